"""Taking a text out of the field that it stands in, so that it can go elsewhere: the whole field, or some words of it.

Pure: a record's value and the schema in, an edit out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tui.documents.importing.drafting import in_field
from tui.record.edits import Edit, Remove, Set, Unset
from tui.record.paths import Item, Path, parse_path
from tui.record.schema import Schema


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text stands that is to go elsewhere: a field of a record, and the words that go; without words, all of them."""

    record: str
    path: str
    words: str = ""


def taken_out(source: Source, value: Mapping[str, Any], schema: Schema, kind: str) -> tuple[str, Edit] | None:
    """Returns the text that goes, and the edit that takes it out; None where the field has no text, or not these words as they stand.

    A field without which its entry is none takes the entry along: what else was in it is in no field then, and told as such.
    """
    text, path = in_field(value, source.path), parse_path(source.path)
    field = schema.field(kind, path)
    if not isinstance(text, str) or not text.strip() or field is None or field.type not in ("text", "long_text"):
        return None
    rest, going = "", text
    if source.words.strip():
        pattern = r"\s+".join(re.escape(word) for word in source.words.split())
        found = re.search(pattern, text)
        if found is None:
            return None
        before, after = text[: found.start()].rstrip(), text[found.end() :].lstrip()
        between = "\n" if "\n" in text[: found.start()][len(before) :] else " "
        rest, going = between.join(filter(None, (before, after))), found[0]
    if rest:
        return going, Set(path, rest)
    entry = _entry(path)
    if field.required and entry:
        return going, Remove(entry)
    return (going, Unset(path)) if not field.required else None


def _entry(path: Path) -> Path:
    """Returns the path of the entry of a list that a field is in; empty where it is in none."""
    return path[: max((n + 1 for n, step in enumerate(path) if isinstance(step, Item)), default=0)]
