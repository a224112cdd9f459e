"""The check of a whole book: every record by itself, then the rules across records on what was gathered from each.

What a record alone gives is cached by its bytes, so that a second check reads only what changed. Disk and git stay
outside: records come as `Source`, the cache as anything with `read` and `write`.
"""

import gc
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from tui import __version__
from tui.record.kinds import id_of
from tui.record.reading import read_text
from tui.record.schema import Schema
from tui.rules import file_location, id_case
from tui.rules.checking import open_view
from tui.rules.parallel import Work, check_many
from tui.rules.placing import placed
from tui.rules.problem import Finding, Problem, Severity, in_order
from tui.rules.registry import BOOK_RULES, RULES
from tui.rules.rule import Facts, Rule
from tui.rules.view import RecordView


@dataclass(frozen=True, slots=True)
class Source:
    """One file below `records/`, by its path from the root of the book.

    `blob` is anything that changes when the bytes do, such as git's id of them; without it nothing is cached. `load`
    returns the bytes. Where the file cannot be read, `trouble` is the sentence that says why, and `load` is not called.
    """

    file: str
    load: Callable[[], bytes]
    blob: str | None = None
    trouble: str = ""
    hint: str = ""


class Cache(Protocol):
    """Texts kept from one check to the next, by key. What is lost is only computed again."""

    def read(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Returns those of the texts that are there."""

    def write(self, texts: Mapping[str, str]) -> None:
        """Keeps the texts."""


@dataclass(frozen=True, slots=True)
class BookChecked:
    """The problems of a book in the order of its files, and how many records were looked at."""

    problems: tuple[Problem, ...]
    checked: int


Progress = Callable[[int, int], None]


def check_book(
    sources: Iterable[Source],
    schema: Schema,
    cache: Cache | None = None,
    only: Callable[[str], bool] | None = None,
    processes: int = 1,
    progress: Progress | None = None,
) -> BookChecked:
    """Returns every problem of a book.

    `only`, where given, says of which record ids problems are wanted; the others are read for what they mean to those.
    `progress` is told how many records are done, and of how many. With `processes` above one, records are checked in
    that many processes, where there are enough of them to pay for it.
    """
    everything = tuple(sources)
    records: dict[str, Source] = {}
    problems: list[Problem] = list(id_case.files_alike(source.file for source in everything))
    for source in everything:
        record_id = id_of(source.file)
        if source.trouble:
            problems.append(_unread(source, record_id or _id_like(source.file)))
        if record_id is not None:
            records[record_id] = source
        elif not source.trouble:
            problems.append(file_location.no_record(_id_like(source.file), source.file))
    scope = cache_scope(schema) if cache is not None else ""
    readable = {record_id: source for record_id, source in records.items() if not source.trouble}
    with _nothing_collected():
        facts = _each_alone(readable, schema, cache, scope, processes, progress, problems)
        problems += _across(records, facts, schema, cache, scope)
    if only is not None:
        problems = [problem for problem in problems if only(problem.record)]
    checked = len(records) if only is None else sum(1 for record_id in records if only(record_id))
    return BookChecked(in_order(problems), checked)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keeps the garbage collector from walking again and again over facts that all stay: half the time of a warm check."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def cache_scope(schema: Schema) -> str:
    """Returns a text that changes with the schema, the program's version and the rules there are."""
    parts = [
        __version__,
        str(schema.version),
        json.dumps(schema.documents, sort_keys=True),
        *(rule.id for rule in RULES),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _each_alone(
    records: Mapping[str, Source],
    schema: Schema,
    cache: Cache | None,
    scope: str,
    processes: int,
    progress: Progress | None,
    problems: list[Problem],
) -> dict[str, dict[str, Any]]:
    """Adds the problems of each record by itself and returns what the rules of the book gathered, by rule and record."""
    keys = {record_id: _key(scope, record_id, source) for record_id, source in records.items() if source.blob}
    known = cache.read(list(keys.values())) if cache is not None else {}
    facts: dict[str, dict[str, Any]] = {rule.id: {} for rule in BOOK_RULES}
    work: list[Work] = []
    for record_id, source in records.items():
        cached = known.get(keys.get(record_id, ""))
        if cached is None:
            work.append((record_id, source.load()))
        else:
            _take(record_id, json.loads(cached), problems, facts)
    done = len(records) - len(work)
    fresh: dict[str, str] = {}
    for record_id, alone in check_many(work, schema, processes):
        _take(record_id, alone, problems, facts)
        if cache is not None and record_id in keys:
            fresh[keys[record_id]] = json.dumps(alone)
        done += 1
        if progress is not None:
            progress(done, len(records))
    if cache is not None and fresh:
        cache.write(fresh)
    return facts


def _take(record_id: str, alone: Mapping[str, Any], problems: list[Problem], facts: dict[str, dict[str, Any]]) -> None:
    problems += (Problem.from_json(one) for one in alone["problems"])
    for rule_id, fact in alone["facts"].items():
        facts[rule_id][record_id] = fact


def _across(
    records: Mapping[str, Source],
    facts: Mapping[str, Mapping[str, Any]],
    schema: Schema,
    cache: Cache | None,
    scope: str,
) -> list[Problem]:
    """Returns the problems that the rules across records find."""
    found: list[tuple[str, Rule, Finding]] = []
    for one in BOOK_RULES:
        judged = one.judge(Facts(facts[one.id], records.__contains__))
        found += [(record_id, one, finding) for record_id, finding in judged]
    keys = (
        [_placed_key(scope, records[record_id], rule, finding) for record_id, rule, finding in found]
        if cache is not None
        else []
    )
    known = cache.read([key for key in keys if key]) if cache is not None else {}
    problems: list[Problem] = []
    missing: dict[str, list[tuple[str, Rule, Finding]]] = defaultdict(list)
    for n, (record_id, rule, finding) in enumerate(found):
        key = keys[n] if keys else ""
        if key in known:
            problems += (Problem.from_json(kept) for kept in json.loads(known[key]))
        else:
            missing[record_id].append((key, rule, finding))
    fresh: dict[str, str] = {}
    for record_id, some in missing.items():
        view, reading = open_view(record_id, records[record_id].load(), schema)
        if not isinstance(view, RecordView):
            continue
        reading = reading or read_text(view.text)
        for key, rule, finding in some:
            here = placed(view, reading, [(rule, finding)])
            problems += here
            if key:
                fresh[key] = json.dumps([problem.as_json() for problem in here])
    if cache is not None and fresh:
        cache.write(fresh)
    return problems


def _key(scope: str, record_id: str, source: Source) -> str:
    return f"alone {scope} {source.blob} {record_id}"


def _placed_key(scope: str, source: Source, rule: Rule, finding: Finding) -> str:
    """Returns the key under which the places of one finding are kept, empty for a source without blob id."""
    if not source.blob:
        return ""
    told = json.dumps([rule.id, finding.spot, finding.message])
    return f"placed {scope} {source.blob} {source.file} {hashlib.sha256(told.encode()).hexdigest()[:16]}"


def _unread(source: Source, record_id: str) -> Problem:
    return Problem(record_id, source.file, 0, 0, "", "unreadable", Severity.ERROR, source.trouble, source.hint)


def _id_like(file: str) -> str:
    return file.removeprefix("records/").removesuffix(".yaml")
