"""`minutebook clear ID --with officers|chair --reason …`: draft minutes are sent to be cleared, or come back."""

import argparse

from tui.cli.call import Call
from tui.cli.stepping import add_step, run_step
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the meeting, to whom the draft goes or when it came back, and why."""
    add_step(parser, "clear")


def run(call: Call) -> Exit:
    """Saves the step as one commit."""
    return run_step(call, "clear")
