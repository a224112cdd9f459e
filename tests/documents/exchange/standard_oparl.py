"""OParl 1.1 by its published specification: types, what is required, and that a folder is a whole interface."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.documents.exchange.taking import BASE

_URL, _URLS, _TEXT, _TEXTS, _DATE, _TIME, _YES, _NUMBER = [
    "url",
    "urls",
    "text",
    "texts",
    "date",
    "time",
    "yes",
    "number",
]
_COMMON = {"id": _URL, "type": _TEXT, "created": _TIME, "modified": _TIME}
OPARL: Mapping[str, Mapping[str, str]] = {
    "System": {"oparlVersion": _TEXT, "body": _URL, "name": _TEXT},
    "Body": {
        "system": _URL, "name": _TEXT, "organization": _URL, "person": _URL, "meeting": _URL, "paper": _URL,
        "legislativeTerm": "LegislativeTerm*", "agendaItem": _URL, "consultation": _URL, "file": _URL, "locationList": _URL,
        "legislativeTermList": _URL, "membership": _URL, "classification": _TEXT, "contactEmail": _TEXT, "contactName": _TEXT,
    },
    "Organization": {
        "body": _URL, "name": _TEXT, "shortName": _TEXT, "membership": _URLS, "meeting": _URL, "consultation": _URL,
        "subOrganizationOf": _URL, "organizationType": _TEXT, "classification": _TEXT, "startDate": _DATE, "endDate": _DATE,
        "website": "web",
    },
    "Person": {
        "body": _URL, "name": _TEXT, "familyName": _TEXT, "givenName": _TEXT, "formOfAddress": _TEXT, "affix": _TEXT, "phone": _TEXTS,
        "email": _TEXTS, "membership": "Membership*",
    },
    "Membership": {
        "person": _URL, "organization": _URL, "role": _TEXT, "votingRight": _YES, "startDate": _DATE, "endDate": _DATE, "onBehalfOf": _URL,
    },
    "Meeting": {
        "name": _TEXT, "meetingState": _TEXT, "cancelled": _YES, "start": _TIME, "end": _TIME, "location": "Location",
        "organization": _URLS, "participant": _URLS, "invitation": "File", "resultsProtocol": "File", "auxiliaryFile": "File*",
        "agendaItem": "AgendaItem*",
    },
    "AgendaItem": {
        "meeting": _URL, "number": _TEXT, "order": _NUMBER, "name": _TEXT, "public": _YES, "consultation": _URL, "result": _TEXT,
        "resolutionText": _TEXT, "start": _TIME, "end": _TIME, "keyword": _TEXTS,
    },
    "Paper": {
        "body": _URL, "name": _TEXT, "reference": _TEXT, "date": _DATE, "paperType": _TEXT, "mainFile": "File", "auxiliaryFile": "File*",
        "originatorPerson": _URLS, "originatorOrganization": _URLS, "consultation": "Consultation*",
    },
    "Consultation": {
        "paper": _URL, "agendaItem": _URL, "meeting": _URL, "organization": _URLS, "authoritative": _YES,
    },
    "File": {
        "name": _TEXT, "fileName": _TEXT, "mimeType": _TEXT, "date": _DATE, "size": _NUMBER, "sha512Checksum": _TEXT, "accessUrl": "web",
        "meeting": _URLS, "paper": _URLS,
    },
    "Location": {"description": _TEXT, "meetings": _URLS},
    "LegislativeTerm": {},
}  # fmt: skip
"""The properties of each type in OParl 1.1, as far as used here, with their types; no package has the schema itself."""

_REQUIRED = {
    "System": {"oparlVersion", "body"},
    "Body": {"name", "organization", "person", "meeting", "paper", "legislativeTerm"},
    "AgendaItem": {"order"},
    "File": {"accessUrl"},
}
_OPARL_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d\Z", re.ASCII)


def oparl_faults(files: Mapping[str, bytes]) -> Iterator[str]:
    """The types of OParl 1.1, no null, every address that of a file, what stands within another as by itself, and the lists whole."""
    there = {f"{BASE}{name}": json.loads(data) for name, data in files.items()}
    objects = {at: value for at, value in there.items() if "type" in value}
    for at, value in objects.items():
        if value["id"] != at:
            yield f"{at}: {value['id']}"
        yield from _oparl_thing(value, there)
    for at, value in there.items():
        if at not in objects:
            assert {"data", "pagination", "links"} == set(value)
            yield from (f"{at}: {each['id']}" for each in value["data"] if objects.get(each["id"]) != each)
            yield from (f"{at}: {each}" for each in value["links"].values() if each not in there)
            assert value["links"]["self"] == at
    for body in (value for value in objects.values() if value["type"].endswith("/Body")):
        for name, kind in (
            ("meeting", "Meeting"),
            ("organization", "Organization"),
            ("paper", "Paper"),
            ("person", "Person"),
        ):
            assert all(each["type"].endswith(f"/{kind}") for each in there[body[name]]["data"])


def _oparl_thing(value: Mapping[str, Any], there: Mapping[str, Any]) -> Iterator[str]:
    prefix, _, kind = value["type"].rpartition("/")
    assert prefix == "https://schema.oparl.org/1.1"
    known = {**_COMMON, **OPARL[kind]}
    yield from (f"{value['id']}: no {each}" for each in {*_COMMON, *_REQUIRED.get(kind, ())} - set(value))
    for name, inner in value.items():
        if name.startswith("minutebook:"):
            continue
        sort = known.get(name)
        if sort is None or inner is None or (inner == [] and name != "legislativeTerm"):
            yield f"{value['id']}: {name} {inner!r}"
        elif sort[:-1] in OPARL or sort in OPARL:
            for each in inner if sort.endswith("*") else [inner]:
                whole = there.get(each["id"], {})
                if any(whole.get(key) != said for key, said in each.items()) or not each["type"].endswith(
                    f"/{sort.rstrip('*')}"
                ):
                    yield f"{value['id']}: {each} is not {whole}"
                yield from _oparl_thing(each, there)
        elif not _is_oparl(sort, inner, there):
            yield f"{value['id']}: {name} {inner!r}"


def _is_oparl(sort: str, value: Any, there: Mapping[str, Any]) -> bool:
    match sort:
        case "urls" | "texts":
            return isinstance(value, list) and all(_is_oparl(sort[:-1], each, there) for each in value)
        case "url":
            return value in there
        case "web":
            return isinstance(value, str) and re.match(r"https?://[^\s/]+", value) is not None
        case "date":
            return re.match(r"\d{4}-\d\d-\d\d\Z", value) is not None
        case "time":
            return _OPARL_TIME.match(value) is not None
        case "yes":
            return isinstance(value, bool)
        case "number":
            return type(value) is int
        case _:
            return isinstance(value, str) and bool(value)
