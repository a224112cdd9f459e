"""A vote adds up: stated counts and named voters agree, nobody votes twice, and only who is present votes."""

from collections import Counter
from collections.abc import Iterable

from tui.procedure.membership import Answer
from tui.procedure.presence import is_present, members_present
from tui.procedure.room_times import RoomTimes
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.spots import Spot
from tui.rules.view import Map, RecordView, elements, number, part, text
from tui.rules.words import all_of, count, named, said

_STATED = {"for": "for", "against": "against", "abstentions": "abstain", "not_voting": "not_voting"}
_IN_WORDS = {
    "for": "for",
    "against": "against",
    "abstain": "in abstention",
    "not_voting": "as not voting",
    "absent": "as absent",
}
_LEAVE_IT = "If the minutes print it so, leave it: published votes are recorded as published."


def check(view: RecordView) -> Iterable[Finding]:
    """Yields whatever does not add up in each vote of a meeting or proceeding."""
    if not view.votes:
        return
    here = members_present(entry for _, entry in view.attendance)
    people = {person: entry.get("status") for _, entry in view.attendance if (person := text(entry, "person"))}
    people |= {
        person: "present" for _, entry in view.attendance if is_present(entry) and (person := text(entry, "person"))
    }
    timed = [entry for _, entry in view.attendance if entry.get("intervals")]
    times = RoomTimes(view.value) if timed else None
    for spot, vote, item in view.votes:
        voters = elements(vote, "voters")
        yield from _named_and_stated(spot, vote, voters)
        if voters:
            yield from _named_twice(spot, voters)
            yield from _not_present(people, spot, voters)
            if times is not None:
                yield from _not_in_the_room(times, timed, spot, voters, item)
        yield from _too_many(here, spot, vote)
        yield from _result(spot, vote)


def _named_and_stated(spot: Spot, vote: Map, voters: list[tuple[Spot, Map]]) -> Iterable[Finding]:
    named = Counter(str(one.get("option")) for _, one in voters if not one.get("recorded_at_request"))
    for stated, option in _STATED.items():
        number_stated = number(vote, stated)
        if number_stated is not None and named[option] and named[option] != number_stated:
            message = (
                f"{count(number_stated, 'vote')} {_IN_WORDS[option]} stated, {count(named[option], 'name')} listed."
            )
            yield Finding((*spot, stated), message, _LEAVE_IT)
    against = number(vote, "against")
    if vote.get("unanimous") is True and (against or named["against"]):
        yield Finding((*spot, "unanimous"), "Stated to be unanimous, and yet there are votes against.", _LEAVE_IT)


def _named_twice(spot: Spot, voters: list[tuple[Spot, Map]]) -> Iterable[Finding]:
    seen: dict[str, str] = {}
    for below, one in voters:
        name = text(one, "person") or text(one, "name_as_printed")
        option = str(one.get("option"))
        if name is None:
            continue
        earlier = seen.get(name)
        seen.setdefault(name, option)
        if earlier == option:
            yield Finding(spot + below, f"{said(name)} is listed twice {_IN_WORDS.get(option, option)}.", _LEAVE_IT)
        elif earlier is not None:
            where = all_of((_IN_WORDS.get(earlier, earlier), _IN_WORDS.get(option, option)))
            yield Finding(spot + below, f"{said(name)} is listed both {where}.", _LEAVE_IT)


def _not_present(people: Map, spot: Spot, voters: list[tuple[Spot, Map]]) -> Iterable[Finding]:
    if "present" not in people.values():
        return
    for below, one in voters:
        person = text(one, "person")
        if person is not None and people.get(person) != "present" and one.get("option") not in ("absent", None):
            why = "is not on the attendance" if person not in people else "is recorded as not there"
            why = "is only recorded as expected" if people.get(person) == "expected" else why
            yield Finding((*spot, *below, "person"), f"{named(person)} is listed with a vote and {why}.", _LEAVE_IT)


def _not_in_the_room(
    times: RoomTimes, timed: list[Map], spot: Spot, voters: list[tuple[Spot, Map]], item: Map
) -> Iterable[Finding]:
    """Yields each voter who certainly had left, or had not come yet, when the item was taken."""
    here = {text(entry, "person"): entry for entry in timed if is_present(entry)}
    for below, one in voters:
        entry = here.get(text(one, "person"))
        at_item = times.present(entry, text(item, "id")) if entry is not None else None
        if at_item is not None and at_item.answer is Answer.NO and one.get("option") not in ("absent", None):
            message = f"{named(one['person'])} is listed with a vote and was not in the room: {at_item.why}."
            yield Finding((*spot, *below, "person"), message, _LEAVE_IT)


def _too_many(here: int, spot: Spot, vote: Map) -> Iterable[Finding]:
    cast = [n for name in _STATED if (n := number(vote, name)) is not None]
    total, stated = sum(cast), number(vote, "present")
    present = stated if stated is not None else here
    if cast and present and total > present:
        said_of = "stated to be present" if stated is not None else "recorded as present"
        yield Finding(
            spot, f"{count(total, 'vote')} counted, and only {count(present, 'member')} {said_of}.", _LEAVE_IT
        )


def _result(spot: Spot, vote: Map) -> Iterable[Finding]:
    votes_for, against, result = number(vote, "for"), number(vote, "against"), vote.get("result")
    casting = part(vote, "casting_vote")
    if votes_for is None or against is None:
        return
    if casting and votes_for != against:
        message = f"A casting vote is recorded, and the votes were not equal: {votes_for} for, {against} against."
        yield Finding((*spot, "casting_vote"), message, _LEAVE_IT, at="key")
    if "required_fraction" in vote or not isinstance(result, str):
        return
    with_casting = votes_for + (casting.get("option") == "for"), against + (casting.get("option") == "against")
    became = "carried" if with_casting[0] > with_casting[1] else "lost" if with_casting[0] < with_casting[1] else "tied"
    if became != result and not (became == "tied" and result == "lost"):
        casts = ", with the casting vote," if casting else ""
        message = f"{votes_for} for and {against} against{casts} is {became}, and the result recorded is {result}."
        yield Finding((*spot, "result"), message, _LEAVE_IT)


RULE = RecordRule(
    "votes",
    Severity.WARNING,
    "Votes add up: counts and names agree, and nobody votes twice or unseen",
    kinds=("meeting", "proceeding"),
    check=check,
)
