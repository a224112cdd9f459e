"""The follow-up in groups: by whom it rests with, by age, by meeting, by body, by year; and what finds an entry."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from tui.procedure.calendar import first_and_last_day, in_short
from tui.procedure.follow_up import Owed
from tui.procedure.register import Register, text_at
from tui.procedure.years import municipal_year
from tui.record.excerpts import excerpt

_AGES: Final = (
    (365, "More than a year"),
    (182, "Half a year to a year"),
    (91, "A quarter to half a year"),
    (-1, "Up to a quarter"),
)
_UNDATED: Final = "Since a day that is not known"


def grouped(register: Register, entries: Iterable[Owed], by: str) -> list[tuple[str, list[Owed]]]:
    """Returns the entries under the heading of their group, both in the order in which they are met. `by` is a key of `HEADINGS`."""
    groups: dict[str, list[Owed]] = {}
    for each in entries:
        groups.setdefault(HEADINGS[by](register, each), []).append(each)
    return list(groups.items())


def people(register: Register, ids: Sequence[str]) -> str:
    """Returns the names of people and bodies, one after another."""
    return ", ".join(excerpt(each, register.get(each)).title for each in ids)


def rests_with(register: Register, owed: Owed) -> str:
    """Returns with whom an entry rests: whom one waits for, else its owners, else the owner as printed, else that nobody is named."""
    return people(register, owed.waiting_for or owed.owners) or owed.owner_as_printed or "Nobody is named"


def owed_by(register: Register, owed: Owed) -> str:
    """Returns who owes or owed an entry, with whomever it rests now: its owners, else the owner as printed, else that nobody is named."""
    return people(register, owed.owners) or owed.owner_as_printed or "Nobody is named"


def body_name(register: Register, body: str | None) -> str:
    """Returns the name of a body, its id in words where the book has no record of it."""
    if body is None:
        return "No body is named"
    return text_at(register.get(body), "name") or body.removesuffix("/body").replace("-", " ")


def has_words(register: Register, owed: Owed, words: str) -> bool:
    """Returns whether an entry has all the words somewhere: in what it is, its state, its people, its body, its days or its id."""
    said = (
        owed.what,
        owed.said,
        owed.sort,
        owed.record,
        people(register, (*owed.owners, *owed.waiting_for)),
        owed.owner_as_printed or "",
        body_name(register, owed.body),
        in_short(owed.raised_on or ""),
        f"minute {owed.minute}" if owed.minute else "",
    )
    text = " ".join(said).casefold()
    return all(word in text for word in words.casefold().split())


def _age(_: Register, owed: Owed) -> str:
    if owed.age is None:
        return _UNDATED
    return next(words for least, words in _AGES if owed.age > least)


def _meeting(register: Register, owed: Owed) -> str:
    name = text_at(register.get(owed.raised_at), "name") or owed.raised_at or "No meeting is named"
    return f"{name}, {in_short(owed.raised_on)}" if owed.raised_on else name


def _body(register: Register, owed: Owed) -> str:
    return body_name(register, owed.body)


def _year(register: Register, owed: Owed) -> str:
    days = first_and_last_day(owed.raised_on)
    if days is None:
        return _UNDATED
    return municipal_year(days[0], register.year_starts(owed.body or "")).name


HEADINGS: Final[Mapping[str, Callable[[Register, Owed], str]]] = MappingProxyType(
    {"owner": rests_with, "owed by": owed_by, "age": _age, "meeting": _meeting, "body": _body, "year": _year}
)
"""How the follow-up can be grouped, each with what gives an entry's heading."""
