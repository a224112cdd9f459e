"""A paper comes from its author by the day that the secretariat set."""

import datetime
from collections.abc import Iterable

from tui.procedure.clocks.agenda_public import has_been
from tui.procedure.clocks.clock import Clock, Deadline, state_by, whole_day
from tui.procedure.clocks.names import brief, called
from tui.procedure.register import Register, text_at, texts


def compute(register: Register, paper_id: str, today: datetime.date) -> Iterable[Deadline]:
    """Yields by when a paper is wanted from its author; nothing where no whole day was set."""
    paper = register.get(paper_id) or {}
    by = whole_day(text_at(paper, "due_from_author"))
    if by is None:
        return
    chased = texts(paper, "chased_on")
    inputs = {"asked for on": asked} if (asked := text_at(paper, "requested_on")) else {}
    if chased:
        inputs["reminded on"] = ", ".join(chased)
    received = text_at(paper, "received_at")
    yield CLOCK.deadline(
        paper_id,
        f"Paper from its author: {brief(paper, paper_id)}",
        called(register, text_at(paper, "author") or text_at(paper, "originator"), "the author"),
        by=by,
        state=state_by(by, whole_day(received), today),
        inputs=inputs,
        why=f"received on {received}" if received else "",
        path="received_at",
        over=has_been(register.get(text_at(paper, "meeting")) or {}, today),
    )


CLOCK = Clock(
    "paper-from-author",
    "A paper comes from its author by the day that was set",
    "the day set by the secretariat, as recorded with the paper",
    "local",
    ("paper",),
    compute,
)
