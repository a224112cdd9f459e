"""What the program says for some seconds: a repeat takes the place of what was said before, and what is said of a record goes with it."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from textual.notifications import Notification
from textual.screen import Screen

_READ_AFTER = 2.0
"""Seconds that a warning or an error stays whatever key is pressed: it may come while one types on."""


@dataclass
class Said(Notification):
    """Something said; `about` is the screen of the record that it was said on, None where that was no record's."""

    about: Screen[Any] | None = None


def replaced_by(new: Notification, before: Iterable[Notification]) -> list[Notification]:
    """Returns what goes when something new is said: whatever is of its sort; of errors only the same one."""
    return [
        one
        for one in before
        if one.severity == new.severity and (new.severity != "error" or one.message == new.message)
    ]


def outlived(screens: Iterable[Screen[Any]], said: Iterable[Notification]) -> list[Notification]:
    """Returns what was said of records whose screens are none of these."""
    there = set(screens)
    return [one for one in said if isinstance(one, Said) and one.about is not None and one.about not in there]


def said_enough(said: Iterable[Notification]) -> list[Notification]:
    """Returns what a key takes away: everything but the warnings and errors that have only just come."""
    now = time.time()
    return [one for one in said if one.severity == "information" or now - one.raised_at > _READ_AFTER]
