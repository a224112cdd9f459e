"""`minutebook blame ID [PATH]`: who wrote this, for each field as it was last saved."""

import argparse
from itertools import groupby

from tui.cli.call import Call
from tui.cli.options import add_format, add_record
from tui.cli.telling import WIDTH, commit_lines, wrapped
from tui.errors import Exit
from tui.record.safe import safe, shortened


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares ID, PATH and the form of the output."""
    add_record(parser)
    parser.add_argument(
        "path", nargs="?", default="", metavar="PATH", help="one field or entry, such as items[harm-to-hope].title"
    )
    add_format(parser)


def run(call: Call) -> Exit:
    """Prints the fields in the record's order, under the commit that last changed them; one field alone with its whole text."""
    from tui.book.history import blame
    from tui.record.paths import parse_path

    book, wanted = call.book, call.arguments
    found = blame(book, wanted.id, parse_path(wanted.path))
    if call.wants_json:
        call.json(record=wanted.id, path=wanted.path, fields=[each.as_json() for each in found])
        return Exit.OK
    told: set[str] = set()
    for commit, fields in groupby(found, key=lambda each: each.commit):
        lines = commit_lines(commit)[: 1 if commit.commit in told else None]
        told.add(commit.commit)
        for each in fields:
            text = "(private, not shown)" if each.text is None else each.text
            line = f"{each.path}: {safe(text)}"
            lines += wrapped(line, 6) if len(found) == 1 else [f"      {shortened(line, WIDTH - 6)}"]
            lines += wrapped(each.note, 8) if each.note and len(found) == 1 else []
        for each_line in lines:
            call.line(each_line)
    note = next((each.note for each in found if each.note), None)
    if note and len(found) > 1:
        call.say(note)
    if book.bytes_if_readable(wanted.id) != book.committed_bytes(wanted.id):
        call.say("The file has changes that are not saved yet. This tells of what is saved.")
    return Exit.OK
