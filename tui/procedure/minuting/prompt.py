"""The line at which minutes are typed: a command and its answers so far, or plain text; and what all of it comes to, even half typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tui.procedure.minuting import course, notes
from tui.procedure.minuting.command import Command
from tui.procedure.minuting.commands import COMMANDS
from tui.procedure.minuting.moments import time_alone
from tui.procedure.minuting.people import Somebody
from tui.procedure.minuting.refusing import Refused
from tui.procedure.minuting.sitting import Done, Sitting
from tui.procedure.minuting.slots import Offer, Slot, answer
from tui.procedure.register import text_at
from tui.record.edits import Set
from tui.record.paths import Path


@dataclass(frozen=True, slots=True)
class Asking:
    """A command on the line: what was answered so far, the time of its key, and what it asks now."""

    command: Command
    at: str
    slot: Slot
    answers: Mapping[str, Any] = field(default_factory=dict)

    def offers(self, sitting: Sitting, typed: str) -> list[Offer]:
        """Returns what Enter may take for what is typed so far."""
        return list(self.slot.offers(sitting, self.answers, typed))

    def takes_first(self, sitting: Sitting, typed: str) -> bool:
        """Whether Enter takes the first offer."""
        return bool(typed.strip()) or self.slot.default(sitting, self.answers)

    def prefill(self, sitting: Sitting) -> str:
        """Returns what stands on the line from the start."""
        return self.slot.prefill(sitting, self.answers)

    @property
    def words(self) -> str:
        """The words before the cursor: `question by`, then `Q Member F`."""
        if self.slot.words:
            return self.slot.words
        who = self.answers.get("who")
        return f"{self.command.name[:1].upper()} {who.name if isinstance(who, Somebody) else ''}".rstrip()


def press(sitting: Sitting, name: str, at: str) -> Asking | Done:
    """Returns what a command asks first, or what it comes to at once. Raises Refused where it cannot be given now."""
    if name == "next":
        if (
            sitting.is_begun
            and not sitting.is_over
            and sitting.adjournment is None
            and course.coming_item(sitting) is None
        ):
            return press(sitting, "end", at)
        return course.go_on(sitting, at)
    if name == "retype":
        return notes.retype(sitting, _chosen(sitting))
    if name == "undertake":
        return notes.undertake_note(sitting, _chosen(sitting))
    if name == "remove":
        return notes.take_away(sitting, _chosen(sitting))
    if name == "adjourn" and sitting.adjournment is not None:
        return course.resume(sitting, at)
    command = COMMANDS[name]
    if command.needs_item:
        sitting.here  # noqa: B018 - refuses before the first item
    return _on(sitting, Asking(command, at, command.slots[0]))


def enter(sitting: Sitting, asking: Asking | None, typed: str, offer: int | None = None) -> Asking | Done:
    """Returns what Enter comes to: the next thing to ask, or what is done; `offer` is the place of one moved to. Raises Refused."""
    if asking is None:
        time = time_alone(typed)
        return course.correct_time(sitting, time) if time is not None else notes.line(sitting, typed)
    given = answer(asking.slot, sitting, asking.answers, typed, offer)
    answers = {**asking.answers, asking.slot.name: given, f"{asking.slot.name}_typed": typed}
    return _on(sitting, replace(asking, answers=answers))


def as_typed(sitting: Sitting, asking: Asking | None, typed: str) -> Done:
    """Returns what a line comes to that may be half typed, so that a draft holds it: a command as far as it goes, else plain text."""
    if asking is None and not typed.strip():
        return Done(item=sitting.item, last=sitting.last)
    try:
        found = enter(sitting, asking, typed)
        while isinstance(found, Asking):
            found = enter(sitting, found, found.prefill(sitting))
    except Refused:
        return _as_text(sitting, asking, typed)
    return found


def reworded(sitting: Sitting, path: Path, typed: str) -> Done:
    """Returns what was said or decided with another text, as far as one is typed."""
    return notes.reword(sitting, path, typed) if typed.strip() else Done(item=sitting.item, last=sitting.last)


def _on(sitting: Sitting, asking: Asking) -> Asking | Done:
    for slot in asking.command.slots:
        if slot.name not in asking.answers and slot.needed(sitting, asking.answers):
            return replace(asking, slot=slot)
    return asking.command.done(sitting, asking.answers, asking.at)


def _chosen(sitting: Sitting) -> Path:
    if sitting.last is None:
        raise Refused("Nothing is chosen here.", "↑ goes to what was written before.")
    return sitting.last


def _as_text(sitting: Sitting, asking: Asking | None, typed: str) -> Done:
    words = "" if asking is None else f"{_answered(asking)}{asking.words} "
    text = f"{words}{typed}".strip()
    if asking is not None and not typed.strip() and not asking.answers:
        return Done(item=sitting.item, last=sitting.last)
    if sitting.item is None:
        before = text_at(sitting.meeting, "note")
        return Done((Set(("note",), f"{before}\n{text}\n" if before else text),), item=None)
    return notes.add(sitting, "narrative", text)


def _answered(asking: Asking) -> str:
    said = [value.name if isinstance(value, Somebody) else str(value) for name, value in asking.answers.items()
            if not name.endswith("_typed") and value is not None]  # fmt: skip
    return f"{asking.command.name}: {', '.join(said)}; " if said else ""
