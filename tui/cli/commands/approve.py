"""`minutebook approve ID… --at MEETING --minute NUMBER --reason …`: a later meeting approves minutes, with what it corrects."""

import argparse

from tui.cli.call import Call
from tui.cli.content import add_content, agreed_content
from tui.cli.stepping import add_step, run_step
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the meetings, the approving meeting and minute, the corrections and why."""
    add_step(parser, "approve")
    add_content(parser, corrections=True)


def run(call: Call) -> Exit:
    """Saves the approval, or the signature under approved minutes, of all the meetings as one commit."""
    wanted = call.arguments
    return run_step(call, "approve", agreed_content(call, wanted.id, wanted.content))
