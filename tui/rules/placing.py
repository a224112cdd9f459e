"""From findings to problems: each finding gets its path, line and column from the record's reading."""

from collections.abc import Iterable

from tui.record.faults import Fault, Place
from tui.record.kinds import file_of
from tui.record.paths import format_path
from tui.record.reading import Reading
from tui.rules.problem import Finding, Problem, Severity
from tui.rules.rule import Rule
from tui.rules.spots import Spot, positions
from tui.rules.view import RecordView

MOST_PLACES = 100
"""Places that one finding names; whoever has more looks for them by the first."""


def placed(view: RecordView, reading: Reading, found: Iterable[tuple[Rule, Finding]]) -> list[Problem]:
    """Returns the problems that findings in a record are, one for each place."""
    problems: list[Problem] = []
    for rule, finding in found:
        spots = finding.spots(view) if finding.spots is not None else [finding.spot]
        problems += (_problem(view, reading, rule, finding, spot) for spot in spots[:MOST_PLACES])
    return problems


def of_fault(record_id: str, fault: Fault) -> Problem:
    """Returns the problem that a fault of the text is."""
    return Problem(
        record_id,
        file_of(record_id),
        fault.line,
        fault.column,
        "",
        fault.rule,
        Severity.ERROR,
        fault.message,
        fault.hint,
    )


def _problem(view: RecordView, reading: Reading, rule: Rule, finding: Finding, spot: Spot) -> Problem:
    there = positions(spot)
    if finding.place is not None:
        place = Place(*finding.place)
    elif finding.at == "key":
        place = reading.key_place(there)
    elif finding.offset is not None:
        place = reading.text_place(there, finding.offset)
    else:
        place = reading.place(there)
    return Problem(
        view.record_id,
        view.file,
        place.line,
        place.column,
        format_path(view.paths.path(spot)),
        rule.id,
        finding.severity or rule.severity,
        finding.message,
        finding.hint,
    )
