"""`minutebook doctor`: what is wrong with this repository, or could go wrong, and what to do. Only --mend and --trust change it."""

import argparse

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
    add_format(parser)


def run(call: Call) -> Exit:
    """Prints what was looked at and how it stands; exits with 3 when the book cannot be used or saved to as it is."""
    from tui.book.doctor import examine, mend, trust

    if call.arguments.trust:
        call.say(trust(call.start))
    if call.arguments.mend:
        call.say(mend(call.start))
    findings = examine(call.start)
    if call.wants_json:
        call.json(findings=[each.as_json() for each in findings])
    else:
        for each in findings:
            call.line(f"{each.mark:<9} {each.message}")
            if each.hint:
                call.line(f"{'':<9} {each.hint}")
    return Exit.REPOSITORY if any(each.mark == "fault" for each in findings) else Exit.OK
