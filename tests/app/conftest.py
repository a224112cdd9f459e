"""The terminal program under a pilot: a small book, keys to press, and the screen to read as lines of plain text."""

import asyncio
import contextlib
import datetime
import os
import shutil
import subprocess
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.documents.importing.reviewed import TEXT, given
from tui.app.desk import Desk
from tui.app.program import Minutebook
from tui.book.repository import Book
from tui.book.shipped import shipped_schema
from tui.record.kinds import file_of

TODAY = datetime.date(2026, 5, 11)
PANEL = "example-joint-panel"
MEETING = f"{PANEL}/meetings/2026-03-25"

RECORDS: dict[str, str] = {
    f"{PANEL}/body": "name: Example Joint Panel\nclassification: police-and-crime-panel\ntimezone: Europe/London\n",
    "people/member-a": "name: Member A\n",
    "people/member-b": "name: Member B\n",
    "people/officer-c": "name: Officer C\n",
    MEETING: """\
# What the clerk noted stays where it is.
name: Example Joint Panel
classification: ordinary
status: held
date: "2026-03-25"
start_time: "13:30"
minutes:
  state: with_chair

attendance:
  - id: member-a
    person: member-a
    capacity: member
    role: chair
    status: present
  - id: member-b
    person: member-b
    capacity: member
    status: apologies
  - id: officer-c
    person: officer-c
    capacity: officer
    status: present

items:
  - id: custody
    minute_number: 41
    title: Custody visiting
    notes:
      - id: visits
        type: question
        speaker: member-a
        text: How many visits were made?
        answers:
          - id: a1
            type: answer
            speaker: officer-c
            text: The figures will be sent.
    decisions:
      - id: noted
        verb: AGREED
        outcome: agreed
  - id: costs
    minute_number: 42
    title: Costs
""",
    f"{PANEL}/meetings/2026-05-27": """\
name: Example Joint Panel
classification: annual
status: confirmed
date: "2026-05-27"
start_time: "13:30"
""",
    f"{PANEL}/actions/2026-03-25-1": f"""\
text: Send the figures for custody visits.
kind: undertaking
owners:
  - people/officer-c
raised_at: {MEETING}
""",
    f"{PANEL}/recommendations/2026-03-25-1": f"text: Publish the figures each quarter.\nmade_at: {MEETING}\n",
}


@dataclass
class BookFolder:
    """A book on disk, and git as a person uses it there."""

    root: Path

    def git(self, *arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=self.root, capture_output=True, text=True, check=True).stdout

    def text(self, record_id: str = MEETING) -> str:
        return (self.root / file_of(record_id)).read_bytes().decode()

    def write(self, record_id: str, text: str | bytes) -> None:
        file = self.root / file_of(record_id)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "More records")


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keeps the settings of whoever runs the tests out of them; returns the folder of the program's own."""
    home = tmp_path_factory.mktemp("home")
    (home / ".gitconfig").write_text(
        "[init]\n\tdefaultBranch = main\n[user]\n\tname = The clerk\n\temail = clerk@example.org\n"
    )
    for name in [name for name in os.environ if name.startswith(("GIT_", "MINUTEBOOK_"))]:
        monkeypatch.delenv(name)
    for name, value in {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": str(home / ".gitconfig"),
        "MINUTEBOOK_CONFIG": str(home / "minutebook"),
        "MINUTEBOOK_THEME": "dark",
    }.items():
        monkeypatch.setenv(name, value)
    for name in ("NO_COLOR", "COLORFGBG", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    return home / "minutebook"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with RECORDS and one commit, made once and copied."""
    root = tmp_path_factory.mktemp("template") / "book"
    (root / "schema").mkdir(parents=True)
    for name, data in shipped_schema().items():
        (root / "schema" / name).write_bytes(data)
    folder = BookFolder(root)
    for record_id, text in RECORDS.items():
        folder.write(record_id, text)
    env = {**{n: v for n, v in os.environ.items() if not n.startswith("GIT_")}, "GIT_CONFIG_GLOBAL": os.devnull}
    who = ("-c", "user.name=The clerk", "-c", "user.email=clerk@example.org")
    for line in (("init", "-q", "-b", "main", "--template="), ("add", "."), (*who, "commit", "-q", "-m", "A book")):
        subprocess.run(["git", *line], cwd=root, check=True, env=env)
    return root


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> BookFolder:
    """A copy of the book for one test."""
    shutil.copytree(template, tmp_path / "book", symlinks=True)
    return BookFolder(tmp_path / "book")


@dataclass
class Terminal:
    """The program as a clerk has it: keys go in, lines of text come out."""

    app: Minutebook
    pilot: Pilot[int]
    folder: BookFolder

    @property
    def lines(self) -> list[str]:
        """What is on the screen, a string a line."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """What is on the screen, as one text."""
        return "\n".join(self.lines)

    async def press(self, *keys: str) -> None:
        """Presses keys, and waits until they have been dealt with."""
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()

    async def type(self, words: str) -> None:
        """Types words where the cursor is, as a terminal sends what is pasted."""
        focused = self.app.screen.focused
        assert isinstance(focused, Input | TextArea), f"nothing to type into: {focused}"
        self.app.post_message(Paste(words))
        await self.pilot.pause()

    async def replace(self, words: str) -> None:
        """Types words instead of what stands in the line."""
        focused = self.app.screen.focused
        assert isinstance(focused, Input), f"no line to type into: {focused}"
        await self.pilot.press("end", "ctrl+u")
        await self.type(words)

    async def save(self, reason: str) -> None:
        """Saves what is typed, with a reason."""
        await self.press("ctrl+s")
        await self.until("Why?")
        await self.type(reason)
        await self.press("enter")
        await self.until("Saved: ")

    async def until(self, words: str, *, gone: bool = False, seconds: float = 8.0) -> None:
        """Waits until words are on the screen, or are gone from it."""
        await self.wait(
            lambda: (words in self.text) is not gone, f"“{words}” {'gone from' if gone else 'on'} the screen", seconds
        )

    async def wait(self, condition: Callable[[], Any], what: str = "a condition", seconds: float = 8.0) -> None:
        """Waits until a condition holds."""
        end = asyncio.get_running_loop().time() + seconds
        while not condition():
            assert asyncio.get_running_loop().time() < end, f"waited for {what}; the screen:\n{self.text}"
            await asyncio.sleep(0.02)
            await self.pilot.pause()

    def line_with(self, words: str) -> str:
        """Returns the first line of the screen that has some words."""
        found = [line for line in self.lines if words in line]
        assert found, f"“{words}” is not on the screen:\n{self.text}"
        return found[0]


@contextlib.asynccontextmanager
async def opened(
    folder: BookFolder, *, size: tuple[int, int] = (80, 24), record: str | None = None, today: datetime.date = TODAY
) -> AsyncIterator[Terminal]:
    """Opens the program on a book and waits until it has been read and checked."""
    app = Minutebook(Desk(Book.open(folder.root), today), record)
    async with app.run_test(size=size, notifications=True) as pilot:
        terminal = Terminal(app, pilot, folder)
        await terminal.wait(lambda: app.problems is not None, "the book to be checked")
        await terminal.until("Reading the book …", gone=True)
        await pilot.pause()
        yield terminal


def run(scenario: Callable[[], Any]) -> None:
    """Runs an asynchronous scenario to its end."""
    asyncio.run(scenario())


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The document in a file; what is made of it is put together by hand, so that no reader of documents matters here."""
    file = tmp_path / "minutes of march.txt"
    file.write_text(TEXT)
    monkeypatch.setattr("tui.app.taking_in.understood", lambda _desk, _document, body, _date: given(body or "somebody"))
    return file
