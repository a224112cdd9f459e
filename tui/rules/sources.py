"""Where the records of a check come from, and where what it found is kept until the next: the seam to disk and git."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Source:
    """One file below `records/`, by its path from the root of the book.

    `blob` is anything that changes when the bytes do, such as git's id of them; without it nothing is cached. `load`
    returns the bytes. Where the file cannot be read, `trouble` is the sentence that says why, and `load` is not called.
    """

    file: str
    load: Callable[[], bytes]
    blob: str | None = None
    trouble: str = ""
    hint: str = ""


class Cache(Protocol):
    """Texts kept from one check to the next, by key. What is lost is only computed again."""

    def read(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Returns those of the texts that are there."""

    def write(self, texts: Mapping[str, str]) -> None:
        """Keeps the texts."""
