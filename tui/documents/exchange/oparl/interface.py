"""The files of an OParl interface: the system, its bodies, every object by itself, and every list page by page.

Put at the address that was given, the folder is the interface: every address in it is that of one of its files. An OParl body is the
authority that a panel or committee belongs to; the panel or committee is an organization of it.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from tui.documents.exchange.extract import Extract
from tui.documents.exchange.oparl.meetings import make_meeting, make_paper
from tui.documents.exchange.oparl.parties import LISTS, make_bodies, make_memberships, make_organizations, make_people
from tui.documents.exchange.oparl.things import SCHEMA, Json, Things, below

_ON_A_PAGE: Final = 100


def oparl_files(extract: Extract) -> Iterator[tuple[str, bytes]]:
    """Yields every file by its name below the address."""
    for address, thing in _all(extract):
        yield address.removeprefix(extract.base), (json.dumps(thing, ensure_ascii=False, indent=2) + "\n").encode()


def _all(extract: Extract) -> Iterator[tuple[str, Json]]:
    things = Things(extract)
    for each in extract.bodies:
        things.organization(each)
    for each in extract.whole_bodies:
        make_memberships(things, each)
    for each, meeting in extract.meetings:
        make_meeting(things, each, meeting)
    # Of an exempt paper the address alone, made of its first name, may say too much.
    for each, paper in ((each, paper) for each, paper in extract.of("paper") if not extract.book.keeps_back(each)):
        make_paper(things, each, paper)
    make_organizations(things)
    make_people(things)
    make_bodies(things)
    system = things.make("System", f"{extract.base}system.json", "", "", oparlVersion=SCHEMA, name="Minutebook")
    system["body"] = f"{extract.base}body.json"
    for made in things.made.values():
        yield from made.items()
    yield from _lists(things, str(system["body"]))


def _lists(things: Things, bodies: str) -> Iterator[tuple[str, Json]]:
    """Yields the pages of every list: of the bodies, of what each body has, of the meetings and consultations of each organization."""
    yield from _pages(bodies, list(things.made["Body"].values()))
    for name, kind in LISTS:
        inside = things.of_authorities(kind)
        for body in things.made["Body"].values():
            yield from _pages(body[name], inside.get(body["id"], ()))
    for name, kind in (("meeting", "Meeting"), ("consultation", "Consultation")):
        theirs = things.by(kind, "organization")
        for organization in things.made["Organization"].values():
            yield from _pages(organization[name], theirs.get(organization["id"], ()))


def _pages(address: str, things: Sequence[Json]) -> Iterator[tuple[str, Any]]:
    """Yields the pages of a list, in the order of addresses; an empty list has one."""
    ordered = sorted(things, key=lambda each: str(each["id"]))
    pages = [ordered[at : at + _ON_A_PAGE] for at in range(0, len(ordered), _ON_A_PAGE)] or [[]]
    names = [address, *(below(address, f"-{number}.json") for number in range(2, len(pages) + 1))]
    for number, (name, page) in enumerate(zip(names, pages, strict=True), 1):
        links = {"first": names[0], "self": name, "last": names[-1]}
        if number > 1:
            links["prev"] = names[number - 2]
        if number < len(pages):
            links["next"] = names[number]
        numbers = {
            "totalElements": len(ordered),
            "elementsPerPage": _ON_A_PAGE,
            "currentPage": number,
            "totalPages": len(pages),
        }
        yield name, {"data": page, "pagination": numbers, "links": links}
