"""The steps of a review: doubts accepted, text placed and moved, each undone and made again."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.app.conftest import PANEL, BookFolder, opened, run
from tests.app.review_way import begin, pick, record, state
from tests.documents.importing.reviewed import MEETING, TEXT, given
from tui.app.screens.chooser import ChoiceLines, Chooser

HASH = hashlib.sha256(TEXT.encode()).hexdigest()


def test_undone_is_open_again(folder: BookFolder, document: Path) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await begin(screen, document)
            await screen.press("e", "down", "enter")
            await screen.until("3 doubts")
            await screen.press("ctrl+z")
            await screen.until("4 doubts")
            await screen.press("t", "p")
            await screen.until("goes where")
            await screen.press("enter")
            await screen.until("1 line in no field")
            await screen.press("ctrl+z")
            await screen.until("2 lines in no field")
            await screen.press("t", "x")
            await screen.until("1 line in no field")
            await screen.press("x")
            await screen.until("2 lines in no field")

    run(scenario)


def test_every_step_is_undone_and_made_again_from_either_side(folder: BookFolder, document: Path) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            shown = await begin(screen, document)
            await screen.press("a")
            await screen.until("3 doubts, 2 lines")
            await screen.press("t", "x")
            await screen.until("3 doubts, 1 line")
            await screen.press("D")
            await screen.until("Left out: ")
            await screen.until("1 doubt,")
            await screen.press("ctrl+z")
            await screen.until("3 doubts, 1 line in no field")
            assert "left out" in screen.line_with("Undone: ")
            await screen.press("ctrl+z")
            await screen.until("3 doubts, 2 lines in no field")
            assert shown.source.number == 6
            await screen.press("ctrl+z")
            await screen.until("4 doubts, 2 lines in no field")
            await screen.press("ctrl+z")
            await screen.until("nothing to undo")
            await screen.press("ctrl+y", "ctrl+y")
            await screen.until("3 doubts, 1 line in no field")
            await screen.press("n", "e", "down", "enter")
            await screen.until("2 doubts")
            await screen.press("ctrl+y")
            await screen.until("nothing to bring back")

    run(scenario)


def test_all_doubts_of_a_kind_are_accepted_at_once_and_back_again(
    folder: BookFolder, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doubts = (*given().doubts, replace(given().doubts[0], path="date"), replace(given().doubts[0], message="“[/]” 2"))
    more = replace(given().doubts[0], message="“[/b]” 31")
    monkeypatch.setattr("tui.app.taking_in.understood", lambda *_: replace(given(), doubts=(*doubts, more)))

    async def scenario() -> None:
        async with opened(folder) as screen:
            await begin(screen, document)
            assert state(screen).startswith("7 doubts")
            await screen.press("A")
            await screen.until("of which kind?")
            assert "▌  1 × The document does not say of what kind it was." in screen.text
            assert "  2 × “[/]” 2" in screen.text
            await screen.type("[/]")
            await screen.press("enter")
            await screen.until("2 doubts accepted")
            assert state(screen).startswith("5 doubts")
            await screen.press("ctrl+z")
            await screen.until("7 doubts")

    run(scenario)


def test_a_doubt_without_a_line_leads_to_where_its_record_begins(
    folder: BookFolder, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = given()
    doubts = (*found.doubts[:2], replace(found.doubts[4], line=0, path="died"))
    monkeypatch.setattr("tui.app.taking_in.understood", lambda *_: replace(found, doubts=doubts))

    async def scenario() -> None:
        async with opened(folder) as screen:
            shown = await begin(screen, document)
            await screen.press("N")
            await screen.until("Person: Member Q")
            assert shown.source.number == 9

    run(scenario)


def test_several_lines_are_placed_together_as_an_item_of_their_own(folder: BookFolder, document: Path) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            shown = await begin(screen, document)
            await screen.press("t", "space", "space")
            assert "2 lines chosen" in screen.text
            assert screen.line_with("Tabled:").lstrip("▌").strip().startswith("6 *?")
            await screen.press("p")
            await screen.until("goes where")
            await screen.type("new item")
            chooser = screen.app.screen
            assert isinstance(chooser, Chooser)
            at = next(n for n, one in enumerate(chooser.query_one(ChoiceLines).choices) if one.label == "New item")
            await screen.press(*["down"] * at, "enter")
            await screen.until("0 lines in no field")
            items = shown.reviewing.review.value(MEETING)["items"]
            assert [each["title"] for each in items] == [
                "Custody visiting", "Tabled: figures of the year Copies: the library", "Costs",
            ]  # fmt: skip

    run(scenario)


def test_text_becomes_a_decision_an_action_or_a_recommendation_and_undone_it_is_in_no_field(
    folder: BookFolder, document: Path
) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            shown = await begin(screen, document)
            await screen.press("t", "p")
            await pick(screen, "New decision of 1 · Custody visiting")
            await screen.until("outcome?")
            await pick(screen, "deferred")
            await screen.until("4 doubts, 1 line in no field")
            item = shown.reviewing.review.value(MEETING)["items"][0]
            assert item["decisions"] == [
                {"id": "tabled-figures-of-the", "outcome": "deferred", "text": "Tabled: figures of the year"}
            ]
            await screen.press("t", "p")
            await pick(screen, "New action of Custody visiting")
            await screen.until("kind?")
            await screen.until("▌action")
            await screen.press("enter")
            await screen.until("0 lines in no field")
            action = f"{PANEL}/actions/2030-03-04-1"
            assert shown.reviewing.review.value(action) == {
                "text": "Copies: the library", "kind": "action", "raised_at": MEETING, "item": "custody",
            }  # fmt: skip
            assert "of 4" in screen.line_with("Action: ")
            await screen.press("ctrl+z")
            await screen.until("1 line in no field")
            assert action not in shown.reviewing.ids
            await screen.press("ctrl+y")
            await screen.until("0 lines in no field")
            await screen.press("ctrl+s")
            await screen.until("Why?")
            assert "Action: " in screen.text
            await screen.type("taken in")
            await screen.press("enter")
            await screen.until("Saved: ")

    run(scenario)
    assert record(folder, f"{PANEL}/actions/2030-03-04-1")["raised_at"] == MEETING
    assert record(folder, MEETING)["items"][0]["decisions"][0]["outcome"] == "deferred"


def test_the_text_of_a_field_or_of_a_line_is_moved_elsewhere_in_one_step(folder: BookFolder, document: Path) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            shown = await begin(screen, document)
            await screen.press("tab", "home", *["down"] * 8)
            assert shown.source.number == 9
            await screen.press("m")
            await pick(screen, "New recommendation of Costs")
            await screen.until("Recommendation: ")
            made = f"{PANEL}/recommendations/2030-03-04-1"
            assert shown.reviewing.review.value(made) == {
                "text": "Member Q spoke of them.", "made_at": MEETING, "item": "costs",
            }  # fmt: skip
            assert not shown.reviewing.review.value(MEETING)["items"][1].get("notes")
            assert state(screen) == "4 doubts, 2 lines in no field"
            await screen.press("ctrl+z")
            await screen.wait(lambda: made not in shown.reviewing.ids, "the step back")
            assert shown.reviewing.review == shown.reviewing.steps.now.review
            assert not shown.reviewing.review.is_begun

    run(scenario)


def test_what_is_removed_takes_its_doubt_along_and_its_words_are_in_no_field(
    folder: BookFolder, document: Path
) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await begin(screen, document)
            await screen.press("n", "n")
            await screen.until("It reads like a question.")
            await screen.press("escape", "d")
            await screen.until("Removed: ")
            await screen.until("3 doubts, 3 lines in no field")
            await screen.press("ctrl+z")
            await screen.until("4 doubts, 2 lines in no field")

    run(scenario)
