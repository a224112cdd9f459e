"""No text holds a character that cannot be seen for what it is: invisible, reordering, or a command to a terminal."""

import re
from collections.abc import Iterable

from tui.record.safe import Unsafe, unsafe_characters
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.spots import Spot
from tui.rules.strings import strings
from tui.rules.view import RecordView

_SUSPECT = re.compile(
    "[^\n\x20-\x7e\u00a1-\u00ac\u00ae-\u034e\u0350-\u061b\u2010-\u2027\u2030-\u205e\u2070-\u27ff\u2900-\u2fff\ufb00-\ufb06]"
)
_DANGEROUS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
_MOST_NAMED = 20


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each such character with its code point; in comments too, which only readers of the file see."""
    if "\\" not in view.text and (view.text.isascii() or _SUSPECT.search(view.text) is None):
        return
    found = 0
    for spot, value in strings(view.value):
        for unsafe in unsafe_characters(value):
            found += 1
            if found <= _MOST_NAMED:
                yield _finding(spot, unsafe)
    if not found:
        yield from _in_comments(view.text)


def _finding(spot: Spot, unsafe: Unsafe) -> Finding:
    message = f"The text holds {unsafe.code} ({unsafe.name}) at character {unsafe.offset + 1}."
    return Finding(spot, message, _hint(unsafe), offset=unsafe.offset, severity=_severity(unsafe))


def _in_comments(text: str) -> Iterable[Finding]:
    for n, line in enumerate(text.split("\n"), 1):
        for unsafe in unsafe_characters(line) if "#" in line else ():
            message = f"A comment holds {unsafe.code} ({unsafe.name})."
            yield Finding((), message, _hint(unsafe), place=(n, unsafe.offset + 1), severity=_severity(unsafe))


def _severity(unsafe: Unsafe) -> Severity | None:
    return Severity.ERROR if _DANGEROUS.match(chr(unsafe.codepoint)) else None


def _hint(unsafe: Unsafe) -> str:
    if chr(unsafe.codepoint) in "\u00a0\u2007\u202f":
        return "Replace it with a plain space, unless the document needs it."
    if _severity(unsafe):
        return "Delete it: it can make the text look like another, or command a terminal."
    return "Delete it, or type what was meant."


RULE = RecordRule(
    "unsafe-text", Severity.WARNING, "No text holds a character that cannot be seen for what it is", check=check
)
