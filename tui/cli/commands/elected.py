"""`minutebook elected ID --reason …`: whom a meeting elected goes on the body's list of members."""

import argparse

from tui.cli.call import Call
from tui.cli.stepping import add_step, run_step
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the meeting, the item and why."""
    add_step(parser, "elected")


def run(call: Call) -> Exit:
    """Saves the memberships as one commit."""
    return run_step(call, "elected")
