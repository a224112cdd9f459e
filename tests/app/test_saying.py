"""What the program says does not pile up, and does not outlive the record that it is about."""

import time

import pytest
from textual.notifications import Notification
from textual.widgets._toast import Toast

from tests.app.conftest import MEETING, BookFolder, Terminal, opened, run
from tui.app.saying import said_enough

SIZES = pytest.mark.parametrize("size", [(80, 24), (200, 50)])


def said(screen: Terminal) -> list[str]:
    return [str(one._notification.message) for one in screen.app.screen.query(Toast)]


@SIZES
def test_a_repeat_takes_the_place_of_what_was_said_before(folder: BookFolder, size: tuple[int, int]) -> None:
    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            await screen.press("2", "home", "e", "e", "e")
            await screen.until("Choose a record first")
            await screen.press("e")
            assert screen.text.count("Choose a record first") == 1
            await screen.press("f9")
            await screen.until("Colours: ")
            assert len(said(screen)) == 1

    run(scenario)


@SIZES
def test_what_was_said_of_a_record_goes_with_its_screen(folder: BookFolder, size: tuple[int, int]) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING, size=size) as screen:
            await screen.press("e", "f8")
            await screen.until("Problem 1 of 2")
            await screen.press("q", "q")
            await screen.until("[1 Today]")
            await screen.wait(lambda: not said(screen), "nothing said any more")

    run(scenario)


def test_what_a_record_says_in_going_is_shown_until_another_is_opened(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "enter")
            await screen.replace("Mine")
            await screen.press("enter", "q")
            await screen.until("kept as a draft")
            await screen.until("[1 Today]")
            assert len(said(screen)) == 1
            await screen.press("2", "G", "enter", "j", "enter")
            await screen.until("[1 Read]")
            await screen.wait(lambda: not said(screen), "nothing said any more")

    run(scenario)


def test_any_key_takes_away_what_was_said_and_what_stood_below_it_is_read(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("f9")
            await screen.until("Colours: ")
            await screen.press("down")
            await screen.wait(lambda: not said(screen), "nothing said any more")

    run(scenario)


def test_a_warning_that_came_while_one_typed_on_outlives_the_next_key() -> None:
    long_ago = time.time() - 60
    fresh = Notification("Not saved.", severity="error")
    read = Notification("Not saved.", severity="error", raised_at=long_ago)
    saved = Notification("Saved.", severity="information")
    assert said_enough([fresh, read, saved]) == [read, saved]
