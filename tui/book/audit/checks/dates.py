"""The dates of commits run forwards, as far as two clocks can agree, and none is in the future."""

import datetime
from collections.abc import Iterator

from tui.book.audit.case import Case
from tui.book.audit.check import Check
from tui.book.audit.commits import Hand
from tui.book.audit.finding import Finding, Kind, finding

BACKWARDS = Kind(
    "dates-backwards",
    "Dates backwards",
    "a commit is dated before the one that it stands on, or was committed before it was made",
)
FUTURE = Kind("date-future", "Date in the future", "a commit is dated after the moment of the audit")

LEEWAY = 300
"""Seconds by which the clocks of two computers may differ."""


def _run(case: Case) -> Iterator[Finding]:
    author, committer = case.commit.author, case.commit.committer
    newest = max((each.committer.time for each in case.parents), default=None)
    if newest is not None and committer.time < newest - LEEWAY:
        yield finding(
            BACKWARDS, f"The commit is dated {_shown(committer)}, before the one it stands on, {_when(newest, 0)}."
        )
    elif newest is not None and author.time < newest - LEEWAY:
        yield finding(
            BACKWARDS, f"The change is dated {_shown(author)}, before the commit it stands on, {_when(newest, 0)}."
        )
    elif author.time > committer.time + LEEWAY:
        yield finding(
            BACKWARDS, f"The change is dated {_shown(author)} and was committed before that, {_shown(committer)}."
        )
    latest = author if author.time > committer.time else committer
    if latest.time > case.now + LEEWAY:
        yield finding(FUTURE, f"The commit is dated {_shown(latest)}, which is still to come.")


def _shown(hand: Hand) -> str:
    return _when(hand.time, hand.offset)


def _when(seconds: int, offset: int) -> str:
    zone = datetime.timezone(datetime.timedelta(minutes=max(-1439, min(1439, offset))))
    try:
        return datetime.datetime.fromtimestamp(seconds, zone).isoformat(" ", "seconds")
    except (ValueError, OverflowError, OSError):
        return f"{seconds} seconds from 1970"


CHECK = Check((BACKWARDS, FUTURE), _run)
