"""A body's membership as at a day: who sits, in what capacity and for whom, who holds office, what is vacant, and how it is balanced.

Every answer is yes, no or cannot tell, with what it rests on. Nothing is concluded from a list about a year for which it was not printed.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from tui.procedure.calendar import first_and_last_day, in_short
from tui.procedure.membership import MEMBER_KINDS, Answer, Roll, Standing
from tui.procedure.name_variants import Variant, variants
from tui.procedure.presence import VOTING_CAPACITIES
from tui.procedure.register import Register, Value, dicts, text_at, texts
from tui.record.kinds import reference_target
from tui.record.words import default_name

OFFICES: Final = ("chair", "vice_chair", "deputy")
"""The roles that are offices, in the order in which they are told."""

_KINDS: Final = ("appointed", "co_opted_independent", "substitute", "officer", "commissioner", "observer")
_ORDER: Final = (Answer.YES, Answer.CANNOT_TELL, Answer.NO)


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody in one capacity on the day: `kind` is a value of `member_kind`, `authority` the name of the body that they sit for.

    `term` says in words from when to when, as far as recorded; `substitute_for` are names. `party` is None where none is published.
    """

    person: str
    name: str
    kind: str
    answer: Answer
    why: str
    authority: str | None
    party: str | None
    term: str | None
    substitute_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody in an office, such as chair, and whether on that day."""

    role: str
    person: str
    name: str
    answer: Answer
    why: str
    term: str | None


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A seat that is or was vacant, and whether on that day."""

    seat: str
    authority: str | None
    answer: Answer
    why: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A body's membership as at a day. `size` is how many sit in their own right, None where it cannot be told.

    `by_authority` and `by_party` count those who certainly sit, None standing for what is not recorded; `by_party` is empty where no
    party is published. `variants` are pairs of people who may be one.
    """

    body: str
    on: str
    size: int | None
    seats: tuple[Seat, ...]
    offices: tuple[Office, ...]
    vacancies: tuple[Vacancy, ...]
    by_authority: tuple[tuple[str | None, int], ...]
    by_party: tuple[tuple[str | None, int], ...]
    lists: tuple[str, ...]
    variants: tuple[Variant, ...]

    def as_json(self) -> dict[str, Any]:
        """Returns the membership as the command line prints it."""
        return {
            "body": self.body, "on": self.on, "size": self.size,
            "members": [_plain(each) for each in self.seats], "offices": [_plain(each) for each in self.offices],
            "vacancies": [_plain(each) for each in self.vacancies],
            "by_authority": [{"authority": name, "members": number} for name, number in self.by_authority],
            "by_party": [{"party": name, "members": number} for name, number in self.by_party],
            "lists": list(self.lists), "name_variants": [asdict(each) for each in self.variants],
        }  # fmt: skip


def membership_on(register: Register, body: str, on: datetime.date, compare_names: bool = True) -> Membership:
    """Returns the membership of a body (`x/body`) as at a day; without a membership record everything in it is empty.

    Every name is compared with every other, which takes long for a large body: only where `variants` are wanted.
    """
    listed = register.get(f"{body.removesuffix('/body')}/members")
    roll, entries = register.roll(body), dicts(listed, "memberships")
    seats = tuple(_seats(register, roll, entries, on))
    sitting = [each for each in seats if each.kind in MEMBER_KINDS and each.answer is Answer.YES]
    return Membership(
        body=body,
        on=on.isoformat(),
        size=roll.size(on),
        seats=seats,
        offices=tuple(_offices(register, roll, entries, on)),
        vacancies=tuple(_vacancies(register, roll, listed, entries, on)),
        by_authority=_shares(each.authority for each in sitting),
        by_party=_shares(each.party for each in sitting) if any(each.party for each in sitting) else (),
        lists=tuple(text for each in dicts(listed, "lists") if (text := text_at(each, "date"))),
        variants=tuple(variants({each: _names(register, each) for each in _everybody(register, body, seats)}))
        if compare_names
        else (),
    )


def _seats(register: Register, roll: Roll, entries: list[Value], on: datetime.date) -> Iterator[Seat]:
    """Yields each person once in each capacity, those who sit first, in the order of the list."""
    by_person: dict[tuple[str, tuple[str, ...]], list[Value]] = {}
    for entry in entries:
        person, kind = text_at(entry, "person"), text_at(entry, "member_kind") or ""
        if person is not None:
            kinds = MEMBER_KINDS if kind in MEMBER_KINDS else (kind,)
            by_person.setdefault((person, kinds), []).append(entry)
    found = [_seat(register, roll, who, kinds, some, on) for (who, kinds), some in by_person.items()]
    known = {kind: n for n, kind in enumerate(_KINDS)}
    yield from sorted(found, key=lambda each: (_ORDER.index(each.answer), known.get(each.kind, len(known))))


def _seat(
    register: Register, roll: Roll, person: str, kinds: tuple[str, ...], entries: list[Value], on: datetime.date
) -> Seat:
    standing = roll.standing(person, kinds, on)
    best = min(entries, key=lambda each: (_ORDER.index(roll.held(each, on).answer), each.get("role") in OFFICES))
    return Seat(
        person,
        called(register, person),
        text_at(best, "member_kind") or "",
        standing.answer,
        standing.why,
        _body(register, _first(entries, best, "on_behalf_of_id")),
        _first(entries, best, "party"),
        _term(best),
        tuple(called(register, one) for one in texts(best, "substitute_for")),
    )


def _offices(register: Register, roll: Roll, entries: list[Value], on: datetime.date) -> Iterator[Office]:
    """Yields who holds or held each office; where somebody certainly holds it, those of whom nothing is known are left out."""
    for role in OFFICES:
        held = [(each, roll.held(each, on)) for each in entries if each.get("role") == role and text_at(each, "person")]
        certain = any(standing.answer is Answer.YES for _, standing in held)
        for entry, standing in sorted(held, key=lambda each: _ORDER.index(each[1].answer)):
            if not (certain and standing.answer is Answer.CANNOT_TELL):
                person = str(entry["person"])
                name = called(register, person)
                yield Office(role, person, name, standing.answer, standing.why, _term(entry))


def _vacancies(
    register: Register, roll: Roll, listed: Value | None, entries: list[Value], on: datetime.date
) -> Iterator[Vacancy]:
    for one in dicts(listed, "vacancies"):
        standing = roll.over(on) or _vacant(one, entries, on)
        authority = _body(register, text_at(one, "authority"))
        yield Vacancy(text_at(one, "seat") or "", authority, standing.answer, standing.why)


def _vacant(vacancy: Value, entries: list[Value], on: datetime.date) -> Standing:
    """Returns whether a seat was vacant on a day: from when it fell vacant to when somebody filled it."""
    since, filled_by = text_at(vacancy, "vacant_from"), text_at(vacancy, "filled_by")
    begins = first_and_last_day(since)
    if begins and on < begins[0]:
        return Standing(Answer.NO, f"vacant from {in_short(since or '')}")
    entry = next((each for each in entries if each.get("id") == filled_by), None) if filled_by else None
    if filled_by:
        starts = first_and_last_day(text_at(entry, "start_date"))
        if starts is None:
            return Standing(Answer.CANNOT_TELL, "it was filled, and since when is not recorded")
        if on >= starts[1]:
            return Standing(Answer.NO, f"filled from {in_short(text_at(entry, 'start_date') or '')}")
        if on >= starts[0]:
            return Standing(Answer.CANNOT_TELL, f"it was filled in {in_short(text_at(entry, 'start_date') or '')}")
    if begins is None:
        return Standing(Answer.CANNOT_TELL, "since when it is vacant is not recorded")
    if on < begins[1]:
        return Standing(Answer.CANNOT_TELL, f"it fell vacant in {in_short(since or '')}")
    return Standing(Answer.YES, f"vacant from {in_short(since or '')}")


def _term(entry: Value) -> str | None:
    """Returns in words from when to when an entry runs, and which term it is, as far as it says."""
    start, end, number = text_at(entry, "start_date"), text_at(entry, "end_date"), entry.get("term_number")
    said = [f"from {in_short(start)}"] if start else []
    said += [f"to {in_short(end)}"] if end else []
    words = [" ".join(said)] if said else []
    words += [text for text in (text_at(entry, "term"),) if text]
    words += [f"term {number}"] if isinstance(number, int) else []
    words += ["acting"] if entry.get("acting") is True else []
    return ", ".join(words) or None


def _first(entries: list[Value], best: Value, name: str) -> str | None:
    """Returns what the best entry says, else what another of the same person says."""
    return next((text for each in (best, *entries) if (text := text_at(each, name))), None)


def called(register: Register, person: str) -> str:
    """Returns a person's name, as records refer to them; the words of the reference where the book has no such person."""
    target = reference_target("person", person)
    return text_at(register.get(target), "name") or default_name(target)


def _everybody(register: Register, body: str, seats: Iterable[Seat]) -> Iterator[str]:
    """Yields once each member and substitute on the list, and whoever attended as one."""
    listed = [each.person for each in seats if each.kind != "officer"]
    attended = [
        person
        for _, meeting in register.of("meeting", body)
        for one in dicts(meeting, "attendance")
        if one.get("capacity") in VOTING_CAPACITIES and (person := text_at(one, "person"))
    ]
    yield from dict.fromkeys((*listed, *attended))


def _names(register: Register, person: str) -> list[str]:
    """Returns a person's name and the other names that the book gives them."""
    value = register.get(reference_target("person", person))
    others = [name for one in dicts(value, "other_names") if (name := text_at(one, "name"))]
    return [called(register, person), *others]


def _body(register: Register, body: str | None) -> str | None:
    return (text_at(register.body(body), "name") or default_name(body)) if body else None


def _shares(names: Iterable[str | None]) -> tuple[tuple[str | None, int], ...]:
    """Returns how many there are of each, the most first, what is not recorded last."""
    counted = Counter(names)
    return tuple(sorted(counted.items(), key=lambda each: (each[0] is None, -each[1], each[0] or "")))


def _plain(each: Seat | Office | Vacancy) -> dict[str, Any]:
    return {**asdict(each), "answer": each.answer.value}
