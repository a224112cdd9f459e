"""The check of a whole book: every record by itself, then the rules across records on what was gathered from each.

What a record alone gives is cached by its bytes, so that a second check reads only what changed. Disk and git stay
outside: records come as `Source`, the cache as anything with `read` and `write`.
"""

import gc
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tui import __version__
from tui.record.kinds import id_of
from tui.record.schema import Schema
from tui.rules.across import problems_across
from tui.rules.checks import file_location, id_case
from tui.rules.parallel import Work, check_many
from tui.rules.problem import Problem, Severity, in_order
from tui.rules.registry import BOOK_RULES, RULES
from tui.rules.sources import Cache, Source

__all__ = ["BookChecked", "Cache", "Progress", "Source", "cache_scope", "check_book"]


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
        problems += problems_across(records, facts, schema, cache, scope)
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


def _key(scope: str, record_id: str, source: Source) -> str:
    return f"alone {scope} {source.blob} {record_id}"


def _unread(source: Source, record_id: str) -> Problem:
    return Problem(record_id, source.file, 1, 1, "", "unreadable", Severity.ERROR, source.trouble, source.hint)


def _id_like(file: str) -> str:
    return file.removeprefix("records/").removesuffix(".yaml")
