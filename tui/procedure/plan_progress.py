"""Where the deliverables of a plan stand as at a day, and what moved between two days; as a chart in text.

A status is as it was last reported by that day; what was reported later says nothing of it. What has no status is `not recorded`.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any, Final

from tui.procedure.calendar import first_and_last_day, in_short
from tui.procedure.register import Register, Value, dicts, text_at
from tui.record.words import plain_words

STATUSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "completed": "●",
        "business_as_usual": "■",
        "nearly_completed": "◕",
        "ongoing": "◐",
        "on_hold": "=",
        "not_started": "○",
        "not recorded": "·",
    }
)
"""Each status with its sign in the chart, from done to not known."""

_DONE: Final = frozenset({"completed", "business_as_usual"})
_UNKNOWN: Final = "not recorded"
_MONTH_AFTER: Final = {1: (0, 7), 2: (0, 10), 3: (1, 1), 4: (1, 4)}
"""For each quarter of a financial year, which begins in April, the month after its last, and whether that is in the next year."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A deliverable as at a day. `since` is the date of the update that says so, as vague as recorded; `said` that update's text.

    `target` is in words, `by` its last day where that can be told; `overdue` says that the day is over and what is recorded, and is None
    where it is not over, cannot be told, or the deliverable is recorded as done.
    """

    record: str
    name: str
    theme: str
    stage: str | None
    status: str
    since: str | None
    said: str | None
    target: str | None
    by: str | None
    overdue: str | None

    def as_json(self) -> dict[str, Any]:
        """Returns the deliverable as the command line prints it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of a plan with its deliverables, as at a day."""

    plan: str
    id: str
    number: str | None
    name: str
    deliverables: tuple[Standing, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many deliverables have each status."""
        return counts(self.deliverables)


@dataclass(frozen=True, slots=True)
class Move:
    """What was reported of a deliverable between two days: its status before and after, in a sentence."""

    record: str
    name: str
    before: str
    after: str
    sentence: str


def themes(register: Register, plan: str, on: datetime.date) -> list[Theme]:
    """Returns the themes of a plan (`plans/x/plan`) as at a day, in the plan's order, what names no theme of it last."""
    folder = plan.rsplit("/", 1)[0]
    found: dict[str, list[tuple[tuple[object, ...], Standing]]] = {}
    for record_id, value in register.of("deliverable"):
        if record_id.startswith(f"{folder}/deliverables/"):
            one = _standing(record_id, value, on)
            found.setdefault(one.theme, []).append((_order(value, record_id), one))
    named = {str(each.get("id")): each for each in dicts(register.get(plan), "themes")}
    return [
        Theme(
            plan,
            theme,
            text_at(named.get(theme), "number"),
            text_at(named.get(theme), "name") or theme.replace("-", " ") or "No theme is named",
            tuple(one for _, one in sorted(found[theme], key=lambda each: each[0])),
        )
        for theme in (*(one for one in named if one in found), *(one for one in found if one not in named))
    ]


def plans(register: Register) -> list[str]:
    """Returns the plans of a book that have deliverables, in the order of their ids."""
    folders = {record_id.split("/deliverables/")[0] for record_id, _ in register.of("deliverable")}
    return sorted(f"{folder}/plan" for folder in folders)


def counts(deliverables: Iterable[Standing]) -> dict[str, int]:
    """Returns how many have each status, in the order of `STATUSES`, those of which there are none left out."""
    told = [one.status for one in deliverables]
    return {status: told.count(status) for status in (*STATUSES, *sorted(set(told) - set(STATUSES))) if status in told}


def progress(register: Register, plan: str, start: datetime.date, end: datetime.date) -> list[Move]:
    """Returns what was reported of a plan's deliverables after one day and by another, in the plan's order."""
    before = {one.record: one for theme in themes(register, plan, start) for one in theme.deliverables}
    found = []
    for theme in themes(register, plan, end):
        for now in theme.deliverables:
            was = before[now.record]
            if (was.status, was.since, was.said) == (now.status, now.since, now.said):
                continue
            when = f", reported {in_short(now.since)}" if now.since else ""
            moved = (
                f"{_words(was.status)} → {_words(now.status)}"
                if was.status != now.status
                else f"still {_words(now.status)}"
            )
            found.append(Move(now.record, now.name, was.status, now.status, f"{now.name}: {moved}{when}."))
    return found


def chart(at: Sequence[tuple[str, Sequence[Theme]]], width: int) -> list[str]:
    """Returns a chart of at most `width` cells: for each theme a line for each day, given in words, with a sign for each deliverable.

    Where the most that a theme has do not fit, a sign stands for several, and the last line but the legend says for how many.
    """
    names = list(dict.fromkeys(theme.id for _, found in at for theme in found))
    labels = {theme.id: " ".join(filter(None, (theme.number, theme.name))) for _, found in at for theme in found}
    label_width = min(max((len(one) for one in labels.values()), default=0), max(12, width // 3))
    day_width = max((len(day) for day, _ in at), default=0) if len(at) > 1 else 0
    room = max(8, width - label_width - day_width - 8)
    most = max((len(theme.deliverables) for _, found in at for theme in found), default=0)
    each = max(1, -(-most // room))
    lines = []
    for name in names:
        label = labels[name] if len(labels[name]) <= label_width else f"{labels[name][: label_width - 1]}…"
        for day, found in at:
            here = next((theme for theme in found if theme.id == name), None)
            signs = _signs(here.counts, each) if here else ""
            many = len(here.deliverables) if here else 0
            lines.append(
                f"{label:<{label_width}}  {day if day_width else '':<{day_width}}  {many:>3}  {signs}".rstrip()
            )
            label = ""
    if each > 1:
        lines.append(f"A sign stands for up to {each}.")
    return [*lines, *_legend([theme for _, found in at for theme in found], width)]


def _standing(record_id: str, value: Value, on: datetime.date) -> Standing:
    updates = dicts(value, "updates")
    known = [one for one in updates if not _is_after(text_at(one, "date"), on)]
    last = known[-1] if known else None
    told = [status for one in known if (status := text_at(one, "status"))]
    own = text_at(value, "status") if len(known) == len(updates) else None
    status = told[-1] if told else own or _UNKNOWN
    target = value.get("target")
    by = target_end(target) if isinstance(target, Mapping) else None
    in_words = _target_words(target) if isinstance(target, Mapping) else None
    since = text_at(last, "date")
    overdue = None
    if by is not None and by < on and status not in _DONE:
        reported = (
            f"last reported on {in_short(since)} as {_words(status)}" if since else f"its status is {_words(status)}"
        )
        overdue = f"Wanted by {in_short(by.isoformat())}; {reported}."
    return Standing(
        record_id,
        text_at(value, "name") or record_id.rsplit("/", 1)[-1],
        text_at(value, "theme") or "",
        text_at(value, "stage"),
        status,
        since,
        text_at(last, "text"),
        in_words,
        by.isoformat() if by else None,
        overdue,
    )


def target_end(target: Value) -> datetime.date | None:
    """Returns the last day of a target, of its last quarter (financial years begin in April) or its date; None where it cannot be told."""
    days = first_and_last_day(text_at(target, "date"))
    if days is not None:
        return days[1]
    year = text_at(target, "year") or ""
    quarter = target.get("to_quarter") or target.get("from_quarter") or (4 if "/" in year or "-" in year else None)
    if not year[:4].isdecimal() or quarter not in _MONTH_AFTER:
        return None
    later, month = _MONTH_AFTER[quarter]
    return datetime.date(int(year[:4]) + later, month, 1) - datetime.timedelta(days=1)


def _target_words(target: Value) -> str | None:
    if date := text_at(target, "date"):
        return in_short(date)
    first, last = target.get("from_quarter"), target.get("to_quarter")
    quarters = f"Q{first or last}" if first == last or not (first and last) else f"Q{first} to Q{last}"
    words = " ".join(filter(None, (quarters if first or last else "", text_at(target, "year") or "")))
    return words or text_at(target, "as_printed")


def _signs(found: Mapping[str, int], each: int) -> str:
    return "".join(STATUSES.get(status, "?") * -(-count // each) for status, count in found.items())


def _legend(found: Sequence[Theme], width: int) -> list[str]:
    told = counts(one for theme in found for one in theme.deliverables)
    lines: list[str] = []
    for status in told:
        words = f"{STATUSES.get(status, '?')} {_words(status)}"
        if lines and len(lines[-1]) + 3 + len(words) <= width:
            lines[-1] += f"   {words}"
        else:
            lines.append(words)
    return lines


def _words(status: str) -> str:
    return plain_words(status)


def _is_after(date: str | None, on: datetime.date) -> bool:
    days = first_and_last_day(date)
    return days is not None and days[0] > on


def _order(value: Value, record_id: str) -> tuple[object, ...]:
    stages = ("completed", "current", "new")
    stage, order = value.get("stage"), value.get("order")
    return (
        stages.index(stage) if stage in stages else len(stages),
        order if isinstance(order, int) else 1 << 30,
        record_id,
    )
