"""`minutebook format [--check] [ID…]`: records in their one canonical spelling, in a commit of their own."""

import argparse

from tui.cli.call import Call
from tui.errors import Exit
from tui.record.kinds import file_of, id_of


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the records, and whether only to look."""
    parser.add_argument("ids", nargs="*", metavar="ID", help="only these records (or files); without it the whole book")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; name the files that are not canonical and exit with 1"
    )


def run(call: Call) -> Exit:
    """Prints the files that are, or were, not canonical. Values, comments and order stay as they are."""
    from tui.book.formatting import proposals, save_formatted

    ids = [id_of(each) or each.removesuffix(".yaml") for each in call.arguments.ids] or None
    with call.progress("Reading records") as bar:
        found, unreadable = proposals(call.book, ids, bar.step)
    for each in found:
        call.line(file_of(each.record_id))
    for record_id, sentence in unreadable:
        call.say(f"{file_of(record_id)}: {sentence}")
    if call.arguments.check:
        if found:
            call.say(f"{len(found)} files are not in canonical form. To mend them: minutebook format")
        return Exit.PROBLEMS if found or unreadable else Exit.OK
    if found:
        saved = save_formatted(call.book, found)
        call.say(f"Saved: {saved.subject}")
    else:
        call.say("All records are in canonical form.")
    return Exit.PROBLEMS if unreadable else Exit.OK
