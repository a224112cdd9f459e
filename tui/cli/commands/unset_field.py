"""`minutebook unset ID PATH --reason …`: a field is taken away; what a record does not say is absent."""

import argparse

from tui.cli.call import Call
from tui.cli.options import add_format, add_reason, add_record
from tui.cli.writing import field_at, save_edits
from tui.errors import Exit
from tui.record.edits import Unset
from tui.record.paths import parse_path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares ID, PATH and why."""
    add_record(parser)
    parser.add_argument("path", metavar="PATH", help="the field to take away")
    add_reason(parser)
    add_format(parser)


def run(call: Call) -> Exit:
    """Saves the record without the field."""
    path = parse_path(call.arguments.path)
    field_at(call, path)
    return save_edits(call, [Unset(path)])
