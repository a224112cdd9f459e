"""When each item was taken, and who was there for it.

Attendance gives times, items seldom do. Where the minutes do not say when an item was taken, its time lies between those of its
neighbours, and whoever left in between was there or not: it cannot be told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tui.procedure.calendar import minutes_past_midnight
from tui.procedure.membership import Answer, Standing
from tui.procedure.presence import Interval, interval, is_expected, is_present
from tui.procedure.register import Value, dicts, text_at

_EARLIEST: Final = 0
_DAY: Final = 24 * 60
_LATEST: Final = _DAY * 2


@dataclass(frozen=True, slots=True)
class Span:
    """When an item was taken, in minutes after midnight: not before `first`, over by `last`; exact where the minutes give both."""

    first: int
    last: int


class RoomTimes:
    """A meeting's times, ready to be asked about any of its items."""

    def __init__(self, meeting: Value) -> None:
        self._past_midnight = _past_midnight(meeting)
        self._spans = dict(_spans(meeting, self._past_midnight))

    def span(self, item: str | None) -> Span:
        """Returns when an item was taken; the whole meeting for None and for an item that it does not have."""
        return self._spans.get(item or "", self._spans[""])

    def present(self, entry: Mapping[str, Any], item: str | None = None) -> Standing:
        """Returns whether an entry of the attendance was there throughout an item (None: the whole meeting).

        A stay that ends before it begins tells nothing: one of its times is a slip, and which of them is not known.
        """
        if is_expected(entry):
            return Standing(Answer.CANNOT_TELL, "recorded as expected, and nothing says whether they came")
        if not is_present(entry):
            given = {"apologies": "sent apologies", "absent": "recorded as absent"}.get(text_at(entry, "status") or "")
            return Standing(Answer.NO, given or "not recorded as present")
        span, stays = self.span(item), [_stay(interval(one), self._past_midnight) for one in dicts(entry, "intervals")]
        if not stays:
            return Standing(Answer.YES, "recorded as present, without times")
        if any(arrived <= span.first and span.last <= left for arrived, left in stays):
            return Standing(Answer.YES, _times(entry))
        if any(left < arrived for arrived, left in stays):
            return Standing(Answer.CANNOT_TELL, f"{_times(entry)}, which is to have left before arriving")
        if not any(arrived < span.last and left > span.first for arrived, left in stays):
            return Standing(Answer.NO, _times(entry))
        return Standing(Answer.CANNOT_TELL, f"{_times(entry)}; when the item was taken is not recorded so closely")


def _stay(stay: Interval, past_midnight: int | None) -> tuple[int, int]:
    """Returns from when to when a stay lasted, in minutes after the midnight before the meeting; to the ends of it where not said."""
    arrived, left = _time(stay.arrived, past_midnight), _time(stay.left, past_midnight)
    return arrived if arrived is not None else _EARLIEST, left if left is not None else _LATEST


def _times(entry: Mapping[str, Any]) -> str:
    told = []
    for stay in map(interval, dicts(entry, "intervals")):
        came = f"from {_clock(stay.arrived)}" if stay.arrived is not None else ""
        left = f"to {_clock(stay.left)}" if stay.left is not None else ""
        told.append(f"{came} {left}".strip())
    return f"there {', '.join(each for each in told if each) or 'at times that are not given'}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _begin(meeting: Value) -> int | None:
    return minutes_past_midnight(text_at(meeting, "actual_start") or text_at(meeting, "start_time"))


def _past_midnight(meeting: Value) -> int | None:
    """Returns when a meeting that went on past midnight began: an earlier time is of the next day. None for any other meeting."""
    begin, end = _begin(meeting), minutes_past_midnight(text_at(meeting, "actual_end"))
    return begin if begin is not None and end is not None and end < begin else None


def _time(minutes: int | None, past_midnight: int | None) -> int | None:
    return minutes if minutes is None or past_midnight is None or minutes >= past_midnight else minutes + _DAY


def _spans(meeting: Value, past_midnight: int | None) -> Iterator[tuple[str, Span]]:
    """Yields the id and span of each item, in the order in which they were taken; the whole meeting under the empty id."""

    def time(of: Value, name: str) -> int | None:
        return _time(minutes_past_midnight(text_at(of, name)), past_midnight)

    begin, end = _begin(meeting), time(meeting, "actual_end")
    whole = Span(begin if begin is not None else _EARLIEST, end if end is not None else _LATEST)
    yield "", whole
    listed = list(enumerate(dicts(meeting, "items")))
    items = [item for _, item in sorted(listed, key=_order_taken)]
    firsts: list[int] = []
    earliest = whole.first
    for item in items:
        started = time(item, "starts_at")
        earliest = max(earliest, started) if started is not None else earliest
        firsts.append(earliest)
        ended = time(item, "ended_at")
        earliest = max(earliest, ended) if ended is not None else earliest
    latest = whole.last
    spans: list[tuple[str, Span]] = []
    for item, first in zip(reversed(items), reversed(firsts), strict=True):
        ended = time(item, "ended_at")
        latest = min(latest, ended) if ended is not None else latest
        spans.append((str(item.get("id")), Span(first, max(latest, first))))
        started = time(item, "starts_at")
        latest = min(latest, started) if started is not None else latest
    yield from spans


def _order_taken(numbered: tuple[int, Value]) -> tuple[int, int]:
    place, item = numbered
    taken = item.get("order_taken")
    return (taken if isinstance(taken, int) else place + 1), place
