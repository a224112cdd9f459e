"""`minutebook publish ID --what WHAT --reason …`: something is published: an agenda, a pack, minutes, decisions, a recommendation."""

import argparse

from tui.cli.call import Call
from tui.cli.stepping import add_step, run_step
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the record, what was published and when, and why."""
    add_step(parser, "publish")


def run(call: Call) -> Exit:
    """Saves the step as one commit."""
    return run_step(call, "publish")
