"""`minutebook doctor`: what is wrong with this repository, or could go wrong, and what to do. Only --mend and --trust change it."""

import argparse
import datetime

from tui.cli.call import Call
from tui.cli.options import add_format
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares whether to trust the book, whether to mend what can be mended, and the form of the output."""
    parser.add_argument(
        "--trust", action="store_true", help="let run what this book's own git settings name, as they are today"
    )
    parser.add_argument(
        "--mend", action="store_true", help="prepare the history for quick reading, which saving leaves undone"
    )
    parser.add_argument(
        "--signing", action="store_true", help="say in steps how to have your changes signed, and which steps are done"
    )
    add_format(parser)


def run(call: Call) -> Exit:
    """Prints what was looked at and how it stands; exits with 3 when the book cannot be used or saved to as it is."""
    from tui.book.doctor import examine, mend, trust

    if call.arguments.trust:
        call.say(trust(call.start))
    if call.arguments.mend:
        call.say(mend(call.start))
    if call.arguments.signing:
        return _signing(call)
    findings = examine(call.start)
    if call.wants_json:
        call.json(findings=[each.as_json() for each in findings])
    else:
        for each in findings:
            call.line(f"{each.mark:<9} {each.message}")
            if each.hint:
                call.line(f"{'':<9} {each.hint}")
    return Exit.REPOSITORY if any(each.mark == "fault" for each in findings) else Exit.OK


def _signing(call: Call) -> Exit:
    from tui.book.signing_help import signing_steps

    steps = signing_steps(call.book, datetime.date.today())
    if call.wants_json:
        call.json(steps=[each.as_json() for each in steps])
        return Exit.OK
    for number, each in enumerate(steps, 1):
        call.line(f"{number}. {'done' if each.done else 'to do':<6} {each.what}")
        if not each.done and each.command:
            call.line(f"{'':<10}{each.command}")
    return Exit.OK
