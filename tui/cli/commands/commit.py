"""`minutebook commit ID --reason …`: a change made by hand is checked and taken over into the history."""

import argparse

from tui.cli.call import Call
from tui.cli.options import add_examples, add_format, add_reason
from tui.cli.writing import save_proposals
from tui.errors import Exit
from tui.record.kinds import id_of


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the records and why."""
    parser.add_argument("ids", nargs="+", metavar="ID", help="the records (or files) that were changed by hand")
    add_reason(parser)
    add_format(parser)
    add_examples(
        parser,
        "commit people/claire-george --reason 'corrected in an editor'",
        "commit cambridgeshire-pcp/meetings/2024-03-13 people/mark-goldsack --reason 'names spelt as printed'",
    )


def run(call: Call) -> Exit:
    """Saves the records as they stand on disk, in one commit."""
    from tui.book.editing import propose_adoption

    ids = [id_of(each) or each.removesuffix(".yaml") for each in call.arguments.ids]
    return save_proposals(call, [propose_adoption(call.book, record_id) for record_id in ids], "adopt")
