"""`minutebook init DIR`: an empty book, with the schema, git settings and a workflow that checks every push."""

import argparse
from pathlib import Path

from tui.cli.call import Call
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares where to."""
    parser.add_argument(
        "folder", metavar="DIR", help="where to: a new or empty folder, or a git repository without records"
    )


def run(call: Call) -> Exit:
    """Makes the book and its first commit, and says what to type next."""
    from tui.book.starting import start_book

    folder = Path(call.arguments.folder)
    subject = start_book(folder)
    call.say(f"Saved: {subject}")
    call.say("What to type next:")
    call.say(
        f"  minutebook --book {folder} new body name='Example Joint Panel' classification=council-committee --reason 'the first body'"
    )
    call.say(f"  minutebook --book {folder}")
    return Exit.OK
