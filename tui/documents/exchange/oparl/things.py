"""The objects of an OParl interface, each with its address and its place in the lists of the authority it belongs to."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from tui.documents.exchange.civic.ballots import cleaned
from tui.documents.exchange.extract import Extract
from tui.procedure.register import text_at
from tui.record.kinds import kind_of, reference_target

SCHEMA: Final = "https://schema.oparl.org/1.1/"
Json = dict[str, Any]


class Things:
    """What has been made, and which bodies and people it speaks of.

    The address of an object follows from the id of its record, so that it stays; `BASE` with `meeting/example-panel/2022-09-14.json`.
    """

    def __init__(self, extract: Extract) -> None:
        self.extract = extract
        self.made: dict[str, dict[str, Json]] = defaultdict(dict)
        self.authorities: dict[str, str] = {}
        self.bodies: dict[str, None] = {}
        self.people: dict[str, str] = {}

    def by(self, kind: str, reference: str) -> Mapping[str, list[Json]]:
        """Returns the objects of a kind by the address that each has at a reference, or by each of several."""
        found: dict[str, list[Json]] = defaultdict(list)
        for each in self.made[kind].values():
            there = each.get(reference, ())
            for address in (there,) if isinstance(there, str) else there:
                found[address].append(each)
        return found

    def of_authorities(self, kind: str) -> Mapping[str, list[Json]]:
        """Returns the objects of a kind by the address of the OParl body that they belong to."""
        found: dict[str, list[Json]] = defaultdict(list)
        for address, each in self.made[kind].items():
            found[self.body_address(self.authorities[address])].append(each)
        return found

    def address(self, kind: str, *words: str) -> str:
        """Returns the address of an object."""
        return f"{self.extract.base}{kind}/{'/'.join(words)}.json"

    def free_address(self, kind: str, *words: str) -> str:
        """Returns an address that no object has yet: with a number, where another has the one of these words."""
        wanted = found = self.address(kind, *words)
        number = 1
        while found in self.authorities:
            number += 1
            found = f"{wanted.removesuffix('.json')}-{number}.json"
        return found

    def organization(self, body: str | None) -> str | None:
        """Returns the address of the organization that a body's record is, None for what can be no body."""
        if not body or kind_of(body) != "body":
            return None
        self.bodies.setdefault(body)
        return self.address("organization", body.removesuffix("/body"))

    def person(self, reference: str | None, authority: str) -> str | None:
        """Returns the address of a person, None for what can be none. Who is met first at an authority belongs to it."""
        target = reference_target("person", reference) if reference else ""
        if kind_of(target) != "person":
            return None
        self.people.setdefault(target, authority)
        return self.address("person", target.removeprefix("people/"))

    def authority(self, body: str | None) -> str:
        """Returns the record of the authority that a body belongs to: its host, else the topmost body above it, else itself."""
        at = body or ""
        seen = {at}
        while True:
            value = self.extract.register.get(at)
            above = text_at(value, "host_authority") or text_at(value, "parent_id")
            if not above or above in seen or kind_of(above) != "body":
                return at
            seen.add(above)
            at = above

    def body_address(self, authority: str) -> str:
        """Returns the address of the OParl body that an authority is."""
        return self.address("body", authority.removesuffix("/body"))

    def make(self, kind: str, address: str, record_id: str, authority: str, **properties: Any) -> Json:
        """Returns a new object with what all have, without what is not known. It counts as made and changed when its record was."""
        times = self.extract.times(record_id)
        midnight = datetime.datetime.combine(self.extract.on, datetime.time(), datetime.UTC)
        made, changed = (times.made, times.changed) if times else (midnight, midnight)
        found: Json = {
            "id": address,
            "type": f"{SCHEMA}{kind}",
            **cleaned(properties),
            "created": made.isoformat(timespec="seconds"),
            "modified": changed.isoformat(timespec="seconds"),
        }
        self.made[kind][address] = found
        self.authorities[address] = authority
        return found


def embedded(thing: Mapping[str, Any], *without: str) -> Json:
    """Returns an object as it stands within another: without the references back to that one."""
    return {name: inner for name, inner in thing.items() if name not in without}


def addresses(found: Iterable[str | None]) -> list[str]:
    """Returns the addresses there are, each once, in their order."""
    return list(dict.fromkeys(each for each in found if each))


def below(address: str, ending: str) -> str:
    """Returns the address of something that belongs to an object: `below(".../body/a.json", "/paper.json")` is `.../body/a/paper.json`."""
    return f"{address.removesuffix('.json')}{ending}"
