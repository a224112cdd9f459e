"""The one door from the command line to the terminal program; Textual is loaded here and nowhere else in `cli`."""

import sys
from pathlib import Path

from tui.errors import Exit, WrongUsage


def open_program(start: Path) -> Exit:
    """Opens the terminal program on the book at or above `start`. Raises WrongUsage where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUsage(
            "There is no terminal to open the program on.", "Give a command; minutebook --help lists them."
        )
    from tui.app import run

    return Exit(run(start))
