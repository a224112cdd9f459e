"""The way into a review, for the tests of it."""

from pathlib import Path
from typing import Any

from tests.app.conftest import BookFolder, Terminal
from tui.app.screens.chooser import Chooser
from tui.app.screens.review import ReviewScreen
from tui.record.reading import read


async def begin(screen: Terminal, file: Path) -> ReviewScreen:
    """Takes in a file, and waits for its review."""
    await screen.press("i")
    await screen.until("which file?")
    await screen.type(str(file))
    await screen.press("enter")
    await screen.wait(lambda: "which body" in screen.text or reviewing(screen), "a body to choose, or the review")
    if not reviewing(screen):
        await screen.type("Example Joint")
        await screen.until("▌Example Joint Panel")
        await screen.press("enter")
        await screen.wait(lambda: reviewing(screen), "the review")
    await screen.until("Doubt, ")
    found = screen.app.screen
    assert isinstance(found, ReviewScreen)
    await screen.wait(lambda: len(found.problems) == len(found.reviewing.ids), "the drafts to be checked")
    await screen.pilot.pause()
    return found


def reviewing(screen: Terminal) -> bool:
    return isinstance(screen.app.screen, ReviewScreen)


def state(screen: Terminal) -> str:
    return screen.lines[0].rsplit("  ", 1)[-1].strip()


def record(folder: BookFolder, record_id: str) -> Any:
    return read(folder.text(record_id).encode()).value


async def pick(screen: Terminal, words: str) -> None:
    """Takes the choice that has these words."""
    await screen.wait(lambda: isinstance(screen.app.screen, Chooser), "a list of choices")
    await screen.type(words)
    await screen.until(f"▌{words}")
    await screen.press("enter")
