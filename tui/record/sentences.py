"""A change as a sentence, in titles of fields and names of elements: `minute 41, decision: agreed → noted`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tui.record.differences import Change
from tui.record.kinds import reference_target
from tui.record.paths import Item, Path, Position, index_of
from tui.record.safe import safe, shortened
from tui.record.schema import Field, Schema
from tui.record.words import NameOf, default_name, friendly_date, lower_first, plain_words, singular

_LONGEST_VALUE = 60
_LONGEST_NAME = 40
_ATTENDANCE = "attendance: "
_SELF_EVIDENT = frozenset(
    {
        ("attendance", "status"), ("decisions", "outcome"), ("voters", "option"), ("motions", "state"),
        ("amendments", "state"), ("minutes", "state"), ("notes", "text"), ("answers", "text"), ("scenes", "text"),
    }
)  # fmt: skip
_TOLD_WHEN_ADDED = ("outcome", "status", "option")
_PEOPLE = ("person", "speaker")
_NAMES = ("name_as_printed", "speaker_as_printed", "name", "title", "heading", "label", "what", "document", "scheme")


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words: the sentence for the screen, and the few words that the subject of a message has room for."""

    sentence: str
    brief: str


def change_sentence(change: Change, schema: Schema, kind: str, value: Any, name_of: NameOf | None = None) -> str:
    """Returns what a change did, in one line and a clerk's words; `value` is the record after the change.

    `name_of` says the name of the record with an id (`people/member-b`); without it the id is turned into words.
    """
    return tell(change, schema, kind, value, name_of).sentence


def tell(change: Change, schema: Schema, kind: str, value: Any, name_of: NameOf | None = None) -> Told:
    """Returns a change in full and in brief: `minute 7, decision: agreed → noted`, `minute 7 noted, not agreed`."""
    teller = _Teller(change, schema, kind, value, name_of or default_name)
    event, brief = teller.event()
    place, where = ", ".join(teller.parts), _brief_place(teller.parts)
    if (where, brief) == ("what", "reworded"):
        where = "text"  # the title of the field, a question by itself, reads as one here
    return Told(safe(f"{place}{event}".removeprefix(": ")).strip(), safe(f"{where} {brief}").strip())


def tell_place(path: Path, schema: Schema, kind: str, value: Any, name_of: NameOf | None = None) -> str:
    """Returns what a clerk calls the place that a path leads to: `minute 7`, `Member B`."""
    return safe(_brief_place(_Teller(Change(path, "move"), schema, kind, value, name_of or default_name).parts))


def tell_field(path: Path, schema: Schema, kind: str, value: Any, name_of: NameOf | None = None) -> str:
    """Returns what a clerk calls the field that a path leads to, where it stands among it: `minute 41, Decision`."""
    field = schema.field(kind, path)
    if field is None or not isinstance(path[-1], str):
        return tell_place(path, schema, kind, value, name_of)
    around = tell_place(path[:-1], schema, kind, value, name_of) if len(path) > 1 else ""
    return ", ".join(filter(None, (around, field.title)))


def _brief_place(parts: list[str]) -> str:
    return ", ".join(part.removeprefix(_ATTENDANCE) for part in parts if part != "decision")


class _Teller:
    def __init__(self, change: Change, schema: Schema, kind: str, value: Any, name_of: NameOf) -> None:
        self.change = change
        self.name_of = name_of
        self.field: Field | None = schema.field(kind, ())
        self.parts: list[str] = []
        self.names = [step for step in change.path if isinstance(step, str)]
        self.siblings: list[Any] = []
        self.list_field: Field | None = None
        self.private = False
        self._follow(value)
        if change.private and not self.private:
            self.private = True
            del self.parts[1:]

    def _follow(self, value: Any) -> None:
        """Walks down the path, collecting a part of the place for each step that a reader needs."""
        list_name = above = ""
        for depth, step in enumerate(self.change.path):
            last = depth == len(self.change.path) - 1
            if isinstance(step, str):
                self.field = self.field.by_name.get(step) if self.field is not None else None
                value = value.get(step) if isinstance(value, Mapping) else None
                has_elements = self.field is not None and self.field.key is not None and not last
                if not has_elements and not (last and (above, step) in _SELF_EVIDENT):
                    self.parts.append(self._title(step))
                list_name = above = step
            else:
                self.list_field = self.field
                self.siblings = value if isinstance(value, list) else []
                value = self._element_at(step, last)
                self.field = self.list_field.items if self.list_field is not None else None
                if isinstance(value, Mapping):
                    self.parts.append(self._element(list_name, step, value))
                elif not last or self.change.op == "change":
                    self.parts.append(self._name(step, {}) if isinstance(step, Item) else f"no. {step.n + 1}")
            if self.field is not None and self.field.private:
                self.private = True
                return

    def _title(self, name: str) -> str:
        title = lower_first(self.field.title) if self.field is not None else plain_words(name)
        return shortened(safe(title), _LONGEST_NAME)

    def _element_at(self, step: Item | Position, last: bool) -> Any:
        if last and self.change.op in ("add", "remove"):
            return self.change.after if self.change.op == "add" else self.change.before
        place = index_of(self.siblings, step, self._key())
        return self.siblings[place] if place is not None else {}

    def _key(self) -> str:
        return (self.list_field.key if self.list_field is not None else None) or "id"

    def _element(self, list_name: str, step: Item | Position, element: Mapping[str, Any]) -> str:
        """Returns what a clerk calls an element of a list: `minute 41`, `question by Member B`, `motion 2`."""
        title = self.list_field.title if self.list_field is not None else plain_words(list_name)
        if list_name == "attendance":
            return f"{_ATTENDANCE}{self._name(step, element)}"
        if list_name == "items":
            return self._item(step, element)
        if list_name in ("notes", "answers"):
            what = plain_words(str(element.get("type") or singular(title)))
            speaker = self._name_by(element, ("speaker", "speaker_as_printed"))
            return f"{what} by {speaker}" if speaker else f"{what} {self._name(step, element)}"
        if list_name == "decisions":
            place = index_of(self.siblings, step, self._key())
            number = element.get("number") or (place + 1 if place is not None else "")
            return f"decision {number}".strip() if len(self.siblings) > 1 else "decision"
        return f"{singular(title)} {self._name(step, element)}"

    def _item(self, step: Item | Position, element: Mapping[str, Any]) -> str:
        minute, number, title = (element.get(name) for name in ("minute_number", "number", "title"))
        if minute is not None:
            return f"minute {minute}"
        if number or title:
            return shortened(" ".join(["item", *(str(one) for one in (number, title) if one)]), _LONGEST_NAME)
        return f"item {self._name(step, element)}"

    def _name(self, step: Item | Position, element: Mapping[str, Any]) -> str:
        name = self._name_by(element, (*_PEOPLE, *_NAMES))
        if name is None:
            name = plain_words(step.key) if isinstance(step, Item) else str(step.n + 1)
        return shortened(safe(name), _LONGEST_NAME)

    def _name_by(self, element: Mapping[str, Any], properties: tuple[str, ...]) -> str | None:
        for name in properties:
            found = element.get(name)
            if isinstance(found, str) and found.strip():
                return self.name_of(reference_target("person", found)) if name in _PEOPLE else plain_name(name, found)
        return None

    def event(self) -> tuple[str, str]:
        """Returns what happened, as the end of the sentence with what joins it to the place, and in brief."""
        change = self.change
        if self.private:
            return ": changed (private)", "changed"
        if (came_or_left := self._presence()) is not None:
            del self.parts[1:]
            return f" {came_or_left}", came_or_left
        match change.op:
            case "move":
                after = self._moved_after()
                return f" moved {after}", f"moved {after}"
            case "add" | "remove":
                return self._element_event(change.after if change.op == "add" else change.before)
            case "change":
                return self._value_event()
            case "set" | "unset":
                return self._property_event(change.after if change.op == "set" else change.before)

    def _moved_after(self) -> str:
        if self.change.follows is None:
            return "to the beginning"
        step = Item(self.change.follows)
        place = index_of(self.siblings, step, self._key())
        element = self.siblings[place] if place is not None else {}
        return f"after {self._element(self.names[-1], step, element).removeprefix(_ATTENDANCE)}"

    def _element_event(self, value: Any) -> tuple[str, str]:
        done = "added" if self.change.op == "add" else "removed"
        if isinstance(value, Mapping):
            state = next((value[name] for name in _TOLD_WHEN_ADDED if isinstance(value.get(name), str)), None)
            return f" {done} ({plain_words(state)})" if state else f" {done}", done
        shown = self._said(value) or _length(value)
        return f": {shown} {done}", f"{shown} {done}"

    def _property_event(self, value: Any) -> tuple[str, str]:
        came = self.change.op == "set"
        if isinstance(value, list):
            done = "added" if came else "taken out"
            title = self.parts.pop() if self.parts else ""
            self.parts.append(f"{len(value)} {singular(title) if len(value) == 1 else title}")
            return f" {done}", done
        if isinstance(value, Mapping):
            done = "filled in" if came else "taken out"
            return f": {done}", done
        shown = self._said(value)
        if shown is None:
            done = "written" if came else "taken out"
            return f": {done} ({_length(value)})", done
        return (f": set to {shown}", shown) if came else (f": {shown} taken out", f"{shown} taken out")

    def _value_event(self) -> tuple[str, str]:
        before, after = self.change.before, self.change.after
        shown, then = self._said(before), self._said(after)
        if shown is None or then is None or shown == then:
            if isinstance(before, str) and isinstance(after, str):
                return f": reworded ({len(before)} → {len(after)} characters)", "reworded"
            return ": replaced", "replaced"
        is_prose = any(isinstance(each, str) and each.rstrip().endswith((".", "?", "!")) for each in (before, after))
        return f": {shown} → {then}", "reworded" if is_prose else f"{then}, not {shown}"

    def _said(self, value: Any) -> str | None:
        """Returns a short value in words, None for what does not fit into a sentence."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if value is None:
            return "nothing"
        if not isinstance(value, str):
            return str(value) if isinstance(value, int | float) else None
        field = self.field
        if field is not None and field.type == "choice":
            return plain_words(value)
        if field is not None and field.type in ("date", "vague_date", "datetime"):
            return friendly_date(value)
        if field is not None and field.type == "reference" and field.ref:
            return shortened(self.name_of(reference_target(field.ref[0], value)), _LONGEST_VALUE)
        shown = safe(value)
        return None if "\n" in value or len(shown) > _LONGEST_VALUE else shown or "nothing"

    def _presence(self) -> str | None:
        """Returns what a change to somebody's times says: `left at 15:10`; None where it is no such change."""
        names, change = self.names, self.change
        if not self.parts or not self.parts[0].startswith(_ATTENDANCE) or change.op in ("unset", "remove", "move"):
            return None
        if names[-1] == "intervals":
            intervals = change.after if isinstance(change.after, list) else [change.after]
            return " and ".join(_came_and_left(intervals)) or None
        if names[-2:-1] == ["intervals"] and names[-1] in ("from", "to") and self._said(change.after):
            was = f", not {self._said(change.before)}" if change.op == "change" else ""
            return f"{'came in' if names[-1] == 'from' else 'left'} at {self._said(change.after)}{was}"
        return None


def plain_name(name: str, text: str) -> str:
    """Returns a text that names an element; the word of a choice is said in plain words."""
    return plain_words(text) if name == "what" else text


def _length(value: Any) -> str:
    return f"{len(value)} characters" if isinstance(value, str) else "a value"


def _came_and_left(intervals: list[Any]) -> Iterator[str]:
    for interval in intervals:
        times = [interval.get(end) for end in ("from", "to")] if isinstance(interval, Mapping) else [None, None]
        came, left = (time if isinstance(time, str) and len(time) < 10 else None for time in times)
        if came and left:
            yield f"was there from {came} to {left}"
        elif came or left:
            yield f"came in at {came}" if came else f"left at {left}"
