"""The line at which minutes are typed: what is a command and what is text, what may be changed, and what is said when something fails."""

import os
from pathlib import Path

import pytest

from tests.app.conftest import MEETING as MARCH
from tests.app.conftest import BookFolder, Terminal, opened, run
from tests.app.test_minuting import MEETING, PANEL, begin, keys, record, with_agenda
from tui.book.repository import Book


async def at_third_item(screen: Terminal) -> None:
    """Begins the meeting and goes on to its third item."""
    await begin(screen)
    await keys(screen, "n", "n", "n")
    await screen.until("minute 3 (item 3 of 5)")


@pytest.fixture
def panel(folder: BookFolder) -> BookFolder:
    with_agenda(folder)
    return folder


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (200, 50)])
def test_every_command_opens_at_any_size_and_escape_drops_it(panel: BookFolder, size: tuple[int, int]) -> None:
    async def scenario() -> None:
        async with opened(panel, size=size, record=MEETING) as screen:
            await screen.press("m", "enter", "n", "n", "n")
            for key in (
                "q",
                "a",
                "d",
                "v",
                "t",
                "i",
                "plus",
                "minus",
                "p",
                "x",
                "slash",
                "number_sign",
                "at",
                "f8",
                "f4",
                "f2",
                "f2",
            ):
                await screen.press(key)
                assert all(len(line) <= size[0] for line in screen.lines), key
                if key != "f2":
                    await screen.press("escape")
            await screen.press("question_mark")
            await screen.until("What can be done here")
            await screen.press("escape")
            assert screen.app.return_code is None

    run(scenario)
    draft = Book.open(panel.root).drafts.get(MEETING)
    assert draft is None or "notes:" not in draft.text


def test_the_commands_stand_in_the_last_line_at_80_columns_and_go_when_a_text_is_typed(panel: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(panel, record=MEETING) as screen:
            await at_third_item(screen)
            last = screen.lines[-1]
            assert [
                word
                for word in ("n next", "q question", "a answer", "d decision", "v vote", "t action", "+ in", "- out")
                if word not in last
            ] == []
            await keys(screen, "The report")
            await screen.until("⏎ keep")
            assert "q question" not in screen.lines[-1]

    run(scenario)


def test_a_capital_or_a_space_begins_a_text_and_letters_typed_ahead_are_not_taken_for_commands(
    panel: BookFolder,
) -> None:
    async def scenario() -> None:
        async with opened(panel, record=MEETING) as screen:
            await at_third_item(screen)
            await keys(screen, "The Panel was told", "Enter", " a video was shown", "Enter")
            await screen.pilot.press(
                "q", "m", "e", "m", "b", "e", "r", "space", "d", "enter", "n", "o", "w", "question_mark", "enter"
            )
            await screen.until("Q Member D  now?")

    run(scenario)
    draft = Book.open(panel.root).drafts.get(MEETING)
    assert draft is not None
    assert "text: The Panel was told\n" in draft.text
    assert "text: a video was shown\n" in draft.text


def test_what_was_said_is_retyped_reworded_taken_away_and_brought_back_by_keys(panel: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(panel, record=MEETING) as screen:
            await at_third_item(screen)
            await keys(screen, "Member d: thanked the officers", "Enter")
            await screen.until("Q Member D")
            await keys(screen, "Tab")
            await screen.until("S Member D")
            await keys(screen, "Member e: how many", "Enter", "Up", "Up")
            assert screen.line_with("▌").strip().startswith("▌  S Member D")
            await keys(screen, "Enter", " warmly", "Enter")
            await screen.until("thanked the officers warmly")
            await keys(screen, "Del")
            await screen.until("thanked the officers warmly", gone=True)
            await keys(screen, "^z")
            await screen.until("thanked the officers warmly")

    run(scenario)


def test_an_answer_goes_to_the_question_that_is_chosen(panel: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(panel, record=MEETING) as screen:
            await at_third_item(screen)
            await keys(
                screen,
                "Member d: first",
                "Enter",
                "Member e: second",
                "Enter",
                "Up",
                "Up",
                "a",
                "member a",
                "Enter",
                "to the first",
                "Enter",
            )
            await keys(screen, "^s")
            await screen.until("saved ")

    run(scenario)
    notes = record(panel)["items"][2]["notes"]
    assert [[answer["text"] for answer in note.get("answers", ())] for note in notes] == [["to the first"], []]


def test_a_name_that_may_be_two_peoples_keeps_the_line_and_says_which(panel: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(panel, record=MEETING) as screen:
            await at_third_item(screen)
            await keys(screen, "Member: how many", "Enter")
            await screen.until("may be Member")
            assert "> Member: how many" in screen.text

    run(scenario)


def test_a_save_that_fails_keeps_the_draft_and_says_so_and_typing_goes_on(panel: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(panel, record=MEETING) as screen:
            await begin(screen)
            panel.write(MEETING, panel.text(MEETING).replace("status: confirmed", "status: postponed"))
            panel.commit()
            await keys(screen, "n")
            await screen.until("somebody else has changed the same")
            assert "NOT SAVED" in screen.lines[0]
            await keys(screen, "Typed after it failed", "Enter")
            await screen.until("Typed after it failed")
            await keys(screen, "Esc")

    run(scenario)
    assert "Typed after it failed" not in panel.text(MEETING)
    drafts = [one for one in Book.open(panel.root).drafts.list() if one.record_id == MEETING]
    assert any("Typed after it failed" in one.text for one in drafts)
    assert "status: postponed" in panel.text(MEETING)


def test_what_somebody_else_saves_meanwhile_elsewhere_in_the_record_is_brought_together_with_it(
    panel: BookFolder,
) -> None:
    async def scenario() -> None:
        async with opened(panel, record=MEETING) as screen:
            await begin(screen)
            await keys(screen, "n")
            await screen.until("saved ")
            panel.write(MEETING, panel.text(MEETING).replace("title: Violence Duty", "title: The Violence Duty"))
            panel.commit()
            await keys(screen, "Typed meanwhile", "Enter", "n")
            await screen.until("both are in it now")
            await screen.until("next: Drug Strategy")
            await screen.wait(lambda: "Typed meanwhile" in panel.git("show", "HEAD"), "the save")
            await screen.wait(lambda: not Book.open(panel.root).drafts.list(), "no draft left")

    run(scenario)
    value = record(panel)
    assert value["items"][4]["title"] == "The Violence Duty"
    assert value["items"][0]["notes"][0]["text"] == "Typed meanwhile"


def test_where_nobody_is_known_the_sitting_goes_on_and_one_key_asks_who_saves(panel: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(panel, record=MEETING) as screen:
            await begin(screen)
            await keys(screen, "n")
            await screen.until("nobody's name is known")
            await keys(screen, "Words typed meanwhile", "Enter")
            drafts = Book.open(panel.root).drafts
            await screen.wait(lambda: any("Words typed meanwhile" in one.text for one in drafts.list()), "the draft")
            await keys(screen, "^s")
            await screen.until("Who")

    panel.git("config", "user.useConfigOnly", "true")
    Path(os.environ["GIT_CONFIG_GLOBAL"]).write_text("[init]\n\tdefaultBranch = main\n")
    run(scenario)
    assert "Words typed meanwhile" not in panel.text(MEETING)


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("state: with_chair", "state: approved", "These minutes are approved"),
        ("status: held", "status: cancelled", "This meeting is cancelled."),
        ("status: held", "status: tentative", "only tentative"),
    ],
)
def test_a_meeting_of_which_no_minutes_can_be_taken_says_why(
    folder: BookFolder, before: str, after: str, why: str
) -> None:
    folder.write(MARCH, folder.text(MARCH).replace(before, after))
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, record=MARCH) as screen:
            await screen.press("m")
            await screen.until(why)
            assert "Taking minutes" not in screen.lines[0]

    run(scenario)


def test_minutes_are_taken_from_the_lists_too_and_not_of_anything_but_a_meeting(panel: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(panel) as screen:
            await screen.press("2", "slash")
            await screen.type("2026-05-12")
            await screen.press("enter", "m")
            await screen.until("Taking minutes")
            await screen.press("escape", "escape")
            await screen.until("[2 Records]")
            await screen.press("escape", "escape", "2", "slash")
            await screen.type("member a")
            await screen.press("enter", "m")
            await screen.until("Minutes are taken of a meeting")

    run(scenario)
    assert Book.open(panel.root).drafts.list() == ()
    assert panel.git("status", "--porcelain") == ""
    assert (panel.root / "records" / PANEL).is_dir()


def test_what_stood_in_a_form_goes_along_into_the_minutes(panel: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(panel, record=MEETING) as screen:
            await screen.press("e", "enter")
            await screen.replace("Panel of Examples")
            await screen.press("enter", "m")
            await screen.until("Taking minutes")
            await keys(screen, "n")
            await screen.until("saved ")

    run(scenario)
    assert record(panel)["name"] == "Panel of Examples"
    assert record(panel)["status"] == "held"


def test_leaving_the_program_in_the_middle_of_a_line_keeps_it(panel: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(panel, record=MEETING) as screen:
            await at_third_item(screen)
            await keys(screen, "The Panel was half")
            await screen.press("ctrl+q")

    run(scenario)
    assert any("text: The Panel was half\n" in one.text for one in Book.open(panel.root).drafts.list())


def test_several_lines_that_are_pasted_are_one_text(panel: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(panel, record=MEETING) as screen:
            await at_third_item(screen)
            await screen.type("q is how this begins\nand this is its second line")
            await keys(screen, "Enter", "^s")
            await screen.wait(lambda: "its second line" in panel.git("show", "HEAD"), "the save")

    run(scenario)
    note = record(panel)["items"][2]["notes"][0]
    assert (note["type"], note["text"]) == ("narrative", "q is how this begins\nand this is its second line\n")
