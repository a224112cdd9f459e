"""`minutebook delete ID --reason …`: a record is deleted; its history stays."""

import argparse

from tui.cli.call import Call
from tui.cli.options import add_format, add_reason, add_record
from tui.cli.writing import save_proposals
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares ID and why."""
    add_record(parser)
    add_reason(parser)
    add_format(parser)


def run(call: Call) -> Exit:
    """Saves the deletion, unless other records point to this one."""
    from tui.book.editing import propose_delete

    return save_proposals(call, [propose_delete(call.book, call.arguments.id)])
