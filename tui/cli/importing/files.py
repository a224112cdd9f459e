"""The files that a call of `import` names: read one at a time, folders looked through, files of one meeting put together."""

import pathlib
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.errors import WrongUsage

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class Document:
    """One document to import: its file, or several that are one meeting together."""

    paths: tuple[str, ...]

    @property
    def shown(self) -> str:
        """How it is named to the person who asked."""
        return ", ".join(self.paths)

    @property
    def name(self) -> str:
        """What it is called in the book: the names of its files without folders."""
        return ", ".join(name_of(path) for path in self.paths)

    def read(self) -> tuple[tuple[str, bytes], ...]:
        """Returns the files with their names. Raises WrongUsage for one that cannot be read."""
        return tuple((name_of(path), read_file(path)) for path in self.paths)


@dataclass
class Named:
    """What a call named: the documents, and what of the folders was passed over."""

    documents: list[Document] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    """How many files were passed over, by their ending."""


def name_of(path: str) -> str:
    """Returns what a file is called in the book."""
    return "standard input" if path == STANDARD_INPUT else pathlib.PurePath(path).name


def named_documents(words: Sequence[str]) -> Named:
    """Returns the documents that the words of a call name; folders are looked through, links in them are not followed.

    Raises WrongUsage for a folder that cannot be read, or that has nothing to import in it.
    """
    from tui.book.document_files import ENDINGS, documents_in, head_of
    from tui.documents.importing.moderngov.together import put_together

    named = Named()
    paths: list[str] = []
    for word in words:
        if word != STANDARD_INPUT and pathlib.Path(word).is_dir():
            paths.extend(documents_in(word, named.passed_over))
        else:
            paths.append(word)
    if not paths:
        raise WrongUsage(
            f"There is no document in {words[0]}{' and the other folders' if len(words) > 1 else ''}.",
            f"Documents end in {', '.join(ENDINGS)}.",
        )
    together = put_together(list(dict.fromkeys(paths)), head_of, read_file)
    named.documents.extend(Document(each) for each in together)
    return named


def read_file(path: str) -> bytes:
    """Returns the bytes of a file, one more than are ever read where there are more. Raises WrongUsage for what is no file."""
    from tui.book.document_files import read_document
    from tui.documents.importing.limits import MOST_BYTES

    if path == STANDARD_INPUT:
        if sys.stdin is None:
            raise WrongUsage("There is no standard input to read from.", "Name a file.")
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    return read_document(path, MOST_BYTES)
