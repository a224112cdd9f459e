"""`minutebook log [ID] [--field PATH]`: what was done, when, by whom, why and on whose authority."""

import argparse
import datetime
from typing import TYPE_CHECKING, Any

from tui.cli.call import Call
from tui.cli.options import add_format, count
from tui.cli.telling import change_lines, commit_lines, more_lines, record_lines, wrapped
from tui.errors import Exit, WrongUsage
from tui.record.kinds import id_of
from tui.record.safe import shortened

if TYPE_CHECKING:
    from tui.book.history import CommitChanges, Portion

_MOST_RECORDS = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the record or field, which commits, how many, and the form of the output."""
    parser.add_argument("id", nargs="?", metavar="ID", help="only the commits of this record")
    parser.add_argument("--field", metavar="PATH", help="only those that changed this field, or entry, of the record")
    parser.add_argument("--body", metavar="BODY", help="only those of this body's records, such as example-joint-panel")
    parser.add_argument("--author", metavar="TEXT", help="only by people with this in their name or e-mail address")
    parser.add_argument("--action", metavar="ACTION", help="only those that did this, such as approve")
    parser.add_argument("--since", type=_day, metavar="DATE", help="only from this day on: YYYY-MM-DD")
    parser.add_argument(
        "--limit", type=count, default=50, metavar="N", help="at most so many, the newest first (default: 50)"
    )
    parser.add_argument(
        "-p", "--changes", action="store_true", help="with what each changed, field by field, and who signed it"
    )
    add_format(parser)


def _day(typed: str) -> datetime.date:
    """Returns a day. Raises ArgumentTypeError for what is none."""
    try:
        return datetime.date.fromisoformat(typed if len(typed) == len("2026-03-25") else "")
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{shortened(typed, 40)} is not a day, as in 2026-03-25") from error


def run(call: Call) -> Exit:
    """Prints id, time, author, action and subject of each commit, then why; with --field or --changes what it changed."""
    book, wanted = call.book, call.arguments
    record_id = None if wanted.id is None else id_of(wanted.id) or wanted.id.removesuffix(".yaml")
    if record_id is not None and wanted.body is not None:
        raise WrongUsage("An ID and --body do not go together: an ID says its body.", "Leave one of them out.")
    if wanted.field is not None:
        return _field(call, record_id)
    from tui.book.history import changes_of, feed, signed

    found = feed(book, wanted.body, record_id, wanted.author, wanted.action, limit=wanted.limit, since=wanted.since)
    filtered = any(each is not None for each in (wanted.author, wanted.action, wanted.since, wanted.body))
    if not found.commits and not filtered and record_id is not None and not book.exists(record_id):
        raise _never(record_id)
    done = (
        changes_of(book, found.commits, record_id, None if call.wants_json else _MOST_RECORDS) if wanted.changes else []
    )
    signatures = signed(book, found.commits) if wanted.changes else {}
    if call.wants_json:
        call.json(
            record=record_id, commits=_as_json(found, done, signatures), more=found.after is not None, note=found.note
        )
    else:
        _tell(call, found, done, signatures)
        if not found.commits:
            nothing = "There are no commits yet." if record_id is None else f"{record_id} is in no commit yet."
            call.say("No commit is like that." if filtered else nothing)
    return Exit.OK


def _as_json(found: "Portion", done: "list[CommitChanges]", signatures: dict[str, str]) -> list[dict[str, Any]]:
    commits = [each.as_json() for each in found.commits]
    for commit, changed in zip(commits, done, strict=bool(done)):
        commit["steps"] = [each.as_json() for each in changed.records]
        commit["files"] = list(changed.files)
        commit["signed"] = signatures.get(changed.commit.commit)
    return commits


def _tell(call: Call, found: "Portion", done: "list[CommitChanges]", signatures: dict[str, str]) -> None:
    for n, commit in enumerate(found.commits):
        lines = commit_lines(commit, signatures.get(commit.commit))
        _lines(call, ["", *lines] if n else lines)
        if done:
            for record in done[n].records:
                _lines(call, record_lines(record, named=not call.arguments.id))
            _lines(call, more_lines(done[n].more, done[n].files))
    if found.note:
        _lines(call, wrapped(found.note, hanging=0))
    if found.after is not None:
        call.say(f"There are more: give a larger --limit than {call.arguments.limit}")


def _field(call: Call, record_id: str | None) -> Exit:
    """Prints the commits that changed one field, and what it said before and after."""
    from tui.book.history import feed, field_history
    from tui.record.paths import parse_path

    wanted = call.arguments
    if record_id is None:
        raise WrongUsage(
            "A field is one of a record.", f"Name the record too: minutebook log ID --field '{wanted.field}'"
        )
    path = parse_path(wanted.field)
    events = field_history(
        call.book, record_id, path, wanted.limit, author=wanted.author, action=wanted.action, since=wanted.since
    )
    if not events and not feed(call.book, record=record_id, limit=1).commits and not call.book.exists(record_id):
        raise _never(record_id)
    if call.wants_json:
        call.json(record=record_id, field=wanted.field, events=[each.as_json() for each in events])
        return Exit.OK
    for n, event in enumerate(events):
        _lines(call, ["", *commit_lines(event.commit)] if n else commit_lines(event.commit))
        for change in event.changes:
            _lines(call, change_lines(change))
        if event.note:
            _lines(call, wrapped(event.note, 4))
    if not events:
        call.say(f"No such commit changed {wanted.field} of {record_id}.")
    return Exit.OK


def _never(record_id: str) -> WrongUsage:
    return WrongUsage(f"The book never had a record {record_id}.", "See: minutebook list meeting")


def _lines(call: Call, lines: list[str]) -> None:
    for line in lines:
        call.line(line)
