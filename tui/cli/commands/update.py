"""`minutebook update ID --text TEXT --status STATUS --reason …`: where an action, a deliverable or a recommendation stands."""

import argparse

from tui.cli.call import Call
from tui.cli.stepping import add_step, run_step
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the record, what was reported and why."""
    add_step(parser, "update")


def run(call: Call) -> Exit:
    """Saves the step as one commit."""
    return run_step(call, "update")
