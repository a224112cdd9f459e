"""`minutebook audit [REV..REV]`: whether anything was ever changed outside the rules. Looking writes nothing."""

import argparse
from pathlib import Path

from tui.cli.call import Call
from tui.cli.reporting import FINDING_REPORTS
from tui.cli.telling import ID_LENGTH
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the range, the checkpoint, the list of signers and the form of the report."""
    parser.add_argument(
        "range", nargs="?", metavar="REV..REV", help="only these commits; one REV is everything up to it (default: all)"
    )
    parser.add_argument(
        "--checkpoint", metavar="FILE", type=Path, help="where the last audit ended: compared, and then moved on"
    )
    parser.add_argument(
        "--signers", metavar="FILE", type=Path, help="git's list of allowed signers: every commit must be signed by one"
    )
    parser.add_argument(
        "--format", choices=tuple(FINDING_REPORTS), default="text", help="the form of the report (default: text)"
    )


def run(call: Call) -> Exit:
    """Prints the findings; exits with 1 when there is one."""
    from tui.book.audit import audit
    from tui.book.finding import find
    from tui.book.repository import Book

    wanted = call.arguments
    book = Book(find(call.start))  # not Book.open, which mends a save that was cut off: an audit only looks
    with call.progress("Auditing commits") as bar:
        found = audit(book, wanted.range, checkpoint=wanted.checkpoint, signers=wanted.signers, stepped=bar.step)
    call.out.write(FINDING_REPORTS[wanted.format](found.findings, found.checked))
    told = next((each.commit for each in found.findings if each.commit is not None), None)
    if told is not None and wanted.format == "text":
        call.say(f"What such a commit did, when, by whom and why: minutebook diff {told[:ID_LENGTH]}")
    return Exit.PROBLEMS if found.findings else Exit.OK
