"""How the tests of clocks ask: the deadlines of one rule, or the only one of it."""

import datetime
from typing import Any

from tui.procedure.clocks.clock import Deadline
from tui.procedure.due import due
from tui.procedure.register import Register

PANEL = {
    "name": "Example Joint Panel",
    "classification": "police-and-crime-panel",
    "timezone": "Europe/London",
    "wording": {"short_name": "the Panel"},
}
OFFICE = {"name": "Example Office", "classification": "commissioner"}


def a_register(records: dict[str, Any], **body: Any) -> Register:
    """A register of these records beside a panel `p` and a commissioner's office `office`."""
    return Register({"p/body": {**PANEL, **body}, "office/body": OFFICE, **records})


def told(register: Register, rule: str, on: str, record: str | None = None, everything: bool = True) -> list[Deadline]:
    """The deadlines of a rule as they stand on a day."""
    found = due(register, datetime.date.fromisoformat(on), record, everything=everything)
    return [each for each in found if each.rule == rule]


def the(register: Register, rule: str, on: str, record: str | None = None) -> Deadline:
    """The only deadline of a rule."""
    (found,) = told(register, rule, on, record)
    return found


def state(register: Register, rule: str, on: str) -> tuple[str | None, str]:
    """By when, and where it stands."""
    found = the(register, rule, on)
    return found.by, found.state
