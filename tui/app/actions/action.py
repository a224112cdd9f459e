"""An action: what a clerk can do, with which keys, where, and why not when not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Condition = Callable[[Any], str]
"""Takes the place where the action would run and returns why it cannot, an empty string where it can."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a key can do.

    `id` is the place and the verb (`record.save`); the place's method `do_save` runs it. `footer` is the rank in the line of
    keys, 0 for actions that help and palette show but the line does not. `called` gives the label that the state of the place asks
    for, an empty string where that is `label`.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    when: tuple[Condition, ...] = ()
    footer: int = 0
    priority: bool = False
    listed: bool = True
    called: Callable[[Any], str] = lambda _place: ""

    @property
    def place(self) -> str:
        """Where the action is at home: the part of the id before the dot."""
        return self.id.partition(".")[0]

    @property
    def method(self) -> str:
        """The name of the method that runs it."""
        return "do_" + self.id.partition(".")[2].replace("-", "_")

    def label_at(self, place: Any) -> str:
        """Returns what the action is called at the place as it is now."""
        return self.called(place) or self.label

    def why_not(self, place: Any) -> str:
        """Returns why the action cannot run there now, an empty string where it can."""
        for condition in self.when:
            reason = condition(place)
            if reason:
                return reason
        return ""
