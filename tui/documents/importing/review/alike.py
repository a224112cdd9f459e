"""Which doubts of a review are of one kind: the same sentence about the same field, whatever names and numbers it has in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.documents.importing.drafting import Doubt, in_field
from tui.documents.importing.review.reviewing import Review
from tui.record.safe import shortened

_OWN = re.compile(r"“[^”]*”|\"[^\"]*\"|\b[a-z0-9]+(?:-[a-z0-9]+)+\b|\d+")
"""What of a sentence is one doubt's own: what it quotes, the short name of a person, a number."""
_LONGEST = 30
_KEY = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Alike:
    """Doubts of one kind: what the first of them says, and the numbers of all, in their order."""

    message: str
    numbers: tuple[int, ...]


def alike(review: Review, numbers: Sequence[int]) -> tuple[Alike, ...]:
    """Returns the doubts of a review with these numbers by their kind, in the order in which each kind comes first."""
    found: dict[tuple[str, ...], list[int]] = {}
    for number in numbers:
        found.setdefault(_kind(review.doubts[number]), []).append(number)
    return tuple(Alike(review.doubts[each[0]].message, tuple(each)) for each in found.values())


def _kind(doubt: Doubt) -> tuple[str, ...]:
    return _OWN.sub("…", doubt.message), _KEY.sub("[]", doubt.path)


def about(review: Review, number: int) -> str:
    """Returns in a few words what a doubt is about: the entry of a list that it is in, else its field; empty where nothing stands there."""
    doubt = review.doubts[number]
    entry = doubt.path[: doubt.path.rfind("]") + 1]
    there = in_field(review.value(doubt.record), entry or doubt.path)
    if isinstance(there, dict):
        told = [each for name, each in there.items() if name != "id" and isinstance(each, str)]
        there = told[0].rsplit("/", 1)[-1] if told else ""
    return shortened(" ".join(str(there or "").split()), _LONGEST)
