"""The lines of a form: the fields of a record or of an entry in it, with what stands in them and what is wrong with it.

Pure: a schema field and a value go in, lines come out. A field shows when it has a value, is needed, is usual, has been added
just now, or has a problem; the entries of a list show as one line each.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tui.app.form.usual import USUAL
from tui.documents.reading_lines import Namer, shown, summary
from tui.record.paths import Path, steps_of
from tui.record.schema import Field
from tui.rules.problem import Problem

What = Literal["field", "object", "list", "entry", "unknown"]
ALL_SHOWN_UP_TO = 4
"""An object with no more properties than this shows them all once it is there."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a form at `path`. `problems` are its own, `inside` those of what is not shown below it.

    What is `fixed` is a short name that the book knows already: it is shown and never typed.
    """

    what: What
    path: Path
    field: Field | None
    depth: int
    label: str
    text: str
    present: bool
    problems: tuple[Problem, ...] = ()
    inside: tuple[Problem, ...] = ()
    fixed: bool = False

    @property
    def required(self) -> bool:
        """Whether the schema needs this field."""
        return self.what != "entry" and self.field is not None and self.field.required


@dataclass(frozen=True)
class Sight:
    """What a form looks with: names for references, fields added though empty, and problems by path.

    `part` returns what a short name at a path means in words, empty where it means nothing known; `is_fixed` says whether
    what stands at a path never changes.
    """

    name: Namer
    added: Collection[Path] = ()
    problems: Sequence[tuple[Path, Problem]] = ()
    part: Callable[[Path, str], str] = lambda _path, _value: ""
    is_fixed: Callable[[Path], bool] = lambda _path: False


def rows_of(field: Field, value: Any, path: Path, called: str, sight: Sight) -> list[Row]:
    """Returns the lines of the form of an object (or list) at `path`; `called` is its name in USUAL."""
    if field.type == "list":
        return list(_list_rows(field, value, path, 0, sight, _field_row(field, value, path, 0, sight)))
    return list(_object_rows(field, value if isinstance(value, Mapping) else {}, path, called, 0, sight))


def hidden_fields(field: Field, value: Any, path: Path, called: str, sight: Sight) -> list[Field]:
    """Returns the fields of an object that its form does not show now."""
    there = value if isinstance(value, Mapping) else {}
    return [one for one in field.properties if not _is_shown(one, field, there, path, called, sight)]


def _object_rows(
    field: Field, value: Mapping[str, Any], path: Path, called: str, depth: int, sight: Sight
) -> Iterator[Row]:
    ordered = sorted(field.properties, key=lambda one: one.name == "id")
    for one in ordered:
        if not _is_shown(one, field, value, path, called, sight):
            continue
        at = (*path, one.name)
        row = _field_row(one, value.get(one.name), at, depth, sight)
        if one.type == "object":
            yield from _inner_object(one, value.get(one.name), at, depth, sight, row)
        elif one.type == "list":
            yield from _list_rows(one, value.get(one.name), at, depth, sight, row)
        else:
            yield row
    for name, inner in value.items():
        if name not in field.by_name:
            at = (*path, name)
            yield Row("unknown", at, None, depth, name, _plain(inner), True, _own(at, sight), _below(at, sight))


def _is_shown(one: Field, field: Field, value: Mapping[str, Any], path: Path, called: str, sight: Sight) -> bool:
    at = (*path, one.name)
    if one.name in value or one.required or at in sight.added:
        return True
    if one.name in USUAL.get(called, ()) or len(field.properties) <= ALL_SHOWN_UP_TO:
        return True
    return any(where[: len(at)] == at for where, _ in sight.problems) or any(
        where[: len(at)] == at for where in sight.added
    )


def _field_row(field: Field, value: Any, path: Path, depth: int, sight: Sight) -> Row:
    what: What = "object" if field.type == "object" else "list" if field.type == "list" else "field"
    if isinstance(value, list | dict) and what == "field":
        text = _plain(value)
    elif what == "field":
        text = "" if value is None else _said(field, value, path, sight)
    else:
        text = ""
    fixed = what == "field" and sight.is_fixed(path)
    return Row(what, path, field, depth, field.title, text, value is not None, _own(path, sight), fixed=fixed)


def _inner_object(field: Field, value: Any, path: Path, depth: int, sight: Sight, row: Row) -> Iterator[Row]:
    opened = isinstance(value, Mapping) or any(where[: len(path)] == path for where in sight.added)
    if value is not None and not isinstance(value, Mapping):
        yield Row("field", path, field, depth, field.title, _plain(value), True, row.problems)
    elif opened:
        yield row
        yield from _object_rows(field, value or {}, path, field.name, depth + 1, sight)
    else:
        yield row


def _list_rows(field: Field, value: Any, path: Path, depth: int, sight: Sight, row: Row) -> Iterator[Row]:
    if value is not None and not isinstance(value, list):
        yield Row("field", path, field, depth, field.title, _plain(value), True, row.problems)
        return
    entries = value or []
    yield Row(
        "list", path, field, depth, field.title, str(len(entries)) if entries else "", value is not None, row.problems
    )
    for step, entry in zip(steps_of(entries, field.key), entries, strict=True):
        at = (*path, step)
        items = field.items
        text = (
            entry_words(items, entry, at, field.name, sight)
            if isinstance(entry, Mapping)
            else _said(items, entry, at, sight)
        )
        yield Row("entry", at, items, depth + 1, "", text, True, _own(at, sight), _below(at, sight))


def entry_words(field: Field | None, entry: Mapping[str, Any], path: Path, list_name: str, sight: Sight) -> str:
    """Returns an entry of a list in one line, with names in place of the short names of what it points to."""
    named = {
        name: (sight.part((*path, name), one) or one) if isinstance(one, str) else one for name, one in entry.items()
    }
    return summary(field, named, sight.name, list_name)


def _said(field: Field | None, value: Any, path: Path, sight: Sight) -> str:
    name = sight.part(path, value) if isinstance(value, str) else ""
    return name or shown(field, value, sight.name)


def _own(path: Path, sight: Sight) -> tuple[Problem, ...]:
    return tuple(problem for where, problem in sight.problems if where == path)


def _below(path: Path, sight: Sight) -> tuple[Problem, ...]:
    return tuple(problem for where, problem in sight.problems if len(where) > len(path) and where[: len(path)] == path)


def _plain(value: Any) -> str:
    return "yes" if value is True else "no" if value is False else str(value)
