"""Problems: what they count is said, and what only tells of a published document can be put aside."""

import pytest

from tests.app.conftest import MEETING, BookFolder, opened, run

SLIP = """
sources:
  - document: minutes.pdf
    readings:
      - id: title
        field: items[costs].title
        reading: printed
        as_printed: Cots
"""
SIZES = pytest.mark.parametrize("size", [(80, 24), (200, 50)])


def with_a_slip(folder: BookFolder) -> None:
    text = folder.text().replace("minute_number: 42", "minute_number: 44")
    folder.write(MEETING, text + SLIP)
    folder.commit()


@SIZES
def test_one_key_puts_aside_what_is_as_published_and_says_how_much(folder: BookFolder, size: tuple[int, int]) -> None:
    with_a_slip(folder)

    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            await screen.press("6")
            assert "Cots" in screen.text
            assert "p as published" in screen.lines[-1]
            await screen.press("p")
            assert "1 as published is put aside; p shows it." in screen.text
            assert "Cots" not in screen.text
            assert "Minute 44 follows minute 41" in screen.text
            await screen.press("slash")
            await screen.type("cots")
            assert "No problem has “cots” in it." in screen.text
            assert "1 as published is put aside" in screen.text
            await screen.press("escape", "p")
            assert "Cots" in screen.text
            assert "put aside" not in screen.text

    run(scenario)


def test_what_was_put_aside_is_aside_the_next_time(folder: BookFolder) -> None:
    with_a_slip(folder)

    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("6", "p")
        async with opened(folder) as screen:
            await screen.press("6")
            await screen.until("1 as published is put aside")

    run(scenario)


def test_where_nothing_is_as_published_the_key_says_so(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("6")
            assert "as published" not in screen.lines[-1]
            await screen.press("p")
            await screen.until("No problem here is one of something recorded as published.")

    run(scenario)


@SIZES
def test_problems_are_counted_by_the_same_signs_for_the_book_and_for_a_record(
    folder: BookFolder, size: tuple[int, int]
) -> None:
    with_a_slip(folder)

    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            assert "6 Problems !2 i2" in screen.lines[0]
            assert "! 2 warnings, i 2 pieces of advice" in screen.text
            await screen.press("6")
            assert "! Warnings: to be looked at  2" in screen.text
            assert "i Advice: may wait  2" in screen.text
            await screen.press("enter")
            await screen.until("5 Problems !2 i2")

    run(scenario)


def test_what_only_the_whole_book_tells_stays_with_its_field_until_the_field_is_changed(folder: BookFolder) -> None:
    with_a_slip(folder)

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("3", "ctrl+home", "shift+down", "delete")
            await screen.until("draft")
            await screen.until("5 Problems !2 i2")
            assert "What the clerk noted" not in screen.text
            await screen.press("escape", "5")
            assert "line 43, column 20" in screen.text
            await screen.press("3", *["down"] * 42, "end", "backspace")
            await screen.type("2")
            await screen.until("5 Problems !1 i2")

    run(scenario)
