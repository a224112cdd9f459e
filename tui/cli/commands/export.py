"""`minutebook export [ID…] --as FORMAT`: what may be published, in the formats that other programs read."""

import argparse
import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.call import Call
from tui.cli.options import add_examples, day, web_address
from tui.cli.printing import published, record_meant
from tui.cli.writing_files import write_file
from tui.cli.writing_folders import write_folder
from tui.errors import Exit, WrongUsage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.documents.exchange.extract import Extract, TimesOf
    from tui.documents.exchange.registry import ExchangeFormat, OutFile

LISTED_IN = "minutebook-files.json"
"""The file in a folder of ours that lists what else is ours in it."""

_FORMATS = ("ics", "csv", "popolo", "ocd", "oparl", "akn")
_LOGS = ("meetings", "decisions", "attendance", "actions", "recommendations", "questions", "deliverables", "complaints")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares what is taken out, the format, and where to."""
    parser.add_argument(
        "ids", metavar="ID", nargs="*", help="bodies and meetings, a body by its name alone (default: the whole book)"
    )
    parser.add_argument(
        "--as", dest="form", choices=_FORMATS, required=True, metavar="FORMAT", help=", ".join(_FORMATS)
    )
    parser.add_argument(
        "--output", "-o", metavar="FILE|DIR", help="write this file, or this new folder or one written so before"
    )
    parser.add_argument("--log", choices=_LOGS, metavar="LOG", help=f"with csv: one table alone: {', '.join(_LOGS)}")
    parser.add_argument(
        "--base-url",
        metavar="URL",
        type=web_address,
        help="the web address at which the folder will be found",
    )
    parser.add_argument(
        "--on", metavar="DATE", type=day, help="what is due as at this day: YYYY-MM-DD (default: today)"
    )
    parser.add_argument(
        "--with-drafts", action="store_true", help="also what was minuted and is not published yet, for your own use"
    )
    add_examples(
        parser,
        "export --as ics -o meetings.ics",
        "export cambridgeshire-pcp --as csv -o logs",
        "export cambridgeshire-pcp --as csv --log actions",
        "export cambridgeshire-pcp/meetings/2023-09-20 --as akn -o minutes.xml",
        "export --as oparl --base-url https://www.example.org/oparl/ -o oparl",
    )


def run(call: Call) -> Exit:
    """Writes what was asked for. Raises WrongUsage for what does not go together, CannotWrite where it cannot be written."""
    from tui.documents.exchange.extract import Extract
    from tui.documents.exchange.registry import format_called

    wanted = call.arguments
    form = format_called(wanted.form)
    if wanted.log and wanted.form != "csv":
        raise WrongUsage("“--log” goes with “--as csv”.", f"Leave it out, or: --as csv --log {wanted.log}")
    ids = tuple(dict.fromkeys(record_meant(each) for each in wanted.ids))
    is_many = form.is_many(ids) and not wanted.log
    if is_many and wanted.output is None:
        raise WrongUsage(f"That is a folder of {form.name} files.", "Name a new folder: -o NAME")
    extract = Extract(
        published(call, for_everybody=not wanted.with_drafts),
        wanted.on or datetime.date.today(),
        ids,
        wanted.base_url or "",
        _times(call, form),
    )
    files = form.files(extract)
    if form.per_meeting and not extract.meetings:
        raise WrongUsage("There is no meeting in what was named.", "See: minutebook list meeting")
    if is_many:
        _write_folder(call, files)
    else:
        _write_file(call, next(data for name, data in files if not wanted.log or name == f"{wanted.log}.csv"))
    _say_what_is_left_out(call, extract)
    return Exit.OK


def _write_file(call: Call, data: bytes) -> None:
    output = call.arguments.output
    if output is None:
        call.exact(data.decode())
        return
    write_file(Path(output), data)
    call.say(f"Written: {output}")


def _write_folder(call: Call, files: "Iterable[OutFile]") -> None:
    folder = Path(call.arguments.output)
    with call.progress("Writing files") as bar:
        written = write_folder(folder, files, LISTED_IN, lambda done: bar.step(done, done))
    many = "1 file" if written.files == 1 else f"{written.files} files"
    call.say(f"Written: {folder} ({many}, {written.changed} of them new or changed)")
    if written.removed:
        call.say(f"Removed, because nothing stands for them any more: {written.removed}.")


def _times(call: Call, form: "ExchangeFormat") -> "TimesOf":
    """Returns what tells when records were changed, from the history where the format has a place for it."""
    from tui.documents.exchange.extract import Times, no_times

    if not form.uses_times:
        return no_times
    from tui.book.history import RecordSteps

    with call.progress("Reading the history") as bar:
        steps = RecordSteps(call.book, bar.step)

    def times(record_id: str) -> Times | None:
        moments = [at for each in steps.commits(record_id) if (at := _moment(each.committed)) is not None]
        return Times(min(moments), max(moments), len(moments)) if moments else None

    return times


def _moment(time: str) -> datetime.datetime | None:
    """Returns the time of a commit in UTC, None for one that no calendar has."""
    try:
        return datetime.datetime.fromisoformat(time).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None


def _say_what_is_left_out(call: Call, extract: "Extract") -> None:
    many = len(extract.held_back)
    if many:
        meetings = "1 meeting" if many == 1 else f"{many} meetings"
        call.say(f"The minutes of {meetings} are not published yet, and left out. To have them: --with-drafts")
