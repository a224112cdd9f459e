"""Motions, decisions and votes: what was moved, what became of it, the counts as stated and, apart from them, who voted how."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tui.documents.exchange.civic.parties import Json
from tui.documents.exchange.naming import all_items, line, number_at, words
from tui.documents.rendering.published import is_exempt
from tui.procedure.register import Value, dicts, text_at

_OPTIONS: Final = {"for": "yes", "against": "no", "abstain": "abstain", "not_voting": "not voting", "absent": "absent"}
_COUNTS: Final = (("for", "yes"), ("against", "no"), ("abstentions", "abstain"), ("not_voting", "not voting"))
_BASES: Final = {"members_present": "members present", "all_members": "all members", "votes_cast": "votes cast"}


@dataclass(frozen=True, slots=True)
class Ballot:
    """A motion, an amendment or a decision of a meeting: `part` names it within the meeting, `result` says what became of it."""

    part: str
    item: Value
    sort: str
    value: Value
    result: str | None

    @property
    def text(self) -> str:
        """The words of it, as minuted."""
        told = words(text_at(self.value, "text")) or line(text_at(self.value, "table_text"))
        return told or line(text_at(self.value, "title")) or line(text_at(self.value, "verb"))

    @property
    def vote(self) -> Value | None:
        """The vote that was taken on it, None where none is recorded."""
        found = self.value.get("vote")
        return found if isinstance(found, Mapping) else None

    @property
    def requirement(self) -> str:
        """What majority it needed, empty where none is recorded."""
        fraction, base = text_at(self.vote, "required_fraction"), _BASES.get(text_at(self.vote, "base") or "", "")
        return f"{fraction}{f' of {base}' if base else ''}" if fraction else ""

    @property
    def passed(self) -> bool | None:
        """Whether it was carried, None where that cannot be told."""
        said = text_at(self.vote, "result") or self.result
        return True if said in ("carried", "accepted") else False if said == "lost" else None


def ballots(meeting: Value) -> Iterator[Ballot]:
    """Yields what was moved and decided at a meeting, item by item. A decision on a motion that is recorded is that motion's result."""
    for item in all_items(meeting):
        if is_exempt(item):
            continue
        where = f"items[{line(text_at(item, 'id'))}]"
        for motion in dicts(item, "motions"):
            part = f"{where}.motions[{line(text_at(motion, 'id'))}]"
            yield Ballot(part, item, "motion", motion, text_at(motion, "state"))
            for each in dicts(motion, "amendments"):
                yield Ballot(
                    f"{part}.amendments[{line(text_at(each, 'id'))}]", item, "amendment", each, text_at(each, "state")
                )
        for decision in dicts(item, "decisions"):
            part = f"{where}.decisions[{line(text_at(decision, 'id'))}]"
            yield Ballot(part, item, "decision", decision, text_at(decision, "outcome"))


def counts(vote: Value) -> list[Json]:
    """Returns the counts that were stated, by option."""
    found = [(number_at(vote, name), option) for name, option in _COUNTS]
    return [{"option": option, "value": value} for value, option in found if value is not None and value >= 0]


def options(vote: Value) -> Iterator[tuple[Value, str]]:
    """Yields each voter that is named, with the option chosen."""
    for each in dicts(vote, "voters"):
        yield each, _OPTIONS.get(text_at(each, "option") or "", "other")


def cleaned(value: Mapping[str, Any]) -> Json:
    """Returns an object without what is not known or is empty."""
    return {name: inner for name, inner in value.items() if inner not in (None, "", [], {})}
