"""What Today says: the next meeting of each body, what is awaited, what is wrong. Pure, and never more than the record knows."""

import datetime
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tui.app.ink import MARKS, Piece
from tui.documents.reading_lines import day, phrase
from tui.record.excerpts import Excerpt
from tui.rules.problem import Problem, Severity

_AWAITED_SHOWN = 6
_LATEST_SHOWN = 4
_NAMED = 3
_READ_WHOLE = 12
_SOON = 28
"""Days within which a body's further meetings are shown beside its next."""


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


Reader = Callable[[str], Any]
"""Takes a record's id and returns its value, None where it cannot be read."""


def today_lines(
    excerpts: Mapping[str, Excerpt],
    today: datetime.date,
    problems: Iterable[Problem] | None,
    reader: Reader,
    drafts: Iterable[tuple[str, str, str]] = (),
) -> list[TodayLine]:
    """Returns the lines of Today. `problems` is None while the book is being checked; only next meetings are read whole.

    `drafts` are (id, name, when kept).
    """
    meetings: dict[str, list[Excerpt]] = defaultdict(list)
    for one in excerpts.values():
        if one.kind == "meeting":
            meetings[one.body or ""].append(one)
    if not excerpts and not any(True for _ in drafts):
        return [
            TodayLine((("This book has no records yet.", "strong"),)),
            TodayLine(),
            TodayLine((("n", "key"), "  makes the first: begin with the body whose meetings these are.")),
        ]
    coming, quiet = _coming(meetings, excerpts, today, reader)
    lines = _section("Typed and not saved", [_draft(*one, today) for one in drafts])
    lines += [*_section("Next meetings", coming), *quiet]
    lines += _section("Latest meetings", _latest(meetings, excerpts, today))
    known = {one.id: one for one in excerpts.values() if (one.date or "") <= today.isoformat()}
    lines += _section("No response recorded", _recommendations(known, excerpts))
    lines += _section("Undertaken, no update recorded", _actions(known, excerpts))
    lines += _section("Look at", _wrong(problems))
    return lines[1:] if lines and not lines[0].pieces else lines


def first_choice(lines: list[TodayLine]) -> int:
    """Returns the line on which the cursor begins: the first that stands for a record."""
    return next((n for n, line in enumerate(lines) if line.record), 0)


def _draft(record_id: str, name: str, saved_at: str, today: datetime.date) -> TodayLine:
    when = saved_at[11:16] if saved_at[:10] == today.isoformat() else f"{day(saved_at[:10])}, {saved_at[11:16]}"
    return TodayLine(((f"{when:<19} ", "strong"), name), record_id)


def _section(title: str, lines: list[TodayLine]) -> list[TodayLine]:
    return [TodayLine(), TodayLine(((title, "heading"),)), *lines] if lines else []


def _coming(
    meetings: Mapping[str, list[Excerpt]], excerpts: Mapping[str, Excerpt], today: datetime.date, reader: Reader
) -> tuple[list[TodayLine], list[TodayLine]]:
    lines: list[TodayLine] = []
    without: list[str] = []
    for body, found in sorted(meetings.items(), key=lambda one: (-len(one[1]), one[0])):
        ahead = sorted(
            (
                one
                for one in found
                if one.status not in ("cancelled", "postponed") and (one.date or "")[:10] >= today.isoformat()
            ),
            key=lambda one: one.date or "",
        )
        if ahead:
            soon = (today + datetime.timedelta(days=_SOON)).isoformat()
            for one in [ahead[0], *(later for later in ahead[1:] if (later.date or "") <= soon)]:
                lines.append(_meeting(one, excerpts, today))
                lines += _recorded(reader(one.id)) if len(lines) < _READ_WHOLE else []
        else:
            without.append(_body(body, excerpts))
    others = "other " if lines else ""
    who = f"{len(without)} {others}bodies" if len(without) > (1 if lines else _NAMED) else _names(without)
    quiet = [TodayLine(((f"  The book has no meeting from today on for {who}.", "faint"),))] if without else []
    if not lines and quiet:
        return quiet, []
    return lines, quiet


def _recorded(value: Any) -> list[TodayLine]:
    """Returns what is recorded of a meeting to come and what is not, as far as the record knows."""
    if not isinstance(value, Mapping):
        return []
    there, missing = [], []
    for name, word in (("start_time", "a time"), ("location", "a place"), ("items", "an agenda")):
        if not value.get(name) and not (name == "start_time" and value.get("start_condition")):
            missing.append(word)
    items = [one for one in value.get("items") or () if isinstance(one, Mapping)]
    if items:
        papers = sum(bool(one.get("papers")) for one in items)
        there.append(f"{len(items)} agenda {'item' if len(items) == 1 else 'items'}, {papers} with papers")
    published = [
        one for one in value.get("publications") or () if isinstance(one, Mapping) and one.get("what") == "agenda"
    ]
    if published:
        at = published[-1].get("at")
        there.append(f"agenda published {day(str(at))}" if at else "agenda published")
    elif items:
        missing.append("when the agenda was published")
    deadline = value.get("question_deadline")
    if isinstance(deadline, Mapping) and deadline.get("at"):
        there.append(f"questions by {day(str(deadline['at'])[:10])}, {str(deadline['at'])[11:]}")
    lines = [TodayLine(((f"                   {'; '.join(there)}", "label"),))] if there else []
    if missing:
        lines.append(TodayLine(((f"                   not recorded: {', '.join(missing)}", "label"),)))
    return lines


def _latest(
    meetings: Mapping[str, list[Excerpt]], excerpts: Mapping[str, Excerpt], today: datetime.date
) -> list[TodayLine]:
    past = [
        one
        for found in meetings.values()
        for one in found
        if len(one.date or "") == 10 and (one.date or "") < today.isoformat()
    ]
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
    said = ", ".join(filter(None, (phrase(one.detail or ""), phrase(one.status or "no status recorded"))))
    pieces: list[Piece] = [(f"{with_weekday:<16} ", "strong"), said]
    if date and date < today.isoformat() and one.status in ("confirmed", "tentative"):
        pieces.append(" ? nothing says whether it was held")
    elif len(date) == 10 and date >= today.isoformat():
        pieces.append((f", {_ahead(date, today)}", "strong"))
    return TodayLine((*pieces, (f"  {_body(one.body or '', excerpts)}", "faint")), one.id)


def _ahead(date: str, today: datetime.date) -> str:
    try:
        days = (datetime.date.fromisoformat(date) - today).days
    except ValueError:
        return ""
    return "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"


def _recommendations(known: Mapping[str, Excerpt], excerpts: Mapping[str, Excerpt]) -> list[TodayLine]:
    found = [one for one in known.values() if one.kind == "recommendation" and one.status == "no response recorded"]
    return _awaited(found, excerpts, "recommendations")


def _actions(known: Mapping[str, Excerpt], excerpts: Mapping[str, Excerpt]) -> list[TodayLine]:
    found = [
        one
        for one in known.values()
        if one.kind == "action" and one.status == "no update recorded" and one.detail != "offer"
    ]
    return _awaited(found, excerpts, "undertakings")


def _awaited(found: list[Excerpt], excerpts: Mapping[str, Excerpt], what: str) -> list[TodayLine]:
    found.sort(key=lambda one: (one.date or "", one.id), reverse=True)
    lines = [
        TodayLine(
            (
                (f"{one.id.rsplit('/', 1)[-1]:<14} ", "strong"),
                f"{one.title}  ",
                (_body(one.body or "", excerpts), "faint"),
            ),
            one.id,
        )
        for one in found[:_AWAITED_SHOWN]
    ]
    more = len(found) - _AWAITED_SHOWN
    return (
        [*lines, TodayLine(((f"and {more} more {what}, in Records", "faint"),), mode="records")] if more > 0 else lines
    )


def _wrong(problems: Iterable[Problem] | None) -> list[TodayLine]:
    if problems is None:
        return [TodayLine((("The book is being checked …", "faint"),))]
    counted: dict[Severity, int] = defaultdict(int)
    for one in problems:
        counted[one.severity] += 1
    words = [
        f"{MARKS[severity]} {counted[severity]} {word if counted[severity] == 1 else plural}"
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
