"""What the pages of a site are made from: the records as they may be published, their history, and the day it all holds for."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from tui.documents.rendering.asked import Asked
from tui.documents.rendering.published import Published
from tui.documents.rendering.wording import date_words, language_of, name_of
from tui.documents.site.history import Histories
from tui.procedure.life import APPROVED
from tui.procedure.presence import is_expected
from tui.procedure.register import Register, Value, dicts, text_at
from tui.record.kinds import body_of, kind_of, reference_target

_NOT_LISTED = ("public", "press")
_PUBLISHED_MINUTES = ("published", *APPROVED)


@dataclass(frozen=True, slots=True)
class Attended:
    """One entry of the attendance of a meeting, for the page of the person it names."""

    meeting: str
    capacity: str
    status: str


@dataclass(frozen=True)
class Shelf:
    """All that is published, and as at which day. `name` is what the site is called."""

    book: Published
    histories: Histories
    on: datetime.date
    name: str

    @property
    def register(self) -> Register:
        """The gists of what is published."""
        return self.book.register

    def asked(self, record_id: str, on: datetime.date | None = None) -> Asked:
        """Returns what a document of a record is made from. Raises LookupError where nothing of the record is published."""
        value = self.book.get(record_id)
        if value is None:
            raise LookupError(record_id)
        return Asked(self.book, record_id, value, on or self.on)

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The ids (`x/body`) of the bodies with pages: those with a meeting, a list of members or something to follow up."""
        kinds = ("meeting", "members", "recommendation", "action")
        folders = {each.split("/", 1)[0] for kind in kinds for each, _ in self.register.of(kind)}
        return tuple(
            sorted((f"{each}/body" for each in folders), key=lambda each: (self.body_name(each).casefold(), each))
        )

    def body_name(self, body: str) -> str:
        """Returns the name of a body."""
        return (
            name_of(self.register, body)
            if self.register.get(body)
            else name_of(self.register, body.removesuffix("/body"))
        )

    def language(self, body: str | None) -> str:
        """Returns the language of a body's pages; without a body that of the first one."""
        chosen = body or next(iter(self.bodies), None)
        return language_of(self.register.body(chosen))

    def meeting_name(self, meeting_id: str, value: Value | None = None) -> str:
        """Returns what a meeting is called in a list of all: Example Panel, 14 September 2022."""
        found = value if value is not None else self.register.get(meeting_id)
        body = self.body_name(body_of(meeting_id) or "")
        date = date_words(text_at(found, "date"))
        return (
            f"{body}, {date}"
            if date
            else f"{body}, date not recorded ({meeting_id.rsplit('/', 1)[-1].replace('-', ' ')})"
        )

    def meetings(self, body: str | None = None) -> list[tuple[str, Value]]:
        """Returns the meetings of a body or of all, the newest first, those without a date last."""
        found = self.register.of("meeting", body)
        dated = [(each, value) for each, value in found if text_at(value, "date")]
        dated.sort(key=lambda each: (str(each[1].get("date")), each[0]), reverse=True)
        return [*dated, *((each, value) for each, value in found if not text_at(value, "date"))]

    @cached_property
    def attended(self) -> dict[str, list[Attended]]:
        """The entries of attendance of each person (`people/x`), of all published minutes."""
        found: dict[str, list[Attended]] = {}
        for meeting, value in self.register.of("meeting"):
            for entry in dicts(value, "attendance") if has_minutes(value) else ():
                person, capacity = text_at(entry, "person"), text_at(entry, "capacity") or ""
                if person is not None and capacity not in _NOT_LISTED and not is_expected(entry):
                    one = Attended(meeting, capacity, text_at(entry, "status") or "")
                    found.setdefault(reference_target("person", person), []).append(one)
        return found

    @cached_property
    def memberships(self) -> dict[str, list[tuple[str, Value]]]:
        """The memberships of each person (`people/x`): of which body, and the entry."""
        found: dict[str, list[tuple[str, Value]]] = {}
        for members, value in self.register.of("members"):
            for entry in dicts(value, "memberships"):
                person = text_at(entry, "person")
                if person is not None:
                    found.setdefault(reference_target("person", person), []).append((body_of(members) or "", entry))
        return found

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The ids of the people with pages: members and officers of a body, now or once, and who attended other than as the public."""
        named = {*self.attended, *self.memberships}
        known = [each for each in named if kind_of(each) == "person" and self.register.get(each) is not None]
        return tuple(sorted(known, key=lambda each: (self._sorted_by(each), each)))

    def _sorted_by(self, person: str) -> str:
        value = self.register.get(person)
        name = text_at(value, "name") or person
        return (text_at(value, "family_name") or name.rsplit(" ", 1)[-1]).casefold() + " " + name.casefold()


def has_minutes(value: Value | None) -> bool:
    """Returns whether a meeting has minutes that are published: held, and published by their state or, where that is not kept, written."""
    if value is None or value.get("status") != "held":
        return False
    state = text_at(value, "minutes", "state")
    if state is not None:
        return state in _PUBLISHED_MINUTES
    only_decisions = any(text_at(each, "what") == "decisions" for each in dicts(value, "publications"))
    return bool(dicts(value, "attendance")) or (_is_minuted(value) and not only_decisions)


def has_decisions(value: Value | None) -> bool:
    """Returns whether a meeting decided something that is published."""
    return any(dicts(item, "decisions") or has_decisions(item) for item in dicts(value, "items"))


def is_draft(value: Value | None) -> bool:
    """Returns whether minutes are not yet approved."""
    return text_at(value, "minutes", "state") not in APPROVED


def _is_minuted(value: Value) -> bool:
    return any(
        item.get("minute_number") is not None
        or item.get("minute_reference")
        or dicts(item, "decisions")
        or _is_minuted(item)
        for item in dicts(value, "items")
    )
