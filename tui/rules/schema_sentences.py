"""What a breach of the schema means to a clerk: one sentence, its place, and what to write instead."""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any

from tui.procedure.calendar import MONTHS, moment_fault
from tui.record.kinds import KINDS, slug
from tui.record.paths import Path
from tui.record.schema import Field
from tui.rules.problem import Finding
from tui.rules.spots import Spot, positions, value_at
from tui.rules.view import RecordView
from tui.rules.words import either, field, nearest, said

_MOST = 200
_GRAVEST_FIRST = ("Type", "Enum", "Constant", "Pattern", "MinLength", "MaxLength")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/. ]([0-9]{1,2}|[A-Za-z]{3,9})[/. ]([0-9]{4})\Z")
_TWELVE_HOUR = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?([ap])\.?m\.?\Z", re.IGNORECASE)
_EXPECTED: Mapping[str, str] = {
    "date": "a date, year first, such as 2022-09-14",
    "vague_date": "a date, year first, such as 2022-09-14, or as much of it as is known: 2022-09 or 2022",
    "time": "a time of day from 00:00 to 23:59, such as 13:30",
    "datetime": "a date and a time joined by T, such as 2022-09-09T12:00",
}
_TYPES: Mapping[str, str] = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of fields",
    "null": "nothing",
}


def findings(view: RecordView, errors: Iterable[Any]) -> list[Finding]:
    """Returns one finding for each thing that is wrong, from the validator's errors; of several about one value the
    gravest."""
    about: dict[tuple[Spot, str], tuple[int, list[Finding]]] = {}
    for error in islice(errors, _MOST):
        spot: Spot = tuple(error.instance_path)
        name = type(error.kind).__name__.rpartition(".")[2]
        teller = _TELLERS.get(name)
        path = positions(spot)
        here = view.schema.field(view.kind, path)
        told = (
            teller(error.kind, spot, here, value_at(view.value, spot))
            if teller and here
            else [_other(error, spot, path)]
        )
        grade = _GRAVEST_FIRST.index(name) if name in _GRAVEST_FIRST else 0
        about_what = name if name not in _GRAVEST_FIRST else "value"
        known = about.get((spot, about_what))
        if known is not None and about_what != "value":
            known[1].extend(told)
        elif known is None or grade < known[0]:
            about[spot, about_what] = (grade, list(told))
    return [finding for _, told in about.values() for finding in told]


def _unknown(kind: Any, spot: Spot, here: Field, value: Any) -> list[Finding]:
    found = []
    for name in kind.unexpected[:_MOST]:
        meant = nearest(name, here.by_name)
        left = [one for one in here.by_name if not isinstance(value, Mapping) or one not in value]
        guess = f"; did you mean {field(meant)}?" if meant else "."
        fields = f"What else there can be: {', '.join(left[:12])}{', …' if len(left) > 12 else ''}." if left else ""
        hint = "Correct the name, or take it out." if meant else f"Take it out, or use another. {fields}".rstrip()
        found.append(
            Finding(
                (*spot, name), f"{field(name)} is not a field of {_owner(here, inside=True)}{guess}", hint, at="key"
            )
        )
    return found


def _missing(kind: Any, spot: Spot, here: Field, value: Any) -> list[Finding]:  # noqa: ARG001
    wanted = here.by_name.get(kind.property)
    title = f" ({wanted.title})" if wanted else ""
    hint = f"Add {field(kind.property)}{_by_way_of_example(wanted)}." if wanted else f"Add {field(kind.property)}."
    return [Finding(spot, f"{_owner(here)} needs {field(kind.property)}{title}, and it is not there.", hint)]


def _by_way_of_example(wanted: Field) -> str:
    if wanted.choices:
        return f": {either(wanted.choices)}"
    if wanted.type in _EXPECTED:
        return f": {_EXPECTED[wanted.type]}"
    return f", such as {wanted.examples[0]}" if wanted.examples else ""


def _choice(kind: Any, spot: Spot, here: Field, value: Any) -> list[Finding]:  # noqa: ARG001
    choices = here.choices
    meant = nearest(str(value).replace(" ", "_").replace("-", "_"), choices)
    guess = f" Did you mean {meant}?" if meant else ""
    return [
        Finding(
            spot,
            f"{_quoted(here, value)} is not one of the choices for {_called(here)}.{guess}",
            f"Choose {either(choices)}.",
        )
    ]


def _type(kind: Any, spot: Spot, here: Field, value: Any) -> list[Finding]:
    wanted = [_TYPES.get(one, one) for one in kind.types]
    if value is None:
        return [
            Finding(
                spot, f"{_called(here)} has no value.", "Write one, or take the line out: what is not known is absent."
            )
        ]
    if "string" in kind.types and isinstance(value, bool | int | float):
        shown = _shown(here, value)
        return [
            Finding(
                spot,
                f"{_called(here)} should be text, and without quotes {shown} is not.",
                f'Put it in double quotes: "{shown}".',
            )
        ]
    if "integer" in kind.types and isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}", value):
        shown = _shown(here, value)
        return [
            Finding(
                spot,
                f"{_called(here)} should be a whole number, and in quotes {shown} is text.",
                "Leave out the quotes.",
            )
        ]
    is_now = f"{_TYPES[_type_name(value)]}{'' if isinstance(value, dict | list) else f', {_quoted(here, value)}'}"
    hint = "Write each element on a line of its own, after “- ”." if "array" in kind.types else _type_hint(here, kind)
    return [Finding(spot, f"{_called(here)} should be {either(wanted)}, not {is_now}.", hint)]


def _type_hint(here: Field, kind: Any) -> str:
    if "object" in kind.types:
        return f"Write its fields below it, indented by two: {', '.join(list(here.by_name)[:8])}."
    if "boolean" in kind.types:
        return "Write true or false, without quotes."
    if "integer" in kind.types or "number" in kind.types:
        return "Write it in figures, without quotes."
    return "Write one text here."


def _pattern(kind: Any, spot: Spot, here: Field, value: Any) -> list[Finding]:
    shown = _quoted(here, value)
    if here.type in _EXPECTED:
        if moment_fault(str(value)):
            return []  # the rule on impossible dates says it
        return [Finding(spot, f"{shown} is not {_EXPECTED[here.type]}.", _as_iso(str(value), here.type))]
    if "\n" in str(value) or "\r" in str(value):
        return [Finding(spot, f"{_called(here)} has to be one line, and this is several.", "Join the lines into one.")]
    if here.ref == ("person",):
        return [Finding(spot, f"{shown} is not the short name of a person.", _short_name(value, "claire-george"))]
    if here.type == "reference":
        kinds = either(one.replace("_", " ") for one in here.ref)
        return [
            Finding(
                spot,
                f"{shown} is not the id of a record ({kinds}).",
                "Write the record's id: its file below records/, without .yaml.",
            )
        ]
    if kind.pattern.startswith("^[a-z0-9]+(-"):
        return [Finding(spot, f"{shown} is not a short name.", _short_name(value, "annual-report"))]
    if kind.pattern.startswith("^(https?"):
        return [Finding(spot, f"{shown} is not a web address.", "Begin it with https://, and leave no space in it.")]
    if kind.pattern.startswith("^[0-9a-f]{"):
        return [Finding(spot, f"{shown} is not a fingerprint in hexadecimal of the right length.", "Copy it again.")]
    examples = f", such as {either(str(one) for one in here.examples)}" if here.examples else ""
    return [
        Finding(
            spot, f"{shown} is not written as {_called(here)} has to be{examples}.", "Correct it, or take the line out."
        )
    ]


def _short_name(value: Any, example: str) -> str:
    made = slug(str(value))
    like = made if made != "untitled" else example
    return f"Use small letters a–z, figures and single hyphens between them, such as {like}."


def _as_iso(value: str, wanted: str) -> str:
    found = _DAY_FIRST.match(value)
    if found and wanted in ("date", "vague_date"):
        months = [name[:3].lower() for name in MONTHS]
        month = (
            int(found[2])
            if found[2].isdecimal()
            else months.index(found[2][:3].lower())
            if found[2][:3].lower() in months
            else 0
        )
        if 1 <= month <= 12:
            return f'Write "{found[3]}-{month:02d}-{int(found[1]):02d}".'
    clock = _TWELVE_HOUR.match(value)
    if clock and wanted == "time" and 1 <= int(clock[1]) <= 12:
        hour = int(clock[1]) % 12 + (12 if clock[3].lower() == "p" else 0)
        return f'Write "{hour:02d}:{clock[2] or "00"}".'
    return "Correct it, or take the line out: what the document does not say is absent."


def _too_short(kind: Any, spot: Spot, here: Field, value: Any) -> list[Finding]:  # noqa: ARG001
    return [Finding(spot, f"{_called(here)} is empty.", "Write it, or take the line out.")]


def _too_long(kind: Any, spot: Spot, here: Field, value: Any) -> list[Finding]:
    return [
        Finding(
            spot,
            f"{_called(here)} has {len(value):,} characters, and at most {kind.limit:,} fit.",
            "Shorten it, or move the rest to a remark.",
        )
    ]


def _too_small(kind: Any, spot: Spot, here: Field, value: Any) -> list[Finding]:
    return [
        Finding(
            spot, f"{_called(here)} should be {kind.limit:,} or more, not {_shown(here, value)}.", "Correct the number."
        )
    ]


def _too_large(kind: Any, spot: Spot, here: Field, value: Any) -> list[Finding]:
    return [
        Finding(
            spot, f"{_called(here)} should be {kind.limit:,} or less, not {_shown(here, value)}.", "Correct the number."
        )
    ]


def _empty(kind: Any, spot: Spot, here: Field, value: Any) -> list[Finding]:  # noqa: ARG001
    return [Finding(spot, f"{_owner(here)} has nothing in it.", "Fill it in, or take it out.")]


_TELLERS: Mapping[str, Callable[[Any, Spot, Field, Any], list[Finding]]] = {
    "AdditionalProperties": _unknown,
    "Required": _missing,
    "Enum": _choice,
    "Constant": _choice,
    "Type": _type,
    "Pattern": _pattern,
    "MinLength": _too_short,
    "MaxLength": _too_long,
    "Minimum": _too_small,
    "Maximum": _too_large,
    "MinItems": _empty,
    "MinProperties": _empty,
}


def _other(error: Any, spot: Spot, path: Path) -> Finding:
    """Returns the finding for a kind of rule that the schema of a release does not use; it shows no value."""
    name = next((step for step in reversed(path) if isinstance(step, str)), "the record")
    keyword = error.schema_path[-1] if error.schema_path else "schema"
    return Finding(
        spot, f"{field(name)} breaks the rule “{keyword}” of the schema.", "See the schema's description of it."
    )


def _owner(here: Field, inside: bool = False) -> str:
    """Returns what an object is called: by its own field, or by the list that it is an element of."""
    if not here.path_title:
        called = _record_called(here.name)
        return called if inside else called[:1].upper() + called[1:]
    return field(here.name) if here.name else f"{'an' if inside else 'An'} entry of {here.title}"


def _record_called(kind_name: str) -> str:
    title = next((kind.title for kind in KINDS if kind.name == kind_name), kind_name).lower()
    if title.startswith("rules"):
        return title
    return f"{'an' if title[0] in 'aeiou' else 'a'} {title}"


def _called(here: Field) -> str:
    return field(here.name) if here.name else f"An entry of {here.title}"


def _shown(here: Field, value: Any) -> str:
    return "it" if here.private else said(value)[1:-1]


def _quoted(here: Field, value: Any) -> str:
    return "This" if here.private else said(value)


def _type_name(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    return {str: "string", int: "integer", float: "number", list: "array", dict: "object"}.get(type(value), "null")
