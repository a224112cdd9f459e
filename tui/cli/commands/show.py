"""`minutebook show ID [PATH] [--at REV|DATE]`: a record as it stands, or as it stood."""

import argparse

from tui.cli.call import Call
from tui.cli.options import add_format, add_record
from tui.cli.values import value_in
from tui.errors import Exit, WrongUsage
from tui.record.canonical import dump
from tui.record.kinds import file_of, kind_of
from tui.record.laying import inner_lines
from tui.record.lookup import value_at
from tui.record.paths import parse_path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares ID, PATH, the moment and the form of the output."""
    add_record(parser)
    parser.add_argument(
        "path", nargs="?", default="", metavar="PATH", help="one field, such as items[harm-to-hope].title"
    )
    parser.add_argument("--at", metavar="REV|DATE", help="as it stood at a commit, or at the end of a day")
    add_format(parser)


def run(call: Call) -> Exit:
    """Prints the record's own text; one field as its value; as JSON with id, kind, file and data."""
    wanted = call.arguments
    book = call.book
    data = book.read_bytes_at(wanted.id, wanted.at) if wanted.at is not None else book.read_bytes(wanted.id)
    path = parse_path(wanted.path)
    if not path and not call.wants_json:
        call.exact(data.decode("utf-8", "backslashreplace"))
        return Exit.OK
    value = value_at(value_in(data, file_of(wanted.id)), path, book.schema, kind_of(wanted.id) or "")
    if call.wants_json:
        call.json(id=wanted.id, kind=kind_of(wanted.id), file=file_of(wanted.id), path=wanted.path, data=value)
    elif isinstance(value, str | int | float | bool):
        call.exact(f"{str(value).lower() if isinstance(value, bool) else value}\n")
    elif value is None:
        raise WrongUsage(f"{wanted.id} has no value at {wanted.path}.")
    else:
        call.exact(
            dump(value) if isinstance(value, dict) else "".join(f"{line}\n" for line in inner_lines(value, 0, None))
        )
    return Exit.OK
