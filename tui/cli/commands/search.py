"""`minutebook search WORDS`: the records that have all the words."""

import argparse

from tui.cli.call import Call
from tui.cli.options import add_format, count
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the words, how many hits, and the form of the output."""
    parser.add_argument(
        "words", nargs="+", metavar="WORDS", help="each is taken as the beginning of a word; all must be there"
    )
    parser.add_argument("--limit", type=count, default=100, metavar="N", help="at most so many (default: 100)")
    add_format(parser)


def run(call: Call) -> Exit:
    """Prints the id of each record and the words where they stand, the best first."""
    from tui.book.searching import search

    words = " ".join(call.arguments.words)
    with call.progress("Reading records") as bar:
        hits = search(call.book, words, call.arguments.limit, bar.step)
    if call.wants_json:
        call.json(query=words, hits=[each.as_json() for each in hits])
    else:
        for hit in hits:
            call.row(hit.id, hit.title, hit.where)
        if not hits:
            call.say(f"No record has: {words}")
    return Exit.OK
