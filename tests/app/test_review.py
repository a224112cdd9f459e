"""A document reviewed by keys alone: from the file to the commit, from doubt to doubt, and nothing lost on the way."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.app.conftest import MEETING as HELD
from tests.app.conftest import BookFolder, opened, run
from tests.app.review_way import begin, record, reviewing, state
from tests.documents.importing.reviewed import MEETING, NEW, TEXT, given
from tui.app.widgets.source_lines import folded
from tui.book.repository import Book
from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import Passage

HASH = hashlib.sha256(TEXT.encode()).hexdigest()
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def test_the_whole_way_from_the_file_to_one_commit_that_names_it(folder: BookFolder, document: Path) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await begin(screen, document)
            assert (
                state(screen) == "4 doubts, 2 lines in no field"
            )  # the one about a person who is in the book does not count
            assert "of what kind it was" in screen.line_with("? Doubt")
            await screen.press("a")
            await screen.until("It is taken to have been held.")
            assert state(screen).startswith("3 doubts")
            await screen.press("n")
            await screen.until("It reads like a question.")
            assert "▌5 » " in screen.line_with("Member A asked")
            await screen.press("e")
            await screen.type("narrative")
            await screen.press("enter")
            await screen.until("2 doubts")
            await screen.press("t", "p")
            await screen.until("goes where")
            await screen.press("enter")
            await screen.until("2 doubts, 1 line in no field")
            await screen.press("t", "x")
            await screen.until("0 lines in no field")
            await screen.press("ctrl+s")
            await screen.until("Why?")
            assert "2 doubts were not looked at" in screen.text
            assert "stays as the book has it: Member A" in screen.text
            await screen.type("old minutes taken in")
            await screen.press("enter")
            await screen.until("Saved: ")
            assert "1 record was in the book" in screen.text
            assert not reviewing(screen)

    run(scenario)
    message = folder.git("log", "-1", "--format=%B")
    assert message.startswith("Example Joint Panel: 2 records imported\n")
    assert "Action: import\n" in message
    assert f"Evidence: minutes of march.txt, SHA-256 {HASH}; reviewed by " in message
    assert ": of 4 guesses 1 accepted, 1 corrected, 2 not looked at; texts by hand: 1 placed, 1 put aside\n" in message
    assert "Reason: old minutes taken in\n" in message
    meeting = record(folder, MEETING)
    assert meeting["items"][0]["notes"][0]["type"] == "narrative"
    assert meeting["items"][0]["notes"][0]["text"].splitlines()[-1] == "Tabled: figures of the year"
    source = meeting["sources"][0]
    assert "line 7: Copies: the library" in source["note"]
    told = {each["field"]: each["note"] for each in source["readings"]}
    assert told["classification"].endswith("Looked at and accepted.")
    assert set(told) == {"classification", "status"}
    assert record(folder, NEW)["name"] == "Member Q"
    assert folder.git("status", "--porcelain") == ""
    assert Book.open(folder.root).reviews.list() == ()


def test_a_review_that_was_killed_goes_on_where_it_was_when_the_same_document_comes_again(
    folder: BookFolder, document: Path, tmp_path: Path
) -> None:
    async def killed() -> None:
        async with opened(folder) as screen:
            await begin(screen, document)
            await screen.press("a", "t", "x", "D")
            await screen.press("tab", "e")
            await screen.type(" and more")
            await screen.wait(lambda: "and more" in str(kept()), "the draft of the review")

    def kept() -> dict[str, Any]:
        found = Book.open(folder.root).reviews.get(HASH)
        return found.decisions if found is not None else {}

    run(killed)
    assert len(kept()["accepted"]) == 1
    assert kept()["left_out"] == [MEETING]
    moved = tmp_path / "moved.txt"
    document.rename(moved)

    async def again() -> None:
        async with opened(folder) as screen:
            await begin(screen, moved)
            assert "goes on where it was left" in screen.text
            assert state(screen).startswith("1 doubt,")
            await screen.press("r", "down", "enter")
            await screen.press("escape")
            await screen.until("is kept; i goes on with it")
            assert "review of moved.txt: i goes on with it" in screen.text
            await screen.press("i")
            await screen.until("Go on with moved.txt")

    run(again)


def test_a_new_error_stops_the_save_and_stands_beside_its_field(folder: BookFolder, document: Path) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await begin(screen, document)
            await screen.press("tab", "tab", "home", "d")
            await screen.until("✗")
            await screen.press("g", "w")
            await screen.until("Problem 1 of")
            await screen.press("ctrl+s")
            await screen.until("put this right first")
            await screen.press("escape")
            assert reviewing(screen)

    run(scenario)
    assert MEETING not in folder.git("ls-files")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_nothing_is_cut_off_and_one_side_can_have_the_screen(
    folder: BookFolder, document: Path, size: tuple[int, int]
) -> None:
    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            await begin(screen, document)
            assert "Member A asked how many visits were made." in screen.text
            assert "Kind of meeting" in screen.text
            assert "1 of 3" in screen.text
            assert "page number" in screen.line_with("Page 1")
            assert all(len(line) <= size[0] for line in screen.lines)
            for key in ("n next doubt", "a accept", "^s save", "? help"):
                assert key in screen.lines[-1]
            await screen.press("z")
            assert "Page 1" not in screen.text
            await screen.press("tab")
            assert "Page 1" in screen.text
            assert "Kind of meeting" not in screen.text
            await screen.press("z")
            assert "Page 1" in screen.text
            assert "Kind of meeting" in screen.text

    run(scenario)


def test_a_meeting_that_the_book_has_stays_and_says_so(folder: BookFolder, document: Path) -> None:
    folder.write(MEETING, folder.text(HELD).replace("2026-03-25", "2030-03-04"))
    folder.commit()
    before = folder.text(MEETING)

    async def scenario() -> None:
        async with opened(folder) as screen:
            await begin(screen, document)
            assert state(screen).startswith("1 doubt,")
            await screen.press("r")
            await screen.until("in the book already")
            await screen.press("escape")
            await screen.press("ctrl+s")
            await screen.until("Why?")
            await screen.type("the new person")
            await screen.press("enter")
            await screen.until("Saved: ")

    run(scenario)
    assert folder.text(MEETING) == before
    assert record(folder, NEW)["name"] == "Member Q"


def test_a_document_that_was_imported_already_says_so_and_changes_nothing(folder: BookFolder, document: Path) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await begin(screen, document)
            await screen.press("ctrl+s")
            await screen.until("Why?")
            await screen.type("taken in")
            await screen.press("enter")
            await screen.until("Saved: ")
            await screen.press("i")
            await screen.until("which file?")
            await screen.type(str(document))
            await screen.press("enter")
            await screen.until("which body")
            await screen.press("enter")
            await screen.until("has everything of this already")
            assert state(screen).startswith("0 doubts")
            await screen.press("ctrl+s")
            await screen.until("Nothing of this is new")

    run(scenario)
    assert folder.git("rev-list", "--count", "HEAD").strip() == "2"


def test_five_thousand_lines_are_drawn_only_as_far_as_they_are_seen(
    folder: BookFolder, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "goes on and on " * 12
    lines = tuple(Line(n, f"Line {n} {words}", Passage.of(n, words)) for n in range(1, 5001))
    monkeypatch.setattr("tui.app.taking_in.understood", lambda *_: replace(given(), lines=lines))

    async def scenario() -> None:
        async with opened(folder) as screen:
            source = (await begin(screen, document)).source
            await screen.press("tab", "end")
            await screen.until("Line 5000")
            await screen.press("home", "pagedown")
            assert source.count() > 10_000
            assert source.drawn < 200

    run(scenario)


def test_a_row_never_loses_a_letter() -> None:
    for text in ("", "word", "several words of some length", "x" * 50, "長い文 " * 9, "a  b   c" * 6):
        for width in (8, 13, 40):
            rows = folded(text, width)
            assert "".join(text[a:b] for a, b in rows).replace(" ", "") == text.replace(" ", "")
            assert rows[0][0] == 0


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the documents are not here: ../shared/seeds")
def test_a_published_document_is_reviewed_and_saved(folder: BookFolder) -> None:
    seed = next(SEEDS.glob("001_*.txt"))

    async def scenario() -> None:
        async with opened(folder) as screen:
            shown = await begin(screen, seed)
            doubts, lines = len(shown.reviewing.open_doubts()), len({each.line for each in shown.left})
            assert state(screen).startswith(f"{doubts} doubt")
            await screen.press("a", "a")
            await screen.until(f"{doubts - 2} doubt")
            await screen.press("t", "x")
            await screen.until(f"{lines - 1} line")
            await screen.press("ctrl+s")
            await screen.until("Why?")
            await screen.type("taken in")
            await screen.press("enter")
            await screen.until("Saved: ", seconds=20)

    run(scenario)
    assert hashlib.sha256(seed.read_bytes()).hexdigest() in folder.git("log", "-1", "--format=%B")
