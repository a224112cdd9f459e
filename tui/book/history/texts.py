"""Values of fields as text that a clerk can lay side by side: names for ids, dates as people write them, the rest as the record has it."""

from collections.abc import Mapping
from typing import Any

from tui.record.kinds import reference_target
from tui.record.laying import inner_lines
from tui.record.safe import safe_block
from tui.record.schema import Field
from tui.record.words import NameOf, friendly_date, plain_words


def value_text(field: Field | None, value: Any, name_of: NameOf) -> str:
    """Returns a value in lines that are safe to show; a group or list as the record's own text, nothing for an empty one."""
    if isinstance(value, Mapping | list):
        return safe_block("\n".join(inner_lines(value, 0, field)))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return "nothing" if value is None else str(value)
    kind = field.type if field is not None else "text"
    if kind == "choice":
        return safe_block(plain_words(value))
    if kind in ("date", "vague_date", "datetime"):
        return safe_block(friendly_date(value))
    if kind == "reference" and field is not None and field.ref:
        return safe_block(name_of(reference_target(field.ref[0], value)))
    return safe_block(value)


def public(field: Field | None, value: Any) -> Any:
    """Returns a value without what the schema calls private in it; None for one that is private itself."""
    if field is None or not isinstance(value, dict | list):
        return None if field is not None and field.private else value
    if field.private:
        return None
    if isinstance(value, list):
        return [public(field.items, inner) for inner in value]
    known = {name: field.by_name.get(name) for name in value}
    return {name: public(of, value[name]) for name, of in known.items() if of is None or not of.private}
