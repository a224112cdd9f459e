"""`minutebook validate [ID…]`: every record against the schema and the rules of procedure. CI's command."""

import argparse

from tui.cli.call import Call
from tui.cli.reporting import REPORTS
from tui.errors import Exit, WrongUsage
from tui.rules.problem import Severity


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the records, since when, the form of the report and how strict to be."""
    parser.add_argument(
        "ids", nargs="*", metavar="ID", help="only what concerns these records (or files); without it the whole book"
    )
    parser.add_argument(
        "--since", metavar="REV", help="only what concerns records that differ from this commit, or are gone since"
    )
    parser.add_argument(
        "--format", choices=tuple(REPORTS), default="text", help="the form of the report (default: text)"
    )
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings too")


def run(call: Call) -> Exit:
    """Prints the problems; exits with 1 when there is an error (with --strict, a warning)."""
    from tui.book.checking import check

    wanted = call.arguments
    book = call.book
    only = {each.removeprefix("records/").removesuffix(".yaml") for each in wanted.ids}
    unknown = {record_id for record_id in only if not book.exists(record_id)}
    if unknown:  # a link, a pipe or a file with a wrong name is no record, but has a problem of its own
        unknown -= {each.file.removeprefix("records/").removesuffix(".yaml") for each in book.stray_files()}
    for record_id in sorted(unknown):
        raise WrongUsage(f"There is no record {record_id} in this book.", "See: minutebook list meeting")
    if wanted.since is not None:
        only |= set(book.changed_since(wanted.since))
    narrowed = wanted.ids or wanted.since is not None
    # What pointed to a record that is gone was not changed itself, so the errors of all are looked for.
    all_errors = wanted.since is not None and bool(book.deleted_since(wanted.since))
    with call.progress("Checking records") as bar:
        problems, checked = check(book, only if narrowed and not all_errors else None, bar.step)
    if all_errors:
        problems = tuple(each for each in problems if each.is_error or each.record in only)
    if book.read_only is not None:
        call.say(book.read_only)
    call.out.write(REPORTS[wanted.format](problems, checked))
    found = {each.severity for each in problems}
    bad = Severity.ERROR in found or (wanted.strict and Severity.WARNING in found)
    return Exit.PROBLEMS if bad else Exit.OK
