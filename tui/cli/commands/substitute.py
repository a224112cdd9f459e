"""`minutebook substitute MEETING --person PERSON --for PERSON --reason …`: who comes to a meeting in whose place."""

import argparse

from tui.cli.call import Call
from tui.cli.stepping import add_step, run_step
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the record, what the step asks and why."""
    add_step(parser, "substitute")


def run(call: Call) -> Exit:
    """Saves the step as one commit."""
    return run_step(call, "substitute")
