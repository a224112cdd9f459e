"""The value of a record at the speed of a native parser, for the many records that are as they should be.

It may only accept. The native parser lets through what `reading` refuses and takes some words for numbers, so it is asked
only about texts made of lines that both understand alike; for any other text there is no answer, and `reading` is asked.
"""

import re
from functools import cache
from typing import Any

import ryaml

from tui.record.building import DEEPEST
from tui.record.characters import may_stand

LONGEST = 256 * 1024
"""Bytes; a longer record is left to `reading`, which counts what is in it."""

_KEY = r"""(?:(?!(?i:true|false|null):)[A-Za-z_][\w-]*+|"[^"\\\n]*+"):"""
_NUMBER_LIKE = r"(?i:[-+]?[0-9.][0-9_.]*(?:e[-+]?[0-9]*)?|[-+]?0[xob][0-9a-f_]*|[-+]?\.(?:inf|nan)) *(?:#|\n)"
_REST = r"[^\n#]*+(?:(?<! )#[^\n#]*+)*+"
_VALUES = (
    rf"(?!(?i:true|false|null|~) *(?:#|\n))[A-Za-z()/;<=$^_~\\\u00a1-\U0010ffff]{_REST}",
    rf"(?!{_NUMBER_LIKE})[0-9+.]{_REST}",
    r"(?:-?(?:0|[1-9][0-9]{0,17}+)(?:\.[0-9]{1,16}+)?|true|false|null)(?=[ \n])",
    r'"(?:[^"\\\n]|\\[^\n])*+"',
    r"'(?:[^'\n]|'')*+'",
    r"\[\]",
    r"\{\}",
)
_VALUE = rf"(?:{'|'.join(_VALUES)}) *+(?:(?<= )#[^\n]*+)?"
_LINE = rf"(?:#[^\n]*+|(?:- ++)*+{_KEY}(?: ++(?:{_VALUE}|#[^\n]*+)?)?(?=\n)|(?:- ++)++{_VALUE})?"
_LINES = re.compile(rf"(?: *+{_LINE}\n)*+")
_BLOCK = re.compile(r"\|2?[-+]?(?: +#[^\n]*)?\n")
_BLOCK_HEAD = re.compile(rf"( *(?:- +)*)({_KEY} +|(?<=- ))")
_DEEP = re.compile(r"^ {17}", re.MULTILINE)


def quick(data: bytes) -> dict[str, Any] | None:
    """Returns what `read(data).value` would be, or None where only `read` can tell."""
    if len(data) > LONGEST or not may_stand(data):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    frame = _without_blocks(text)
    if "\t" in frame or _LINES.fullmatch(frame) is None:
        return None
    try:
        value = ryaml.loads(text)  # type: ignore[attr-defined]  # its __init__ exports it, its stub does not
    except ValueError:
        return None
    if not isinstance(value, dict) or (_DEEP.search(frame) and _depth(value) > DEEPEST):
        return None
    return value


def _without_blocks(text: str) -> str:
    """Returns the text without its literal blocks."""
    parts: list[str] = []
    at = start = 0
    while (header := _BLOCK.search(text, at)) is not None:
        head = _BLOCK_HEAD.fullmatch(text, text.rfind("\n", 0, header.start()) + 1, header.start())
        at = header.end()
        if head is None:
            continue
        parts.append(text[start : head.start()])
        body = _body(len(head[1]) if head[2] else head[1].rindex("-")).match(text, at)
        assert body is not None
        at = start = body.end()
    parts.append(text[start:])
    return "".join(parts)


@cache
def _body(column: int) -> re.Pattern[str]:
    """Returns what matches the lines of a literal block in a parent at `column`."""
    return re.compile(rf"(?:(?: {{{column + 1}}}[^\n]*+| *+)\n)*+")


def _depth(value: Any) -> int:
    """Returns how many maps and lists are inside one another."""
    deepest, level = 0, [value]
    while level:
        deepest += 1
        level = [
            inner
            for one in level
            for inner in (one.values() if isinstance(one, dict) else one)
            if isinstance(inner, dict | list)
        ]
    return deepest
