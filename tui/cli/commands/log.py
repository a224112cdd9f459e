"""`minutebook log [ID]`: what was done, when, by whom and why."""

import argparse

from tui.cli.call import Call
from tui.cli.options import add_format, count
from tui.errors import Exit, WrongUsage
from tui.record.kinds import id_of


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the record, how many commits, and the form of the output."""
    parser.add_argument("id", nargs="?", metavar="ID", help="only the commits of this record")
    parser.add_argument(
        "--limit", type=count, default=50, metavar="N", help="at most so many, the newest first (default: 50)"
    )
    add_format(parser)


def run(call: Call) -> Exit:
    """Prints time, author, action and subject of each commit, then why."""
    book = call.book  # first: what reads the history does not even load without a git that works
    from tui.book.history import commits

    asked = call.arguments.id
    record_id = None if asked is None else id_of(asked) or asked.removesuffix(".yaml")
    found = commits(book, record_id, call.arguments.limit)
    if not found and record_id is not None and not book.exists(record_id):
        raise WrongUsage(f"The book never had a record {record_id}.", "See: minutebook list meeting")
    if call.wants_json:
        call.json(record=record_id, commits=[each.as_json() for each in found])
        return Exit.OK
    for each in found:
        call.line(f"{each.commit[:10]}  {each.time}  {each.author}  {each.action or '-'}")
        call.line(f"    {each.subject}")
        if each.reason:
            call.line(f"    Reason: {each.reason}")
    if not found:
        call.say("There are no commits yet." if record_id is None else f"{record_id} is in no commit yet.")
    return Exit.OK
