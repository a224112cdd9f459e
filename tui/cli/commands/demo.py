"""`minutebook demo [DIR]`: the sample book as a git repository of your own, opened for you."""

import argparse
import sys
from pathlib import Path

from tui.cli.call import Call
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares where to, and whether to open it."""
    parser.add_argument(
        "folder", nargs="?", default="minutebook-demo", metavar="DIR", help="where to (default: minutebook-demo, here)"
    )
    parser.add_argument("--no-open", action="store_true", help="only make it")


def run(call: Call) -> Exit:
    """Makes the book, or finds it made before, and opens the terminal program where there is a terminal."""
    from tui.book.demo import make_demo

    folder = Path(call.arguments.folder)
    with call.progress("Making the sample book") as bar:
        made = make_demo(folder, bar.step)
    call.say(f"The sample book is in {folder}." if made else f"The sample book in {folder} is used as it is.")
    if not call.arguments.no_open and sys.stdin.isatty() and sys.stdout.isatty():
        from tui.cli.opening import open_program

        return open_program(folder)
    call.say("What to type next:")
    for line in (
        f"minutebook --book {folder}",
        f"minutebook --book {folder} validate",
        f"minutebook --book {folder} list meeting",
    ):
        call.say(f"  {line}")
    return Exit.OK
