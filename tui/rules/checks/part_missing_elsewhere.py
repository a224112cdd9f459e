"""A short name or a minute number that refers to a part of another record leads to one: its item, note, theme, minute."""

from collections.abc import Iterable, Iterator
from typing import Any

from tui.rules.checks.part_missing import hint_for
from tui.rules.parts import ids, item_ids, note_ids
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.spots import Spot
from tui.rules.view import RecordView, elements, number, part, text
from tui.rules.words import said

Wanted = tuple[Spot, str, str, str | int]
"""A spot that refers to a part of another record, that record, what is meant, and the name or number it gives."""

_WHERE = {
    "action": "raised_at",
    "recommendation": "made_at",
    "question": "meeting",
    "complaints": "reported_at",
    "paper": "meeting",
}


def gather(view: RecordView) -> Fact | None:
    """Returns the parts that a record has for others, their names joined by spaces, and those that it refers to."""
    fact: dict[str, Fact] = {}
    if view.kind == "meeting" and view.items:
        fact["item"] = " ".join(item_ids(view))
        fact["minute"] = [n for _, item in view.items if (n := number(item, "minute_number")) is not None]
        notes = {
            name: found for _, item in view.items if (name := text(item, "id")) and (found := " ".join(note_ids(item)))
        }
        if notes:
            fact["note"] = notes
    elif view.kind == "plan":
        fact["theme"] = " ".join(ids(view.value, "themes"))
    wanted = [[list(spot), record, what, name] for spot, record, what, name in _wanted(view)]
    if wanted:
        fact["wanted"] = wanted
    return fact or None


def _wanted(view: RecordView) -> Iterator[Wanted]:
    value = view.value
    if view.kind in _WHERE:
        yield from _in_own_meeting(value, text(value, _WHERE[view.kind]))
    if view.kind == "action":
        for spot, update in elements(value, "updates"):
            yield from _item(update, spot)
    elif view.kind == "recommendation":
        yield from _minute(part(value, "assessed"), ("assessed",))
    elif view.kind == "meeting":
        approval = part(part(value, "minutes"), "approval")
        yield from _minute(approval, ("minutes", "approval"))
        yield from _item(approval, ("minutes", "approval"))
    elif view.kind == "deliverable":
        theme, plan = text(value, "theme"), view.record_id.rpartition("/deliverables/")[0]
        if theme and plan:
            yield ("theme",), f"{plan}/plan", "theme", theme


def _in_own_meeting(value: object, meeting: str | None) -> Iterator[Wanted]:
    if meeting is None:
        return
    for name in ("item", "filed_under_item"):
        item = text(value, name)
        if item is not None:
            yield (name,), meeting, "item", item
    note = text(value, "minute_note")
    if note is not None:
        yield ("minute_note",), meeting, "note", f"{text(value, 'item') or ''}/{note}"


def _item(value: object, spot: Spot) -> Iterator[Wanted]:
    at, item = text(value, "meeting"), text(value, "item")
    if at and item:
        yield (*spot, "item"), at, "item", item


def _minute(value: object, spot: Spot) -> Iterator[Wanted]:
    at, minute = text(value, "meeting"), number(value, "minute_number")
    if at and minute is not None:
        yield (*spot, "minute_number"), at, "minute", minute


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields every part that its record, which is there, does not have."""
    for record_id, fact in facts.of.items():
        for spot, other, what, name in fact.get("wanted", ()):
            theirs = facts.get(other)
            if theirs is None:
                continue  # not in the book, unreadable, or a meeting of which no item is recorded
            there, shown = _there(theirs, what, name)
            if shown not in there and not (what == "minute" and not there):
                message = f"{said(other)} has no {what} {said(shown)}."
                yield record_id, Finding(tuple(spot), message, hint_for(what, str(shown), [str(one) for one in there]))


def _there(theirs: Fact, what: str, name: str | int) -> tuple[list[Any], str | int]:
    """Returns the parts of one kind that a record has, and the name to look for among them."""
    if what == "minute":
        return theirs.get(what, []), name
    if what != "note":
        return theirs.get(what, "").split(), name
    item, _, note = str(name).partition("/")
    notes = theirs.get("note", {})
    return (notes[item] if item in notes else " ".join(notes.values())).split(), note


def needs(record_id: str, fact: Fact) -> Iterable[str]:  # noqa: ARG001 - the fact says it all
    """Returns the records whose parts this one refers to."""
    return [other for _, other, _, _ in fact.get("wanted", ())]


def parts(fact: Fact) -> Iterable[object]:
    """Yields the items, minutes, notes and themes that a record has."""
    for what in ("item", "theme"):
        yield from ((what, name) for name in fact.get(what, "").split())
    yield from (("minute", number) for number in fact.get("minute", ()))
    for item, notes in fact.get("note", {}).items():
        yield from (("note", item, name) for name in notes.split())


RULE = BookRule(
    "part-missing-elsewhere",
    Severity.ERROR,
    "A short name that refers to a part of another record leads to one",
    kinds=("meeting", "plan", "action", "recommendation", "question", "complaints", "paper", "deliverable"),
    gather=gather,
    judge=judge,
    needs=needs,
    parts=parts,
)
