"""What Today says: the next meeting of each body and what it lacks, what is due, who is waited for, what to look at.

Pure, and never more than the record knows.
"""

import datetime
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui.app.ink import MARKS
from tui.app.today_line import NAME, TodayLine, section
from tui.app.today_meeting import by_day, foot, meeting_lines, next_meetings
from tui.documents.reading_lines import phrase
from tui.procedure.calendar import day, in_short
from tui.procedure.clocks.clock import Deadline
from tui.procedure.clocks.minutes_cleared import CLOCK as MINUTES_CLEARED
from tui.procedure.clocks.response_due import CLOCK as RESPONSE_DUE
from tui.procedure.due import due
from tui.procedure.follow_up import Owed, follow_up
from tui.procedure.follow_up_groups import body_name, grouped
from tui.procedure.register import Register, Value, text_at
from tui.record.kinds import kind_of
from tui.rules.problem import Problem, Severity

_BODIES_SHOWN = 3
_DUE_SHOWN = 6
_PEOPLE_SHOWN = 5
_OF_ONE_SHOWN = 3
_LATEST_SHOWN = 3
_AHEAD = datetime.timedelta(days=28)
"""How far ahead, and how far back, deadlines are shown."""

_OF_THE_NEXT = ("agenda-public", "public-questions", "paper-from-author", "paper-public")
"""Clocks that stand with the next meeting already."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Everything that Today says of the records on a day; drafts and problems come beside it."""

    lines: tuple[TodayLine, ...]
    is_empty: bool


def today_from(environment: Mapping[str, str] = os.environ) -> datetime.date:
    """Returns the day to count from: $MINUTEBOOK_TODAY where it is an ISO date, otherwise the day it is."""
    named = environment.get("MINUTEBOOK_TODAY", "")
    try:
        return datetime.date.fromisoformat(named)
    except ValueError:
        return datetime.datetime.now().astimezone().date()


def outlook(register: Register, today: datetime.date) -> Outlook:
    """Returns what the records say of a day; a second for a book of 10,000 records, so it is for a thread worker."""
    lines: list[TodayLine] = []
    coming = next_meetings(register, today)
    shown: set[str] = set()
    for _, body, meetings in coming[:_BODIES_SHOWN]:
        lines += [TodayLine(), TodayLine(((body_name(register, body), "heading"),))]
        lines += [line for meeting, value in meetings for line in meeting_lines(register, meeting, value, today)]
        shown.update(meeting for meeting, _ in meetings)
    lines += _further(register, [(on, body) for on, body, _ in coming[_BODIES_SHOWN:]])
    deadlines = due(register, today)
    lines += section("Due", _due(register, deadlines, today, shown))
    waiting = section(
        "Waiting for", [*_drafts_out(register, deadlines), *_waiting(register, follow_up(register, today), today)]
    )
    latest = section("Latest meetings", _latest(register, today))
    lines += (
        [*waiting, *latest] if coming else [*latest, *waiting]
    )  # the first line to open is a meeting wherever there is one
    return Outlook(tuple(lines), not register.all())


def today_lines(
    found: Outlook,
    today: datetime.date,
    problems: Iterable[Problem] | None,
    drafts: Iterable[tuple[str, str, str]] = (),
    reviews: Iterable[tuple[str, str]] = (),
) -> list[TodayLine]:
    """Returns the lines of Today. `problems` is None while the book is being checked; `drafts` are (id, name, when kept), `reviews` of
    documents (what is said, when kept)."""
    typed = [_draft(*one, today) for one in drafts]
    typed += [_draft(None, said, saved_at, today) for said, saved_at in reviews]
    if found.is_empty and not typed:
        return [
            TodayLine((("This book has no records yet.", "strong"),)),
            TodayLine(),
            TodayLine((("n", "key"), "  makes the first: begin with the body whose meetings these are.")),
        ]
    lines = [*section("Typed and not saved", typed), *found.lines, *section("Look at", _wrong(problems))]
    return lines[1:] if lines and not lines[0].pieces else lines


def first_choice(lines: list[TodayLine]) -> int:
    """Returns the line on which the cursor begins: the first that stands for a record."""
    return next((n for n, line in enumerate(lines) if line.record), 0)


def _draft(record_id: str | None, name: str, saved_at: str, today: datetime.date) -> TodayLine:
    when = saved_at[11:16] if saved_at[:10] == today.isoformat() else f"{in_short(saved_at[:10])}, {saved_at[11:16]}"
    return TodayLine(((f"{when:<19} ", "strong"), name), record_id)


def _further(register: Register, coming: list[tuple[datetime.date, str]]) -> list[TodayLine]:
    """Returns a line for the bodies whose next meetings are not shown."""
    if not coming:
        return []
    on, body = coming[0]
    more = f" and {len(coming) - 1} more bodies" if len(coming) > 1 else ""
    when = in_short(on.isoformat())
    return [TodayLine(), TodayLine(((f"{body_name(register, body)} on {when}{more}, in Plan", "label"),), mode="plan")]


def _due(register: Register, deadlines: list[Deadline], today: datetime.date, shown: set[str]) -> list[TodayLine]:
    """Returns what is due soon, and what was due lately and of which nothing is recorded."""
    near = [
        one
        for one in deadlines
        if one.by is not None
        and one.rule != MINUTES_CLEARED.id
        and abs(datetime.date.fromisoformat(one.by[:10]) - today) <= _AHEAD
        and not (one.record in shown and one.rule in _OF_THE_NEXT)
        and one.state in ("open", "nothing recorded")
    ]
    near.sort(key=lambda one: (one.state != "open", one.by or ""))
    lines = [_deadline(register, one, today) for one in near[:_DUE_SHOWN]]
    more = len(near) - _DUE_SHOWN
    return [*lines, TodayLine(((f"and {more} more: minutebook due", "faint"),))] if more > 0 else lines


def _deadline(register: Register, one: Deadline, today: datetime.date) -> TodayLine:
    by = one.by or ""
    date = text_at(register.get(one.record), "date") if kind_of(one.record) == "meeting" else None
    whose = f", meeting of {in_short(date)}" if date else ""
    nothing = "; nothing is recorded" if by[:10] < today.isoformat() else ""
    said = f"{one.what}{whose}{nothing}"
    return TodayLine(((f"{by_day(by):<22} ", "strong"), said), one.record, foot=f"By {one.who}. {foot(one)}")


def _drafts_out(register: Register, deadlines: list[Deadline]) -> list[TodayLine]:
    """Returns the draft minutes that are with somebody to be cleared, those sent last first."""
    out = [one for one in deadlines if one.rule == MINUTES_CLEARED.id]
    out.sort(key=lambda one: one.inputs.get("sent", ""), reverse=True)
    lines = []
    for one in out[:_OF_ONE_SHOWN]:
        sent, date = one.inputs.get("sent"), text_at(register.get(one.record), "date")
        wanted = f" Wanted back by {in_short(one.by)}." if one.by else ""
        lines.append(
            TodayLine(
                (f"draft minutes of {in_short(date) if date else 'a meeting without a date'}",),
                one.record,
                left=one.who,
                right=f"since {in_short(sent)}" if sent else "since a day not known",
                foot=f"{one.why[:1].upper()}{one.why[1:]}.{wanted}",
            )
        )
    more = len(out) - _OF_ONE_SHOWN
    return [*lines, TodayLine(((f"and {more} more: minutebook due", "faint"),))] if more > 0 else lines


def _waiting(register: Register, owed: list[Owed], today: datetime.date) -> list[TodayLine]:
    """Returns what is waited for, by whom it rests with, the most first, and of each the latest."""
    groups = sorted(grouped(register, owed, "owner"), key=lambda group: -len(group[1]))
    lines: list[TodayLine] = []
    for name, entries in groups[:_PEOPLE_SHOWN]:
        latest = sorted(entries, key=lambda one: one.raised_on or "", reverse=True)
        for n, one in enumerate(latest[:_OF_ONE_SHOWN]):
            since = f"since {in_short(one.raised_on)}" if one.raised_on else "since a day not known"
            told = f"{name}: " if len(name) > NAME else ""
            lines.append(
                TodayLine(
                    (one.what,),
                    one.record,
                    left=name if n == 0 else "",
                    right=since,
                    foot=f"{told}{_foot(register, one, today)}",
                    owed=one,
                )
            )
        more = len(entries) - _OF_ONE_SHOWN
        if more > 0:
            lines.append(TodayLine(((f"and {more} more, in Follow-up", "faint"),), mode="follow_up", left=""))
    rest = sum(len(entries) for _, entries in groups[_PEOPLE_SHOWN:])
    if rest:
        lines.append(TodayLine(((f"and {rest} more of others, in Follow-up", "faint"),), mode="follow_up"))
    return lines


def _foot(register: Register, owed: Owed, today: datetime.date) -> str:
    """Returns what is recorded of an entry and, for a recommendation, where the duty to respond stands."""
    if owed.sort != "recommendation" or owed.state not in ("made", "conveyed"):
        return owed.said
    rule = next((one for one in due(register, today, owed.record) if one.rule == RESPONSE_DUE.id), None)
    return f"{owed.said} {foot(rule)}" if rule is not None else owed.said


def _latest(register: Register, today: datetime.date) -> list[TodayLine]:
    past = [
        (on, meeting, value)
        for meeting, value in register.of("meeting")
        if (on := day(text_at(value, "date"))) is not None and on < today
    ]
    past.sort(key=lambda each: (each[0], each[1]), reverse=True)
    return [_past(register, *one) for one in past[:_LATEST_SHOWN]]


def _past(register: Register, on: datetime.date, meeting: str, value: Value) -> TodayLine:
    status, minutes = text_at(value, "status"), text_at(value, "minutes", "state")
    said = [phrase(word) for word in (text_at(value, "classification"), status or "no status recorded") if word]
    said += [f"minutes {phrase(minutes)}"] if minutes else []
    unsure = " ? nothing says whether it was held" if status in ("confirmed", "tentative") else ""
    name = body_name(register, f"{meeting.split('/', 1)[0]}/body")
    when = f"{on:%a} {in_short(on.isoformat())}"
    return TodayLine(((f"{when:<16} ", "strong"), f"{', '.join(said)}{unsure}", (f"  {name}", "faint")), meeting)


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
