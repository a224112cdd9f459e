"""The arithmetic of a special majority: so many of so many."""

import re
from dataclasses import dataclass
from fractions import Fraction

_FRACTION = re.compile(r"([1-9][0-9]?)/([1-9][0-9]?)\Z")
_WORDS = {"1/2": "half", "2/3": "two-thirds", "3/4": "three-quarters", "3/5": "three-fifths"}


@dataclass(frozen=True, slots=True)
class Majority:
    """How many votes a fraction of a number asks for, with the arithmetic in words."""

    needed: int
    arithmetic: str


def majority(fraction: str, base: int) -> Majority | None:
    """Returns the votes needed for at least `fraction` (such as 2/3) of `base`; None where that is no fraction.

    Two-thirds of 13 is 9: what is left over counts as a whole vote.
    """
    found = _FRACTION.match(fraction)
    if found is None:
        return None
    share = Fraction(int(found[1]), int(found[2]))
    exact = share * base
    needed = -(-exact.numerator // exact.denominator)
    words = _WORDS.get(fraction, fraction)
    if exact.denominator == 1:
        return Majority(needed, f"{words} of {base} is {needed}")
    return Majority(needed, f"{words} of {base} is {float(exact):.2f}, so {needed}")
