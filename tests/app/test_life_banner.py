"""What is said above minutes that are edited, and what happens when approved ones are changed all the same."""

import pytest

from tests.app.conftest import MEETING, BookFolder, opened, run
from tui.book.repository import Book

SIZES = pytest.mark.parametrize("size", [(80, 24), (200, 50)])


def approved(folder: BookFolder) -> None:
    folder.write(MEETING, folder.text().replace("state: with_chair", "state: approved"))
    folder.commit()


@SIZES
def test_draft_minutes_say_draft_wherever_they_are_shown(folder: BookFolder, size: tuple[int, int]) -> None:
    async def scenario() -> None:
        async with opened(folder, size=size, record=MEETING) as screen:
            assert "DRAFT" in screen.text
            await screen.press("e")
            assert "DRAFT" in screen.lines[1]
            await screen.press("3")
            assert "DRAFT" in screen.lines[1]
            await screen.press("escape", "4")
            assert "DRAFT" not in screen.lines[1]
            await screen.press("escape", "2", "slash")
            await screen.type("held")
            await screen.press("enter")
            if size[0] >= 100:
                await screen.until("DRAFT")

    run(scenario)


@SIZES
def test_approved_minutes_say_how_they_change_and_a_save_is_refused_in_words(
    folder: BookFolder, size: tuple[int, int]
) -> None:
    approved(folder)

    async def scenario() -> None:
        async with opened(folder, size=size, record=MEETING) as screen:
            assert "DRAFT" not in screen.text
            await screen.press("3")
            assert "APPROVED" in screen.lines[1]
            assert "only by a correction" in screen.lines[1]
            text = screen.app.screen.editing.text
            screen.app.screen.text_tab.area.load_text(text.replace("How many visits", "How many more visits"))
            await screen.pilot.pause(0.2)
            await screen.press("ctrl+s")
            await screen.until("These minutes are approved")
            assert "minutebook" not in screen.text
            assert "items[" not in screen.text
            await screen.press("escape")
            assert "C correct" in screen.lines[-1]
            assert "How many more visits" in screen.app.screen.editing.text

    run(scenario)
    assert "How many more visits" not in folder.text()
    draft = Book.open(folder.root).drafts.get(MEETING)
    assert draft is not None
    assert "How many more visits" in draft.text


def test_a_record_without_minutes_says_nothing_of_them(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record="people/member-a") as screen:
            await screen.press("e")
            assert "Name" in screen.lines[1]

    run(scenario)
