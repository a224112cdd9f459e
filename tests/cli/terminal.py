"""The command line as a person runs it, on a book of one's own."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tui.cli import main


@dataclass
class Ran:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Terminal:
    """The sample book in a folder of its own, and `minutebook` run on it."""

    root: Path
    capture: pytest.CaptureFixture[str]

    def run(self, *words: str) -> Ran:
        self.capture.readouterr()
        code = main(["--book", str(self.root), *words])
        out, err = self.capture.readouterr()
        return Ran(code, out, err)

    def git(self, *words: str) -> str:
        return subprocess.run(["git", *words], cwd=self.root, check=True, capture_output=True, text=True).stdout

    def file(self, record_id: str) -> Path:
        return self.root / "records" / f"{record_id}.yaml"
