"""What the rules about seats share: the membership list of a body, who was at its meetings, and how not to know."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator

from tui.procedure.calendar import day, in_short
from tui.procedure.membership import Roll, Standing
from tui.rules.problem import Finding, Severity
from tui.rules.rule import Fact, Facts
from tui.rules.view import Map, RecordView, text
from tui.rules.words import all_of, named

_MOST_NAMED = 3
_SHORT_NAME = re.compile(r"[a-z0-9-]+\Z")


def gather_list(view: RecordView) -> Fact:
    """Returns what a membership record says of who sat when."""
    return {"lists": view.value.get("lists", []), "memberships": view.value.get("memberships", [])}


def gather_attendance(view: RecordView, wanted: Callable[[Map], bool]) -> Fact | None:
    """Returns the date of a meeting and the people in those entries of its attendance that are wanted."""
    people = [
        [spot[1], entry["person"], text(entry, "substituting_for"), text(entry, "status")]
        for spot, entry in view.attendance
        if wanted(entry) and _SHORT_NAME.match(text(entry, "person") or "")
    ]
    date = text(view.value, "date") if people else None
    return {"date": date, "people": people} if day(date) else None


def members_id(record_id: str) -> str:
    """Returns the id of the membership record of the body that a record belongs to."""
    return f"{record_id.partition('/')[0]}/members"


def needs(record_id: str, fact: Fact) -> Iterable[str]:
    """Returns the membership record, which is all that one meeting needs."""
    return [members_id(record_id)] if "date" in fact else []


def meetings(facts: Facts) -> Iterator[tuple[str, datetime.date, Fact, Roll]]:
    """Yields each meeting's id, day and fact with the membership list of its body, empty where there is none."""
    rolls: dict[str, Roll] = {}
    for record_id, fact in facts.of.items():
        on = day(fact.get("date"))
        if on is not None:
            of = members_id(record_id)
            if of not in rolls:
                rolls[of] = Roll(facts.get(of))
            yield record_id, on, fact, rolls[of]


def cannot_tell(unknown: list[tuple[str, Standing]], on: datetime.date, what: str) -> Iterator[Finding]:
    """Yields one advice for all whose standing the book cannot tell, saying why."""
    if not unknown:
        return
    names = [named(person) for person, _ in unknown]
    shown = (
        names if len(names) <= _MOST_NAMED else [*names[: _MOST_NAMED - 1], f"{len(names) - _MOST_NAMED + 1} others"]
    )
    why = all_of(dict.fromkeys(standing.why for _, standing in unknown))
    yield Finding(
        ("attendance",),
        f"{why[:1].upper()}{why[1:]}: whether {all_of(shown)} {what} on {in_short(on.isoformat())} cannot be checked.",
        "Nothing is known to be wrong. A list published for that year, entered with the body's members, would tell.",
        at="key",
        severity=Severity.ADVICE,
    )
