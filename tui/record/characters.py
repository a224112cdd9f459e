"""Which characters the text of a record may hold as they are, and which only as an escape inside double quotes.

Only a line feed ends a line. Whatever YAML readers take for a line break of another kind, or leave out, is refused: two
programs would read two different records.
"""

import re

_ASCII_REFUSED = bytes(n for n in range(0x20) if n not in (0x09, 0x0A)) + b"\x7f"
_ASCII_ALLOWED = bytes(sorted(set(range(0x100)) - set(_ASCII_REFUSED)))
_C1 = re.compile(rb"\xc2[\x80-\x9f]")
_OTHERS = tuple(char.encode() for char in "\u2028\u2029\ufeff\ufffe\uffff")
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")

_NAMES = {
    "\r": "a carriage return",
    "\x00": "a NUL character",
    "\x1b": "an escape character",
    "\x85": "a NEXT LINE character",
    "\u2028": "a LINE SEPARATOR",
    "\u2029": "a PARAGRAPH SEPARATOR",
    "\ufeff": "a byte order mark",
}


def may_stand(data: bytes) -> bool:
    """Returns whether valid UTF-8 holds only characters that may stand in a record as they are, tabs among them."""
    if data.translate(None, _ASCII_ALLOWED):
        return False
    if data.isascii():
        return True
    return _C1.search(data) is None and not any(other in data for other in _OTHERS)


def refused_characters(text: str) -> list[tuple[int, str]]:
    """Returns the offset of each character that may not stand in a record as it is, with the character."""
    return [(found.start(), found[0]) for found in _REFUSED.finditer(text)]


def needs_escape(text: str) -> bool:
    """Returns whether the text holds a character that only double quotes can hold, as an escape."""
    return _REFUSED.search(text) is not None


def character_name(char: str) -> str:
    """Returns what to call an invisible character in a sentence: `an escape character (U+001B)`."""
    return f"{_NAMES.get(char, 'an invisible character')} (U+{ord(char):04X})"
