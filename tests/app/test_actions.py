"""The registry: every action can run, every key leads to one thing, and what is shown of keys is what they do."""

import importlib
from pathlib import Path

import pytest

from tests.app.conftest import MEETING, BookFolder, opened, run
from tui.app.actions.keys import key_table, keymap, shown_key
from tui.app.actions.registry import BY_ID, PLACES, REGISTRY
from tui.errors import WrongUsage

AT_HOME = {
    "program": "tui.app.program:Minutebook",
    "mode": "tui.app.widgets.mode:ModeScreen",
    "list": "tui.app.widgets.lines:Lines",
    "today": "tui.app.screens.today:TodayScreen",
    "records": "tui.app.screens.records:RecordsScreen",
    "filter": "tui.app.screens.records:FilterLine",
    "book_problems": "tui.app.screens.problems:ProblemsScreen",
    "follow_up": "tui.app.screens.follow_up:FollowUpScreen",
    "step": "tui.app.screens.step:StepDialog",
    "plan": "tui.app.screens.plan:PlanScreen",
    "agenda_draft": "tui.app.screens.agenda_draft:AgendaDraft",
    "history": "tui.app.widgets.history:HistoryPane",
    "change": "tui.app.screens.change:ChangeScreen",
    "field_history": "tui.app.screens.field_history:FieldHistory",
    "stood": "tui.app.screens.stood:StoodScreen",
    "undoing": "tui.app.screens.undoing:Undoing",
    "minutes": "tui.app.screens.minuting:MinutingScreen",
    "minute_line": "tui.app.widgets.minute_line:MinuteLine",
    "file_chooser": "tui.app.screens.file_chooser:FileChooser",
    "review": "tui.app.screens.review:ReviewScreen",
    "source": "tui.app.widgets.source_lines:SourceLines",
    "record": "tui.app.screens.record:RecordScreen",
    "form": "tui.app.widgets.form:Form",
    "field": "tui.app.widgets.field_editor:FieldEditor",
    "long_text": "tui.app.widgets.text_editor:TextEditor",
    "text": "tui.app.widgets.text_tab:YamlArea",
    "record_problems": "tui.app.widgets.record_problems:RecordProblems",
    "chooser": "tui.app.screens.chooser:Chooser",
    "saving": "tui.app.screens.saving:Saving",
    "tick": "tui.app.widgets.tick:Tick",
    "draft": "tui.app.screens.draft:DraftFound",
}


@pytest.mark.parametrize("action", REGISTRY, ids=lambda one: one.id)
def test_every_action_has_the_method_that_runs_it_and_the_binding_that_leads_to_it(action: object) -> None:
    module, _, name = AT_HOME[action.place].partition(":")
    home = getattr(importlib.import_module(module), name)
    assert callable(getattr(home, action.method))
    assert action.id in {one.id for one in home.BINDINGS}


def test_ids_are_given_once_and_no_key_leads_to_two_actions_of_one_place() -> None:
    assert len(BY_ID) == len(REGISTRY)
    keys = [(one.place, key) for one in REGISTRY for key in one.keys]
    assert sorted(keys) == sorted(set(keys))
    assert {one.place for one in REGISTRY} == set(PLACES) == set(AT_HOME)


def test_every_help_text_is_a_sentence() -> None:
    assert [one.id for one in REGISTRY if not one.help.endswith(".") or not one.help[0].isupper()] == []


def test_the_table_of_keys_names_every_action_and_is_the_one_that_is_kept() -> None:
    table = key_table()
    assert [one.id for one in REGISTRY if f"`{one.id}`" not in table] == []
    kept = Path(__file__).parents[2] / ".github" / "reference" / "keys.md"
    assert table.strip() in kept.read_text("utf-8"), "run: python .github/reference.py"


@pytest.mark.parametrize(
    ("key", "shown"),
    [("ctrl+s", "^s"), ("enter", "⏎"), ("shift+f8", "⇧F8"), ("question_mark", "?"), ("G", "G"), ("alt+1", "Alt-1")],
)
def test_keys_are_printed_as_people_write_them(key: str, shown: str) -> None:
    assert shown_key(key) == shown


def test_a_file_of_keys_that_names_no_action_is_explained(tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    assert keymap(file) == {}
    file.write_text('"record.sav" = "f2"\n')
    with pytest.raises(WrongUsage, match=r"record\.sav"):
        keymap(file)
    file.write_text("= nonsense")
    with pytest.raises(WrongUsage, match="cannot be read"):
        keymap(file)


def test_keys_of_ones_own_work_and_are_shown(folder: BookFolder, own_settings: Path) -> None:
    own_settings.mkdir()
    (own_settings / "keys.toml").write_text('"mode.problems" = "f4"\n"today.edit" = "x"\n')

    async def scenario() -> None:
        async with opened(folder) as screen:
            assert "F4 Problems" in screen.lines[0]
            assert "x edit" in screen.lines[-1]
            await screen.press("e")
            assert "[1 Today]" in screen.lines[0]
            await screen.press("f4")
            assert "[F4 Problems" in screen.lines[0]

    run(scenario)


def test_help_is_searched_and_enter_runs_what_was_found(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("question_mark")
            await screen.type("by body, kind")
            assert "All records by body, kind and year." in screen.text
            assert "Everything that the checks say" not in screen.text
            await screen.press("enter")
            assert "[2 Records]" in screen.lines[0]

    run(scenario)


def test_an_action_that_does_not_apply_says_why(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("2", "home", "e")
            await screen.until("Choose a record first")
            await screen.press("question_mark")
            assert "not now: Choose a record first" in screen.text.replace("…", "")

    run(scenario)


def test_the_palette_finds_actions_and_records(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("ctrl+p")
            await screen.type("member b")
            await screen.press("enter")
            await screen.until("[1 Read]")
            assert "Member B" in screen.lines[0]

    run(scenario)


def test_a_search_finds_words_inside_records(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("s")
            await screen.type("figures will be sent")
            await screen.until("The figures will be sent")
            await screen.press("enter")
            await screen.until("[1 Read]")
            assert "25 Mar 2026" in screen.lines[0]

    run(scenario)


def test_a_record_that_a_search_found_opens_where_the_words_stand(folder: BookFolder) -> None:
    long = "".join(f"  - id: i{n}\n    minute_number: {n + 43}\n    title: Business {n}\n" for n in range(30))
    folder.write(MEETING, folder.text() + long + "  - id: last\n    title: The naloxone pilot\n")
    folder.commit()

    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("s")
            await screen.type("naloxone")
            await screen.until("The naloxone pilot")
            await screen.press("enter")
            await screen.until("[1 Read]")
            await screen.wait(lambda: "▌" in screen.text and "naloxone" in screen.line_with("▌"), "the passage")

    run(scenario)
