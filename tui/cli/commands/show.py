"""`minutebook show ID [PATH] [--at REV|DATE]`: a record as it stands, or as it stood."""

import argparse
from typing import TYPE_CHECKING

from tui.cli.call import Call
from tui.cli.options import add_format, add_record
from tui.cli.telling import commit_lines
from tui.cli.values import value_in
from tui.errors import Exit, WrongUsage
from tui.procedure.life import is_draft
from tui.record.canonical import dump
from tui.record.kinds import file_of, kind_of
from tui.record.laying import inner_lines
from tui.record.lookup import value_at
from tui.record.paths import parse_path
from tui.record.quick import quick

if TYPE_CHECKING:
    from tui.book.history import Stood


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares ID, PATH, the moment and the form of the output."""
    add_record(parser)
    parser.add_argument(
        "path", nargs="?", default="", metavar="PATH", help="one field, such as items[harm-to-hope].title"
    )
    parser.add_argument("--at", metavar="REV|DATE", help="as it stood at a commit, or at the end of a day")
    add_format(parser)


def run(call: Call) -> Exit:
    """Prints the record's own text; one field as its value; as JSON with id, kind, file and data, and the commit of --at."""
    wanted = call.arguments
    book = call.book
    stood = _stood(call) if wanted.at is not None else None
    data = stood.data if stood is not None else book.read_bytes(wanted.id)
    path = parse_path(wanted.path)
    if not path and not call.wants_json:
        _say_draft(call, data)
        call.exact(data.decode("utf-8", "backslashreplace"))
        return Exit.OK
    value = value_at(value_in(data, file_of(wanted.id)), path, book.schema, kind_of(wanted.id) or "")
    if value is None and not call.wants_json:
        raise WrongUsage(f"{wanted.id} has no value at {wanted.path}.")
    _say_draft(call, data)
    if call.wants_json:
        at = {"at": stood.commit.as_json()} if stood is not None else {}
        call.json(id=wanted.id, kind=kind_of(wanted.id), file=file_of(wanted.id), path=wanted.path, **at, data=value)
    elif isinstance(value, str | int | float | bool):
        call.exact(f"{str(value).lower() if isinstance(value, bool) else value}\n")
    else:
        call.exact(
            dump(value) if isinstance(value, dict) else "".join(f"{line}\n" for line in inner_lines(value, 0, None))
        )
    return Exit.OK


def _say_draft(call: Call, data: bytes) -> None:
    """Says that minutes are a draft, once it is certain that something of them is shown."""
    if is_draft(kind_of(call.arguments.id) or "", quick(data)):
        call.say("DRAFT: no approval of these minutes is recorded.")


def _stood(call: Call) -> "Stood":
    """Returns the record as it stood, and says which commit that was."""
    from tui.book.history import as_at

    found = as_at(call.book, call.arguments.id, call.arguments.at)
    call.talk("".join(f"{line}\n" for line in ["As it stood at:", *commit_lines(found.commit)]))
    return found
