"""A paper is public with the agenda: one that comes later needs the chair's reason of urgency."""

import datetime
from collections.abc import Iterable

from tui.procedure.clocks.agenda_public import has_been, public_by
from tui.procedure.clocks.clock import Clock, Deadline, state_by, whole_day
from tui.procedure.clocks.names import brief
from tui.procedure.register import Register, Value, dicts, text_at
from tui.procedure.working_days import NoCalendar

_COMING = ("requested_on", "due_from_author", "received_at", "published_at")


def compute(register: Register, paper_id: str, today: datetime.date) -> Iterable[Deadline]:
    """Yields by when a paper is public whose coming is recorded; a paper that is only filed lies in the pack with the others."""
    paper = register.get(paper_id) or {}
    meeting_id = text_at(paper, "meeting")
    meeting = register.get(meeting_id)
    if (
        meeting_id is None
        or meeting is None
        or paper.get("access") == "exempt"
        or not any(paper.get(one) for one in _COMING)
    ):
        return
    what, who, over = f"Paper public: {brief(paper, paper_id)}", "the secretariat", has_been(meeting, today)
    try:
        found = public_by(register, meeting_id)
    except NoCalendar as error:
        yield CLOCK.deadline(
            paper_id, what, who, by=None, state="cannot tell", why=str(error), path="published_at", over=over
        )
        return
    done = whole_day(paper.get("published_at"))
    state = state_by(found.by, done, today)
    yield CLOCK.deadline(
        paper_id, what, who, by=found.by, state=state, inputs=found.inputs,
        why=_why(paper, meeting, state), path="published_at", over=over,
    )  # fmt: skip


def _why(paper: Value, meeting: Value, state: str) -> str:
    said = []
    if state == "done late":
        said.append(f"published on {text_at(paper, 'published_at')}")
        item = next((one for one in dicts(meeting, "items") if one.get("id") == paper.get("item")), {})
        reason = text_at(item, "urgent", "chair_reason")
        said.append(
            "the chair's reason is recorded with the item"
            if reason
            else "no reason of the chair is recorded with its item"
        )
    if received := text_at(paper, "received_at"):
        said.append(f"received on {received}")
    if late := text_at(paper, "late_reason"):
        said.append(f"reason given: {late}")
    return "; ".join(said)


CLOCK = Clock(
    "paper-public",
    "A paper is public five clear days before its meeting; a later one is taken only as urgent, for a reason that the minutes give",
    "Local Government Act 1972 s.100B(3) and (4)",
    "secondary",
    ("paper",),
    compute,
)
