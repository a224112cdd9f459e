"""`minutebook respond ID --date DATE --reason …`: a recommendation or a question is answered."""

import argparse

from tui.cli.call import Call
from tui.cli.stepping import add_step, run_step
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the record, the answer and why."""
    add_step(parser, "respond")


def run(call: Call) -> Exit:
    """Saves the step as one commit."""
    return run_step(call, "respond")
