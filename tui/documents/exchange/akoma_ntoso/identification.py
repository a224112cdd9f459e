"""What a document is, by the naming convention of Akoma Ntoso: the work, this expression of it, and this file (FRBR)."""

import datetime
import re
from dataclasses import dataclass
from typing import Final

from tui.documents.exchange.akoma_ntoso.markup import Element, element
from tui.documents.exchange.extract import Extract
from tui.documents.exchange.naming import line
from tui.documents.rendering.wording import language_of
from tui.procedure.calendar import day
from tui.procedure.life import APPROVED
from tui.procedure.presence import is_present
from tui.procedure.register import Value, dicts, text_at
from tui.record.kinds import body_of

_COUNTRIES: Final = (
    ("Europe/Dublin", "ie"), ("Europe/Isle_of_Man", "im"), ("Europe/Jersey", "je"), ("Europe/Guernsey", "gg"), ("Europe/", "gb"),
    ("Australia/", "au"), ("Pacific/Auckland", "nz"), ("America/Toronto", "ca"), ("America/Vancouver", "ca"), ("America/Halifax", "ca"),
    ("America/Winnipeg", "ca"), ("America/Edmonton", "ca"), ("America/Regina", "ca"), ("America/St_Johns", "ca"), ("America/", "us"),
    ("Pacific/Honolulu", "us"),
)  # fmt: skip
"""The country of a body by the beginning of its zone; British where no zone is recorded, as its language is."""

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?=-|\Z)")
_THREE_LETTERS: Final = {"en": "eng"}


@dataclass(frozen=True)
class Work:
    """The document that a meeting has: its minutes, or its agenda where nothing is minuted."""

    extract: Extract
    meeting_id: str
    meeting: Value
    sort: str
    body: str

    @property
    def is_draft(self) -> bool:
        """Whether these are minutes that no meeting has approved yet."""
        return self.sort == "minutes" and text_at(self.meeting, "minutes", "state") not in APPROVED

    @property
    def country(self) -> str:
        """The country as two letters."""
        zone = text_at(self._body_value, "timezone") or "Europe/London"
        return next((code for start, code in _COUNTRIES if zone.startswith(start)), "zz")

    @property
    def language(self) -> str:
        """The language as three letters."""
        return _THREE_LETTERS.get(language_of(self._body_value).partition("-")[0], "und")

    @property
    def address(self) -> str:
        """The address of the work: `/akn/gb/debate/minutes/example-panel/2022-09-14`.

        Its date is that of the record's id, so that it stays when the meeting moves; a further word of the id comes after it.
        """
        body, _, word = self.meeting_id.split("/", 2)
        found = _DATE.match(word)
        date, rest = (found[0], word[11:]) if found else ("undated", word.removeprefix("undated-"))
        return f"/akn/{self.country}/debate/{self.sort}/{body}/{date}{f'/{rest}' if rest else ''}"

    @property
    def day(self) -> tuple[str, str]:
        """The day of the work and what happened on it: the meeting, else when its record was made."""
        on = day(text_at(self.meeting, "date"))
        if on is not None:
            return on.isoformat(), "meeting"
        times = self.extract.times(self.meeting_id)
        return (times.made.date().isoformat(), "recorded") if times else (self.extract.on.isoformat(), "extracted")

    @property
    def changed(self) -> datetime.date:
        """The day of this expression: when its record was last changed, else that of the extract."""
        times = self.extract.times(self.meeting_id)
        return times.changed.date() if times else self.extract.on

    @property
    def _body_value(self) -> Value:
        return self.extract.register.body(body_of(self.meeting_id))

    def identification(self, source: str) -> Element:
        """Returns the part of the head that says what the document is."""
        on, what = self.day
        expression = f"{self.address}/{self.language}@{self.changed.isoformat()}"
        name = line(text_at(self.meeting, "name"))
        return element(
            "identification",
            element(
                "FRBRWork",
                *self._core(self.address, "/!main", on, what),
                element("FRBRcountry", value=self.country),
                element("FRBRsubtype", value=self.sort),
                element("FRBRname", value=name) if name else None,
                element("FRBRauthoritative", value="false") if self.is_draft else None,
            ),
            element(
                "FRBRExpression",
                *self._core(expression, "/!main", self.changed.isoformat(), "draft" if self.is_draft else "changed"),
                element("FRBRlanguage", language=self.language),
            ),
            element(
                "FRBRManifestation",
                *self._core(f"{expression}.xml", "", self.extract.on.isoformat(), "generated"),
                element("FRBRformat", value="application/akn+xml"),
            ),
            source=source,
        )

    def _core(self, address: str, part: str, on: str, what: str) -> tuple[Element, ...]:
        this = f"{address.removesuffix('.xml')}/!main.xml" if address.endswith(".xml") else f"{address}{part}"
        return (
            element("FRBRthis", value=this),
            element("FRBRuri", value=address),
            element("FRBRdate", date=on, name=what),
            element("FRBRauthor", href=self.body),
        )


def is_minuted(meeting: Value) -> bool:
    """Returns whether anything is recorded of a meeting beyond its agenda and who is expected at it."""
    there = any(is_present(each) for each in dicts(meeting, "attendance"))
    return there or bool(meeting.get("actual_start")) or any(_is_minuted(each) for each in dicts(meeting, "items"))


def _is_minuted(item: Value) -> bool:
    return any(item.get(each) for each in ("notes", "motions", "decisions")) or any(
        _is_minuted(each) for each in dicts(item, "items")
    )
