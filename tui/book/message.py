"""The message of a commit: written for a reviewer, read back by the log and by an auditor's program.

A subject, one line for each change, and trailers in the last paragraph. Whatever a person typed stands on one line, so it can neither
add a trailer nor end the paragraph.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tui.errors import WrongUsage
from tui.procedure.calendar import date_fault
from tui.record.changes import LINE_LIMIT, change_lines
from tui.record.safe import safe, shortened
from tui.record.schema import Schema

ACTIONS: tuple[str, ...] = (
    "create", "edit", "publish", "clear", "approve", "correct", "respond", "update", "reschedule", "cancel", "import", "format",
    "delete", "undo", "upgrade", "merge", "adopt",
)  # fmt: skip
"""Everything that a commit can say it did."""

LONGEST_SUBJECT = 72

TRAILERS = ("Action", "Record", "Reason", "Schema", "Authority", "Event-Date", "Evidence", "Warnings")
"""The names of the trailers in the order in which they stand."""

WORDINGS: Mapping[int, Callable[[str, Any, Any, Schema], tuple[str, ...]]] = {1: change_lines}
"""What gives the lines of one record's change in a message with this number in its trailer `Schema`: kind, old value, new, schema.

A number is never taken away, so that the lines of an old message can always be computed again.
"""

_OWN_REASONS: Mapping[str, str] = {"format": "one spelling for every value", "upgrade": "a newer schema"}
"""Actions that say themselves why they were done."""

_TRAILER_LINE = re.compile(rf"({'|'.join(TRAILERS)}): (.*)\Z")
_LINE_ENDS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_BULLET = "- "


@dataclass(frozen=True, slots=True)
class Trailers:
    """What the last paragraph says. `schema` is the whole number of the schema and of this form of message."""

    action: str
    records: tuple[str, ...]
    reason: str
    schema: int
    authority: str | None = None
    event_date: str | None = None
    evidence: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it was read: its subject, the lines of its changes, and its trailers in their order."""

    subject: str
    changes: tuple[str, ...] = ()
    trailers: tuple[tuple[str, str], ...] = field(default=())

    def first(self, name: str) -> str | None:
        """Returns the value of the first trailer called `name`, None where there is none."""
        return next((value for known, value in self.trailers if known == name), None)

    def all(self, name: str) -> tuple[str, ...]:
        """Returns the values of every trailer called `name`."""
        return tuple(value for known, value in self.trailers if known == name)


def one_line(text: str) -> str:
    """Returns what a person typed as one safe line: no line end of any alphabet, nothing invisible, single spaces."""
    return " ".join(safe(_LINE_ENDS.sub(" ", text)).split())


def compose(subject: str, body: Sequence[str] | Mapping[str, Sequence[str]], trailers: Trailers) -> str:
    """Returns the message. `body` is the lines of changes, for several records a mapping from the id of each to its lines.

    Raises WrongUsage for an unknown action, an empty subject, a missing reason, or an event on no day.
    """
    title = shortened(one_line(subject), LONGEST_SUBJECT).lstrip("#-> ")
    if not title:
        raise WrongUsage("A change needs a subject.")
    paragraphs = [title, *_body(body), _last_paragraph(trailers)]
    return "\n\n".join(paragraphs) + "\n"


def body_text(body: Sequence[str] | Mapping[str, Sequence[str]]) -> str:
    """Returns what `compose` writes between subject and trailers; empty for nothing."""
    return "\n\n".join(_body(body))


def parse(text: str) -> Message:
    """Returns what a message says. A message that no program of ours wrote has a subject and nothing else.

    Trailers are read from the last paragraph only, and only when it is nothing but ours.
    """
    paragraphs = [part for part in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").strip("\n")) if part.strip()]
    if not paragraphs:
        return Message("")
    subject = " ".join(paragraphs[0].split())
    found = [_TRAILER_LINE.match(line) for line in paragraphs[-1].split("\n")]
    if len(paragraphs) < 2 or not all(found):
        return Message(subject)
    trailers = tuple((each[1], each[2]) for each in found if each is not None)
    lines = (line for part in paragraphs[1:-1] for line in part.split("\n"))
    return Message(subject, tuple(line.removeprefix(_BULLET) for line in lines if line.startswith(_BULLET)), trailers)


def check_reason(action: str, reason: str) -> str:
    """Returns the reason as one line. Raises WrongUsage for an action that there is not, or where a reason is needed and missing."""
    if action not in ACTIONS:
        raise WrongUsage(f"There is no action called “{one_line(action)}”.", f"The actions are {', '.join(ACTIONS)}.")
    said = one_line(reason) or _OWN_REASONS.get(action, "")
    if not said:
        raise WrongUsage(
            "A change needs a reason: it is what a reviewer reads first.", "Say why in a few words: --reason '…'"
        )
    return said


def check_event_date(date: str | None) -> str:
    """Returns the day that something happened on, empty for none. Raises WrongUsage for what is no day."""
    said = one_line(date or "")
    if said and (_DAY.match(said) is None or date_fault(said)):
        raise WrongUsage(
            f"“{shortened(said, 40)}” is not the day of an event. {date_fault(said) or ''}".rstrip(),
            "Write year, month and day, as in 2026-03-25.",
        )
    return said


def _body(body: Sequence[str] | Mapping[str, Sequence[str]]) -> list[str]:
    if not isinstance(body, Mapping):
        return ["\n".join(_bullets(body))] if body else []
    room = max(LINE_LIMIT // max(len(body), 1), 1)
    return ["\n".join([f"{record_id}:", *_bullets(lines, room)]) for record_id, lines in body.items()]


def _bullets(lines: Sequence[str], room: int = LINE_LIMIT) -> list[str]:
    shown = [_BULLET + (one_line(line) or "…") for line in lines]
    if len(shown) > room:
        rest = shown[room - 1 :]
        digest = hashlib.sha256("\n".join(rest).encode()).hexdigest()[:4]
        shown[room - 1 :] = [f"{_BULLET}… and {len(rest)} more changes ({digest}…)"]
    return shown


def _last_paragraph(trailers: Trailers) -> str:
    reason = check_reason(trailers.action, trailers.reason)
    values: list[tuple[str, str]] = [("Action", trailers.action)]
    values += [("Record", record_id) for record_id in trailers.records]
    values += [("Reason", reason), ("Schema", str(trailers.schema))]
    values += [("Authority", trailers.authority or ""), ("Event-Date", check_event_date(trailers.event_date))]
    values += [("Evidence", trailers.evidence or ""), ("Warnings", ", ".join(trailers.warnings))]
    return "\n".join(f"{name}: {said}" for name, value in values if (said := one_line(value)))
