"""The account of the source: what of each line went into which field, and what is left over and therefore unplaced.

Nothing here recognises anything. Whatever no field has claimed is left over, so that no word can be lost by a recogniser.
"""

import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from tui.documents.importing.drafting import Claim
from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import Place
from tui.documents.importing.wordings import table

_WORDS = re.compile(r"[^\W_]+")
_OTHER_FORM = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(T\d\d:\d\d)?|\d\d:\d\d|\d+|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_EDGE = " \t\n\f\r\u00a0|*_#<>~"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What of a line is in no field; `what` names it where it is not the document's text (a page number, a running head)."""

    line: int
    text: str
    what: str = ""
    start: int = 0
    """The column of the line at which it begins, from 0."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.line, self.start, self.start + len(self.text))


@dataclass(frozen=True, slots=True)
class Span:
    """The lines `line` to `to_line` of the source went, whole or in part, into a field."""

    line: int
    to_line: int
    record: str
    path: str


def spans(claims: Iterable[Claim]) -> tuple[Span, ...]:
    """Returns where the lines of the source went, in the order of the source; one span for lines that follow one another."""
    lines: dict[tuple[str, str], set[int]] = defaultdict(set)
    for each in claims:
        lines[each.record, each.path].update(place.line for place in each.places)
    found = []
    for (record, path), numbers in lines.items():
        start = last = min(numbers)
        for number in sorted(numbers)[1:]:
            if number > last + 1:
                found.append(Span(start, last, record, path))
                start = number
            last = number
        found.append(Span(start, last, record, path))
    return tuple(sorted(found, key=lambda each: (each.line, each.to_line, each.record, each.path)))


ASIDE = "not part of the record"
"""What a passage is named that somebody looked at and put aside."""


def unplaced(
    lines: Sequence[Line],
    claims: Iterable[Claim],
    value_at: Callable[[str, str], Any],
    aside: Iterable[Place] = (),
) -> tuple[Unplaced, ...]:
    """Returns what of the lines is in no field, in order. `value_at` gives the value of a record's field; what stands in `aside` is
    named as put aside.

    Words that a field has in another form are in it where the form is a day, a time or a number; words that a field only follows
    from (Present:, Seconded by) are named as a label.
    """
    put_aside: dict[int, list[Place]] = defaultdict(list)
    for place in aside:
        put_aside[place.line].append(place)
    claimed: dict[int, list[tuple[Place, frozenset[str] | None]]] = defaultdict(list)
    for each in claims:
        held = _held(value_at(each.record, each.path))
        for place in each.places:
            claimed[place.line].append((place, held))
    found = []
    for line in lines:
        for text, what, start in _left(line, claimed[line.number], put_aside.get(line.number, ())):
            found.append(Unplaced(line.number, text, what, start))
    return tuple(found)


def _held(value: Any) -> frozenset[str] | None:
    """Returns the words that a value holds; None where it holds a day, a time or a number, in whatever form that was written."""
    if isinstance(value, bool) or value is None or isinstance(value, dict | list):
        return frozenset()
    if isinstance(value, int | float) or _OTHER_FORM.fullmatch(value):
        return None
    return words_of(value)


def _holds(held: frozenset[str] | None, word: str) -> bool:
    """Returns whether a field that holds these words, or holds a day, a time or a number in a form of its own, holds a word."""
    if held is None:
        return any(char.isdigit() for char in word) or word in _other_forms()
    return word in held or any(word in other for other in held)


@cache
def _other_forms() -> frozenset[str]:
    """Returns the words of which days, times and numbers are written; any other word beside them, as in 2 for, is in no field."""
    dates = table("dates")
    names = (name for which in ("months", "weekdays") for same in dates[which] for name in same)
    numbers = (*table("decisions")["votes"]["numbers"], *table("people")["counted"]["numbers"])
    return frozenset(
        word.lower() for name in (*names, *numbers, *dates["between"]["words"]) for word in _WORDS.findall(name)
    )


def words_of(text: str) -> frozenset[str]:
    """Returns the words of a text, in small letters."""
    return frozenset(word.lower() for word in _WORDS.findall(text))


def _left(
    line: Line, claimed: Sequence[tuple[Place, frozenset[str] | None]], aside: Sequence[Place]
) -> list[tuple[str, str, int]]:
    """Returns the stretches of a line that are in no field, each with what it is and where it begins."""
    raw = line.raw
    states: list[tuple[int, int, str]] = []
    told = sorted((place.start, place.end) for place in (*line.content.places, *line.struck.places))
    bare = _NO_WORDS.sub(lambda found: found[0] if _is_in(told, found.start()) else " " * len(found[0]), raw)
    claims = _Sweep(claimed)
    for start, end in _words(bare, line.struck.places):
        over = claims.over(start, end)
        word = bare[start:end].lower()
        if not over and any(place.start <= start and end <= place.end for place in aside):
            states.append((start, end, ASIDE))
        elif not over:
            states.append((start, end, line.furniture or _apart(line, start)))
        elif any(_holds(held, word) for held in over):
            states.append((start, end, _PLACED))
        else:
            states.append((start, end, "label"))
    left: list[tuple[str, str, int]] = []
    begin = last = None
    for n, (start, _, state) in enumerate(states):
        if state == _PLACED:
            continue
        if begin is None or states[n - 1][2] != state:
            begin = start
        following = states[n + 1] if n + 1 < len(states) else None
        if following is None or following[2] != state:
            last = following[0] if following is not None else len(raw)
            left.append((raw[begin:last].strip(_EDGE), state, begin))
            begin = None
    return left


def _words(text: str, struck: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Yields where each word begins and ends. What is struck out is never one word with what follows it without a blank, as a word
    that was put in the place of another does.
    """
    edges = {edge for place in struck for edge in (place.start, place.end)}
    for found in _WORDS.finditer(text):
        cuts = [found.start(), *sorted(edge for edge in edges if found.start() < edge < found.end()), found.end()]
        yield from pairwise(cuts)


class _Sweep:
    """The claims of a line, looked at from left to right, so that a long line with many takes no longer for each word."""

    def __init__(self, claimed: Sequence[tuple[Place, frozenset[str] | None]]) -> None:
        self._ahead = deque(sorted(claimed, key=lambda each: each[0].start))
        self._near: list[tuple[Place, frozenset[str] | None]] = []

    def over(self, start: int, end: int) -> list[frozenset[str] | None]:
        """Returns what those hold that reach into the characters `start` to `end`; each call is for characters further on."""
        while self._ahead and self._ahead[0][0].start < end:
            self._near.append(self._ahead.popleft())
        self._near = [each for each in self._near if each[0].end > start]
        return [held for _, held in self._near]


_PLACED = "\0"


_NO_WORDS = re.compile(r"</?[a-zA-Z][^<>]*>|&#?\w{1,24};|[\u00ad\u00ac\ufb00-\ufb06]")
"""What is a mark of the form and no word, unless the form took it for text: a tag, a sign by its name, letters that are set as one."""


def _is_in(stretches: Sequence[tuple[int, int]], column: int) -> bool:
    n = bisect_right(stretches, (column, _FAR)) - 1
    return n >= 0 and column < stretches[n][1]


_FAR = 10**9


def _apart(line: Line, column: int) -> str:
    """Returns what a word is that is no part of the line's content."""
    if any(place.start <= column < place.end for place in line.beside.places):
        return "number of a line"
    return "struck out" if any(place.start <= column < place.end for place in line.struck.places) else ""
