"""Many records checked one after the other, or in several processes where there are enough of them to pay for it."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from tui.record.schema import Schema
from tui.rules.checking import check_alone

Work: TypeAlias = tuple[str, bytes]
"""A record's id and bytes."""
Alone: TypeAlias = dict[str, Any]
"""What the check of one record gives, as JSON can hold it: its `problems` and its `facts`."""

WORTH_IT = 2_000
"""Records from which on a second process pays for its start."""
_CHUNK = 100


def check_many(work: Sequence[Work], schema: Schema, processes: int = 1) -> Iterator[tuple[str, Alone]]:
    """Yields what the check of each record alone gives, in the order of `work`."""
    if processes < 2 or len(work) < WORTH_IT:
        for record_id, data in work:
            yield record_id, alone(record_id, data, schema)
        return
    import multiprocessing
    from concurrent.futures import (
        ProcessPoolExecutor,  # both loaded only where they pay: the command line starts quickly
    )

    chunks = [work[at : at + _CHUNK] for at in range(0, len(work), _CHUNK)]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(schema,)) as pool:
        for done in pool.map(_chunk, chunks):
            yield from done


def alone(record_id: str, data: bytes, schema: Schema) -> Alone:
    """Returns what the check of one record gives."""
    checked = check_alone(record_id, data, schema)
    return {"problems": [problem.as_json() for problem in checked.problems], "facts": checked.facts}


_schema: Schema | None = None


def _begin(schema: Schema) -> None:
    global _schema  # noqa: PLW0603 - a worker process gets the schema once, not with every record
    _schema = schema


def _chunk(work: Sequence[Work]) -> list[tuple[str, Alone]]:
    assert _schema is not None
    return [(record_id, alone(record_id, data, _schema)) for record_id, data in work]
