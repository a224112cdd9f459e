"""The steps of a review, so that each can be undone: an edit, a doubt accepted, a record left out, a text placed or put aside.

A review never changes, it is replaced; so a step is what was there before, and undoing one puts that back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tui.documents.importing.review.reviewing import Review
from tui.record.differences import changes
from tui.record.kinds import kind_of
from tui.record.paths import format_path
from tui.record.safe import shortened
from tui.record.schema import Schema

_MOST = 500
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Moment:
    """A review as it was after a step, with the text of each record."""

    review: Review
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """What a step did, in words, and where: a field of a record, or a line of the source (0: none)."""

    said: str
    record: str = ""
    path: str = ""
    line: int = 0


@dataclass
class Steps:
    """The moments of a review: the present one, those before it, and those that were undone."""

    now: Moment
    _before: list[Moment] = field(default_factory=list)
    _after: list[Moment] = field(default_factory=list)

    @property
    def can_undo(self) -> bool:
        """Whether a step was made."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether a step was undone."""
        return bool(self._after)

    def note(self, review: Review, texts: Mapping[str, str]) -> None:
        """Takes a step to the review as it is now; where nothing changed, there was none."""
        if review is self.now.review or review == self.now.review:
            return
        self._before.append(self.now)
        del self._before[:-_MOST]
        self._after.clear()
        self.now = Moment(review, dict(texts))

    def undo(self) -> tuple[Moment, Moment]:
        """Goes back a step, where there is one; returns the moment before it and the one after it."""
        was = self.now
        if self._before:
            self._after.append(was)
            self.now = self._before.pop()
        return self.now, was

    def redo(self) -> tuple[Moment, Moment]:
        """Makes the step again that was undone, where there is one; returns the moment before it and the one after it."""
        was = self.now
        if self._after:
            self._before.append(was)
            self.now = self._after.pop()
        return was, self.now


def step_between(old: Review, new: Review, schema: Schema, called: Callable[[str], str]) -> Step:
    """Returns what a step from one review to the next did. `called` names a record in one line."""
    taken = [each for each in new.placed if each not in old.placed] or [
        each for each in old.placed if each not in new.placed
    ]
    line = taken[0].place.line if taken else 0
    if taken and not any(each.record for each in taken):
        return Step(f"line {line}, no part of the record", line=line)
    changed = [each for each in new.ids if dict(new.value(each)) != dict(old.value(each))]
    changed += [each for each in old.ids if each not in new.ids]
    record = next((each for each in changed if kind_of(each) != "person"), changed[0] if changed else "")
    if record:
        found = next(iter(changes(kind_of(record) or "", old.value(record), new.value(record), schema)), None)
        path = format_path(found.path) if found is not None else ""
        what = f"text of line {line} placed" if taken else "a change"
        return Step(f"{what} in {_short(called(record))}", record, path, line)
    if old.left_out != new.left_out:
        record = next(iter(sorted(old.left_out ^ new.left_out)))
        out = "left out" if record in new.left_out else "taken in again"
        return Step(f"{_short(called(record))} {out}", record)
    numbers = sorted(old.accepted ^ new.accepted)
    if not numbers:
        return Step("a step")
    doubt = new.doubts[numbers[0]]
    state = "accepted" if len(new.accepted) > len(old.accepted) else "open again"
    said = f"{len(numbers)} doubts {state}" if len(numbers) > 1 else f"doubt {state}: {_short(doubt.message)}"
    return Step(said, doubt.record, doubt.path, doubt.line)


def _short(words: str) -> str:
    return shortened(" ".join(words.split()), _LONGEST)
