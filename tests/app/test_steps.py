"""The steps in the life of a record, taken from the record itself."""

import pytest

from tests.app.conftest import MEETING, PANEL, BookFolder, opened, run

SIZES = pytest.mark.parametrize("size", [(80, 24), (200, 50)])


def in_state(folder: BookFolder, state: str) -> None:
    folder.write(MEETING, folder.text().replace("state: with_chair", f"state: {state}"))
    folder.commit()


@SIZES
def test_approved_minutes_are_corrected_on_an_authority(folder: BookFolder, size: tuple[int, int]) -> None:
    in_state(folder, "approved")

    async def scenario() -> None:
        async with opened(folder, size=size, record=MEETING) as screen:
            await screen.press("C")
            await screen.until("Type the correction first")
            await screen.press("3")
            text = screen.app.screen.editing.text
            screen.app.screen.text_tab.area.load_text(text.replace("How many visits", "How many more visits"))
            await screen.pilot.pause(0.2)
            await screen.press("escape", "C")
            await screen.until("Correct approved minutes")
            await screen.type("minute 12 of 27 May 2026")
            await screen.press("ctrl+s")
            await screen.until("minutes corrected")
            await screen.type("as the recording has it")
            await screen.press("ctrl+s")
            await screen.until("Saved: ")
            assert screen.app.screen.editing.is_typed is False

    run(scenario)
    assert "How many more visits" in folder.text()
    said = folder.git("log", "-1", "--format=%B")
    assert "Action: correct" in said
    assert "Authority: minute 12 of 27 May 2026" in said


@SIZES
def test_a_step_that_does_not_apply_says_why(folder: BookFolder, size: tuple[int, int]) -> None:
    async def scenario() -> None:
        async with opened(folder, size=size, record=MEETING) as screen:
            await screen.press("A")
            await screen.until("they are approved once they are published")
            await screen.press("R")
            await screen.until("There is no step “respond” for a meeting.")
            await screen.press("C")
            await screen.until("These minutes are not approved")
            await screen.press("S")
            await screen.until("Which step?")
            assert "Send for clearance" in screen.text
            await screen.press("escape")

    run(scenario)


def test_a_recommendation_is_answered_from_its_record(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=f"{PANEL}/recommendations/2026-03-25-1") as screen:
            await screen.press("R")
            await screen.until("Record the response")
            await screen.press("escape")
            await screen.press("U")
            await screen.until("Which step?")
            assert "Assess the response" in screen.text

    run(scenario)
