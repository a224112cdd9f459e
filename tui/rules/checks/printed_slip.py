"""What a document prints wrongly is recorded as printed, and named here so that nobody takes it for a slip of ours."""

from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.readings import readings
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView
from tui.rules.words import said


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each field for which a source says that the document prints something else."""
    for one in readings(view):
        if one.reading == "printed" and one.as_printed is not None:
            yield Finding(
                one.spot,
                one.sentence(f"printed as {said(one.as_printed)} in {one.document}.{one.remark}"),
                "Kept as published; nothing to correct here.",
            )


RULE = RecordRule("printed-slip", Severity.WARNING, "Slips in the document are kept as printed and named", check=check)
