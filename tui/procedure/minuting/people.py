"""People as a clerk types them: those in the room first, found by a few letters, never merged and never guessed between two."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from tui.procedure.minuting.refusing import Refused
from tui.procedure.presence import VOTING_CAPACITIES, is_expected, is_present
from tui.procedure.register import Value, dicts, text_at

_STYLES: Final = frozenset(
    (
        "councillor",
        "cllr",
        "councillors",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "the",
    )
)
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ROLES: Final[Mapping[str, str]] = {
    "chair": "chair chairman chairperson chairwoman",
    "vice_chair": "vice chair vice-chair vice-chairman",
    "clerk": "clerk",
    "monitoring_officer": "monitoring officer",
    "secretary": "secretary",
}
_SHORTEST_PREFIX: Final = 3


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person whom a line can be about. `person` is None for a name that the book has nobody for, `entry` the id in the attendance."""

    name: str
    person: str | None = None
    entry: str | None = None
    in_room: bool = False
    capacity: str = ""
    role: str = ""
    post: str = ""

    @property
    def is_voting(self) -> bool:
        """Whether the person is there as a member or in the place of one."""
        return self.capacity in VOTING_CAPACITIES

    @property
    def described(self) -> str:
        """The name, with role or post where there is one: `Member A (chair)`."""
        what = self.role.replace("_", " ") or self.post or ("" if self.is_voting else self.capacity)
        return f"{self.name} ({what})" if what else self.name

    def named(self, name: str = "speaker", printed: str | None = "speaker_as_printed") -> dict[str, Any]:
        """Returns the fields by which a record names the person; a name as printed where the book has no such person.

        Raises Refused where the record has no place for a name as printed.
        """
        if self.person is not None:
            return {name: self.person}
        if printed is None:
            raise Refused(f"{self.name} is not in the book as a person yet.", "Make the person first, or leave it out.")
        return {printed: self.name}


def everybody(meeting: Value, names: Mapping[str, str], expected: Iterable[str] = ()) -> list[Somebody]:
    """Returns who can be meant: the attendance, those in the room first, then `expected` people, then all whose names the book has."""
    found: list[Somebody] = []
    for entry in dicts(meeting, "attendance"):
        person, printed = text_at(entry, "person"), text_at(entry, "name_as_printed")
        name = names.get(person or "") or printed or person
        if name is None:
            continue
        found.append(
            Somebody(
                name, person, text_at(entry, "id"), is_in_room(entry),
                text_at(entry, "capacity") or "", text_at(entry, "role") or "", text_at(entry, "post") or "",
            )
        )  # fmt: skip
    found.sort(key=lambda one: not one.in_room)
    known = {one.person for one in found}
    later = [each for each in dict.fromkeys((*expected, *names)) if each not in known]
    return [*found, *(Somebody(names.get(each, each), each) for each in later)]


def is_in_room(entry: Mapping[str, Any]) -> bool:
    """Returns whether an entry of the attendance says that the person is there now: present, and not gone since.

    Until the meeting begins, who is expected is taken to be there; then they are present, or keyed as not.
    """
    if not (is_present(entry) or is_expected(entry)):
        return False
    stays = dicts(entry, "intervals")
    return not stays or any("to" not in stay for stay in stays)


def complete(people: Sequence[Somebody], typed: str, prefer: Sequence[str | None] = ()) -> list[Somebody]:
    """Returns those who fit what is typed so far: the best fit first, then who is in the room, then those in `prefer` (persons)."""
    wanted = _words(typed)
    order = {person: n for n, person in enumerate(dict.fromkeys(prefer)) if person is not None}
    ranked = [
        (rank, not one.in_room, order.get(one.person or "", len(order)), n, one)
        for n, one in enumerate(people)
        if (rank := _rank(one, wanted)) is not None
    ]
    return [each[-1] for each in sorted(ranked, key=lambda each: each[:4])]


def named(people: Sequence[Somebody], typed: str) -> Somebody | None:
    """Returns the one whom a written-out name means, None where nobody is called so.

    Raises Refused, with their names, where several are. One in the room goes before one who is not.
    """
    wanted = _words(typed)
    if not wanted:
        return None
    for some in ([one for one in people if one.in_room], [one for one in people if not one.in_room]):
        fits = [(rank, one) for one in some if (rank := _rank(one, wanted)) is not None]
        fits = [(rank, one) for rank, one in fits if rank < 2 or _is_sure(one, wanted, rank)]
        best = [one for rank, one in fits if rank == min(each[0] for each in fits)]
        if len(best) > 1:
            raise Refused(f"“{typed}” may be {' or '.join(one.name for one in best[:4])}.", "Type more of the name.")
        if best:
            return best[0]
    return None


def _rank(one: Somebody, wanted: Sequence[str]) -> int | None:
    """Returns how well words fit somebody: 0 the whole name, 1 words of it, 2 beginnings of them, 3 the role or post; None not at all."""
    own = _words(one.name)
    if tuple(wanted) == own:
        return 0
    if all(word in own for word in wanted):
        return 1
    if _begin(wanted, own):
        return 2
    return 3 if _begin(wanted, _words(f"{_ROLES.get(one.role, '')} {one.post} {one.capacity}")) else None


def _begin(wanted: Sequence[str], own: Sequence[str]) -> bool:
    left = list(own)
    for word in wanted:
        found = next((each for each in left if each.startswith(word)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _is_sure(one: Somebody, wanted: Sequence[str], rank: int) -> bool:
    """Whether beginnings of a name, or a role, are enough before a colon, where a heading could stand as well."""
    if not one.in_room:
        return False
    if rank == 2:
        return all(len(word) >= _SHORTEST_PREFIX or word in _words(one.name) for word in wanted)
    return set(wanted) <= set(_words(f"{_ROLES.get(one.role, '')} {one.capacity}"))


@lru_cache(maxsize=100_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(text.casefold()) if word not in _STYLES)
