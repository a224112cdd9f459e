"""A document reviewed by keys alone: from the file to the commit, from doubt to doubt, text placed, and nothing lost on the way."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.app.conftest import MEETING as HELD
from tests.app.conftest import PANEL, TODAY, BookFolder, Terminal, opened, run
from tests.documents.importing.reviewed import MEETING, NEW, TEXT, given
from tui.app.desk import Desk
from tui.app.program import Minutebook
from tui.app.review_desk import Document
from tui.app.screens.chooser import ChoiceLines, Chooser
from tui.app.screens.review import ReviewScreen
from tui.app.taking_in import Asked
from tui.app.widgets.source_lines import folded
from tui.book.repository import Book
from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import Passage
from tui.documents.importing.result import Imported
from tui.errors import ProblemsFound
from tui.record.kinds import UNNAMED_BODY
from tui.record.reading import read

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
HASH = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The document in a file; what is made of it is put together by hand, so that no reader of documents matters here."""
    file = tmp_path / "minutes of march.txt"
    file.write_text(TEXT)
    monkeypatch.setattr("tui.app.taking_in.understood", lambda _desk, _document, body, _date: given(body or "somebody"))
    return file


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


def test_several_documents_are_reviewed_one_after_the_other_and_go_on_another_day(
    folder: BookFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_as(_desk: Desk, document: Document, body: str, _date: str) -> Imported:
        if document.name.startswith("bad"):
            raise ProblemsFound("bad.txt cannot be understood.", "")
        found = given(body or UNNAMED_BODY)
        day = document.name.split(".")[0]
        return resumed_under(found, f"{body or UNNAMED_BODY}/meetings/{day}")

    monkeypatch.setattr("tui.app.taking_in.understood", read_as)
    place = tmp_path / "years"
    place.mkdir()
    for name in ("2030-03-04.txt", "2030-03-05.txt", "2030-03-06.txt", "bad.txt"):
        (place / name).write_text(f"{TEXT}{name}")

    async def first() -> None:
        async with opened(folder) as screen:
            await screen.press("i")
            await screen.until("which file?")
            await screen.type(f"{place}/")
            await screen.until("▌All 4 documents here, one after the other")
            await screen.press("enter")
            await screen.until("1 of 4: To which body")
            await screen.press("enter")
            await screen.until("1 of 4, ")
            assert "Import › 2030-03-04.txt" in screen.text
            await screen.until("Doubt, ")
            await screen.press("ctrl+s")
            await screen.until("Why?")
            await screen.type("taken in")
            await screen.press("enter")
            await screen.until("2 of 4, ")
            assert "Import › 2030-03-05.txt" in screen.text
            await screen.press("ctrl+n")
            await screen.until("3 of 4, ")
            assert "Import › 2030-03-06.txt" in screen.text
            await screen.until("Doubt, ")
            await screen.press("escape")
            await screen.until("2 of 4 documents are left: i goes on with them")
            await screen.until("2 of 4 documents in years, next: 2030-03-06.txt")

    run(first)

    async def another_day() -> None:
        async with opened(folder) as screen:
            await screen.press("i")
            await screen.until("▌Go on: 2 of 4 documents in years")
            await screen.press("enter")
            await screen.until("3 of 4, ")
            assert "Import › 2030-03-06.txt" in screen.text
            await screen.until("Doubt, ")
            await screen.press("ctrl+n")
            await screen.until("4 documents: 1 left for later, 1 could not be taken in: bad.txt.")

    run(another_day)
    assert Book.open(folder.root).review_queues.list() == ()
    assert folder.git("rev-list", "--count", "HEAD").strip() == "2"


def test_files_of_one_meeting_are_one_document_and_its_body_comes_along_with_it(
    folder: BookFolder, tmp_path: Path
) -> None:
    number = "<meetingid>206</meetingid>"
    (tmp_path / "a.xml").write_text(
        "<committees><committee><committeeid>12</committeeid><committeetitle>Example Scrutiny Board</committeetitle>"
        "</committee></committees>"
    )
    (tmp_path / "m.xml").write_text(
        f"<meeting>{number}<meetingdate>14/09/2027</meetingdate><committeeid>12</committeeid>"
        "<committeetitle>Example Scrutiny Board</committeetitle><agendaitems count='1'><agendaitem><agendaitemid>1</agendaitemid>"
        "<agendaitemtitle>Apologies [/]</agendaitemtitle><agendaitemnumber>1</agendaitemnumber></agendaitem></agendaitems>"
        "<attendees><attendee name='Member Z' attendance='Present'/></attendees></meeting>"
    )

    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("i")
            await screen.until("which file?")
            await screen.type(f"{tmp_path}/")
            await screen.until("All 2 documents here")
            await screen.press("enter")
            await screen.until("To which body does it belong? a.xml, m.xml")
            await screen.until("▌The body that the document itself tells of")
            await screen.press("enter")
            await screen.until("Import › a.xml, m.xml")
            await screen.until("Meeting: Example Scrutiny Board")
            await screen.press("r")
            await screen.until("Body: Example Scrutiny Board")
            await screen.press("escape", "ctrl+s")
            await screen.until("Why?")
            await screen.type("taken in")
            await screen.press("enter")
            await screen.until("Saved: ")

    run(scenario)
    assert record(folder, "example-scrutiny-board/body")["name"] == "Example Scrutiny Board"
    meeting = record(folder, "example-scrutiny-board/meetings/2027-09-14")
    assert meeting["attendance"][0]["name_as_printed"] == "Member Z"
    message = folder.git("log", "-1", "--format=%B")
    hashes = [hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("a.xml", "m.xml")]
    assert all(each in message for each in hashes)


def resumed_under(found: Imported, meeting: str) -> Imported:
    """What a document gave, its meeting under another id."""

    def renamed(each: Any) -> Any:
        name = "id" if hasattr(each, "id") else "record"
        return replace(each, **{name: meeting}) if getattr(each, name).endswith("2030-03-04") else each

    return replace(
        found,
        records=tuple(map(renamed, found.records)),
        doubts=tuple(map(renamed, found.doubts)),
        claims=tuple(map(renamed, found.claims)),
    )


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


def test_a_body_that_the_book_does_not_have_is_made_with_its_first_document(folder: BookFolder, tmp_path: Path) -> None:
    file = tmp_path / "minutes.txt"
    file.write_text(
        "Example Town Council\nMinutes of the meeting of Example Town Council held on 4 March 2030 at 7.00 pm\n\n"
        "Present: Cllr A. Able (Chair)\n\n1. Apologies\n\nNone.\n\n2. Costs\n\nRESOLVED that the costs [/] be noted.\n"
    )

    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("i")
            await screen.until("which file?")
            await screen.type(str(file))
            await screen.press("enter")
            await screen.until("▌Not in the book yet: Example Town Council")
            await screen.press("enter")
            await screen.until("a body of what kind?")
            await screen.press("escape")
            await screen.until("▌Not in the book yet: Example Town Council")
            await screen.press("enter")
            await screen.until("▌council")
            await screen.press("enter")
            await screen.until("Meeting: Example Town Council")
            await screen.press("ctrl+s")
            await screen.until("Why?")
            await screen.type("the first minutes")
            await screen.press("enter")
            await screen.until("Saved: ")

    run(scenario)
    assert record(folder, "example-town-council/body") == {
        "name": "Example Town Council", "classification": "council",
        "sources": record(folder, "example-town-council/body")["sources"],
    }  # fmt: skip
    assert "[/]" in str(record(folder, "example-town-council/meetings/2030-03-04"))
    assert folder.git("rev-list", "--count", "HEAD").strip() == "2"


async def pick(screen: Terminal, words: str) -> None:
    """Takes the choice that has these words."""
    await screen.wait(lambda: isinstance(screen.app.screen, Chooser), "a list of choices")
    await screen.type(words)
    await screen.until(f"▌{words}")
    await screen.press("enter")


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


def test_a_file_that_cannot_be_taken_in_is_told_in_a_sentence(folder: BookFolder, tmp_path: Path) -> None:
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0 of long ago")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 cut off")

    async def scenario() -> None:
        async with opened(folder) as screen:
            for name, words in (
                ("old.doc", "old office programs"),
                ("scan.pdf", "damaged"),
                ("none", "cannot be read"),
            ):
                await screen.press("i")
                await screen.until("which file?")
                await screen.type(str(tmp_path / name))
                await screen.press("enter")
                await screen.until(words)

    run(scenario)


def test_a_path_is_completed_and_a_folder_gone_into(folder: BookFolder, tmp_path: Path) -> None:
    (tmp_path / "years" / "of old").mkdir(parents=True)
    (tmp_path / "years" / "of old" / "minutes.txt").write_text("nothing")

    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("i")
            await screen.until("which file?")
            await screen.type(str(tmp_path / "ye"))
            await screen.press("tab")
            await screen.until("▌of old/")
            await screen.press("enter")
            await screen.until("▌minutes.txt")
            await screen.press("escape")
            assert "which file?" not in screen.text

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


def test_a_document_named_in_the_shell_opens_at_its_review_and_hostile_text_is_only_text(
    folder: BookFolder, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "\x1b[31m[bold]red[/bold] \u202e@click"
    lines = (Line(1, words, Passage.of(1, words)), *given().lines[1:])
    monkeypatch.setattr("tui.app.taking_in.understood", lambda *_: replace(given(), lines=lines))

    async def scenario() -> None:
        app = Minutebook(Desk(Book.open(folder.root), TODAY), None, Asked(((str(document),),), PANEL))
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            screen = Terminal(app, pilot, folder)
            await screen.until("Doubt, ")
            assert "[bold]red[/bold]" in screen.text
            assert "\x1b" not in screen.text
            assert "\u202e" not in screen.text

    run(scenario)


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
