"""Where the minutes stand: the meeting as typed so far, the item under way, and what was written down last."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from tui.procedure.minuting.people import Somebody, everybody
from tui.procedure.minuting.refusing import Refused
from tui.procedure.register import Register, Value, dicts, text_at
from tui.record.edits import Edit
from tui.record.kinds import slug
from tui.record.paths import Item, Path
from tui.record.schema import Schema

_DECISION: Path = ("items", Item(""), "decisions", Item(""))
_CHOSEN: Mapping[str, Path] = {
    "outcome": (*_DECISION, "outcome"),
    "post": (*_DECISION, "election", "post"),
    "capacity": ("attendance", Item(""), "capacity"),
    "interest": ("declarations", Item(""), "interest"),
    "effect": ("declarations", Item(""), "effect"),
}
_LONGEST_ID = 32
_SMALL = frozenset((
    "a", "an", "and", "are", "as", "asked", "at", "be", "by", "could", "did", "do", "does", "for", "from", "had", "has",
    "have", "he", "how", "if", "in", "is", "it", "not", "of", "on", "or", "said", "she", "that", "the", "there", "they",
    "this", "to", "was", "were", "what", "when", "where", "whether", "which", "who", "why", "will", "with", "would",
    "you",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Done:
    """What a key or a line comes to: edits of the meeting, where the minutes stand then, and a sentence about it.

    `timed` are the fields that the clock filled in, so that the time can be put right; `undertaken` is the value of an action's own
    record; `is_turn` says that an item is over, so that it is time to save; `approves` are the meetings whose minutes were agreed and are
    to be recorded as approved now.
    """

    edits: tuple[Edit, ...] = ()
    said: str = ""
    item: str | None = None
    last: Path | None = None
    timed: tuple[Path, ...] = ()
    undertaken: Mapping[str, Any] | None = None
    is_turn: bool = False
    approves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sitting:
    """A meeting being minuted. `names` are those of all people in the book by id; `item` is the id of the item under way.

    `last` is the path of what was written down or chosen last, which answers, actions and corrections are about.
    """

    meeting_id: str
    meeting: Value
    register: Register
    names: Mapping[str, str] = field(default_factory=dict)
    expected: tuple[str, ...] = ()
    item: str | None = None
    last: Path | None = None
    timed: tuple[Path, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The words that the schema has for each field in which one chooses: outcome, post, capacity, interest, effect."""

    def after(self, done: Done, meeting: Value) -> "Sitting":
        """Returns where the minutes stand once what was done is in the meeting's value."""
        timed = done.timed or self.timed
        return replace(self, meeting=meeting, item=done.item or self.item, last=done.last, timed=timed)

    @cached_property
    def people(self) -> list[Somebody]:
        """Everybody whom a line can be about, those in the room first."""
        return everybody(self.meeting, self.names, self.expected)

    @property
    def is_begun(self) -> bool:
        """Whether the meeting has begun."""
        return text_at(self.meeting, "actual_start") is not None

    @property
    def is_over(self) -> bool:
        """Whether the meeting has ended."""
        return text_at(self.meeting, "actual_end") is not None

    @property
    def adjournment(self) -> Value | None:
        """The adjournment that has no end yet, None where the meeting is not adjourned."""
        return next((one for one in dicts(self.meeting, "adjournments") if "to" not in one), None)

    @property
    def items(self) -> list[tuple[Path, Value]]:
        """Every item with its path, items within items after the one around them."""
        return list(_items((), self.meeting))

    def item_at(self, item: str | None) -> tuple[Path, Value] | None:
        """Returns path and value of an item, None where there is none with this id."""
        return next((each for each in self.items if each[1].get("id") == item), None) if item else None

    @property
    def here(self) -> tuple[Path, Value]:
        """Path and value of the item under way. Raises Refused before the first one."""
        found = self.item_at(self.item)
        if found is None:
            raise Refused("No item is under way yet.", "n begins the meeting with its first item.")
        return found

    def at(self, path: Path | None) -> Value | None:
        """Returns the object at a path of the meeting, None where there is none."""
        value: Any = self.meeting
        for step in path or ():
            if isinstance(step, Item):
                value = next(
                    (one for one in value or () if isinstance(one, Mapping) and one.get("id") == step.key), None
                )
            else:
                value = value.get(step) if isinstance(value, Mapping) and isinstance(step, str) else None
        return value if path and isinstance(value, Mapping) else None

    def notes(self) -> list[tuple[Path, Value]]:
        """Returns what was said in the item under way, answers after what they answer, each with its path."""
        found = self.item_at(self.item)
        return list(_notes((*found[0], "notes"), found[1], "notes")) if found else []

    def name(self, person: object) -> str:
        """Returns a person's name, the id where the book has no such person."""
        return self.names.get(person, person) if isinstance(person, str) else ""


def begin(
    meeting_id: str,
    meeting: Value,
    register: Register,
    names: Mapping[str, str],
    expected: Sequence[str],
    schema: Schema,
) -> Sitting:
    """Returns where the minutes of a meeting stand when they are taken up: at the item last begun, if any was."""
    fields = {name: schema.field("meeting", path) for name, path in _CHOSEN.items()}
    choices = {name: tuple(one.choices) for name, one in fields.items() if one is not None}
    made = Sitting(meeting_id, meeting, register, names, tuple(expected), choices=choices)
    begun = [item for _, item in made.items if text_at(item, "starts_at") is not None]
    open_ones = [item for item in begun if text_at(item, "ended_at") is None]
    if not begun or not made.is_begun:
        return made
    latest = max(open_ones or begun, key=lambda item: str(item.get("starts_at")))
    here = [item for item in (open_ones or begun) if item.get("starts_at") == latest.get("starts_at")][-1]
    made = replace(made, item=str(here.get("id")))
    notes = made.notes()
    return replace(made, last=notes[-1][0]) if notes else made


def new_id(text: str, taken: Sequence[object]) -> str:
    """Returns a short name made of the words of a text that say most, none of `taken`."""
    words = slug(text, 200).split("-")
    telling = [word for word in words if word not in _SMALL] or words
    return free_id(slug(" ".join(telling[:3]), _LONGEST_ID), taken)


def free_id(wanted: str, taken: Sequence[object]) -> str:
    """Returns an id, with a number where it is taken."""
    if wanted not in taken:
        return wanted
    n = 2
    while f"{wanted}-{n}" in taken:
        n += 1
    return f"{wanted}-{n}"


def ids(value: Value | None, name: str) -> list[str]:
    """Returns the ids in the list at a property."""
    return [str(one.get("id")) for one in dicts(value, name)]


def _items(above: Path, value: Value) -> Iterator[tuple[Path, Value]]:
    for one in dicts(value, "items"):
        path = (*above, "items", Item(str(one.get("id"))))
        yield path, one
        yield from _items(path, one)


def _notes(above: Path, value: Value, name: str) -> Iterator[tuple[Path, Value]]:
    for one in dicts(value, name):
        path = (*above, Item(str(one.get("id"))))
        yield path, one
        yield from _notes((*path, "answers"), one, "answers")
