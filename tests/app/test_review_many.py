"""Which documents are reviewed, one after the other, of which body, and what cannot be taken in."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.app.conftest import PANEL, TODAY, BookFolder, Terminal, opened, run
from tests.app.review_way import record
from tests.documents.importing.reviewed import TEXT, given
from tui.app.desk import Desk
from tui.app.program import Minutebook
from tui.app.review_desk import Document
from tui.app.taking_in import Asked
from tui.book.repository import Book
from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import Passage
from tui.documents.importing.result import Imported
from tui.errors import ProblemsFound
from tui.record.kinds import UNNAMED_BODY

HASH = hashlib.sha256(TEXT.encode()).hexdigest()


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
