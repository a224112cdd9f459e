"""How one value is spelt in a record, and how what is spelt there is understood.

Understanding is narrow: `null`, `~` or nothing, `true`, `false`, whole numbers and decimals in digits; everything else
without quotes is text, so `no`, `18:30`, `012` and `2022-01-01` are what they look like. Spelling is wide: whatever any
reader of YAML 1.1 or 1.2 would misread is put in double quotes.
"""

import math
import re
from decimal import Decimal
from typing import TypeAlias

from tui.errors import WrongUsage
from tui.record.characters import needs_escape

Plain: TypeAlias = str | int | float | bool | None

LONGEST_NUMBER = 18
"""Digits that a whole number may have; more would not survive in every program that reads the record."""
LONGEST_DECIMAL = 40
LONGEST_KEY = 900
"""Characters of a field's name as spelt; YAML ends at 1024."""

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?\Z")
_WORDS: dict[str, bool | None] = {"null": None, "~": None, "": None, "true": True, "false": False}

_MISREAD = re.compile(
    r"""(?:
        ~ | null | true | false | yes | no | on | off | y | n | = | <<
      | [-+]?[0-9.][0-9_.]*(?:e[-+]?[0-9]*)?
      | [-+]?0[xob][0-9a-f_]*
      | [-+]?\.(?:inf|nan)
      | [-+]?[0-9][0-9_]*(?::[0-9]+)+(?:\.[0-9_]*)?
      | [0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2}(?:(?:t|[ ]+)[0-9:.+\-z ]*)?)?
    )\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_NOT_PLAIN = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@` ]|\.\.\.|.*(?:: | #|[: ]\Z|[\t\n])", re.DOTALL)
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "\x1b": "\\e"}


class Unwritable(WrongUsage):
    """The value has no spelling in a record."""


class NumberTooLongError(ValueError):
    """A number without quotes has more digits than every program keeps."""


def plain_value(text: str) -> Plain:
    """Returns what a scalar without quotes means. Raises NumberTooLongError."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "-0123456789":
        return text
    number = _NUMBER.match(text)
    if number is None:
        return text
    if number[1] is None:
        if len(text.lstrip("-")) > LONGEST_NUMBER:
            raise NumberTooLongError
        return int(text)
    if len(text) > LONGEST_DECIMAL:
        raise NumberTooLongError
    return float(text)


def spell(value: Plain) -> str:
    """Returns the one spelling of a value on a single line. Raises Unwritable."""
    if isinstance(value, str):
        return spell_text(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        if abs(value) >= 10**LONGEST_NUMBER:
            raise Unwritable(f"A number of more than {LONGEST_NUMBER} digits cannot be kept as a number.", _AS_TEXT)
        return str(int(value))
    if isinstance(value, float):
        return _spell_decimal(value)
    raise Unwritable(f"A value of type {type(value).__name__} has no place in a record.", _AS_TEXT)


_AS_TEXT = "Keep it as text."


def _spell_decimal(value: float) -> str:
    if not math.isfinite(value):
        raise Unwritable(f"“{value}” is not a number that a record can hold.", _AS_TEXT)
    digits = format(Decimal(repr(value)), "f")
    digits = digits if "." in digits else f"{digits}.0"
    if len(digits) > LONGEST_DECIMAL:
        raise Unwritable(f"The number {value!r} is too long to be written out in digits.", _AS_TEXT)
    return digits


def spell_text(text: str) -> str:
    """Returns text on a single line: bare where every reader takes it for this text, else in double quotes."""
    bare = text and text == text.strip() and not _NOT_PLAIN.match(text) and not _MISREAD.match(text)
    return text if bare and not needs_escape(text) else quoted(text)


def spell_key(name: object) -> str:
    """Returns the name of a field as it stands before the colon. Raises Unwritable."""
    if not isinstance(name, str):
        raise Unwritable(f"The name of a field must be text, not {name!r}.")
    spelt = spell_text(name)
    if len(spelt) > LONGEST_KEY:
        raise Unwritable(f"The name of a field may have {LONGEST_KEY} characters, not {len(spelt)}.")
    return spelt


def quoted(text: str) -> str:
    """Returns text in double quotes, which lose nothing. Raises Unwritable on half a surrogate pair."""
    if _SURROGATE.search(text):
        raise Unwritable("The text holds half a character (a lone surrogate).", "Type that character again.")
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    short = _SHORT_ESCAPES.get(char)
    if short is not None:
        return short
    return f"\\x{ord(char):02X}" if ord(char) < 0x100 else f"\\u{ord(char):04X}"


def is_block(text: str) -> bool:
    """Returns whether text is spelt as a literal block: several lines, none of them lost in one.

    Text that ends in blank lines is not: whoever adds or removes a blank line below it would change it.
    """
    return "\n" in text and not text.endswith("\n\n") and text.strip(" \t\n") != "" and not needs_escape(text)


def spell_block(text: str, column: int) -> tuple[str, list[str]]:
    """Returns the header of a literal block (`|`, `|-`, `|2`, …) and its lines, for a parent at `column`, from 0."""
    lines = text.removesuffix("\n").split("\n")
    header = "|"
    if lines[0].startswith((" ", "\t")) or (not lines[0] and _first_words(lines).startswith((" ", "\t"))):
        header += "2"
    if not text.endswith("\n"):
        header += "-"
    margin = " " * (column + 2)
    return header, [margin + line if line else "" for line in lines]


def _first_words(lines: list[str]) -> str:
    return next((line for line in lines if line), "")
