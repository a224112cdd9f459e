"""Authorities, organizations, people and memberships."""

from collections.abc import Mapping
from typing import Any, Final

from tui.documents.exchange.civic.parties import is_address
from tui.documents.exchange.moments import vague
from tui.documents.exchange.naming import line, person_name, record_name, slug
from tui.documents.exchange.oparl.things import Json, Things, below, embedded
from tui.procedure.register import Value, dicts, text_at

_TYPES: Final = {
    "police-and-crime-panel": "Gremium", "council": "Gremium", "council-committee": "Gremium", "parish-council": "Gremium",
    "joint-policing-committee": "Gremium", "advisory-panel": "Gremium", "commissioner-board": "Gremium", "partnership": "externes Gremium",
    "commissioner": "Institution", "police-force": "Institution", "inspectorate": "Institution", "government": "Institution",
}  # fmt: skip
"""The rough sort of an organization in the words that the standard gives."""

LISTS: Final = (
    ("organization", "Organization"), ("person", "Person"), ("meeting", "Meeting"), ("paper", "Paper"), ("agendaItem", "AgendaItem"),
    ("consultation", "Consultation"), ("file", "File"), ("locationList", "Location"), ("legislativeTermList", "LegislativeTerm"),
    ("membership", "Membership"),
)  # fmt: skip
"""The lists that every body offers: the property with its address, and what is in it."""


def make_memberships(things: Things, body: str) -> None:
    """Makes the memberships of a body; what its list does not say is absent."""
    members = things.extract.book.get(f"{body.removesuffix('/body')}/members")
    authority = things.authority(body)
    for each in dicts(members, "memberships"):
        person = things.person(text_at(each, "person"), authority)
        if person is None:
            continue
        start, end = (vague(text_at(each, name)) for name in ("start_date", "end_date"))
        right = each.get("voting_right")
        things.make(
            "Membership", things.free_address("membership", body.removesuffix("/body"), slug(each.get("id"))),
            f"{body.removesuffix('/body')}/members", authority,
            person=person,
            organization=things.organization(body),
            role=line(text_at(each, "post") or text_at(each, "role") or text_at(each, "member_kind")).replace("_", " "),
            votingRight=right if isinstance(right, bool) else None,
            startDate=start if start and len(start) == 10 else None,
            endDate=end if end and len(end) == 10 else None,
            onBehalfOf=things.organization(text_at(each, "on_behalf_of_id")),
        )  # fmt: skip


def make_organizations(things: Things) -> None:
    """Makes the organizations that anything refers to, and those above them."""
    members = things.by("Membership", "organization")
    done: set[str] = set()
    while waiting := [each for each in things.bodies if each not in done]:
        for body in waiting:
            _organization(things, body, members)
        done.update(waiting)


def _organization(things: Things, body: str, members: Mapping[str, list[Json]]) -> None:
    value: Value = things.extract.book.get(body) or {}
    authority, at = things.authority(body), things.organization(body) or ""
    sort = line(text_at(value, "classification"))
    founded, dissolved = (vague(text_at(value, name)) for name in ("founding_date", "dissolution_date"))
    website = next((url for each in dicts(value, "links") if is_address(url := text_at(each, "url"))), None)
    things.make(
        "Organization", at, body, authority,
        body=things.body_address(authority),
        name=record_name(things.extract.register, body),
        shortName=line(text_at(value, "wording", "short_name")),
        organizationType=_TYPES.get(sort, "Sonstiges"),
        classification=sort.replace("-", " "),
        subOrganizationOf=things.organization(text_at(value, "parent_id")),
        membership=[each["id"] for each in members.get(at, ())],
        meeting=below(at, "/meeting.json"),
        consultation=below(at, "/consultation.json"),
        startDate=founded if founded and len(founded) == 10 else None,
        endDate=dissolved if dissolved and len(dissolved) == 10 else None,
        website=website,
    )  # fmt: skip


def make_people(things: Things) -> None:
    """Makes the people that anything refers to, each with the memberships that are taken out."""
    memberships = things.by("Membership", "person")
    for person, authority in sorted(things.people.items()):
        value = things.extract.book.get(person) or {}
        at = things.address("person", person.removeprefix("people/"))
        contacts: dict[str, list[str]] = {"email": [], "phone": []}
        for each in dicts(value, "contact_details"):
            if each.get("type") in contacts and (said := line(text_at(each, "value"))):
                contacts[str(each["type"])].append(said)
        things.make(
            "Person", at, person, authority,
            body=things.body_address(authority),
            name=person_name(things.extract.register, person),
            familyName=line(text_at(value, "family_name")),
            givenName=line(text_at(value, "given_name")),
            formOfAddress=line(text_at(value, "style_in_minutes") or text_at(value, "honorific_prefix")),
            affix=line(text_at(value, "honorific_suffix")),
            membership=[embedded(each, "person") for each in memberships.get(at, ())],
            **contacts,
        )  # fmt: skip


def make_bodies(things: Things) -> None:
    """Makes an OParl body for each authority that something belongs to."""
    for authority in sorted(set(things.authorities.values())):
        value = things.extract.book.get(authority) or {}
        at = things.body_address(authority)
        email = next((each for each in dicts(value, "contact_details") if each.get("type") == "email"), None)
        lists: dict[str, Any] = {name: below(at, f"/{name}.json") for name, _ in LISTS}
        made: Json = things.make(
            "Body", at, authority, authority,
            system=f"{things.extract.base}system.json",
            name=record_name(things.extract.register, authority),
            classification=line(text_at(value, "classification")).replace("-", " "),
            contactEmail=line(text_at(email, "value")),
            contactName=line(text_at(email, "label")),
            **lists,
        )  # fmt: skip
        made["legislativeTerm"] = []
