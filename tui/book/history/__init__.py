"""The history of a book as a reviewer reads it: who changed what, when, why, on whose authority, and what it said before.

Everything is worked out from git's store when it is asked for; nothing is written. What is returned is frozen and ready to be shown;
`as_json` of each is what the command line prints.
"""

from tui.book.history.commit import Commit
from tui.book.history.feeding import Portion, commits, feed
from tui.book.history.fields import FieldEvent, field_history
from tui.book.history.steps import CommitChanges, FieldChange, RecordChange, changes_in, steps_of

__all__ = [
    "Commit",
    "CommitChanges",
    "FieldChange",
    "FieldEvent",
    "Portion",
    "RecordChange",
    "changes_in",
    "commits",
    "feed",
    "field_history",
    "steps_of",
]
