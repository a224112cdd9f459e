"""The terminal program: screens, widgets and one registry of actions. `run` opens it; nothing else is called from outside."""

from collections.abc import Sequence
from pathlib import Path


def run(
    book_path: Path,
    open_record: str | None = None,
    documents: Sequence[tuple[str, ...]] = (),
    body: str = "",
    date: str = "",
) -> int:
    """Opens the program on the book at or above `book_path`, at a record where one is named, or at the review of documents (each the
    paths of its files) that are taken in for a body; returns the exit code.

    Raises MinutebookError where there is no book that can be opened.
    """
    from tui.app.desk import Desk
    from tui.app.program import Minutebook
    from tui.app.taking_in import Asked
    from tui.app.today import today_from
    from tui.book.repository import Book

    book = Book.open(book_path)
    take_in = Asked(tuple(documents), body, date) if documents else None
    program = Minutebook(Desk(book, today_from()), open_record, take_in)
    program.run()
    return program.return_code or 0
