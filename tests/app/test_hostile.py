"""Text from a record is shown as the text that it is: it styles nothing, runs nothing and commands no terminal."""

import pytest
from textual.content import Content

from tests.app.conftest import MEETING, PANEL, BookFolder, opened, run

TITLES = [
    "[/]",
    "[@click=app.quit]x",
    "[link=https://example.org]here[/link]",
    r"\[/] and [ ",
]


def hostile(title: str) -> str:
    return meeting_called(title.replace("\\", "\\\\").replace('"', '\\"'))


def meeting_called(quoted: str) -> str:
    return f"""\
name: "{quoted}"
classification: ordinary
status: held
date: "2026-04-01"
start_condition: "{quoted}"

items:
  - id: one
    title: "{quoted}"
    notes:
      - id: a
        type: question
        text: "{quoted}"
"""


@pytest.mark.parametrize("title", TITLES)
def test_markup_in_a_record_is_only_text_on_every_screen(folder: BookFolder, title: str) -> None:
    record = f"{PANEL}/meetings/2026-04-01"
    folder.write(record, hostile(title))
    folder.write("people/hostile", 'name: "' + title.replace("\\", "\\\\") + '"\n')
    folder.commit()

    async def scenario() -> None:
        shown = title.strip()
        async with opened(folder, size=(140, 40), record=record) as screen:
            await screen.until("[1 Read]")
            assert screen.text.count(shown) >= 3
            for key in ("e", "4", "5", "3"):
                await screen.press(key)
            await screen.until("[3 Text]")
            assert shown.replace("\\", "\\\\") in screen.text
            await screen.press("escape")
            await screen.press("2", "j", "j", "j", "j", "enter")
            await screen.press("escape", "escape")
            await screen.press("2", "slash")
            await screen.type(title)
            await screen.pilot.pause(0.3)
            assert shown in screen.text
            await screen.press("escape", "ctrl+p")
            await screen.type("2026-04-01")
            assert shown in screen.text
            await screen.press("escape")
            screen.app.say(title)
            await screen.until(shown)
            assert screen.app.return_code is None

    run(scenario)


def test_escape_sequences_and_reversed_writing_are_spelt_out(folder: BookFolder) -> None:
    record = f"{PANEL}/meetings/2026-04-01"
    folder.write(record, meeting_called("\\e]52;c;QQ==\\a \\u202egnp.exe \\x9b31m"))
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, size=(140, 40), record=record) as screen:
            await screen.until("[1 Read]")
            for key in ("1", "e", "4", "5", "3"):
                await screen.press(key)
                shown = "".join(
                    segment.text for strip in screen.app.screen._compositor.render_strips() for segment in strip
                )
                assert not [
                    letter for letter in shown if ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 or letter == "\u202e"
                ]
            await screen.press("escape")
            await screen.press("1")
            assert "<U+202E>" in screen.text
            assert "<U+001B>" in screen.text

    run(scenario)


def test_a_raw_escape_sequence_in_a_file_is_an_error_that_the_text_tab_shows_safely(folder: BookFolder) -> None:
    folder.write(MEETING, folder.text().replace("Costs", "Costs \x1b[31mred\x1b[0m"))
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.until("[3 Text]")
            await screen.until("✗")
            shown = "".join(
                segment.text for strip in screen.app.screen._compositor.render_strips() for segment in strip
            )
            assert "\x1b" not in shown

    run(scenario)


def test_nothing_on_the_screen_is_parsed_as_markup() -> None:
    from tui.app.ink import ink

    assert ink("[/]", ("[bold]", "error")).plain == "[/][bold]"
    assert isinstance(ink("x"), Content)
