"""How a command starts and ends: exit codes, sentences instead of tracebacks, and nothing loaded that is not needed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tui.cli import main
from tui.cli.commands import list_records
from tui.cli.opening import open_program
from tui.cli.registry import COMMANDS
from tui.errors import Exit, WrongUsage


def run_alone(*words: str, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Runs `minutebook` as a process of its own."""
    command = [sys.executable, "-m", "tui", *words]
    return subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


def test_every_command_says_what_it_does_and_what_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    for each in COMMANDS:
        with pytest.raises(SystemExit) as ended:
            main([each.name, "--help"])
        assert ended.value.code == 0
        out = capsys.readouterr().out
        assert out.startswith(f"usage: minutebook {each.name}")
        assert each.help[1:] in " ".join(out.split())


def test_help_lists_every_command_once(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    lines = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line.startswith("  ") and line.split()]
    for each in COMMANDS:
        assert lines.count(each.name) == 1


def test_an_unknown_command_is_exit_2_and_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vaildate"]) == 2
    assert "validate" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["list"], ["list", "nonsense"], ["validate", "--format", "xml"], ["set", "a"], ["validate", "--no-such"]]
)
def test_wrong_usage_is_exit_2_with_a_sentence(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err.startswith("minutebook: ")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["list", "meetings"], "Did you mean “meeting”? It is one of: meeting, paper, "),
        (["plan", "nonsense"], "See: minutebook plan --help"),
        (["move", "a", "b", "--first", "--reason", "r"], "See: minutebook move --help"),
        (["show", "people/edward-leigh", "--at", "yesterday"], "A day is written as in 2026-03-25."),
    ],
)
def test_wrong_usage_names_what_is_nearest_or_the_help_of_that_command(
    terminal: Terminal, words: list[str], told: str
) -> None:
    ended = terminal.run(*words)
    assert ended.code == 2
    assert told in ended.err


def test_a_screen_that_nobody_would_see_is_not_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, is_terminal in (("stdin", True), ("stdout", True), ("stderr", False)):
        monkeypatch.setattr(f"sys.{name}.isatty", lambda answer=is_terminal: answer, raising=False)
    with pytest.raises(WrongUsage, match="standard error"):
        open_program(tmp_path)


def test_no_command_loads_the_terminal_program(terminal: Terminal) -> None:
    code = (
        "import sys; from tui.cli import main; "
        f"main(['--book', {str(terminal.root)!r}, 'validate']); main(['--book', {str(terminal.root)!r}, 'list', 'meeting']); "
        f"main(['--book', {str(terminal.root)!r}, 'set', 'people/edward-leigh', 'note', 'x', '--reason', 'x']); "
        "bad = [name for name in sys.modules if name.split('.')[0] == 'textual' or name.startswith('tui.app')]; "
        "sys.exit(len(bad))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[2], capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr.decode()


def test_without_a_terminal_the_program_does_not_open_and_says_what_to_do(terminal: Terminal) -> None:
    ended = run_alone("--book", str(terminal.root), cwd=Path(__file__).parents[2])
    assert ended.returncode == 2
    assert "no terminal" in ended.stderr
    assert ended.stdout == ""


def test_a_fault_of_our_own_is_exit_70_and_no_traceback(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(call: object) -> Exit:
        raise RuntimeError(f"unforeseen \x1b[31m{call is None}")

    monkeypatch.setattr(list_records, "run", broken)
    ran = terminal.run("list", "meeting")
    assert ran.code == 70
    assert "our own fault" in ran.err
    assert "Traceback" not in ran.err
    assert "\x1b" not in ran.err


def test_being_interrupted_is_exit_130(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> Exit:
        raise KeyboardInterrupt

    monkeypatch.setattr(list_records, "run", interrupted)
    assert terminal.run("list", "meeting").code == 130


def test_a_reader_that_goes_away_is_no_error(terminal: Terminal) -> None:
    root = Path(__file__).parents[2]
    command = f"{sys.executable} -m tui --book {terminal.root} show cambridgeshire-pcp/papers/2022-09-01-response-letter | head -n 1"
    ended = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], cwd=root, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_output_is_utf8_whatever_the_terminal_says(terminal: Terminal) -> None:
    env = {
        "PATH": "/usr/bin:/bin",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "ascii",
        "HOME": str(terminal.root),
    }
    ended = subprocess.run(
        [sys.executable, "-m", "tui", "--book", str(terminal.root), "show", "plans/cambridgeshire-2021-24/plan"],
        cwd=Path(__file__).parents[2], env=env, capture_output=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    ended.stdout.decode("utf-8")


def test_hostile_text_in_a_record_reaches_no_terminal_as_a_command(terminal: Terminal) -> None:
    hostile = "[/] [@click=app.quit]x[/] \\x1b]0;owned\\x07 \\u202Etxt"
    terminal.file("people/edward-leigh").write_text(f'name: "{hostile}"\n', encoding="utf-8")
    for words in (["list", "person"], ["validate"], ["search", "owned"], ["doctor"]):
        ran = terminal.run(*words)
        assert "\x1b" not in ran.out + ran.err
        assert "\u202e" not in ran.out + ran.err
    assert "[@click=app.quit]" in terminal.run("list", "person").out
