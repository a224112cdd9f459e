"""Saving: sentences and a reason; and whatever stands in the way is explained, with what was typed kept."""

import fcntl
from pathlib import Path

import pytest

from tests.app.conftest import MEETING, PANEL, BookFolder, Terminal, opened, run
from tui.book.repository import Book


async def rename(screen: Terminal, name: str) -> None:
    await screen.press("e", "enter")
    await screen.replace(name)
    await screen.press("enter")


def test_a_record_saved_by_somebody_else_meanwhile_is_not_overwritten_and_the_draft_is_offered(
    folder: BookFolder,
) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await rename(screen, "Mine")
            folder.write(MEETING, folder.text().replace("Costs", "Costs by somebody else"))
            folder.commit()
            await screen.press("ctrl+s")
            await screen.until("Why?")
            await screen.type("a test")
            await screen.press("enter")
            await screen.until("kept as a draft")
            await screen.press("q", "2", "slash")
            await screen.type("held 2026")
            await screen.press("enter", "enter")
            await screen.until("saved by somebody since")

    run(scenario)
    assert "Costs by somebody else" in folder.text()
    assert "name: Mine" not in folder.text()
    draft = Book.open(folder.root).drafts.get(MEETING)
    assert draft is not None
    assert "name: Mine\n" in draft.text


def test_a_busy_book_says_who_is_saving_and_nothing_is_lost(
    folder: BookFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = Book.lock
    monkeypatch.setattr(Book, "lock", lambda self, _wait=0.0, clock=None: patient(self, 0.2, clock))

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await rename(screen, "Mine")
            held = next(
                iter((folder.root / ".git").glob("*minutebook*lock*")), folder.root / ".git" / "minutebook.lock"
            )
            with Path(held).open("a") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                await screen.press("ctrl+s")
                await screen.until("Why?")
                await screen.type("a test")
                await screen.press("enter")
                await screen.until("Not saved.", seconds=15)
            await screen.save(" again")

    run(scenario)
    assert "name: Mine\n" in folder.text()


def test_a_reason_for_the_whole_sitting_is_not_asked_for_twice(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await rename(screen, "First")
            await screen.press("ctrl+s")
            await screen.until("Why?")
            assert "[ ] this reason is for the whole sitting" in screen.text
            await screen.type("minutes of March typed in")
            await screen.press("tab", "space")
            assert "[x] this reason" in screen.text
            await screen.press("shift+tab", "enter")
            await screen.until("Saved: ")
            await screen.press("enter")
            await screen.replace("Second")
            await screen.press("enter", "ctrl+s")
            await screen.until("Why?")
            assert "minutes of March typed in" in screen.text
            await screen.press("enter")
            await screen.wait(lambda: "name: Second" in folder.text(), "the second save")

    run(scenario)
    reasons = folder.git("log", "-2", "--format=%(trailers:key=Reason,valueonly)").split("\n")
    assert [one for one in reasons if one] == ["minutes of March typed in"] * 2


def test_the_details_are_the_lines_that_the_history_keeps(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await rename(screen, "Other Panel")
            await screen.press("ctrl+s")
            await screen.until("Why?")
            await screen.press("ctrl+d")
            assert "name: Example Joint Panel → Other Panel" in screen.text

    run(scenario)


def test_a_reason_of_two_lines_becomes_one(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await rename(screen, "Other Panel")
            await screen.save("first line\nApproved-by: Chair")

    run(scenario)
    assert "Approved-by" not in folder.git("log", "-1", "--format=%(trailers:only,keyonly)")


def test_who_saves_is_asked_once_where_git_does_not_know(folder: BookFolder, own_settings: Path) -> None:
    (own_settings.parent / ".gitconfig").write_text("")

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await rename(screen, "Other Panel")
            await screen.press("ctrl+s")
            await screen.until("Why?")
            await screen.type("a test")
            await screen.press("enter")
            await screen.until("Who is saving?")
            await screen.type("Officer C")
            await screen.press("enter")
            await screen.type("officer@example.org")
            await screen.press("enter")
            await screen.until("Why?")
            await screen.type("a test")
            await screen.press("enter")
            await screen.until("Saved: ")

    run(scenario)
    assert folder.git("log", "-1", "--format=%an <%ae>").strip() == "Officer C <officer@example.org>"


def test_an_old_error_does_not_stop_a_save_that_adds_none(folder: BookFolder) -> None:
    folder.write(MEETING, folder.text().replace("13:30", "25:30"))
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await rename(screen, "Other Panel")
            await screen.press("ctrl+s")
            await screen.until("Why?")
            assert "stays" in screen.text or "stay" in screen.text
            await screen.type("a test")
            await screen.press("enter")
            await screen.until("Saved: ")

    run(scenario)


def test_nothing_changed_is_nothing_to_save(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "ctrl+s")
            await screen.until("All saved: nothing has been changed.")

    run(scenario)


def test_a_record_is_deleted_with_a_reason_and_its_history_stays(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("2", "slash")
            await screen.type("costs nobody")
            await screen.press("escape", "slash")
            await screen.type("annual")
            await screen.press("enter", "X")
            await screen.until("It goes from the book; the history keeps it.")
            assert "Meeting: Example Joint Panel, 27 May 2026" in screen.text
            assert f"Its id is {PANEL}/meetings/2026-05-27." in screen.text
            assert "⏎ delete" in screen.text
            assert "⏎ save" not in screen.text
            await screen.type("entered twice")
            await screen.press("enter")
            await screen.until("Deleted: ")
            assert "27 May 2026" not in "\n".join(screen.lines[2:15])

    run(scenario)
    assert not (folder.root / "records" / PANEL / "meetings" / "2026-05-27.yaml").exists()
    assert "Action: delete" in folder.git("log", "-1", "--format=%B")


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
def test_a_record_that_others_refer_to_is_not_deleted_and_they_are_named(
    folder: BookFolder, size: tuple[int, int]
) -> None:
    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            await screen.press("2", "slash")
            await screen.type("officer c")
            await screen.press("enter", "X")
            await screen.until("Person: Officer C")
            assert "2 records refer to it:" in screen.text
            assert "Example Joint Panel, 25 Mar 2026" in screen.text
            assert "2026-03-25-1: Send the figures for custody visits." in screen.text
            await screen.until("Not deleted: take out what refers to it first.")
            await screen.press("enter", "ctrl+s")
            await screen.until("Not deleted")

    run(scenario)
    assert (folder.root / "records" / "people" / "officer-c.yaml").exists()


def test_what_stands_in_an_open_field_is_in_the_draft_too(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "enter")
            await screen.replace("Half a sente")
            await screen.wait(lambda: Book.open(folder.root).drafts.get(MEETING), "the draft")
            await screen.press("escape")
            await screen.wait(
                lambda: not Book.open(folder.root).drafts.get(MEETING), "the draft to go with what was dropped"
            )

    run(scenario)


TWICE = """\
  - id: {0}-2
    person: {0}
    capacity: {1}
    status: present
"""


@pytest.mark.parametrize("size", [(80, 24), (200, 50), (60, 20)])
def test_however_much_a_save_has_to_tell_its_own_warning_comes_first_and_the_question_why_is_on_the_screen(
    folder: BookFolder, size: tuple[int, int]
) -> None:
    items = "".join(f"  - id: more-{n}\n    title: More of it {n}\n" for n in range(14))
    folder.write(MEETING, folder.text().replace("\nitems:", f"{TWICE.format('officer-c', 'officer')}\nitems:") + items)
    folder.commit()
    typed = folder.text().replace("More of it", "Still more of it")
    typed = typed.replace("\nitems:", f"{TWICE.format('member-a', 'member')}\nitems:")
    Book.open(folder.root).drafts.put(MEETING, typed, folder.text().encode())

    async def scenario() -> None:
        async with opened(folder, record=MEETING, size=size) as screen:
            await screen.press("r", "ctrl+s")
            await screen.until("This change brings a warning:")
            told = screen.lines
            brought = next(n for n, line in enumerate(told) if "This change brings a warning:" in line)
            assert "Member A" in told[brought + 1]
            assert brought < next(
                n for n, line in enumerate(told) if "Still more of it 0" in line or "attendance:" in line
            )
            assert "Why?" in screen.text
            assert "⏎ save" in screen.text
            while "problem stays:" not in screen.text and "problems stay:" not in screen.text:
                before = screen.text
                await screen.press("pagedown")
                assert screen.text != before, "what was wrong before is told at the end, and cannot be read"
            await screen.type("a test")
            await screen.press("enter")
            await screen.until("Saved: ")

    run(scenario)


def test_the_key_for_the_next_problem_leads_to_a_field_that_is_missing(folder: BookFolder) -> None:
    action = f"{PANEL}/actions/2026-03-25-1"
    folder.write(action, folder.text(action).replace("kind: undertaking\n", "note: Taken away.\n"))

    async def scenario() -> None:
        async with opened(folder, record=action) as screen:
            await screen.press("e", "end", "f8")
            await screen.wait(lambda: "▌Kind *" in screen.text, "the field that is missing")

    run(scenario)


def test_what_stops_a_save_names_fields_and_no_line_of_a_text_that_one_does_not_see(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=f"{PANEL}/actions/2026-03-25-1") as screen:
            await screen.press("e", "down", "d", "ctrl+s")
            await screen.until("Not saved: put this right first.")
            assert "✗ An action needs `kind` (Kind)" in screen.text

    run(scenario)
