"""The panel has a veto over the precept and the chief constable, and over nothing else."""

from collections.abc import Iterable

from tui.record.words import plain_words
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, text

_KINDS = {"plan_review": "the police and crime plan", "annual_report_review": "the annual report"}
_POSTS = ("deputy_commissioner", "chief_executive", "chief_finance_officer")


def check(view: RecordView) -> Iterable[Finding]:
    """Yields a veto recorded over a post or a document for which the Act gives none; nothing where the post is not recorded."""
    kind, post = text(view.value, "kind") or "", text(view.value, "post") or ""
    over = _KINDS.get(kind) or (
        f"the appointment of a {plain_words(post)}" if kind == "confirmation_hearing" and post in _POSTS else None
    )
    if over is not None and view.value.get("vetoed") is True:
        yield Finding(
            ("vetoed",),
            f"A veto is recorded, and the Act gives the panel none over {over}: it can only recommend.",
            "Check what the document says; if it is so, leave it. Advice, not law.",
        )


RULE = RecordRule(
    "veto-none",
    Severity.WARNING,
    "There is no veto over a deputy, a chief executive, a finance officer, the plan or the annual report",
    kinds=("proceeding",),
    source="Police Reform and Social Responsibility Act 2011 Sch. 1 and s.28 (read)",
    check=check,
)
