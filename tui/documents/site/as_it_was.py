"""Former versions of a record as they may be told of today: cleared by their own marks and by all later and earlier ones as well."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.documents.rendering.published import Published, is_exempt
from tui.documents.rendering.uncleared import is_in_work, without_minutes
from tui.procedure.register import dicts, text_at
from tui.record.kinds import kind_of

if TYPE_CHECKING:
    from tui.documents.site.history import Version


@dataclass(frozen=True, slots=True)
class Cleared:
    """A step of a record: the versions before it, each as it may be told of and as it was, and the one after it.

    What may be told is None where that is nothing, and `raw_after` where there was no record. Versions as they were lack what only
    says where something was read: that is nobody's secret.
    """

    before: tuple[tuple[Any, Any], ...]
    after: Any
    raw_after: Any


def cleared_versions(book: Published, record_id: str, versions: Sequence["Version"]) -> list[Cleared]:
    """Returns each step of a record with its versions cleared. A step out of unpublished minutes is told without the minutes."""
    kind = kind_of(record_id) or ""
    every = [each for step in versions for each in (*step.before, step.after) if isinstance(each, Mapping)]
    marks = _Marks(kind, every)

    def clear(value: Any, without: bool) -> tuple[Any, Any]:
        if not isinstance(value, Mapping):
            return None, None
        marked = marks.put_on(value)
        if not without:
            return book.as_shown(record_id, marked), _without_sources(value)
        told = book.as_shown(record_id, without_minutes(marked)) or {}
        state = text_at(value, "minutes", "state")
        return {**told, **({"minutes": {"state": state}} if state else {})}, _without_sources(value)

    found = []
    for step in versions:
        before = [each for each in step.before if isinstance(each, Mapping)]
        without = kind == "meeting" and any(map(is_in_work, (*before, step.after)))
        after, raw = clear(step.after, without)
        found.append(Cleared(tuple(clear(each, without) for each in before), after, raw))
    return found


class _Marks:
    """What was marked as withheld in any version of a record, to be put on each."""

    def __init__(self, kind: str, versions: Sequence[Mapping[str, Any]]) -> None:
        self._kind = kind
        self._exempt = (
            frozenset(each for value in versions for each in _exempt_ids(value)) if kind == "meeting" else frozenset()
        )
        self._asker = any(each.get("asker_withheld") is True for each in versions)
        self._access = any(each.get("access") == "exempt" for each in versions)

    def put_on(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        """Returns a version with every mark that any version has."""
        if self._kind == "meeting" and self._exempt:
            return self._items(value)
        if self._kind == "question" and self._asker:
            return {**value, "asker_withheld": True}
        if self._kind == "paper" and self._access:
            return {**value, "access": "exempt"}
        return value

    def _items(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        if "items" not in value:
            return value
        items = [
            {**each, "public": False} if str(each.get("id")) in self._exempt else self._items(each)
            for each in dicts(value, "items")
        ]
        return {**value, "items": items}


def _exempt_ids(value: Mapping[str, Any]) -> Iterator[str]:
    for item in dicts(value, "items"):
        if is_exempt(item):
            yield str(item.get("id"))
        yield from _exempt_ids(item)


def _without_sources(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _without_sources(inner) for name, inner in value.items() if name != "sources"}
    return [_without_sources(inner) for inner in value] if isinstance(value, list) else value
