"""What a clerk typed into a field, as the value that is kept, with an immediate word where it cannot be right.

Dates and times are taken as people write them (`25/3/2026`, `25 mar 26`, `1.30pm`) and kept as ISO. What makes no sense is kept
as typed: the checks say what is wrong with it in the same words as everywhere.
"""

import calendar
import re
from dataclasses import dataclass
from typing import Any

from tui.procedure.calendar import moment_fault
from tui.record.schema import Field

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}
_YES = ("yes", "y", "true")
_NO = ("no", "n", "false")


@dataclass(frozen=True, slots=True)
class Typed:
    """The value to keep (None: the field goes), and a remark where it is not what the field wants."""

    value: Any
    remark: str = ""


def typed(field: Field, text: str) -> Typed:
    """Returns what `text` means in a field."""
    text = text if field.type == "long_text" else text.strip()
    if not text.strip():
        return Typed(None, "This field is needed." if field.required else "")
    reader = _READERS.get(field.type)
    if reader is not None:
        return reader(text)
    if field.type == "choice":
        return _choice(field, text)
    if field.type == "text" and field.pattern and not _fits(field.pattern, text):
        return Typed(text, "This does not have the form that the field asks for.")
    return Typed(text)


def typed_as(form: str, text: str) -> Typed:
    """Returns what `text` means as a date, a vague_date, a time or a datetime."""
    return _READERS[form](text.strip()) if text.strip() else Typed(None)


def shown_for_typing(field: Field, value: Any) -> str:
    """Returns a value as it stands in the line where it is typed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.type == "datetime":
        return str(value).replace("T", " ")
    return str(value)


def _fits(pattern: str, text: str) -> bool:
    return re.search(pattern, text) is not None


def _choice(field: Field, text: str) -> Typed:
    word = text.lower().replace(" ", "_")
    found = [one for one in field.choices if one == text or one.lower().replace("-", "_") == word.replace("-", "_")]
    return Typed(found[0]) if found else Typed(text, "Choose one of the words below.")


def _integer(text: str) -> Typed:
    plain = text.replace(",", "").replace(" ", "")
    return (
        Typed(int(plain))
        if re.fullmatch(r"-?[0-9]{1,18}", plain)
        else Typed(text, "A whole number is wanted, as in 41.")
    )


def _number(text: str) -> Typed:
    if re.fullmatch(r"-?[0-9]{1,18}", text):
        return Typed(int(text))
    return (
        Typed(float(text))
        if re.fullmatch(r"-?[0-9]{1,15}\.[0-9]{1,15}", text)
        else Typed(text, "A number is wanted, as in 4.5.")
    )


def _boolean(text: str) -> Typed:
    if text.lower() in _YES:
        return Typed(value=True)
    return Typed(value=False) if text.lower() in _NO else Typed(text, "Yes, no, or nothing where it is not stated.")


def _date(text: str) -> Typed:
    read = _read_date(text)
    if read is None:
        return Typed(text, "A date is wanted, as in 2026-03-25 or 25 Mar 2026.")
    year, month, day = read
    return _moment(f"{year:04}-{month:02}-{day:02}")


def _moment(value: str) -> Typed:
    """Returns a date, time or both in ISO form, judged in the words of the checks."""
    return Typed(value, moment_fault(value) or "")


def _vague_date(text: str) -> Typed:
    if re.fullmatch(r"[0-9]{4}", text):
        return Typed(text)
    if found := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})", text):
        return _moment(f"{found[1]}-{int(found[2]):02}")
    if (found := re.fullmatch(r"([A-Za-z]{3,9})\.? ([0-9]{4})", text)) and found[1][:3].lower() in _MONTHS:
        return Typed(f"{found[2]}-{_MONTHS[found[1][:3].lower()]:02}")
    judged = _date(text)
    return judged if judged.value != text or not judged.remark else _vague(text, judged)


def _vague(text: str, judged: Typed) -> Typed:
    if _read_date(text) is not None:
        return judged
    return Typed(text, "A date is wanted: a day (2026-03-25), a month (2026-03) or a year (2026).")


def _time(text: str) -> Typed:
    found = re.fullmatch(r"([0-9]{1,2})(?:[:.h ]?([0-9]{2}))? ?(am|pm|a\.m\.|p\.m\.)?", text.lower())
    if found is None or (found[2] is None and found[3] is None):
        return Typed(text, "A time is wanted, as in 13:30 or 1.30 pm.")
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] and hour > 12:
        return Typed(text, "There is no such time.")
    if found[3]:
        hour = hour % 12 + (12 if found[3].startswith("p") else 0)
    return _moment(f"{hour:02}:{minute:02}")


def _datetime(text: str) -> Typed:
    found = re.fullmatch(r"(.+?)(?:T|,? at |, ?| )([0-9]{1,2}[:.][0-9]{2}(?: ?[ap]m)?)", text)
    if found is None:
        return Typed(text, "A day and a time are wanted, as in 2026-03-25 12:00.")
    date, time = _date(found[1]), _time(found[2])
    if _read_date(found[1]) is None:
        return Typed(text, date.remark)
    return _moment(f"{date.value}T{time.value}")


def _read_date(text: str) -> tuple[int, int, int] | None:
    if found := re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := re.fullmatch(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})", text):
        return _century(found[3]), int(found[2]), int(found[1])
    words = r"(?:[A-Za-z]{3,9},? )?([0-9]{1,2})(?:st|nd|rd|th)? ?(?:of )?([A-Za-z]{3,9})\.?,? ?([0-9]{4}|[0-9]{2})"
    if (found := re.fullmatch(words, text)) and found[2][:3].lower() in _MONTHS:
        return _century(found[3]), _MONTHS[found[2][:3].lower()], int(found[1])
    return None


def _century(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


_READERS = {
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
    "vague_date": _vague_date,
    "time": _time,
    "datetime": _datetime,
}
