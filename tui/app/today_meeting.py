"""The next meeting of a body on Today, and what it lacks: agenda, questions, papers, quorum; each as far as it is recorded. Pure."""

import datetime
from collections.abc import Iterator

from tui.app.today_line import LABEL, TodayLine
from tui.documents.reading_lines import phrase
from tui.procedure.calendar import day, in_short
from tui.procedure.clocks.agenda_public import NO_BUSINESS
from tui.procedure.clocks.clock import ADVICE, MARKS, Deadline
from tui.procedure.due import due
from tui.procedure.forecast import forecast
from tui.procedure.register import Register, Value, dicts, text_at
from tui.procedure.working_days import NoCalendar

_COMING = ("requested_on", "due_from_author", "received_at", "published_at")
_LACKING = (("start_time", "a time"), ("location", "a place"), ("items", "an agenda"))


def next_meetings(register: Register, today: datetime.date) -> list[tuple[datetime.date, str, list[tuple[str, Value]]]]:
    """Returns for every body that has one its next meeting from today on: its day, the body, and the meeting as id and gist.

    A postponed one has no day yet. Where the next is training or a conference, the next with business comes after it. The bodies whose
    meeting is the earliest come first.
    """
    found = []
    for body in register.bodies:
        coming = [
            (on, meeting, value)
            for meeting, on, value in register.meetings(body)
            if on >= today and value.get("status") not in ("held", "cancelled", "postponed")
        ]
        business = [each for each in coming if text_at(each[2], "classification") not in NO_BUSINESS]
        chosen = {meeting: value for _, meeting, value in (*coming[:1], *business[:1])}
        if coming:
            found.append((coming[0][0], body, list(chosen.items())))
    return sorted(found, key=lambda each: each[:2])


def meeting_lines(register: Register, meeting: str, value: Value, today: datetime.date) -> list[TodayLine]:
    """Returns a meeting to come, and a line for each thing that it still needs or of which something is known."""
    body = f"{meeting.split('/', 1)[0]}/body"
    on = day(text_at(value, "date")) or today
    when = f"{on:%a} {in_short(on.isoformat())}"
    place = ", ".join(filter(None, (when, text_at(value, "start_time"), text_at(value, "location", "name"))))
    said = ", ".join(phrase(word) for name in ("classification", "status") if (word := text_at(value, name)))
    lines = [
        TodayLine(
            ((f"{'Next meeting':<{LABEL}}", "strong"), (place, "strong"), (f"  {said}", "label")),
            meeting,
            right=_ahead(register, body, today, on),
        ),
    ]
    deadlines = {one.rule: one for one in due(register, today, meeting) if one.record == meeting}
    lines += _agenda(meeting, value, deadlines.get("agenda-public"))
    lines += _questions(meeting, deadlines.get("public-questions"))
    lines += _papers(register, meeting, value, today)
    return [*lines, *_quorum(register, meeting)]


def foot(deadline: Deadline) -> str:
    """Returns where a deadline's rule stands and how that was read, for the foot of the screen, which may cut it short at its end."""
    inputs = "; ".join(f"{name} {value}" for name, value in deadline.inputs.items())
    return f"{ADVICE.rstrip('.')}: {deadline.source} ({MARKS[deadline.mark]}){f'; {inputs}' if inputs else ''}."


def by_day(by: str) -> str:
    """Returns the day of a deadline in words, with its time where it has one: `Fri 9 Sep 2022, 12:00`."""
    date = datetime.date.fromisoformat(by[:10])
    return f"{date:%a} {in_short(by[:10])}{f', {by[11:]}' if len(by) > 10 else ''}"


def _detail(label: str, words: str, record: str, foot_words: str = "", mark: str = "", right: str = "") -> TodayLine:
    pieces = ((f"  {label:<{LABEL - 2}}", "label"), (mark, "warning"), words)
    return TodayLine(pieces, record, right=right, foot=foot_words)


def _ahead(register: Register, body: str, today: datetime.date, on: datetime.date) -> str:
    days = (on - today).days
    if days < 2:
        return "today" if days == 0 else "tomorrow"
    try:
        count = register.working_days(body, on).between(today, on) + 1
    except NoCalendar:
        return f"in {days} days"
    return f"in {count} working day{'' if count == 1 else 's'}"


def _agenda(meeting: str, value: Value, deadline: Deadline | None) -> Iterator[TodayLine]:
    """Yields by when the agenda is to be public or that it is, then what of the meeting is not recorded."""
    items = dicts(value, "items")
    many = f"{len(items)} item{'' if len(items) == 1 else 's'}" if items else "no items recorded"
    if deadline is None:
        yield _detail("agenda", many, meeting)
    elif deadline.state in ("done", "done late"):
        why = deadline.why.replace("recorded as ", "")
        yield _detail("agenda", f"{why.replace(why[-10:], in_short(why[-10:]))}; {many}", meeting, foot(deadline))
    elif deadline.by is None:
        yield _detail(
            "agenda", f"{many}; by when it is to be public cannot be told: {deadline.why}", meeting, foot(deadline)
        )
    else:
        over = deadline.state == "nothing recorded"
        words = "was to be public by" if over else "to be public by"
        nothing = "; that it was published is not recorded" if over else ""
        clear = deadline.inputs.get("clear days")
        yield _detail(
            "agenda",
            f"{words} {by_day(deadline.by)}{nothing}; {many}",
            meeting,
            foot(deadline),
            right=f"{clear} clear days" if clear and not over else "",
        )
    missing = [
        word
        for name, word in _LACKING
        if not value.get(name) and not (name == "start_time" and value.get("start_condition")) and name != "items"
    ]
    if missing:
        yield _detail("", f"not recorded: {', '.join(missing)}", meeting)


def _questions(meeting: str, deadline: Deadline | None) -> Iterator[TodayLine]:
    if deadline is None:
        return
    if deadline.by is None:
        yield _detail("questions", f"by when cannot be told: {deadline.why}", meeting, foot(deadline))
        return
    words = "from the public in by" if deadline.state != "past" else "from the public were to be in by"
    printed = f"; {deadline.why}" if deadline.why else ""
    yield _detail("questions", f"{words} {by_day(deadline.by)}{printed}", meeting, foot(deadline))


def _papers(register: Register, meeting: str, value: Value, today: datetime.date) -> Iterator[TodayLine]:
    """Yields how many papers that were called for have come, and what is still asked for; what is merely filed is counted as such."""
    body = f"{meeting.split('/', 1)[0]}/body"
    there = [(each, one) for each, one in register.of("paper", body) if one.get("meeting") == meeting]
    called = [(each, one) for each, one in there if any(one.get(name) for name in _COMING)]
    if not called:
        with_papers = sum(bool(one.get("papers")) for one in dicts(value, "items"))
        filed = f"{len(there)} filed" if there else f"{with_papers} items have one" if with_papers else ""
        if filed:
            yield _detail("papers", f"{filed}; none is recorded as called for", meeting)
        return
    waited = [(each, one) for each, one in called if not _has_come(one, today)]
    yield _detail("papers", f"{len(called) - len(waited)} of {len(called)} received", meeting)
    for each, one in waited:
        asked = text_at(one, "due_from_author")
        name = text_at(one, "name") or each.rsplit("/", 1)[-1]
        yield _detail("", f"{name}{f', asked for by {in_short(asked)}' if asked else ', asked for'}", each)


def _has_come(paper: Value, today: datetime.date) -> bool:
    came = text_at(paper, "received_at") or text_at(paper, "published_at")
    return came is not None and came[:10] <= today.isoformat()


def _quorum(register: Register, meeting: str) -> Iterator[TodayLine]:
    found = forecast(register, meeting)
    if found is not None:
        source = f" {ADVICE.rstrip('.')}: {found.source}." if found.source else ""
        yield _detail("quorum", found.sentence, meeting, f"{found.sentence}.{source}")
