"""Complaints are counts: a return names nobody, neither who complained nor who was complained about."""

import re
from collections.abc import Iterable, Iterator

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.spots import Spot
from tui.rules.view import RecordView

_NAMED = re.compile(
    r"\b(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|PC|DC|Sgt|Sergeant|Inspector|Superintendent)\.? (?:[A-Z]\.? ?)*[A-Z][a-z'’-]+"
)
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[A-Za-z]{2,}")


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each text of a return in which somebody is named or can be written to; the name is not repeated."""
    for spot, text in _texts(view.value, ()):
        if _NAMED.search(text) or _ADDRESS.search(text):
            yield Finding(
                spot,
                "This names somebody, and complaints are kept as counts.",
                "Take the name out: what is saved once stays in the history.",
            )


def _texts(value: object, at: Spot) -> Iterator[tuple[Spot, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, (*at, name))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _texts(inner, (*at, n))


RULE = RecordRule(
    "complaints-named", Severity.ERROR, "Complaints are counts and name nobody", kinds=("complaints",), check=check
)
