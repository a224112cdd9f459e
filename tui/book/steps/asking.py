"""What a step must be asked, and the answers: one description, from which the command line makes options and the screen a dialog.

Answers come as they are typed and leave as what the record holds: people without their folder, days that exist, choices that there are.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from tui.errors import WrongUsage
from tui.procedure.calendar import date_fault, time_fault
from tui.record.kinds import reference_value
from tui.record.safe import shortened

AskKind: TypeAlias = Literal[
    "date", "vague_date", "time", "person", "meeting", "paper", "recommendation", "line", "text", "choice", "number", "yes_no", "file"
]  # fmt: skip
"""How a question is answered. A vague date may stop at the year or the month; a file is named by its path on this machine."""

Given: TypeAlias = Mapping[str, str | Sequence[str]]
"""Answers as typed, by the names of the questions; several for a question that takes many. What is missing or empty is not answered."""

_FOLDERS = {"meeting": "meetings", "paper": "papers", "recommendation": "recommendations"}
_WHOLE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_VAGUE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}\Z")
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}\Z")


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of a step. `today` says that today is the answer where none is given."""

    name: str
    title: str
    help: str
    kind: AskKind = "line"
    required: bool = False
    choices: tuple[str, ...] = ()
    many: bool = False
    today: bool = False


@dataclass(frozen=True, slots=True)
class StepForm:
    """Everything that a step is to be asked, in the order in which a dialog asks it."""

    title: str
    help: str
    asks: tuple[Ask, ...] = ()

    def ask(self, name: str) -> Ask | None:
        """Returns the question of this name, if the step has it."""
        return next((each for each in self.asks if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to a form, each as the record holds it."""

    values: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str | None:
        """Returns the answer to a question, None where it was not answered."""
        return next(iter(self.values.get(name, ())), None)

    def needed(self, name: str) -> str:
        """Returns the answer to a question that the form requires."""
        return self.values[name][0]

    def all(self, name: str) -> tuple[str, ...]:
        """Returns every answer to a question that takes many."""
        return self.values.get(name, ())

    def number(self, name: str) -> int | None:
        """Returns the answer to a question for a number."""
        found = self.one(name)
        return int(found) if found is not None else None


def answered(form: StepForm, given: Given, body: str, today: str) -> Answers:
    """Returns the answers to a form. `body` is the folder of the record's body, for ids given without it; `today` an ISO date.

    Raises WrongUsage for a question that the form has not, one not answered that must be, and an answer that does not fit.
    """
    typed = {name: _several(value) for name, value in given.items()}
    for name, values in typed.items():
        if values and form.ask(name) is None:
            raise WrongUsage(
                f"“{option(name)}” is not asked here: {form.help[:1].lower()}{form.help[1:]}.",
                f"What is asked: {', '.join(option(each.name) for each in form.asks) or 'nothing'}.",
            )
    fitting = {each.name: _answers(each, typed.get(each.name, ()), body, today) for each in form.asks}
    return Answers({name: found for name, found in fitting.items() if found})


def option(name: str) -> str:
    """Returns the option of the command line that answers the question of this name."""
    return f"--{name.replace('_', '-')}"


def _several(value: str | Sequence[str]) -> tuple[str, ...]:
    several = (value,) if isinstance(value, str) else tuple(value)
    return tuple(each.strip() for each in several if each.strip())


def _answers(ask: Ask, typed: tuple[str, ...], body: str, today: str) -> tuple[str, ...]:
    if not typed and ask.today:
        return (today,)
    if not typed and ask.required:
        choices = f" It is one of {', '.join(ask.choices)}." if ask.choices else ""
        raise WrongUsage(f"“{ask.title}” must be said: {option(ask.name)}.", f"{ask.help}.{choices}")
    return tuple(_fitting(ask, each, body) for each in typed)


def _fitting(ask: Ask, typed: str, body: str) -> str:
    fault = _fault(ask, typed)
    if fault:
        raise WrongUsage(f"“{shortened(typed, 40)}” does not answer “{ask.title}”. {fault}", f"{ask.help}.")
    if ask.kind == "person":
        return reference_value(typed)
    if ask.kind in _FOLDERS and "/" not in typed:
        return f"{body}/{_FOLDERS[ask.kind]}/{typed}"
    return typed


def _fault(ask: Ask, typed: str) -> str:
    match ask.kind:
        case "date" if _WHOLE.match(typed) is None:
            return "Write year, month and day, as in 2026-03-25."
        case "vague_date" if _VAGUE.match(typed) is None:
            return "Write year, month and day, as in 2026-03-25, or as much of it as is known."
        case "date" | "vague_date":
            return date_fault(typed) or ""
        case "time":
            return "Write hours and minutes, as in 13:30." if _TIME.match(typed) is None else time_fault(typed) or ""
        case "choice" if typed not in ask.choices:
            return f"It is one of {', '.join(ask.choices)}."
        case "yes_no" if typed not in ("yes", "no"):
            return "Say yes or no."
        case "number" if not (typed.isascii() and typed.isdigit() and 0 < len(typed) < 10 and int(typed)):
            return "It is a number from 1 on."
        case _:
            return ""
