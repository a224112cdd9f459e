"""`minutebook publish-site DIR`: everything that may be published, as a site of web pages that needs no server."""

import argparse
import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.call import Call
from tui.cli.options import add_examples, day, web_address
from tui.cli.printing import published
from tui.errors import Exit

if TYPE_CHECKING:
    from tui.book.history import RecordSteps
    from tui.documents.site.history import Deed, Version

LISTED_IN = "_site/files.json"
"""The file that lists those of the site."""

_NAME = "Record of public meetings"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the folder, the day, what the site is called and where it will be."""
    parser.add_argument("folder", metavar="DIR", help="a new folder, or one that this command wrote before")
    parser.add_argument(
        "--on",
        metavar="DATE",
        type=day,
        help="what is to come and what is owed, as at this day: YYYY-MM-DD (default: that of the newest change)",
    )
    parser.add_argument("--title", metavar="TEXT", default=_NAME, help=f"what the site is called (default: {_NAME})")
    parser.add_argument(
        "--url", metavar="ADDRESS", type=web_address, help="where the site will be, for the links in its feeds"
    )
    add_examples(parser, "publish-site site", "publish-site site --on 2023-10-01 --title 'Minutes of the panel'")


def run(call: Call) -> Exit:
    """Writes the site. Raises WrongUsage for a folder with anything else in it, and leaves that as it is."""
    from tui.book.history import RecordSteps
    from tui.cli.writing_folders import write_folder
    from tui.documents.site.history import Histories
    from tui.documents.site.shelf import Shelf
    from tui.documents.site.site import Site

    wanted = call.arguments
    _say_what_is_not_saved(call)
    book = published(call, for_everybody=True)
    with call.progress("Reading the history") as bar:
        steps = RecordSteps(call.book, bar.step)
    histories = Histories(book, call.book.schema, _History(steps))
    site = Site(
        Shelf(book, histories, wanted.on or _newest_day(steps), wanted.title.strip() or _NAME), wanted.url or ""
    )
    pages = len(site.pages)
    with call.progress("Writing pages") as bar:
        written = write_folder(
            Path(wanted.folder), site.files(), LISTED_IN, lambda done: bar.step(min(done, pages), pages)
        )
    call.say(
        f"Written: {wanted.folder}/index.html and {written.files - 1} other files, {written.changed} of them new or changed."
    )
    if written.removed:
        call.say(f"Removed, because nothing stands for them any more: {written.removed}.")
    return Exit.OK


def _say_what_is_not_saved(call: Call) -> None:
    """Says how many records were changed by hand and never saved: they are published as they are, and no history tells of that."""
    changed = call.book.git.run(
        "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--", "records"
    )
    many = changed.count(b"\0")
    if many:
        records = "1 record was" if many == 1 else f"{many} records were"
        call.say(f"{records} changed by hand and not saved. What they say now is published. See: minutebook doctor")


def _newest_day(steps: "RecordSteps") -> datetime.date:
    """Returns the day of the newest commit, as its author had it; today for a book without any."""
    try:
        return datetime.date.fromisoformat(steps.newest.time[:10] if steps.newest is not None else "")
    except ValueError:
        return datetime.date.today()


class _History:
    """The history of the book as the site wants it."""

    def __init__(self, steps: "RecordSteps") -> None:
        self._steps = steps

    def deeds(self, record_id: str) -> "list[Deed]":
        """Returns what was done to a record, the newest first."""
        from tui.documents.site.history import Deed

        return [
            Deed(
                each.commit, each.time, each.author, each.action, each.reason, each.authority, each.event_date, each.evidence,
                self._steps.touched(each.commit),
            )
            for each in self._steps.commits(record_id)
        ]  # fmt: skip

    def versions(self, record_id: str) -> "list[Version]":
        """Returns what the record said before and after each."""
        from tui.documents.site.history import Version

        return [Version(each.before, each.after) for each in self._steps.values(record_id)]
