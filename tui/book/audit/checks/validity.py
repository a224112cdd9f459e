"""A record that a commit writes is valid under the schema of that commit; an error that stood before is not its doing."""

from collections.abc import Iterator
from typing import Any

from tui.book.audit.case import Case, Touched
from tui.book.audit.check import Check
from tui.book.audit.finding import Finding, Kind, finding
from tui.book.objects import Entry
from tui.record.schema import Schema
from tui.rules.checking import added_errors, check_alone
from tui.rules.checks import approval_misfit
from tui.rules.problem import Problem, Severity
from tui.rules.registry import record_rules
from tui.rules.view import RecordView

INVALID = Kind(
    "record-invalid", "Record invalid", "a record was given an error under the schema and the rules of that commit"
)
_HAS_ITS_OWN = approval_misfit.RULE.id
"""The rule whose findings are of a kind of their own."""


def _run(case: Case) -> Iterator[Finding]:
    schema = case.schema
    if schema is None:
        return
    for each in case.touched:
        if each.new is not None and each.is_plain:
            after = _errors(case, each, each.new, schema)
            if after:
                added = added_errors(_errors(case, each, each.old, schema), after)
                yield from _told(each, added)


def _errors(case: Case, touched: Touched, entry: Entry | None, schema: Schema) -> list[Problem]:
    data = case.contents.data(entry)
    if data is None or _is_clean(touched, data, case.contents.value(entry), schema):
        return []
    problems = check_alone(touched.record_id, data, schema).problems
    return [each for each in problems if each.is_error and each.rule != _HAS_ITS_OWN]


def _is_clean(touched: Touched, data: bytes, value: Any, schema: Schema) -> bool:
    """Returns whether a record that could be read has no error. Places are worked out only for one that has."""
    if value is None or touched.kind not in schema.kinds:
        return False
    view = RecordView(touched.record_id, touched.kind, data.decode(), value, schema)
    rules = (rule for rule in record_rules(touched.kind) if rule.id != _HAS_ITS_OWN)
    return not any((each.severity or rule.severity) is Severity.ERROR for rule in rules for each in rule.check(view))


def _told(touched: Touched, added: tuple[Problem, ...]) -> Iterator[Finding]:
    if added:
        first = added[0]
        more = f" There {'is one more' if len(added) == 2 else f'are {len(added) - 1} more'}." if len(added) > 1 else ""
        where = f"line {first.line}, column {first.column}"
        yield finding(
            INVALID, f"The commit adds an error, {where}: {first.message} [{first.rule}]{more}", touched.record_id
        )


CHECK = Check((INVALID,), _run)
