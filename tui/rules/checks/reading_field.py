"""The field that a reading in the sources speaks of is one that the record can have."""

from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.readings import readings
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each reading whose field the schema does not have."""
    for one in readings(view):
        if not one.known_field:
            yield Finding(
                (*one.own_spot, "field"),
                f"{one.field_shown} is not the path of a field of this record.",
                "Write it as in items[annual-report].decisions[noted].text.",
            )


RULE = RecordRule("reading-field", Severity.WARNING, "A reading speaks of a field of its record", check=check)
