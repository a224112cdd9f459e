"""The check of one record, for the form, the save and the command line: every problem in it, with its place.

What cannot be read at all has its own problems and no others. Rules across records speak here too when the records that
they need are at hand.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, NamedTuple

from tui.record.faults import Unreadable
from tui.record.kinds import kind_of
from tui.record.quick import quick
from tui.record.reading import Reading, read
from tui.record.schema import Schema
from tui.rules.checks import file_location
from tui.rules.placing import of_fault, placed
from tui.rules.problem import Finding, Problem, Severity, in_order
from tui.rules.registry import BOOK_RULES, gathering_rules, record_rules
from tui.rules.rule import BookRule, Facts, Rule
from tui.rules.view import RecordView

Exists = Callable[[str], bool]
Neighbour = Callable[[str], bytes | None]


MOST_OF_A_KIND = 100
"""Problems that one rule is allowed in one record; whoever has more needs no longer list."""


class Checked(NamedTuple):
    """What the check of a record alone gives: its problems, and what the rules of the book gathered from it."""

    problems: list[Problem]
    facts: dict[str, Any]


def check_alone(record_id: str, data: bytes, schema: Schema) -> Checked:
    """Returns the problems of a record that show without the rest of the book, and the facts for the rest.

    The fast parser accepts; the reader that knows places is asked only where something was found.
    """
    view, reading = open_view(record_id, data, schema)
    if isinstance(view, list):
        return Checked(view, {})
    found: list[tuple[Rule, Finding]] = []
    for rule in record_rules(view.kind):
        found += limited(rule, rule.check(view))
    if not found:
        return Checked([], _gathered(view))
    return Checked(placed(view, reading or read(data), found), _gathered(view))


def limited(rule: Rule, findings: Iterable[Finding]) -> list[tuple[Rule, Finding]]:
    """Returns the first findings of a rule in one record, and instead of the rest one that says so."""
    some = [(rule, finding) for finding in islice(findings, MOST_OF_A_KIND + 1)]
    if len(some) > MOST_OF_A_KIND:
        message = f"There are more than {MOST_OF_A_KIND} problems of this kind; the others are not shown."
        some[-1] = (rule, Finding((), message, "Mend these first, then check again."))
    return some


def _gathered(view: RecordView) -> dict[str, Any]:
    """Returns what the rules of the book take from a record, by rule."""
    return {rule.id: fact for rule in gathering_rules(view.kind) if (fact := rule.gather(view)) is not None}


def open_view(record_id: str, data: bytes, schema: Schema) -> tuple[RecordView | list[Problem], Reading | None]:
    """Returns the record as rules see it, or the problems that make it unreadable; and its reading where there is one."""
    kind = kind_of(record_id)
    if kind is None or kind not in schema.kinds:
        return [file_location.no_record(record_id)], None
    value = quick(data)
    if value is not None:
        return RecordView(record_id, kind, data.decode(), value, schema), None
    try:
        reading = read(data)
    except Unreadable as error:
        return [of_fault(record_id, fault) for fault in error.faults], None
    return RecordView(record_id, kind, reading.text, reading.value, schema), reading


def check_record(
    record_id: str, data: bytes, schema: Schema, exists: Exists | None = None, neighbour: Neighbour | None = None
) -> tuple[Problem, ...]:
    """Returns every problem of one record, in the order of its file.

    `exists` says whether there is a record with an id, `neighbour` returns the bytes of another record or None; without
    them what depends on other records is left unsaid.
    """
    checked = check_alone(record_id, data, schema)
    problems = list(checked.problems)
    if exists is not None and checked.facts:
        problems += _beside_others(record_id, data, schema, checked.facts, exists, neighbour)
    return in_order(problems)


def check_edit(
    record_id: str,
    old: bytes | None,
    new: bytes,
    schema: Schema,
    exists: Exists | None = None,
    neighbour: Neighbour | None = None,
) -> tuple[Problem, ...]:
    """Returns the errors that an edit of one record would add: those of the new text that the old did not have.

    An error is known by its rule, path and sentence, so that it may move to another line. `old` is None for a new record.
    """
    before = check_record(record_id, old, schema, exists, neighbour) if old is not None else ()
    return added_errors(before, check_record(record_id, new, schema, exists, neighbour))


def loses_parts(record_id: str, old: bytes, new: bytes, schema: Schema) -> bool:
    """Returns whether `new` lacks a part that `old` has and that other records may name: then theirs are to be looked at."""
    naming = [rule for rule in gathering_rules(kind_of(record_id) or "") if rule.parts is not None]
    if not naming:
        return False
    before, _ = open_view(record_id, old, schema)
    after, _ = open_view(record_id, new, schema)
    return (
        isinstance(before, RecordView)
        and isinstance(after, RecordView)
        and any(not _parts(rule, before) <= _parts(rule, after) for rule in naming)
    )


def _parts(rule: BookRule, view: RecordView) -> set[object]:
    fact = rule.gather(view)
    return set() if fact is None or rule.parts is None else set(rule.parts(fact))


def added_errors(before: Iterable[Problem], after: Iterable[Problem]) -> tuple[Problem, ...]:
    """Returns the errors of `after` that `before` did not have, counting each as often as it is there."""
    known = Counter(_mark(problem) for problem in before if problem.is_error)
    added = []
    for problem in after:
        if problem.is_error and known[_mark(problem)]:
            known[_mark(problem)] -= 1
        elif problem.is_error:
            added.append(problem)
    return tuple(added)


def added_warnings(before: Iterable[Problem], after: Iterable[Problem]) -> tuple[Problem, ...]:
    """Returns the warnings of `after` that `before` did not have at that place by that rule: the words may count others too."""
    known = Counter((problem.rule, problem.path) for problem in before)
    added = []
    for problem in after:
        if problem.severity is Severity.WARNING and known[problem.rule, problem.path] <= 0:
            added.append(problem)
        known[problem.rule, problem.path] -= 1
    return tuple(added)


def _mark(problem: Problem) -> tuple[str, str, str]:
    return problem.rule, problem.path, problem.message


def _beside_others(
    record_id: str,
    data: bytes,
    schema: Schema,
    facts: dict[str, Any],
    exists: Exists,
    neighbour: Neighbour | None,
) -> list[Problem]:
    """Returns what the rules of the book say of one record that the records they need are enough to tell."""
    of_others: dict[str, dict[str, Any]] = {}
    found: list[tuple[Rule, Finding]] = []
    for rule in BOOK_RULES:
        fact = facts.get(rule.id)
        if fact is None or rule.needs is None:
            continue
        of = {record_id: fact}
        needed = set(rule.needs(record_id, fact)) - {record_id}
        if needed and neighbour is None:
            continue
        for other in needed:
            if other not in of_others and neighbour is not None:
                of_others[other] = _facts_of(other, neighbour(other), schema)
            if rule.id in of_others[other]:
                of[other] = of_others[other][rule.id]
        judged = rule.judge(Facts(of, exists))
        found += limited(rule, (finding for about, finding in judged if about == record_id))
    if not found:
        return []
    view, reading = open_view(record_id, data, schema)
    return placed(view, reading or read(data), found) if isinstance(view, RecordView) else []


def _facts_of(record_id: str, data: bytes | None, schema: Schema) -> dict[str, Any]:
    view, _ = open_view(record_id, data, schema) if data is not None else (None, None)
    return _gathered(view) if isinstance(view, RecordView) else {}
