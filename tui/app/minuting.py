"""Minutes while they are taken: the text typed so far, what can be undone, and how it is kept as a draft and saved, item by item.

Keeping and saving take time and are meant for thread workers; one lock keeps them apart. Nothing here knows a screen.
"""

import datetime
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tui.app.desk import Desk, Opened
from tui.app.seating import Seats
from tui.book.editing import propose_text
from tui.book.gists import value_of
from tui.book.names import Names
from tui.errors import MinutebookError, WrongUsage
from tui.procedure.calendar import day
from tui.procedure.minuting.prompt import Asking, as_typed, reworded
from tui.procedure.minuting.roster import expected, listed_people
from tui.procedure.minuting.sitting import Done, Sitting, begin
from tui.procedure.register import Register, dicts, gist, text_at, texts
from tui.record.canonical import dump_record
from tui.record.changes import changes
from tui.record.edits import Edit
from tui.record.kinds import body_of, kind_of, owner_of, reference_value, suggest_id
from tui.record.naming import step_subject
from tui.record.paths import Path

USUAL_REASON = "minutes taken at the meeting"
_MEETINGS_BEFORE = 30
_STEPS = 400
Now = Callable[[datetime.tzinfo | None], datetime.datetime]


def local_now(zone: datetime.tzinfo | None) -> datetime.datetime:
    """Returns the present time in a zone, the computer's own for None."""
    return datetime.datetime.now(zone) if zone is not None else datetime.datetime.now().astimezone()


@dataclass(frozen=True)
class Snapshot:
    """Everything that there is at one moment: the text, what stands on the line, and the actions that are not saved yet."""

    text: str
    sitting: Sitting
    asking: Asking | None = None
    typed: str = ""
    rewording: Path | None = None
    undertaken: tuple[Opened, ...] = ()
    edits: int = 0
    """How many edits were made since the last save."""


class MinuteTaking:
    """One meeting being minuted. `doubt` is a sentence about who is taken to be there; `resumed_from` when its draft was kept, ISO."""

    def __init__(self, desk: Desk, record_id: str, now: Now = local_now) -> None:
        """Takes the meeting up, where its draft stands if there is one. Raises WrongUsage where that cannot be."""
        self.desk = desk
        self.record_id = record_id
        self.reason = USUAL_REASON
        self.opened = desk.open(record_id)
        self._now = now
        self._lock = threading.Lock()
        self._before: list[tuple[str, Sitting, tuple[Opened, ...], int, int]] = []
        self._edits: list[Edit] | None = []
        self._saves = 0
        self._kept: tuple[str, ...] | None = None
        self._saved_text = ""
        self._saved_ids: set[str] = set()
        self._read_actions: tuple[int, list[Any]] = (-1, [])
        self.undertaken: tuple[Opened, ...] = ()
        self.resumed_from = ""
        self.doubt = ""
        self.text = self._first_text()
        self.seats = Seats(desk, record_id, desk.read(self.opened.text).value)
        value = desk.read(self.text).value
        register = self._register(value)
        names = {reference_value(one.id): one.title for one in desk.excerpts.values() if one.kind == "person"}
        if text_at(value, "actual_start") is None:
            coming = expected(register, record_id, value)
            self.doubt = coming.doubt
            self.text = desk.apply("meeting", self.text, coming.edits)
            self._edits = list(coming.edits)
            value = desk.read(self.text).value
        self.sitting = begin(record_id, value, register, names, listed_people(register, record_id), desk.schema)
        self._zone = _zone(text_at(value, "timezone") or text_at(register.body(body_of(record_id)), "timezone"))
        self._untouched = self.text if not self.resumed_from else ""
        if self.resumed_from:
            self._edits = None  # by which edits the draft came about is not known

    # -- the clock ------------------------------------------------------------------------

    @property
    def now(self) -> datetime.datetime:
        """The time in the body's zone."""
        return self._now(self._zone)

    @property
    def clock(self) -> str:
        """The time in the body's zone, HH:MM."""
        return f"{self.now:%H:%M}"

    # -- what is typed --------------------------------------------------------------------

    def take(self, done: Done) -> None:
        """Makes the edits of a key or line. Raises EditRefused where they do not fit, and leaves everything as it was."""
        text, undertaken = self.text, self.undertaken
        if done.edits:
            text = self.desk.apply("meeting", text, done.edits)
        if done.undertaken is not None:
            undertaken = (*undertaken, self._new_action(dict(done.undertaken)))
        if text != self.text or undertaken != self.undertaken or done.item != self.sitting.item:
            self._before.append((self.text, self.sitting, self.undertaken, len(self._edits or ()), self._saves))
            del self._before[:-_STEPS]
            if self._edits is not None:
                self._edits += done.edits
        value = self.desk.read(text).value if text != self.text else self.sitting.meeting
        self.sitting = self.sitting.after(done, value)
        self.text, self.undertaken = text, undertaken

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self._before)

    def undo(self) -> None:
        """Takes back what was done last. An action that is saved already stays."""
        if self._before:
            unsaved = {one.record_id for one in self.undertaken}
            self.text, self.sitting, undertaken, count, saves = self._before.pop()
            self._edits = self._edits[:count] if self._edits is not None and saves == self._saves else None
            self.undertaken = tuple(one for one in undertaken if one.record_id in unsaved)

    def choose(self, path: Path | None) -> None:
        """Makes something written before what answers, actions and corrections are about."""
        self.sitting = replace(self.sitting, last=path)

    @property
    def is_changed(self) -> bool:
        """Whether anything is not saved yet."""
        return (self.text != self.opened.text and self.text != self._untouched) or bool(self.undertaken)

    def snapshot(self, asking: Asking | None = None, typed: str = "", rewording: Path | None = None) -> Snapshot:
        """Returns everything as it is now."""
        return Snapshot(self.text, self.sitting, asking, typed, rewording, self.undertaken, len(self._edits or ()))

    # -- drafts ---------------------------------------------------------------------------

    def keep(self, at: Snapshot) -> str:
        """Keeps everything as drafts, the line that is half typed as well; returns a sentence where that failed."""
        with self._lock:
            text = self._as_far_as_typed(at)
            undertaken = [one for one in at.undertaken if one.record_id not in self._saved_ids]
            whole = (self.opened.text, text, *(one.text for one in undertaken))
            if whole == self._kept:
                return ""
            failure = ""
            if text in (self.opened.text, self._untouched, self._saved_text) and not undertaken:
                if self._kept is not None:
                    self.desk.drop_draft(self.record_id)
            else:
                failure = self.desk.keep_draft(self.opened, text)
                for one in undertaken:
                    failure = failure or self.desk.keep_draft(one, one.text)
            self._kept = whole if not failure else None
            return failure

    def _as_far_as_typed(self, at: Snapshot) -> str:
        if at.rewording is not None:
            done = reworded(at.sitting, at.rewording, at.typed)
        elif at.asking is not None or at.typed.strip():
            done = as_typed(at.sitting, at.asking, at.typed)
        else:
            return at.text
        return self.desk.apply("meeting", at.text, done.edits) if done.edits else at.text

    # -- saving ---------------------------------------------------------------------------

    def save(self, at: Snapshot, said: Sequence[str]) -> tuple[Snapshot, str]:
        """Saves the meeting with its new actions as one change; returns what was saved and the subject. Raises MinutebookError.

        `said` tell what was done, the longest first.
        """
        with self._lock:
            book = self.desk.book
            meeting = propose_text(book, self.record_id, at.text, self.opened.old)
            subject = step_subject("meeting", self.record_id, meeting.after, said, Names(book))
            beside = {self.record_id: meeting.new} if meeting.new is not None else {}
            made = [propose_text(book, one.record_id, one.text, None, beside=beside) for one in at.undertaken]
            made += self.seats.proposed(self.sitting.register, meeting.after, beside)
            if not meeting.is_change and not made:
                return at, ""
            told = self.desk.save(replace(meeting, subject=subject), self.reason, *made)
            self.opened = self.desk.open(self.record_id)
            for one in (self.record_id, *(each.record_id for each in at.undertaken)):
                self.desk.drop_draft(one)
            self._kept = None
            self.seats.saved()
            self._saved_text = at.text
            self._saved_ids.update(one.record_id for one in at.undertaken)
            return at, told

    def saved(self, at: Snapshot) -> None:
        """Takes note, on the screen's own thread, of what a save has written."""
        done = {one.record_id for one in at.undertaken}
        self.undertaken = tuple(one for one in self.undertaken if one.record_id not in done)
        if self.text == at.text:
            self.text = self.opened.text
        self._edits = (
            self._edits[at.edits :] if self._edits is not None else [] if self.text == self.opened.text else None
        )
        self._saves += 1

    def bring_together(self) -> bool:
        """Makes the edits not saved yet on what somebody else has saved meanwhile; returns whether that went.

        It does not where both have touched the same, nor where it is not known any more which edits they were.
        """
        opened = self.desk.open(self.record_id)
        old, theirs, mine = (self.desk.read(text).value for text in (self.opened.text, opened.text, self.text))
        if self._edits is None or not isinstance(theirs, dict):
            return False
        touched = [one.path for one in changes("meeting", old, theirs, self.desk.schema)]
        own = [one.path for one in changes("meeting", old, mine, self.desk.schema)]
        if any(a[: len(b)] == b or b[: len(a)] == a for a in touched for b in own):
            return False
        try:
            text = self.desk.apply("meeting", opened.text, self._edits)
        except MinutebookError:
            return False
        with self._lock:
            self.desk.drop_draft(self.record_id)
            self.opened, self.text, self._kept = opened, text, None
        self.sitting = replace(self.sitting, meeting=self.desk.read(text).value)
        self._before.clear()
        return True

    def actions_of(self, note: str, item: str | None) -> list[str]:
        """Returns who undertook what a note says, by name, as far as it was noted in this sitting."""
        found: list[str] = []
        for value in self._noted_actions():
            if value.get("minute_note") == note and value.get("item") == item:
                owners = [self.sitting.name(reference_value(one)) for one in value.get("owners", ())]
                found.append(", ".join(owners) or str(value.get("owner_as_printed") or "nobody named"))
        return found

    def actions_in(self, item: str | None) -> list[str]:
        """Returns the texts of the actions of an item that are about none of its notes."""
        return [
            str(one.get("text"))
            for one in self._noted_actions()
            if one.get("item") == item and "minute_note" not in one
        ]

    def read_again(self) -> None:
        """Reads again what of the book minutes need: something beside the meeting was saved."""
        self.sitting = replace(self.sitting, register=self._register(self.sitting.meeting))

    # -- taking up ------------------------------------------------------------------------

    def _noted_actions(self) -> list[Any]:
        if self._read_actions[0] != self.desk.version:
            folder = f"{owner_of(self.record_id)}/actions/"
            data = [self.desk.book.bytes_if_readable(one) for one in self.desk.excerpts if one.startswith(folder)]
            self._read_actions = (self.desk.version, [value_of(one) for one in data if one is not None])
        values = [*self._read_actions[1], *(value_of(one.text.encode()) for one in self.undertaken)]
        return [one for one in values if isinstance(one, dict) and one.get("raised_at") == self.record_id]

    def _new_action(self, value: dict[str, Any]) -> Opened:
        drafts = {one for one, _, _ in self.desk.drafts()}
        taken = drafts.union(self.desk.record_ids(), (one.record_id for one in self.undertaken))
        record_id = suggest_id("action", owner_of(self.record_id), value, taken)
        return Opened(record_id, "action", None, dump_record(value, self.desk.schema, "action", record_id))

    def _first_text(self) -> str:
        draft = self.desk.draft(self.record_id)
        if draft is not None and draft.text != self.opened.text:
            if draft.base != self.desk.base_of(self.opened.old):
                raise WrongUsage(
                    "This meeting was saved by somebody since its draft was typed.",
                    "Open the record, compare the two, and take minutes then.",
                )
            self.resumed_from = draft.saved_at
        text = draft.text if self.resumed_from and draft is not None else self.opened.text
        faults = self.desk.read(text).faults
        if faults:
            raise WrongUsage(
                f"The record cannot be read: line {faults[0].line}: {faults[0].message}", "Its Text tab shows it."
            )
        found = [one for one in self.desk.book.drafts.list() if kind_of(one.record_id) == "action" and not one.base]
        mine = [one for one in found if _raised_at(self.desk, one.text) == self.record_id]
        self.undertaken = tuple(Opened(one.record_id, "action", None, one.text) for one in mine)
        self.resumed_from = self.resumed_from or (mine[-1].saved_at if mine else "")
        return text

    def _register(self, value: Any) -> Register:
        """Returns what of the book minutes need: the body, its members and rules, its last meetings, papers, and names."""
        desk, body = self.desk, body_of(self.record_id) or ""
        if not desk.excerpts:
            desk.read_list()
        on, owner = day(text_at(value, "date")), owner_of(self.record_id)
        wanted = [body, f"{owner}/members"]
        wanted += [one for one in desk.excerpts if one.startswith(f"{owner}/rules/")]
        dated = [
            (date, one.id)
            for one in desk.excerpts.values()
            if one.kind == "meeting"
            and one.body == body
            and (date := day(one.date)) is not None
            and (on is None or date <= on)
        ]
        wanted += [one for _, one in sorted(dated)[-_MEETINGS_BEFORE:] if one != self.record_id]
        wanted += [paper for item in dicts(value, "items") for paper in texts(item, "papers")]
        found: dict[str, Any] = {one.id: {"name": one.title} for one in desk.excerpts.values() if one.kind == "person"}
        for one in dict.fromkeys(wanted):
            data = desk.book.bytes_if_readable(one) if kind_of(one) else None
            if data is not None:
                found[one] = gist(value_of(data))
        return Register(found)


def _raised_at(desk: Desk, text: str) -> str | None:
    return text_at(desk.read(text).value, "raised_at")


def _zone(name: str | None) -> datetime.tzinfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
