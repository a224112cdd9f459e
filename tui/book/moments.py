"""Which commit a person means by a revision or by a day."""

import datetime
import re

from tui.book.git import Git
from tui.errors import WrongUsage

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)


def is_day(moment: str) -> bool:
    """Returns whether a moment is given as a day, `2026-03-25`."""
    return _DAY.match(moment) is not None


def commit_at(git: Git, moment: str) -> str:
    """Returns the id of the commit that a revision names, or of the newest one at the end of a day, in local time.

    For a day the first commit counts, in git's order from the newest, that was put into the book on that day or before. Raises
    WrongUsage where there is none.
    """
    if not is_day(moment):
        try:
            return git.revision(moment)
        except WrongUsage as error:
            error.hint = f"{error.hint}. A day is written as in 2026-03-25."
            raise
    end = _end_of(moment)
    tip = git.newest() if end > 0 else None
    found = git.line("rev-list", "--max-count=1", f"--min-age={end}", tip) if tip is not None else ""
    if not found:
        raise WrongUsage(f"The book has nothing from {moment} or before.", "See: minutebook log")
    return found


def _end_of(day: str) -> int:
    """Returns the last second of a day, in local time, as git counts."""
    try:
        date = datetime.date.fromisoformat(day)
    except ValueError as error:
        raise WrongUsage(f"There is no day {day}.", "Write it as in 2026-03-25.") from error
    try:
        return int(datetime.datetime.combine(date, datetime.time(23, 59, 59)).astimezone().timestamp())
    except (ValueError, OverflowError, OSError):  # the first and the last day of the calendar, in some zones
        return 0 if date.year < 1970 else 1 << 40
