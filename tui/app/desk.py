"""The desk: the only place where the screen asks the book and the rules for anything.

Whatever takes time is meant for a thread worker and says so. Nothing here knows a screen.
"""

import contextlib
import datetime
import sys
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Any

from tui.book import listing, searching
from tui.book.checking import check_book
from tui.book.drafts import Draft, base_of
from tui.book.editing import Proposal, as_saved, commit, propose_delete, propose_text
from tui.book.editor import edit_text, editor_told
from tui.book.identity import NobodyKnown, set_identity
from tui.book.names import Names
from tui.book.repository import Book
from tui.book.saving import Note
from tui.documents.reading_lines import day
from tui.errors import MinutebookError, WrongUsage
from tui.record.canonical import dump_record
from tui.record.changes import change_sentence, changes
from tui.record.edits import Edit, apply
from tui.record.excerpts import Excerpt, excerpt
from tui.record.faults import Fault, Unreadable
from tui.record.kinds import body_of, kind_of, owner_of, reference_targets, reference_value, suggest_id
from tui.record.lookup import value_at
from tui.record.paths import Path as FieldPath
from tui.record.paths import parse_path
from tui.record.reading import read_text
from tui.record.schema import Field, walk
from tui.record.words import friendly_date
from tui.rules.checking import check_record
from tui.rules.parallel import WORTH_IT
from tui.rules.problem import Problem, Severity, in_order
from tui.rules.registry import BOOK_RULES

Stepped = Callable[[int, int], None]
_ACROSS = frozenset(rule.id for rule in BOOK_RULES if rule.needs is None)
"""Rules that need the whole book to speak of one record."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A record as the book held it when it was opened; `old` is None for a new one."""

    record_id: str
    kind: str
    old: bytes | None
    text: str

    @property
    def is_new(self) -> bool:
        """Whether the book has no such record yet."""
        return self.old is None


@dataclass(frozen=True, slots=True)
class Read:
    """A text as data: its value, or the faults that keep it from being any."""

    value: Any
    faults: tuple[Fault, ...]


def _note(proposal: Proposal, reason: str) -> Note:
    warnings = {one.rule for one in proposal.standing if one.severity is Severity.WARNING}
    return Note(action=proposal.action, subject=proposal.subject, reason=reason, warnings=tuple(sorted(warnings)))


def _let_processes_start() -> None:
    """Starts what new processes need while standard error is a file: the screen puts something without one in its place."""
    with contextlib.redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()


class Desk:
    """A book as the screen uses it. `today` is the day that it counts from."""

    def __init__(self, book: Book, today: datetime.date) -> None:
        self.book = book
        self.schema = book.schema
        self.today = today
        self.excerpts: dict[str, Excerpt] = {}
        self.version = 0
        """Changes whenever the excerpts do."""
        self._key_maps: dict[str, Callable[[FieldPath], str]] = {}
        self._writing = threading.Lock()
        self._across: tuple[Problem, ...] = ()

    @property
    def read_only(self) -> str:
        """Why nothing can be written into this book; empty where it can."""
        return self.book.read_only or ""

    @property
    def drafts_folder(self) -> Path:
        """Where drafts are kept."""
        folder: Path = self.book.drafts.folder
        return folder

    # -- lists ----------------------------------------------------------------

    def record_ids(self) -> list[str]:
        """Returns the ids of all records, without reading any."""
        return list(self.book.record_ids())

    def read_list(self, stepped: Stepped | None = None) -> dict[str, Excerpt]:
        """Reads an excerpt of every record; for a thread worker."""
        self.excerpts = {one.id: one for one in listing.excerpts(self.book, stepped=stepped)}
        self.version += 1
        return self.excerpts

    def title(self, record_id: str) -> str:
        """Returns a record's title, its id in words where it has not been read."""
        found = self.excerpts.get(record_id)
        return found.title if found else friendly_date(record_id.rsplit("/", 1)[-1]).replace("-", " ")

    def body_name(self, record_id: str) -> str:
        """Returns the name of the body that a record belongs to; empty for people and plans."""
        body = body_of(record_id)
        if body is None:
            return ""
        return self.excerpts[body].title if body in self.excerpts else record_id.split("/", 1)[0].replace("-", " ")

    def name(self, kinds: tuple[str, ...], value: str) -> str:
        """Returns what a reference is called: the title of the record, with its date for a meeting."""
        for target in reference_targets(kinds or ("person",), value):
            found = self.excerpts.get(target)
            if found is not None:
                return self.label(found)
        return value

    def label(self, found: Excerpt) -> str:
        """Returns what a record is called among others of its kind."""
        if found.kind == "meeting":
            return (
                f"{found.title}, {day(found.date)}" if found.date else f"{found.title}, {found.id.rsplit('/', 1)[-1]}"
            )
        if found.kind in ("recommendation", "action", "question"):
            return f"{found.id.rsplit('/', 1)[-1]}: {found.title}"
        return found.title

    def called(self, record_id: str) -> str:
        """Returns what a record is called among others of its kind, with its body where that is not in the name."""
        found = self.excerpts.get(record_id)
        if found is None:
            return ", ".join(filter(None, (self.body_name(record_id), self.title(record_id))))
        body = self.body_name(record_id)
        name = self.label(found)
        return name if not body or body in name else f"{name} ({body})"

    def candidates(self, kinds: Iterable[str]) -> list[tuple[str, str, str]]:
        """Returns what a reference to these kinds may be: (value, name, more), by name."""
        wanted = set(kinds)
        found = [
            (
                reference_value(one.id) if wanted == {"person"} else one.id,
                self.label(one),
                " ".join(filter(None, (one.status, one.detail))),
            )
            for one in self.excerpts.values()
            if one.kind in wanted
        ]
        return sorted(found, key=lambda one: one[1].casefold())

    def search(self, words: str) -> list[tuple[searching.Hit, str]]:
        """Returns the records that have all the words, each with its name; for a thread worker."""
        hits = searching.search(self.book, words, limit=200)
        return [(hit, self.label(self.excerpts[hit.id]) if hit.id in self.excerpts else hit.title) for hit in hits]

    # -- one record -----------------------------------------------------------

    def open(self, record_id: str) -> Opened:
        """Returns a record as it is on disk."""
        old = self.book.read_bytes(record_id)
        return Opened(record_id, kind_of(record_id) or "", old, old.decode("utf-8", "replace"))

    def not_yet(self, record_id: str) -> Opened:
        """Returns a record that the book does not have yet, with nothing in it: its text is in a draft."""
        return Opened(record_id, kind_of(record_id) or "", None, "")

    def drafts(self) -> list[tuple[str, str, str]]:
        """Returns what was typed and not saved: (id, name, when kept, ISO), the latest first."""
        found = {one.record_id: one for one in self.book.drafts.list()}
        known = self.excerpts
        named = [
            (
                one.record_id,
                self.label(known[one.record_id])
                if one.record_id in known
                else f"new: {self.label(excerpt(one.record_id, self.read(one.text).value))}",
                one.saved_at,
            )
            for one in found.values()
        ]
        return sorted(named, key=lambda one: one[2], reverse=True)

    def reviews(self) -> list[tuple[str, str]]:
        """Returns the documents whose review was begun and is not saved: (the file's name, when kept, ISO), the latest first."""
        return [(one.name, one.saved_at) for one in self.book.reviews.list()]

    def review_queues(self) -> list[tuple[str, str]]:
        """Returns the rows of documents of which some are left to review: (what is said of it, when kept, ISO), the latest first."""
        return [(one.said, one.saved_at) for one in self.book.review_queues.list()]

    def new(self, kind: str, owner: str, value: dict[str, Any]) -> Opened:
        """Returns a record that is not in the book yet, with an id that is free."""
        taken = {one.record_id for one in self.book.drafts.list()}.union(self.book.record_ids())
        record_id = suggest_id(kind, owner, value, taken)
        return Opened(record_id, kind, None, dump_record(value, self.schema, kind, record_id))

    def is_named_by_text(self, opened: Opened, text: str) -> bool:
        """Whether a record that was never saved has the id that its text gives it, and not one that somebody chose."""
        last = opened.record_id.rsplit("/", 1)[-1]
        return opened.is_new and (
            last.startswith("undated-") or self.named(opened, text, {opened.record_id}).record_id == opened.record_id
        )

    def named(self, opened: Opened, text: str, mine: Collection[str]) -> Opened:
        """Returns a record that was never saved with the id that a text of it gives it; for a thread worker.

        `mine` are the ids that it had until now: drafts under them are its own.
        """
        value = self.read(text).value
        if not opened.is_new or not isinstance(value, dict):
            return opened
        taken = {one.record_id for one in self.book.drafts.list()}.difference(mine).union(self.book.record_ids())
        return replace(opened, record_id=suggest_id(opened.kind, owner_of(opened.record_id), value, taken))

    def read(self, text: str) -> Read:
        """Returns what a text says as data, or why it cannot be read."""
        try:
            return Read(read_text(text).value, ())
        except Unreadable as error:
            return Read(None, error.faults)

    def value(self, record_id: str) -> Any:
        """Returns what a record says as data, None where it cannot be read."""
        try:
            return self.read(self.open(record_id).text).value
        except MinutebookError:
            return None

    def place(self, text: str, path: FieldPath) -> tuple[int, int]:
        """Returns line and column, from 1, of what stands at a path of a text."""
        try:
            found = read_text(text).place(path)
        except Unreadable:
            return 1, 1
        return found.line, found.column

    def field_at(self, kind: str, text: str, line: int) -> tuple[FieldPath, Field] | None:
        """Returns the field that stands on a line of a text (from 1), or the one around it."""
        try:
            reading = read_text(text)
        except Unreadable:
            return None
        best: tuple[int, FieldPath, Field] | None = None
        for path, field, _ in walk(self.schema, kind, reading.value):
            at = reading.key_place(path).line
            if path and at <= line and (best is None or at >= best[0]):
                best = (at, path, field)
        return (best[1], best[2]) if best else None

    def field(self, kind: str, path: FieldPath) -> Field | None:
        """Returns what the schema says of a path."""
        return self.schema.field(kind, path)

    def key_of(self, kind: str) -> Callable[[FieldPath], str]:
        """Returns a function from the path of a list to its identity property."""
        return lambda path: self.schema.key_of(kind, path)

    def apply(self, kind: str, text: str, edits: Sequence[Edit]) -> str:
        """Returns the text with edits made. Raises EditRefused."""
        return apply(text, edits, self.schema, kind)

    def check(self, record_id: str, text: str) -> tuple[Problem, ...]:
        """Returns the problems of a record's text; for a thread worker."""

        def exists(other: str) -> bool:
            return other == record_id or self.book.exists(other)

        data = text.encode("utf-8", "surrogatepass")
        own = check_record(record_id, data, self.schema, exists, self._neighbour)
        return in_order([*own, *self._known_of_the_book(record_id, text)])

    def _known_of_the_book(self, record_id: str, text: str) -> Iterator[Problem]:
        """Yields what only the last check of the whole book could find in a record, as far as its fields say what they said then."""
        found = [one for one in self._across if one.record == record_id]
        old = self.book.bytes_if_readable(record_id) if found else None
        if old is None:
            return
        if old == text.encode("utf-8", "surrogatepass"):
            yield from found
            return
        kind = kind_of(record_id) or ""
        before, now = self.read(old.decode("utf-8", "replace")).value, self.read(text).value
        for one in found:
            path = parse_path(one.path)
            with contextlib.suppress(WrongUsage):
                value = value_at(now, path, self.schema, kind)
                if value is not None and value == value_at(before, path, self.schema, kind):
                    line, column = self.place(text, path)
                    yield replace(one, line=line, column=column)

    def _neighbour(self, record_id: str) -> bytes | None:
        return self.book.bytes_if_readable(record_id)

    def check_book(self, stepped: Stepped | None = None) -> tuple[Problem, ...]:
        """Returns the problems of the whole book; for a thread worker."""
        if len(self.excerpts) >= WORTH_IT:
            _let_processes_start()
        problems = tuple(check_book(self.book, stepped=stepped).problems)
        self._across = tuple(one for one in problems if one.rule in _ACROSS)
        return problems

    # -- saving ---------------------------------------------------------------

    def as_saved(self, old: bytes | None, text: str) -> str:
        """Returns a text as a save over `old` would write it."""
        return as_saved(old, text)

    def propose(self, opened: Opened, text: str) -> Proposal:
        """Returns what saving a text would do, in sentences; for a thread worker. Raises what reading the old text raises."""
        return propose_text(self.book, opened.record_id, text, opened.old)

    def sentences(self, record_id: str, before: str, after: str) -> tuple[str, ...]:
        """Returns what changes from one text of a record to another, in sentences; none where one of them cannot be read."""
        kind = kind_of(record_id) or ""
        old, new = self.read(before), self.read(after)
        if old.faults or new.faults or not (isinstance(old.value, dict) and isinstance(new.value, dict)):
            return ()
        names = Names(self.book)
        found = changes(kind, old.value, new.value, self.schema)
        return tuple(change_sentence(one, self.schema, kind, new.value, names) for one in found)

    def save(self, proposal: Proposal, reason: str, *beside: Proposal) -> str:
        """Saves what was proposed, as one change, and returns its subject; for a thread worker. Raises MinutebookError."""
        with self._writing:
            saved = commit(self.book, [proposal, *beside], _note(proposal, reason))
        for one in (proposal, *beside):
            self.refresh(one.record_id)
        return saved.subject

    def propose_delete(self, record_id: str) -> Proposal:
        """Returns what deleting a record would do; for a thread worker."""
        return propose_delete(self.book, record_id)

    def refresh(self, record_id: str) -> None:
        """Reads the excerpt of one record again."""
        self.version += 1
        if not self.book.exists(record_id):
            self.excerpts.pop(record_id, None)
            return
        self.excerpts[record_id] = excerpt(
            record_id, self.read(self.book.read_bytes(record_id).decode("utf-8", "replace")).value
        )

    # -- drafts ---------------------------------------------------------------

    def keep_draft(self, opened: Opened, text: str) -> str:
        """Keeps a text as a draft and returns a sentence when that failed; for a thread worker."""
        try:
            with self._writing:
                self.book.drafts.put(opened.record_id, text, opened.old)
        except (MinutebookError, OSError) as error:
            return f"The draft could not be kept: {error}"
        return ""

    def draft(self, record_id: str) -> Draft | None:
        """Returns the draft of a record, if there is one."""
        return self.book.drafts.get(record_id)

    def drop_draft(self, record_id: str) -> None:
        """Throws a draft away."""
        with self._writing:
            self.book.drafts.discard(record_id)

    def base_of(self, old: bytes | None) -> str:
        """Returns what a draft typed on top of these bytes says of them."""
        return base_of(old)

    def is_nobody_known(self, error: MinutebookError) -> bool:
        """Whether an error says that nobody's name is known to save under."""
        return isinstance(error, NobodyKnown)

    def set_identity(self, name: str, email: str) -> None:
        """Makes a name and address those of this book. Raises MinutebookError for what cannot be one."""
        set_identity(self.book.git, name, email)

    def editor_told(self) -> str:
        """Returns which editor opens and how one leaves it, where the clerk has chosen none; empty where one was chosen."""
        return editor_told(self.book)

    def in_editor(self, record_id: str, text: str) -> str:
        """Returns the text as the clerk's own editor left it. Raises WrongUsage with what went wrong."""
        return edit_text(self.book, record_id, text)
