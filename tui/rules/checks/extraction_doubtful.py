"""What text extraction spoilt is named, so that somebody can compare it with the document itself."""

from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.readings import readings
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, elements, text
from tui.rules.words import said


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each field, and each record as a whole, that a source calls doubtful."""
    for one in readings(view):
        if one.reading == "extraction_doubtful":
            has = f" The extracted text has {said(one.as_printed)}." if one.as_printed is not None else ""
            yield Finding(
                one.spot,
                one.sentence(f"doubtful, as extracted from {one.document}.{has}{one.remark}"),
                "Compare it with the document itself, then take the mark out of the sources.",
            )
    for spot, source in elements(view.value, "sources"):
        if source.get("reading") == "extraction_doubtful":
            yield Finding(
                (*spot, "reading"),
                f"The record is doubtful, as extracted from {text(source, 'document')}.",
                "Compare it with the document itself, then take the mark out.",
            )


RULE = RecordRule(
    "extraction-doubtful",
    Severity.ADVICE,
    "What text extraction may have spoilt is compared with the document",
    check=check,
)
