"""`minutebook reschedule ID --to DATE --reason …`: a meeting is moved to another day, or postponed without one."""

import argparse

from tui.cli.call import Call
from tui.cli.stepping import add_step, run_step
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the meeting, its new day and why."""
    add_step(parser, "reschedule")


def run(call: Call) -> Exit:
    """Saves the step as one commit."""
    return run_step(call, "reschedule")
