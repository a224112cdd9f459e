"""Minutes are taken by keys while the meeting goes on: from an agenda alone to a record that needs no touch, and nothing typed is lost."""

import datetime
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import tui
from tests.app.conftest import BookFolder, Terminal, opened, run
from tests.builder import BookBuilder, item
from tests.hang import no_hang
from tui.book.repository import Book
from tui.record.reading import read_text

PANEL = "example-panel"
MEETING = f"{PANEL}/meetings/2026-05-12"
LETTERS = "abcdefghijkl"
MEMBERS = tuple(f"member-{one}" for one in LETTERS)
OFFICE = ("commissioner-p", "officer-q", "clerk-r")


def with_agenda(folder: BookFolder, **meeting: Any) -> None:
    """Adds a made-up panel of twelve with rules, and a meeting of which there is nothing but the agenda."""
    book = BookBuilder(PANEL).body(wording={"short_name": "the Panel"}, timezone="Europe/London")
    book.person(*OFFICE, "member-s")
    book.members(*MEMBERS, substitutes=("member-s",), chair="member-a", listed="2026-05-06")
    book.rules(
        state="in_force",
        quorum={"number": 5},
        majorities=[
            {"id": "end", "matter": "Ending an appointment", "required_fraction": "2/3", "base": "members_present"}
        ],
    )
    office = [
        {"id": one, "person": one, "capacity": capacity, "status": "present"}
        for one, capacity in zip(OFFICE, ("commissioner", "guest", "officer"), strict=True)
    ]
    book.meeting(
        "2026-03-25", attendance=office, items=[item("old-business", minute_number=14)], minutes={"state": "published"}
    )
    notified = [
        {"id": "member-k", "person": "member-k", "capacity": "member", "status": "apologies"},
        {
            "id": "member-s",
            "person": "member-s",
            "capacity": "substitute",
            "substituting_for": "member-l",
            "status": "expected",
        },
    ]
    items = [
        {"id": "declarations", "title": "Declarations of Interest"},
        {"id": "minutes", "title": "Minutes of the meeting held on 25 March 2026"},
        {"id": "drug-strategy", "title": "Drug Strategy"},
        {"id": "appointments", "title": "Appointments"},
        {"id": "violence-duty", "title": "Violence Duty"},
    ]
    book.add(
        MEETING,
        **{
            "name": "Example Panel", "classification": "ordinary", "status": "confirmed", "date": "2026-05-12", "start_time": "13:30",
            "attendance": notified, "items": items, **meeting,
        },
    )  # fmt: skip
    for record_id, text in book.records.items():
        folder.write(record_id, text)
    folder.commit()


@pytest.fixture
def panel(folder: BookFolder) -> BookFolder:
    with_agenda(folder)
    return folder


class Clock:
    """A clock that a test sets."""

    def __init__(self, screen: Terminal) -> None:
        self.at = "13:25"
        screen.app.now = self

    def __call__(self, zone: datetime.tzinfo | None) -> datetime.datetime:
        hour, minute = map(int, self.at.split(":"))
        return datetime.datetime(2026, 5, 12, hour, minute, tzinfo=zone)


async def keys(screen: Terminal, *what: str) -> None:
    """Gives what a clerk gives: a single sign is a key, `Enter` and the like are theirs, all else is typed at once."""
    names = {"Enter": "enter", "Tab": "tab", "Up": "up", "Down": "down", "Esc": "escape", "Del": "delete", "^z": "ctrl+z", "^s": "ctrl+s",
             "+": "plus", "-": "minus", "/": "slash", "#": "number_sign", "@": "at", ">": "greater_than_sign"}  # fmt: skip
    for one in what:
        if one in names or len(one) == 1:
            await screen.pilot.press(names.get(one, one))
        else:
            await screen.type(one)
    await screen.pilot.pause()


async def begin(screen: Terminal) -> Clock:
    """Opens the meeting for minutes and takes the usual reason."""
    clock = Clock(screen)
    await screen.press("m")
    await screen.until("Taking minutes")
    await screen.until("why, for the record of changes")
    await keys(screen, "Enter")
    return clock


def record(folder: BookFolder, record_id: str = MEETING) -> dict[str, Any]:
    return dict(read_text(folder.text(record_id)).value)


def commits(folder: BookFolder) -> list[str]:
    return folder.git("log", "--reverse", "--format=%s", f"--grep=Record: {MEETING}").splitlines()


def test_a_whole_meeting_is_minuted_by_keys_from_its_agenda_alone(panel: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(panel, record=MEETING) as screen:
            clock = await begin(screen)
            await screen.until("quorate: 11 of 12")
            await keys(screen, "-", "member j", "Enter", "Enter")
            await screen.until("Member J sent apologies")
            await keys(screen, "-", "member f absent", "Enter")
            for name in ("commis", "officer q", "clerk"):
                await keys(screen, "+", name, "Enter")
            await screen.until("quorate: 9 of 12")

            clock.at = "13:31"
            await keys(screen, "n", "13:30", "Enter")
            await screen.until("minute 1 (item 1 of 5)")
            await keys(
                screen, "i", "member b", "Enter", "non", "Enter", "A defence solicitor.", "Enter", "Enter", "Enter"
            )
            await screen.until("Member B declared an interest")

            clock.at = "13:34"
            await keys(screen, "n", "d", "Enter", "Enter")
            await screen.until("record those minutes as approved")
            await keys(screen, "Enter")
            await screen.until("The approval is put off")

            clock.at = "13:36"
            await keys(screen, "n")
            await keys(screen, "The Panel had a report on the drug strategy.", "Enter")
            await keys(screen, "Member h: when will the rest of the county get the pilot?", "Enter")
            await keys(screen, "a", "off", "Enter", "the county was early; the north is next", "Enter")
            clock.at = "13:44"
            await keys(screen, "+", "member f", "Enter")
            await screen.until("13:44 + Member F")
            await keys(screen, "q", "f", "Enter", "how many visits were made", "Enter")
            await keys(screen, "Commissioner: the figures will be sent", "Enter", ">")
            await screen.until("→ action for Commissioner P")
            await keys(screen, "d", "Enter", "Enter")

            clock.at = "14:10"
            await keys(screen, "n", "x", "fire alarm", "Enter")
            await screen.until("ADJOURNED: x resumes")
            clock.at = "14:22"
            await keys(screen, "x", "-", "member c 14:25", "Enter")
            await keys(screen, "v", "8-1", "Enter", "member d", "Enter", "member e", "Enter", "ending", "Enter")
            await screen.until("CARRIED")
            await keys(screen, "d", "agreed", "Enter", "Enter")

            clock.at = "14:30"
            await keys(screen, "n", "Officer Q: a report will follow in the autumn", "Enter", "d", "Enter", "Enter")
            await keys(screen, "@", "wed 8 jul 1.30pm Town Hall", "Enter")
            clock.at = "15:40"
            await keys(screen, "n", "Enter")
            await screen.until("The meeting ended at 15:40")
            await screen.until("saved 15:40")
            await keys(screen, "Esc")
            await screen.until("All saved")

    with no_hang():
        run(scenario)
    value = record(panel)
    assert (value["status"], value["actual_start"], value["actual_end"]) == ("held", "13:30", "15:40")
    assert value["minutes"] == {"state": "drafting"}
    there = {one["id"]: one for one in value["attendance"]}
    assert {one for one in there if there[one]["status"] == "apologies"} == {"member-j", "member-k", "member-l"}
    assert there["member-f"]["intervals"] == [{"id": "first", "from": "13:44"}]
    assert there["member-c"]["intervals"] == [{"id": "first", "to": "14:25"}]
    assert (there["commissioner-p"]["capacity"], there["clerk-r"]["capacity"]) == ("commissioner", "officer")
    assert value["declarations"] == [
        {"id": "member-b", "person": "member-b", "interest": "non_registrable", "description": "A defence solicitor."}
    ]
    items = {one["id"]: one for one in value["items"]}
    assert [one["minute_number"] for one in value["items"]] == [1, 2, 3, 4, 5]
    assert [one["starts_at"] for one in value["items"]] == ["13:30", "13:34", "13:36", "14:10", "14:30"]
    assert (
        items["minutes"]["decisions"][0]["text"] == "The Panel AGREED the minutes of the meeting held on 25 March 2026."
    )
    strategy = items["drug-strategy"]
    assert [(one["type"], one.get("speaker")) for one in strategy["notes"]] == [
        ("narrative", None), ("question", "member-h"), ("question", "member-f")
    ]  # fmt: skip
    assert [one["notes"][1]["answers"][0]["speaker"] for one in (strategy,)] == ["officer-q"]
    assert strategy["decisions"][0]["text"] == "The Panel AGREED to NOTE the report."
    motion = items["appointments"]["motions"][0]
    assert (motion["mover"], motion["seconder"], motion["state"]) == ("member-d", "member-e", "carried")
    assert motion["vote"]["required_fraction"] == "2/3"
    assert (motion["vote"]["for"], motion["vote"]["base_count"], motion["vote"]["result"]) == (8, 9, "carried")
    assert items["appointments"]["decisions"][0]["motion"] == "motion"
    assert items["violence-duty"]["notes"][0]["type"] == "statement"
    assert value["adjournments"][0] | {"id": ""} == {"id": "", "from": "14:10", "to": "14:22", "reason": "fire alarm"}
    assert value["next_meeting"] == {"date": "2026-07-08", "start_time": "13:30", "location": "Town Hall"}

    action = record(panel, f"{PANEL}/actions/2026-05-12-1")
    assert (action["text"], action["owners"]) == ("the figures will be sent", ["people/commissioner-p"])
    assert (action["item"], action["minute_note"]) == ("drug-strategy", strategy["notes"][2]["answers"][0]["id"])

    subjects = commits(panel)
    assert [one.rpartition(": ")[2] for one in subjects] == [
        "the meeting has begun",
        "minute 1 taken, Declarations of Interest",
        "minute 2 taken",
        "minute 3 taken, Drug Strategy",
        "minute 4 taken, Appointments",
        "minutes taken to the end of the meeting",
    ]
    message = panel.git("log", "-1", "--format=%B", f"--grep=Record: {PANEL}/actions/2026-05-12-1")
    assert f"Record: {MEETING}\nRecord: {PANEL}/actions/2026-05-12-1\n" in message
    assert "Reason: minutes taken at the meeting" in message
    assert _said(panel, "validate", MEETING, f"{PANEL}/actions/2026-05-12-1") == []
    assert _said(panel, "audit", "HEAD~6..HEAD") == []
    assert panel.git("status", "--porcelain") == ""
    assert Book.open(panel.root).drafts.list() == ()


def _said(folder: BookFolder, command: str, *arguments: str) -> list[Any]:
    """Returns the problems or findings that a command of the program prints of the book."""
    line = [sys.executable, "-m", "tui", "--book", str(folder.root), command, *arguments, "--format", "json"]
    env = {**os.environ, "PYTHONPATH": str(Path(tui.__file__).parent.parent)}
    done = subprocess.run(line, capture_output=True, text=True, env=env, check=False)
    printed = json.loads(done.stdout)
    return list(printed["problems"] if command == "validate" else printed["findings"])


_PROGRAM = """
import asyncio, sys, datetime
from pathlib import Path
from tui.app.desk import Desk
from tui.app.program import Minutebook
from tui.book.repository import Book

async def go():
    app = Minutebook(Desk(Book.open(Path(sys.argv[1])), datetime.date(2026, 5, 11)), sys.argv[2])
    async with app.run_test(size=(80, 24)) as pilot:
        while app.problems is None:
            await asyncio.sleep(0.02)
        await pilot.press("m", "enter", "n", "n", "q", *"f", "enter", *"asked", "enter", "greater_than_sign")
        await pilot.press("a", *"clerk", "enter", *"half", "space", *"an", "space", *"answ")
        print("typed", flush=True)
        await asyncio.sleep(60)

asyncio.run(go())
"""


def test_what_was_typed_is_all_there_after_a_kill_in_the_middle_of_a_line(panel: BookFolder, tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(Path(tui.__file__).parent.parent)}
    command = [sys.executable, "-c", _PROGRAM, str(panel.root), MEETING]
    program = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=env, cwd=tmp_path
    )
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "typed\n"
        time.sleep(1.5)
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait()
        program.stdout.close()
    draft = Book.open(panel.root).drafts.get(MEETING)
    assert draft is not None
    note = read_text(draft.text).value["items"][1]["notes"][0]
    assert (note["speaker"], note["text"]) == ("member-f", "asked")
    assert [one["text"] for one in note["answers"]] == ["half an answ"]
    assert [one.record_id for one in Book.open(panel.root).drafts.list() if "/actions/" in one.record_id] == [
        f"{PANEL}/actions/2026-05-12-1"
    ]

    async def scenario() -> None:
        async with opened(panel) as screen:
            screen.app.take_minutes(MEETING)
            await screen.until("All that was typed is here")
            assert "half an answ" in screen.text
            assert "→ action for Member F" in screen.text
            await keys(screen, "Up", "Enter", "er", "Enter")
            await screen.until("half an answer")
            await keys(screen, "^s")
            await screen.until("saved ")

    with no_hang():
        run(scenario)
    assert record(panel)["items"][1]["notes"][0]["answers"][0]["text"] == "half an answer"
    assert record(panel, f"{PANEL}/actions/2026-05-12-1")["owners"] == ["people/member-f"]
    assert Book.open(panel.root).drafts.list() == ()
