"""What was done to a record, in sentences that anybody may read: when, by whom, what, why and on whose authority.

A sentence tells the place of a change and, of words from a fixed list, dates and numbers, what they were and are. It never quotes a text:
a former wording may have been taken out because nobody should read it. Every former version is cleared as the present one
is, and by its marks as well: what is withheld now, or ever was, is in no sentence about an earlier time. Places have their present names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from tui.documents.rendering.published import Published
from tui.documents.site.as_it_was import Cleared, cleared_versions
from tui.documents.site.sentences import Sentences
from tui.documents.site.words_kept_back import words, words_kept_back
from tui.record.kinds import kind_of
from tui.record.schema import Schema

_DONE: Final[Mapping[str | None, str]] = {
    "create": "Entered in the book",
    "edit": "Changed",
    "publish": "Publication recorded",
    "clear": "Clearing of the minutes recorded",
    "approve": "Approval recorded",
    "correct": "Approved minutes corrected",
    "respond": "Response recorded",
    "update": "Progress recorded",
    "reschedule": "Moved to another day",
    "cancel": "Recorded as cancelled",
    "import": "Taken in from a document",
    "format": "Written in another layout",
    "undo": "An earlier change taken back",
    "upgrade": "Brought into a newer form",
    "merge": "Changes of several people brought together",
    "adopt": "A change made by hand taken over",
}
_NOTHING_OPEN: Final = "What was changed is not published"
_AND_MORE: Final = "Something that is not published was changed too"


@dataclass(frozen=True, slots=True)
class Deed:
    """One commit that touched a record. `time` is ISO with a zone, empty or `@…` where no calendar has it.

    `touched` are the ids of all records that it touched.
    """

    commit: str
    time: str
    who: str
    action: str | None
    reason: str | None = None
    authority: str | None = None
    event_date: str | None = None
    evidence: str | None = None
    touched: tuple[str, ...] = ()

    @property
    def day(self) -> str:
        """The day in the author's own zone, ISO; empty where there is none."""
        return self.time[:10] if self.time[:4].isdecimal() else ""

    @property
    def done(self) -> str:
        """What was done, as a sentence without its end."""
        return _DONE.get(self.action, "Changed")


@dataclass(frozen=True, slots=True)
class Version:
    """A record before and after a deed: its values, None where there was no record or it cannot be read."""

    before: tuple[Any, ...]
    after: Any


class History(Protocol):
    """The history of a book's records, given as values."""

    def deeds(self, record_id: str) -> Sequence[Deed]:
        """Returns what was done to a record, the newest first."""

    def versions(self, record_id: str) -> Sequence[Version]:
        """Returns what the record said before and after each of its deeds, in the same order."""


@dataclass(frozen=True, slots=True)
class Told:
    """A deed in words: `changes` are sentences; reason, authority and evidence are empty where they may not be told."""

    deed: Deed
    changes: tuple[str, ...]
    reason: str = ""
    authority: str = ""
    evidence: str = ""


class Histories:
    """What was done to each record of a book, in words."""

    def __init__(self, book: Published, schema: Schema, history: History) -> None:
        self._book = book
        self._schema = schema
        self._history = history
        self._touches_kept_back: dict[str, bool] = {}

    def deeds(self, record_id: str) -> Sequence[Deed]:
        """Returns what was done to a record, the newest first, without what it changed; nothing of one that is not published."""
        return self._history.deeds(record_id) if self._book.register.get(record_id) is not None else ()

    def of(self, record_id: str) -> list[Told]:
        """Returns what was done to a record, the newest first; nothing of one of which nothing may be published."""
        now, deeds = self._book.get(record_id), self._history.deeds(record_id)
        if now is None or not deeds:
            return []
        cleared = cleared_versions(self._book, record_id, self._history.versions(record_id))
        secret = words_kept_back(cleared)
        teller = Sentences(self._book, self._schema, kind_of(record_id) or "", now)
        is_marked = self._book.keeps_back(record_id)
        return [self._told(teller, deed, each, secret, is_marked) for deed, each in zip(deeds, cleared, strict=True)]

    def _told(self, teller: Sentences, deed: Deed, step: Cleared, secret: frozenset[str], is_marked: bool) -> Told:
        """Returns a deed in words. Why the whole of a record was put in is not told where something in it is withheld."""
        sentences, kept_back = teller.of(step)
        if kept_back:
            sentences = (*sentences, _AND_MORE if sentences else _NOTHING_OPEN)
        elif not sentences and step.before and step.after is not None and deed.action in (None, "edit", "format"):
            sentences = ("Layout only",)
        if kept_back or (is_marked and not step.before) or self._is_with_others_kept_back(deed):
            return Told(deed, sentences)
        spoken = (self._book.without_askers(each or "") for each in (deed.reason, deed.authority, deed.evidence))
        reason, authority, evidence = ("" if secret & words(each) else each for each in spoken)
        return Told(deed, sentences, reason, authority, evidence)

    def _is_with_others_kept_back(self, deed: Deed) -> bool:
        """Returns whether a reason that several records share may be about one of which something is withheld."""
        if len(deed.touched) < 2:
            return False
        if deed.commit not in self._touches_kept_back:
            self._touches_kept_back[deed.commit] = any(map(self._book.keeps_back, deed.touched))
        return self._touches_kept_back[deed.commit]
