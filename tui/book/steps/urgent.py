"""An item joins a published agenda late: the chair holds it urgent, for a reason that is kept with it.

Local Government Act 1972 s.100B(4)(b), read in another's account of it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from tui.book.steps.asking import Answers, Ask, StepForm
from tui.book.steps.step import Case, Outcome, Step, on_day, whole_day
from tui.record.edits import Edit, Insert, Set
from tui.record.paths import Item
from tui.record.words import plain_words

_OVER = ("held", "cancelled")


def _urgent(case: Case, answers: Answers) -> Outcome:
    status = case.part("status")
    if status in _OVER:
        raise case.refuse(
            f"no item joins the agenda of a meeting that is {plain_words(str(status))}.",
            f"What was taken as urgent there: minutebook set {case.record_id} items[ITEM].urgent.chair_reason …",
        )
    title, named, agreed = answers.one("title"), answers.one("item"), answers.one("agreed_on")
    if (title is None) == (named is None):
        raise case.refuse(
            "an urgent item is either a new one or one on the agenda.",
            "Say its title: --title TEXT; or which it is: --item ITEM",
        )
    urgent = {"chair_reason": answers.needed("chair_reason"), **({"agreed_on": agreed} if agreed else {})}
    edits = _new(case, title, answers, urgent) if title is not None else _there(case, str(named), answers, urgent)
    called = title or named
    published = any(
        one.get("what") in ("agenda", "pack") for one in case.part("publications") or () if isinstance(one, Mapping)
    )
    return Outcome(
        edits,
        (f"taken as urgent{on_day(agreed)}: {called}", f"taken as urgent: {called}"),
        authority="the chair",
        event_date=whole_day(agreed),
        pointed_out=()
        if published
        else ("The agenda is not recorded as published, so that an item can still be put on it plainly.",),
    )


def _new(case: Case, title: str, answers: Answers, urgent: Mapping[str, Any]) -> tuple[Edit, ...]:
    paper, before = answers.one("paper"), answers.one("before")
    if before is not None and before not in _ids(case):
        raise case.refuse(f"the agenda has no item “{before}”.", f"Its items: {', '.join(_ids(case)) or 'none'}.")
    entry = case.entry(("items",), {"title": title, "papers": [paper] if paper else None, "urgent": dict(urgent)})
    return (Insert(entry.path, entry.value, before),)


def _there(case: Case, named: str, answers: Answers, urgent: Mapping[str, Any]) -> tuple[Edit, ...]:
    item = next((one for one in _items(case) if one.get("id") == named), None)
    if item is None:
        raise case.refuse(f"the agenda has no item “{named}”.", f"Its items: {', '.join(_ids(case)) or 'none'}.")
    if "urgent" in item:
        raise case.refuse(f"“{named}” is taken as urgent already.", "If that is wrong, undo that change.")
    at, paper = ("items", Item(named)), answers.one("paper")
    edits: list[Edit] = [Set((*at, "urgent"), dict(urgent))]
    edits += [Insert((*at, "papers"), paper)] if paper and paper not in (item.get("papers") or ()) else []
    return tuple(edits)


def _items(case: Case) -> Iterator[Mapping[str, Any]]:
    there = case.part("items")
    yield from (one for one in there if isinstance(one, Mapping)) if isinstance(there, list) else ()


def _ids(case: Case) -> list[str]:
    return [str(one.get("id")) for one in _items(case)]


URGENT = Step(
    name="urgent-item",
    action="edit",
    command="urgent",
    kinds=("meeting",),
    form=StepForm(
        "Take an item as urgent",
        "An item joins the agenda late, for a reason of the chair",
        (
            Ask("title", "Title", "The title of a new item"),
            Ask("item", "Item", "Or the short name of an item that is on the agenda"),
            Ask("chair_reason", "The chair's reason", "Why the chair holds it urgent", "text", required=True),
            Ask("agreed_on", "Agreed on", "The day on which the chair agreed", "date"),
            Ask("paper", "Paper", "The paper that comes with it", "paper"),
            Ask("before", "Before", "The item before which a new one stands; left out, it comes last"),
        ),
    ),
    work_out=_urgent,
    says_itself=("event_date", "authority"),
)
