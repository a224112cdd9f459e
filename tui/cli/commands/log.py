"""`minutebook log [ID]`: what was done, when, by whom and why."""

import argparse

from tui.cli.call import Call
from tui.cli.options import add_format
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the record, how many commits, and the form of the output."""
    parser.add_argument("id", nargs="?", metavar="ID", help="only the commits of this record")
    parser.add_argument(
        "--limit", type=int, default=50, metavar="N", help="at most so many, the newest first (default: 50)"
    )
    add_format(parser)


def run(call: Call) -> Exit:
    """Prints time, author, action and subject of each commit, then why."""
    from tui.book.history import commits

    found = commits(call.book, call.arguments.id, max(call.arguments.limit, 0))
    if call.wants_json:
        call.json(record=call.arguments.id, commits=[each.as_json() for each in found])
        return Exit.OK
    for each in found:
        call.line(f"{each.commit[:10]}  {each.time}  {each.author}  {each.action or '-'}")
        call.line(f"    {each.subject}")
        if each.reason:
            call.line(f"    Reason: {each.reason}")
    if not found:
        call.say("There are no commits yet.")
    return Exit.OK
