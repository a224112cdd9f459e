"""`minutebook undo COMMIT --reason …`: what a commit did is taken back by a new one; what came later stays."""

import argparse

from tui.cli.call import Call
from tui.cli.options import add_format, add_reason
from tui.cli.writing import refuse_read_only
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the commit and why."""
    parser.add_argument("commit", metavar="COMMIT", help="the change to take back, as “minutebook log” names it")
    add_reason(parser)
    add_format(parser)


def run(call: Call) -> Exit:
    """Saves the undo and says what it did; exits with 1 when a later change, an approval or a new error stands against it."""
    from tui.book.undoing import undo

    refuse_read_only(call)
    wanted = call.arguments
    saved, done = undo(
        call.book,
        wanted.commit,
        wanted.reason,
        authority=wanted.authority,
        event_date=wanted.event_date,
        evidence=wanted.evidence,
    )
    if call.wants_json:
        call.json(
            commit=saved.commit,
            subject=saved.subject,
            records=[{"id": each.record_id, "changes": list(each.lines)} for each in done],
        )
        return Exit.OK
    call.say(f"Saved: {saved.subject}")
    for each in done:
        for sentence in each.sentences or each.lines:
            call.say(f"  {sentence}")
    return Exit.OK
