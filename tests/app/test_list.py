"""Lists draw what is on the screen and no more, whatever the number of records."""

import os
from collections.abc import Callable
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from tests.app.conftest import PANEL, BookFolder, opened, run
from tui.app import desk
from tui.app.screens.records import RecordTree
from tui.app.tree import BookTree
from tui.app.widgets.lines import Lines
from tui.record.excerpts import Excerpt
from tui.rules import parallel

HEIGHT = 24


def many(number: int) -> dict[str, Excerpt]:
    ids = [f"panel-{n % 50}/meetings/{2000 + n % 25}-{n % 12 + 1:02}-{n % 28 + 1:02}-m{n}" for n in range(number)]
    return {
        one: Excerpt(one, "meeting", f"Panel, {one}", one.split("/")[2][:10], "held", f"{one.split('/')[0]}/body")
        for one in ids
    }


class Shown(App[None]):
    CSS: ClassVar[str] = "Lines { height: 100%; }"

    def __init__(self, made: Callable[[], Lines]) -> None:
        super().__init__()
        self._made = made

    def compose(self) -> ComposeResult:
        yield self._made()

    is_leaving = False


def test_ten_thousand_records_draw_one_screenful_and_one_more_for_each_step() -> None:
    excerpts = many(10_000)
    tree = BookTree(excerpts, excerpts)

    def made() -> Lines:
        lines = RecordTree()
        lines.rows = tree.rows(tree.all_keys())
        lines.excerpts = excerpts
        return lines

    async def scenario() -> None:
        app = Shown(made)
        async with app.run_test(size=(80, HEIGHT)) as pilot:
            lines = app.query_one(RecordTree)
            lines.focus()
            await pilot.pause()
            assert lines.count() > 10_000
            assert lines.drawn <= 2 * HEIGHT
            before = lines.drawn
            await pilot.press("end")
            assert lines.cursor == lines.count() - 1
            await pilot.press("pageup", "pageup")
            assert lines.drawn - before <= 5 * HEIGHT
            await pilot.press("home")
            assert lines.cursor == 0

    run(scenario)


def test_the_tree_shows_records_before_any_has_been_read_and_only_open_groups() -> None:
    ids = list(many(10_000))
    tree = BookTree(ids, {})
    rows = tree.rows(tree.first_open())
    assert [row.label for row in rows[:3]] == ["panel 0", "Meetings", "2020"] or rows[0].count == 200
    assert len(rows) < 300
    assert sum(row.count for row in rows if row.depth == 0) == 10_000


def test_a_filter_keeps_the_records_that_have_all_the_words_and_their_groups() -> None:
    excerpts = many(1_000)
    tree = BookTree(excerpts, excerpts)
    rows = tree.rows(set(), "panel-7 2007")
    records = [row.record for row in rows if row.record]
    assert records
    assert all(one.startswith("panel-7/") and "2007" in one for one in records)
    assert rows[0].depth == 0
    assert rows[0].record is None
    assert tree.rows(set(), "no such words") == []


def test_numbered_records_are_in_the_order_of_their_numbers_and_years_newest_first() -> None:
    ids = [f"p/actions/2022-07-20-{n}" for n in (10, 2, 1)] + [
        "p/meetings/2021-01-01",
        "p/meetings/2022-01-01",
        "p/body",
    ]
    tree = BookTree(ids, {})
    rows = tree.rows(tree.all_keys())
    assert [row.record for row in rows if row.record and "actions" in row.record] == [
        f"p/actions/2022-07-20-{n}" for n in (1, 2, 10)
    ]
    assert [row.label for row in rows if row.label.startswith("20")] == ["2022", "2021"]
    assert tree.way_to("p/meetings/2021-01-01") == [("p",), ("p", "meeting"), ("p", "meeting", "2021")]


class Steps(Lines):
    """Ten lines, of which every second can be stopped at."""

    def count(self) -> int:
        return 10

    def line(self, n: int, width: int) -> Content:  # noqa: ARG002
        return Content(f"line {n}")

    def can_stop(self, n: int) -> bool:
        return n % 2 == 1


def test_the_cursor_skips_lines_that_lead_nowhere() -> None:
    async def scenario() -> None:
        app = Shown(Steps)
        async with app.run_test(size=(40, 5)) as pilot:
            lines = app.query_one(Steps)
            lines.focus()
            lines.renew(0)
            assert lines.cursor == 1
            await pilot.press("j")
            assert lines.cursor == 3
            await pilot.press("up")
            assert lines.cursor == 1
            await pilot.press("G")
            assert lines.cursor == 9

    run(scenario)


def test_a_book_large_enough_for_several_processes_is_checked_behind_the_screen(
    folder: BookFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "WORTH_IT", 2)
    monkeypatch.setattr(parallel, "WORTH_IT", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    async def scenario() -> None:
        async with opened(folder) as screen:
            assert screen.app.problems is not None
            assert "Problems" in screen.lines[0]

    run(scenario)


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
@pytest.mark.parametrize(
    "typed", ["25 March 2026", "25 mar 2026", "25/03/2026", "March 2026", "25 mar", "2026-03-25 held"]
)
def test_the_filter_understands_dates_as_people_write_them(
    folder: BookFolder, typed: str, size: tuple[int, int]
) -> None:
    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            await screen.press("2", "slash")
            await screen.type(typed)
            assert "25 Mar 2026" in screen.text
            assert "27 May 2026" not in screen.text

    run(scenario)


def test_a_search_shows_the_field_and_the_words_around(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("s")
            await screen.type("how many visits")
            await screen.until("Notes, Text: How many visits were made?")

    run(scenario)


def test_what_is_read_calls_items_notes_and_fields_by_their_names(folder: BookFolder) -> None:
    action = f"{PANEL}/actions/2026-03-25-1"
    more = (
        "item: custody\nminute_note: visits\nsources:\n  - document: minutes.pdf\n    readings:\n"
        "      - field: raised_at\n        reading: inferred\n"
    )
    folder.write(action, folder.text(action) + more)
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, record=action) as screen:
            await screen.until("How many visits were made?")
            assert screen.line_with("Item ").split() == ["Item", "41", "Custody", "visiting"]
            assert "Raised at · inferred" in screen.text
            assert "raised_at" not in screen.text

    run(scenario)
