"""Taking in a document: which file, whose it is, its day where the document does not say one; then the review beside its source."""

import datetime
from dataclasses import dataclass
from typing import Any

from tui.app.background import in_background
from tui.app.review_desk import Document, Reviewing, read, understood
from tui.app.screens.ask import Ask
from tui.app.screens.ask_day import day_field
from tui.app.screens.chooser import Choice, Chooser
from tui.app.screens.file_chooser import FileChooser
from tui.app.screens.review import ReviewScreen
from tui.book.reviews import KeptReview
from tui.documents.importing.result import Imported
from tui.errors import MinutebookError
from tui.record.kinds import kind_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A document to take in as soon as the book has been read; body and day where they were said."""

    path: str
    body: str = ""
    date: str = ""


def offer_import(program: Any, owner: str = "") -> None:
    """Asks for the file. `owner` is the body that the document is likely to belong to."""
    begun = [
        Choice(one.path, f"Go on with {one.path.rsplit('/', 1)[-1]}", f"left {_when(one.saved_at)}", detail=one.path)
        for one in program.desk.book.reviews.list()
    ]

    def chosen(path: str | None) -> None:
        if path:
            begin_import(program, path, owner=owner)

    program.push_screen(FileChooser("Import a document: which file?", begun), chosen)


def begin_import(program: Any, path: str, body: str = "", date: str = "", owner: str = "") -> None:
    """Reads a document and shows its review; asks whose it is, and its day, where that has not been said."""
    desk = program.desk

    def work() -> tuple[Document, KeptReview | None, Imported]:
        document = read(path)
        kept = desk.book.reviews.get(document.sha256)
        of, on = (kept.body, kept.date) if kept is not None and not body else (body, date)
        return document, kept if kept is None or of == kept.body else None, understood(desk, document, of, on)

    def failed(error: MinutebookError) -> None:
        program.progress.publish(("Reading", 1, 1))
        program.complain(error)

    def done(found: tuple[Document, KeptReview | None, Imported]) -> None:
        document, kept, imported = found
        program.progress.publish(("Reading", 1, 1))
        if kept is not None:
            _show(program, document, kept.body, kept.date, imported, kept)
        elif body:
            _ask_day(program, document, body, date, imported)
        else:
            _ask_body(program, document, date, imported, owner)

    program.progress.publish(("Reading", 0, 1))
    in_background(program, program, work, done, group="import", failed=failed)


def _ask_body(program: Any, document: Document, date: str, found: Imported, owner: str) -> None:
    named = next((each.id.split("/")[0] for each in found.records if kind_of(each.id) != "person"), "")
    bodies = [one for one in program.desk.excerpts.values() if one.kind == "body"]
    choices = [Choice(one.id.split("/")[0], one.title, one.id.split("/")[0]) for one in bodies]
    choices.sort(key=lambda one: (one.value != named, one.value != owner, one.label.casefold()))
    if any(each.kind == "body" for each in found.records):
        choices.append(Choice("", "The body that the document itself tells of", "comes with it"))

    def chosen(body: str | None) -> None:
        if body == "":
            _ask_day(program, document, "", date, found)
        elif body is not None:
            _again(program, document, body, date)

    none = "This book has no such body. Make it first: Esc, then n in Records, then Body."
    program.push_screen(Chooser(f"To which body does it belong? {document.name}", choices, none=none), chosen)


def _ask_day(program: Any, document: Document, body: str, date: str, found: Imported) -> None:
    undated = any(
        each.kind == "meeting" and each.id.rsplit("/", 1)[-1].startswith("undated-") for each in found.records
    )
    if date or not undated:
        _show(program, document, body, date, found, None)
        return

    def answered(day: Any) -> None:
        if isinstance(day, str):
            _again(program, document, body, day)
        else:
            _show(program, document, body, "", found, None)

    words = (
        "The document does not say the day of the meeting. A day, such as 2026-03-25; nothing where it is not known."
    )
    program.push_screen(Ask(f"{document.name}: of which day?", words, day_field(program), answered))


def _again(program: Any, document: Document, body: str, date: str) -> None:
    in_background(
        program,
        program,
        lambda: understood(program.desk, document, body, date),
        lambda found: _ask_day(program, document, body, date, found),
        group="import",
        failed=program.complain,
    )


def _show(program: Any, document: Document, body: str, date: str, found: Imported, kept: KeptReview | None) -> None:
    if not found.records:
        program.say(f"Nothing in {document.name} was recognised as a record.", warn=True)
        return

    def shown(reviewing: Reviewing) -> None:
        program.push_screen(ReviewScreen(reviewing))
        if all(each in reviewing.stays for each in reviewing.ids):
            program.say(f"The book has everything of this already. {reviewing.stays[reviewing.ids[0]]}", warn=True)
        elif reviewing.is_resumed:
            program.say("This review was begun before: it goes on where it was left.")

    in_background(
        program,
        program,
        lambda: Reviewing(program.desk, document, body, date, found, kept),
        shown,
        group="import",
        failed=program.complain,
    )


def _when(saved_at: str) -> str:
    try:
        at = datetime.datetime.fromisoformat(saved_at)
    except ValueError:
        return saved_at
    return f"{at.day} {at:%b %H:%M}"
