"""The people and bodies that what is taken out speaks of, in the shape of Popolo; whoever nothing refers to is not in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from tui.documents.exchange.extract import Extract
from tui.documents.exchange.moments import vague
from tui.documents.exchange.naming import line, person_name, record_name
from tui.procedure.register import Value, dicts, text_at
from tui.record.kinds import kind_of, reference_target

Json = dict[str, Any]
IdOf = Callable[[str], str]
"""Returns the identifier that a format gives a record, or a part of one, by its own."""

_PERSON: Final = ("given_name", "family_name", "honorific_prefix", "honorific_suffix")


class Parties:
    """People and bodies, added as they are met. `contacts` says by which word a format knows a means of contact."""

    def __init__(self, extract: Extract, id_of: IdOf, contacts: Mapping[str, str]) -> None:
        self._extract = extract
        self._id_of = id_of
        self._contacts = contacts
        self._people: dict[str, None] = {}
        self._bodies: dict[str, None] = {}

    def person(self, reference: str | None) -> str | None:
        """Returns the identifier of a person by the reference that records have; None for none, and for what can be no person."""
        target = reference_target("person", reference) if reference else ""
        if kind_of(target) != "person":
            return None
        self._people[target] = None
        return self._id_of(target)

    def body(self, body: str | None) -> str | None:
        """Returns the identifier of a body; None for none, and for what can be no body."""
        if not body or kind_of(body) != "body":
            return None
        self._bodies[body] = None
        return self._id_of(body)

    def people(self) -> Iterator[Json]:
        """Yields the people met so far, in the order of their records."""
        for each in sorted(self._people):
            value = self._extract.book.get(each) or {}
            yield {
                "id": self._id_of(each),
                "name": person_name(self._extract.register, each),
                **{name: found for name in _PERSON if (found := line(text_at(value, name)))},
                **self._common(value),
            }

    def bodies(self) -> Iterator[Json]:
        """Yields the bodies met so far, with those that they belong to, in the order of their records."""
        for each in self._with_parents():
            value = self._extract.book.get(each) or {}
            made: Json = {"id": self._id_of(each), "name": record_name(self._extract.register, each)}
            if sort := line(text_at(value, "classification")):
                made["classification"] = sort
            if parent := self._parent(each):
                made["parent_id"] = self._id_of(parent)
            for name in ("founding_date", "dissolution_date"):
                if date := vague(text_at(value, name)):
                    made[name] = date
            yield {**made, **self._common(value)}

    def _with_parents(self) -> Sequence[str]:
        found = dict(self._bodies)
        waiting = list(found)
        while waiting:
            parent = self._parent(waiting.pop())
            if parent and parent not in found:
                found[parent] = None
                waiting.append(parent)
        return sorted(found)

    def _parent(self, body: str) -> str | None:
        found = text_at(self._extract.register.get(body), "parent_id")
        return found if found and kind_of(found) == "body" else None

    def _common(self, value: Value) -> Json:
        lists = {
            "other_names": [_other_name(each) for each in dicts(value, "other_names") if line(text_at(each, "name"))],
            "identifiers": [_pair(each, "identifier", "scheme") for each in dicts(value, "identifiers") if each.get("identifier")],
            "contact_details": [made for each in dicts(value, "contact_details") if (made := self._contact(each))],
            "links": [_pair(each, "url", "note") for each in dicts(value, "links") if is_address(text_at(each, "url"))],
        }  # fmt: skip
        return {name: inner for name, inner in lists.items() if inner}

    def _contact(self, detail: Value) -> Json | None:
        sort, value = text_at(detail, "type"), line(text_at(detail, "value"))
        if not sort or not value:
            return None
        made = {"type": self._contacts.get(sort, sort), "value": value}
        label = line(text_at(detail, "label"))
        return {**made, "label": label} if label else made


def is_address(url: str | None) -> bool:
    """Returns whether a text is a web address that can be followed."""
    return bool(
        url and url.isascii() and url.isprintable() and " " not in url and url.startswith(("http://", "https://"))
    )


def _pair(value: Value, *names: str) -> Json:
    return {name: found for name in names if (found := line(text_at(value, name)))}


def _other_name(value: Value) -> Json:
    dates = {name: found for name in ("start_date", "end_date") if (found := vague(text_at(value, name)))}
    return {"name": line(text_at(value, "name")), **dates}
