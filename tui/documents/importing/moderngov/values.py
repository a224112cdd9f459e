"""The values that the service's elements hold: days as dd/mm/yyyy, times of day, addresses, and its own words for things."""

import datetime
import re
from collections.abc import Mapping, Sequence

from tui.documents.importing.dates import times_in
from tui.documents.importing.drafting import Node
from tui.documents.importing.moderngov.elements import Element
from tui.documents.importing.wordings import table

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?=\s|$)")
_ADDRESS = re.compile(r"https?:[^\s]+$")


def day_of(text: str) -> str:
    """Returns a day given as dd/mm/yyyy as YYYY-MM-DD; empty where it is none, or one that stands for none."""
    found = _DAY.match(text)
    if found is None or found[0] in table("moderngov")["no_days"]:
        return ""
    try:
        return datetime.date(int(found[3]), int(found[2]), int(found[1])).isoformat()
    except ValueError:
        return ""


def put_time(node: Node, name: str, element: Element) -> bool:
    """Puts the time of day that an element tells into a field; returns whether there is one."""
    times = times_in(element.text)
    if len(times) == 1:
        node.put(name, element.passage, times[0].time)
    return len(times) == 1


def put_day(node: Node, name: str, element: Element) -> None:
    """Puts the day that an element tells into a field."""
    day = day_of(element.text)
    if day:
        node.put(name, element.passage, day)
        if element.passage.text[10:].strip():
            node.claim(element.passage)


def put_address(node: Node, name: str, element: Element) -> bool:
    """Puts the web address that an element tells into a field; returns whether it is one."""
    good = _ADDRESS.match(element.text) is not None and len(element.text) <= 1000
    if good:
        node.put(name, element.passage)
    return good


def is_number(element: Element) -> bool:
    """Returns whether an element gives a number, and not the one that stands for none."""
    return bool(element.text) and element.text not in table("moderngov")["no_numbers"]


def meant(words: Mapping[str, Sequence[str]], text: str) -> str:
    """Returns the name under which a word of the service stands in a table, empty where it stands nowhere."""
    low = text.strip().lower()
    return next((name for name, known in words.items() if low in known), "")


def named_within(words: Mapping[str, Sequence[str]], text: str) -> str:
    """Returns the first name in a table of which a phrase stands, as whole words, in a text; empty for none."""
    low = text.lower()
    return next(
        (
            name
            for name, phrases in words.items()
            if any(re.search(rf"\b{re.escape(phrase)}\b", low) for phrase in phrases)
        ),
        "",
    )
