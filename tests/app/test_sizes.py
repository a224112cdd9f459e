"""Every size and every sort of book: small and large terminals, resizing, empty, reading only, without colours."""

import pytest
from rich.color import Color
from rich.segment import Segment

from tests.app.conftest import MEETING, PANEL, BookFolder, Terminal, opened, run
from tui.app.themes import CHOICES, first_theme


@pytest.mark.parametrize("size", [(80, 24), (200, 50), (40, 10), (20, 5)])
def test_every_screen_can_be_walked_at_any_size(folder: BookFolder, size: tuple[int, int]) -> None:
    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            for keys in (
                ["2", "j", "k", "G", "g"],
                ["3", "j", "b", "u", "tab", "escape"],
                ["4", "j", "v", "v", "n", "escape"],
                ["5", "j", "enter", "q"],
                ["6", "j", "enter", "q"],
                ["1", "e", "1"],
                ["4"],
                ["escape", "4", "5", "2", "enter"],
                ["escape", "plus"],
            ):
                await screen.press(*keys)
                assert all(len(line) <= size[0] for line in screen.lines)
                assert len(screen.lines) == size[1]
            assert screen.app.return_code is None

    run(scenario)


def test_the_preview_opens_beside_the_list_where_there_is_room_and_goes_where_there_is_none(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, size=(130, 30)) as screen:
            await screen.press("2", "slash")
            await screen.type("held")
            await screen.press("enter")
            await screen.until("Custody visiting")
            assert "25 Mar 2026" in screen.text
            await screen.pilot.resize_terminal(80, 24)
            await screen.until("Custody visiting", gone=True)
            assert "25 Mar 2026" in screen.text
            await screen.pilot.resize_terminal(130, 30)
            await screen.until("Custody visiting")

    run(scenario)


def test_a_form_survives_being_resized_while_a_field_is_typed(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "enter")
            await screen.replace("Half")
            await screen.pilot.resize_terminal(60, 16)
            await screen.pilot.resize_terminal(120, 40)
            assert "Half" in screen.text
            await screen.press("enter")
            assert "Half" in screen.line_with("Name")

    run(scenario)


def test_a_long_title_is_cut_with_a_space_before_the_tabs(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=f"{PANEL}/recommendations/2026-03-25-1") as screen:
            for tab in ("1", "2", "4", "5"):
                await screen.press(tab)
                head = screen.lines[0]
                assert "…" not in head or "… " in head, head
                assert " 1 Read" in head or " [1 Read]" in head, head

    run(scenario)


def test_an_empty_book_says_what_to_do(folder: BookFolder) -> None:
    folder.git("rm", "-rq", "records")
    (folder.root / "records").mkdir(exist_ok=True)
    (folder.root / "records" / ".about").write_text("records\n")
    folder.commit()

    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.until("This book has no records yet.")
            await screen.press("2")
            assert "This book has no records yet. n makes the first." in screen.text
            await screen.press("n")
            await screen.type("body")
            await screen.press("enter")
            await screen.type("New Example Panel")
            await screen.press("enter")
            await screen.until("[2 Edit]")
            await screen.press("j", "enter")
            await screen.type("police-and-crime-panel")
            await screen.press("enter")
            await screen.save("the panel was set up")

    run(scenario)
    assert "name: New Example Panel\n" in folder.text("new-example-panel/body")


def test_a_book_of_another_schema_is_read_but_not_written_and_says_why(folder: BookFolder) -> None:
    (folder.root / "schema" / "VERSION").write_text("999\n")
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            assert "Reading only" in screen.lines[0]
            await screen.press("2", "enter")
            await screen.until("open for reading only")
            await screen.press("q")
            assert "Reading only" in screen.text
            await screen.press("n")
            await screen.until("This book is open for reading only")

    run(scenario)


@pytest.mark.parametrize("colours", [name for name, _ in CHOICES])
def test_every_set_of_colours_draws_every_mode(
    folder: BookFolder, colours: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTEBOOK_THEME", colours)

    async def scenario() -> None:
        async with opened(folder) as screen:
            assert screen.app.theme == colours
            for key in ("2", "3", "4", "5", "6", "1"):
                await screen.press(key)
            assert "▌" in screen.text

    run(scenario)


def test_without_colours_the_cursor_the_tab_and_the_severity_are_still_marked(
    folder: BookFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    folder.write(MEETING, folder.text().replace('date: "2026-03-25"', 'date: "2026-03-32"'))
    folder.commit()

    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("6")
            assert "[6 Problems" in screen.lines[0]
            assert screen.line_with("  ✗ ").startswith("▌")
            assert screen.app.no_color

    run(scenario)


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
def test_without_colours_the_terminals_own_are_used_and_what_is_focused_stands_in_reverse(
    folder: BookFolder, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    def segments(screen: Terminal) -> list[Segment]:
        return [one for strip in screen.app.screen._compositor.render_strips() for one in strip]

    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            for keys in (["2"], ["3"], ["4"], ["5"], ["1", "e"], ["3"], ["f1"], ["escape", "f7"]):
                await screen.press(*keys)
                styles = [one.style for one in segments(screen) if one.style]
                assert {str(style.color) for style in styles} <= {"None", str(Color.default())}
                assert {str(style.bgcolor) for style in styles} <= {"None", str(Color.default())}
                assert any(style.reverse for style in styles), screen.text
            reverse = [one.text for one in segments(screen) if one.style and one.style.reverse]
            assert any(text.startswith("▌") for text in reverse)
            await screen.press("f9")
            await screen.until("No colours: NO_COLOR is set")

    run(scenario)


@pytest.mark.parametrize(
    ("environment", "theme"),
    [
        ({}, "minutebook-dark"),
        ({"COLORFGBG": "0;15"}, "minutebook-light"),
        ({"MINUTEBOOK_THEME": "contrast"}, "minutebook-contrast"),
        ({"MINUTEBOOK_THEME": "nonsense", "COLORFGBG": "15;0"}, "minutebook-dark"),
    ],
)
def test_colours_begin_as_the_clerk_or_the_terminal_says(environment: dict[str, str], theme: str) -> None:
    assert first_theme(environment) == theme


def test_a_fault_of_the_program_says_where_the_drafts_are_and_no_values(
    folder: BookFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "enter")
            await screen.replace("Typed before the fault")
            await screen.press("enter")

            def broken() -> None:
                secret = "a value nobody should see"
                raise RuntimeError(secret)

            screen.app.do_theme = broken  # type: ignore[method-assign]
            await screen.press("f9")

    with pytest.raises(RuntimeError):
        run(scenario)
    said = capsys.readouterr().err
    assert "Minutebook had to stop" in said
    assert "drafts" in said
    assert "nobody should see" not in said
    from tui.book.repository import Book

    draft = Book.open(folder.root).drafts.get(MEETING)
    assert draft is not None
    assert "Typed before the fault" in draft.text
