"""`minutebook agenda MEETING --reason …`: what the agenda lacks is added from template, plan and what was deferred, and why is said."""

import argparse

from tui.cli.call import Call
from tui.cli.stepping import add_step, run_step
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the meeting and why."""
    add_step(parser, "agenda")


def run(call: Call) -> Exit:
    """Saves the step as one commit."""
    return run_step(call, "agenda")
