"""What of a book may be printed: records without what is private, exempt or withheld, and without the keepers' own notes.

Every document is made from this alone, so that what is taken out here can be in no form of any document. Of an exempt item its number, its
neutral title and the paragraph relied on are left, nothing else; what follows from such an item is left out whole.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, Final

from tui.documents.rendering.uncleared import is_before_its_day, is_in_work, without_minutes
from tui.procedure.register import Register, Value, dicts, text_at
from tui.record.kinds import body_of, kind_of
from tui.record.schema import Field, Schema

Whole = Callable[[str], object]
"""Returns the value of a whole record by its id, None where there is none."""

_LEFT_OF_AN_EXEMPT_ITEM: Final = (
    "id",
    "number",
    "minute_number",
    "minute_reference",
    "title",
    "page_start",
    "page_end",
    "order_taken",
)
_LEFT_OF_AN_EXEMPTION: Final = ("paragraph", "instrument", "resolved")
_LEFT_OF_AN_EXEMPT_PAPER: Final = (
    "paper_type",
    "meeting",
    "item",
    "page_start",
    "page_end",
    "access",
    "exempt_paragraph",
)
_KEEPERS_OWN: Final = frozenset({"note", "sources", "clearance"})
_FOLLOWING: Final = {"recommendation": "made_at", "action": "raised_at", "question": "meeting", "paper": "meeting"}
_LEFT_OUT_WHOLE: Final = ("recommendation", "action", "question")
_MOST_KEPT: Final = 1_000
"""Whole records that are kept at hand; a large book is never all in memory."""
WITHHELD: Final = "a member of the public"
"""What an asker is called who asked not to be named."""


class Published:
    """The records of a book as they may be printed: a register of gists, and whole records by id.

    `for_everybody` leaves out as well what is not public yet: minutes that are still being drafted or cleared with what follows from
    them, and papers and questions before their day.
    """

    def __init__(self, register: Register, whole: Whole, schema: Schema, for_everybody: bool = False) -> None:
        self._register = register
        self._whole = whole
        self._schema = schema
        self._for_everybody = for_everybody
        self._seen: dict[str, Value | None] = {}

    def get(self, record_id: object) -> Value | None:
        """Returns a whole record as it may be printed, None where there is none or none of it may be."""
        if not isinstance(record_id, str):
            return None
        if record_id not in self._seen:
            if len(self._seen) >= _MOST_KEPT:
                self._seen.clear()
            value = self._whole(record_id)
            self._seen[record_id] = self._cleared(record_id, value) if isinstance(value, Mapping) else None
        return self._seen[record_id]

    def as_shown(self, record_id: str, value: Value) -> Value | None:
        """Returns another version of a record as it might be printed by today's book, None where none of it may be."""
        return self._cleared(record_id, value)

    def keeps_back(self, record_id: str) -> bool:
        """Returns whether the book withholds anything that is marked as exempt or withheld in a record, or has it no more."""
        value = self._register.get(record_id)
        if value is None or self.register.get(record_id) is None:
            return True
        marked = value.get("asker_withheld") is True or value.get("access") == "exempt" or self._is_under_exempt(value)
        return marked or any(True for _ in _exempt_items(value))

    def without_askers(self, text: str) -> str:
        """Returns a text with every asker's name replaced who asked not to be named at any meeting."""
        return str(_without_names(text, self._askers_of_all))

    @cached_property
    def _askers_of_all(self) -> frozenset[str]:
        return frozenset(name for names in self._withheld.values() for name in names)

    @cached_property
    def register(self) -> Register:
        """The register of what may be printed; the records of exempt items are not in it."""
        return _PublishedRegister(self._register, self._cleared, {})

    def with_whole(self, *record_ids: str) -> Register:
        """Returns the register with some records whole, their long texts not cut."""
        whole = {each: value for each in record_ids if (value := self.get(each)) is not None}
        return _PublishedRegister(self._register, self._cleared, whole)

    @cached_property
    def uncleared(self) -> frozenset[str]:
        """The ids of the meetings whose minutes are left out because they are not yet published."""
        found = (each for each, value in self._register.of("meeting") if is_in_work(value))
        return frozenset(found) if self._for_everybody else frozenset()

    def left_out(self, kind: str, body: str | None = None) -> int:
        """Returns how many records of a kind are left out because they belong to an exempt item."""
        return len(self._register.of(kind, body)) - len(self.register.of(kind, body))

    def questions(self, meeting_id: str) -> list[Value]:
        """Returns the public questions of a meeting, whole, in the order of their ids."""
        asked = self.register.of("question", body_of(meeting_id))
        found = [each for each, value in asked if value.get("meeting") == meeting_id]
        return [value for each in found if (value := self.get(each)) is not None]

    @cached_property
    def _exempt(self) -> frozenset[tuple[str, str]]:
        """Meeting and id of every exempt item, and of every item within one."""
        return frozenset(
            (meeting, str(item.get("id")))
            for meeting, value in self._register.of("meeting")
            for item in _exempt_items(value)
        )

    def _cleared(self, record_id: str, value: Value) -> Value | None:
        kind = kind_of(record_id) or ""
        if self._for_everybody and self._is_not_yet_public(kind, value):
            return None
        if kind in _LEFT_OUT_WHOLE and (text_at(value, _FOLLOWING[kind]), text_at(value, "item")) in self._exempt:
            return None
        if kind in self._private:
            value = _without_private(self._schema.root(kind), value)
        if kind == "meeting":
            value = without_minutes(value) if self._for_everybody and is_in_work(value) else value
            return _meeting(value, self._askers(record_id))
        if kind == "paper" and (value.get("access") == "exempt" or self._is_under_exempt(value)):
            return {"name": "Exempt paper", **{each: value[each] for each in _LEFT_OF_AN_EXEMPT_PAPER if each in value}}
        if kind == "question" and value.get("asker_withheld") is True:
            value = {name: inner for name, inner in value.items() if not name.startswith("asker")}
            value = {**value, "asker_as_printed": WITHHELD}
        if kind == "action" and "updates" in value:
            open_ones = [
                each
                for each in dicts(value, "updates")
                if (text_at(each, "meeting"), text_at(each, "item")) not in self._exempt
            ]
            value = {**value, "updates": open_ones}
        without: Value = _without_notes(value)
        askers = self._askers(text_at(value, _FOLLOWING[kind]) or "") if kind in _FOLLOWING else frozenset()
        named_nobody: Value = _without_names(without, askers) if askers else without
        return named_nobody

    def _is_not_yet_public(self, kind: str, value: Value) -> bool:
        if kind not in _FOLLOWING:
            return False
        meeting = self._register.get(text_at(value, _FOLLOWING[kind]))
        return is_before_its_day(kind, value, meeting) or (kind in ("recommendation", "action") and is_in_work(meeting))

    def _is_under_exempt(self, paper: Value) -> bool:
        return (text_at(paper, "meeting"), text_at(paper, "item")) in self._exempt

    def _askers(self, meeting_id: str) -> frozenset[str]:
        """Returns the names of those who asked at a meeting and asked not to be named, as far as the book has them."""
        return self._withheld.get(meeting_id, frozenset())

    @cached_property
    def _withheld(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for _, value in self._register.of("question"):
            asker, meeting = text_at(value, "asker"), text_at(value, "meeting")
            if value.get("asker_withheld") is True and asker and meeting:
                found.setdefault(meeting, set()).add(asker)
        return {meeting: frozenset(names) for meeting, names in found.items()}

    @cached_property
    def _private(self) -> frozenset[str]:
        """The kinds that have a private field anywhere."""
        return frozenset(
            each
            for each in self._schema.kinds
            if "'x-private': True" in str(self._schema.documents[f"{each}.schema.json"])
        )


class _PublishedRegister(Register):
    """A register that takes out what may not be printed when a record is asked for: no document walks a whole large book."""

    def __init__(
        self, inner: Register, cleared: Callable[[str, Value], Value | None], whole: Mapping[str, Value]
    ) -> None:
        super().__init__({})
        self._inner = inner
        self._clear = cleared
        self._seen: dict[str, Value | None] = dict(whole)

    def get(self, record_id: object) -> Value | None:
        """Returns the gist of a record as it may be printed."""
        if not isinstance(record_id, str):
            return None
        if record_id not in self._seen:
            value = self._inner.get(record_id)
            self._seen[record_id] = self._clear(record_id, value) if value is not None else None
        return self._seen[record_id]

    def all(self) -> list[tuple[str, Value]]:
        """Returns id and gist of every record that may be printed."""
        return [(each, value) for each, _ in self._inner.all() if (value := self.get(each)) is not None]

    def of(self, kind: str, body: str | None = None) -> list[tuple[str, Value]]:
        """Returns id and gist of all records of a kind, of one body where one is named, that may be printed."""
        return [(each, value) for each, _ in self._inner.of(kind, body) if (value := self.get(each)) is not None]

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The ids of all bodies that have a record of any kind."""
        return self._inner.bodies


def is_exempt(item: Value) -> bool:
    """Returns whether an item is not taken in public."""
    return item.get("public") is False or "exempt" in item


def _exempt_items(value: object, inside: bool = False) -> Iterator[Value]:
    for item in dicts(value, "items"):
        exempt = inside or is_exempt(item)
        if exempt:
            yield item
        yield from _exempt_items(item, exempt)


def _meeting(value: Value, withheld: frozenset[str]) -> Value:
    exempt = {item.get("id") for item in _exempt_items(value)}
    cleared = dict(value)
    if "items" in value:
        cleared["items"] = [_item(each) for each in dicts(value, "items")]
    if exempt and "declarations" in value:
        cleared["declarations"] = [_declaration(each, exempt) for each in dicts(value, "declarations")]
    found: Value = _without_notes(cleared)
    return _without_names(found, withheld) if withheld else found


def _declaration(each: Value, exempt: set[Any]) -> Value:
    concerns_exempt = {each.get("item"), each.get("declared_during")} & exempt
    return {name: inner for name, inner in each.items() if name != "description"} if concerns_exempt else each


def _item(item: Value) -> Value:
    if is_exempt(item):
        left = {each: item[each] for each in _LEFT_OF_AN_EXEMPT_ITEM if each in item}
        given = item.get("exempt")
        exemption = (
            {each: given[each] for each in _LEFT_OF_AN_EXEMPTION if each in given} if isinstance(given, Mapping) else {}
        )
        return {**left, "public": False, "exempt": exemption}
    return {**item, "items": [_item(each) for each in dicts(item, "items")]} if "items" in item else item


def _without_notes(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _without_notes(inner) for name, inner in value.items() if name not in _KEEPERS_OWN}
    return [_without_notes(inner) for inner in value] if isinstance(value, list) else value


def _without_names(value: Any, names: frozenset[str]) -> Any:
    """Returns the value with the names replaced wherever a text has one of them."""
    if isinstance(value, Mapping):
        return {name: _without_names(inner, names) for name, inner in value.items()}
    if isinstance(value, list):
        return [_without_names(inner, names) for inner in value]
    if isinstance(value, str):
        for name in names:
            value = re.sub(rf"\b{re.escape(name)}\b", WITHHELD, value)
    return value


def _without_private(field: Field | None, value: Any) -> Any:
    if isinstance(value, Mapping):
        known = field.by_name if field is not None else {}
        return {
            name: _without_private(known.get(name), inner)
            for name, inner in value.items()
            if name not in known or not known[name].private
        }
    if isinstance(value, list):
        return [_without_private(field.items if field is not None else None, inner) for inner in value]
    return value
