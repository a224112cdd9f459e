"""How a problem's sentence quotes what is in a record: short, on one line, with nothing invisible in it."""

import difflib
from collections.abc import Collection, Iterable

from tui.record.kinds import is_well_formed, reference_target
from tui.record.safe import safe
from tui.record.words import default_name

_LONGEST = 60


def said(value: object) -> str:
    """Returns a value in quotation marks as a sentence shows it."""
    text = value if isinstance(value, str) else _plain(value)
    one_line = safe(" ".join(text.split("\n")))
    return f"“{one_line if len(one_line) <= _LONGEST else one_line[: _LONGEST - 1] + '…'}”"


def named(person: object) -> str:
    """Returns a person as a sentence names them, from the short id: `john-gowing` is John Gowing."""
    if not isinstance(person, str) or not is_well_formed(reference_target("person", person)):
        return said(person)
    return default_name(reference_target("person", person))


def field(name: str) -> str:
    """Returns the name of a field as a sentence shows it."""
    return f"`{safe(name[:_LONGEST])}`"


def either(words: Iterable[str]) -> str:
    """Returns words as a choice: a, b or c."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def all_of(words: Iterable[str]) -> str:
    """Returns words as a list: a, b and c."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def nearest(word: str, among: Collection[str]) -> str | None:
    """Returns the one of `among` that was probably meant."""
    found = difflib.get_close_matches(word[:_LONGEST].lower(), list(among), n=1, cutoff=0.6)
    return found[0] if found else None


def span(first: int, last: int) -> str:
    """Returns whole numbers that follow one another: 4, or 4 and 5, or 4 to 9."""
    return str(first) if first == last else f"{first} {'and' if last == first + 1 else 'to'} {last}"


def count(n: int, one: str, many: str = "") -> str:
    """Returns a number with its noun: 1 vote, 2 votes."""
    return f"{n} {one if n == 1 else many or one + 's'}"


def _plain(value: object) -> str:
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "a group of fields"
    if value is None:
        return "nothing"
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
