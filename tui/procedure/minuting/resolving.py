"""What is decided: outcomes with the body's own sentence, elections, votes with their arithmetic, declarations of interest."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from tui.procedure.calendar import day
from tui.procedure.decisions import sentence
from tui.procedure.elections import elections
from tui.procedure.majority import majority
from tui.procedure.membership import Answer
from tui.procedure.minuting.notes import tidied
from tui.procedure.minuting.people import Somebody, complete
from tui.procedure.minuting.refusing import Refused
from tui.procedure.minuting.roster import all_members, room_now
from tui.procedure.minuting.sitting import Done, Sitting, free_id, ids
from tui.procedure.register import dicts, text_at
from tui.procedure.room import Room
from tui.procedure.years import municipal_year
from tui.record.edits import Edit, Insert, Set
from tui.record.paths import Item, Path

_CAPITALS: Final = re.compile(r"\b[A-Z]{3,}\b")
_COUNTS: Final = re.compile(r"([0-9]{1,3})\s*(?:[-–/, ]|to)\s*([0-9]{1,3})(?:\s*[-–/, ]\s*([0-9]{1,3}))?\Z")
_COUNTED: Final = re.compile(r"([0-9]{1,3})\s+(for|against|abstain\w*|abstention\w*|not voting)", re.IGNORECASE)
_SIDE: Final = re.compile(r"(for|against|abstain\w*|abstention\w*|not voting)\s*:?\s+(.+)\Z", re.IGNORECASE | re.DOTALL)
_ELECTION: Final = re.compile(r"(?:election|appointment) of (?:a |the )?(vice[- ]?)?chair", re.IGNORECASE)
_OPTIONS: Final = {"f": "for", "ag": "against", "ab": "abstain", "n": "not_voting"}
_COUNT_OF: Final = {"for": "for", "against": "against", "abstain": "abstentions", "not_voting": "not_voting"}
BASES: Final = {"members_present": "members present", "all_members": "all members", "votes_cast": "votes cast"}


def usual_outcome(sitting: Sitting) -> str:
    """Returns the outcome that is likeliest here: minutes are agreed, a motion that was lost is lost, all else is noted."""
    _, item = sitting.here
    if post_in_title(sitting):
        return "appointed"
    last = sitting.at(sitting.last)
    if last is not None and "motions" in (sitting.last or ()) and last.get("state") == "lost":
        return "lost"
    return "agreed" if (text_at(item, "title") or "").lower().startswith("minutes") else "noted"


def post_in_title(sitting: Sitting) -> str:
    """Returns the post that the item under way is to fill, by its title (“Election of Vice Chairperson”); empty where it fills none."""
    found = _ELECTION.match(text_at(sitting.here[1], "title") or "")
    return "" if found is None else "vice_chair" if found[1] else "chair"


def elected_here(sitting: Sitting, _: object) -> list[str | None]:
    """Returns whom the meeting has elected, the last first: one of them presides next, most likely."""
    return [one.person for one in reversed(list(elections(sitting.meeting)))]


def decision_text(sitting: Sitting, outcome: str, election: Mapping[str, Any] | None = None) -> str:
    """Returns the sentence of a decision in the body's own wording."""
    _, item = sitting.here
    decision: dict[str, Any] = {"outcome": outcome, **({"election": election} if election else {})}
    return sentence(sitting.register, sitting.meeting_id, item, decision)


def decide(sitting: Sitting, outcome: str, text: str, election: Mapping[str, Any] | None = None) -> Done:
    """Writes down a decision of the item under way; one that follows the vote on a motion is that motion's."""
    path, item = sitting.here
    said = tidied(text)
    name = free_id(outcome.replace("_", "-"), ids(item, "decisions"))
    made: dict[str, Any] = {"id": name}
    verb = _verb(said)
    made |= {"verb": verb} if verb else {}
    made["outcome"] = outcome
    made |= {"text": said} if said else {}
    if sitting.last is not None and len(sitting.last) == len(path) + 2 and sitting.last[len(path)] == "motions":
        last = sitting.last[-1]
        made |= {"motion": last.key} if isinstance(last, Item) else {}
    made |= {"election": dict(election)} if election else {}
    at: Path = (*path, "decisions")
    seated = ". The list of members gets it when this item is saved (n, or ^s)." if election else ""
    return Done((Insert(at, made),), f"► {verb or outcome.upper()}{seated}", sitting.item, (*at, Item(name)))


def usual_term(sitting: Sitting) -> str:
    """Returns for how long somebody is elected as a rule, in words: the municipal year of the meeting; empty where that has no day."""
    on = day(text_at(sitting.meeting, "date"))
    starts = sitting.register.year_starts(_body(sitting))
    return f"the municipal year {municipal_year(on, starts).name}" if on is not None else ""


def election_of(
    post: str, who: Somebody, proposer: Somebody | None, seconder: Somebody | None, term: str = ""
) -> dict[str, Any]:
    """Returns an election with one candidate, who won it. Raises Refused for a candidate or proposer who is not in the book."""
    candidate: dict[str, Any] = {"id": who.person or "candidate", **who.named("person", None)}
    candidate |= proposer.named("proposer", None) if proposer is not None else {}
    candidate |= seconder.named("seconder", None) if seconder is not None else {}
    return {"post": post, "candidates": [candidate], "result": who.person, **({"term": term} if term else {})}


def vote_in(sitting: Sitting, typed: str) -> dict[str, Any]:
    """Returns a vote as typed: `7-2-1`, `7 for 2 against`, `unanimous`, or names: `for: member a, b; against: c`. Raises Refused."""
    text = typed.strip()
    if text.lower() in ("u", "unanimous", "unanimously"):
        return {"unanimous": True}
    found: dict[str, Any] = {}
    voters: list[dict[str, Any]] = []
    for part in filter(None, (each.strip() for each in text.split(";"))):
        if (counts := _COUNTS.match(part)) is not None:
            numbers = zip(("for", "against", "abstentions"), counts.groups(), strict=True)
            found |= {name: int(number) for name, number in numbers if number is not None}
        elif counted := _COUNTED.findall(part):
            found |= {_COUNT_OF[_option(side)]: int(number) for number, side in counted}
        elif (side := _SIDE.match(part)) is not None:
            voters += _voters(sitting, _option(side[1]), side[2], [one["id"] for one in voters])
        else:
            raise Refused(
                f"“{part}” is no vote.", "Counts as 7-2-1, or names: for: Member A, Member B; against: Member C."
            )
    if not found and not voters:
        raise Refused("Nothing was typed.", "Counts as 7-2-1, or names: for: Member A, Member B; against: Member C.")
    return {**found, **({"voters": voters} if voters else {})}


def fractions_of(sitting: Sitting) -> list[tuple[str, str, str, str]]:
    """Returns the majorities that may be required: fraction, base, matter, and the arithmetic for those in the room now."""
    rules = [one for _, rule in sitting.register.of("rules", _body(sitting)) for one in dicts(rule, "majorities")]
    listed = [(str(one.get("required_fraction")), str(one.get("base")), text_at(one, "matter") or "") for one in rules]
    usual = [("2/3", base, "") for base in ("members_present", "all_members")]
    plain = [each for each in usual if (each[0], each[1]) not in {(one[0], one[1]) for one in listed}]
    return [(*each, arithmetic(sitting, each[0], each[1], None)) for each in (*listed, *plain)]


def arithmetic(sitting: Sitting, fraction: str, base: str, vote: Mapping[str, Any] | None) -> str:
    """Returns what a majority comes to: `two-thirds of 10 members present is 6.67, so 7`; why it cannot be told where it cannot."""
    size = _base(sitting, base, vote or {})
    if size is None:
        return "the vote itself says it" if base == "votes_cast" else "cannot tell: the number is not known"
    share = majority(fraction, size)
    return share.arithmetic if share is not None else f"“{fraction}” is no fraction"


def is_tied(vote: Mapping[str, Any]) -> bool:
    """Returns whether as many are for as against."""
    yes, no = _side(vote, "for"), _side(vote, "against")
    return yes is not None and yes == no


def vote(
    sitting: Sitting,
    given: Mapping[str, Any],
    mover: Somebody | None = None,
    seconder: Somebody | None = None,
    required: tuple[str, str] | None = None,
    casting: str = "",
) -> Done:
    """Writes down a vote: on the decision just written, else on a motion of its own. Its result is worked out, by the majority required.

    `casting` is how the one who presides gives a casting vote, for or against, where it is tied.
    """
    path, item = sitting.here
    room = room_now(sitting)
    made: dict[str, Any] = dict(given)
    made |= {"present": room.certain} if room.certain == room.possible and room.certain else {}
    told = _counted(made)
    if required is not None:
        fraction, base = required
        size = _base(sitting, base, made)
        made |= {"required_fraction": fraction, "base": base, **({"base_count": size} if size is not None else {})}
        told += f"; {BASES.get(base, base)}: {arithmetic(sitting, fraction, base, made)}"
    if casting:
        presiding = _presiding(sitting)
        if presiding is None:
            raise Refused("Who presides is not known, so nobody can have given a casting vote.", "p says who presides.")
        made["casting_vote"] = {"person": presiding, "option": casting}
        told += f"; casting vote {casting}"
    result = _result(made)
    made |= {"result": result} if result else {}
    told += f": {result.upper()}" if result else ""
    doubts = _not_entitled(sitting, made)
    told += f". {doubts}" if doubts else ""
    names = {**(mover.named("mover", "mover_as_printed") if mover else {})}
    names |= seconder.named("seconder", "seconder_as_printed") if seconder else {}
    last = sitting.last
    decision = sitting.at(last) if last is not None and last[: len(path) + 1] == (*path, "decisions") else None
    if decision is not None and last is not None and "vote" not in decision and "_as_printed" not in "".join(names):
        edits: list[Edit] = [Set((*last, "vote"), made)]
        edits += [Set((*last, {"mover": "proposer"}.get(name, name)), value) for name, value in names.items()]
        return Done(tuple(edits), told, sitting.item, last)
    state = {"carried": "carried", "lost": "lost"}.get(result or "", "seconded" if seconder else "moved")
    name = free_id("motion", ids(item, "motions"))
    motion = {"id": name, **names, "state": state, "vote": made}
    at: Path = (*path, "motions")
    return Done((Insert(at, motion),), told, sitting.item, (*at, Item(name)))


def declare(
    sitting: Sitting,
    who: Somebody,
    interest: str = "",
    description: str = "",
    effect: str = "",
    item: str | None = None,
) -> Done:
    """Writes down a declaration of interest. `item` is what it is about, None where nothing was said of that. Raises Refused."""
    name = free_id(who.person or "somebody", ids(sitting.meeting, "declarations"))
    made: dict[str, Any] = {"id": name, **who.named("person", None)}
    said = {"item": item, "interest": interest, "description": tidied(description), "effect": effect}
    made |= {each: value for each, value in said.items() if value}
    made |= {"declared_during": sitting.item} if sitting.item and item == sitting.item else {}
    at: Path = ("declarations",)
    return Done((Insert(at, made),), f"{who.name} declared an interest.", sitting.item, sitting.last)


def nothing_declared(sitting: Sitting) -> Done:
    """Writes down that no interests were declared. Raises Refused where one was."""
    if dicts(sitting.meeting, "declarations"):
        raise Refused("An interest was declared already.")
    return Done((Set(("declarations_none",), True),), "No interests were declared.", sitting.item, sitting.last)


def _verb(text: str) -> str:
    """Returns the words in capitals with what stands between them, as printed: AGREED to NOTE; empty where there are none."""
    first = text.split("\n", 1)[0]
    found = list(_CAPITALS.finditer(first))
    made = first[found[0].start() : found[-1].end()] if found else ""
    return made if len(made.split()) <= 4 else found[0][0] if found else ""


def _body(sitting: Sitting) -> str:
    return f"{sitting.meeting_id.split('/', 1)[0]}/body"


def _option(word: str) -> str:
    return next(option for start, option in _OPTIONS.items() if word.lower().startswith(start))


def _voters(sitting: Sitting, option: str, names: str, taken: Sequence[object]) -> list[dict[str, Any]]:
    entitled = [one for one in sitting.people if one.in_room and one.is_voting]
    found: list[dict[str, Any]] = []
    for name in filter(None, (each.strip() for each in re.split(r",| and ", names))):
        fits = complete(entitled, name)
        if not fits:
            raise Refused(f"Nobody in the room who votes is called “{name}”.", "+ notes who came in.")
        who = fits[0]
        if who.person in {one.get("person") for one in found} or (who.person or "") in taken:
            raise Refused(f"{who.name} is there twice.")
        found.append(
            {"id": who.person or f"voter-{len(found) + 1}", **who.named("person", "name_as_printed"), "option": option}
        )
    return found


def _side(given: Mapping[str, Any], option: str) -> int | None:
    stated = given.get(_COUNT_OF[option])
    if isinstance(stated, int):
        return stated
    voters = given.get("voters")
    return sum(one.get("option") == option for one in voters) if isinstance(voters, list) else None


def _base(sitting: Sitting, base: str, given: Mapping[str, Any]) -> int | None:
    if base == "all_members":
        return all_members(sitting)
    if base == "votes_cast":
        yes, no = _side(given, "for"), _side(given, "against")
        return yes + (no or 0) if yes is not None else None
    room = room_now(sitting)
    return room.certain if room.certain == room.possible and room.certain else None


def _result(made: Mapping[str, Any]) -> str | None:
    if made.get("unanimous"):
        return "carried"
    yes, no = _side(made, "for"), _side(made, "against")
    if yes is None:
        return None
    if "required_fraction" in made:
        share = majority(str(made["required_fraction"]), made["base_count"]) if "base_count" in made else None
        return None if share is None else "carried" if yes >= share.needed else "lost"
    casting = made.get("casting_vote")
    if yes == (no or 0):
        return {"for": "carried", "against": "lost"}[casting["option"]] if casting else "tied"
    return "carried" if yes > (no or 0) else "lost"


def _counted(made: Mapping[str, Any]) -> str:
    if made.get("unanimous"):
        return "vote: unanimous"
    words = [
        (_side(made, option), word)
        for option, word in (("for", "for"), ("against", "against"), ("abstain", "abstaining"))
    ]
    return "vote: " + ", ".join(
        f"{count} {word}" for count, word in words if count is not None and (count or word != "abstaining")
    )


def _not_entitled(sitting: Sitting, made: Mapping[str, Any]) -> str:
    voters = {one.get("person") for one in made.get("voters", ()) if one.get("person")}
    if not voters:
        return ""
    room = {
        one.person: one.may_vote for one in Room(sitting.register, sitting.meeting_id, sitting.meeting).at(sitting.item)
    }
    doubtful = [(who, room[who]) for who in voters if who in room and room[who].answer is Answer.NO]
    return "; ".join(f"{sitting.name(who)} {standing.why}" for who, standing in doubtful)


def _presiding(sitting: Sitting) -> str | None:
    listed = [text_at(one, "person") for one in dicts(sitting.meeting, "presiding") if "to_item" not in one]
    chairs = [one.person for one in sitting.people if one.in_room and one.role == "chair"]
    vice = [one.person for one in sitting.people if one.in_room and one.role == "vice_chair"]
    return next((one for one in (*listed, *chairs, *vice) if one), None)


def presiding_name(sitting: Sitting) -> str:
    """Returns the name of who presides: as written down, else the chair, else the vice-chair in the room; empty where none is."""
    return sitting.name(_presiding(sitting))
