"""Every text in a record with its spot, for the few rules that look at characters."""

from collections.abc import Iterator
from typing import Any

from tui.rules.spots import Spot


def strings(value: Any, at: Spot = ()) -> Iterator[tuple[Spot, str]]:
    """Yields every text, names of fields aside, with its spot."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, (*at, str(name)))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from strings(inner, (*at, n))
