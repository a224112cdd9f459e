"""The printed numbers of headings, paragraphs, themes and lettered notes run on without gap or repetition."""

import re
from collections.abc import Iterable, Iterator

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.spots import Spot
from tui.rules.view import Map, RecordView, elements, text
from tui.rules.words import said

_NUMBER = re.compile(r"(?P<head>(?:[0-9]+\.)*)(?P<last>[0-9]{1,4})\.?\Z")
_LABEL = re.compile(r"\(?(?P<last>[0-9]{1,3}|[a-z]{1,2})[.)]?\Z")
_LEAVE_IT = "If the document prints it so, leave it; else correct the number."


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each number of a list that repeats the one before it or leaves one out."""
    if view.kind == "paper":
        yield from _sections((), view.value)
        yield from _run(elements(view.value, "recommended_text"))
    elif view.kind == "plan":
        yield from _run(elements(view.value, "themes"))
    elif view.kind == "meeting":
        yield from _labels(view)
        for spot, item in view.items:
            for at, finding in ((spot, one) for one in _run(elements(item, "decisions"))):
                yield Finding(at + finding.spot, finding.message, finding.hint)


def _sections(at: Spot, value: Map) -> Iterator[Finding]:
    for finding in _run(elements(value, "sections")):
        yield Finding(at + finding.spot, finding.message, finding.hint)
    for below, section in elements(value, "sections"):
        yield from _sections(at + below, section)


def _run(found: Iterable[tuple[Spot, Map]]) -> Iterator[Finding]:
    before: tuple[str, int] | None = None
    seen: set[tuple[str, int]] = set()
    for spot, one in found:
        printed = text(one, "number")
        parts = _NUMBER.match(printed) if printed else None
        if parts is None or printed is None:
            continue
        here = (parts["head"], int(parts["last"]))
        if here in seen:
            yield Finding((*spot, "number"), f"The number {said(printed)} is printed a second time.", _LEAVE_IT)
        elif before is not None and before[0] == here[0] and here[1] > before[1] + 1:
            left_out = f"{here[0]}{before[1] + 1}"
            yield Finding(
                (*spot, "number"),
                f"{said(printed)} follows {said(f'{before[0]}{before[1]}')}: there is no {left_out}.",
                _LEAVE_IT,
            )
        elif before is not None and before[0] == here[0] and here[1] < before[1]:
            yield Finding(
                (*spot, "number"), f"{said(printed)} comes after {said(f'{before[0]}{before[1]}')}.", _LEAVE_IT
            )
        seen.add(here)
        before = here


def _labels(view: RecordView) -> Iterator[Finding]:
    for at, item in view.items:
        before: int | None = None
        was_figure = False
        for below, note in elements(item, "notes"):
            label = text(note, "label")
            found = _LABEL.match(label) if label else None
            if found is None or label is None:
                continue
            value, is_figure = _value(found["last"]), found["last"].isdecimal()
            if before is not None and is_figure == was_figure and value not in (before + 1, 1):
                yield Finding((*at, *below, "label"), _after(label, value, before, is_figure), _LEAVE_IT)
            before, was_figure = value, is_figure


def _after(label: str, value: int, before: int, is_figure: bool) -> str:
    earlier = str(before) if is_figure else _letters(before)
    if value == before:
        return f"The label {said(label)} is printed a second time."
    if value < before:
        return f"{said(label)} comes after {said(earlier)}."
    return f"{said(label)} follows {said(earlier)}: there is no {before + 1 if is_figure else _letters(before + 1)}."


def _value(label: str) -> int:
    """Returns a label as a number: 2 for 2 or b; 27 and 28 for aa and bb, as minutes go on after z."""
    if label.isdecimal():
        return int(label)
    return ord(label[0]) - 96 + (26 if len(label) == 2 else 0)


def _letters(value: int) -> str:
    return chr(96 + value) if value <= 26 else chr(96 + value - 26) * 2


RULE = RecordRule(
    "heading-numbers",
    Severity.WARNING,
    "Printed numbers of headings and paragraphs run on",
    kinds=("paper", "plan", "meeting"),
    check=check,
)
