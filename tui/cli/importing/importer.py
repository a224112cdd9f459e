"""Documents into a book, one commit each: read, prepared, saved."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tui.cli.importing.patience import patience
from tui.documents.importing.importing import import_document, import_moderngov
from tui.documents.importing.result import Imported

if TYPE_CHECKING:
    from tui.book.intake import Prepared
    from tui.book.repository import Book
    from tui.book.saving import Note

Files = Sequence[tuple[str, bytes]]
"""The files of one document, each with its name; more than one are of ModernGov's web service."""


class Importer:
    """Imports documents one after another. Without a book it only reads them."""

    def __init__(
        self, book: "Book | None", body: str = "", date: str = "", reason: str = "", authority: str | None = None
    ) -> None:
        self._book = book
        self._body = body
        self._date = date
        self._reason = reason
        self._authority = authority

    def knows(self, files: Files) -> bool:
        """Returns whether all files of a document were imported before, by an import that was not taken back."""
        from tui.book.intake import hash_of

        return self._book is not None and all(hash_of(data) in self._imported for _, data in files)

    def read(self, files: Files) -> Imported:
        """Returns what a document yields. Raises WrongUsage and ProblemsFound with what to do."""
        bodies = self._bodies
        with patience(sum(len(data) for _, data in files), files[0][0]):
            if len(files) > 1:
                return import_moderngov(files, self._body, self._date, bodies)
            name, data = files[0]
            return import_document(data, name, self._body, self._date, bodies)

    def prepare(
        self, found: Imported, name: str, files: Files, *, is_new: bool = False
    ) -> tuple["Prepared", "Note | None"]:
        """Returns what an import would save, and what its commit would say; None where the book has all of it already. With `is_new`
        none of the files was imported before.

        Raises what `tui.book.intake.prepare` does.
        """
        from tui.book.intake import evidence_of, note_of, prepare

        assert self._book is not None
        body = self._body or _folder(found)
        prepared = prepare(self._book, found.records, found.doubts, name, evidence_of(*files), body, is_new=is_new)
        if not any(each.is_change for each in prepared.proposals):
            return prepared, None
        return prepared, note_of(prepared, self._body or name, name, self._reason, self._authority)

    def save(self, found: Imported, name: str, files: Files) -> str:
        """Saves what a document yielded as one commit and returns its id, empty where the book has all of it already.

        Raises what `prepare` and `tui.book.editing.commit` raise.
        """
        from tui.book.editing import commit
        from tui.book.intake import hash_of

        assert self._book is not None
        is_new = not any(hash_of(data) in self._imported for _, data in files)
        prepared, note = self.prepare(found, name, files, is_new=is_new)
        commit_id = commit(self._book, prepared.proposals, note, keep_drafts=False).commit if note is not None else ""
        self._imported.update(hash_of(data) for _, data in files)
        if any(each.kind == "body" for each in found.records):
            vars(self).pop("_bodies", None)
        return commit_id

    @cached_property
    def _imported(self) -> set[str]:
        from tui.book.intake import imported_before

        return imported_before(self._book) if self._book is not None else set()

    @cached_property
    def _bodies(self) -> dict[str, str]:
        from tui.book.intake import folders_by_name

        return folders_by_name(self._book) if self._book is not None else {}


def _folder(found: Imported) -> str:
    """Returns the folder of the body whose the drafts are, empty where they are of several or none."""
    from tui.record.kinds import body_of

    folders = {body_of(each.id) for each in found.records} - {None}
    return str(folders.pop()).removesuffix("/body") if len(folders) == 1 else ""
