"""`minutebook due`: what is due in the book, by when, by whom, and by which rule."""

import argparse
import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.cli.call import Call
from tui.cli.options import add_format, day
from tui.errors import Exit, WrongUsage

if TYPE_CHECKING:
    from tui.procedure.clocks.clock import Deadline
    from tui.procedure.register import Register

_PARTS = ("To come", "The day is over, and it is not recorded as done", "Without a day", "Done or past")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the day, whose deadlines, and the form of the output."""
    parser.add_argument("--on", metavar="DATE", type=day, help="as it stands on this day: YYYY-MM-DD (default: today)")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--meeting", metavar="ID", help="all that belongs to one meeting, whether done or not")
    whose.add_argument("--body", metavar="BODY", help="only of this body, such as example-joint-panel")
    parser.add_argument("--all", action="store_true", help="also what is done, past or can no longer be done")
    add_format(parser, "ics")


def run(call: Call) -> Exit:
    """Prints the deadlines, the earliest first. Raises WrongUsage for a meeting or body that is not in the book."""
    from tui.book.gists import register
    from tui.procedure.due import due

    wanted = call.arguments
    on = wanted.on or datetime.date.today()
    with call.progress("Reading records") as bar:
        found = register(call.book, bar.step)
    body = f"{wanted.body.removesuffix('/body')}/body" if wanted.body is not None else None
    _refuse_unknown(found, wanted.meeting, body)
    deadlines = due(found, on, wanted.meeting, body=body, everything=wanted.all)
    if call.wants_json:
        call.json(on=on.isoformat(), due=[each.as_json() for each in deadlines])
    elif wanted.format == "ics":
        _write_calendar(call, found, deadlines, on)
    else:
        for line in _lines(deadlines, on):
            call.line(line)
    return Exit.OK


def _refuse_unknown(register: "Register", meeting: str | None, body: str | None) -> None:
    from tui.record.kinds import kind_of

    if meeting is not None and (kind_of(meeting) != "meeting" or register.get(meeting) is None):
        raise WrongUsage(f"There is no meeting “{meeting}” in this book.", "See: minutebook list meeting")
    if body is not None and body not in register.bodies:
        raise WrongUsage(f"There is no body “{body.removesuffix('/body')}” in this book.", "See: minutebook list body")


def _write_calendar(call: Call, register: "Register", deadlines: "Sequence[Deadline]", on: datetime.date) -> None:
    from tui.documents.exchange.due_entries import due_calendar

    call.exact(due_calendar(deadlines, on, register))
    without = sum(each.by is None for each in deadlines)
    if without:
        call.say(f"{without} without a day: not in the calendar. See them with: minutebook due")


def _lines(deadlines: "Sequence[Deadline]", on: datetime.date) -> Iterator[str]:
    from tui.cli.telling import wrapped
    from tui.procedure.clocks.clock import ADVICE

    for title in _PARTS:
        here = [each for each in deadlines if _part(each, on.isoformat()) == title]
        if here:
            yield title
            yield ""
        for each in here:
            yield from _told(each)
            yield ""
    if not deadlines:
        yield f"Nothing is known to be due on {on.isoformat()}."
        yield ""
    yield from wrapped(ADVICE)


def _part(deadline: "Deadline", on: str) -> str:
    coming, over, without, settled = _PARTS
    if deadline.state in ("done", "done late", "past"):
        return settled
    if deadline.by is None:
        return without
    return coming if deadline.by[:10] >= on else over


def _told(deadline: "Deadline") -> Iterator[str]:
    from tui.cli.telling import wrapped
    from tui.procedure.calendar import in_short
    from tui.procedure.clocks.clock import MARKS

    by = deadline.by or ""
    time = f" {by[11:]}" if len(by) > 10 else ""
    when = f"{datetime.date.fromisoformat(by[:10]):%a} {in_short(by[:10])}{time}" if by else "no day"
    yield from wrapped(f"{when}  {deadline.what}", 2)
    yield from wrapped(deadline.record, 6)
    yield from wrapped(f"{deadline.who}: {deadline.state}{f' – {deadline.why}' if deadline.why else ''}", 6, 2)
    if deadline.inputs:
        yield from wrapped("; ".join(f"{name} {value}" for name, value in deadline.inputs.items()), 6, 2)
    yield from wrapped(f"{deadline.rule}: {deadline.source} ({MARKS[deadline.mark]})", 6, 2)
