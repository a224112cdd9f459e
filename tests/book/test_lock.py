"""One save at a time, and nobody waits for the dead."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

import tui
from tui.book.lock import Clock, locked
from tui.errors import BookBusy, BookUnusable, Exit

HOLD = """
import sys, time
from pathlib import Path
from tui.book.lock import locked
with locked(Path(sys.argv[1]), "The clerk"):
    print("held", flush=True)
    time.sleep(60)
"""


class FakeTime:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def clock(self) -> Clock:
        return Clock(lambda: self.now, self.sleep, lambda: "09:12:00")

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def holder(file: Path) -> "subprocess.Popen[str]":
    env = {"PYTHONPATH": str(Path(tui.__file__).parent.parent)}
    started = subprocess.Popen([sys.executable, "-c", HOLD, str(file)], stdout=subprocess.PIPE, text=True, env=env)
    assert started.stdout is not None
    assert started.stdout.readline() == "held\n"
    return started


def test_a_second_save_waits_ten_seconds_and_then_names_the_first(tmp_path: Path) -> None:
    time = FakeTime()
    says = pytest.raises(BookBusy, match=r"The clerk, process \d+, since 09:12:00")
    with (
        locked(tmp_path / "lock", "The clerk", clock=time.clock()),
        says as caught,
        locked(tmp_path / "lock", "B", clock=time.clock()),
    ):
        pass
    assert caught.value.exit_code == Exit.BUSY
    assert 10 <= time.now < 10.1


def test_the_lock_is_free_when_its_holder_is_done(tmp_path: Path) -> None:
    with locked(tmp_path / "lock", "A"):
        pass
    with locked(tmp_path / "lock", "B", wait=0):
        assert (tmp_path / "lock").read_text().startswith("B, process ")
    assert (tmp_path / "lock").read_text() == ""


def test_a_killed_holder_leaves_nothing_behind(tmp_path: Path) -> None:
    started = holder(tmp_path / "lock")
    with pytest.raises(BookBusy, match="The clerk"), locked(tmp_path / "lock", "B", wait=0):
        pass
    started.send_signal(signal.SIGKILL)
    started.wait()
    with locked(tmp_path / "lock", "B", wait=1):
        pass
    if started.stdout:
        started.stdout.close()


def test_a_lock_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BookUnusable, match="cannot be locked"), locked(tmp_path / "lock", "A"):
        pass
    assert not (tmp_path / "elsewhere").exists()


def test_escape_sequences_in_the_holders_name_are_not_shown(tmp_path: Path) -> None:
    with (
        locked(tmp_path / "lock", "\x1b]0;x\x07"),
        pytest.raises(BookBusy) as caught,
        locked(tmp_path / "lock", "B", wait=0),
    ):
        pass
    assert "\x1b" not in str(caught.value)
