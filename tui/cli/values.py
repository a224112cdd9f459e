"""Values as a person types them on the command line, turned into what the schema says that the field holds."""

import sys
from typing import Any

from tui.errors import WrongUsage
from tui.record.paths import Path, format_path
from tui.record.reading import Unreadable, read
from tui.record.schema import Field

_YES = {"true": True, "yes": True, "false": False, "no": False}


def typed_value(field: Field, typed: str) -> Any:
    """Returns the value of `typed` for the field; `-` reads it from standard input. Raises WrongUsage.

    Text, dates and choices are taken letter for letter. Numbers and yes or no are read as such. Entries, groups of fields and
    whole lists are given as YAML: `{id: member-b, person: member-b, capacity: member, status: present}`.
    """
    text = sys.stdin.read().removesuffix("\n") if typed == "-" else typed
    match field.type:
        case "integer":
            return _number(field, text, int)
        case "number":
            return _number(field, text, float)
        case "boolean":
            if text.lower() not in _YES:
                raise WrongUsage(
                    f"“{text}” is neither yes nor no, and {field.title} is one of the two.", "Give true or false."
                )
            return _YES[text.lower()]
        case "object" | "list":
            return yaml_value(text, field.title)
        case _:
            return text


def yaml_value(text: str, title: str) -> Any:
    """Returns the value that a piece of YAML stands for. Raises WrongUsage with its place."""
    wrapped = "value:\n" + "".join(f"  {line}\n" for line in text.splitlines()) if "\n" in text else f"value: {text}\n"
    try:
        return read(wrapped.encode("utf-8")).value["value"]
    except Unreadable as error:
        fault = error.faults[0]
        raise WrongUsage(f"The value for {title} cannot be read: {fault.message}", fault.hint) from error


def typed_entry(field: Field, path: Path, words: list[str]) -> Any:
    """Returns the entry that `words` describe for the list at `path`: `name=value` pairs, or one piece of YAML. Raises WrongUsage."""
    entry = field.items
    if entry is None:
        raise WrongUsage(f"{format_path(path)} is not a list.", "To give a field a value: minutebook set")
    if not entry.properties:
        return typed_value(entry, " ".join(words))
    if len(words) == 1 and (words[0] == "-" or words[0].lstrip().startswith("{")):
        return typed_value(entry, words[0])
    return pairs(entry, words)


def pairs(field: Field, words: list[str]) -> dict[str, Any]:
    """Returns the properties that `name=value` words give to an entry or a record. Raises WrongUsage."""
    found: dict[str, Any] = {}
    for word in words:
        name, sign, typed = word.partition("=")
        if not sign:
            raise WrongUsage(f"“{word}” is not of the form name=value.", f"There are: {', '.join(field.by_name)}")
        *groups, last = name.split(".")
        at, inner = found, field
        for group in groups:
            inner = _property(inner, group)
            at = at.setdefault(group, {})
        at[last] = typed_value(_property(inner, last), typed)
    return found


def _property(field: Field, name: str) -> Field:
    inner = field.by_name.get(name)
    if inner is None:
        raise WrongUsage(
            f"{field.title or 'The record'} has no field “{name}”.", f"There are: {', '.join(field.by_name)}"
        )
    return inner


def _number(field: Field, text: str, kind: type[int] | type[float]) -> int | float:
    try:
        return kind(text)
    except ValueError:
        raise WrongUsage(f"“{text}” is not a number, and {field.title} is one.", "Give it in digits.") from None
