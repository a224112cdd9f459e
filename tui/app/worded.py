"""What an error says, as the screen says it: records by their names, changes and not commits, keys and not commands."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tui.errors import MinutebookError
from tui.record.kinds import kind_of

_ID = re.compile(r"(?:records/)?([a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)+)(?:\.yaml)?(?=[\s:;,.”)]|\Z)")
_PATH = re.compile(r"\b(?:[a-z_]+(?:\.[a-z_]+)*\[[^\]\s]+\](?:\.[a-z_]+|\[[^\]\s]+\])*|minutes(?:\.[a-z_]+)+)")
_COMMIT = re.compile(r"\bcommit(s?)\b(?! -)")
_COMMAND = re.compile(r"(?P<before>:?\s*)minutebook (?P<command>[a-z]+)(?P<rest>[^.;]*)")
_KEYS = {
    "correct": "record.correct",
    "publish": "record.publish",
    "approve": "record.approve",
    "respond": "record.respond",
    "update": "record.update",
    "clear": "record.steps",
    "reschedule": "record.steps",
    "set": "record.edit",
    "edit": "record.edit",
    "add": "record.edit",
    "undo": "history.undo",
    "log": "record.history",
    "list": "mode.records",
    "new": "mode.new",
    "search": "program.search",
}
"""The action that does on the screen what a command does."""
_WHERE = {"history.undo": "in its history", "mode.records": "in any mode", "mode.new": "in any mode"}


@dataclass(frozen=True, slots=True)
class Names:
    """How the screen calls things: a record by its id, a field by its record and path, an action by its key."""

    record: Callable[[str], str]
    field: Callable[[str, str], str]
    key: Callable[[str], str]


def worded(error: MinutebookError, names: Names) -> str:
    """Returns what an error says and what to do next, in the words of the screen."""
    hint = _by_keys(error.hint, names.key)
    return " ".join(one for one in (_plain(error.sentence, names), _plain(hint, names)) if one)


def _plain(text: str, names: Names) -> str:
    if "minutebook " in text:
        return text  # a command, to be typed as it stands
    about = next((found[1] for found in _ID.finditer(text) if kind_of(found[1])), "")

    def called(found: re.Match[str]) -> str:
        return names.record(found[1]) if kind_of(found[1]) else found[0]

    def placed(found: re.Match[str]) -> str:
        return names.field(about, found[0]) if about else found[0]

    return _COMMIT.sub(r"change\1", _ID.sub(called, _PATH.sub(placed, text)))


def _by_keys(hint: str, key_of: Callable[[str], str]) -> str:
    def pressed(found: re.Match[str]) -> str:
        action = _KEYS.get(found["command"])
        if action is None:
            return f"{found['before']}in a terminal, minutebook {found['command']}{found['rest']}"
        where = _WHERE.get(action, "in the record")
        return f"{found['before']}{key_of(action)} {where}"

    return _COMMAND.sub(pressed, hint)
