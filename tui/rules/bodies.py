"""What rules share that hold for some kinds of body only: what kind the body of a record is, as far as its record says."""

from collections.abc import Iterable

from tui.rules.rule import Fact, Facts
from tui.rules.view import RecordView, text

UNDER_SCHEDULE_12A = frozenset({"police-and-crime-panel", "council", "council-committee"})
"""Bodies whose meetings are open under Part VA of the Local Government Act 1972; parish councils have the Act of 1960."""

IN_PERSON = UNDER_SCHEDULE_12A | {"parish-council"}
"""Bodies whose members had to be in the room for a vote once the regulations of 2020 had ended."""


def gather_body(view: RecordView) -> Fact:
    """Returns what kind a body is, what it belongs to, and when it ended."""
    return {name: text(view.value, name) for name in ("classification", "parent_id", "dissolution_date")}


def body_id(record_id: str) -> str:
    """Returns the id of the record of the body that a record belongs to."""
    return f"{record_id.partition('/')[0]}/body"


def kind_of_body(facts: Facts, record_id: str) -> str | None:
    """Returns the classification of a record's body, None where the book does not say."""
    fact = facts.get(body_id(record_id))
    found = fact.get("classification") if isinstance(fact, dict) else None
    return found if isinstance(found, str) else None


def needs_body(record_id: str, fact: Fact) -> Iterable[str]:
    """Returns the body, which is all that one of its records needs; nothing for the body itself."""
    return [] if "classification" in fact else [body_id(record_id)]
