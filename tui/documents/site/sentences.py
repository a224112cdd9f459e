"""Changes to a record as sentences that quote no text: the place by its present name, and the words of fixed lists, dates and numbers."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from tui.documents.rendering.published import Published
from tui.documents.rendering.wording import name_of
from tui.documents.site.as_it_was import Cleared
from tui.record.changes import Change, changes
from tui.record.paths import Item, Path, Position, index_of
from tui.record.schema import Field, Schema
from tui.record.sentences import tell_place
from tui.record.words import friendly_date, lower_first, plain_words, singular

_OPS: Final = {"add": "added", "remove": "taken out", "move": "moved", "set": "filled in", "unset": "taken out"}
_FIXED_WORDS: Final = frozenset({"choice", "date", "vague_date", "datetime", "time", "integer", "number", "boolean"})
_MOST_TOLD: Final = 12


class Sentences:
    """Tells changes to one record by the names that its places have now."""

    def __init__(self, book: Published, schema: Schema, kind: str, now: Mapping[str, Any]) -> None:
        self._schema = schema
        self._kind = kind
        self._now = now
        self._name_of = lambda record_id: name_of(book.register, record_id)

    def of(self, step: Cleared) -> tuple[tuple[str, ...], bool]:
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
