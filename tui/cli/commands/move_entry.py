"""`minutebook move ID PATH [--before ENTRY] --reason …`: an entry takes another place in its list."""

import argparse

from tui.cli.call import Call
from tui.cli.options import add_examples, add_format, add_reason, add_record
from tui.cli.writing import field_at, save_edits
from tui.errors import Exit
from tui.record.edits import Move
from tui.record.paths import parse_path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares ID, the entry's PATH, where to and why."""
    add_record(parser)
    parser.add_argument("path", metavar="PATH", help="the entry, such as items[annual-report]")
    parser.add_argument(
        "--before", metavar="ENTRY", help="the entry that it is to stand before; without it, it goes last"
    )
    add_reason(parser)
    add_format(parser)
    add_examples(
        parser,
        "move cambridgeshire-pcp/meetings/2024-03-13 'items[agenda-plan]' --before public-questions --reason 'as on the agenda'",
        "move cambridgeshire-pcp/meetings/2024-03-13 'items[actions-review]' --reason 'taken last'",
    )


def run(call: Call) -> Exit:
    """Saves the record with the entry moved."""
    path = parse_path(call.arguments.path)
    field_at(call, path)
    return save_edits(call, [Move(path, call.arguments.before)])
