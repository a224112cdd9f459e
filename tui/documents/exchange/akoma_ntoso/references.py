"""Whom and what a document speaks of, each declared once in its head (`TLCPerson` and the like) and referred to by `#name`."""

from collections.abc import Iterator

from tui.documents.exchange.akoma_ntoso.markup import Element, Ids, element
from tui.documents.exchange.naming import line, person_name, record_name, slug
from tui.procedure.register import Register, Value, dicts, text_at


class References:
    """The references of one document, added as they are met; `self` is the one to the program that writes it."""

    def __init__(self, register: Register, meeting: Value, ids: Ids) -> None:
        self._register = register
        self._ids = ids
        self._found: dict[tuple[str, str], tuple[str, str, str]] = {}
        self._roles = {
            text_at(each, "person"): text_at(each, "role") or text_at(each, "capacity")
            for each in dicts(meeting, "attendance")
        }
        self.self = self._add(
            "TLCOrganization", " ", "minutebook", "Minutebook", _address("organization", "minutebook")
        )

    def person(self, person: str | None) -> str:
        """Returns the reference to somebody by a record's reference."""
        name = person_name(self._register, person) or "somebody not named"
        return self._add(
            "TLCPerson", person or "unnamed", person or "unnamed", name, _address("person", person or "unnamed")
        )

    def printed(self, name: str) -> str:
        """Returns the reference to somebody known only by a name as it was printed."""
        return self._add(
            "TLCPerson", f"printed {name}", f"printed-{slug(name)}", line(name), _address("person", "printed", name)
        )

    def body(self, body: str | None) -> str:
        """Returns the reference to a body."""
        word = (body or "unknown/body").removesuffix("/body")
        name = record_name(self._register, body) or "a body that is not named"
        return self._add("TLCOrganization", word, word, name, _address("organization", word))

    def role(self, role: str) -> str:
        """Returns the reference to a role in the meeting, such as chair."""
        return self._add("TLCRole", role, f"role-{role}", line(role).replace("_", " "), _address("role", role))

    def role_of(self, person: str | None) -> str | None:
        """Returns the reference to the role in which somebody was at the meeting, None where that is not recorded."""
        role = self._roles.get(person) if person else None
        return self.role(role) if role else None

    def concept(self, sort: str, name: str) -> str:
        """Returns the reference to an idea: an outcome, a choice in a vote, a state of the document."""
        return self._add(
            "TLCConcept",
            f"{sort}/{name}",
            f"{sort}-{name}",
            line(name).replace("_", " "),
            _address("concept", sort, name),
        )

    def place(self, name: str) -> str:
        """Returns the reference to a place."""
        return self._add("TLCLocation", name, f"place-{name}", line(name), _address("location", name))

    def elements(self) -> Iterator[Element]:
        """Yields the declarations."""
        for (sort, _), (word, name, address) in self._found.items():
            yield element(sort, eId=word, href=address, showAs=name)

    def _add(self, sort: str, known_by: str, word: str, name: str, address: str) -> str:
        if (sort, known_by) not in self._found:
            prefix = {"TLCPerson": "person", "TLCOrganization": "org"}.get(sort, "ref")
            self._found[sort, known_by] = (self._ids.give(prefix, word), name or known_by, address)
        return f"#{self._found[sort, known_by][0]}"


def _address(sort: str, *words: str) -> str:
    return "/".join(("/ontology", sort, *(slug(each) for each in words)))
