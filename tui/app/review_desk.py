"""A document under review, for the screen: its drafts with the book they are to go into, kept as a draft, saved as one import.

Whatever takes time is meant for a thread worker and says so. Nothing here knows a screen.
"""

import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from tui.app.desk import Desk, Opened
from tui.app.draft_desk import DraftDesk
from tui.app.editing import Editing
from tui.app.ink import DOUBT
from tui.app.review_steps import Moment, Step, Steps, step_between
from tui.book.document_files import read_document, whole_path
from tui.book.editing import commit
from tui.book.intake import Prepared, evidence_of, hash_of, in_the_way, note_of, prepare
from tui.book.reviews import KeptReview
from tui.documents.importing.accounting import Unplaced
from tui.documents.importing.limits import MOST_BYTES
from tui.documents.importing.passage import Place
from tui.documents.importing.result import Drafted, Imported
from tui.documents.importing.review.placing import Target, entry_after, placed_by, record_of
from tui.documents.importing.review.reviewing import Review, resumed
from tui.documents.importing.review.taking_out import Source, taken_out
from tui.errors import MinutebookError, WrongUsage
from tui.record.canonical import dump_record
from tui.record.edits import Insert
from tui.record.kinds import file_of, kind_of, suggest_id
from tui.record.safe import shortened
from tui.rules.problem import Problem, Severity

_LONGEST_NAME = 48
BETWEEN = "\0"
"""What stands between the paths of the files of one document: no path has it."""


@dataclass(frozen=True)
class Document:
    """A document as it was read from the disk: where its files are, their bytes, and the SHA-256 by which it is known."""

    files: tuple[tuple[str, bytes], ...]
    sha256: str

    @property
    def path(self) -> str:
        """Where it is; of several files, their paths with a NUL between them."""
        return BETWEEN.join(path for path, _ in self.files)

    @property
    def name(self) -> str:
        """The names of its files."""
        return ", ".join(name for name, _ in self.named)

    @property
    def named(self) -> tuple[tuple[str, bytes], ...]:
        """Its files, each with its name."""
        return tuple((PurePath(path).name, data) for path, data in self.files)


def read(paths: Sequence[str]) -> Document:
    """Returns the document in a file, or in several that are one; for a thread worker. Raises MinutebookError where it cannot be read."""
    files = tuple((path, read_document(path, MOST_BYTES)) for path in map(whole_path, paths))
    hashes = [hash_of(data) for _, data in files]
    return Document(files, hashes[0] if len(hashes) == 1 else hash_of(" ".join(hashes).encode()))


@dataclass(frozen=True, slots=True)
class Moved:
    """A text on its way: its words, where they stand in the source, and the field that they are taken out of (None: they are in none)."""

    text: str
    places: tuple[Place, ...]
    source: Source | None = None

    @classmethod
    def of(cls, passages: Sequence[Unplaced]) -> "Moved":
        """Returns passages that are in no field as one text."""
        return cls(" ".join(" ".join(each.text.split()) for each in passages), tuple(each.place for each in passages))


class Reviewing:
    """The review of one document. `stays` says of a draft why it will not be saved: the book has the record already."""

    def __init__(
        self, desk: Desk, document: Document, body: str, date: str, found: Imported, kept: KeptReview | None = None
    ) -> None:
        """Goes on with what was kept. Reads the book; for a thread worker."""
        self.book_desk = desk
        self.desk = DraftDesk(desk)
        self.document = document
        self.body = body
        self.date = date
        self.review = _resumed(found, kept)
        self.is_resumed = self.review.is_begun
        self.evidence = evidence_of(*document.named)
        self.stays: dict[str, str] = {}
        for each in found.records:
            why = in_the_way(desk.book, each, self.evidence)
            if why:
                self.stays[each.id] = why
        self._keeping = threading.Lock()
        self._kept = 0
        self._editings: dict[str, Editing] = {}
        self._texts: dict[str, str] = {}
        for record_id in self.review.ids:
            self._texts[record_id] = self._dumped(record_id)
        self._lay_out()
        self.steps = Steps(Moment(self.review, dict(self._texts)))
        self.account = self.review.account()
        """What of the source was in no field when the review was opened."""

    # -- the records ----------------------------------------------------------------------

    @property
    def ids(self) -> tuple[str, ...]:
        """The records of the review, those that the book has already last."""
        return tuple(sorted(self.review.ids, key=lambda each: each in self.stays))

    def editing(self, record_id: str) -> Editing:
        """Returns a record as it is edited, the same each time."""
        if record_id not in self._editings:
            opened = Opened(record_id, kind_of(record_id) or "", None, self._dumped(record_id))
            self._editings[record_id] = Editing.begin(self.desk, opened)
        return self._editings[record_id]

    def edited(self, record_id: str) -> None:
        """Takes in what a record says now."""
        editing = self.editing(record_id)
        if isinstance(editing.value, dict):
            self.review = self.review.with_value(record_id, editing.value)
            self._texts[record_id] = editing.text
            self._lay_out()

    def add_person(self, name: str) -> str:
        """Adds the draft of a person whom the document names, and returns its id."""
        return self.add("person", {"name": name})

    def add(self, kind: str, value: Mapping[str, Any]) -> str:
        """Adds the draft of a record, and returns its id."""
        taken = {*self.review.ids, *self.book_desk.record_ids()}
        record_id = suggest_id(kind, "" if kind == "person" else self._folder, value, taken)
        self._put_in(record_id, value)
        return record_id

    def add_body(self, folder: str, value: Mapping[str, Any]) -> None:
        """Adds the body that the records are of and that the book does not have yet; that is no step that could be undone."""
        self._put_in(f"{folder}/body", value)
        self.steps = Steps(Moment(self.review, dict(self._texts)))

    def _put_in(self, record_id: str, value: Mapping[str, Any]) -> None:
        self.review = self.review.with_value(record_id, value)
        self._texts[record_id] = self._dumped(record_id)
        self._lay_out()

    @property
    def _folder(self) -> str:
        """The folder of the body that the records are of."""
        return self.body or next((each.split("/")[0] for each in self.review.ids if kind_of(each) == "meeting"), "")

    def leave_out(self, record_id: str) -> bool:
        """Leaves a record out, or takes it in again; says whether it is left out now."""
        self.review = self.review.leaving_out(record_id)
        self._lay_out()
        return record_id in self.review.left_out

    def called(self, record_id: str) -> str:
        """Returns what a record is called in one line."""
        return self.desk.called(record_id)

    def _dumped(self, record_id: str) -> str:
        kind = kind_of(record_id) or ""
        return dump_record(dict(self.review.value(record_id)), self.desk.schema, kind, record_id)

    def _lay_out(self) -> None:
        values = {each: self.review.value(each) for each in self.review.ids if each not in self.review.left_out}
        self.desk.lay_out({each: self._texts[each] for each in values}, values)

    # -- steps ----------------------------------------------------------------------------

    def settle(self) -> None:
        """Takes the review as it is now for one step more, that can be undone."""
        self.steps.note(self.review, self._texts)

    def undo(self) -> Step:
        """Undoes the last step and returns what it was."""
        before, after = self.steps.undo()
        step = step_between(before.review, after.review, self.desk.schema, self.called)
        self._go_to(before)
        return step

    def redo(self) -> Step:
        """Makes the step again that was undone, and returns what it is."""
        before, after = self.steps.redo()
        self._go_to(after)
        return step_between(before.review, after.review, self.desk.schema, self.called)

    def _go_to(self, moment: Moment) -> None:
        for record_id, editing in list(self._editings.items()):
            if record_id not in moment.texts:
                del self._editings[record_id]
            elif editing.text != moment.texts[record_id]:
                editing.set_text(moment.texts[record_id])
        self.review, self._texts = moment.review, dict(moment.texts)
        self._lay_out()

    # -- doubts ---------------------------------------------------------------------------

    def open_doubts(self) -> list[int]:
        """Returns the doubts to look at, in the order of the records: none about a record that stays as the book has it."""
        order = {each: n for n, each in enumerate(self.ids)}
        found = [n for n in self.review.open_doubts() if self.review.doubts[n].record not in self.stays]
        return sorted(found, key=lambda n: order.get(self.review.doubts[n].record, 0))

    def doubts_at(self, record_id: str, path: str) -> list[int]:
        """Returns the doubts about a field, those that are open first."""
        found = [
            n
            for n, each in enumerate(self.review.doubts)
            if each.record == record_id and each.path == path and self.review.state(n) in ("open", "accepted")
        ]
        return sorted(found, key=lambda n: self.review.state(n) != "open")

    def doubts_as_problems(self, record_id: str) -> tuple[Problem, ...]:
        """Returns the doubts about a record, to be shown beside its fields."""
        found = []
        for n, each in enumerate(self.review.doubts):
            state = self.review.state(n) if each.record == record_id else "gone"
            if state in ("open", "accepted"):
                said = each.message if state == "open" else f"accepted: {each.message}"
                file = file_of(record_id)
                found.append(Problem(record_id, file, each.line, 0, each.path, DOUBT, Severity.ADVICE, said, ""))
        return tuple(found)

    # -- placing --------------------------------------------------------------------------

    def near(self, line: int) -> tuple[str, str]:
        """Returns the field (record, path) in which the source goes on at a line; the first record where none is."""
        for n in range(line, 0, -1):
            for record_id, path in self.review.fields_of(n):
                if record_id not in self.stays and kind_of(record_id) != "person":
                    return record_id, path
        return next((each for each in self.ids if each not in self.review.left_out), ""), ""

    def place(
        self, record_id: str, target: Target, moved: "Moved", near: str, said: Mapping[str, str]
    ) -> tuple[str, str]:
        """Puts a text into a record, out of the field that it stands in where it stands in one; returns record and path of the field that
        has it. `said` are the choices made of what is new. Raises MinutebookError, and leaves everything as it was."""
        self.settle()
        try:
            if moved.source is not None:
                self._take_out(moved.source)
            found = self._put(record_id, target, moved, near, said)
        except MinutebookError:
            self._go_to(self.steps.now)
            raise
        self.review = self.review.placing(moved.places, *found)
        return found

    def _put(
        self, record_id: str, target: Target, moved: "Moved", near: str, said: Mapping[str, str]
    ) -> tuple[str, str]:
        editing, kind = self.editing(record_id), kind_of(record_id) or ""
        value = editing.value if isinstance(editing.value, dict) else {}
        if target.how == "record":
            made = str(target.path[0])
            return self.add(made, record_of(made, record_id, value, moved.text, near, said)), "text"
        edit, path = placed_by(target, moved.text, value, self.desk.schema, kind, said=said)
        if isinstance(edit, Insert):
            edit = replace(edit, before=entry_after(editing.at(target.path) or [], near, target.path))
        editing.apply(edit)
        self.edited(record_id)
        return record_id, path

    def _take_out(self, source: Source) -> None:
        editing = self.editing(source.record)
        found = taken_out(source, editing.value, self.desk.schema, kind_of(source.record) or "")
        if found is None:
            raise WrongUsage(
                "These words do not stand in the field as they do in the source.",
                "Move the whole field from the side of the record, or correct it by hand.",
            )
        editing.apply(found[1])
        self.edited(source.record)

    def movable(self, source: Source) -> str:
        """Returns the text that would go from there; empty where it cannot go anywhere."""
        found = taken_out(source, self.review.value(source.record), self.desk.schema, kind_of(source.record) or "")
        return found[0] if found is not None and source.record not in self.stays else ""

    def put_aside(self, passages: list[Unplaced]) -> None:
        """Names passages as no part of the record."""
        self.review = self.review.placing([each.place for each in passages])

    # -- keeping and saving ---------------------------------------------------------------

    def keep(self, number: int, record_id: str = "", text: str = "") -> str:
        """Keeps the review as a draft, a record with the text that is being typed; returns a sentence when that failed.

        `number` rises from call to call: what was asked for earlier and comes later is passed over.
        """
        review = self.review
        if text:
            value = self.desk.read(text).value
            if isinstance(value, dict):
                review = review.with_value(record_id, value)
        kept = KeptReview(self.document.sha256, self.document.path, self.body, self.date, review.as_json())
        with self._keeping:
            if number <= self._kept:
                return ""
            self._kept = number
            try:
                if review.is_begun:
                    self.desk.book.reviews.put(kept)
                else:
                    self.desk.book.reviews.discard(self.document.sha256)
            except MinutebookError as error:
                return str(error)
        return ""

    def forget(self) -> None:
        """Throws the draft of the review away, for good."""
        with self._keeping:
            self._kept = sys.maxsize
            self.desk.book.reviews.discard(self.document.sha256)

    def to_save(self) -> list[Drafted]:
        """Returns the records that a save would make."""
        return [each for each in self.review.records() if each.id not in self.stays]

    def propose(self, account: tuple[Unplaced, ...]) -> Prepared:
        """Returns what saving would write; for a thread worker. Raises MinutebookError."""
        records = self.to_save()
        remark = self.review.remark(account)
        remarks = {records[0].id: remark} if records and remark else {}
        guesses, name = self.review.guesses(), self.document.name
        return prepare(self.desk.book, records, guesses, name, self.evidence, self.body, remarks=remarks)

    def save(self, prepared: Prepared, reason: str) -> str:
        """Saves it as one import and returns its subject; for a thread worker. Raises MinutebookError."""
        changed = [each for each in prepared.proposals if each.is_change]
        note = note_of(prepared, self.whose, self.document.name, reason)
        author = self.desk.book.author
        by = f" by {author.name}" if author is not None else ""
        note = replace(note, evidence=f"{prepared.evidence}; reviewed{by}: {self.review.told(self.stays)}")
        saved = commit(self.desk.book, changed, note, keep_drafts=False)
        self.forget()
        for each in changed:
            self.book_desk.refresh(each.record_id)
        return saved.subject

    @property
    def whose(self) -> str:
        """The name of the body that the records are of; the document's where they bring their body along."""
        if not self.body:
            return self.document.name
        return shortened(self.desk.body_name(f"{self.body}/body"), _LONGEST_NAME)


def _resumed(found: Imported, kept: KeptReview | None) -> Review:
    if kept is None:
        return Review(found)
    try:
        return resumed(found, kept.decisions)
    except (KeyError, TypeError, ValueError):
        return Review(found)
