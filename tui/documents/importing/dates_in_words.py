"""Days written in words: "the fourth day of March in the year two thousand and six", "this 7th day of May in the year 1998"."""

import datetime
import re
from functools import cache

from tui.documents.importing.wordings import table

_HUNDRED = 100
_FIRST_TEN = 20


def written_days() -> re.Pattern[str]:
    """Returns what matches such a day: its groups are `weekday`, `day` or `figures`, `month`, and `year` or `year_figures`."""
    return _pattern()


def written_day(found: re.Match[str]) -> datetime.date | None:
    """Returns the day that a match says; None where there is no such day."""
    ordinals = table("dates")["in_words"]["ordinals"]
    said = re.sub(r"[\s-]+", "-", (found["day"] or "").lower())
    day = int(found["figures"]) if found["figures"] else ordinals.index(said) + 1
    month = next(n for n, names in enumerate(table("dates")["months"], 1) if found["month"].lower() in _low(names))
    year = int(found["year_figures"]) if found["year_figures"] else _year(found["year"].lower())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _year(text: str) -> int:
    """Returns the number that the words of a year say: two thousand and four, nineteen ninety-eight, nineteen hundred and five."""
    words = [each for each in re.split(r"[\s-]+", text) if each != "and"]
    if "thousand" in words:
        at = words.index("thousand")
        return 1000 * _below_hundred(words[:at]) + _below_hundred(words[at + 1 :])
    if "hundred" in words:
        at = words.index("hundred")
        return _HUNDRED * _below_hundred(words[:at]) + _below_hundred(words[at + 1 :])
    return _HUNDRED * _below_hundred(words[:1]) + _below_hundred(words[1:])


def _below_hundred(words: list[str]) -> int:
    units, tens = (table("dates")["in_words"][name] for name in ("units", "tens"))
    return sum(units.index(each) + 1 if each in units else _FIRST_TEN + 10 * tens.index(each) for each in words)


def _low(names: list[str]) -> list[str]:
    return [each.lower() for each in names]


@cache
def _pattern() -> re.Pattern[str]:
    words = table("dates")["in_words"]
    months, weekdays = (
        "|".join(re.escape(name) for same in table("dates")[which] for name in sorted(same, key=len, reverse=True))
        for which in ("months", "weekdays")
    )
    ordinals = "|".join(each.replace("-", r"[\s-]+") for each in sorted(words["ordinals"], key=len, reverse=True))
    units, tens = ("|".join(sorted(words[name], key=len, reverse=True)) for name in ("units", "tens"))
    number = rf"(?:(?:{tens})(?:[\s-]+(?:{units}))?|{units})"
    written = rf"two\s+thousand(?:\s+(?:and\s+)?{number})?|(?:nineteen|twenty)(?:\s+hundred(?:\s+and)?)?[\s-]+{number}"
    figures = r"(?P<figures>3[01]|[12]\d|0?[1-9])\s*(?:st|nd|rd|th)?"
    # What is written in figures as a whole is found otherwise: words, or the word for the year, stand in it.
    return re.compile(
        rf"(?<!\w)(?:(?P<weekday>{weekdays}),?\s+)?(?:(?:the|this)\s+)?(?:(?P<day>{ordinals})|{figures})\b{words['between']}"
        rf"(?P<month>{months})\b{words['year']}(?:(?P<year_figures>(?:19|20)\d\d)|(?P<year>{written}))(?!\w)",
        re.IGNORECASE,
    )
