"""Options by which approve and correct change the content of a record: set, unset, add, remove, in the order in which they are given."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tui.book.steps.step import Correction
from tui.cli.call import Call
from tui.cli.values import typed_entry, typed_value, value_in
from tui.errors import WrongUsage
from tui.record.edits import Edit, Insert, Remove, Set, Unset
from tui.record.kinds import file_of, kind_of
from tui.record.lookup import suggest_key, value_at
from tui.record.paths import format_path, parse_path

if TYPE_CHECKING:
    from tui.book.steps.taking import Content

Said = tuple[str, tuple[str, ...]]
"""The name of an option and its words."""


class _InOrder(argparse.Action):
    """Keeps what was said by several options in the order in which it was said."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002 - argparse calls it so
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        words = (values,) if isinstance(values, str) else tuple(values)
        said: list[Said] = [*getattr(namespace, "content", []), ((option_string or "").removeprefix("--"), words)]
        namespace.content = said


def add_content(parser: argparse.ArgumentParser, corrections: bool = False) -> None:
    """Adds `--set`, `--unset`, `--add`, `--remove`, and `--correction` in front of what it is about."""
    parser.set_defaults(content=[])
    if corrections:
        parser.add_argument(
            "--correction",
            metavar="TEXT",
            action=_InOrder,
            default=argparse.SUPPRESS,
            help="a correction agreed with the approval, as minuted; what it changes follows it; ID:TEXT where there are several records",
        )
    for name, metavar, nargs, said in (
        ("set", ("PATH", "VALUE"), 2, "give a field this value"),
        ("unset", "PATH", None, "take a field away"),
        ("add", ("PATH", "ENTRY"), 2, "add an entry, as YAML, to a list"),
        ("remove", "PATH", None, "take an entry out of its list"),
    ):
        parser.add_argument(
            f"--{name}",
            metavar=metavar,
            nargs=nargs,
            action=_InOrder,
            default=argparse.SUPPRESS,
            help=f"{said}, as the correction has it",
        )


@dataclass
class _Gathered:
    """What was said of one record so far."""

    edits: list[Edit] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)


def agreed_content(call: Call, record_ids: Sequence[str], said: Sequence[Said]) -> "Mapping[str, Content]":
    """Returns what the corrections agreed with an approval change in each record.

    Each change belongs to the correction in front of it. Raises WrongUsage for a change without one, or where it is not said which
    record is meant.
    """
    from tui.book.steps.taking import Content

    gathered: dict[str, _Gathered] = {}
    for name, words in said:
        record_id, first = _record_meant(record_ids, words[0])
        here = gathered.setdefault(record_id, _Gathered())
        if name == "correction":
            here.corrections.append(Correction(first))
            continue
        if not here.corrections:
            raise WrongUsage(
                f"What was agreed to be corrected at {first} must be said first.",
                f"As in: --correction 'the vote was to note' --{name} {first} …",
            )
        here.edits.append(edit_said(call, record_id, name, (first, *words[1:])))
        said_of = here.corrections[-1]
        here.corrections[-1] = Correction(said_of.text, (*said_of.fields, format_path(parse_path(first))))
    return {each: Content(tuple(one.edits), None, tuple(one.corrections)) for each, one in gathered.items()}


def edit_said(call: Call, record_id: str, name: str, words: Sequence[str]) -> Edit:
    """Returns the edit that an option and its words mean for a record. Raises WrongUsage."""
    path = parse_path(words[0])
    kind = kind_of(record_id)
    if kind is None:
        raise WrongUsage(f"“{record_id}” is not the id of a record.", "See: minutebook list meeting")
    if name == "unset":
        return Unset(path)
    if name == "remove":
        return Remove(path)
    found = call.book.schema.resolve(kind, path)
    if name == "set":
        return Set(path, typed_value(found, words[1]))
    entry = typed_entry(found, path, [words[1]])
    if isinstance(entry, dict) and (found.key or "id") == "id" and "id" not in entry:
        record = value_in(call.book.read_bytes(record_id), file_of(record_id))
        there = value_at(record, path, call.book.schema, kind)
        taken = {each.get("id") for each in there if isinstance(each, dict)} if isinstance(there, list) else set()
        entry = {"id": suggest_key(entry, taken), **entry}
    return Insert(path, entry)


def _record_meant(record_ids: Sequence[str], word: str) -> tuple[str, str]:
    if len(record_ids) == 1:
        return record_ids[0], word.removeprefix(f"{record_ids[0]}:").strip()
    head, colon, rest = word.partition(":")
    if not colon or head not in record_ids:
        raise WrongUsage(
            f"“{word}” does not say which of the {len(record_ids)} records is corrected.",
            f"Put its id and a colon in front: {record_ids[0]}:{word}",
        )
    return head, rest.strip()
