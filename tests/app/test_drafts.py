"""Nothing typed is lost: drafts are kept behind every edit, survive a kill, and are offered again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import tui
from tests.app.conftest import MEETING, PANEL, BookFolder, opened, run
from tui.app.widgets.keyline import KeyLine
from tui.book.repository import Book


def test_an_edit_is_kept_as_a_draft_by_itself_and_the_book_is_not_touched(folder: BookFolder) -> None:
    before = folder.text()

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "enter")
            await screen.replace("Joint Panel of Examples")
            await screen.press("enter")
            assert "Not saved yet" in screen.lines[0]
            await screen.until("draft ")
            await screen.wait(lambda: Book.open(folder.root).drafts.get(MEETING), "the draft on the disk")

    run(scenario)
    draft = Book.open(folder.root).drafts.get(MEETING)
    assert draft is not None
    assert "name: Joint Panel of Examples\n" in draft.text
    assert folder.text() == before
    assert folder.git("status", "--porcelain") == ""


def test_a_draft_that_cannot_be_read_is_compared_line_by_line(folder: BookFolder) -> None:
    Book.open(folder.root).drafts.put(MEETING, folder.text() + "note: [half\n", folder.text().encode())

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.until("There is a draft of this record from")
            await screen.press("c")
            await screen.until("in the draft")
            assert "note: [half" in screen.line_with("in the draft")

    run(scenario)


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
def test_a_draft_is_compared_and_resumed(folder: BookFolder, size: tuple[int, int]) -> None:
    Book.open(folder.root).drafts.put(
        MEETING, folder.text().replace("Costs", "Costs of the Panel"), folder.text().encode()
    )

    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            assert "Typed and not saved" in screen.text
            await screen.press("g", "enter")
            await screen.until("There is a draft of this record from")
            await screen.press("c")
            await screen.until("The draft would change one thing:")
            assert "minute 42, title: Costs → Costs of the Panel" in screen.text
            await screen.press("r")
            await screen.until("[2 Edit]")
            assert "Costs of the Panel" in screen.text
            await screen.save("the title was cut short")

    run(scenario)
    assert "title: Costs of the Panel\n" in folder.text()
    assert Book.open(folder.root).drafts.get(MEETING) is None


def test_a_draft_is_thrown_away_only_when_that_is_said(folder: BookFolder) -> None:
    Book.open(folder.root).drafts.put(MEETING, folder.text() + "note: later\n", folder.text().encode())

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.until("There is a draft")
            await screen.press("escape")
            assert Book.open(folder.root).drafts.get(MEETING) is not None
            await screen.press("q")
        async with opened(folder, record=MEETING) as screen:
            await screen.until("There is a draft")
            await screen.press("d")
            await screen.until("The draft is gone")

    run(scenario)
    assert Book.open(folder.root).drafts.get(MEETING) is None


def put_a_draft(folder: BookFolder) -> None:
    Book.open(folder.root).drafts.put(
        MEETING, folder.text().replace("Costs", "Costs of the Panel"), folder.text().encode()
    )


@pytest.mark.parametrize("keys", [("e",), ("3",), ("f8",)])
def test_a_draft_that_was_put_off_is_offered_again_before_anything_can_be_typed_over_it(
    folder: BookFolder, keys: tuple[str, ...]
) -> None:
    put_a_draft(folder)

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.until("There is a draft")
            await screen.press("escape")
            await screen.until("A draft waits")
            await screen.until("i2")
            for _ in range(2):
                await screen.press(*keys)
                await screen.until("There is a draft of this record")
                await screen.press("escape")
                assert "[1 Read]" in screen.lines[0]
                assert "A draft waits" in screen.lines[0]

    run(scenario)
    draft = Book.open(folder.root).drafts.get(MEETING)
    assert draft is not None
    assert "Costs of the Panel" in draft.text


def test_a_draft_that_was_put_off_in_edit_leaves_one_reading(folder: BookFolder) -> None:
    put_a_draft(folder)

    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("g", "e")
            await screen.until("There is a draft")
            await screen.press("escape")
            await screen.until("A draft waits")
            assert "[1 Read]" in screen.lines[0]
            await screen.press("ctrl+s")
            await screen.until("a draft waits; 2 goes on with it")
            await screen.press("P")
            await screen.until("A draft of this record waits")
            await screen.press("e")
            await screen.until("There is a draft")
            await screen.press("r")
            await screen.until("[2 Edit]")
            await screen.until("Costs of the Panel")

    run(scenario)


def test_a_draft_that_was_thrown_away_comes_back_by_undo(folder: BookFolder) -> None:
    put_a_draft(folder)

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.until("There is a draft")
            await screen.press("d")
            await screen.until("The draft is gone: this is what the book has.")
            assert "All saved" in screen.lines[0]
            await screen.press("e")
            await screen.until("[2 Edit]")
            assert "Costs of the Panel" not in screen.text
            await screen.press("ctrl+z")
            await screen.until("Costs of the Panel")
            await screen.wait(lambda: Book.open(folder.root).drafts.get(MEETING), "the draft on the disk")

    run(scenario)


def test_below_a_dialog_no_keys_are_shown_that_would_do_nothing(folder: BookFolder) -> None:
    put_a_draft(folder)

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.until("There is a draft")
            below = screen.app.screen_stack[-2].query_one(KeyLine)
            assert str(below.render()) == ""
            await screen.press("escape")
            assert "who wrote this" in screen.lines[-1]

    run(scenario)


def test_a_draft_says_when_the_record_was_saved_by_somebody_since(folder: BookFolder) -> None:
    Book.open(folder.root).drafts.put(MEETING, folder.text() + "note: later\n", folder.text().encode())
    folder.write(MEETING, folder.text().replace("Costs", "Costs of 2026"))
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.until("There is a draft")
            assert "saved by somebody since" in screen.text

    run(scenario)


def test_going_back_from_an_edited_record_keeps_it_and_says_so(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "enter")
            await screen.replace("Joint Panel of Examples")
            await screen.press("enter", "q")
            await screen.until("kept as a draft")
            assert "[1 Today]" in screen.lines[0]

    run(scenario)
    draft = Book.open(folder.root).drafts.get(MEETING)
    assert draft is not None
    assert "Joint Panel of Examples" in draft.text


def test_a_field_still_open_is_kept_when_the_program_is_left(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "enter")
            await screen.replace("Half a na")
            await screen.press("ctrl+q")

    run(scenario)
    draft = Book.open(folder.root).drafts.get(MEETING)
    assert draft is not None
    assert "name: Half a na\n" in draft.text


def test_the_draft_of_a_new_record_is_found_again_on_the_first_screen(folder: BookFolder) -> None:
    new = "people/member-z"
    Book.open(folder.root).drafts.put(new, "name: Member Z\n", None)

    async def scenario() -> None:
        async with opened(folder) as screen:
            assert "new: Member Z" in screen.text
            await screen.press("g", "enter")
            await screen.until("[2 Edit]")
            assert "Member Z" in screen.text
            await screen.save("elected in May")

    run(scenario)
    assert folder.text(new).endswith("name: Member Z\n")


_PROGRAM = """
import asyncio, sys, datetime
from pathlib import Path
from textual.events import Paste
from tui.app.desk import Desk
from tui.app.program import Minutebook
from tui.app.widgets.keyline import KeyLine
from tui.book.repository import Book

async def go():
    app = Minutebook(Desk(Book.open(Path(sys.argv[1])), datetime.date(2026, 5, 11)), sys.argv[2])
    async with app.run_test(size=(80, 24)) as pilot:
        while not app.desk.excerpts:
            await asyncio.sleep(0.02)
        await pilot.press("e", "enter", "end", "ctrl+u")
        app.screen.focused.post_message(Paste("Typed before the lights went out"))
        await pilot.press("enter")
        print("typed", flush=True)
        await asyncio.sleep(60)

asyncio.run(go())
"""


def test_what_was_typed_a_second_before_a_kill_is_offered(folder: BookFolder, tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(Path(tui.__file__).parent.parent)}
    command = [sys.executable, "-c", _PROGRAM, str(folder.root), MEETING]
    program = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=env, cwd=tmp_path
    )
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "typed\n"
        time.sleep(1.2)
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait()
        program.stdout.close()

    async def scenario() -> None:
        async with opened(folder) as screen:
            assert "Typed and not saved" in screen.text
            await screen.press("g", "enter")
            await screen.until("There is a draft of this record from")
            await screen.press("r")
            await screen.until("Typed before the lights went out")

    run(scenario)
    assert (folder.root / "records" / PANEL).is_dir()


def test_what_was_undone_before_leaving_leaves_no_draft(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "enter")
            await screen.replace("Joint Panel of Examples")
            await screen.press("enter")
            await screen.wait(lambda: Book.open(folder.root).drafts.get(MEETING), "the draft on the disk")
            await screen.press("ctrl+z", "q")
            await screen.until("Records")

    run(scenario)
    assert Book.open(folder.root).drafts.get(MEETING) is None
