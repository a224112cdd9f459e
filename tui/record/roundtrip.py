"""An edit by way of ruamel's round trip, for a layout in which it cannot be done in place: comments stay, spelling may change."""

import io
from typing import Any

from tui.record.operations import Add, Drop, Operation, Place, Put, at_spot
from tui.record.scalars import spell

_NO_WRAP = 1 << 30


class NotRoundTripped(Exception):
    """ruamel cannot read this text, or cannot do the operation in it."""


def by_round_trip(text: str, operation: Operation) -> str:
    """Returns the text after the operation, written anew by ruamel. Raises NotRoundTripped; the caller compares the values."""
    from ruamel.yaml import YAML  # takes a tenth of a second, and is seldom needed
    from ruamel.yaml.error import YAMLError

    editor = YAML()
    editor.preserve_quotes = True
    editor.width = _NO_WRAP
    editor.indent(mapping=2, sequence=4, offset=2)
    written = io.StringIO()
    try:
        data = editor.load(text)
        _perform(data, operation)
        editor.dump(data, written)
    except (YAMLError, ValueError, TypeError, LookupError, AttributeError) as error:
        # ruamel raises all of these for what it cannot read or hold: an impossible date is a bare ValueError.
        raise NotRoundTripped from error
    return written.getvalue()


def _perform(data: Any, operation: Operation) -> None:
    if isinstance(operation, Put):
        at_spot(data, operation.spot[:-1])[operation.spot[-1]] = _node(operation.value)
    elif isinstance(operation, Add):
        at_spot(data, operation.spot).insert(operation.index, operation.name, _node(operation.value))
    elif isinstance(operation, Place):
        at_spot(data, operation.spot).insert(operation.index, _node(operation.value))
    elif isinstance(operation, Drop):
        del at_spot(data, operation.spot[:-1])[operation.spot[-1]]
    else:
        elements = at_spot(data, operation.spot[:-1])
        elements.insert(operation.index, elements.pop(operation.spot[-1]))


def _node(value: Any) -> Any:
    """Returns a new value as ruamel writes it in our spelling: text in double quotes where plain text would be misread."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

    if isinstance(value, dict):
        return {name: _node(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_node(inner) for inner in value]
    if not isinstance(value, str):
        return value
    if "\n" in value.rstrip("\n") and value.isprintable():
        return LiteralScalarString(value)
    return DoubleQuotedScalarString(value) if spell(value).startswith('"') else value
