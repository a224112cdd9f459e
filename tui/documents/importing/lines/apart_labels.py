"""Brings labels and what they say together where a form put the labels of a head one below the other, and then what they say."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.documents.importing.dates import dates_in
from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import Passage

_LABEL = re.compile(r"[A-Z][\w /&’'-]{1,40}:")
_DATE = re.compile(r"date\b", re.IGNORECASE)
_FEWEST = 3
_FIRST = 25
"""Within so many lines stands the head of a document."""


def with_labels_beside(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Returns the lines, each of several labels that stand below one another with the line that is its own among as many behind them.
    The day must be where its label says: else the lines are left as they are."""
    told = [n for n, line in enumerate(lines) if not line.blank and not line.furniture][:_FIRST]
    run: list[int] = []
    for at, n in enumerate(told):
        if not lines[n].cells and _LABEL.fullmatch(lines[n].content.text):
            run.append(n)
            continue
        values = told[at : at + len(run)]
        if _belong(lines, run, values):
            pairs = dict(zip(run, values, strict=True))
            return tuple(
                replace(line, content=Passage.joined((line.content, lines[pairs[n]].content))) if n in pairs else line
                for n, line in enumerate(lines)
                if n not in values
            )
        run = []
    return tuple(lines)


def _belong(lines: Sequence[Line], labels: Sequence[int], values: Sequence[int]) -> bool:
    if len(labels) < _FEWEST or len(values) < len(labels):
        return False
    if any(lines[n].content.text.endswith(":") or lines[n].cells for n in values):
        return False
    dated = [
        bool(dates_in(lines[value].content.text))
        for n, value in zip(labels, values, strict=True)
        if _DATE.match(lines[n].content.text)
    ]
    return bool(dated) and all(dated)
