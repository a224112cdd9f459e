"""Extracts of the sample book and of books made in a test, and what is in the files of a format."""

import datetime
from collections.abc import Mapping
from functools import cache
from typing import Any

from tests.documents.rendering.shelves import sample
from tui.documents.exchange.extract import Extract, Times
from tui.documents.exchange.registry import FORMATS, ExchangeFormat
from tui.documents.rendering.published import Published

BASE = "https://records.example.org/open/"
ON = datetime.date(2022, 9, 1)
MADE = datetime.datetime(2022, 8, 1, 9, 30, tzinfo=datetime.UTC)
ALL = [each.name for each in FORMATS]
HOSTILE = (
    "[/]", "]]>", "<!--", "-->", "&amp;<b>", "a\nb", "\x00\x08\x1b[31m", "\x85\u2028", "\u202eabc", "\ufffe\uffff", "\ud800", '"',
    "=1+1", "\U0001f468\u200d\U0001f469", "?>", "{{x}}", "BEGIN:VEVENT\r\nX-EVIL:1", "\\n;,",
)  # fmt: skip
"""Texts that break what is put together by hand."""


def times(record_id: str) -> Times:  # noqa: ARG001 - all records alike
    """Every record was made and changed on one day."""
    return Times(MADE, MADE + datetime.timedelta(days=1), 3)


def taken(book: Published, *ids: str, **more: Any) -> Extract:
    """An extract with everything at hand that a format may need."""
    return Extract(book, more.pop("on", ON), ids, **{"base": BASE, "times": times, **more})


@cache
def sample_files(name: str, *ids: str) -> Mapping[str, bytes]:
    """The files of a format for the sample book, or for some of it."""
    return files(name, taken(sample(), *ids))


def files(name: str, extract: Extract) -> dict[str, bytes]:
    """The files of a format by name."""
    return dict(called(name).files(extract))


def called(name: str) -> ExchangeFormat:
    """The format of a name."""
    return next(each for each in FORMATS if each.name == name)


def told(found: Mapping[str, bytes]) -> str:
    """All that files and their names say, long lines of a calendar put together again."""
    return "\n".join(f"{name}\n{data.decode()}" for name, data in found.items()).replace("\r\n ", "")


def spoilt(value: Any, text: str) -> Any:
    """A value with a text added to whatever is printed of it; what names and dates things stays."""
    kept = ("id", "date", "status", "state", "classification", "type", "outcome", "capacity", "person", "speaker", "made_at", "raised_at",
            "meeting", "item", "kind", "timezone", "option", "result", "mode", "stage", "theme", "owner", "paper", "body")  # fmt: skip
    if isinstance(value, Mapping):
        return {
            name: inner if name in kept or name.endswith(("_date", "_start", "_end", "_time", "_at", "_id")) else spoilt(inner, text)
            for name, inner in value.items()
        }  # fmt: skip
    if isinstance(value, list):
        return [spoilt(each, text) for each in value]
    return f"{value}{text}" if isinstance(value, str) else value


def no_change(record_id: str) -> None:
    """A book whose history is not at hand."""
