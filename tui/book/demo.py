"""The sample book as a repository of one's own: the published records, as the documents were taken in, and in steps what they tell of.

Every commit is made now and says so; when a thing happened stands in its message, with the document that shows it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui.book.demo_history import CHAPTERS, Chapter, Told, before, chapter_of, steps_told, told_after
from tui.book.editing import commit, propose_text
from tui.book.repository import Book
from tui.book.saving import Note
from tui.book.shipped import shipped_records
from tui.book.starting import first_commit, lay_out, repository_for
from tui.errors import WrongUsage
from tui.record.kinds import id_of, kind_of
from tui.record.naming import step_subject
from tui.record.reading import read

CLERK = ("The clerk (demo)", "clerk@minutebook.example")
"""Whose name the commits of a demo bear. It stands in the demo's own git config, so that edits bear it too."""

_FIRST = ("body", "person", "members", "plan", "rules")
"""Kinds that other records point to: they come in the first commit."""


def make_demo(folder: Path, stepped: Callable[[int, int], None] | None = None) -> bool:
    """Makes the sample book in `folder`; returns False when it is there already. Raises WrongUsage when something else is there."""
    if (folder / "records").is_dir() and (folder / "schema").is_dir() and (folder / ".git").exists():
        Book.open(folder)
        return False
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUsage(f"{folder} is there and is not a book.", "Name another folder: minutebook demo DIR")
    git = repository_for(folder)
    git.run("config", "user.name", CLERK[0])
    git.run("config", "user.email", CLERK[1])
    first_commit(
        git, lay_out(folder), "A new book: its schema and the check of every push", "to hold the sample records"
    )
    book = Book.open(folder)
    sample = _Sample.read(book)
    for done, (note, texts) in enumerate(sample.commits(), 1):
        # Documents speak of each other's meetings, so each is checked beside all that will be there in the end.
        proposals = [
            propose_text(book, record_id, text, book.bytes_on_disk(record_id), note.action, sample.whole)
            for record_id, text in texts.items()
        ]
        commit(book, proposals, note)
        if stepped is not None:
            stepped(done, sample.length)
    return True


@dataclass(frozen=True)
class _Sample:
    """The sample records as they are in the end, and the steps that they tell of."""

    book: Book
    whole: Mapping[str, bytes]
    values: Mapping[str, Any]
    steps: Mapping[str, tuple[Told, ...]]

    @classmethod
    def read(cls, book: Book) -> "_Sample":
        """Reads what the program brings along."""
        whole = {record_id: data for file, data in shipped_records().items() if (record_id := id_of(file)) is not None}
        values = {record_id: read(data).value for record_id, data in whole.items()}

        def name_of(record_id: str) -> str:
            return str(values[record_id]["name"])

        steps = {record_id: steps_told(record_id, value, name_of) for record_id, value in values.items()}
        return cls(book, whole, values, steps)

    @property
    def length(self) -> int:
        """How many commits there will be."""
        return 1 + len(CHAPTERS) + sum(map(len, self.steps.values()))

    def commits(self) -> Iterator[tuple[Note, dict[str, str]]]:
        """Yields each commit to make, in its order: what it says, and the records with their texts."""
        first = [record_id for record_id in self.whole if kind_of(record_id) in _FIRST]
        chapters = {record_id: chapter for record_id in self.whole if (chapter := self._chapter(record_id)) is not None}
        yield _first_note(len(first)), {record_id: self._text(record_id, 0) for record_id in first}
        for chapter in CHAPTERS:
            taken = [record_id for record_id, own in chapters.items() if own is chapter]
            yield _taken_in(chapter, len(taken)), {record_id: self._text(record_id, 0) for record_id in taken}
            due = [
                (step.day or chapter.day, n, step)
                for record_id, own in chapters.items()
                for n, step in enumerate(self.steps[record_id])
                if told_after(step, own) is chapter
            ]
            for _, n, step in sorted(due, key=lambda each: each[0]):
                yield self._note(step, chapter), {step.record_id: self._text(step.record_id, n + 1)}

    def _chapter(self, record_id: str) -> Chapter | None:
        if kind_of(record_id) in _FIRST:
            return None
        chapter = chapter_of(record_id, str(self.values[record_id]["sources"][0]["document"]))
        if chapter is None:
            raise LookupError(f"{record_id} is of a document that the history of the sample book does not know")
        return chapter

    def _text(self, record_id: str, taken: int) -> str:
        """Returns the text of a record after so many of its steps."""
        later = self.steps[record_id][taken:]
        kind = kind_of(record_id) or ""
        text = self.whole[record_id].decode("utf-8")
        return before(text, later, self.values[record_id], self.book.schema, kind) if later else text

    def _note(self, step: Told, chapter: Chapter) -> Note:
        kind = kind_of(step.record_id) or ""
        subject = step_subject(kind, step.record_id, self.values[step.record_id], step.says, self._name)
        evidence = f"{chapter.title} ({step.evidence})" if step.evidence == chapter.document else step.evidence
        return Note(step.action, subject, step.reason, step.authority, step.day, evidence)

    def _name(self, record_id: str) -> str:
        return str(self.values[record_id]["name"])


def _first_note(count: int) -> Note:
    return Note(
        action="import",
        subject=f"Bodies, people, members, plans and rules: {count} records",
        reason="what the meetings' records point to",
        evidence="the published documents named in each record",
    )


def _taken_in(chapter: Chapter, count: int) -> Note:
    records = "1 record" if count == 1 else f"{count} records"
    return Note(
        action="import",
        subject=f"{chapter.title}: {records}",
        reason="taken from the published document",
        evidence=chapter.document,
    )
