"""The documents that are to be reviewed, one after the other: which is next, what became of those before, kept so that it goes on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.book.document_files import head_of, read_document, whole_path
from tui.book.repository import Book
from tui.book.review_queues import KeptQueue, key_of
from tui.documents.importing.limits import MOST_BYTES
from tui.documents.importing.moderngov.together import put_together

_NAMED = 3
Documents = tuple[tuple[str, ...], ...]
"""Documents, each as the paths of its files."""


@dataclass
class Queue:
    """Documents of which the first is reviewed now. `of` is how many there were, `body` whose the last one was."""

    left: list[tuple[str, ...]]
    of: int
    key: str = ""
    body: str = ""
    saved: int = 0
    known: int = 0
    later: int = 0
    failed: list[str] = field(default_factory=list)

    @classmethod
    def begin(cls, documents: Documents) -> "Queue":
        """Returns the queue of these documents; one alone needs no name to be kept by."""
        return cls(list(documents), len(documents), key_of(documents) if len(documents) > 1 else "")

    @classmethod
    def resumed(cls, kept: KeptQueue) -> "Queue":
        """Returns a queue as it was left."""
        return cls(list(kept.left), kept.of, kept.key, kept.body)

    @property
    def is_many(self) -> bool:
        """Whether there is, or was, more than one document."""
        return self.of > 1

    @property
    def where(self) -> str:
        """Which of the documents is reviewed now: “2 of 7”; empty where there is one alone."""
        return f"{self.of - len(self.left) + 1} of {self.of}" if self.is_many else ""

    def pass_on(self) -> None:
        """Goes on to the next document."""
        del self.left[:1]

    def keep(self, book: Book) -> None:
        """Keeps what is left, so that it goes on another time; forgets it where nothing is. Raises BookUnusable."""
        if not self.is_many:
            return
        if self.left:
            book.review_queues.put(KeptQueue(self.key, tuple(self.left), self.of, self.body))
        else:
            book.review_queues.discard(self.key)

    def summary(self) -> str:
        """Returns what became of the documents, in a sentence or two."""
        parts = [
            f"{self.saved} saved" if self.saved else "",
            f"{self.known} passed over, imported before" if self.known else "",
            f"{self.later} left for later" if self.later else "",
            f"{len(self.failed)} could not be taken in: {', '.join(self.failed[:_NAMED])}" if self.failed else "",
        ]
        more = len(self.failed) - _NAMED
        return f"{', '.join(filter(None, parts)) or 'nothing new'}{f' and {more} more' if more > 0 else ''}."


def documents_of(paths: Sequence[str]) -> Documents:
    """Returns the documents that files are, those of ModernGov's web service about one meeting put together; for a thread worker."""
    whole = list(dict.fromkeys(map(whole_path, paths)))
    return tuple(put_together(whole, head_of, lambda path: read_document(path, MOST_BYTES)))
