"""How ids, dates and the words of the schema are said to people."""

import re
from collections.abc import Callable
from typing import TypeAlias

from tui.record.kinds import body_of, kind, kind_of

NameOf: TypeAlias = Callable[[str], str]
"""Says the name of the record with an id (`people/member-b` → Member B)."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-3][0-9])(?:T([0-9]{2}:[0-9]{2}))?)?)?\Z")
_DATED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-(.+))?\Z")
_SMALL_WORDS = frozenset(("and", "for", "in", "of", "on", "the", "to", "with"))
_NUMBERED = {"recommendation": "Recommendation", "action": "Action", "question": "Question"}


def friendly_date(text: str) -> str:
    """Returns an ISO date, however vague, as people write it: `12 May 2026`, `May 2026`; anything else as it is."""
    found = _DATE.match(text)
    if not found:
        return text
    year, month, day, time = found.groups()
    parts = [str(int(day))] if day else []
    parts += [_MONTHS[int(month) - 1]] if month else []
    return " ".join([*parts, year]) + (f" {time}" if time else "")


def title_words(slug: str) -> str:
    """Returns the words of an id with capitals: `claire-george` → Claire George, `house-of-a` → House of A."""
    words = slug.split("-")
    return " ".join(word if n and word in _SMALL_WORDS else word[:1].upper() + word[1:] for n, word in enumerate(words))


def plain_words(slug: str) -> str:
    """Returns the words of an id or of a choice: `harm-to-hope` → harm to hope, `with_chair` → with chair."""
    return slug.replace("-", " ").replace("_", " ")


def lower_first(title: str) -> str:
    """Returns a title as it stands inside a sentence; one that begins with an abbreviation keeps it."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def singular(title: str) -> str:
    """Returns what one element of a list with this title is called, in small letters: `Declarations of interest`."""
    head, *rest = lower_first(title).split(" of ")
    if head.endswith("endices"):
        head = f"{head[:-4]}ix"
    elif head.endswith("ies"):
        head = f"{head[:-3]}y"
    elif head.endswith("s") and not head.endswith("ss"):
        head = head[:-1]
    return " of ".join([head, *rest])


def default_name(record_id: str) -> str:
    """Returns a name made of a record's id alone, for where the record itself is not at hand."""
    found = kind_of(record_id)
    last = record_id.rsplit("/", 1)[-1]
    if found is None:
        return record_id
    if found in ("person", "paper", "proceeding", "deliverable"):
        return title_words(last)
    if found == "plan":
        return title_words(record_id.split("/")[1])
    if found in _NUMBERED:
        return f"{_NUMBERED[found]} {last}"
    body = title_words((body_of(record_id) or "").split("/")[0])
    if found == "body":
        return body
    if found == "members":
        return f"{body}, members"
    dated = _DATED.match(last)
    when = friendly_date(dated[1]) if dated else plain_words(last).replace("undated ", "undated, ")
    word = f", {plain_words(dated[2])}" if dated and dated[2] else ""
    return f"{body}, {when}{word}" if found == "meeting" else f"{body}, {kind(found).title.lower()}, {when}{word}"


def name_of_numbered(kind_name: str, record_id: str) -> str | None:
    """Returns `Action 2026-05-12-3` for the kinds that are numbered by the day, None for the others."""
    word = _NUMBERED.get(kind_name)
    return f"{word} {record_id.rsplit('/', 1)[-1]}" if word else None
