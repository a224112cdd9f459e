"""The rules across records: judged on what was gathered from each, then placed in the records that they speak of.

Records are only loaded where a finding is new: its places are cached like everything else.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from tui.record.reading import read_text
from tui.record.schema import Schema
from tui.rules.checking import limited, open_view
from tui.rules.placing import placed
from tui.rules.problem import Finding, Problem
from tui.rules.registry import BOOK_RULES
from tui.rules.rule import Facts, Rule
from tui.rules.sources import Cache, Source
from tui.rules.view import RecordView


class Judged(NamedTuple):
    """What a rule found in one record."""

    record_id: str
    rule: Rule
    finding: Finding


def problems_across(
    records: Mapping[str, Source],
    facts: Mapping[str, Mapping[str, Any]],
    schema: Schema,
    cache: Cache | None,
    scope: str,
) -> list[Problem]:
    """Returns the problems that the rules across records find.

    `facts` is what was gathered, by rule and record; `scope` is what else the cache depends on.
    """
    found = list(judged(facts, records.__contains__))
    keys = [_key(scope, records[one.record_id], one) if cache is not None else "" for one in found]
    known = cache.read([key for key in keys if key]) if cache is not None else {}
    problems: list[Problem] = []
    missing: dict[str, list[tuple[str, Judged]]] = defaultdict(list)
    for key, one in zip(keys, found, strict=True):
        if key in known:
            problems += (Problem.from_json(kept) for kept in json.loads(known[key]))
        else:
            missing[one.record_id].append((key, one))
    fresh: dict[str, str] = {}
    for record_id, some in missing.items():
        for key, here in _placed(record_id, records[record_id].load(), schema, some):
            problems += here
            if key:
                fresh[key] = json.dumps([problem.as_json() for problem in here])
    if cache is not None and fresh:
        cache.write(fresh)
    return problems


def judged(facts: Mapping[str, Mapping[str, Any]], exists: Callable[[str], bool]) -> Iterator[Judged]:
    """Yields what the rules find in what was gathered, at most so many of a kind in one record."""
    for rule in BOOK_RULES:
        by_record: dict[str, list[Finding]] = defaultdict(list)
        for record_id, finding in rule.judge(Facts(facts[rule.id], exists)):
            by_record[record_id].append(finding)
        for record_id, findings in by_record.items():
            for _, finding in limited(rule, findings):
                yield Judged(record_id, rule, finding)


def _placed(
    record_id: str, data: bytes, schema: Schema, found: list[tuple[str, Judged]]
) -> Iterator[tuple[str, list[Problem]]]:
    view, reading = open_view(record_id, data, schema)
    if isinstance(view, RecordView):
        reading = reading or read_text(view.text)
        for key, one in found:
            yield key, placed(view, reading, [(one.rule, one.finding)])


def _key(scope: str, source: Source, one: Judged) -> str:
    """Returns the key under which the places of a finding are kept, empty for a source without blob id."""
    if not source.blob:
        return ""
    told = json.dumps([one.rule.id, one.finding.spot, one.finding.message])
    return f"placed {scope} {source.blob} {source.file} {hashlib.sha256(told.encode()).hexdigest()[:16]}"
