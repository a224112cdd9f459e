"""What a command of minute-taking is: what it asks for, one thing after another, and what comes of the answers."""

from collections.abc import Callable
from dataclasses import dataclass

from tui.procedure.minuting.sitting import Done, Sitting
from tui.procedure.minuting.slots import Answers, Slot


@dataclass(frozen=True, slots=True)
class Command:
    """What a letter does: its slots, and what their answers come to. The third argument of `done` is the time of the key, HH:MM."""

    name: str
    slots: tuple[Slot, ...]
    done: Callable[[Sitting, Answers, str], Done]
    needs_item: bool = True
