"""What is taken out of a book for another program: all of it, some bodies, or some meetings with what belongs to them.

Everything comes from `Published`, so that nothing exempt, private or withheld can be in any format, nor, where it is made for everybody,
what is not public yet.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from tui.documents.rendering.published import Published
from tui.errors import WrongUsage
from tui.procedure.register import Register, Value, text_at
from tui.record.kinds import body_of, kind_of

_OF_MEETING: Final[Mapping[str, str]] = {
    "paper": "meeting", "recommendation": "made_at", "action": "raised_at", "question": "meeting", "complaints": "reported_at",
}  # fmt: skip
"""What belongs to a meeting: the kind of record, and its field that names the meeting."""


@dataclass(frozen=True, slots=True)
class Times:
    """When a record was made and last changed, in UTC, and how many times it was saved."""

    made: datetime.datetime
    changed: datetime.datetime
    saved: int


TimesOf = Callable[[str], Times | None]


def no_times(record_id: str) -> Times | None:  # noqa: ARG001 - what it is asked does not matter: it knows of none
    """Returns None: the history is not at hand."""
    return None


@dataclass(frozen=True)
class Extract:
    """The part of a book that is taken out. `ids` are bodies and meetings, none for the whole book.

    `base` is where it will be found on the web, with a closing slash, empty where that is not known; `on` is the day for which what
    is due is told.
    """

    book: Published
    on: datetime.date
    ids: tuple[str, ...] = ()
    base: str = ""
    times: TimesOf = field(default=no_times, repr=False)

    def __post_init__(self) -> None:
        """Raises WrongUsage for what is neither a body nor a meeting of the book."""
        for each in self.ids:
            if kind_of(each) not in ("body", "meeting"):
                hint = "Name bodies or meetings, or nothing for the whole book."
                raise WrongUsage(f"{each} is neither a body nor a meeting.", hint)
            known = each in self.register.bodies if kind_of(each) == "body" else self.register.get(each) is not None
            if not known:
                raise WrongUsage(f"There is no record {each}.", f"See: minutebook list {kind_of(each)}")

    @property
    def register(self) -> Register:
        """The register of what may be printed."""
        return self.book.register

    @cached_property
    def meetings(self) -> tuple[tuple[str, Value], ...]:
        """Id and whole value of every meeting taken out, in the order of ids."""
        found = [each for each, gist in self.register.of("meeting") if self._is_taken(each, each) or self._joined(gist)]
        return tuple((each, value) for each in found if (value := self.book.get(each)) is not None)

    @property
    def held_back(self) -> tuple[str, ...]:
        """The meetings of which only the agenda is taken out, because their minutes are not yet published."""
        return tuple(each for each, _ in self.meetings if each in self.book.uncleared)

    def of(self, kind: str) -> Iterator[tuple[str, Value]]:
        """Yields id and whole value of the records of a kind that are taken out, in the order of ids."""
        for each, gist in self.register.of(kind):
            meeting = text_at(gist, _OF_MEETING.get(kind, ""))
            value = self.book.get(each) if self._is_taken(each, meeting) else None
            if value is not None:
                yield each, value

    def deliverables(self) -> Iterator[tuple[str, Value, Value]]:
        """Yields id and value of the deliverables of the plans that the bodies taken out own, each with its plan."""
        for each, gist in self.register.of("deliverable"):
            plan_id = f"{each.rsplit('/', 2)[0]}/plan"
            plan = self.book.get(plan_id) or {}
            if self.ids and text_at(plan, "owner") not in self.ids:
                continue
            yield each, self.book.get(each) or gist, plan

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The ids of the bodies taken out, and of those whose meetings are."""
        if not self.ids:
            return self.register.bodies
        return tuple(dict.fromkeys(each if kind_of(each) == "body" else body_of(each) or "" for each in self.ids))

    @cached_property
    def whole_bodies(self) -> tuple[str, ...]:
        """The ids of the bodies that are taken out as such, with their members; not those of which only a meeting is."""
        return tuple(each for each in self.bodies if not self.ids or each in self.ids)

    def is_whole(self, body: str | None) -> bool:
        """Returns whether everything of a body is taken out."""
        return not self.ids or body in self.ids

    def _joined(self, meeting: Value) -> bool:
        """Returns whether a body that is taken out met together with another, which keeps the record."""
        together = meeting.get("joint_with")
        return isinstance(together, list) and any(each in self.ids for each in together)

    def _is_taken(self, record_id: str, meeting: str | None) -> bool:
        return self.is_whole(body_of(record_id)) or meeting in self.ids
