"""What only tells of a document can be put aside; what the book itself has wrong cannot."""

import pytest

from tui.rules.problem import Problem, Severity
from tui.rules.published import is_as_published


def problem(rule: str, hint: str, severity: Severity = Severity.WARNING) -> Problem:
    return Problem("people/member-a", "records/people/member-a.yaml", 1, 1, "name", rule, severity, "A sentence.", hint)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (problem("printed-slip", "Kept as published; nothing to correct here."), True),
        (problem("extraction-doubtful", "Compare it with the document itself.", Severity.ADVICE), True),
        (problem("table-differs", "Kept as published. The minutes count; the body may want to know."), True),
        (problem("names-spelt", "Kept as printed. That they are one person is for somebody who knows to say."), True),
        (problem("heading-numbers", "If the document prints it so, leave it; else correct the number."), False),
        (problem("recommendation-reworded", "Check that it answers each of them.", Severity.ADVICE), False),
        (problem("printed-slip", "Kept as published; nothing to correct here.", Severity.ERROR), False),
    ],
)
def test_only_what_a_document_printed_is_as_published(one: Problem, expected: bool) -> None:
    assert is_as_published(one) is expected
