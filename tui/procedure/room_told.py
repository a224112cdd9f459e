"""Who was in the room, item by item: the quorum, who was there and entitled to vote, substitutions, and interests against votes cast."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tui.procedure.membership import Answer, Standing
from tui.procedure.membership_on import called
from tui.procedure.register import Register, Value, dicts, text_at
from tui.procedure.room import InRoom, Quorum, Room
from tui.procedure.tallies import votes_in


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody at an item: whether there and whether entitled to vote, each with why."""

    entry: str
    name: str
    capacity: str
    present: Standing
    may_vote: Standing


@dataclass(frozen=True, slots=True)
class ItemRoom:
    """The room at one item; `item` is None for the meeting as a whole."""

    item: str | None
    number: str | None
    title: str
    quorum: Quorum
    people: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Substitution:
    """Somebody in another's place, and whether they could sit there, with why. `member` is None where nobody says whose place it is."""

    name: str
    member: str | None
    standing: Standing
    notified: str | None


@dataclass(frozen=True, slots=True)
class Interest:
    """A declared interest against the votes cast: whether the two go together, with why. `votes` are the declarer's, in words."""

    name: str
    item: str | None
    interest: str | None
    effect: str | None
    votes: tuple[str, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class RoomTold:
    """A meeting's room: as a whole, item by item, with its substitutions and interests. `none_declared` where the minutes say so."""

    whole: ItemRoom
    items: tuple[ItemRoom, ...]
    substitutions: tuple[Substitution, ...]
    interests: tuple[Interest, ...]
    none_declared: bool

    def as_json(self) -> dict[str, Any]:
        """Returns the room as the command line prints it."""
        return {
            "meeting": _item_json(self.whole), "items": [_item_json(each) for each in self.items],
            "substitutions": [
                {"name": each.name, "for": each.member, "notified": each.notified, "valid": _json(each.standing)}
                for each in self.substitutions
            ],
            "interests": [
                {
                    "name": each.name, "item": each.item, "interest": each.interest, "effect": each.effect,
                    "votes": list(each.votes), "in_order": _json(each.standing),
                }
                for each in self.interests
            ],
            "interests_none": self.none_declared,
        }  # fmt: skip


def room_told(register: Register, meeting_id: str, meeting: Value | None = None) -> RoomTold:
    """Returns the room of a meeting. `meeting` is its record; without it the register's is taken."""
    value = meeting if meeting is not None else register.get(meeting_id) or {}
    room = Room(register, meeting_id, value)
    names = {text_at(one, "id") or str(n): _name(register, one) for n, one in enumerate(dicts(value, "attendance"))}
    items = tuple(
        _at(room, names, text_at(item, "id"), _number(item), text_at(item, "title") or "") for item in _all_items(value)
    )
    return RoomTold(
        whole=_at(room, names, None, None, "The whole meeting"),
        items=items,
        substitutions=tuple(
            Substitution(
                _name(register, one),
                called(register, member) if (member := text_at(one, "substituting_for")) else None,
                room.substitution(one),
                text_at(one, "notified", "at"),
            )
            for one in dicts(value, "attendance")
            if one.get("capacity") == "substitute" and (one.get("status") == "present" or "substituting_for" in one)
        ),
        interests=tuple(_interests(register, value)),
        none_declared=value.get("declarations_none") is True
        or any(item.get("declarations_none") is True for item in _all_items(value)),
    )


def _at(room: Room, names: dict[str, str], item: str | None, number: str | None, title: str) -> ItemRoom:
    people = tuple(_told(each, names) for each in room.at(item))
    return ItemRoom(item, number, title, room.quorum(item), people)


def _told(one: InRoom, names: dict[str, str]) -> Told:
    return Told(one.entry, names.get(one.entry, one.entry), one.capacity, one.present, one.may_vote)


def _interests(register: Register, meeting: Value) -> Iterator[Interest]:
    cast = list(_named_votes(meeting))
    for one in dicts(meeting, "declarations"):
        person, item = text_at(one, "person"), text_at(one, "item")
        if person is None:
            continue
        own = [(on, option) for on, who, option in cast if who == person and item in (None, on)]
        votes = tuple(f"{option.replace('_', ' ')}, {on}" for on, option in own)
        voted = any(option in ("for", "against", "abstain", "casting") for _, option in own)
        named = any(item in (None, on) for on, _, _ in cast)
        yield Interest(
            called(register, person),
            item,
            text_at(one, "interest"),
            text_at(one, "effect"),
            votes,
            _in_order(one, voted, named),
        )


def _in_order(declared: Value, voted: bool, named: bool) -> Standing:
    """Returns whether somebody's votes go together with the interest that they declared."""
    effect, interest = text_at(declared, "effect"), text_at(declared, "interest")
    if effect == "dispensation":
        return Standing(Answer.YES, "had a dispensation")
    barred = "withdrew" if effect == "withdrew" else ""
    if interest == "disclosable_pecuniary":
        barred = barred or "a disclosable pecuniary interest bars from voting (Localism Act 2011 s.31)"
    if text_at(declared, "item") is None:
        return Standing(Answer.CANNOT_TELL, "the minutes do not say which item it concerns")
    if not named:
        return Standing(Answer.CANNOT_TELL, f"{f'{barred}; ' if barred else ''}no vote by name is recorded on the item")
    if barred:
        return Standing(Answer.NO if voted else Answer.YES, f"{barred}, and {'voted' if voted else 'did not vote'}")
    if voted and interest is None:
        return Standing(Answer.CANNOT_TELL, "voted, and the minutes do not say what kind of interest it is")
    return Standing(Answer.YES, "such an interest does not bar from voting" if voted else "did not vote")


def _named_votes(meeting: Value) -> Iterator[tuple[str, str, str]]:
    """Yields every vote cast by name: the item's id, the person, and for, against, abstain, not_voting, absent or casting."""
    for item, _, _, vote in votes_in(meeting):
        item_id = text_at(item, "id") or ""
        for one in dicts(vote, "voters"):
            if person := text_at(one, "person"):
                yield item_id, person, text_at(one, "option") or ""
        if casting := text_at(vote, "casting_vote", "person"):
            yield item_id, casting, "casting"


def _all_items(value: Value) -> Iterator[Value]:
    for item in dicts(value, "items"):
        yield item
        yield from _all_items(item)


def _number(item: Value) -> str | None:
    """Returns the minute's number, else that of the agenda."""
    number = item.get("minute_number") or item.get("number")
    return str(number) if number is not None else None


def _name(register: Register, entry: Value) -> str:
    person = text_at(entry, "person")
    return called(register, person) if person else text_at(entry, "name_as_printed") or "somebody not named"


def _json(standing: Standing) -> dict[str, str]:
    return {"answer": standing.answer.value, "why": standing.why}


def _item_json(one: ItemRoom) -> dict[str, Any]:
    quorum = one.quorum
    return {
        "item": one.item, "number": one.number, "title": one.title,
        "quorum": {
            "answer": quorum.answer.value, "there": quorum.certain, "possibly": quorum.possible, "needed": quorum.needed,
            "why": quorum.why, "source": quorum.source,
        },
        "people": [
            {
                "entry": each.entry, "name": each.name, "capacity": each.capacity, "present": _json(each.present),
                "may_vote": _json(each.may_vote),
            }
            for each in one.people
        ],
    }  # fmt: skip
