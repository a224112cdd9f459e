"""Motions, decisions, elections and votes in a debate: the words, the outcome as a concept, who voted how, and the counts as stated."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from tui.documents.exchange.akoma_ntoso.markup import Element, Ids, element, paragraphs
from tui.documents.exchange.akoma_ntoso.references import References
from tui.documents.exchange.naming import line, number_at, texts_at
from tui.documents.rendering.kinds.votes import election_lines, vote_line
from tui.documents.rendering.people import People
from tui.documents.rendering.published import Published
from tui.procedure.register import Value, dicts, text_at

_COUNTS: Final = (("for", "for"), ("against", "against"), ("abstentions", "abstain"), ("not_voting", "not_voting"))


class Votes:
    """What was moved, decided and voted on at one meeting; `voting` collects the counts for the head of the document."""

    def __init__(self, book: Published, people: People, references: References, ids: Ids) -> None:
        self._book = book
        self._people = people
        self._references = references
        self._ids = ids
        self.voting: list[Element] = []

    def motion(self, motion: Value, within: str, sort: str = "motion") -> Element:
        """Returns the section of a motion, or of an amendment to one, with the amendments to it."""
        at = self._ids.give("dbsect", motion.get("id"), within)
        made = element("debateSection", name=sort, eId=at)
        made.append(element("heading", line(text_at(motion, "title")) or sort.capitalize()))
        for each in paragraphs(text_at(motion, "text")):
            made.append(each)
        for verb, role in (("Moved", "mover"), ("Seconded", "seconder")):
            if (who := self._who(motion, role)) is not None:
                made.append(element("p", f"{verb} by ", who, "."))
        for each in dicts(motion, "amendments"):
            made.append(self.motion(each, at, "amendment"))
        state = text_at(motion, "state")
        self._voted(made, motion, at, state)
        if state:
            made.append(self._outcome(state))
        return made

    def decisions(self, item: Value, within: str) -> Iterator[Element]:
        """Yields one `resolutions` with what was decided under an item, nothing where nothing was."""
        decided = dicts(item, "decisions")
        if not decided:
            return
        made = element("resolutions", eId=self._ids.give("resolutions", item.get("id"), within))
        for each in decided:
            self._decision(made, each)
        yield made

    def _decision(self, made: Element, decision: Value) -> None:
        at = self._ids.give("decision", decision.get("id"), made.get("eId"))
        election = decision.get("election")
        for told in election_lines(election, self._people) if isinstance(election, Mapping) else ():
            made.append(element("p", told))
        text = text_at(decision, "text") or text_at(decision, "table_text")
        number = line(text_at(decision, "number"))
        lines = paragraphs(text) or [element("p", line(text_at(decision, "verb")))]
        lines[0].set("eId", at)
        if number:
            lines[0].text = (
                f"{number}. {lines[0].text or ''}" if number[-1].isalnum() else f"{number} {lines[0].text or ''}"
            )
        for each in lines:
            made.append(each)
        self._voted(made, decision, at, text_at(decision, "vote", "result") or text_at(decision, "outcome"))
        if outcome := text_at(decision, "outcome"):
            made.append(self._outcome(outcome))
        self._recommended(made, decision, at)

    def _recommended(self, made: Element, decision: Value, at: str) -> None:
        asked = texts_at(decision, "recommendations")
        items = []
        for place, each in enumerate(asked, 1):
            value = self._book.get(each)
            text = paragraphs(text_at(value, "text"))
            if text:
                num = element("num", line(text_at(value, "number")) or str(place))
                items.append(element("item", num, *text, eId=self._ids.give("item", place, at)))
        if items:
            made.append(element("blockList", *items, eId=self._ids.give("list", "recommendations", at)))

    def _outcome(self, outcome: str) -> Element:
        concept = self._references.concept("outcome", outcome)
        return element("p", element("outcome", outcome.replace("_", " "), refersTo=concept), class_="outcome")

    def _voted(self, made: Element, value: Value, at: str, result: str | None) -> None:
        """Adds the vote in words with each voter, and its counts to the head: stated counts and names stay apart."""
        told = vote_line(value, self._people)
        vote = value.get("vote")
        if not told or not isinstance(vote, Mapping):
            return
        made.append(element("p", told, class_="vote"))
        for each in dicts(vote, "voters"):
            made.append(element("p", self._vote(each)))
        counts = [(number_at(vote, name), choice) for name, choice in _COUNTS]
        found: list[Any] = [
            element("count", value=str(number), refersTo=self._references.concept("choice", choice))
            for number, choice in counts
            if number is not None
        ]
        if found:
            outcome = self._references.concept("outcome", result) if result else None
            voting = self._ids.give("voting", at)
            self.voting.append(element("voting", *found, eId=voting, outcome=outcome, href=f"#{at}"))

    def _vote(self, voter: Value) -> Element:
        person, printed = text_at(voter, "person"), text_at(voter, "name_as_printed")
        by = self._references.printed(printed) if printed and not person else self._references.person(person)
        option = text_at(voter, "option") or "not_voting"
        name = self._people.styled(person) or printed or "somebody not named"
        choice = self._references.concept("choice", option)
        return element("vote", f"{name}: {option.replace('_', ' ')}", by=by, choice=choice)

    def _who(self, value: Value, role: str) -> Element | None:
        person, printed = text_at(value, role), text_at(value, f"{role}_as_printed")
        if not person and not printed:
            return None
        reference = self._references.person(person) if person else self._references.printed(printed or "")
        return element("person", self._people.in_minutes(person) or printed, refersTo=reference)
