"""The one door from the command line to the terminal program; Textual is loaded here and nowhere else in `cli`."""

import sys
from collections.abc import Sequence
from pathlib import Path

from tui.errors import Exit, WrongUsage


def open_program(start: Path, documents: Sequence[tuple[str, ...]] = (), body: str = "", date: str = "") -> Exit:
    """Opens the terminal program on the book at or above `start`, at the review of documents, each the paths of its files.

    Raises WrongUsage where there is no terminal.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUsage(
            "There is no terminal to open the program on.", "Give a command; minutebook --help lists them."
        )
    if not sys.stderr.isatty():
        raise WrongUsage(
            "The program draws on standard error, and that does not go to the terminal here.", "Start it without 2>."
        )
    from tui.app import run

    return Exit(run(start, documents=documents, body=body, date=date))
