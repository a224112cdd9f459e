"""The Text tab: problems by line, the cursor where the form was, and no way round a text that cannot be read."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.conftest import MEETING, BookFolder, opened, run
from tui.app.program import Minutebook
from tui.book.repository import Book


def test_a_problem_is_shown_with_its_line_in_the_words_that_ci_uses(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("3", "ctrl+end")
            await screen.type("unknown_field: x\n")
            await screen.until("line 46")
            assert "✗" in screen.line_with("line 46")
            assert "Problems ✗1 i2" in screen.lines[0]

    run(scenario)


TWO_WRONG = (("status: held", "status: hold"), ("minute_number: 42", "minute_number: many"))


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
def test_lines_with_problems_have_a_sign_and_the_cursors_line_has_its_sentence_below(
    folder: BookFolder, size: tuple[int, int]
) -> None:
    text = folder.text()
    for right, wrong in TWO_WRONG:
        text = text.replace(right, wrong)
    folder.write(MEETING, text)
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, record=MEETING, size=size) as screen:
            await screen.press("3")
            await screen.until(" 4✗ status: hold")
            assert "✗2 i2 in this record. Nearest: ✗ line 4 " in screen.text
            assert screen.line_with("classification: ordinary").startswith(" 3  ")
            await screen.press("f8")
            await screen.until("✗ line 4 ")
            await screen.press("f8", "f8", "f8")
            await screen.until("✗ line 44 ")
            assert "44✗ " in screen.line_with("minute_number: many")
            await screen.press("f8")
            await screen.until("✗ line 4 ")
            await screen.press("shift+f8")
            await screen.until("✗ line 44 ")
            await screen.press("down", "down")
            await screen.until("Nearest: ✗ line 44 ")

    run(scenario)


def test_the_problem_that_was_put_right_loses_its_sign(folder: BookFolder) -> None:
    folder.write(MEETING, folder.text().replace("status: held", "status: hold"))
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("3")
            await screen.until(" 4✗ status: hold")
            await screen.press("f8", "end", "backspace", "backspace", "backspace")
            await screen.type("eld")
            await screen.until(" 4  status: held")
            await screen.until("5 Problems i2")

    run(scenario)


def test_of_several_problems_on_one_line_each_is_told(folder: BookFolder) -> None:
    folder.write(MEETING, folder.text().replace("    capacity: officer\n    status: present\n", ""))
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("3")
            await screen.until("✗2 i2 in this record")
            await screen.press("f8", "f8", "f8")
            await screen.until("(1 of 2 on it)")
            await screen.press("f8")
            await screen.until("(2 of 2 on it)")

    run(scenario)


def test_the_keys_of_the_tabs_work_where_one_types(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("3", "f7")
            assert "[5 Problems" in screen.lines[0]
            await screen.press("f6")
            assert "[3 Text]" in screen.lines[0]

    run(scenario)


def test_a_text_that_cannot_be_read_stays_in_text_with_the_sentence(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("3", "ctrl+end")
            await screen.type("note: &anchor x\n")
            await screen.press("f4")
            await screen.until("Until then")
            assert "[3 Text]" in screen.lines[0]
            await screen.press("ctrl+s")
            await screen.until("Not saved. Line 46")
            await screen.press("escape")
            await screen.until("Esc again")
            await screen.press("escape")
            await screen.until("kept as a draft")

    run(scenario)
    draft = Book.open(folder.root).drafts.get(MEETING)
    assert draft is not None
    assert draft.text.endswith("note: &anchor x\n")


def test_the_cursor_goes_to_the_line_of_the_field_one_was_at(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", *["j"] * 11, "3")
            await screen.pilot.pause()
            row, _ = screen.app.screen.query_one("#area").cursor_location  # type: ignore[attr-defined]
            assert screen.app.screen.editing.text.split("\n")[row] == "  - id: member-a"  # type: ignore[attr-defined]

    run(scenario)


def test_what_a_line_may_hold_is_said_on_asking(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("3", "down", "down", "down", "f2")
            await screen.until("status: Status.")
            assert "postponed" in screen.text

    run(scenario)


def test_an_unreadable_record_is_in_the_list_with_its_sentence_and_opens_in_text(folder: BookFolder) -> None:
    folder.write(MEETING, folder.text() + "  : : :\n- x\n")
    folder.commit()

    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("2")
            await screen.press("slash")
            await screen.type("unreadable")
            await screen.press("enter")
            assert "✗" in screen.line_with("cannot be read")
            await screen.press("enter")
            await screen.until("[3 Text]")
            await screen.until("✗")

    run(scenario)


@pytest.fixture
def lent_terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Makes a program under test able to step aside, which only a real terminal is; at the end it must have the terminal back."""
    lent: list[bool] = []

    @contextlib.contextmanager
    def suspend(_self: Minutebook) -> Iterator[None]:
        lent.append(True)
        yield
        lent.pop()  # as in Textual, not in a finally: what is raised inside leaves the program without its terminal

    monkeypatch.setattr(Minutebook, "can_suspend", True)
    monkeypatch.setattr(Minutebook, "suspend", suspend)
    yield
    assert not lent, "the program never took its terminal back"


def editor(tmp_path: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "editor"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(file))


@pytest.mark.usefixtures("lent_terminal")
def test_ones_own_editor_gets_the_text_and_what_it_leaves_is_taken(
    folder: BookFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, "sed -i 's/title: Costs/title: Costs of the Panel/' \"$1\"", monkeypatch)

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "o")
            await screen.until("Costs of the Panel")
            await screen.save("the title was cut short")

    run(scenario)
    assert "title: Costs of the Panel\n" in folder.text()


@pytest.mark.usefixtures("lent_terminal")
def test_a_bad_result_of_the_editor_is_kept_and_opens_in_text(
    folder: BookFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, "printf 'name: [half\\n' > \"$1\"", monkeypatch)
    before = folder.text()

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "o")
            await screen.until("[3 Text]")
            assert "name: [half" in screen.text
            await screen.until("✗")
            await screen.wait(lambda: Book.open(folder.root).drafts.get(MEETING), "the draft")

    run(scenario)
    assert folder.text() == before


@pytest.mark.usefixtures("lent_terminal")
def test_an_editor_that_fails_changes_nothing_and_says_so(
    folder: BookFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, "exit 3", monkeypatch)

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "o")
            await screen.until("ended with code 3")
            assert "All saved" in screen.lines[0]

    run(scenario)


@pytest.mark.usefixtures("lent_terminal")
def test_what_was_typed_before_the_editor_failed_is_kept_and_the_place_is_told(
    folder: BookFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, "sed -i 's/title: Costs/title: Costs of the Panel/' \"$1\"; exit 3", monkeypatch)

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "o")
            await screen.until("written")  # a long path breaks the line anywhere

    run(scenario)
    kept = list(Book.open(folder.root).private_folder.glob("edited-*"))
    assert [file.stat().st_mode & 0o777 for file in kept] == [0o600]
    assert "title: Costs of the Panel\n" in kept[0].read_text(encoding="utf-8")


@pytest.mark.usefixtures("lent_terminal")
@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
def test_where_no_editor_was_chosen_one_is_told_which_opens_and_how_to_leave_it(
    folder: BookFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    editor(tmp_path, "sed -i 's/title: Costs$/title: Costs of the Panel/' \"$1\"", monkeypatch)
    for name in ("nano", "vi"):
        (tmp_path / name).symlink_to(tmp_path / "editor")
    monkeypatch.delenv("EDITOR")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    async def scenario() -> None:
        async with opened(folder, record=MEETING, size=size) as screen:
            await screen.press("e", "o")
            await screen.until("No editor of your own is set")
            assert "nano opens. Ctrl+O and Enter save, Ctrl+X leaves." in screen.text
            assert "EDITOR=" in screen.text
            await screen.press("escape")
            assert "All saved" in screen.lines[0]
            await screen.press("o", "enter")
            await screen.until("Costs of the Panel")
            await screen.press("o")
            await screen.until("The editor changed nothing.")

    run(scenario)
