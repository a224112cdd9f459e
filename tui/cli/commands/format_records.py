"""`minutebook format [--check [--format github]] [ID…]`: records in their one canonical spelling, in a commit of their own."""

import argparse
from typing import TYPE_CHECKING

from tui.cli.call import Call
from tui.cli.reporting.github import github
from tui.errors import Exit, WrongUsage
from tui.record.kinds import file_of, id_of
from tui.rules.problem import Problem, Severity

if TYPE_CHECKING:
    from tui.book.editing import Proposal


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the records, and whether only to look."""
    parser.add_argument("ids", nargs="*", metavar="ID", help="only these records (or files); without it the whole book")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; name the files that are not canonical and exit with 1"
    )
    parser.add_argument(
        "--format",
        choices=("text", "github"),
        default="text",
        help="the form of what --check names (default: text)",
    )


def run(call: Call) -> Exit:
    """Prints the files that are, or were, not canonical. Values, comments and order stay as they are."""
    from tui.book.formatting import proposals, save_formatted

    if call.arguments.format != "text" and not call.arguments.check:
        raise WrongUsage("Only what --check names has a form.", "Add --check, or leave --format out.")
    ids = [id_of(each) or each.removesuffix(".yaml") for each in call.arguments.ids] or None
    with call.progress("Reading records") as bar:
        found, unreadable = proposals(call.book, ids, bar.step)
    if call.arguments.format == "github":
        call.out.write(github([*map(_problem, found), *(_unreadable(*each) for each in unreadable)], ()))
    else:
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


def _problem(found: "Proposal") -> Problem:
    """Returns the problem at the first line that would be written otherwise."""
    old, new = (found.old or b"").split(b"\n"), (found.new or b"").split(b"\n")
    same = next((n for n, (before, after) in enumerate(zip(old, new, strict=False)) if before != after), len(new) - 1)
    message, hint = "From this line on, the file is not in canonical form.", "To mend it: minutebook format"
    return _about(found.record_id, same + 1, message, hint)


def _unreadable(record_id: str, sentence: str) -> Problem:
    return _about(record_id, 1, sentence[:1].upper() + sentence[1:], "")


def _about(record_id: str, line: int, message: str, hint: str) -> Problem:
    return Problem(record_id, file_of(record_id), line, 1, "", "canonical-form", Severity.ERROR, message, hint)
