"""Values that other programs would misread without quotes are in quotes."""

import re
from collections.abc import Iterable

from tui.procedure.calendar import moment_fault
from tui.record.faults import Unreadable
from tui.record.nodes import ListNode, MapNode, Node, ScalarNode
from tui.record.reading import read_text
from tui.record.scalars import spell_text
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.spots import Spot
from tui.rules.view import RecordView
from tui.rules.words import said

_MISREAD = (
    r"(?:(?i:yes|no|on|off|y|n|=|<<)"
    r"|[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2}(?:[Tt ][^\n#]*)?)?"
    r"|[-+]?(?:0[0-7_]+|0[xob][0-9A-Fa-f_]+|[0-9][0-9_]*(?::[0-9]+)+|[0-9]+_[0-9_]*|\.[0-9]+|\.(?i:inf|nan)|[0-9.]+e[-+0-9]+))"
)
_IN_FIELD = re.compile(rf": {_MISREAD} *(?:#.*)?$", re.MULTILINE)
_IN_LIST = re.compile(rf"- {_MISREAD} *(?:#.*)?$", re.MULTILINE)
_VALUE = re.compile(rf"{_MISREAD}\Z")


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each value without quotes that a reader of YAML 1.1 would take for something else than the text it is."""
    if _IN_FIELD.search(view.text) is None and _IN_LIST.search(view.text) is None:
        return
    try:
        root = read_text(view.text).root
    except Unreadable:
        return
    for spot, value in _misread(root, ()):
        shown, spelt = (
            (said(value), spell_text(value)) if not view.is_private(spot) else ("This", "it in double quotes")
        )
        message = f"{shown} stands without quotes, and other programs take it for something else."
        yield Finding(spot, message, f"Write {spelt}; `minutebook format` does it.")


def _misread(node: Node, spot: Spot) -> Iterable[tuple[Spot, str]]:
    if isinstance(node, MapNode):
        for name, (_, inner) in node.entries.items():
            yield from _misread(inner, (*spot, name))
    elif isinstance(node, ListNode):
        for n, inner in enumerate(node.items):
            yield from _misread(inner, (*spot, n))
    elif isinstance(node, ScalarNode) and not node.style and isinstance(node.value, str) and _is_misread(node.value):
        yield spot, node.value


def _is_misread(value: str) -> bool:
    return _VALUE.match(value) is not None and moment_fault(value) is None and spell_text(value) != value


RULE = RecordRule("unquoted-value", Severity.ADVICE, "What other programs would misread stands in quotes", check=check)
