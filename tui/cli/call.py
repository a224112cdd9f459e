"""What a command is given: its arguments, where the book is, and where its output goes."""

import argparse
import contextlib
import json
import os
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from tui.cli.progress import Progress
from tui.record.safe import safe, safe_block

if TYPE_CHECKING:
    from tui.book.repository import Book

FORMAT = 1


@dataclass
class Call:
    """One call of one command."""

    arguments: argparse.Namespace
    start: Path
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)

    @cached_property
    def book(self) -> "Book":
        """The book at or above the starting folder. Raises BookUnusable with what to do."""
        from tui.book.repository import Book

        return Book.open(self.start)

    @property
    def wants_json(self) -> bool:
        """Whether the caller asked for JSON."""
        return getattr(self.arguments, "format", "text") == "json"

    def say(self, text: str = "") -> None:
        """Talks to the person: one line on standard error, made safe to show. That nobody can hear it is no failure."""
        self.talk(f"{safe(text)}\n")

    def talk(self, lines: str) -> None:
        """Talks to the person in lines that are safe to show already."""
        with contextlib.suppress(OSError):
            self.err.write(lines)
            self.err.flush()

    def line(self, text: str = "") -> None:
        """Writes one line of data, made safe to show."""
        print(safe(text), file=self.out)

    def row(self, *cells: str) -> None:
        """Writes one line of data, its cells parted by tabs, each made safe to show."""
        print("\t".join(safe(cell) for cell in cells), file=self.out)

    def block(self, text: str) -> None:
        """Writes several lines of data, each made safe to show."""
        print(safe_block(text), file=self.out, end="" if text.endswith("\n") else "\n")

    def exact(self, text: str) -> None:
        """Writes data as it is, for another program; a terminal gets it made safe."""
        if self.out.isatty():
            self.block(text)
        else:
            self.out.write(text)

    def json(self, **data: Any) -> None:
        """Writes one JSON document with the number of its format first. It never depends on the terminal."""
        self.out.write(json.dumps({"format": FORMAT, **data}, ensure_ascii=False, indent=2) + "\n")

    def progress(self, what: str) -> Progress:
        """Returns a progress bar that shows itself on a terminal's standard error after a second."""
        return Progress(what, self.err)

    @property
    def colour(self) -> bool:
        """Whether data may be coloured: a terminal that does not ask for none."""
        return self.out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
