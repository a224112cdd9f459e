"""What a step is: its form, and a pure function from the record and the answers to edits and to what the commit says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tui.book.steps.asking import Answers, StepForm
from tui.errors import WrongUsage
from tui.procedure.register import Register
from tui.record.edits import Edit, Insert
from tui.record.kinds import reference_target
from tui.record.lookup import suggest_key
from tui.record.paths import Path, format_path
from tui.record.schema import Schema
from tui.record.words import NameOf, friendly_date


class StepRefused(WrongUsage):
    """The record is not where this step begins, or what was answered cannot be."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What was agreed to be corrected, in words, and the paths of the fields where it shows."""

    text: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """One record at the moment of a step.

    `value` is the record as saved, `content` the same with what this step corrects in its content; `look_up` gives the value of another
    record, None where there is none or it cannot be read; `register` all records as procedure needs them, read when it is called.
    """

    record_id: str
    kind: str
    value: Mapping[str, Any]
    content: Mapping[str, Any]
    schema: Schema
    look_up: Callable[[str], Any]
    name_of: NameOf
    corrections: tuple[Correction, ...] = ()
    register: Callable[[], Register] | None = None

    def part(self, *names: str) -> Any:
        """Returns what stands at a path of fields of the saved record, None where there is nothing."""
        at: Any = self.value
        for name in names:
            at = at.get(name) if isinstance(at, Mapping) else None
        return at

    def entry(self, path: Path, fields: Mapping[str, Any]) -> Insert:
        """Returns the edit that puts an entry, without what it does not say, last in a list, under a short name made from it."""
        there = self.part(*(str(step) for step in path))
        taken = {each.get("id") for each in there if isinstance(each, Mapping)} if isinstance(there, list) else set()
        said = {name: value for name, value in fields.items() if value is not None and value not in ("", ())}
        return Insert(path, {"id": suggest_key(said, taken), **said})

    def person(self, person: str) -> str:
        """Returns a person's name, as the record refers to them."""
        return self.name_of(reference_target("person", person))

    def refuse(self, why: str, hint: str = "") -> StepRefused:
        """Returns the refusal of this step for this record."""
        return StepRefused(f"{self.record_id}: {why}", hint)


@dataclass(frozen=True)
class Outcome:
    """What a step comes to: edits, and what its commit says beyond them.

    `says` tells what was done, the longest telling first. `pointed_out` are sentences for the person who takes the step; `warnings` the
    words for them in the commit. `beside` are the edits of other records that belong to it, by id: a step that is a batch by nature.
    """

    edits: tuple[Edit, ...]
    says: tuple[str, ...]
    authority: str | None = None
    event_date: str | None = None
    evidence: str | None = None
    pointed_out: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    beside: tuple[tuple[str, tuple[Edit, ...]], ...] = ()


@dataclass(frozen=True)
class Step:
    """One step: its name, the action that its commit bears, the command, the kinds of record it is for, what it asks, what it does.

    Several steps may share a command: the one is meant whose kinds have the record, and to which what was answered belongs.
    `says_itself` names the trailers that the step knows from its answers, so that they are not asked for beside them.
    """

    name: str
    action: str
    command: str
    kinds: tuple[str, ...]
    form: StepForm
    work_out: Callable[[Case, Answers], Outcome]
    many_records: bool = False
    takes_content: bool = False
    says_itself: tuple[str, ...] = ()


def whole_day(date: str | None) -> str | None:
    """Returns a date where it is a whole day, else None: a commit's event is on a day or on none."""
    return date if date is not None and len(date) == 10 else None


def on_day(date: str | None) -> str:
    """Returns ` on 12 May 2026`, ` in May 2026`, or nothing."""
    if date is None:
        return ""
    return f" {'on' if whole_day(date) else 'in'} {friendly_date(date)}"


def paths_in_words(paths: tuple[Path, ...]) -> str:
    """Returns up to three paths as a list in words."""
    shown = [format_path(path) for path in paths]
    return ", ".join(shown[:3]) + (f" and {len(shown) - 3} more" if len(shown) > 3 else "")
