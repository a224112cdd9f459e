"""The lines that a reading is made of, how values are said in words, and the general form that shows anything."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tui.record.paths import Path, Step, steps_of
from tui.record.schema import Field

Namer = Callable[[tuple[str, ...], str], str]
"""Takes the kinds a reference may point to and what it says, and returns the name to show."""

PartNamer = Callable[[Path, str], str]
"""Takes where in the record a short name stands and returns what the part is called that it means; empty where it means none."""


def no_parts(_path: Path, _value: str) -> str:
    """Returns no name, for a reading that knows nothing beside the record."""
    return ""


Piece = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line: (text, style name) pairs, how far it is set in, how far its wrapped rest is, and what of the record it shows."""

    pieces: tuple[Piece, ...] = ()
    indent: int = 0
    hang: int = 0
    path: Path = ()

    @property
    def text(self) -> str:
        """The line without its styles."""
        return " " * self.indent + "".join(text for text, _ in self.pieces)


LABEL = 14
"""Cells of the titles at the left of values."""
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def day(date: str) -> str:
    """Returns an ISO date, however vague, as it is read: 25 Mar 2026, Mar 2026, 2026."""
    parts = date.split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts):
        return date
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return date
    words = [parts[0]] if len(parts) == 1 else [_MONTHS[int(parts[1]) - 1], parts[0]]
    return " ".join([str(int(parts[2])), *words]) if len(parts) == 3 else " ".join(words)


def phrase(word: str) -> str:
    """Returns a word of an enumeration as it is read: in_person becomes in person."""
    return word.replace("_", " ").replace("-", " ") if word.islower() else word


def shown(field: Field | None, value: object, name: Namer) -> str:
    """Returns one plain value as a person reads it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        inner = field.items if field is not None else None
        return ", ".join(shown(inner, one, name) for one in value)
    if isinstance(value, Mapping):
        return summary(field, value, name)
    text = str(value)
    if field is None:
        return text
    if field.type == "reference":
        return name(field.ref, text)
    if field.type in ("date", "vague_date"):
        return day(text)
    if field.type == "datetime":
        date, _, time = text.partition("T")
        return f"{day(date)}, {time}"
    if field.type == "choice":
        return phrase(text)
    return text


SUMMARY = {
    "attendance": ("person", "name_as_printed", "label", "count", "capacity", "status"),
    "items": ("minute_number", "number", "title"),
    "notes": ("type", "speaker", "speaker_as_printed", "text"),
    "answers": ("type", "speaker", "speaker_as_printed", "text"),
    "decisions": ("outcome", "verb", "text"),
    "motions": ("state", "title", "text"),
    "memberships": ("person", "member_kind", "role", "start_date", "end_date"),
    "updates": ("date", "status", "text"),
    "sections": ("number", "heading", "text"),
    "sources": ("document", "place"),
    "readings": ("field", "reading", "as_printed", "note"),
    "declarations": ("person", "interest", "description"),
    "intervals": ("from", "to"),
    "voters": ("person", "name_as_printed", "option"),
    "candidates": ("person", "name_as_printed", "votes"),
}
"""What one line says of an entry of a list, by the list's name."""


def summary(field: Field | None, value: Mapping[str, Any], name: Namer, list_name: str = "") -> str:
    """Returns an entry of a list in one line: its telling fields, in words."""
    wanted = SUMMARY.get(list_name)
    known = field.by_name if field is not None else {}
    if wanted:
        parts = [shown(known.get(one), value[one], name) for one in wanted if value.get(one) not in (None, "")]
    else:
        skipped = {"id", "note", "sources"}
        parts = [
            shown(known.get(one), inner, name)
            for one, inner in value.items()
            if one not in skipped and not isinstance(inner, Mapping | list) and inner is not None
        ][:4]
    return " · ".join(" ".join(part.split()) for part in parts) or str(value.get("id", "…"))


class View:
    """The lines so far, and which of the record's properties they have shown."""

    def __init__(self, root: Field, value: Mapping[str, Any], name: Namer, part: PartNamer = no_parts) -> None:
        self.root = root
        self.value = value
        self.name = name
        self.part = part
        self.lines: list[ReadLine] = []
        self.done: set[str] = set()
        self.where: Path = ()
        """What of the record the next lines show."""

    def take(self, prop: str) -> Any:
        """Returns a property of the record and notes that it has been shown."""
        self.done.add(prop)
        return self.value.get(prop)

    @contextmanager
    def inside(self, *steps: Step) -> Iterator[None]:
        """Makes the lines that are put meanwhile those of something inside of what they were of."""
        around = self.where
        self.where = (*around, *steps)
        try:
            yield
        finally:
            self.where = around

    def put(self, *pieces: Piece | str, indent: int = 0, hang: int = 0) -> None:
        """Adds a line."""
        made = tuple((one, "") if isinstance(one, str) else one for one in pieces)
        self.lines.append(ReadLine(made, indent, hang or indent, self.where))

    def gap(self) -> None:
        """Adds an empty line between parts."""
        if self.lines and self.lines[-1].pieces:
            self.lines.append(ReadLine())

    def text(self, text: str, indent: int, *before: Piece) -> None:
        """Adds text of any number of lines, `before` in front of its first."""
        hang = indent + sum(len(part) for part, _ in before)
        lead: tuple[Piece, ...] = before
        for line in text.rstrip("\n").split("\n"):
            self.lines.append(ReadLine((*lead, (line, "")), indent if lead is before else hang, hang, self.where))
            lead = ()

    def named(self, field: Field | None, value: object, *inside: Step) -> str:
        """Returns a value in words; `inside` leads to it from what is being shown."""
        if isinstance(value, str):
            return self.part((*self.where, *inside), value) or shown(field, value, self.name)
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            items = field.items if field is not None else None
            return ", ".join(self.named(items, one, *inside) for one in value)
        return shown(field, value, self.name)

    def others(self, field: Field | None, value: Mapping[str, Any], told: Collection[str], indent: int) -> None:
        """Adds what an entry has beyond what has been told of it."""
        known = field.by_name if field is not None else {}
        for prop, inner in value.items():
            if prop not in told and prop != "id":
                self.general(known.get(prop), prop, inner, indent)

    def rest(self) -> None:
        """Adds every property that has not been shown, by its title."""
        for prop, inner in self.value.items():
            if prop not in self.done:
                self.general(self.root.by_name.get(prop), prop, inner, 0)

    def general(self, field: Field | None, prop: str, value: Any, indent: int) -> None:
        """Adds a property by its title, with everything inside it."""
        with self.inside(prop):
            self._general(field, prop, value, indent)

    def _general(self, field: Field | None, prop: str, value: Any, indent: int) -> None:
        title = field.title if field is not None else prop
        label = f"{title:<{LABEL}}  "
        if isinstance(value, Mapping):
            self.put((title, "label"), indent=indent)
            known = field.by_name if field is not None else {}
            for name, inner in value.items():
                if name != "id":
                    self.general(known.get(name), name, inner, indent + 2)
        elif isinstance(value, list) and any(isinstance(one, Mapping | list) for one in value):
            if not indent:
                self.gap()
            self.put((title, "strong"), indent=indent)
            items = field.items if field is not None else None
            for step, one in zip(steps_of(value, field.key if field is not None else None), value, strict=True):
                with self.inside(step):
                    self._entry(items, prop, one, indent + 2)
        elif isinstance(value, str) and "\n" in value.rstrip("\n"):
            self.put((title, "label"), indent=indent)
            self.text(value, indent + 2)
        else:
            self.put((label, "label"), self.named(field, value), indent=indent, hang=indent + len(label))

    def _entry(self, field: Field | None, list_name: str, value: Any, indent: int) -> None:
        if isinstance(value, list):
            self.put("· ", "  |  ".join(self.named(None, one) for one in value), indent=indent, hang=indent + 2)
            return
        if not isinstance(value, Mapping):
            self.put("· ", self.named(field, value), indent=indent, hang=indent + 2)
            return
        known = field.by_name if field is not None else {}
        telling = SUMMARY.get(list_name, ())
        long = {
            n
            for n, one in value.items()
            if isinstance(one, Mapping | list) or (isinstance(one, str) and "\n" in one.strip())
        }
        in_summary = {n for n in telling if n not in long} if telling else set(value) - long
        parts = [
            self.named(known.get(n), value[n], n)
            for n in (telling or value)
            if n in in_summary and n in value and n != "id"
        ]
        self.put("· ", " · ".join(parts) or str(value.get("id", "")), indent=indent, hang=indent + 2)
        for n, inner in value.items():
            if n != "id" and n not in in_summary:
                self.general(known.get(n), n, inner, indent + 4)
