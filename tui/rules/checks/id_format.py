"""The id of a record, which is its file's path, has the form of its kind's ids."""

from collections.abc import Iterable

from tui.record.kinds import id_fault
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView


def check(view: RecordView) -> Iterable[Finding]:
    """Yields what is wrong with the form of the record's own id."""
    fault = id_fault(view.record_id)
    if fault is not None:
        yield Finding((), fault, "Rename the file, and the id wherever other records refer to it.", place=(1, 1))


RULE = RecordRule("id-format", Severity.ERROR, "The id of a record has the form of its kind's ids", check=check)
