"""Documents printed and imported again, and what of the words of a document is accounted for."""

import datetime
import re
from collections import Counter
from functools import cache
from typing import Any

from tests.documents.rendering.shelves import ON, made, sample
from tui.documents.importing.accounting import words_of
from tui.documents.importing.importing import import_document
from tui.documents.importing.result import Imported
from tui.documents.rendering.published import Published
from tui.documents.rendering.registry import form_called
from tui.procedure.register import Value
from tui.record.kinds import body_of

Fact = tuple[Any, ...]
"""A fact: a tuple that begins with the name of its field."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
FORMS = ("md", "txt", "html", "docx", "pdf")
MEETINGS = sorted(meeting for meeting, _ in sample().register.of("meeting"))
BODIES = sorted({f"{body_of(meeting)}/body" for meeting in MEETINGS})


def imported(book: Published, record_id: str, kind: str, form: str, on: datetime.date = ON) -> Imported:
    """What an import makes of a document that was printed in a form."""
    return import_document(form_called(form).write(made(book, record_id, kind, on)), f"{kind}.{form}")


@cache
def of_sample(record_id: str, kind: str, form: str, on: datetime.date = ON) -> Imported:
    """The same of the sample book."""
    return imported(sample(), record_id, kind, form, on)


def one_line(text: str | None) -> str:
    """A text with its white space made single blanks."""
    return " ".join((text or "").split())


def differences(expected: list[Fact], found: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """What of the expected facts did not come back, and what came back that is no fact."""
    lost, more = Counter(expected) - Counter(found), Counter(found) - Counter(expected)
    return sorted(lost, key=str), sorted(more, key=str)


def as_in_form(facts: list[Fact], form: str) -> list[Fact]:
    """The facts as a form can tell them: plain text has the words that decide in capitals, so that how they were written is not told."""
    if form != "txt":
        return facts
    return [tuple(each.lower() if isinstance(each, str) else each for each in fact) for fact in facts]


def drafted(found: Imported, kind: str) -> list[Value]:
    """The values of the drafts of a kind, in order."""
    return [each.data for each in found.records if each.kind == kind]


def lost_words(found: Imported) -> set[str]:
    """The words of the document's lines that are in no field of a draft and not given as left over either."""
    kept = {word for each in found.unplaced for word in words_of(each.text)}
    claimed: dict[int, list[tuple[int, int]]] = {}
    for claim in found.claims:
        for place in claim.places:
            claimed.setdefault(place.line, []).append((place.start, place.end))
    lost = set()
    for line in found.lines:
        bare = list(_TAG.sub(lambda tag: " " * len(tag[0]), line.raw))
        for start, end in claimed.get(line.number, ()):
            bare[start:end] = " " * (end - start)
        lost |= words_of("".join(bare)) - kept
    return lost


def invented_words(found: Imported, held: Value) -> set[str]:
    """The words of the texts of a draft that the document does not have; ids, days and words of the schema are no such texts."""
    said = words_of("\n".join(line.raw for line in found.lines))
    return {word for text in _texts(held) for word in words_of(text) - said}


_TEXTS = (
    "name",
    "title",
    "text",
    "recital",
    "name_as_printed",
    "label",
    "post",
    "description",
    "heading",
    "as_printed",
)


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [each for name, each in value.items() if name in _TEXTS and isinstance(each, str)]
        return own + [text for each in value.values() for text in _texts(each)]
    return [text for each in value for text in _texts(each)] if isinstance(value, list) else []
