"""What Today says: the next meeting of each body, what is awaited, what is wrong. Pure, and never more than the record knows."""

import datetime
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui.app.ink import Piece
from tui.documents.reading_view import day, phrase
from tui.record.excerpts import Excerpt
from tui.rules.problem import Problem, Severity

_AWAITED_SHOWN = 6
_LATEST_SHOWN = 4


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One line: what it says, and the record that it stands for, where it stands for one."""

    pieces: tuple[Piece, ...] = ()
    record: str | None = None
    mode: str | None = None


def today_from(environment: Mapping[str, str] = os.environ) -> datetime.date:
    """Returns the day to count from: $MINUTEBOOK_TODAY where it is an ISO date, otherwise the day it is."""
    named = environment.get("MINUTEBOOK_TODAY", "")
    try:
        return datetime.date.fromisoformat(named)
    except ValueError:
        return datetime.datetime.now().astimezone().date()


def today_lines(excerpts: Mapping[str, Excerpt], today: datetime.date, problems: Iterable[Problem] | None) -> list[TodayLine]:
    """Returns the lines of Today. `problems` is None while the book is being checked."""
    meetings: dict[str, list[Excerpt]] = defaultdict(list)
    for one in excerpts.values():
        if one.kind == "meeting":
            meetings[one.body or ""].append(one)
    if not excerpts:
        return [
            TodayLine((("This book has no records yet.", "strong"),)),
            TodayLine(),
            TodayLine((("n", "key"), "  makes the first: begin with the body whose meetings these are.")),
        ]
    coming, quiet = _coming(meetings, excerpts, today)
    lines = [*_section("Next meetings", coming), *quiet]
    lines += _section("Latest meetings", _latest(meetings, excerpts, today))
    lines += _section("No response recorded", _recommendations(excerpts))
    lines += _section("Undertaken, no update recorded", _actions(excerpts))
    lines += _section("Look at", _wrong(problems))
    return lines[1:] if lines and not lines[0].pieces else lines


def first_choice(lines: list[TodayLine]) -> int:
    """Returns the line on which the cursor begins: the first that stands for a record."""
    return next((n for n, line in enumerate(lines) if line.record), 0)


def _section(title: str, lines: list[TodayLine]) -> list[TodayLine]:
    return [TodayLine(), TodayLine(((title, "heading"),)), *lines] if lines else []


def _coming(
    meetings: Mapping[str, list[Excerpt]], excerpts: Mapping[str, Excerpt], today: datetime.date
) -> tuple[list[TodayLine], list[TodayLine]]:
    lines: list[TodayLine] = []
    without: list[str] = []
    for body, found in sorted(meetings.items(), key=lambda one: (-len(one[1]), one[0])):
        ahead = sorted(
            (one for one in found if one.status not in ("cancelled", "postponed") and (one.date or "")[:10] >= today.isoformat()),
            key=lambda one: one.date or "",
        )
        if ahead:
            first = ahead[0]
            lines.append(_meeting(first, excerpts, today))
        else:
            without.append(_body(body, excerpts))
    who = f"{len(without)} other bodies" if lines and len(without) > 1 else _names(without)
    quiet = [TodayLine(((f"  The book has no meeting from today on for {who}.", "faint"),))] if without else []
    if not lines and quiet:
        return quiet, []
    return lines, quiet


def _latest(meetings: Mapping[str, list[Excerpt]], excerpts: Mapping[str, Excerpt], today: datetime.date) -> list[TodayLine]:
    past = [one for found in meetings.values() for one in found if len(one.date or "") == 10 and (one.date or "") < today.isoformat()]
    past.sort(key=lambda one: (one.date or "", one.id), reverse=True)
    return [_meeting(one, excerpts, today) for one in past[:_LATEST_SHOWN]]


def _meeting(one: Excerpt, excerpts: Mapping[str, Excerpt], today: datetime.date) -> TodayLine:
    date = one.date or ""
    words = day(date) if date else "no date"
    with_weekday = words
    if len(date) == 10:
        try:
            with_weekday = f"{datetime.date.fromisoformat(date):%a} {words}"
        except ValueError:
            with_weekday = words
    said = f"{phrase(one.detail or '')}, {phrase(one.status or 'no status recorded')}"
    pieces: list[Piece] = [(f"{with_weekday:<16} ", "strong"), f"{_body(one.body or '', excerpts)}  ", (said, "label")]
    if date and date < today.isoformat() and one.status in ("confirmed", "tentative"):
        pieces.append(("  ? nothing in the book says whether it was held", "faint"))
    elif len(date) == 10 and date >= today.isoformat():
        pieces.append((f"  {_ahead(date, today)}", "faint"))
    return TodayLine(tuple(pieces), one.id)


def _ahead(date: str, today: datetime.date) -> str:
    try:
        days = (datetime.date.fromisoformat(date) - today).days
    except ValueError:
        return ""
    return "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"


def _recommendations(excerpts: Mapping[str, Excerpt]) -> list[TodayLine]:
    found = [one for one in excerpts.values() if one.kind == "recommendation" and one.status == "no response recorded"]
    return _awaited(found, excerpts, "recommendations")


def _actions(excerpts: Mapping[str, Excerpt]) -> list[TodayLine]:
    found = [one for one in excerpts.values() if one.kind == "action" and one.status == "no update recorded" and one.detail != "offer"]
    return _awaited(found, excerpts, "undertakings")


def _awaited(found: list[Excerpt], excerpts: Mapping[str, Excerpt], what: str) -> list[TodayLine]:
    found.sort(key=lambda one: (one.date or "", one.id), reverse=True)
    lines = [
        TodayLine(((f"{one.id.rsplit('/', 1)[-1]:<14} ", "strong"), f"{one.title}  ", (_body(one.body or "", excerpts), "faint")), one.id)
        for one in found[:_AWAITED_SHOWN]
    ]
    more = len(found) - _AWAITED_SHOWN
    return [*lines, TodayLine(((f"and {more} more {what}, in Records", "faint"),), mode="records")] if more > 0 else lines


def _wrong(problems: Iterable[Problem] | None) -> list[TodayLine]:
    if problems is None:
        return [TodayLine((("The book is being checked …", "faint"),))]
    counted: dict[Severity, int] = defaultdict(int)
    for one in problems:
        counted[one.severity] += 1
    words = [
        f"{counted[severity]} {word if counted[severity] == 1 else plural}"
        for severity, word, plural in (
            (Severity.ERROR, "error", "errors"),
            (Severity.WARNING, "warning", "warnings"),
            (Severity.ADVICE, "piece of advice", "pieces of advice"),
        )
        if counted[severity]
    ]
    if not words:
        return [TodayLine(("The checks have nothing to say.",))]
    return [TodayLine((", ".join(words), ("  in Problems", "faint")), mode="problems")]


def _body(body: str, excerpts: Mapping[str, Excerpt]) -> str:
    return excerpts[body].title if body in excerpts else body.partition("/")[0].replace("-", " ")


def _names(names: list[str]) -> str:
    return "".join(names) if len(names) < 2 else f"{', '.join(names[:-1])} or {names[-1]}"
