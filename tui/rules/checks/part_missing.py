"""A short name that refers to a part of the same record leads to one: items, motions, attendance, memberships."""

from collections.abc import Iterable, Iterator

from tui.rules.parts import Wanted, ids, item_ids
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, elements, text, texts
from tui.rules.words import field, nearest, said

_MOST_COMPARED = 200
_TO_ITEMS = {
    "presiding": ("from_item", "to_item"),
    "declarations": ("item", "declared_during"),
    "scenes": ("after_item",),
}


def check(view: RecordView) -> Iterable[Finding]:
    """Yields every short name that no part of this record has."""
    if view.kind == "members":
        wanted = [
            ((*spot, "filled_by"), "membership", name)
            for spot, one in elements(view.value, "vacancies")
            if (name := text(one, "filled_by"))
        ]
        yield from _absent(wanted, ids(view.value, "memberships"))
        return
    yield from _absent(_items_wanted(view), item_ids(view))
    yield from _absent(_people_wanted(view), ids(view.value, "attendance"))
    yield from _absent(_motions_wanted(view), [name for _, item in view.items for name in ids(item, "motions")])


def _people_wanted(view: RecordView) -> Iterator[Wanted]:
    for spot, scene in elements(view.value, "scenes"):
        for list_name in ("left", "entered"):
            yield from (((*spot, *at), "attendance entry", name) for at, name in texts(scene, list_name))


def _motions_wanted(view: RecordView) -> Iterator[Wanted]:
    for spot, item in view.items:
        for below, decision in elements(item, "decisions"):
            name = text(decision, "motion")
            if name is not None:
                yield (*spot, *below, "motion"), "motion", name


def _items_wanted(view: RecordView) -> Iterator[Wanted]:
    for list_name, names in _TO_ITEMS.items():
        for spot, one in elements(view.value, list_name):
            for name in names:
                wanted = text(one, name)
                if wanted is not None:
                    yield (*spot, name), "item", wanted


def _absent(wanted: Iterable[Wanted], there: list[str]) -> Iterator[Finding]:
    known = set(there)
    for spot, what, name in wanted:
        if name not in known:
            yield Finding(spot, f"There is no {what} {said(name)} in this record.", hint_for(what, name, there))


def hint_for(what: str, name: str, there: list[str]) -> str:
    """Returns what to write instead of a short name that is not there."""
    if what == "minute":
        return f"The minutes that are there: {', '.join(there[:20])}{', …' if len(there) > 20 else ''}."
    if not there:
        return f"There is no {what} in it at all: add it, or take this line out."
    meant = nearest(name, there[:_MOST_COMPARED])
    if meant is not None:
        return f"Did you mean {field(meant)}?"
    return f"Write the short name of one that is there: {', '.join(there[:8])}{', …' if len(there) > 8 else ''}."


RULE = RecordRule(
    "part-missing",
    Severity.ERROR,
    "A short name that refers to a part of the record leads to one",
    kinds=("meeting", "members"),
    check=check,
)
