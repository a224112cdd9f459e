"""`minutebook renumber MEETING --reason …`: the items are numbered 1 to n in their order."""

import argparse

from tui.cli.call import Call
from tui.cli.stepping import add_step, run_step
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the meeting and why."""
    add_step(parser, "renumber")


def run(call: Call) -> Exit:
    """Saves the step as one commit."""
    return run_step(call, "renumber")
