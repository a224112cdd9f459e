"""Days and times as documents write them, found in a text: the value, and the characters that say it."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tui.documents.importing.dates_in_words import written_day, written_days
from tui.documents.importing.wordings import table

_YEAR = r"(?P<y{i}>(?:19|20)\d\d)"
_DAY = r"(?P<d{i}>3[01]|[12]\d|0?[1-9])"
_SHORT_YEAR = r"(?P<z{i}>\d\d)"
_NUMBER = r"(?P<n{i}>1[0-2]|0?[1-9])"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day found at `start` to `end` of a text, as YYYY-MM-DD. `weekday` is the printed one, in English; `doubtful` where
    day and month could be the other way round."""

    date: str
    start: int
    end: int
    weekday: str = ""
    doubtful: bool = False
    repaired: bool = False
    """Whether letters were read as figures."""


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time found at `start` to `end` of a text, as HH:MM. `repaired`: letters were read as figures."""

    time: str
    start: int
    end: int
    repaired: bool = False


_MISREAD = re.compile(r"(?<![^\W\d_])(?=[\dlIO|]{0,3}\d)(?=[\dlIO|]{0,3}[lIO|])[\dlIO|]{2,4}(?![^\W\d_])")


def with_figures(text: str) -> str:
    """Returns a text with the letters that recognition of print takes for figures (l2, 1O) made figures; as long as before."""
    return _MISREAD.sub(lambda found: found[0].translate(_FIGURES), text)


_FIGURES = str.maketrans("lI|O", "1110")


def dates_in(text: str) -> list[FoundDate]:
    """Returns the days that a text names with day, month and year, in order."""
    found = []
    printed, text = text, with_figures(text)
    for match in _dates().finditer(text):
        named = {key[0]: value for key, value in match.groupdict().items() if value is not None}
        month = _names("months")[named["m"].lower()] if "m" in named else int(named["n"])
        day = int(named["d"])
        try:
            date = datetime.date(int(named["y"]) if "y" in named else _CENTURY + int(named["z"]), month, day)
        except ValueError:
            continue
        weekday = _names("weekdays").get(named.get("w", "").lower(), 0)
        found.append(
            FoundDate(
                date.isoformat(),
                match.start(),
                match.end(),
                _ENGLISH[weekday - 1] if weekday else "",
                "n" in named and "-" not in match[0] and ((day <= 12 and day != month) or "z" in named),
                printed[match.start() : match.end()] != match[0],
            )
        )
    return sorted([*found, *_in_words(text, found)], key=lambda each: each.start)


def _in_words(text: str, known: Sequence[FoundDate]) -> Iterator[FoundDate]:
    """Returns the days among those of a text that are written in words."""
    for match in written_days().finditer(text):
        day = written_day(match)
        if day is not None and not any(each.start < match.end() and match.start() < each.end for each in known):
            weekday = _names("weekdays").get((match["weekday"] or "").lower(), 0)
            yield FoundDate(day.isoformat(), match.start(), match.end(), _ENGLISH[weekday - 1] if weekday else "")


def month_in(text: str) -> str:
    """Returns the month that a text is, as YYYY-MM, or the year, as YYYY; empty where it is neither."""
    words = text.lower().replace(",", " ").split()
    if not words or not re.fullmatch(r"(?:19|20)\d\d", words[-1]) or len(words) > 2:
        return ""
    month = _names("months").get(words[0], 0) if len(words) > 1 else 0
    return f"{words[-1]}-{month:02}" if month else words[-1] if len(words) == 1 else ""


def yearless_in(text: str) -> re.Match[str] | None:
    """Returns where a text names a day with its day of the week and its month but without a year; its group `weekday` is the former."""
    return _yearless().search(text)


def weekday_named(word: str) -> str:
    """Returns the English name of a day of the week; empty for another word."""
    number = _names("weekdays").get(word.lower().strip(" .,"), 0)
    return _ENGLISH[number - 1] if number else ""


@cache
def _yearless() -> re.Pattern[str]:
    months, weekdays = ("|".join(re.escape(name) for name in _names(which)) for which in ("months", "weekdays"))
    ordinal = r"(?:3[01]|[12]\d|0?[1-9])\s*(?:(?:st|nd|rd|th)\.?)?"
    day = rf"{ordinal}(?:\s+day)?(?:\s+of)?\s+(?:{months})|(?:{months})\.?\s+{ordinal}"
    return re.compile(
        rf"(?<!\w)(?P<weekday>{weekdays})\b,?\s+(?:the\s+)?(?:{day})\b(?!,?\s+(?:19|20)\d\d)", re.IGNORECASE
    )


_CENTURY = 2000
"""The century of a year written with two figures."""
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TIME = re.compile(
    r"(?<![\d.:/£$€])(?:(?P<h>\d{1,2})(?:[.:](?P<m>[0-5]?\d))?\s*(?P<half>[ap])\.?\s?m\b\.?|(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?![\d:])"
    r"|(?P<h24h>[01]\d|2[0-3])[.:]?(?P<m24h>[0-5]\d)\s?(?:hrs|hours)\b"
    r"|(?:(?<=\bat\s)|(?<=20\d\d,\s)|(?<=20\d\d\s)|(?<=^time:\s)|(?<=\d\d\.\d\d\s[-–]\s))(?P<h24d>[01]\d|2[0-3])\.(?P<m24d>[0-5]\d)(?!\d|\.\d|\s*(?:%|per|m\b|million|[ap]\.?m))"
    r"|(?P<hh>[01]?\d|2[0-3])(?P<sep>[.])(?P<mm>[0-5]\d)(?=\s*(?:-|–|to)\s*\d{1,2}[.:]\d\d\s*[ap]\.?m)|(?P<noon>\b12\s*noon\b|\bnoon\b))",
    re.IGNORECASE | re.MULTILINE,
)


def times_in(text: str) -> list[FoundTime]:
    """Returns the times of day that a text names, in order. In "1.30 - 3.40 pm" the first is in the same half of the day."""
    found = []
    printed, text = text, with_figures(text)
    matches = list(_TIME.finditer(text))
    for n, match in enumerate(matches):
        if match["noon"]:
            hour, minute = 12, 0
        elif match["half"]:
            hour, minute = int(match["h"]) % 12 + 12 * (match["half"].lower() == "p"), int(match["m"] or 0)
            if int(match["h"]) > 12:
                continue
        elif match["hh"]:
            later = matches[n + 1] if n + 1 < len(matches) else None
            afternoon = later is not None and (later["half"] or "").lower() == "p"
            hour, minute = int(match["hh"]), int(match["mm"])
            if afternoon and hour < 12 and later is not None and hour <= int(later["h"]):
                hour += 12
        else:
            form = next(each for each in ("24", "24h", "24d") if match[f"h{each}"])
            hour, minute = int(match[f"h{form}"]), int(match[f"m{form}"])
        misread = printed[match.start() : match.end()] != match[0]
        found.append(FoundTime(f"{hour:02}:{minute:02}", match.start(), match.end(), misread))
    return found


@cache
def _names(which: str) -> dict[str, int]:
    return {name.lower(): n for n, names in enumerate(table("dates")[which], 1) for name in names}


@cache
def _dates() -> re.Pattern[str]:
    months, weekdays = (
        "|".join(re.escape(name) for name in sorted(_names(which), key=len, reverse=True))
        for which in ("months", "weekdays")
    )
    forms = []
    for i, form in enumerate(table("dates")["dates"]):
        text = form.replace("{d}", _DAY).replace("{n}", _NUMBER).replace("{y}", _YEAR).replace("{yy}", _SHORT_YEAR)
        text = text.replace("{m}", rf"(?P<m{{i}}>{months})").replace("{w}", rf"(?P<w{{i}}>{weekdays})")
        forms.append(text.replace("{i}", str(i)))
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\d)", re.IGNORECASE)
