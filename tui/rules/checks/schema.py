"""The schema itself as a rule: every field is one that there is, and holds what it should."""

from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.schema_sentences import findings
from tui.rules.schema_validator import validator
from tui.rules.view import RecordView


def check(view: RecordView) -> Iterable[Finding]:
    """Returns what breaks the schema, impossible months and hours aside, which have a rule of their own."""
    compiled = validator(view.schema, view.kind)
    if compiled.is_valid(view.value):
        return ()
    return findings(view, compiled.iter_errors(view.value))


RULE = RecordRule("schema", Severity.ERROR, "Every field is one of the schema's and holds what it should", check=check)
