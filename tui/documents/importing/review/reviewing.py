"""A review of what a document gave: what the clerk did to the drafts and to the doubts, and what became of every word of the source.

Pure: every decision returns another review. Nothing is counted by hand: a doubt is settled when it was accepted, or when its field no
longer says what was guessed; a passage is placed while the field it was put into has its words. So whatever is undone is open again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from tui.documents.importing.accounting import ASIDE, Unplaced, unplaced, words_of
from tui.documents.importing.drafting import Claim, Doubt, in_field, tidy
from tui.documents.importing.passage import Place
from tui.documents.importing.result import Drafted, Imported
from tui.record.kinds import kind_of

State = Literal["open", "accepted", "corrected", "gone"]
CORRECTED = "corrected"
"""What words of the source are named that a field had and, since somebody corrected it, has no more."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage of the source that was put into a field by hand; with no record, one that was put aside."""

    place: Place
    record: str = ""
    path: str = ""


@dataclass(frozen=True)
class Review:
    """What a document gave, and what was decided about it. `changed` are records as they were edited or added, by id."""

    found: Imported
    changed: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    accepted: frozenset[int] = frozenset()
    placed: tuple[Placed, ...] = ()

    # -- the records ----------------------------------------------------------------------

    @cached_property
    def _drafted(self) -> Mapping[str, Drafted]:
        return {each.id: each for each in self.found.records}

    @property
    def ids(self) -> tuple[str, ...]:
        """The records, in the order of the document; those that were added come last."""
        return (*self._drafted, *(each for each in self.changed if each not in self._drafted))

    def value(self, record_id: str) -> Mapping[str, Any]:
        """Returns a record as it is now; nothing in it for one that is not there."""
        if record_id in self.changed:
            return self.changed[record_id]
        drafted = self._drafted.get(record_id)
        return drafted.data if drafted is not None else {}

    def drafted(self, record_id: str) -> Mapping[str, Any]:
        """Returns a record as the document gave it; nothing in it for one that was added."""
        drafted = self._drafted.get(record_id)
        return drafted.data if drafted is not None else {}

    def records(self) -> tuple[Drafted, ...]:
        """Returns the records that are to be saved, as they are now."""
        return tuple(
            Drafted(each, kind_of(each) or "", dict(self.value(each)))
            for each in self.ids
            if each not in self.left_out and self.value(each)
        )

    def with_value(self, record_id: str, value: Mapping[str, Any]) -> "Review":
        """Returns the review with a record edited, or added."""
        changed = {**self.changed, record_id: value}
        if value == self.drafted(record_id):
            del changed[record_id]
        return replace(self, changed=changed)

    def leaving_out(self, record_id: str) -> "Review":
        """Returns the review without a record, or with it again where it was left out."""
        return replace(self, left_out=self.left_out ^ {record_id})

    # -- the doubts -----------------------------------------------------------------------

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Everything that was guessed, settled or not."""
        return self.found.doubts

    def state(self, number: int) -> State:
        """Returns what became of a doubt, by its place in `doubts`."""
        doubt = self.found.doubts[number]
        if doubt.record in self.left_out or self._is_gone(doubt):
            return "gone"
        if self._is_corrected(doubt):
            return "corrected"
        return "accepted" if number in self.accepted else "open"

    def _is_corrected(self, doubt: Doubt) -> bool:
        """Whether the field says something else now; a list or an entry in which something was edited is still what was guessed."""
        if doubt.record not in self.changed or not doubt.path:
            return False
        before = in_field(self.drafted(doubt.record), doubt.path)
        now = in_field(self.value(doubt.record), doubt.path)
        return before != now and not (isinstance(before, dict | list) and isinstance(now, dict | list))

    def _is_gone(self, doubt: Doubt) -> bool:
        """Whether the field, or what it was in, was there and is no more."""
        if doubt.record not in self.changed or not doubt.path:
            return False
        before, now = self.drafted(doubt.record), self.value(doubt.record)
        return any(
            in_field(before, path) is not None and in_field(now, path) is None for path in _around_and_at(doubt.path)
        )

    def open_doubts(self) -> tuple[int, ...]:
        """Returns the doubts that nobody settled yet, record by record, by where they are in the source."""
        order = {each: n for n, each in enumerate(self.ids)}
        found = [n for n in range(len(self.found.doubts)) if self.state(n) == "open"]
        return tuple(sorted(found, key=lambda n: order.get(self.found.doubts[n].record, 0)))

    def accepting(self, number: int) -> "Review":
        """Returns the review with a doubt accepted, or open again where it was."""
        return replace(self, accepted=self.accepted ^ {number})

    def accepting_all(self, numbers: Iterable[int]) -> "Review":
        """Returns the review with all these doubts accepted."""
        return replace(self, accepted=self.accepted | set(numbers))

    def guesses(self) -> tuple[Doubt, ...]:
        """Returns what is still guessed, for the sources of the records: an accepted guess stays one, and says that it was accepted."""
        return tuple(
            replace(each, message=f"{each.message} Looked at and accepted.") if state == "accepted" else each
            for n, each in enumerate(self.found.doubts)
            if (state := self.state(n)) in ("open", "accepted")
        )

    def told(self, staying: Collection[str] = ()) -> str:
        """Returns what became of the guesses and of the texts in no field, in a few words for the history; `staying` are records of
        which nothing is saved."""
        saved = {*self.ids} - self.left_out - {*staying}
        states = [self.state(n) for n, each in enumerate(self.found.doubts) if each.record in saved]
        said = {"accepted": "accepted", "corrected": "corrected", "gone": "removed", "open": "not looked at"}
        counts = [f"{states.count(state)} {words}" for state, words in said.items() if state in states]
        guesses = (
            f"of {len(states)} {'guess' if len(states) == 1 else 'guesses'} {', '.join(counts)}"
            if counts
            else "no guesses"
        )
        placed = sum(bool(each.record) for each in self.placed)
        texts = [
            f"{placed} placed" if placed else "",
            f"{len(self.placed) - placed} put aside" if len(self.placed) > placed else "",
        ]
        by_hand = ", ".join(filter(None, texts))
        return f"{guesses}{f'; texts by hand: {by_hand}' if by_hand else ''}"

    # -- the words of the source ----------------------------------------------------------

    def placing(self, places: Iterable[Place], record_id: str = "", path: str = "") -> "Review":
        """Returns the review with passages put into a field; without a record, put aside as no part of it."""
        return replace(self, placed=(*self.placed, *(Placed(each, record_id, path) for each in places)))

    def taking_back(self, line: int) -> "Review":
        """Returns the review without what was put aside of a line."""
        return replace(self, placed=tuple(each for each in self.placed if each.record or each.place.line != line))

    def account(self) -> tuple[Unplaced, ...]:
        """Returns what of the source is in no field now, in order; what is not simply left over is named."""
        aside = [each.place for each in self.placed if not each.record]
        found = unplaced(self.found.lines, self._claims(), self._value_at, aside)
        corrected = [place for each in self._corrected() for place in each.places]
        return tuple(
            replace(each, what=CORRECTED) if each.what == "label" and _in_any(each.place, corrected) else each
            for each in found
        )

    def remark(self, account: Sequence[Unplaced]) -> str:
        """Returns what is said of the passages that were put aside; empty where none were."""
        aside = [each for each in account if each.what == ASIDE]
        if not aside:
            return ""
        lines = [f"line {each.line}: {tidy(each.text)}" for each in aside]
        return "\n".join(["Looked at on import and no part of the record:", *lines])

    def lines_of(self, record_id: str, path: str) -> tuple[int, ...]:
        """Returns the lines of the source that a field, or anything in it, came from; where none did, those of the entry it is in."""
        found = self._lines_in(record_id, path)
        while path and not found:
            path = _around(path)
            found = self._lines_in(record_id, path) if path else found
        return tuple(sorted(found))

    def _lines_in(self, record_id: str, path: str) -> set[int]:
        within = (f"{path}.", f"{path}[")
        found = {
            place.line
            for each in self._by_record.get(record_id, ())
            if not path or each.path == path or each.path.startswith(within)
            for place in each.places
        }
        return found | {
            each.place.line
            for each in self.placed
            if each.record == record_id and (each.path == path or each.path.startswith(within))
        }

    def places_of(self, record_id: str, path: str, line: int = 0) -> tuple[Place, ...]:
        """Returns the places of the source that a field came from, those of one line only where a line is given."""
        claims = (each for each in self._by_record.get(record_id, ()) if each.path == path)
        placed = (each.place for each in self.placed if each.record == record_id and each.path == path)
        found = dict.fromkeys((*(place for each in claims for place in each.places), *placed))
        return tuple(each for each in found if line in (0, each.line))

    def first_line_of(self, record_id: str) -> int:
        """Returns the first line of the source that a record came from; 0 where none did."""
        return min(self._lines_in(record_id, ""), default=0)

    def fields_of(self, line: int) -> tuple[tuple[str, str], ...]:
        """Returns the fields (record, path) that a line of the source went into: first the one with its last words, and of those that
        have them the closest to a single value."""
        ends: dict[tuple[str, str], int] = {}
        claims = [each for each in self._by_line.get(line, ()) if each.record not in self.left_out]
        placed = [Claim((each.place,), each.record, each.path) for each in self.placed if each.record]
        for each in (*claims, *placed):
            for place in each.places:
                if place.line == line:
                    key = (each.record, each.path)
                    ends[key] = max(ends.get(key, 0), place.end)
        return tuple(sorted(ends, key=lambda one: (-ends[one], -len(one[1]))))

    @cached_property
    def _by_line(self) -> Mapping[int, list[Claim]]:
        found: dict[int, list[Claim]] = {}
        for each in self.found.claims:
            for line in dict.fromkeys(place.line for place in each.places):
                found.setdefault(line, []).append(each)
        return found

    @cached_property
    def _by_record(self) -> Mapping[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for each in self.found.claims:
            found.setdefault(each.record, []).append(each)
        return found

    def _claims(self) -> Iterator[Claim]:
        """Yields the claims that still hold: not those of what was taken away since, nor of a passage whose words are not there."""
        for each in self.found.claims:
            if each.record in self.left_out:
                continue
            if each.record in self.changed and each.path:
                before = in_field(self.drafted(each.record), each.path)
                if before is not None and self._value_at(each.record, each.path) is None:
                    continue
            yield each
        texts = {line.number: line.raw for line in self.found.lines}
        for one in self.placed:
            if not one.record or one.record in self.left_out:
                continue
            passage = texts.get(one.place.line, "")[one.place.start : one.place.end]
            value = self._value_at(one.record, one.path)
            if isinstance(value, str) and words_of(passage) <= words_of(value):
                yield Claim((one.place,), one.record, one.path)

    def _corrected(self) -> Iterator[Claim]:
        for each in self.found.claims:
            if each.record in self.changed and each.path:
                before, now = in_field(self.drafted(each.record), each.path), self._value_at(each.record, each.path)
                if now is not None and before != now:
                    yield each

    def _value_at(self, record_id: str, path: str) -> Any:
        return in_field(self.value(record_id), path)

    # -- keeping --------------------------------------------------------------------------

    @property
    def is_begun(self) -> bool:
        """Whether anything was decided."""
        return bool(self.changed or self.left_out or self.accepted or self.placed)

    def as_json(self) -> dict[str, Any]:
        """Returns the decisions, as `resumed` takes them. Doubts are named by what they say: a later reading may number them otherwise."""
        return {
            "changed": {each: dict(value) for each, value in self.changed.items()},
            "left_out": sorted(self.left_out),
            "accepted": [_named(self.found.doubts[n]) for n in sorted(self.accepted)],
            "placed": [
                {
                    "line": each.place.line,
                    "start": each.place.start,
                    "end": each.place.end,
                    "record": each.record,
                    "path": each.path,
                }
                for each in self.placed
            ],
        }


def resumed(found: Imported, kept: Mapping[str, Any]) -> Review:
    """Returns the review of a document with decisions that were kept. Raises KeyError, TypeError or ValueError where they are none."""
    numbers = {tuple(_named(each)): n for n, each in enumerate(found.doubts)}
    return Review(
        found,
        {str(each): dict(value) for each, value in dict(kept["changed"]).items()},
        frozenset(map(str, kept["left_out"])),
        frozenset(numbers[named] for each in kept["accepted"] if (named := tuple(each)) in numbers),
        tuple(
            Placed(
                Place(int(each["line"]), int(each["start"]), int(each["end"])), str(each["record"]), str(each["path"])
            )
            for each in kept["placed"]
        ),
    )


def _named(doubt: Doubt) -> list[Any]:
    return [doubt.line, doubt.record, doubt.path, doubt.message]


def _around(path: str) -> str:
    """Returns the path of what a field or an entry is in; empty for the record."""
    return path[: max(path.rfind("."), path.rfind("["), 0)]


def _around_and_at(path: str) -> Iterator[str]:
    while path:
        yield path
        path = _around(path)


def _in_any(place: Place, places: Sequence[Place]) -> bool:
    return any(each.line == place.line and each.start < place.end and place.start < each.end for each in places)
