"""History: what was changed in the book, the newest first, in portions, with the chosen change beside or below it."""

import pytest

from tests.app.conftest import MEETING, PANEL, BookFolder, Terminal, opened, run
from tui.app.history_desk import HistoryDesk, Wanted
from tui.book.editing import commit, propose_text
from tui.book.repository import Book
from tui.book.saving import Note

SIZES = pytest.mark.parametrize("size", [(80, 24), (200, 50)])
ACTION = f"{PANEL}/actions/2026-03-25-1"
WORDING = "verb: AGREED\n        outcome: agreed"
FIRST = "That the report be received and the figures be sent to every member."
SECOND = "That the report be noted and the figures be sent to every member."


def change(folder: BookFolder, record: str, old: str, new: str, reason: str, **more: str) -> None:
    """Saves one change of a record as the program does."""
    book = Book.open(folder.root)
    before = book.read_bytes(record)
    assert old in before.decode()
    proposal = propose_text(book, record, before.decode().replace(old, new, 1), before)
    note = Note(action=more.pop("action", proposal.action), subject=proposal.subject, reason=reason, **more)
    commit(book, [proposal], note)


def with_a_history(folder: BookFolder) -> None:
    """A resolution gets its wording, is reworded and then noted; an action is made clearer."""
    change(folder, MEETING, WORDING, f"{WORDING}\n        text: {FIRST}", "the wording as read out")
    change(
        folder, MEETING, FIRST, SECOND, "the vote was to note",
        authority="minute 12 of 27 May 2026", event_date="2026-05-09", evidence="the recording",
    )  # fmt: skip
    change(folder, MEETING, "outcome: agreed", "outcome: noted", "the vote was to note")
    change(folder, ACTION, "custody visits.", "custody visits to all members.", "as the chair asked")


async def open_history(screen: Terminal) -> None:
    """Presses the key of History, whichever it is."""
    await screen.press(screen.app.key_of("mode.history"))


async def to_history(screen: Terminal) -> None:
    await open_history(screen)
    await screen.until("minute 41 reworded")


@SIZES
def test_the_newest_change_comes_first_and_says_when_who_and_what(folder: BookFolder, size: tuple[int, int]) -> None:
    with_a_history(folder)

    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            await to_history(screen)
            assert " History]" in screen.lines[0]
            assert "Action 2026-03-25-1" in screen.lines[1]
            told = screen.line_with("minute 41 reworded")
            assert "The clerk" in told
            assert "edited" in told
            assert ":" in told
            await screen.until("·")
            assert "by hand" in screen.line_with("A book")

    run(scenario)


@SIZES
def test_the_chosen_change_tells_why_on_whose_authority_and_what_it_said_before(
    folder: BookFolder, size: tuple[int, int]
) -> None:
    with_a_history(folder)

    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            await to_history(screen)
            await screen.press("j", "j")
            await screen.until("the vote was to note")
            await screen.until("minute 12 of 27 May 2026")
            assert "9 May 2026" in screen.line_with("happened")
            assert "the recording" in screen.line_with("evidence")
            assert "Not signed." in screen.text
            await screen.press("enter")
            await screen.until("The change of")
            await screen.until("reworded")
            assert "before" in screen.text
            assert "after" in screen.text
            beside = [line for line in screen.lines if "be received" in line and "be noted" in line]
            assert bool(beside) is (size[0] > 100)
            await screen.press("escape")
            await screen.until(" History]")

    run(scenario)


def test_words_that_changed_are_marked_without_colours(folder: BookFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with_a_history(folder)

    async def scenario() -> None:
        async with opened(folder) as screen:
            await to_history(screen)
            await screen.press("j", "j", "enter")
            await screen.until("before")
            strips = screen.app.screen._compositor.render_strips()
            styled = {
                segment.text.strip(): (bool(segment.style.reverse), bool(segment.style.underline))
                for strip in strips
                for segment in strip
                if segment.style is not None
            }
            assert styled["received"] == (True, False)
            assert styled["noted"] == (False, True)

    run(scenario)


def test_history_is_narrowed_by_words_author_body_and_action_and_widened_again(folder: BookFolder) -> None:
    with_a_history(folder)

    async def scenario() -> None:
        async with opened(folder) as screen:
            await to_history(screen)
            await screen.press("slash")
            await screen.type("chair asked")
            await screen.until("minute 41", gone=True)
            await screen.press("enter")
            assert "Action 2026-03-25-1" in screen.text
            await screen.press("escape")
            await screen.until("minute 41 reworded")
            await screen.press("f")
            await screen.type("made")
            await screen.press("enter")
            await screen.until("No change is like that.")
            assert "Only: made" in screen.text
            await screen.press("escape", "f")
            await screen.type("by the clerk")
            await screen.press("enter")
            await screen.until("Only: by The clerk")
            await screen.until("minute 41 reworded")
            await screen.press("f")
            await screen.type("2026-03-25-1: send")
            await screen.press("enter")
            await screen.until("by The clerk")
            await screen.until("minute 41 reworded", gone=True)

    run(scenario)


def test_only_the_first_portion_is_read_and_more_as_one_goes_down(
    folder: BookFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_history(folder)
    for n in range(150):
        folder.git("commit", "-q", "--allow-empty", "-m", f"By hand {n}")
    asked: list[str | None] = []
    plain = HistoryDesk.portion

    def portion(self: HistoryDesk, wanted: Wanted, after: str | None = None, limit: int = 60) -> object:
        asked.append(after)
        return plain(self, wanted, after, limit)

    monkeypatch.setattr(HistoryDesk, "portion", portion)

    async def scenario() -> None:
        async with opened(folder) as screen:
            await open_history(screen)
            await screen.until("By hand 149")
            assert asked == [None]
            await screen.press("G")
            await screen.wait(lambda: len(asked) == 2, "the second portion")
            for _ in range(3):
                await screen.press("G")
                await screen.pilot.pause(0.2)
            await screen.until("A book")
            assert len(asked) == 3

    run(scenario)


def test_a_change_is_copied_by_its_number_and_its_record_opened(folder: BookFolder) -> None:
    with_a_history(folder)
    number = folder.git("rev-parse", "HEAD").strip()

    async def scenario() -> None:
        async with opened(folder, size=(120, 30)) as screen:
            await to_history(screen)
            assert number[:7] not in screen.text
            await screen.press("y")
            await screen.until(number)
            assert screen.app.clipboard == number
            await screen.press("r")
            await screen.until("[1 Read]")
            assert "action 2026-03-25-1" in screen.lines[0]

    run(scenario)


def test_a_save_shows_in_the_history_at_once(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await open_history(screen)
            await screen.until("A book")
            await screen.press("2")
            await screen.app.workers.wait_for_complete()
            change(folder, MEETING, "title: Costs", "title: The costs", "as printed")
            await screen.press("f5")
            await open_history(screen)
            await screen.until("minute 42")

    run(scenario)


@SIZES
def test_an_empty_history_and_a_damaged_one_say_so(folder: BookFolder, size: tuple[int, int]) -> None:
    tip = folder.git("rev-parse", "HEAD").strip()
    (folder.root / ".git" / "objects" / tip[:2] / tip[2:]).unlink(missing_ok=True)

    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            await open_history(screen)
            await screen.until("git's store is damaged")
            await screen.press("enter", "j", "y", "r")
            assert " History]" in screen.lines[0]

    run(scenario)


@SIZES
def test_a_record_has_its_own_history_in_a_tab(folder: BookFolder, size: tuple[int, int]) -> None:
    with_a_history(folder)

    async def scenario() -> None:
        async with opened(folder, size=size, record=MEETING) as screen:
            assert "25 Mar 2026" in screen.lines[0]
            await screen.press("4")
            assert "[4 History]" in screen.lines[0]
            await screen.until("minute 41 reworded")
            assert "Action 2026-03-25-1" not in screen.text
            assert "Example Joint Panel" not in screen.line_with("minute 41 reworded")[:70]
            await screen.press("slash")
            await screen.type("reworded")
            await screen.press("enter")
            await screen.until("minute 41 written", gone=True)
            await screen.press("escape")
            await screen.until("minute 41 written")
            await screen.press("escape")
            await screen.until("[1 Today]")

    run(scenario)


def test_history_is_reached_from_every_tab_and_has_what_was_saved_there(folder: BookFolder) -> None:
    with_a_history(folder)

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("3", "f5")
            assert "[4 History]" in screen.lines[0]
            await screen.press("2", "enter")
            await screen.replace("Example Panel")
            await screen.press("enter")
            await screen.save("its name was shortened")
            await screen.press("4")
            await screen.until("its name was shortened")
            assert "edited" in screen.lines[1]

    run(scenario)


async def down_to(screen: Terminal, words: str) -> None:
    """Moves the cursor down onto the line that has some words."""
    for _ in range(40):
        if any(line.startswith("▌") and words in line for line in screen.lines):
            return
        await screen.press("j")
    raise AssertionError(screen.text)


async def to_the_resolution(screen: Terminal) -> None:
    await down_to(screen, "► AGREED")


@SIZES
def test_from_a_resolution_to_the_change_of_its_wording_in_two_keys(folder: BookFolder, size: tuple[int, int]) -> None:
    with_a_history(folder)
    number = folder.git("log", "-1", "--format=%H", "--grep=minute 41 reworded").strip()

    async def scenario() -> None:
        async with opened(folder, size=size, record=MEETING) as screen:
            await to_the_resolution(screen)
            await screen.press("b")
            await screen.until("minute 12 of 27 May 2026")
            assert "Who wrote: minute 41" in screen.lines[0]
            assert "agreed → noted" not in screen.text
            await screen.press("enter")
            await screen.until("The change of")
            await screen.until("reworded")
            await screen.press("y")
            assert screen.app.clipboard == number
            await screen.press("q", "q")
            assert "[1 Read]" in screen.lines[0]

    run(scenario)


@SIZES
def test_who_wrote_a_field_is_asked_in_edit_and_in_text_too(folder: BookFolder, size: tuple[int, int]) -> None:
    with_a_history(folder)
    change(folder, MEETING, "start_time", "actual_start", "the clock of the hall")

    async def scenario() -> None:
        async with opened(folder, size=size, record=MEETING) as screen:
            await screen.press("e")
            await down_to(screen, "Date")
            await screen.press("b")
            await screen.until("by hand")
            assert "Date" in screen.lines[0]
            await screen.press("q")
            assert "[2 Edit]" in screen.lines[0]
            await screen.press("3", "ctrl+home", *["down"] * 5, "ctrl+g")
            await screen.until("the clock of the hall")
            await screen.press("escape")
            assert "[3 Text]" in screen.lines[0]
            assert screen.app.screen.editing.is_changed is False

    run(scenario)


def test_who_wrote_more_than_a_field_is_seen_by_looking_wider(folder: BookFolder) -> None:
    with_a_history(folder)

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await to_the_resolution(screen)
            await screen.press("b")
            await screen.until("written (")
            await screen.press("w")
            await screen.until("agreed → noted")
            await screen.press(*["w"] * 6)
            await screen.until("whole record")
            await screen.until("This is the history of the whole record already.")

    run(scenario)


def test_a_field_that_was_never_saved_has_no_history_and_says_so(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("3", "ctrl+end")
            await screen.type('actual_end: "15:40"')
            await screen.press("ctrl+g")
            await screen.until("Nothing of this has been saved yet.")
            await screen.press("escape", "escape")
            await screen.press("4", "b")
            await screen.until("Put the cursor on a line of Read, Edit or Text first.")

    run(scenario)


def test_reading_a_long_record_moves_the_page_and_the_wheel_takes_the_cursor_along(folder: BookFolder) -> None:
    with_a_history(folder)
    text = folder.text() + "".join(f"  - id: item-{n}\n    title: Item {n}\n" for n in range(60))
    folder.write(MEETING, text)
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("G")
            assert "25 Mar 2026, 13:30" not in screen.text
            await screen.press("g")
            assert "25 Mar 2026, 13:30" in screen.text
            reading = screen.app.screen.query_one("#read")
            reading.scroll_to(y=40, animate=False)
            await screen.press("j")
            assert 40 <= reading.cursor <= 64
            assert reading.path[0] == "items"

    run(scenario)


@SIZES
def test_a_record_is_shown_as_it_stood_and_marked_so(folder: BookFolder, size: tuple[int, int]) -> None:
    with_a_history(folder)

    async def scenario() -> None:
        async with opened(folder, size=size, record=MEETING) as screen:
            await screen.press("4")
            await screen.until("minute 41 reworded")
            await screen.press("j", "j", "v")
            await screen.until("As it stood on ")
            assert "DRAFT" in screen.line_with("As it stood on ")
            assert "be received" in screen.text
            assert "be noted" not in screen.text
            await screen.press("e")
            assert "As it stood on " in screen.text
            await screen.press("r")
            await screen.until("be noted")
            assert "[1 Read]" in screen.lines[0]

    run(scenario)


def test_a_record_that_was_deleted_is_shown_as_it_was_before(folder: BookFolder) -> None:
    folder.git("rm", "-q", f"records/{ACTION}.yaml")
    folder.commit()

    async def scenario() -> None:
        async with opened(folder) as screen:
            await open_history(screen)
            await screen.until("More records")
            await screen.press("v")
            await screen.until("As it stood before ")
            assert "Send the figures for custody visits." in screen.text

    run(scenario)


def test_of_a_change_to_many_records_one_is_chosen(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await open_history(screen)
            await screen.until("A book")
            await screen.press("v")
            await screen.until("Which record?")
            await screen.type("officer")
            await screen.press("enter")
            await screen.until("As it stood on ")
            assert "Officer C" in screen.text

    run(scenario)


@SIZES
def test_a_change_is_undone_with_a_reason_and_the_history_keeps_both(folder: BookFolder, size: tuple[int, int]) -> None:
    with_a_history(folder)

    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            await to_history(screen)
            await screen.press("j", "u")
            await screen.until("It does this:")
            assert "noted → agreed" in screen.text
            await screen.press("enter")
            await screen.until("Say why in a few words")
            await screen.type("the recording says agreed")
            await screen.press("enter")
            await screen.until("Saved: Undone")
            await screen.until("undone")
            assert "undone" in screen.lines[1]
            assert "minute 41 noted" in screen.text

    run(scenario)
    assert "outcome: agreed" in folder.text()
    assert "Reason: the recording says agreed" in folder.git("log", "-1", "--format=%B")


def test_a_change_undone_from_its_own_screen_is_in_the_list_that_one_comes_back_to(folder: BookFolder) -> None:
    with_a_history(folder)

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("4")
            await screen.until("noted")
            await screen.press("enter")
            await screen.until("The change of")
            await screen.press("u")
            await screen.until("It does this:")
            await screen.type("the recording says agreed")
            await screen.press("enter")
            await screen.until("Saved: Undone")
            await screen.wait(lambda: "undone" in screen.lines[1], "the new change in the list")

    run(scenario)


def test_what_cannot_be_undone_says_why_and_saves_nothing(folder: BookFolder) -> None:
    with_a_history(folder)
    before = folder.git("rev-parse", "HEAD")

    async def scenario() -> None:
        async with opened(folder) as screen:
            await to_history(screen)
            await screen.press("j", "j", "j", "u")
            await screen.until("This change cannot be undone.")
            await screen.press("enter")
            await screen.until("the box says why")
            await screen.press("escape")
            assert " History]" in screen.lines[0]

    run(scenario)
    assert folder.git("rev-parse", "HEAD") == before


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_an_undo_of_much_asks_why_on_the_screen_and_is_read_to_its_end(
    folder: BookFolder, size: tuple[int, int]
) -> None:
    items = "".join(f"  - id: more-{n}\n    title: More of it {n}\n" for n in range(25))
    folder.write(MEETING, folder.text() + items)
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, record=MEETING, size=size) as screen:
            await screen.press("4")
            await screen.until("More of it 0")
            await screen.press("u")
            await screen.until("Undo a change")
            await screen.until("Why?")
            assert "⏎ undo it" in screen.text
            while "More of it 24" not in screen.text:
                before = screen.text
                await screen.press("pagedown")
                assert screen.text != before, "there is more, and it cannot be read"

    run(scenario)
