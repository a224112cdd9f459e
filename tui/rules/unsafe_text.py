"""No text holds a character that cannot be seen for what it is: invisible, reordering, or a command to a terminal."""

import re
from collections.abc import Iterable

from tui.record.safe import unsafe_characters
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
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
                yield _finding(spot, unsafe.offset, unsafe.code, unsafe.name, value[unsafe.offset])
    if not found:
        yield from _in_comments(view.text)


def _finding(spot: tuple[str | int, ...], offset: int, code: str, name: str, char: str) -> Finding:
    dangerous = _DANGEROUS.match(char) is not None
    if char in "\u00a0\u2007\u202f":
        hint = "Replace it with a plain space, unless the document needs it."
    elif dangerous:
        hint = "Delete it: it can make the text look like another, or command a terminal."
    else:
        hint = "Delete it, or type what was meant."
    return Finding(
        spot,
        f"The text holds {code} ({name}) at character {offset + 1}.",
        hint,
        offset=offset,
        severity=Severity.ERROR if dangerous else None,
    )


def _in_comments(text: str) -> Iterable[Finding]:
    for n, line in enumerate(text.split("\n"), 1):
        if "#" not in line:
            continue
        for unsafe in unsafe_characters(line):
            yield Finding(
                (),
                f"A comment holds {unsafe.code} ({unsafe.name}).",
                "Delete it, or type what was meant.",
                place=(n, unsafe.offset + 1),
            )


RULE = RecordRule(
    "unsafe-text", Severity.WARNING, "No text holds a character that cannot be seen for what it is", check=check
)
