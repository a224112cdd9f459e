"""Two forward plans list the same business for a meeting; where they differ, that is worth a look and no fault."""

from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, elements, text
from tui.rules.words import all_of, said


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each item that some of the meeting's forward plans list and others do not."""
    documents = [document for _, one in elements(view.value, "planned_in") if (document := text(one, "document"))]
    if len(documents) < 2:
        return
    for spot, item in view.items:
        listed = [document for _, one in elements(item, "planned_in") if (document := text(one, "document"))]
        missing = [document for document in documents if document not in listed]
        if listed and missing:
            yield Finding(
                (*spot, "planned_in"),
                f"{all_of(map(said, listed))} has this item for the meeting, and {all_of(map(said, missing))} has not.",
                "Nothing to correct: the plan changed, or one of them is incomplete.",
                at="key",
            )


RULE = RecordRule(
    "forward-plan-differs",
    Severity.ADVICE,
    "Forward plans list the same business for a meeting",
    kinds=("meeting",),
    check=check,
)
