"""An election taken in minutes is on the list of members with the same save, and off it again where it is taken back."""

from typing import Any

from tests.app.conftest import BookFolder, opened, run
from tests.app.test_minuting import MEETING, PANEL, _said, begin, keys, record, with_agenda

MEMBERS = f"{PANEL}/members"


def offices(folder: BookFolder) -> list[dict[str, Any]]:
    return [one for one in record(folder, MEMBERS)["memberships"] if one.get("role") == "chair"]


def test_an_election_is_one_change_with_its_membership_and_goes_with_it(folder: BookFolder) -> None:
    with_agenda(folder)

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            clock = await begin(screen)
            clock.at = "13:30"
            await keys(
                screen,
                "n",
                "d",
                "appointed",
                "Enter",
                "Enter",
                "member b",
                "Enter",
                "member c",
                "Enter",
                "member d",
                "Enter",
            )
            await screen.until("for (⏎ not said)")
            await keys(screen, "Down", "Enter")
            await screen.until("Member B was ELECTED Chair for the municipal year 2026/27.")
            await keys(screen, "Enter")
            await screen.until("The list of members gets it when this item is saved")
            await keys(screen, "p", "Tab", "Enter")
            await screen.until("Member B presides")
            await keys(screen, "n")
            await screen.until("Member B is Chair from 12 May 2026")
            assert "to when Member A held" not in screen.text
            assert "Member A was to 12 May 2026" in " ".join(screen.text.split())

    run(scenario)
    assert record(folder)["presiding"][0]["capacity"] == "chair"
    first, second = offices(folder)
    assert (first["person"], first["end_date"]) == ("member-a", "2026-05-12")
    assert (second["person"], second["start_date"], second["elected_at"]) == ("member-b", "2026-05-12", MEETING)
    message = folder.git("log", "-1", "--format=%B")
    assert f"Action: edit\nRecord: {MEETING}\nRecord: {MEMBERS}\n" in message
    assert _said(folder, "audit", "HEAD~2..HEAD") == []
    assert _said(folder, "validate", MEETING, MEMBERS) == []


def test_an_election_taken_back_after_it_was_saved_leaves_the_list_as_it_was(folder: BookFolder) -> None:
    with_agenda(folder)
    before = folder.text(MEMBERS)

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await begin(screen)
            await keys(
                screen,
                "n",
                "d",
                "appointed",
                "Enter",
                "Enter",
                "member b",
                "Enter",
                "Enter",
                "Enter",
                "Enter",
                "Enter",
                "^s",
            )
            await screen.until("Member B is Chair")
            assert folder.text(MEMBERS) != before
            await keys(screen, "^z", "^s")
            await screen.until("saved")
            await screen.until("saved 13:25")
            for _ in range(200):
                if folder.text(MEMBERS) == before:
                    break
                await screen.pilot.pause(0.02)

    run(scenario)
    assert folder.text(MEMBERS) == before
    assert _said(folder, "audit", "HEAD~3..HEAD") == []
