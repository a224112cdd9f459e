"""The box in which one types, fixed names, names for short names, and entries that are taken away: what a clerk sees of them."""

import pytest
from textual.events import Key

from tests.app.conftest import MEETING, PANEL, BookFolder, opened, run
from tests.app.test_form import to, value
from tests.hang import no_hang
from tui.book.repository import Book

SIZES = [(80, 24), (200, 50)]
ACTION = f"{PANEL}/actions/2026-03-25-1"


@pytest.mark.parametrize("size", SIZES)
def test_the_box_covers_neither_its_problem_nor_the_next_field(folder: BookFolder, size: tuple[int, int]) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING, size=size) as screen:
            await screen.press("e")
            await to(screen, "Date")
            await screen.press("enter")
            await screen.type("2026-03-32")
            await screen.press("tab")
            await screen.until("March has 31 days")
            words = ["Date", "March has 31 days", "Starts", "When it is to start", "Began"]
            at = [next(n for n, line in enumerate(screen.lines) if one in line) for one in words]
            assert at == sorted(at)
            assert "13:30" in screen.line_with("Starts")
            await screen.press("shift+tab")
            assert "2026-03-32" in screen.line_with("Date")
            assert "March has 31 days" in screen.text
            assert "13:30" in screen.line_with("Starts")

    run(scenario)


@pytest.mark.parametrize("size", SIZES)
def test_what_is_typed_into_a_date_or_time_takes_the_place_of_what_stands_there(
    folder: BookFolder, size: tuple[int, int]
) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING, size=size) as screen:
            await screen.press("e")
            await to(screen, "Starts")
            await screen.press("enter", "1", "4", "colon", "0", "0", "enter")
            assert value(screen)["start_time"] == "14:00"
            await screen.press("enter", "right", "backspace", "5", "enter")
            assert value(screen)["start_time"] == "14:05"

    run(scenario)


@pytest.mark.parametrize("size", SIZES)
def test_who_left_early_has_a_time_without_an_empty_one_before_it(folder: BookFolder, size: tuple[int, int]) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING, size=size) as screen:
            await screen.press("e")
            await to(screen, "Officer C")
            await screen.press("enter")
            await to(screen, "Times")
            await screen.press("a", "tab")
            await screen.type("15:10")
            await screen.press("enter")
            assert value(screen)["attendance"][2]["intervals"] == [{"id": "first", "to": "15:10"}]

    run(scenario)


@pytest.mark.parametrize("size", SIZES)
def test_a_short_name_that_is_saved_is_fixed_and_a_new_one_is_not(folder: BookFolder, size: tuple[int, int]) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING, size=size) as screen:
            await screen.press("e")
            await to(screen, "Custody visiting")
            await screen.press("enter")
            await to(screen, "Short name")
            assert "fixed" in screen.line_with("Short name")
            for key in ("enter", "d"):
                await screen.press(key)
                await screen.until("never changes once it is saved")
            assert value(screen)["items"][0]["id"] == "custody"
            await screen.press("escape")
            await to(screen, "Items")
            await screen.press("a")
            screen.app.screen.query_one("Input").focus()
            await screen.type("Any other business")
            await screen.press("enter")
            await to(screen, "Short name")
            assert "fixed" not in screen.line_with("Short name")
            await screen.press("enter")
            await screen.replace("aob")
            await screen.press("enter")
            assert value(screen)["items"][-1]["id"] == "aob"
            assert "Any other business" in screen.line_with("‹ ")
            await screen.press("enter")
            await screen.replace("costs")
            await screen.press("enter")
            await screen.until("is called that already")
            assert value(screen)["items"][-1]["id"] == "aob"

    run(scenario)


@pytest.mark.parametrize("size", SIZES)
def test_what_is_removed_is_said_with_the_key_that_brings_it_back_and_much_is_asked_about(
    folder: BookFolder, size: tuple[int, int]
) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING, size=size) as screen:
            await screen.press("e")
            await to(screen, "Member B ·")
            await screen.press("d")
            await screen.until("Removed: Member B")
            assert "^z brings it back" in screen.text
            await to(screen, "Custody visiting")
            await screen.press("d")
            await screen.until("Remove 41 · Custody visiting?")
            await screen.press("escape")
            assert len(value(screen)["items"]) == 2
            await screen.press("d")
            await screen.until("fields go")
            await screen.press("enter")
            assert [one["id"] for one in value(screen)["items"]] == ["costs"]

    run(scenario)


def test_labels_are_whole_where_there_is_room_and_short_names_are_told_by_what_they_mean(folder: BookFolder) -> None:
    folder.write(ACTION, f"{folder.text(ACTION)}item: custody\n")
    text = folder.text().replace(
        "items:", "presiding:\n  - id: all\n    person: member-a\n    from_item: costs\n\nitems:", 1
    )
    folder.write(MEETING, text)
    folder.write(f"{PANEL}/papers/report", f"name: Report\npaper_type: report\nmeeting: {MEETING}\nsections: []\n")
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, record=ACTION, size=(200, 50)) as screen:
            await screen.press("e")
            assert "41 Custody visiting" in screen.line_with("Item")
        async with opened(folder, record=MEETING, size=(200, 50)) as screen:
            await screen.press("e")
            assert "Member A · 42 Costs" in screen.text
            await screen.press("plus")
            await screen.type("question deadline")
            await screen.press("enter")
            assert "…" not in "".join(line[:60] for line in screen.lines[1:-1])

    run(scenario)


@pytest.mark.parametrize("size", SIZES)
def test_a_long_text_with_blank_lines_behind_it_changes_nothing(folder: BookFolder, size: tuple[int, int]) -> None:
    async def scenario() -> None:
        async with opened(folder, record=ACTION, size=size) as screen:
            await screen.press("e", "enter")
            assert "Esc done" in screen.lines[-1]
            await screen.type("x")
            await screen.until("All saved", gone=True)
            await screen.press("backspace", "enter", "enter", "enter", "escape")
            await screen.until("All saved")
            await screen.press("3", "ctrl+end")
            await screen.type("\n\n\n")
            await screen.press("escape")
            assert "All saved" in screen.lines[0]
            await screen.press("escape")
            await screen.press("q")
            await screen.until("[1 Today]")
            assert "Typed and not saved" not in screen.text

    run(scenario)
    assert Book.open(folder.root).drafts.list() == ()


def test_the_way_one_has_come_is_whole_after_going_to_a_problem_from_another_tab(folder: BookFolder) -> None:
    folder.write(MEETING, folder.text().replace("speaker: officer-c", "speaker: nobody"))
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("f7")
            await screen.until("nobody")
            await screen.press("g", "enter")
            await screen.until("‹ Items › 41 · Custody visiting")

    run(scenario)


def test_removing_an_item_that_an_action_names_stops_the_save_and_says_which(folder: BookFolder) -> None:
    folder.write(ACTION, f"{folder.text(ACTION)}item: costs\n")
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e")
            await to(screen, "42 · Costs")
            await screen.press("d", "ctrl+s")
            await screen.until("Not saved: put this right first")
            assert "has no item" in screen.text
            assert "2026-03-25-1: Send the figures for custody visits." in screen.text

    run(scenario)


@pytest.mark.parametrize("record", [MEETING, ACTION])
def test_a_save_from_an_open_box_asks_why_however_quickly_it_follows_the_last_letter(
    folder: BookFolder, record: str
) -> None:
    async def scenario() -> None:
        async with opened(folder, record=record) as screen:
            await screen.press("e", "enter")
            for letter in "XY":
                screen.app.post_message(Key(letter, letter))
            screen.app.post_message(Key("ctrl+s", None))
            await screen.until("Why?")
            await screen.type("as it is called")
            await screen.press("enter")
            await screen.until("Saved: ")

    with no_hang():
        run(scenario)
    assert "XY" in folder.text(record)


def test_a_save_from_an_empty_box_that_must_be_filled_says_so_and_goes_on_working(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("n")
            await screen.type("recommendation")
            await screen.press("enter")
            await screen.until("of which body?")
            await screen.press("enter")
            await screen.until("at which meeting?")
            await screen.press("enter")
            await screen.until("[2 Edit]")
            await screen.press("enter")
            screen.app.post_message(Key("ctrl+s", None))
            await screen.until("Not saved: put this right first")

    with no_hang():
        run(scenario)
