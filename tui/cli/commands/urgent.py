"""`minutebook urgent MEETING --title TEXT --chair-reason TEXT --reason …`: an item joins the agenda late."""

import argparse

from tui.cli.call import Call
from tui.cli.stepping import add_step, run_step
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the record, what the step asks and why."""
    add_step(parser, "urgent")


def run(call: Call) -> Exit:
    """Saves the step as one commit."""
    return run_step(call, "urgent")
