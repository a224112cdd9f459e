"""Text that knows where in the source it stands: a `Passage` keeps line and column of every character through cutting and joining."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start` to `end` (exclusive, from 0) of a line of the source, counted from 1."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a passage's text, from `at` on, that stands unbroken in the source."""

    at: int
    place: Place


@dataclass(frozen=True)
class Passage:
    """A text and where its characters stand in the source; characters put in between to join parts stand nowhere."""

    text: str
    parts: tuple[Part, ...]
    printed: str = ""
    """How it is printed, character by character, where the text is read otherwise; empty where it is read as printed."""

    @classmethod
    def of(cls, line: int, text: str, start: int = 0) -> "Passage":
        """Returns the passage of a text that stands unbroken in a line, from column `start` on."""
        return cls(text, (Part(0, Place(line, start, start + len(text))),) if text else ())

    @classmethod
    def joined(cls, passages: Iterable["Passage"], between: str = " ") -> "Passage":
        """Returns the passages one after another with `between` them; empty ones are left out."""
        text: list[str] = []
        printed: list[str] = []
        parts: list[Part] = []
        length = 0
        for each in passages:
            if not each.text:
                continue
            if text:
                text.append(between)
                printed.append(between)
                length += len(between)
            printed.append(each.printed or each.text)
            parts.extend(Part(length + part.at, part.place) for part in each.parts)
            text.append(each.text)
            length += len(each.text)
        read, as_printed = "".join(text), "".join(printed)
        return cls(read, tuple(parts), as_printed if as_printed != read else "")

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [part.at for part in self.parts]

    def cut(self, start: int, end: int) -> "Passage":
        """Returns the characters from `start` to `end` (exclusive), without white space at either end."""
        inner = self.text[start:end]
        start += len(inner) - len(inner.lstrip())
        end = start + len(inner.strip())
        parts = []
        first = max(bisect_right(self._starts, start) - 1, 0)
        for part in self.parts[first:]:
            if part.at >= end:
                break
            length = part.place.end - part.place.start
            low, high = max(start, part.at), min(end, part.at + length)
            if low < high:
                column = part.place.start - part.at
                parts.append(Part(low - start, Place(part.place.line, low + column, high + column)))
        printed = self.printed[start:end]
        return Passage(self.text[start:end], tuple(parts), printed if printed != self.text[start:end] else "")

    def group(self, found: re.Match[str], name: int | str = 0) -> "Passage":
        """Returns what a group of a match in this passage's text took; empty where it took nothing."""
        start, end = found.span(name)
        return self.cut(start, end) if start >= 0 else NOWHERE

    def stripped(self, characters: str = "") -> "Passage":
        """Returns the passage without white space, and without the characters given, at either end."""
        text = self.text
        left = len(text) - len(text.lstrip(characters + " \t\n\u00a0"))
        right = len(text.rstrip(characters + " \t\n\u00a0"))
        return self.cut(left, max(left, right))

    def split(self, pattern: str) -> list["Passage"]:
        """Returns what stands between the matches of a pattern; empty pieces are left out."""
        pieces, at = [], 0
        for found in re.finditer(pattern, self.text):
            pieces.append(self.cut(at, found.start()))
            at = found.end()
        pieces.append(self.cut(at, len(self.text)))
        return [each for each in pieces if each.text]

    def by_line(self) -> list["Passage"]:
        """Returns what of it stands in each line of the source, in order."""
        found = []
        for _, parts in groupby(self.parts, key=lambda part: part.place.line):
            own = list(parts)
            last = own[-1]
            found.append(self.cut(own[0].at, last.at + last.place.end - last.place.start))
        return found

    @property
    def as_printed(self) -> str:
        """Its text as it is printed."""
        return self.printed or self.text

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the passage stands in the source."""
        return tuple(part.place for part in self.parts)

    @property
    def line(self) -> int:
        """The first line of the source that it stands in, 0 where it stands nowhere."""
        return self.parts[0].place.line if self.parts else 0

    @property
    def to_line(self) -> int:
        """The last line of the source that it stands in, 0 where it stands nowhere."""
        return self.parts[-1].place.line if self.parts else 0

    def __bool__(self) -> bool:
        return bool(self.text)


NOWHERE = Passage("", ())
