"""What was done to a record, in sentences that anybody may read: when, by whom, what, why and on whose authority.

A sentence tells the place of a change and, of words from a fixed list, dates and numbers, what they were and are. It never quotes a text:
a former wording may have been taken out because nobody should read it. Every former version is cleared as the present one
is, and by its marks as well: what is withheld now, or ever was, is in no sentence about an earlier time. Places have their present names.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from tui.documents.rendering.published import Published
from tui.documents.rendering.wording import name_of
from tui.documents.site.as_it_was import Cleared, cleared_versions
from tui.record.changes import Change, changes
from tui.record.kinds import kind_of
from tui.record.paths import Item, Path, Position, index_of
from tui.record.schema import Field, Schema
from tui.record.sentences import tell_place
from tui.record.words import friendly_date, lower_first, plain_words, singular

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
_OPS: Final = {"add": "added", "remove": "taken out", "move": "moved", "set": "filled in", "unset": "taken out"}
_FIXED_WORDS: Final = frozenset({"choice", "date", "vague_date", "datetime", "time", "integer", "number", "boolean"})
_NOTHING_OPEN: Final = "What was changed is not published"
_AND_MORE: Final = "Something that is not published was changed too"
_MOST_TOLD: Final = 12
_WORD: Final = re.compile(r"[^\W_]{3,}")


_SAY_NOTHING: Final = frozenset(
    {
        "the", "and", "for", "was", "not", "has", "had", "are", "but", "its", "all", "any", "can", "who", "why", "his", "her",
        "she", "him", "one", "two", "out", "now", "that", "this", "with", "from", "have", "been", "were", "will", "they",
        "them", "than", "then", "when", "what", "which", "about", "also", "into", "only", "more", "some", "such", "there",
        "their", "would", "could", "should",
    }
)  # fmt: skip
"""Words that stand in every text, so that nothing is given away by them."""


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
        secret = _words_kept_back(cleared)
        teller = _Teller(self._book, self._schema, kind_of(record_id) or "", now)
        is_marked = self._book.keeps_back(record_id)
        return [self._told(teller, deed, each, secret, is_marked) for deed, each in zip(deeds, cleared, strict=True)]

    def _told(self, teller: "_Teller", deed: Deed, step: Cleared, secret: frozenset[str], is_marked: bool) -> Told:
        """Returns a deed in words. Why the whole of a record was put in is not told where something in it is withheld."""
        sentences, kept_back = teller.sentences(step)
        if kept_back:
            sentences = (*sentences, _AND_MORE if sentences else _NOTHING_OPEN)
        elif not sentences and step.before and step.after is not None and deed.action in (None, "edit", "format"):
            sentences = ("Layout only",)
        if kept_back or (is_marked and not step.before) or self._is_with_others_kept_back(deed):
            return Told(deed, sentences)
        spoken = (self._book.without_askers(each or "") for each in (deed.reason, deed.authority, deed.evidence))
        reason, authority, evidence = ("" if secret & _words(each) else each for each in spoken)
        return Told(deed, sentences, reason, authority, evidence)

    def _is_with_others_kept_back(self, deed: Deed) -> bool:
        """Returns whether a reason that several records share may be about one of which something is withheld."""
        if len(deed.touched) < 2:
            return False
        if deed.commit not in self._touches_kept_back:
            self._touches_kept_back[deed.commit] = any(map(self._book.keeps_back, deed.touched))
        return self._touches_kept_back[deed.commit]


class _Teller:
    """Tells changes to one record by the names that its places have now."""

    def __init__(self, book: Published, schema: Schema, kind: str, now: Mapping[str, Any]) -> None:
        self._schema = schema
        self._kind = kind
        self._now = now
        self._name_of = lambda record_id: name_of(book.register, record_id)

    def sentences(self, step: Cleared) -> tuple[tuple[str, ...], bool]:
        """Returns what a deed changed of what is published, and whether it changed something else too."""
        if step.raw_after is None:
            return (), False
        if step.after is None or any(each is None for each, _ in step.before):
            return (), True
        if not step.before:
            return (), False
        made = self._changes([each for each, _ in step.before], step.after)
        raw = self._changes([each for _, each in step.before], step.raw_after)
        found = list(dict.fromkeys(self._sentence(each) for each in made))
        if len(found) > _MOST_TOLD:
            found[_MOST_TOLD - 1 :] = [f"{len(found) - _MOST_TOLD + 1} more changes"]
        return tuple(found), len(raw) > len(made)

    def _changes(self, before: Sequence[Any], after: Any) -> list[Change]:
        """Returns the changes beside each parent: those of the first whose place differs from every other one too."""
        first, *others = (changes(self._kind, each, after, self._schema) for each in before)
        places = [{each.path for each in other} for other in others]
        return [each for each in first if all(each.path in there for there in places)]

    def _sentence(self, change: Change) -> str:
        path = self._as_far_as_now(change.path)
        if path != change.path:
            field = self._schema.field(self._kind, path)
            what = f"{_one_of(field)} that is no longer there"
            place = f"{self._place(path[:-1])}, {what}" if len(path) > 1 else what
            return f"{place}: {_OPS[change.op] if change.op in ('add', 'remove') and len(change.path) == len(path) + 1 else 'changed'}"
        return f"{self._place(path)}: {self._event(change)}"

    def _place(self, path: Path) -> str:
        return tell_place(path, self._schema, self._kind, self._now, self._name_of)

    def _as_far_as_now(self, path: Path) -> Path:
        """Returns a path down to the list of which it names an element that the record no longer has."""
        value: Any = self._now
        for depth, step in enumerate(path):
            if isinstance(step, str):
                value = value.get(step) if isinstance(value, Mapping) else None
            elif isinstance(step, Position):
                return path[:depth]
            else:
                value = self._element(value, path, depth, step)
                if value is None:
                    return path[:depth]
        return path

    def _element(self, value: Any, path: Path, depth: int, step: Item) -> Any:
        if not isinstance(value, list):
            return None
        place = index_of(value, step, self._schema.key_of(self._kind, path[:depth]))
        return value[place] if place is not None else None

    def _event(self, change: Change) -> str:
        field = self._schema.field(self._kind, change.path)
        before, after = _fixed(field, change.before), _fixed(field, change.after)
        if change.op == "change":
            if before and after:
                return f"{before} → {after}"
            return "reworded" if isinstance(change.after, str) else "changed"
        if change.op == "set" and after:
            return f"set to {after}"
        return _OPS[change.op]


def _fixed(field: Field | None, value: Any) -> str:
    """Returns a value in words where it is one of few, a date or a number; empty for everything that somebody worded."""
    if field is None or field.type not in _FIXED_WORDS:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    if not isinstance(value, str):
        return ""
    if field.type == "choice":
        return plain_words(value) if value in field.choices else ""
    return friendly_date(value) if re.fullmatch(r"[0-9T:-]{2,16}", value) else ""


def _one_of(field: Field | None) -> str:
    word = singular(field.title) if field is not None else "entry"
    return f"{'an' if lower_first(word)[:1] in 'aeiou' else 'a'} {word}"


def _words_kept_back(steps: Iterable[Cleared]) -> frozenset[str]:
    """Returns the words that versions of a record have only in what is withheld: none of them may be in a reason."""
    open_ones: set[str] = set()
    every: set[str] = set()
    for step in steps:
        pairs = [*step.before, (step.after, step.raw_after)]
        for cleared, raw in pairs:
            if raw is not None:
                open_ones.update(each for text in _texts(cleared) for each in _words(text))
                every.update(each for text in _texts(raw) for each in _words(text))
    return frozenset(every - open_ones)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold())) - _SAY_NOTHING


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
