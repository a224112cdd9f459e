"""The agenda of a meeting and who was there, as Open Civic Data adds them to an event."""

from collections.abc import Iterator

from tui.documents.exchange.civic.ballots import cleaned
from tui.documents.exchange.civic.parties import Json, Parties
from tui.documents.exchange.naming import line, number_of, person_name, record_name, shown_id, texts_at, words
from tui.documents.rendering.published import is_exempt
from tui.procedure.register import Register, Value, dicts, text_at


def agenda(register: Register, parties: Parties, meeting: Value) -> Iterator[Json]:
    """Yields every item, those within others after them; `order` is its place, with a dot between levels."""
    yield from _items(register, parties, meeting, "")


def _items(register: Register, parties: Parties, value: Value, within: str) -> Iterator[Json]:
    for place, item in enumerate(dicts(value, "items"), 1):
        order = f"{within}{place}"
        yield cleaned(
            {
                "description": line(text_at(item, "title")) or "Untitled item",
                "order": order,
                "classification": ["exempt"] if is_exempt(item) else [],
                "subjects": [line(text_at(item, "matter"))] if item.get("matter") else [],
                "notes": list(_notes(item)),
                "related_entities": list(_related(register, parties, item)),
                "extras": cleaned({"id": line(shown_id(item)), "number": number_of(item)}),
            }
        )
        yield from _items(register, parties, item, f"{order}.")


def _notes(item: Value) -> Iterator[str]:
    """Yields the recital and what was decided, in the words of the record."""
    if recital := words(text_at(item, "recital")):
        yield recital
    for each in dicts(item, "decisions"):
        told = words(text_at(each, "text")) or line(text_at(each, "table_text")) or line(text_at(each, "verb"))
        if told:
            yield told


def _related(register: Register, parties: Parties, item: Value) -> Iterator[Json]:
    for person in texts_at(item, "presented_by"):
        found = {"entity_type": "person", "name": person_name(register, person), "note": "presenter"}
        yield cleaned({**found, "person_id": parties.person(person)})


def participants(register: Register, parties: Parties, meeting: Value) -> Iterator[Json]:
    """Yields who was present, sent apologies or was absent; `note` says which, `role` in what capacity."""
    for each in dicts(meeting, "attendance"):
        person = text_at(each, "person")
        name = person_name(register, person) or line(text_at(each, "name_as_printed")) or line(text_at(each, "label"))
        status = line(text_at(each, "status"))
        if not name or not status:
            continue
        made = {
            "id": parties.person(person),
            "name": name,
            "entity_type": "person",
            "note": status,
            "role": line(text_at(each, "role") or text_at(each, "capacity")).replace("_", " "),
            "on_behalf_of": line(text_at(each, "on_behalf_of"))
            or record_name(register, text_at(each, "on_behalf_of_id")),
        }
        yield {"type": "person", **cleaned(made)}
