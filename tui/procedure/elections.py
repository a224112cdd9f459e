"""What an election comes to in the body's list of members: the office as a membership of its own, and the end of whoever held it before.

The membership begins on the day of the meeting. Its last day is written only where the minute or the body's rules give it, and the end of
the former holder only where the list has one certain holder on that day; what is left open is said in words.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

from tui.procedure.calendar import day, first_and_last_day, in_short
from tui.procedure.membership import MEMBER_KINDS, Answer, Roll, years_of
from tui.procedure.membership_on import called
from tui.procedure.register import Register, Value, dicts, text_at
from tui.procedure.years import municipal_year
from tui.record.edits import Edit, Insert, Remove, Set, Unset
from tui.record.kinds import body_of, owner_of, slug
from tui.record.paths import Item, Path

POSTS: Final[Mapping[str, str]] = {
    "chair": "Chair",
    "vice_chair": "Vice Chair",
    "deputy_chair": "Deputy Chair",
    "mayor": "Mayor",
    "deputy_mayor": "Deputy Mayor",
}
"""The offices of a body to which it elects one of its members, as they are called."""

_ROLES: Final[Mapping[str, str]] = {"chair": "chair", "vice_chair": "vice_chair", "deputy_chair": "deputy"}
_SEAT: Final = "co_opted_member"


@dataclass(frozen=True, slots=True)
class Election:
    """A decision that filled a post: the item and minute it stands under, and the election itself with its result."""

    item: str
    minute: int | None
    person: str
    value: Value

    @property
    def post(self) -> str:
        """What was filled, as the schema has it."""
        return text_at(self.value, "post") or ""

    @property
    def title(self) -> str:
        """What was filled, in words."""
        return text_at(self.value, "post_title") or POSTS.get(self.post, self.post.replace("_", " "))


@dataclass(frozen=True, slots=True)
class Seating:
    """The edits of a list of members that an election comes to, those that take them back, and what they say in words.

    `why_not` says in a clause why there are none; it is empty where the list is to be changed or has the office already.
    """

    election: Election
    edits: tuple[Edit, ...] = ()
    taken_back: tuple[Edit, ...] = ()
    told: str = ""
    why_not: str = ""


def elections(meeting: object) -> Iterator[Election]:
    """Yields each election of a meeting that has a result, in the order of its items."""
    for item in dicts(meeting, "items"):
        yield from _elections(item)


def seatings(register: Register, meeting_id: str, meeting: Value, members: object) -> list[Seating]:
    """Returns what each election of a meeting comes to that the list of members does not have yet.

    `members` is the value of the list, None where the body has none. One election builds on those before it.
    """
    found: list[Seating] = []
    for election in elections(meeting):
        if not is_listed(members, meeting_id, text_at(meeting, "date"), election):
            before = {text_at(one.value, "id") for each in found for one in each.edits if isinstance(one, Insert)}
            found.append(_seating(register, meeting_id, meeting, members, election, before))
    return found


def is_listed(members: object, meeting_id: str, date: str | None, election: Election) -> bool:
    """Returns whether the list has what a meeting's election filled: as elected at this meeting, or from its day on."""
    for entry in dicts(members, "memberships"):
        begun = date is not None and text_at(entry, "start_date") == (text_at(election.value, "from") or date)
        is_its = begun or text_at(entry, "elected_at") == meeting_id
        if is_its and entry.get("person") == election.person and _is_same_post(entry, election):
            return True
    return False


def _elections(item: Value) -> Iterator[Election]:
    for decision in dicts(item, "decisions"):
        election = decision.get("election")
        person = text_at(election, "result")
        if isinstance(election, Mapping) and person is not None:
            number = item.get("minute_number")
            yield Election(text_at(item, "id") or "", number if isinstance(number, int) else None, person, election)
    for one in dicts(item, "items"):
        yield from _elections(one)


def _is_same_post(entry: Value, election: Election) -> bool:
    if election.post == _SEAT:
        return entry.get("member_kind") == "co_opted_independent" and text_at(entry, "role") in (None, "member")
    role = _ROLES.get(election.post)
    return entry.get("role") == role if role else text_at(entry, "post") == election.title


def _seating(
    register: Register,
    meeting_id: str,
    meeting: Value,
    members: object,
    election: Election,
    taken: set[str | None],
) -> Seating:
    begins = text_at(election.value, "from") or text_at(meeting, "date")
    on = day(begins)
    name = called(register, election.person)
    if election.post not in POSTS and election.post != _SEAT:
        return Seating(election, why_not=f"{name} was elected to a post that the list of members has no place for")
    if members is None:
        return Seating(election, why_not="the body has no list of members yet")
    if on is None or begins is None:
        return Seating(election, why_not="the meeting has no whole date")
    kind = _kind(members, election)
    if kind is None:
        return Seating(election, why_not=f"the list of members does not have {name}, so it cannot be told how they sit")
    roll = Roll({"memberships": dicts(members, "memberships")}, register.year_starts(body_of(meeting_id) or ""))
    last, for_how_long = _end(register, meeting_id, election, begins)
    ids = {text_at(one, "id") for one in dicts(members, "memberships")} | taken
    entry: dict[str, Any] = {"id": _entry_id(election, municipal_year(on).name, ids), "person": election.person}
    entry["member_kind"] = kind
    entry["role"] = "member" if election.post == _SEAT else _ROLES.get(election.post)
    entry["post"] = None if election.post == _SEAT else election.title
    entry |= {"start_date": begins, "end_date": last, "term": text_at(election.value, "term"), "elected_at": meeting_id}
    entry = {field: value for field, value in entry.items() if value is not None}
    edits: list[Edit] = [Insert(("memberships",), entry)]
    back: list[Edit] = [Remove(("memberships", Item(entry["id"])))]
    ended = ""
    if election.post != _SEAT:
        more, undone, ended = _former(register, roll, members, election, begins)
        edits += more
        back += undone
    told = f"{name} is {election.title} from {in_short(begins)}, {for_how_long}{f'; {ended}' if ended else ''}."
    return Seating(election, tuple(edits), tuple(back), told)


def _kind(members: object, election: Election) -> str | None:
    """Returns how the person sits: by the list's own entries for them; a co-opted member by the election itself."""
    if election.post == _SEAT:
        return "co_opted_independent"
    kinds = [one.get("member_kind") for one in dicts(members, "memberships") if one.get("person") == election.person]
    return next((str(kind) for kind in kinds if kind in MEMBER_KINDS), None)


def _end(register: Register, meeting_id: str, election: Election, begins: str) -> tuple[str | None, str]:
    """Returns the last day, None where nothing gives one, and in words until when."""
    body, on = body_of(meeting_id) or "", day(begins)
    stated, term = text_at(election.value, "to"), text_at(election.value, "term")
    if stated is not None:
        return stated, f"to {in_short(stated)} as the minute says"
    rule = register.rule(body, "offices", on) if on is not None and election.post != _SEAT else None
    if rule is not None and on is not None and rule.part.get("term") == "municipal_year":
        year = municipal_year(on, register.year_starts(body))
        last = year.last.isoformat()
        return last, f"to {in_short(last)}, the end of the municipal year {year.name} ({rule.source})"
    if rule is not None:
        return None, f"to the next annual meeting, whose day is not known yet ({rule.source})"
    if term is not None:
        return None, f"for {term}; no last day is written, since no rule on offices here gives it"
    return None, "to when is not said, and no rule on offices here says it"


def _former(
    register: Register, roll: Roll, members: object, election: Election, begins: str
) -> tuple[list[Edit], list[Edit], str]:
    """Returns the edits that end the time of whoever held the office before, those that take them back, and a clause about it."""
    first = first_and_last_day(begins)
    if first is None:
        return [], [], ""
    others = [one for one in dicts(members, "memberships") if _is_same_post(one, election) and one.get("id")]
    held = [(one, roll.held(one, first[0]).answer) for one in others]
    certain = [one for one, answer in held if answer is Answer.YES and not _is_listed_after(one, first[0])]
    unsure = [
        one for one, answer in held
        if answer is not Answer.NO and one not in certain and "end_date" not in one and not years_of(one.get("term"))
    ]  # fmt: skip
    names = [called(register, str(one.get("person"))) for one in (certain or unsure)]
    if len(certain) == 1:
        entry = certain[0]
        is_own = entry.get("person") == election.person
        last = (first[0] - datetime.timedelta(days=1)).isoformat() if is_own else begins
        path: Path = ("memberships", Item(str(entry["id"])), "end_date")
        before = text_at(entry, "end_date")
        undone: Edit = Set(path, before) if before is not None else Unset(path)
        whose = "the term before" if is_own else f"{names[0]} was"
        return [Set(path, last)], [undone], f"{whose} to {in_short(last)}"
    if certain:
        return (
            [],
            [],
            f"{' and '.join(names)} hold the office too, and whose place it is is not said: no end is written",
        )
    if unsure:
        who = " or ".join(dict.fromkeys(names))
        return [], [], f"to when {who} held it cannot be told, so no end is written"
    return [], [], ""


def _is_listed_after(entry: Value, on: datetime.date) -> bool:
    """Returns whether a document of a later day still lists the person in the office."""
    days = [first_and_last_day(text_at(one, "date")) for one in dicts(entry, "listed_on")]
    return any(each is not None and each[0] > on for each in days)


def _entry_id(election: Election, year: str, taken: set[str | None]) -> str:
    made = slug(f"{election.person} {election.post} {year}", 90)
    return made if made not in taken else next(each for n in count(2) if (each := f"{made}-{n}") not in taken)


def members_of(meeting_id: str) -> str:
    """Returns the id of the list of members of the body that a meeting belongs to."""
    return f"{owner_of(meeting_id)}/members"
