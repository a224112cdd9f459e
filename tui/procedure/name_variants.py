"""Names that may be one person's: suggested to somebody who knows, never merged.

Two people are put side by side where their family names are the same or nearly so and nothing in their first names speaks against it, or
where one of them has only a name that the other bears too.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TITLES: Final = frozenset(
    ("councillor", "cllr", "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "the")
)  # fmt: skip
_ALIKE: Final = 0.85
_SHORTEST_ALIKE: Final = 5
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Variant:
    """Two people, as records refer to them, who may be one, and why one may think so, as a clause."""

    person: str
    other: str
    why: str


def variants(names: Mapping[str, Sequence[str]]) -> list[Variant]:
    """Returns the pairs of people who may be one. `names` gives every name of each person, by how records refer to them."""
    words = {person: [_words(name) for name in some] for person, some in names.items()}
    found: list[Variant] = []
    for one, other in combinations(words, 2):
        reasons = (_why(a, b) for a in words[one] for b in words[other])
        why = next((each for each in reasons if each), "")
        if why:
            found.append(Variant(one, other, why))
    return found


def _why(one: list[str], other: list[str]) -> str:
    """Returns why two names may be one person's, empty where nothing says so."""
    if not one or not other:
        return ""
    if one == other:
        return "the names are the same"
    if len(one) == 1 or len(other) == 1:
        alone, full = (one[0], other) if len(one) == 1 else (other[0], one)
        return f"one is printed as {alone.capitalize()} alone" if alone in full else ""
    if not _may_be_same(one[:-1], other[:-1]):
        return ""
    if one[-1] == other[-1]:
        return "the family name is the same, and the first names may be"
    near = SequenceMatcher(None, one[-1], other[-1], autojunk=False).ratio() >= _ALIKE
    return (
        "the family names are nearly the same" if near and min(len(one[-1]), len(other[-1])) >= _SHORTEST_ALIKE else ""
    )


def _may_be_same(one: list[str], other: list[str]) -> bool:
    """Returns whether first names may be those of one person: each a beginning of the other's, as far as both have any."""
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(one, other, strict=False))


def _words(name: str) -> list[str]:
    return [word for word in _WORD.findall(name[:_LONGEST].casefold()) if word not in _TITLES]
