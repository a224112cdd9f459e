"""The history of a book as a reviewer reads it: who changed what, when, why, on whose authority, and what it said before.

Everything is worked out from git's store when it is asked for; nothing is written. What is returned is frozen and ready to be shown;
`as_json` of each is what the command line prints.
"""

from tui.book.history.blaming import Blamed, blame
from tui.book.history.commit import Commit, friendly_moment
from tui.book.history.comparing import Difference, Stood, as_at, difference
from tui.book.history.feeding import Portion, commits, feed
from tui.book.history.fields import FieldEvent, field_history
from tui.book.history.record_steps import RecordSteps, Values
from tui.book.history.signed import signed
from tui.book.history.steps import CommitChanges, FieldChange, RecordChange, changes_in, changes_of, steps_of

__all__ = [
    "Blamed",
    "Commit",
    "CommitChanges",
    "Difference",
    "FieldChange",
    "FieldEvent",
    "Portion",
    "RecordChange",
    "RecordSteps",
    "Stood",
    "Values",
    "as_at",
    "blame",
    "changes_in",
    "changes_of",
    "commits",
    "difference",
    "feed",
    "field_history",
    "friendly_moment",
    "signed",
    "steps_of",
]
