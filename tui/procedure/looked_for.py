"""What somebody types who looks for something: words, and dates in any of the ways in which people write them."""

import calendar
import re
from dataclasses import dataclass

_MONTHS = tuple(name.lower() for name in calendar.month_name if name)
_SHORTEST_MONTH = 3
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_FORMS = (
    re.compile(r"(?P<year>[0-9]{4})-(?P<number>[0-9]{1,2})-(?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<day>[0-9]{1,2})[/.-](?P<number>[0-9]{1,2})(?:[/.-](?P<year>[0-9]{4}|[0-9]{2}))?"),
    re.compile(rf"{_DAY} (?:of )?(?P<month>[a-z]+)\.?,? (?P<year>[0-9]{{4}})"),
    re.compile(rf"{_DAY} (?:of )?(?P<month>[a-z]+)\.?"),
    re.compile(r"(?P<month>[a-z]+)\.?,? (?P<year>[0-9]{4})"),
    re.compile(r"(?P<month>[a-z]+)\.?"),
)
_LONGEST = 4
"""Words that a date may have: `20th of September 2023`."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing looked for: the words as typed, in small letters, and the piece of an ISO date that they may mean as well.

    The piece is `2023-09-20`, `2023-09`, `-09-20` for a day of any year, `-09-` for a month of any; empty for mere words.
    """

    words: str
    date: str = ""

    def is_in(self, text: str) -> bool:
        """Returns whether a text in small letters has the words, or the date in its ISO form."""
        return self.words in text or (bool(self.date) and self.date in text)


def looked_for(typed: str) -> tuple[Wanted, ...]:
    """Returns what the words ask for, the longest dates taken as one; all of it is to be there."""
    words = typed.casefold().split()
    found: list[Wanted] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            date = _iso(phrase)
            if date or length == 1:
                found.append(Wanted(phrase, date))
                at += length
                break
    return tuple(found)


def _iso(phrase: str) -> str:
    """Returns the piece of an ISO date that a phrase means, empty where it is no date."""
    for form in _FORMS:
        read = form.fullmatch(phrase)
        if read is None:
            continue
        parts = read.groupdict()
        month = int(parts["number"]) if parts.get("number") else _month(parts.get("month") or "")
        day, year = int(parts.get("day") or 0), parts.get("year") or ""
        if not 1 <= month <= 12 or not (parts.get("day") is None or 1 <= day <= 31):
            continue
        year = f"20{year}" if len(year) == 2 else year
        return f"{year}-{month:02}" + (f"-{day:02}" if day else "" if year else "-")
    return ""


def _month(word: str) -> int:
    """Returns the number of the month that a word begins to name, 0 for none."""
    if len(word) < _SHORTEST_MONTH:
        return 0
    return next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(word)), 0)
