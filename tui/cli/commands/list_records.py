"""`minutebook list KIND`: the records of one kind, a line each."""

import argparse

from tui.cli.call import Call
from tui.cli.options import add_format
from tui.errors import Exit, WrongUsage
from tui.procedure.life import APPROVED
from tui.record.kinds import KINDS


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares KIND, the body and the form of the output."""
    parser.add_argument(
        "kind", metavar="KIND", choices=[each.name for each in KINDS], help=", ".join(each.name for each in KINDS)
    )
    parser.add_argument("--body", metavar="BODY", help="only records of this body, such as example-joint-panel")
    parser.add_argument("--status", metavar="STATUS", help="only records with this status")
    add_format(parser)


def run(call: Call) -> Exit:
    """Prints id, date, status and title of each record, of a meeting also its minutes, parted by tabs; as JSON all of an excerpt."""
    from tui.book.listing import excerpts

    wanted = call.arguments
    with call.progress("Reading records") as bar:
        found = excerpts(call.book, wanted.kind, bar.step)
    if wanted.body is not None:
        body = f"{wanted.body.removesuffix('/body')}/body"
        found = [each for each in found if each.body == body]
        if not found and not call.book.exists(body):
            raise WrongUsage(f"There is no body “{wanted.body}” in this book.", "See: minutebook list body")
    if wanted.status is not None:
        found = [each for each in found if each.status == wanted.status]
    if call.wants_json:
        call.json(kind=wanted.kind, records=[each.as_json() for each in found])
    else:
        for each in found:
            call.row(each.id, each.date or "-", each.status or "-", each.title, *_minutes(each.minutes))
    return Exit.OK


def _minutes(state: str | None) -> list[str]:
    if state is None:
        return []
    return [f"minutes {state}" if state in APPROVED else "DRAFT minutes"]
