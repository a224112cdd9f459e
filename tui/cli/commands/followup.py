"""`minutebook followup`: what was asked, promised and recommended, with whom it rests, since when, and what is recorded of it."""

import argparse
import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.cli.call import Call
from tui.cli.options import add_format, day
from tui.errors import Exit, WrongUsage

if TYPE_CHECKING:
    from tui.procedure.follow_up import Owed
    from tui.procedure.register import Register

_BY = ("owner", "age", "meeting", "body", "year")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the day, whose, in what order, and the form of the output."""
    parser.add_argument("--on", metavar="DATE", type=day, help="as at this day: YYYY-MM-DD (default: today)")
    parser.add_argument("--body", metavar="BODY", help="only of this body, such as example-joint-panel")
    parser.add_argument(
        "--owner", metavar="ID", help="only what rests with this person or body, such as people/officer-c"
    )
    parser.add_argument("--meeting", metavar="ID", help="only what was raised at this meeting")
    parser.add_argument("--by", choices=_BY, default="owner", help="how it is grouped (default: owner)")
    parser.add_argument("--all", action="store_true", help="also what is closed")
    parser.add_argument(
        "--late", action="store_true", help="only what was answered after the day it was asked for, by who answered"
    )
    add_format(parser)


def run(call: Call) -> Exit:
    """Prints what is open, grouped; as JSON every entry with all that is known. Raises WrongUsage for what is not in the book."""
    from tui.book.gists import register
    from tui.procedure.follow_up import follow_up, late_answers

    wanted = call.arguments
    on = wanted.on or datetime.date.today()
    with call.progress("Reading records") as bar:
        book = register(call.book, bar.step)
    body = f"{wanted.body.removesuffix('/body')}/body" if wanted.body is not None else None
    _refuse_unknown(book, body, wanted.owner, wanted.meeting)
    found = follow_up(book, on, body, wanted.all or wanted.late)
    if wanted.late:
        found = list(late_answers(found))
    if wanted.owner is not None:
        found = [each for each in found if wanted.owner in (*each.owners, *each.waiting_for)]
    if wanted.meeting is not None:
        found = [each for each in found if each.raised_at == wanted.meeting]
    if call.wants_json:
        call.json(on=on.isoformat(), entries=[each.as_json() for each in found])
        return Exit.OK
    nothing = "No late answer is recorded" if wanted.late else "Nothing is recorded as open"
    by = "owed by" if wanted.late and wanted.by == "owner" else wanted.by
    for line in _lines(book, found, by, on, nothing):
        call.line(line)
    return Exit.OK


def _refuse_unknown(register: "Register", body: str | None, owner: str | None, meeting: str | None) -> None:
    if body is not None and body not in register.bodies:
        raise WrongUsage(f"There is no body “{body.removesuffix('/body')}” in this book.", "See: minutebook list body")
    if owner is not None and register.get(owner) is None:
        raise WrongUsage(f"There is no person or body “{owner}” in this book.", "See: minutebook list person")
    if meeting is not None and register.get(meeting) is None:
        raise WrongUsage(f"There is no meeting “{meeting}” in this book.", "See: minutebook list meeting")


def _lines(register: "Register", found: "Sequence[Owed]", by: str, on: datetime.date, nothing: str) -> Iterator[str]:
    from tui.cli.telling import wrapped
    from tui.procedure.follow_up_groups import grouped

    for title, entries in grouped(register, found, by):
        yield from wrapped(f"{title}  ({len(entries)})")
        yield ""
        for each in entries:
            yield from _told(register, each)
            yield ""
    if not found:
        yield f"{nothing} on {on.isoformat()}."


def _told(register: "Register", owed: "Owed") -> Iterator[str]:
    from tui.cli.telling import wrapped
    from tui.procedure.calendar import in_short
    from tui.procedure.follow_up_groups import people
    from tui.record.words import plain_words

    since = f"since {in_short(owed.raised_on)}" if owed.raised_on else "since a day that is not known"
    age = f", {owed.age} days" if owed.age else ""
    minute = f", minute {owed.minute}" if owed.minute else ""
    yield from wrapped(owed.what, 2, 2)
    yield from wrapped(f"{plain_words(owed.sort).capitalize()} {since}{age}{minute}. {owed.said}", 4)
    if owed.waiting_for and owed.waiting_for != owed.owners:
        yield from wrapped(f"Rests with {people(register, owed.waiting_for)}.", 4)
    yield from wrapped(owed.record, 4)
