"""A recommendation reaches its addressee in the words in which it was made, and each has an answer of its own."""

from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, part, text, texts
from tui.rules.words import all_of, said


def check(view: RecordView) -> Iterable[Finding]:
    """Yields wording that changed on the way, and an answer that is shared with other recommendations."""
    sent = text(part(view.value, "conveyed"), "text_as_sent")
    if sent is not None and _plain(sent) != _plain(text(view.value, "text") or ""):
        yield Finding(
            ("conveyed", "text_as_sent"),
            f"The addressee's letter has other words: {said(sent)}",
            "Kept as published. The minutes count; the body may want to know.",
        )
    merged = [other for _, other in texts(part(view.value, "response"), "merged_with")]
    if merged:
        yield Finding(
            ("response", "merged_with"),
            f"One answer is given to this and to {all_of(map(said, merged))}.",
            "Check that it answers each of them.",
            at="key",
            severity=Severity.ADVICE,
        )


def _plain(wording: str) -> str:
    return " ".join(wording.split()).rstrip(".;").casefold()


RULE = RecordRule(
    "recommendation-reworded",
    Severity.WARNING,
    "A recommendation is conveyed in the words in which it was made",
    kinds=("recommendation",),
    check=check,
)
