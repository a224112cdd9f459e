"""Values as a person types them on the command line, turned into what the schema says that the field holds."""

import pathlib
import re
import stat
import sys
from typing import Any

from tui.errors import WrongUsage
from tui.record.paths import Path, format_path
from tui.record.reading import LONGEST, Unreadable, read
from tui.record.safe import shortened
from tui.record.schema import Field

_INTEGER = re.compile(r"-?[0-9]{1,15}\Z")
_DECIMAL = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?\Z")
_YES = {"true": True, "yes": True, "false": False, "no": False}


def typed_bytes(source: str) -> bytes:
    """Returns the bytes of a file, or of standard input for `-`. Raises WrongUsage, also for more than a record may have."""
    named = "Standard input" if source == "-" else source
    data = _input() if source == "-" else _bytes_of(source)
    if len(data) > LONGEST:
        raise WrongUsage(
            f"{named} holds more than a record may have, which is {LONGEST / 1e6:.1f} MB.",
            "Keep long documents outside the record and name them as its sources.",
        )
    return data


def value_in(data: bytes, named: str) -> Any:
    """Returns what a record's text says. Raises Unreadable, which names the file too."""
    try:
        return read(data).value
    except Unreadable as error:
        error.sentence = f"{named}: {error.sentence[:1].lower()}{error.sentence[1:]}"
        raise


def _input() -> bytes:
    if sys.stdin is None:
        raise WrongUsage("There is no standard input to read from.", "Give the value, or a file.")
    return sys.stdin.buffer.read(LONGEST + 1)


def _bytes_of(source: str) -> bytes:
    try:
        if not stat.S_ISREG(pathlib.Path(source).stat().st_mode):
            raise WrongUsage(f"{source} is not a file.", "Name a file with a record in it, or - for standard input.")
        with pathlib.Path(source).open("rb") as file:
            return file.read(LONGEST + 1)
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        hint = "Look whether it is there, and whether you may read it."
        raise WrongUsage(f"{source} cannot be read: {said}.", hint) from error


def _input_text() -> str:
    try:
        return typed_bytes("-").decode("utf-8").removesuffix("\n")
    except UnicodeDecodeError as error:
        raise WrongUsage("What standard input holds is not in UTF-8.", "Save it as UTF-8.") from error


def typed_value(field: Field, typed: str) -> Any:
    """Returns the value of `typed` for the field; `-` reads it from standard input. Raises WrongUsage.

    Text, dates and choices are taken letter for letter. Numbers and yes or no are read as such. Entries, groups of fields and
    whole lists are given as YAML: `{id: member-b, person: member-b, capacity: member, status: present}`.
    """
    text = _input_text() if typed == "-" else _whole(typed)
    match field.type:
        case "integer":
            return int(_digits(field, text, _INTEGER))
        case "number":
            return float(_digits(field, text, _DECIMAL))
        case "boolean":
            if text.lower() not in _YES:
                raise WrongUsage(
                    f"“{text}” is neither yes nor no, and {field.title} is one of the two.", "Give true or false."
                )
            return _YES[text.lower()]
        case "list" if not text.lstrip().startswith(("[", "-")):
            return _list_of(field, text)
        case "object" | "list":
            return yaml_value(text, field.title)
        case _:
            return text


def _list_of(field: Field, text: str) -> list[Any]:
    """Returns the list that words make: one value, or of references and choices several with commas between them."""
    entry = field.items
    if entry is None or entry.type in ("object", "list"):
        raise WrongUsage(
            f"“{shortened(text, 40)}” does not make a list of {field.title.lower()}.",
            f"Leave {field.name} out and put each in afterwards: minutebook add ID {field.name} NAME=VALUE …",
        )
    several = entry.type in ("reference", "choice")
    words = [word.strip() for word in text.split(",")] if several else [text]
    return [typed_value(entry, word) for word in words if word]


def yaml_value(text: str, title: str) -> Any:
    """Returns the value that a piece of YAML stands for. Raises WrongUsage with its place."""
    wrapped = "value:\n" + "".join(f"  {line}\n" for line in text.split("\n"))
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
            if not isinstance(at, dict):
                raise WrongUsage(f"“{word}” and another word both give {inner.title} a value.", "Keep one of the two.")
        at[last] = typed_value(_property(inner, last), typed)
    return found


def _property(field: Field, name: str) -> Field:
    inner = field.by_name.get(name)
    if inner is None:
        there = f"There are: {', '.join(field.by_name)}" if field.by_name else "Give its value whole, as YAML."
        raise WrongUsage(f"{field.title or 'The record'} has no field “{name}”.", there)
    return inner


def _digits(field: Field, text: str, form: re.Pattern[str]) -> str:
    if form.match(text) is None:
        raise WrongUsage(
            f"“{shortened(text, 40)}” is not a number that {field.title} can be.",
            "Give it in digits, at most 15 of them." if form is _INTEGER else "Give it in digits, as in 12.5.",
        )
    return text


def _whole(typed: str) -> str:
    if any("\ud800" <= char <= "\udfff" for char in typed):
        raise WrongUsage("What was typed is not in UTF-8.", "Type it again, in a terminal that is set to UTF-8.")
    return typed
