"""`minutebook diff REV[..REV] [ID]`: what one commit changed, or what differs between two, field by field."""

import argparse
from typing import TYPE_CHECKING

from tui.cli.call import Call
from tui.cli.options import add_format
from tui.cli.telling import commit_lines, more_lines, record_lines, wrapped
from tui.errors import Exit, WrongUsage
from tui.record.kinds import id_of, kind_of

if TYPE_CHECKING:
    from tui.book.history import CommitChanges, Difference


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the commits, the record and the form of the output."""
    parser.add_argument(
        "revisions",
        metavar="REV[..REV]",
        help="one: what that commit changed beside each commit before it; two: from the first to the second "
        "(HEAD, the newest, where one is left out); instead of a commit, a day: its last commit",
    )
    parser.add_argument("id", nargs="?", metavar="ID", help="only this record")
    add_format(parser)


def run(call: Call) -> Exit:
    """Prints each record that differs, then a line for each of its fields."""
    from tui.book.history import changes_in, difference

    asked, given = call.arguments.revisions, call.arguments.id
    record_id = None if given is None else id_of(given) or given.removesuffix(".yaml")
    if "..." in asked or asked == "..":
        raise WrongUsage(f"“{asked}” does not say from which commit to which.", "Write it as in HEAD~3..HEAD")
    if ".." not in asked and kind_of(asked) is not None:
        raise WrongUsage(
            f"“{asked}” is a record, not a commit.", f"What was done to it: minutebook log {asked} --changes"
        )
    before, dots, after = asked.partition("..")
    found: CommitChanges | Difference
    if dots:
        found = difference(call.book, before or "HEAD", after or "HEAD", record_id)
        heads = [["From:", *commit_lines(found.before)], ["To:", *commit_lines(found.after)]]
    else:
        found = changes_in(call.book, asked, record_id)
        heads = [commit_lines(found.commit), wrapped(found.note) if found.note else []]
    if call.wants_json:
        call.json(**found.as_json())
        return Exit.OK
    lines = [line for head in heads for line in head]
    for record in found.records:
        lines += ["", *record_lines(record)]
    for line in [*lines, *more_lines(found.more, found.files)]:
        call.line(line)
    if not found.records and not found.files:
        call.say("No record differs." if record_id is None else f"{record_id} does not differ.")
    return Exit.OK
