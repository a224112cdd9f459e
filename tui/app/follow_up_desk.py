"""The desk for what is owed: the only place where these screens ask the book what is open, and through which a step is taken.

What takes time says that it is for a thread worker. Nothing here knows a screen.
"""

import datetime
import threading
from collections.abc import Mapping, Sequence

from tui.app.desk import Desk
from tui.app.form.parts import Parts
from tui.book.gists import Kept, register
from tui.book.steps.registry import steps_for
from tui.book.steps.step import Step
from tui.book.steps.taking import NO_CONTENT, Content, Taken, take, work_out
from tui.documents.reading_follow_up import follow_up_lines
from tui.documents.reading_lines import ReadLine
from tui.procedure.follow_up import Owed, follow_up
from tui.procedure.register import Register
from tui.record.kinds import kind_of

Given = Mapping[str, str | Sequence[str]]


class FollowUpDesk:
    """What is owed in a book, as the screen uses it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.kept_answers: dict[tuple[str, str], dict[str, str]] = {}
        """What was typed into the dialog of a step and not saved, by step and record."""
        self._register: Register | None = None
        self._of_version = -1
        self._kept: Kept = {}
        self._reading = threading.Lock()

    @property
    def known(self) -> Register | None:
        """The records as they were last read, None before that."""
        return self._register

    def register(self) -> Register:
        """Returns all records as procedure needs them, read again where the book has changed; for a thread worker."""
        with self._reading:
            version = self.desk.version
            if self._register is None or self._of_version != version:
                self._register = register(self.desk.book, kept=self._kept)
                self._of_version = version
            return self._register

    def owed(self, on: datetime.date, *, closed: bool) -> tuple[Register, list[Owed]]:
        """Returns what is open on a day, with `closed` what is closed by then as well, and the records; for a thread worker."""
        found = self.register()
        return found, follow_up(found, on, closed=closed)

    def told(self, owed: Owed) -> tuple[ReadLine, ...]:
        """Returns an entry as it reads, with its minute and its updates; for a thread worker."""
        desk = self.desk
        meeting = desk.value(owed.raised_at) if owed.raised_at else None
        value = desk.value(owed.record)
        part = Parts(desk, kind_of(owed.record) or "").of(value)
        return follow_up_lines(owed, value, meeting, desk.schema, desk.name, part)

    # -- steps ------------------------------------------------------------------

    def work_out(self, step: Step, record_id: str, given: Given, text: str | None = None) -> Taken:
        """Returns a step on a record as one change that is still to be saved; for a thread worker. Raises MinutebookError.

        `text` is the record as the step leaves its content, where it changes that.
        """
        content = {record_id: Content(text=text)} if text is not None else NO_CONTENT
        return work_out(self.desk.book, step, [record_id], given, self.desk.today.isoformat(), content)

    def work_out_all(self, step: Step, content: Mapping[str, Content], given: Given) -> Taken:
        """Returns a step on several records as one change, as `work_out` does; `content` is what it changes in each."""
        return work_out(self.desk.book, step, list(content), given, self.desk.today.isoformat(), content)

    def take(self, taken: Taken, reason: str) -> str:
        """Saves a step and returns the subject of the change; for a thread worker. Raises MinutebookError."""
        saved = take(self.desk.book, taken, reason)
        for each in taken.proposals:
            self.desk.refresh(each.record_id)
        return saved.subject


def answering(record_id: str | None) -> Step | None:
    """Returns the step that records an answer to a record, None where it is not answered."""
    return next((each for each in steps_for(kind_of(record_id or "") or "") if each.command == "respond"), None)


def updating(owed: Owed | None) -> Step | None:
    """Returns the step that says where an entry stands: an action's update; a recommendation's sending, or what is made of its response."""
    if owed is None:
        return None
    steps = {each.name: each for each in steps_for(kind_of(owed.record) or "")}
    if "convey" in steps:
        return steps.get({"made": "convey", "responded": "assess", "assessed": "assess"}.get(owed.state, ""))
    return next((each for each in steps.values() if each.command == "update"), None)


def likely_answer(owed: Owed) -> dict[str, str]:
    """Returns what is likely in an answer, by question: that it comes from the person of whom it is asked."""
    person = next((one.removeprefix("people/") for one in owed.owners if one.startswith("people/")), None)
    return {"from": person} if person is not None else {}
