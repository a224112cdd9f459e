"""The files that a call of `import` names: read one at a time, folders looked through, files of one meeting put together."""

import os
import pathlib
import stat
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tui.errors import MinutebookError, WrongUsage

STANDARD_INPUT = "-"
_READ = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".doc", ".xml")
"""Endings of the files that are taken out of a folder; a file that is named by itself is always tried."""
_HEAD = 16 * 1024


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
    named = Named()
    paths: list[str] = []
    for word in words:
        if word != STANDARD_INPUT and pathlib.Path(word).is_dir():
            paths.extend(_in_folder(word, named.passed_over))
        else:
            paths.append(word)
    if not paths:
        raise WrongUsage(
            f"There is no document in {words[0]}{' and the other folders' if len(words) > 1 else ''}.",
            f"Documents end in {', '.join(_READ)}.",
        )
    named.documents.extend(_put_together(list(dict.fromkeys(paths))))
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


def _in_folder(folder: str, passed_over: Counter[str]) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        raise WrongUsage(
            f"The folder {error.filename} cannot be read: {error.strerror}.", "Look whether you may read it."
        ) from error

    for at, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(each for each in names if not each.startswith(".")):
            path = os.path.join(at, name)  # noqa: PTH118 - as the person named it
            ending = os.path.splitext(name)[1].lower()  # noqa: PTH122
            if not stat.S_ISREG(os.lstat(path).st_mode):
                passed_over["a link or no file"] += 1
            elif ending in _READ:
                yield path
            else:
                passed_over[ending or "no ending"] += 1


def _put_together(paths: Sequence[str]) -> Iterator[Document]:
    """Yields the documents. Files of ModernGov's web service about one meeting are one document; committees come first, so that the
    meetings after them find their body in the book."""
    from tui.documents.importing.moderngov.reading import meeting_number

    service = [path for path in paths if len(paths) > 1 and _is_of_service(path)]
    numbers: dict[str, str] = {}
    for path in service:
        try:
            numbers[path] = meeting_number(read_file(path), name_of(path))
        except MinutebookError:
            numbers[path] = path  # it is told when its turn comes
    told = {number for number in numbers.values() if number}
    if len(told) == 1 and len(service) == len(paths):
        yield Document(tuple(paths))
        return
    yield from (Document((path,)) for path in service if not numbers[path])
    for number in dict.fromkeys(numbers[path] for path in service if numbers[path]):
        yield Document(tuple(path for path in service if numbers[path] == number))
    yield from (Document((path,)) for path in paths if path not in numbers)


def _is_of_service(path: str) -> bool:
    from tui.documents.importing.moderngov.reading import is_moderngov

    if not path.lower().endswith(".xml"):
        return False
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
            return False
        with open(path, "rb") as file:  # noqa: PTH123
            return is_moderngov(file.read(_HEAD))
    except (OSError, ValueError):
        return False
