"""Follow-up on the screen: what is open, with whom it rests, and a step in one key."""

import pytest

from tests.app.conftest import PANEL, BookFolder, Terminal, opened, run

ACTION = f"{PANEL}/actions/2026-03-25-1"
RECOMMENDATION = f"{PANEL}/recommendations/2026-03-25-1"
SIZES = pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=["80x24", "200x50"])


async def at_follow_up(screen: Terminal) -> None:
    await screen.press("3")
    await screen.until("2 open")


def go_to(screen: Terminal, record_id: str) -> None:
    shown = screen.app.screen.query_one("#entries")
    shown.cursor = next(n for n, one in enumerate(shown.lines) if one.owed is not None and one.owed.record == record_id)


@SIZES
def test_what_is_open_stands_under_whom_it_rests_with_and_says_no_more_than_is_recorded(
    folder: BookFolder, size: tuple[int, int]
) -> None:
    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            await at_follow_up(screen)
            assert "As at Mon 11 May 2026" in screen.text
            assert screen.lines.index(screen.line_with("Officer C")) < screen.lines.index(
                screen.line_with("Send the figures")
            )
            assert "25 Mar 2026  Send the figures for custody visits." in screen.text
            assert "Undertaking. No update recorded." in screen.text
            assert "Recommendation. No response recorded." in screen.text
            assert "LATE" not in screen.text.upper().replace("LATEST", "").replace("RELATE", "")

    run(scenario)


def test_an_update_is_one_key_and_one_change_with_its_action(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await at_follow_up(screen)
            go_to(screen, ACTION)
            await screen.press("u")
            await screen.until("What was reported")
            await screen.type("The figures were sent.")
            await screen.press("tab", "down", "down", "enter")
            await screen.press("ctrl+s")
            await screen.until("done, as reported on 11 May 2026")
            await screen.type("the officer wrote")
            await screen.press("enter")
            await screen.until("Saved: ")
            await screen.until("1 open")
            assert "2026-05-11" in folder.text(ACTION)
            said = folder.git("log", "-1", "--format=%B")
            assert "Action: update" in said
            assert "Reason: the officer wrote" in said
            await screen.press("c")
            await screen.until("closed too")
            assert "The figures were sent." in screen.text

    run(scenario)


def test_a_response_takes_the_day_typed_over_and_people_by_a_few_letters(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await at_follow_up(screen)
            go_to(screen, RECOMMENDATION)
            await screen.press("r")
            await screen.until("The date of the response")
            await screen.type("30 Apr 2026")
            assert "kept as 2026-04-30" in screen.text
            await screen.press("enter")
            await screen.type("offi")
            await screen.press("enter")
            assert "Officer C" in screen.line_with("From")
            await screen.press("enter", "down", "enter")
            assert "accepted" in screen.line_with("Outcome")
            await screen.press("ctrl+s")
            await screen.until("response of 30 Apr 2026: accepted")
            await screen.type("letter in the post")
            await screen.press("enter")
            await screen.until("Saved: ")
            assert 'date: "2026-04-30"\n  from: officer-c\n  outcome: accepted\n' in folder.text(RECOMMENDATION)
            assert "Action: respond" in folder.git("log", "-1", "--format=%B")
            await screen.until("Answered on 30 Apr 2026: accepted.")
            await screen.press("r")
            await screen.until("An answer is recorded already")

    run(scenario)


def test_what_must_be_said_is_asked_again_and_nothing_is_saved_without_a_reason(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await at_follow_up(screen)
            before = folder.git("rev-parse", "HEAD")
            go_to(screen, ACTION)
            await screen.press("u")
            await screen.until("What was reported")
            await screen.press("ctrl+s")
            await screen.until("Update: This must be said.")
            await screen.type("Sent.")
            await screen.press("tab", "enter")
            assert "open" in screen.line_with("Status")
            await screen.replace("32 Mar 2026")
            await screen.press("enter")
            await screen.until("Date: ")
            await screen.replace("")
            await screen.press("ctrl+s")
            await screen.until("open, as reported")
            await screen.press("enter")
            await screen.until("Say why")
            assert folder.git("rev-parse", "HEAD") == before

    run(scenario)


def test_what_was_typed_into_a_step_stands_there_again(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await at_follow_up(screen)
            go_to(screen, ACTION)
            await screen.press("u")
            await screen.until("What was reported")
            await screen.type("Half of a thought")
            await screen.press("escape")
            await screen.until("Not saved.")
            await screen.press("u")
            await screen.until("Half of a thought")

    run(scenario)


def test_one_key_groups_another_filters_a_third_sets_the_day(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await at_follow_up(screen)
            for heading in (
                "Up to a quarter  2",
                "Example Joint Panel, 25 Mar 2026  2",
                "Example Joint Panel  2",
                "Officer C  1",
            ):
                await screen.press("b")
                await screen.until(heading)
            await screen.press("slash")
            await screen.type("quarter")
            await screen.until("1 open")
            await screen.until("Send the figures", gone=True)
            await screen.press("enter", "escape")
            await screen.until("2 open")
            await screen.press("d")
            await screen.until("As at which day?")
            await screen.replace("24 mar 2026")
            await screen.press("enter")
            await screen.until("Nothing is recorded as open on 2026-03-24.")
            await screen.press("d")
            await screen.until("As at which day?")
            await screen.replace("")
            await screen.press("enter")
            await screen.until("2 open")
            await screen.press("enter")
            await screen.until("1 Read")

    run(scenario)


def test_the_entry_is_told_with_its_minute(folder: BookFolder) -> None:
    folder.write(ACTION, folder.text(ACTION) + "item: custody\nminute_note: visits\n")
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, size=(200, 50)) as screen:
            await at_follow_up(screen)
            go_to(screen, ACTION)
            await screen.until("In the minutes of 25 Mar 2026")
            assert "41  Custody visiting" in screen.text
            assert "How many visits were made?" in screen.text
            assert "► AGREED" not in screen.text

    run(scenario)
