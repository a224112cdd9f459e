"""The history in lines that a clerk reads on a terminal of 80 columns: what is too long goes on, further in, on the next line."""

import difflib
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.record.safe import safe
from tui.record.words import friendly_date

if TYPE_CHECKING:
    from tui.book.history import Commit, FieldChange, RecordChange

WIDTH = 80
ID_LENGTH = 10

_MOST_LINES = 40
_MOST_OF_ONE = 12


def wrapped(text: str, indent: int = 0, hanging: int = 4, lead: str = "") -> list[str]:
    """Returns a text as lines of at most 80 columns, safe to show, those after the first `hanging` columns further in."""
    before = " " * indent + lead
    return textwrap.wrap(
        safe(text),
        WIDTH,
        initial_indent=before,
        subsequent_indent=" " * (len(before) + (0 if lead else hanging)),
        break_on_hyphens=False,
    ) or [before.rstrip()]


def commit_lines(commit: "Commit", signed: str | None = None) -> list[str]:
    """Returns who did what and when, why, on whose authority, what happened when by which document, and who signed it."""
    head = (commit.commit[:ID_LENGTH], commit.when, commit.author or "(nobody named)", commit.action or "-")
    lines = wrapped("  ".join(head), hanging=ID_LENGTH + 2)
    lines += wrapped(commit.subject or "(no subject)", 4)
    said = {"Reason": commit.reason, "Authority": commit.authority}
    said |= {
        "Happened on": friendly_date(commit.event_date) if commit.event_date else None,
        "Evidence": commit.evidence,
        "Warned of": _warned_of(commit.warnings),
        "Signed": signed,
    }
    for name, text in said.items():
        if text:
            lines += wrapped(f"{name}: {text}", 4)
    return lines


def _warned_of(warnings: str | None) -> str:
    """Returns what stood at the time, as the commit says: rules by their ids, and who approved their own typing in words."""
    from tui.book.steps.typists import SAME_PERSON

    return (warnings or "").replace(SAME_PERSON, "minutes typed and approved by the same person")


def record_lines(record: "RecordChange", *, named: bool = True) -> list[str]:
    """Returns what happened to a record: its name and id if asked for, then a line for each field, or one for the whole."""
    lines = [*wrapped(record.title, 4), *wrapped(record.record, 4)] if named else []
    if not record.changes:
        return [*lines, *wrapped(record.sentence, 4, lead="- ")]
    for change in record.changes:
        lines += change_lines(change)
    return lines


def change_lines(change: "FieldChange") -> list[str]:
    """Returns the sentence of a change, and below it the lines of a longer text that went and that came."""
    lines = wrapped(change.sentence, 4, lead="- ")
    before, after = change.before_text or "", change.after_text or ""
    if all(_is_told(text, change.sentence) for text in (before, after)):
        return lines
    return [*lines, *_beside(before.split("\n") if before else [], after.split("\n") if after else [])]


def _is_told(text: str, sentence: str) -> bool:
    return "\n" not in text and safe(text) in sentence


def _beside(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """Yields the lines that went after `was`, and those that came after `now`; what stayed is left out."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    lines: list[str] = []
    for op, begin, end, start, stop in matcher.get_opcodes():
        if op != "equal":
            lines += [part for line in before[begin:end] for part in wrapped(line, 6, lead="was  ")]
            lines += [part for line in after[start:stop] for part in wrapped(line, 6, lead="now  ")]
    room = _MOST_LINES if before and after else _MOST_OF_ONE
    yield from lines[:room]
    if len(lines) > room:
        yield f"      … and {len(lines) - room} more lines"


def more_lines(more: int, files: Sequence[str]) -> list[str]:
    """Returns how many records were left out, and which files that hold no record were changed."""
    lines = wrapped(f"… and {more} more record{'' if more == 1 else 's'}", 4) if more else []
    if files:
        shown = ", ".join(files[:5]) + (f" and {len(files) - 5} more" if len(files) > 5 else "")
        lines += wrapped(f"Files that hold no record: {shown}", 4)
    return lines
