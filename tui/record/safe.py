"""The one sanitiser: record text as it may be shown, with whatever is invisible or commands a terminal made visible.

The set is written out rather than asked of the Unicode data of the running Python, so that the change lines of a
commit message are the same on every machine. Joiners are shown too, though a joined emoji then falls apart: inside a
name they make two spellings look alike. Only the emoji selector stays, right after a symbol that it belongs to.
"""

import re
import unicodedata
from typing import NamedTuple

_CONTROLS = "\x00-\x1f\x7f-\x9f"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0"  # soft hyphen, joiners, fillers, blanks
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # zero width, line and paragraph separators, bidi controls, BOM
    "\ufe00-\ufe0e\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U00013430-\U00013440"  # variants, formatting of scripts
    "\ufff0-\ufffb\U000e0000-\U000e0fff"  # annotations, tags, more variants
)
_NO_CHARACTERS = "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000)
)  # lone surrogates, private use, noncharacters
_PRIVATE_PLANES = "\U000f0000-\U0010ffff"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SYMBOLS = "\u00a9\u00ae\u2122\u2139\u2190-\u27bf\u2934-\u2b55\U0001f000-\U0001faff"

_SHOWN_AS_CODE = f"[{_CONTROLS}{_INVISIBLE}{_NO_CHARACTERS}{_PRIVATE_PLANES}]|(?<![{_SYMBOLS}])\ufe0f"
_CODE = re.compile(_SHOWN_AS_CODE)
_SPACE = re.compile(f"[{_SPACES}\t]")
_LINE_END = re.compile("\r?\n")
_CODE_BUT_LINE_END = re.compile(f"(?!\n)(?:{_SHOWN_AS_CODE})")
_FOUND = re.compile(f"(?!\n)(?:{_SHOWN_AS_CODE}|[{_SPACES}])")

_CONTROL_NAMES = {
    0x00: "NULL", 0x07: "BELL", 0x08: "BACKSPACE", 0x09: "TABULATION", 0x0B: "LINE TABULATION", 0x0C: "FORM FEED",
    0x0D: "CARRIAGE RETURN", 0x1B: "ESCAPE", 0x7F: "DELETE", 0x85: "NEXT LINE", 0x9B: "CONTROL SEQUENCE INTRODUCER",
    0x9D: "OPERATING SYSTEM COMMAND",
}  # fmt: skip
_CATEGORY_NAMES = {"Cc": "CONTROL CHARACTER", "Cs": "LONE SURROGATE", "Co": "PRIVATE USE CHARACTER"}


class Unsafe(NamedTuple):
    """A character that is invisible, is none, or commands a terminal: its place in the text, code point and name."""

    offset: int
    codepoint: int
    name: str

    @property
    def code(self) -> str:
        """The code point as people write it: `U+202E`."""
        return f"U+{self.codepoint:04X}"


def safe(text: str) -> str:
    """Returns the text on one line, with nothing in it that is invisible or that a terminal obeys.

    Line ends, tabs and the wide or unbreakable spaces become a space each, anything else is shown as `<U+202E>`.
    """
    if text.isascii() and text.isprintable():
        return text
    return _CODE.sub(_code, _SPACE.sub(" ", _LINE_END.sub(" ", text)))


def safe_block(text: str) -> str:
    """Returns the text as `safe` does, with its line ends kept as line feeds."""
    if text.isascii() and text.isprintable():
        return text
    return _CODE_BUT_LINE_END.sub(_code, _SPACE.sub(" ", _LINE_END.sub("\n", text)))


def unsafe_characters(text: str) -> list[Unsafe]:
    """Returns each character that a reader cannot see for what it is, in order; a line feed is not one of them."""
    if text.isascii() and text.isprintable():
        return []
    return [Unsafe(found.start(), ord(found[0]), _name(found[0])) for found in _FOUND.finditer(text)]


def shortened(text: str, longest: int) -> str:
    """Returns the text cut between words to at most `longest` characters, with `…` where something was left out.

    A first word that is longer than that is cut inside: there is nowhere else.
    """
    if len(text) <= longest:
        return text
    head = text[:longest]
    kept = head[: head.rindex(" ")] if " " in head else ""
    kept = kept.rstrip(" ,;:–—-(")
    return f"{kept or text[: longest - 1]}…"


def _code(found: re.Match[str]) -> str:
    return f"<U+{ord(found[0]):04X}>"


def _name(char: str) -> str:
    known = _CONTROL_NAMES.get(ord(char)) or unicodedata.name(char, "")
    if known:
        return known
    return _CATEGORY_NAMES.get(unicodedata.category(char), "NO CHARACTER")
