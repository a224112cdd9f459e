"""Elections, motions and votes as minutes tell them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from tui.documents.rendering.people import People
from tui.documents.rendering.tree import Block, Paragraph, plain
from tui.documents.rendering.wording import and_list
from tui.procedure.register import Value, dicts, text_at

_OPTIONS: Final = (
    ("for", "For"),
    ("against", "Against"),
    ("abstain", "Abstained"),
    ("not_voting", "Did not vote"),
    ("absent", "Absent"),
)
_COUNTS: Final = (("for", "for"), ("against", "against"), ("abstentions", "abstentions"), ("not_voting", "not voting"))


def election_lines(election: Mapping[str, Any], people: People) -> Iterator[str]:
    """Yields who was nominated by whom, and that there were no others where the record says so."""
    for each in dicts(election, "candidates"):
        who = people.styled(text_at(each, "person")) or text_at(each, "name_as_printed") or "Somebody not named"
        by = [
            f"{verb} by {people.in_minutes(person)}"
            for verb, person in (("nominated", text_at(each, "proposer")), ("seconded", text_at(each, "seconder")))
            if person
        ]
        votes = each.get("votes")
        received = f" and received {votes} vote{'' if votes == 1 else 's'}" if votes is not None else ""
        yield f"{who} was {and_list(by) or 'nominated'}{received}."
    if election.get("unopposed") is True:
        yield "There were no other nominations."


def motion_blocks(motion: Value, people: People) -> Iterator[Block]:
    """Yields a motion: its text, who moved and seconded it, the vote, and what became of it."""
    title, text = text_at(motion, "title"), " ".join((text_at(motion, "text") or "").split())
    mover = people.in_minutes(text_at(motion, "mover")) or text_at(motion, "mover_as_printed")
    seconder = people.in_minutes(text_at(motion, "seconder")) or text_at(motion, "seconder_as_printed")
    by = and_list([f"{verb} by {who}" for verb, who in (("moved", mover), ("seconded", seconder)) if who])
    head = f"Motion{f' ({title})' if title else ''}{f', {by}' if by else ''}: "
    yield Paragraph(plain(f"{head}{text or 'its text is not recorded.'}"))
    for amendment in dicts(motion, "amendments"):
        words = " ".join((text_at(amendment, "text") or "").split())
        movers = [people.in_minutes(text_at(amendment, name)) for name in ("mover", "seconder")]
        by = and_list([f"{verb} by {who}" for verb, who in zip(("moved", "seconded"), movers, strict=True) if who])
        yield Paragraph(plain(f"Amendment{f', {by}' if by else ''}: {words}"))
        yield from _voted(amendment, people, "On the amendment: ")
        yield from _ended("amendment", amendment)
    yield from _voted(motion, people, "On the motion: " if dicts(motion, "amendments") else "")
    yield from _ended("motion", motion)


def _ended(what: str, value: Value) -> Iterator[Block]:
    state = (text_at(value, "state") or "").replace("_", " ")
    if state in ("accepted", "carried", "lost", "withdrawn", "deferred", "ruled out", "not seconded"):
        yield Paragraph(plain(f"The {what} was {state}."))


def _voted(value: Value, people: People, on: str = "") -> Iterator[Block]:
    """Yields the vote; `on` says what it was on, where that is not told by what stands before it."""
    line = vote_line(value, people)
    if line:
        yield Paragraph(plain(f"{on}{line}"))


def vote_line(value: Value, people: People) -> str:
    """Returns the vote of a decision or motion in one line, stated counts and names apart; empty where none is recorded."""
    vote = value.get("vote")
    if not isinstance(vote, dict):
        return ""
    parts = []
    counts = [f"{vote[name]} {word}" for name, word in _COUNTS if isinstance(vote.get(name), int)]
    if counts:
        parts.append(f"Votes: {', '.join(counts)}.")
    if vote.get("unanimous") is True:
        parts.append("The vote was unanimous.")
    fraction = text_at(vote, "required_fraction")
    if fraction:
        base = {
            "members_present": " of the members present",
            "all_members": " of all members",
            "votes_cast": " of the votes cast",
        }
        parts.append(f"Needed: {fraction}{base.get(text_at(vote, 'base') or '', '')}.")
    voters = dicts(vote, "voters")
    for option, title in _OPTIONS:
        names = [
            people.styled(text_at(each, "person")) or text_at(each, "name_as_printed") or "somebody not named"
            for each in voters
            if each.get("option") == option
        ]
        if names:
            parts.append(f"{title}: {and_list(names)}.")
    casting = vote.get("casting_vote")
    if isinstance(casting, dict):
        parts.append(
            f"Casting vote of {people.styled(text_at(casting, 'person')) or 'the person presiding'}: {text_at(casting, 'option')}."
        )
    return " ".join(parts)
