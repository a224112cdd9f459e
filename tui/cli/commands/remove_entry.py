"""`minutebook remove ID PATH --reason …`: an entry leaves its list."""

import argparse

from tui.cli.call import Call
from tui.cli.options import add_format, add_reason, add_record
from tui.cli.writing import field_at, save_edits
from tui.errors import Exit
from tui.record.edits import Remove
from tui.record.paths import parse_path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares ID, the entry's PATH and why."""
    add_record(parser)
    parser.add_argument("path", metavar="PATH", help="the entry, such as attendance[member-b]")
    add_reason(parser)
    add_format(parser)


def run(call: Call) -> Exit:
    """Saves the record without the entry."""
    path = parse_path(call.arguments.path)
    field_at(call, path)
    return save_edits(call, [Remove(path)])
