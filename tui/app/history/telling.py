"""A change in words for the screen: who, when, signed or not, why, on whose authority, and what it did, without a word of git."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.app.history.differing import Marked, marked
from tui.book.history import Commit, CommitChanges, FieldChange, RecordChange
from tui.book.signing import Signature
from tui.documents.reading_lines import ReadLine, day

DONE = {
    "create": "made", "edit": "edited", "publish": "published", "clear": "cleared", "approve": "approved", "correct": "corrected",
    "respond": "responded", "update": "updated", "reschedule": "rescheduled", "cancel": "cancelled", "import": "taken in",
    "format": "laid out", "delete": "deleted", "undo": "undone", "upgrade": "upgraded", "merge": "combined", "adopt": "taken over",
}  # fmt: skip
"""What was done, in a word, by the action that the change names."""
BY_HAND = "by hand"
"""What stands there where a change names no action: another program than this one made it."""

_LABEL = 11
_DIGEST = re.compile(r" ?\(sha256 [0-9a-f]+…?\)")
_SHORT_DIGESTS = re.compile(r" \([0-9a-f]{4}… → [0-9a-f]{4}…\)|, [0-9a-f]{4}…(?=\))")


@dataclass(frozen=True, slots=True)
class Pair:
    """The text of a field before and after a change, None where there was or is none."""

    before: Marked | None
    after: Marked | None


Block = ReadLine | Pair


@dataclass(frozen=True, slots=True)
class Signed:
    """How a change is signed: a sign, one or two words, and a sentence."""

    mark: str
    word: str
    sentence: str


def done(commit: Commit) -> str:
    """Returns what a change did, in a word."""
    return DONE.get(commit.action or "", BY_HAND)


def signed(signature: Signature | None, commit: Commit) -> Signed:
    """Returns in words how a change is signed; None is a signature that has not been looked at yet."""
    if signature is None:
        return Signed(" ", "", "")
    by = signature.signer or "somebody unknown"
    match signature.state:
        case "none":
            return Signed("·", "unsigned", "Not signed.")
        case "good" if signature.is_of(commit.email):
            return Signed("✓", "signed", f"Signed by {by}, who is the author.")
        case "good":
            return Signed("≠", "not author", f"Signed by {by}, who is not the author.")
        case "bad":
            return Signed(
                "✗", "bad", "The signature does not hold: this is not what was signed, or the key was called back."
            )
        case _:
            return Signed("?", "unknown", "Signed, but the key is on no list of keys that this computer knows.")


def moment(commit: Commit) -> str:
    """Returns when a change was made, as a sentence says it: `3 Mar 2026, 14:02`."""
    date, _, time = commit.when.rpartition(" ")
    return f"{date}, {time}" if ":" in time and date else commit.when


def told(changes: CommitChanges, signature: Signature | None, *, whole: bool = False) -> tuple[Block, ...]:
    """Returns all that is known of a change; `whole` leaves no part of a text out that stayed the same."""
    commit = changes.commit
    blocks: list[Block] = [*_head(commit, signature)]
    for record in changes.records:
        blocks.append(ReadLine())
        blocks += _record(record, whole=whole)
    if changes.more:
        blocks += [ReadLine(), ReadLine(((f"and {changes.more} more records", "faint"),))]
    if changes.files:
        blocks += [ReadLine(), ReadLine((("Files that are no records", "strong"),))]
        blocks += [ReadLine(((name, ""),), 2, 4) for name in changes.files[:200]]
    if changes.note:
        blocks += [ReadLine(), ReadLine(((first_sentence(changes.note), "warning"),))]
    return tuple(blocks)


def told_of_field(
    commit: Commit,
    changes: Iterable[FieldChange],
    note: str | None,
    signature: Signature | None,
    *,
    whole: bool = False,
) -> tuple[Block, ...]:
    """Returns what a change did to one field, with who, when and why."""
    blocks: list[Block] = [*_head(commit, signature), ReadLine()]
    for change in changes:
        blocks += _field(change, whole=whole)
    if note:
        blocks.append(ReadLine(((first_sentence(note), "warning"),)))
    return tuple(blocks)


def first_sentence(note: str) -> str:
    """Returns a note without the command that stands behind it."""
    return note.partition(" To have all of it")[0]


def plain(sentence: str) -> str:
    """Returns a sentence without the sums that only a program compares."""
    return _SHORT_DIGESTS.sub("", _DIGEST.sub("", sentence))


def _head(commit: Commit, signature: Signature | None) -> Iterator[ReadLine]:
    yield ReadLine(((commit.subject or "No subject", "title"),))
    yield ReadLine(
        ((f"{moment(commit)}  ", ""), (commit.author or "nobody named", "strong"), (f"  {done(commit)}", ""))
    )
    said = signed(signature, commit)
    if said.sentence:
        yield ReadLine(((f"{said.mark} {said.sentence}", "warning" if signature and signature.state == "bad" else ""),))
    if commit.committer and commit.committer != commit.author:
        yield _labelled("put in by", commit.committer)
    rows = (
        ("reason", commit.reason),
        ("authority", commit.authority),
        ("happened", day(commit.event_date) if commit.event_date else None),
        ("evidence", commit.evidence),
        ("warnings", commit.warnings),
    )
    for label, text in rows:
        if text:
            yield _labelled(label, text)
    if not commit.action:
        yield ReadLine((("Another program made this change: it says no reason that can be relied on.", "warning"),))


def _labelled(label: str, text: str) -> ReadLine:
    return ReadLine(((f"{label:<{_LABEL}}", "label"), (text, "")), hang=_LABEL)


def _record(record: RecordChange, *, whole: bool) -> Iterator[Block]:
    yield ReadLine(((record.title or record.record, "heading"),))
    if record.what != "changed":
        yield ReadLine(((plain(record.sentence), "error" if record.what == "unreadable" else ""),), 2, 4)
    for change in record.changes:
        yield from _field(change, whole=whole)


def _field(change: FieldChange, *, whole: bool) -> Iterator[Block]:
    yield ReadLine(((f"• {plain(change.sentence)}", ""),), 0, 2)
    before, after = change.before_text, change.after_text
    if all(text is None or _is_said(text, change.sentence) for text in (before, after)):
        return
    old, new = marked(before or "", after or "", whole=whole)
    if before is None or after is None:
        old, new = (_unmarked(lines) for lines in (old, new))
    yield Pair(old if before is not None else None, new if after is not None else None)


def _is_said(text: str, sentence: str) -> bool:
    return "\n" not in text.strip() and text.strip() in sentence


def _unmarked(lines: Marked) -> Marked:
    return tuple(tuple((text, "") for text, _ in line) for line in lines)
