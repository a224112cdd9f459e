"""Every kind of document and every form: adding one is adding its file and a line here. Modules are loaded when they are asked for."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from tui.documents.offered import called
from tui.documents.rendering.asked import Asked, FileOf, no_file
from tui.documents.rendering.published import Published
from tui.documents.rendering.tree import Document
from tui.errors import WrongUsage
from tui.record.kinds import kind_of


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: what the command line calls it, what it is, and of which kind of record it is made."""

    name: str
    title: str
    of: str
    forms: tuple[str, ...] = ("md", "txt", "html", "docx", "pdf")

    def make(self, asked: Asked) -> Document:
        """Returns the document."""
        module = import_module(f"tui.documents.rendering.kinds.{self.name}")
        return cast("Callable[[Asked], Document]", getattr(module, self.name))(asked)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file: what the command line calls it, the function that writes it, and whether it is bytes rather than text."""

    name: str
    title: str
    module: str
    function: str
    is_binary: bool = False
    takes_template: bool = True

    def write(self, document: Document, own: bytes | None = None) -> bytes:
        """Returns the document as the bytes of a file, in a body's own template where one is given and the form takes one.

        Raises MinutebookError where it cannot be written in this form.
        """
        function = getattr(import_module(f"tui.documents.rendering.forms.{self.module}"), self.function)
        given = {"own": own} if self.takes_template and own is not None else {}
        written = cast("Callable[..., str | bytes]", function)(document, **given)
        return written if isinstance(written, bytes) else written.encode()


KINDS: tuple[DocumentKind, ...] = (
    DocumentKind("agenda", "the agenda, with the membership of the day", "meeting"),
    DocumentKind("minutes", "minutes, marked as a draft until they are approved", "meeting"),
    DocumentKind("decisions", "the decision sheet", "meeting"),
    DocumentKind("actions", "the table of items and actions", "meeting"),
    DocumentKind("responses", "the schedule of responses to its recommendations", "meeting"),
    DocumentKind("pack", "the agenda with its papers, pages numbered through", "meeting", ("pdf",)),
    DocumentKind("paper", "a report or letter as its record has it", "paper"),
    DocumentKind("log", "the log of actions and recommendations as at a day", "body"),
    DocumentKind("plan", "the forward plan from a day on", "body"),
    DocumentKind("attendance", "the attendance return for the municipal year of a day", "body"),
    DocumentKind("delivery", "where the deliverables of a plan stand as at a day", "plan"),
)

FORMS: tuple[Form, ...] = (
    Form("md", "Markdown", "markdown", "markdown"),
    Form("txt", "plain text, 72 columns", "text", "plain_text"),
    Form("html", "one HTML page", "html", "html"),
    Form("docx", "a Word document, to mark up", "docx", "docx", is_binary=True),
    Form("pdf", "tagged PDF, PDF/UA-1 and PDF/A-2a", "pdf", "pdf", is_binary=True, takes_template=False),
)


def kind_called(name: str) -> DocumentKind:
    """Returns the kind of document with a name. Raises WrongUsage."""
    return called(KINDS, name, "document")


def form_called(name: str) -> Form:
    """Returns the form with a name. Raises WrongUsage."""
    return called(FORMS, name, "form")


def kinds_for(record_id: str) -> tuple[DocumentKind, ...]:
    """Returns the kinds of document that can be made of a record."""
    return tuple(each for each in KINDS if each.of == kind_of(record_id))


def render(book: Published, record_id: str, name: str, on: datetime.date, file: FileOf = no_file) -> Document:
    """Returns the document of a record as at a day. Raises WrongUsage where that record has no such document.

    `file` gives the files of papers, for a document that takes them in.
    """
    kind = kind_called(name)
    if kind_of(record_id) != kind.of:
        may = ", ".join(each.name for each in kinds_for(record_id))
        hint = f"Of {record_id} there can be: {may}." if may else f"Name a {kind.of}; see: minutebook list {kind.of}"
        raise WrongUsage(f"“{name}” is made of a {kind.of}, and {record_id} is none.", hint)
    value = book.get(record_id)
    if value is None:
        raise WrongUsage(
            f"{record_id} cannot be read, or none of it may be printed.", f"See: minutebook validate {record_id}"
        )
    return kind.make(Asked(book, record_id, value, on, file))
