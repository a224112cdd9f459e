"""Real-looking records and ways to spoil them, for tests that must hold whatever a record holds."""

from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import strategies as st

from tests.builder import ROOT
from tui.record.reading import Unreadable, read

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-3, 10**6)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(
        ["2022-02-30", "2022", "0000-00-00", "25:61", "Monday", "member-a", "people/member-a", "2/3", "for", "chair",
         "example-panel/meetings/2022-07-20", "held", "a\u202eb", "твс", "", "a\nb", "[/]", "5.1", "aa)", "1/0"]
    )
)  # fmt: skip
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "person", "items", "notes", "name", "vote", "x", ""]), inner, max_size=3
        )
    ),
    max_leaves=6,
)

Draw = Callable[[st.SearchStrategy[Any]], Any]


@cache
def real_records() -> list[tuple[str, dict[str, Any]]]:
    """Returns the good and the bad examples that can be read, with their ids."""
    found: list[tuple[str, dict[str, Any]]] = []
    for path in sorted((ROOT / "tests" / "examples").glob("*/*.yaml")):
        try:
            reading = read(path.read_bytes())
        except Unreadable:
            continue
        record_id = reading.text.partition("# record: ")[2].partition("\n")[0]
        found.append((record_id, reading.value))
    return found


def mutated(draw: Draw, value: Any) -> Any:
    """Returns a value in which up to three places hold something else, are gone, or are there twice."""
    for _ in range(draw(st.integers(1, 3))):
        _mutate(draw, value)
    return value


def _mutate(draw: Draw, value: Any) -> None:
    holders = [one for one in _holders(value) if one]
    if not holders:
        return
    holder = draw(st.sampled_from(holders))
    key = draw(st.sampled_from(list(holder) if isinstance(holder, dict) else list(range(len(holder)))))
    how = draw(st.sampled_from(["replace", "remove", "copy", "add"]))
    if how == "replace":
        holder[key] = draw(values)
    elif how == "remove":
        del holder[key]
    elif isinstance(holder, dict):
        holder[draw(st.sampled_from(["id", "items", "note", "date", "vote", "sources", "unknown"]))] = draw(values)
    else:
        holder.insert(key, holder[key] if how == "copy" else draw(values))


def _holders(value: Any) -> list[Any]:
    found = [value] if isinstance(value, dict | list) else []
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        found += _holders(inner)
    return found
