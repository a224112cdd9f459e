"""The words that versions of a record have only in what is withheld: whoever gives a reason may have used one of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from tui.documents.site.as_it_was import Cleared

_WORD: Final = re.compile(r"[^\W_]{3,}")
_SAY_NOTHING: Final = frozenset(
    {
        "the", "and", "for", "was", "not", "has", "had", "are", "but", "its", "all", "any", "can", "who", "why", "his", "her",
        "she", "him", "one", "two", "out", "now", "that", "this", "with", "from", "have", "been", "were", "will", "they",
        "them", "than", "then", "when", "what", "which", "about", "also", "into", "only", "more", "some", "such", "there",
        "their", "would", "could", "should",
    }
)  # fmt: skip
"""Words that stand in every text, so that nothing is given away by them."""


def words_kept_back(steps: Iterable[Cleared]) -> frozenset[str]:
    """Returns these words of all versions of a record: none of them may be in a reason that is told."""
    open_ones: set[str] = set()
    every: set[str] = set()
    for step in steps:
        pairs = [*step.before, (step.after, step.raw_after)]
        for cleared, raw in pairs:
            if raw is not None:
                open_ones.update(each for text in _texts(cleared) for each in words(text))
                every.update(each for text in _texts(raw) for each in words(text))
    return frozenset(every - open_ones)


def words(text: str) -> set[str]:
    """Returns the words of a text that may give something away: three letters or more, none of those that stand everywhere."""
    return set(_WORD.findall(text.casefold())) - _SAY_NOTHING


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
