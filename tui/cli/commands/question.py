"""`minutebook question ID --accepted yes|no --reason …`: a question from the public is accepted or not, put, or followed by another."""

import argparse

from tui.cli.call import Call
from tui.cli.stepping import add_step, run_step
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the record, what the step asks and why."""
    add_step(parser, "question")


def run(call: Call) -> Exit:
    """Saves the step as one commit."""
    return run_step(call, "question")
