"""Minutes, agendas and reports stay open for six years from the meeting, background papers for four."""

import calendar
import datetime
from collections.abc import Iterable

from tui.procedure.clocks.agenda_public import NO_BUSINESS, NOT_BOUND
from tui.procedure.clocks.clock import Clock, Deadline, Mark, whole_day
from tui.procedure.register import Register, Value, dicts, text_at
from tui.record.kinds import body_of, kind_of

YEARS = 6
BACKGROUND_YEARS = 4

_MINUTES = ("Local Government Act 1972 s.100C: six years beginning with the meeting", "secondary")
_BACKGROUND = ("Local Government Act 1972 s.100D: four years beginning with the meeting", "primary")


def retain_until(date: datetime.date, years: int = YEARS) -> datetime.date | None:
    """Returns the last day of so many years that begin with a day: 14 Sep 2022 and six years give 13 Sep 2028.

    None where no calendar has that day.
    """
    if not 1 <= years <= datetime.MAXYEAR - date.year:
        return None
    leap_day = (date.month, date.day) == (2, 29) and not calendar.isleap(date.year + years)
    same = datetime.date(date.year + years, 3, 1) if leap_day else date.replace(year=date.year + years)
    return same - datetime.timedelta(days=1)


def is_kept(meeting: Value) -> bool:
    """Returns whether a meeting has left what must stay open: it was held, or its agenda or minutes are out."""
    published = any(one.get("what") != "recording" for one in dicts(meeting, "publications"))
    return meeting.get("status") == "held" or published


def is_background(paper: Value) -> bool:
    """Returns whether a paper was not itself put before a meeting as an item's report, so that it is kept as a background paper."""
    return not (
        text_at(paper, "item") or text_at(paper, "filed_under_item") or isinstance(paper.get("page_start"), int)
    )


def compute(register: Register, record_id: str, today: datetime.date) -> Iterable[Deadline]:
    """Yields until when a meeting or a paper of one stays open to the public."""
    value, body = register.get(record_id) or {}, body_of(record_id) or ""
    meeting_id = text_at(value, "meeting") if kind_of(record_id) == "paper" else record_id
    meeting = register.get(meeting_id) or {}
    date = whole_day(meeting.get("date"))
    bound = text_at(register.body(body), "classification") not in NOT_BOUND
    if date is None or not bound or not is_kept(meeting) or text_at(meeting, "classification") in NO_BUSINESS:
        return
    background = meeting_id != record_id and is_background(value)
    if value.get("access") == "exempt":
        return
    source, mark = _BACKGROUND if background else _MINUTES
    by = retain_until(date, BACKGROUND_YEARS if background else YEARS)
    if by is None:
        return
    kept: Mark = "primary" if mark == "primary" else "secondary"
    yield CLOCK.deadline(
        record_id,
        "Kept open to the public until then",
        "the secretariat",
        by=by,
        state="open" if today <= by else "past",
        inputs={"meeting": date.isoformat(), "years": str(BACKGROUND_YEARS if background else YEARS)},
        source=source,
        mark=kept,
    )


CLOCK = Clock(
    "retention",
    "Minutes, agendas and reports stay open six years from the meeting, background papers four; none is deleted before",
    "Local Government Act 1972 s.100C; s.100D for background papers",
    "secondary",
    ("meeting", "paper"),
    compute,
    quiet=True,
)
