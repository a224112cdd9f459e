"""A word with letters of another script than Latin is named: it may be a slip of text extraction that looks right."""

import re
import unicodedata
from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.strings import strings
from tui.rules.view import RecordView
from tui.rules.words import said

_SUSPECT = re.compile(
    "[\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\ua71f\ua800-\uab2f\uab70-\ud7ff\uf900-\ufaff\U00010000-\U0003ffff]"
)
_WORD = re.compile(r"[^\W\d_]+")
_MOST_NAMED = 20


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each word that is wholly or partly in another script, with the scripts and code points in it."""
    if "\\" not in view.text and (view.text.isascii() or _SUSPECT.search(view.text) is None):
        return
    found = 0
    for spot, value in strings(view.value):
        if value.isascii():
            continue
        for word in _WORD.finditer(value):
            others = [char for char in word[0] if not char.isascii() and _script(char) != "LATIN"]
            if not others:
                continue
            found += 1
            if found > _MOST_NAMED:
                return
            scripts = sorted({_script(char).capitalize() for char in others})
            mixed = "partly " if len(others) < len(word[0]) else ""
            codes = ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(others[:6]))
            shown = "A word here" if view.is_private(spot) else said(word[0])
            yield Finding(
                spot,
                f"{shown} is {mixed}in {' and '.join(scripts)} letters ({codes}).",
                "If the document has it so, leave it; if the text was extracted or pasted, type the word again.",
                offset=word.start(),
            )


def _script(char: str) -> str:
    """Returns the first word of a letter's Unicode name, which is its script; LATIN for signs that pass as such."""
    name = unicodedata.name(char, "UNKNOWN")
    first = name.partition(" ")[0]
    return "LATIN" if first in ("LATIN", "FEMININE", "MASCULINE", "MICRO", "MODIFIER") or "LATIN" in name else first


RULE = RecordRule(
    "non-latin-words", Severity.WARNING, "Words in letters that are not Latin are meant to be", check=check
)
