"""What happens to an edit that cannot be done in place: ruamel writes the text anew, and comments stay."""

import pytest

from tui.record import edits
from tui.record.edits import Edit, Insert, Move, Remove, Set, Unset, apply, apply_to_value
from tui.record.operations import Put
from tui.record.paths import Item, parse_path
from tui.record.reading import read_text
from tui.record.roundtrip import NotRoundTripped, by_round_trip
from tui.record.splicing import NotSpliced

TEXT = """\
# the minutes
name: Example Panel  # as printed
date: "2026-05-12"

items:
  # first
  - id: a
    title: 'One: the first'
    note: |
      two
      lines
  - id: b
    title: Two
"""

EDITS: list[Edit] = [
    Set(("name",), "no"),
    Set(("note",), "two\nlines\n"),
    Set(("start_time",), "13:30"),
    Unset(("date",)),
    Insert(("items",), {"id": "c", "title": "012"}, "b"),
    Remove(parse_path("items[a]")),
    Move(("items", Item("b")), "a"),
    Set(parse_path("items[b].title"), "≥ 5: five"),
]


@pytest.fixture
def no_splice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text in whose layout nothing can be done in place."""

    def refused(*_: object) -> str:
        raise NotSpliced

    monkeypatch.setattr(edits, "splice", refused)


@pytest.mark.usefixtures("no_splice")
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: type(edit).__name__)
def test_an_edit_that_cannot_be_done_in_place_is_made_all_the_same(edit: Edit) -> None:
    done = apply(TEXT, [edit])
    assert read_text(done).value == apply_to_value(read_text(TEXT).value, [edit])
    assert "# the minutes" in done
    assert "# as printed" in done or edit == Set(("name",), "no")


@pytest.mark.usefixtures("no_splice")
def test_what_no_way_can_do_is_refused_and_says_so() -> None:
    with pytest.raises(edits.EditRefused, match="nothing was changed"):
        apply("name: x\ndate: 2024-13-45\n", [Set(("name",), "y")])


def test_what_ruamel_cannot_read_is_a_verdict_and_no_crash() -> None:
    for text in ("date: 2024-13-45\n", "a: [\n", "a: {b: 1}\nc: !!python/none x\n"):
        with pytest.raises(NotRoundTripped):
            by_round_trip(text, Put(("zz", "yy"), "x"))
