"""The reference pages under .github are what the program itself says."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_reference_pages_are_up_to_date() -> None:
    script = ROOT / ".github" / "reference.py"
    pages = dict(runpy.run_path(str(script))["pages"]())
    assert len(pages) == 5
    for file, text in pages.items():
        assert file.read_text(encoding="utf-8") == text, f"{file.name} is out of date: python .github/reference.py"


def test_the_log_of_a_meetings_life_is_the_one_that_the_program_makes() -> None:
    script = ROOT / ".github" / "life.py"
    pages = dict(runpy.run_path(str(script))["pages"]())
    assert {file.name for file in pages} == {"life.md", "README.md"}
    for file, text in pages.items():
        assert file.read_text(encoding="utf-8") == text, f"{file.name} is out of date: python .github/life.py"


def test_the_readme_names_every_command_and_the_exit_codes() -> None:
    from tui.cli.registry import COMMANDS
    from tui.errors import Exit

    whole = (ROOT / "README.md").read_text(encoding="utf-8") + (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for each in COMMANDS:
        assert f"`{each.name}`" in whole or f"minutebook {each.name}" in whole, each.name
    for code in Exit:
        assert f"{int(code)} " in whole
