"""The records that a commit names are those that it changes, no more and no fewer."""

from collections.abc import Iterator

from tui.book.audit.case import Case
from tui.book.audit.check import Check
from tui.book.audit.finding import Finding, Kind, finding

NOT_NAMED = Kind("record-not-named", "Record not named", "a record was changed that the message does not name")
UNCHANGED = Kind(
    "record-named-unchanged", "Named and unchanged", "the message names a record that the commit does not change"
)


def _run(case: Case) -> Iterator[Finding]:
    named = case.wording.records
    if case.is_merge or not case.is_comparable or not named:
        return
    changed = case.by_id
    for record_id in changed:
        if record_id not in named:
            yield finding(NOT_NAMED, f"The commit changes {record_id}, and its message does not say so.", record_id)
    for record_id in named:
        if record_id not in changed:
            yield finding(UNCHANGED, f"The message names {record_id}, which the commit does not change.", record_id)


CHECK = Check((NOT_NAMED, UNCHANGED), _run)
