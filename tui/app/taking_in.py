"""Taking in documents: which files, whose they are, their day where a document does not say one; then the review beside the source,
one document after the other."""

import datetime
from dataclasses import dataclass
from typing import Any

from textual.worker import get_current_worker

from tui.app.background import in_background
from tui.app.desk import Desk
from tui.app.new_body import NewBody, ask_kind, choice_of, named_in
from tui.app.reading_apart import read_apart
from tui.app.review_desk import Document, Reviewing, read
from tui.app.review_queue import Documents, Queue, documents_of
from tui.app.screens.ask import Ask
from tui.app.screens.ask_day import day_field
from tui.app.screens.chooser import Choice, Chooser
from tui.app.screens.file_chooser import FileChooser
from tui.app.screens.review import ReviewScreen
from tui.book.intake import folders_by_name, hash_of, imported_before
from tui.book.review_queues import KeptQueue
from tui.book.reviews import KeptReview
from tui.documents.importing.result import Imported
from tui.errors import MinutebookError
from tui.record.kinds import UNNAMED_BODY, kind_of, slug

_LATER = "\0later"
"""Stands for no body; no folder is called so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Documents to take in as soon as the book has been read, each as the paths of its files; body and day where they were said."""

    documents: Documents
    body: str = ""
    date: str = ""


def understood(desk: Desk, document: Document, body: str, date: str) -> Imported:
    """Returns what the document gives; for a thread worker. Raises MinutebookError where it is in no form that is read."""
    worker = get_current_worker()
    return read_apart(document.named, body, date, folders_by_name(desk.book), lambda: not worker.is_cancelled)


def offer_import(program: Any, owner: str = "") -> None:
    """Asks for the file, or several. `owner` is the body that they are likely to belong to."""
    book = program.desk.book
    begun: list[Choice[Any]] = [
        *(Choice(one, f"Go on: {one.said}", f"left {_when(one.saved_at)}") for one in book.review_queues.list()),
        *(
            Choice(one.paths, f"Go on with {one.name}", f"left {_when(one.saved_at)}", detail=", ".join(one.paths))
            for one in book.reviews.list()
        ),
    ]

    def chosen(answer: Any) -> None:
        if isinstance(answer, KeptQueue):
            TakingIn(program, Queue.resumed(answer), owner=answer.body or owner).begin()
        elif isinstance(answer, tuple) and answer in [one.value for one in begun]:
            begin_import(program, (answer,), owner=owner)
        elif answer:
            paths = answer if isinstance(answer, tuple) else (answer,)
            in_background(
                program,
                program,
                lambda: documents_of(paths),
                lambda documents: begin_import(program, documents, owner=owner),
                group="import",
                failed=program.complain,
            )

    program.push_screen(FileChooser("Import a document: which file?", begun), chosen)


def begin_import(program: Any, documents: Documents, body: str = "", date: str = "", owner: str = "") -> None:
    """Shows the review of each document, one after the other; asks whose it is, and its day, where that has not been said."""
    TakingIn(program, Queue.begin(documents), body, date, owner).begin()


class TakingIn:
    """The taking in of documents one after the other."""

    def __init__(self, program: Any, queue: Queue, body: str = "", date: str = "", owner: str = "") -> None:
        """`body` and `date` are what was said of all of them, `owner` whose they are likely to be."""
        self.program = program
        self.queue = queue
        self.body = body
        self.date = date
        self.owner = owner
        self._imported: set[str] | None = None
        self._new_body: NewBody | None = None

    def begin(self) -> None:
        """Reads the next document; where none is left, says what became of them."""
        program, queue = self.program, self.queue
        if not self._keep():
            return
        if not queue.left:
            if queue.is_many:
                program.say(f"{queue.of} documents: {queue.summary()}", warn=bool(queue.failed))
            return
        program.progress.publish(("Reading", 0, 1))
        self._in_background(self._read, self._is_read, self._failed)

    def _read(self) -> tuple[Document, KeptReview | None, Imported] | None:
        """Returns the document, what was kept of its review, and what it gives; None for one of many that was imported before."""
        desk, document = self.program.desk, read(self.queue.left[0])
        kept = desk.book.reviews.get(document.sha256)
        if kept is None and self.queue.is_many:
            if self._imported is None:
                self._imported = imported_before(desk.book)
            if all(hash_of(data) in self._imported for _, data in document.files):
                return None
        body, date = (kept.body, kept.date) if kept is not None and not self.body else (self.body, self.date)
        kept = kept if kept is None or body == kept.body else None
        return document, kept, understood(desk, document, body, date)

    def _is_read(self, found: tuple[Document, KeptReview | None, Imported] | None) -> None:
        self.program.progress.publish(("Reading", 1, 1))
        if found is None:
            self.queue.known += 1
            self._next()
            return
        document, kept, imported = found
        if kept is not None:
            self._show(document, kept.body, kept.date, imported, kept)
        elif self.body:
            self._ask_day(document, self.body, imported)
        else:
            self._ask_body(document, imported)

    # -- whose, and of which day ----------------------------------------------------------

    def _ask_body(self, document: Document, found: Imported) -> None:
        named = next((each.id.split("/")[0] for each in found.records if kind_of(each.id) != "person"), "")
        if self.queue.body and named in (self.queue.body, UNNAMED_BODY, ""):
            self._again(document, self.queue.body, self.date)
            return

        def chosen(body: str | NewBody | None) -> None:
            if isinstance(body, NewBody):
                ask_kind(self.program, body, made)
            elif body is None:
                self._stop()
            elif body == _LATER:
                self._left("later")
            elif body == "":
                self._ask_day(document, "", found)
            else:
                self.queue.body = body
                self._again(document, body, self.date)

        def made(body: NewBody | None) -> None:
            if body is None:
                self._ask_body(document, found)
            else:
                self._new_body, self.queue.body = body, body.folder
                self._again(document, body.folder, self.date)

        def typed(words: str) -> list[Choice[Any]]:
            there = self.program.desk.book.exists(f"{slug(words)}/body")
            return [choice_of(NewBody(words))] if len(words.strip()) > 1 and not there else []

        where = f"{self.queue.where}: " if self.queue.is_many else ""
        self.program.push_screen(
            Chooser(
                f"{where}To which body does it belong? {document.name}", self._bodies(found, named), from_typed=typed
            ),
            chosen,
        )

    def _bodies(self, found: Imported, named: str) -> list[Choice[Any]]:
        """Returns the bodies to choose from, the one that the document names first."""
        likely = self.queue.body or self.owner
        bodies = [one for one in self.program.desk.excerpts.values() if one.kind == "body"]
        choices: list[Choice[Any]] = [Choice(one.id.split("/")[0], one.title, one.id.split("/")[0]) for one in bodies]
        choices.sort(key=lambda one: (one.value != named, one.value != likely, one.label.casefold()))
        is_known = any(one.value == named for one in choices)
        if any(each.kind == "body" for each in found.records):
            itself = Choice("", "The body that the document itself tells of", "comes with it")
            choices.insert(len(choices) if is_known else 0, itself)
        elif not is_known and (told := named_in(found)) is not None:
            known = {one.title.casefold() for one in bodies} | {one.id.split("/")[0] for one in bodies}
            if not known & {told.name.casefold(), told.folder}:
                choices.insert(0, choice_of(told))
        if self.queue.is_many:
            choices.append(Choice(_LATER, "None of them: leave this document for later", "on to the next"))
        return choices

    def _ask_day(self, document: Document, body: str, found: Imported, date: str = "") -> None:
        undated = any(
            each.kind == "meeting" and each.id.rsplit("/", 1)[-1].startswith("undated-") for each in found.records
        )
        if date or self.date or not undated:
            self._show(document, body, date or self.date, found, None)
            return

        def answered(day: Any) -> None:
            if isinstance(day, str):
                self._again(document, body, day)
            else:
                self._show(document, body, "", found, None)

        words = (
            "The document does not say the day of the meeting. "
            "A day, such as 2026-03-25; nothing where it is not known."
        )
        self.program.push_screen(Ask(f"{document.name}: of which day?", words, day_field(self.program), answered))

    def _again(self, document: Document, body: str, date: str) -> None:
        desk = self.program.desk
        self._in_background(
            lambda: understood(desk, document, body, date),
            lambda found: self._ask_day(document, body, found, date),
            self._failed,
        )

    # -- the review -----------------------------------------------------------------------

    def _show(self, document: Document, body: str, date: str, found: Imported, kept: KeptReview | None) -> None:
        program = self.program
        if not found.records:
            self._not_taken(document.name, f"Nothing in {document.name} was recognised as a record.")
            return

        new_body, self._new_body = self._new_body, None

        def work() -> Reviewing:
            reviewing = Reviewing(program.desk, document, body, date, found, kept)
            if new_body is not None and new_body.folder == body:
                reviewing.add_body(body, new_body.value)
            return reviewing

        def shown(reviewing: Reviewing) -> None:
            program.push_screen(ReviewScreen(reviewing, self.queue.where), self._left)
            if all(each in reviewing.stays for each in reviewing.ids):
                program.say(f"The book has everything of this already. {reviewing.stays[reviewing.ids[0]]}", warn=True)
            elif reviewing.is_resumed:
                program.say("This review was begun before: it goes on where it was left.")

        self._in_background(work, shown, self._failed)

    def _left(self, how: str | None) -> None:
        """Goes on after a review: to the next document where it was saved or put off, else back."""
        if how == "saved":
            self.queue.saved += 1
            self._next()
        elif how == "later":
            self.queue.later += 1
            self._next()
        else:
            self._stop()

    def _next(self) -> None:
        self.queue.pass_on()
        self.begin()

    def _stop(self) -> None:
        if self.queue.is_many and self._keep():
            key = self.program.key_of("mode.import")
            self.program.say(f"{len(self.queue.left)} of {self.queue.of} documents are left: {key} goes on with them.")

    def _failed(self, error: MinutebookError) -> None:
        self.program.progress.publish(("Reading", 1, 1))
        name = ", ".join(path.rsplit("/", 1)[-1] for path in self.queue.left[0])
        if not self.queue.is_many:
            self.program.complain(error)
        else:
            self._not_taken(name, str(error))

    def _not_taken(self, name: str, why: str) -> None:
        self.program.say(why, warn=True)
        if self.queue.is_many:
            self.queue.failed.append(name)
            self._next()

    def _keep(self) -> bool:
        """Keeps which documents are left; says so where that fails."""
        try:
            self.queue.keep(self.program.desk.book)
        except MinutebookError as error:
            self.program.complain(error)
            return False
        return True

    def _in_background(self, work: Any, then: Any, failed: Any) -> None:
        in_background(self.program, self.program, work, then, group="import", failed=failed)


def _when(saved_at: str) -> str:
    try:
        at = datetime.datetime.fromisoformat(saved_at)
    except ValueError:
        return saved_at
    return f"{at.day} {at:%b %H:%M}"
