"""Two texts side by side: which words went and which came, marked by more than colour."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

Piece = tuple[str, str]
Marked = tuple[tuple[Piece, ...], ...]
"""A text as lines of (text, style name) pairs; a style is empty, `removed` or `added`."""

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_TOKENS = 3000
"""Longer texts are compared line by line: to compare them word by word takes too long."""
_AROUND = 25
"""Words and spaces that are kept on each side of a change, where what is the same is left out."""


def marked(before: str, after: str, *, whole: bool = True) -> tuple[Marked, Marked]:
    """Returns both texts in lines, what differs marked; without `whole`, long parts that are the same are cut down to “ … ”."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if max(len(old), len(new)) > _MOST_TOKENS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    left: list[Piece] = []
    right: list[Piece] = []
    codes = _runs(old, new)
    for n, (is_same, ours, theirs) in enumerate(codes):
        if is_same:
            same = "".join(ours) if whole else _cut(ours, first=n == 0, last=n == len(codes) - 1)
            left.append((same, ""))
            right.append((same, ""))
        else:
            left.append(("".join(ours), "removed"))
            right.append(("".join(theirs), "added"))
    return _lines(left), _lines(right)


def _runs(old: Sequence[str], new: Sequence[str]) -> list[tuple[bool, Sequence[str], Sequence[str]]]:
    """Returns what is the same and what differs in turn; a mere space between two differences belongs to them."""
    found: list[tuple[bool, Sequence[str], Sequence[str]]] = []
    for code, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        is_same = code == "equal" and not (found and b < len(old) and d < len(new) and not "".join(old[a:b]).strip())
        if found and not is_same and not found[-1][0]:
            found[-1] = (False, [*found[-1][1], *old[a:b]], [*found[-1][2], *new[c:d]])
        else:
            found.append((is_same, old[a:b], new[c:d]))
    return found


def _cut(tokens: Sequence[str], *, first: bool, last: bool) -> str:
    head = 0 if first else _AROUND
    tail = 0 if last else _AROUND
    if len(tokens) <= head + tail + _AROUND:
        return "".join(tokens)
    return f"{''.join(tokens[:head])} … {''.join(tokens[len(tokens) - tail :]) if tail else ''}"


def _lines(pieces: Iterable[Piece]) -> Marked:
    lines: list[list[Piece]] = [[]]
    for text, style in pieces:
        first, *more = text.split("\n")
        lines[-1].append((first, style))
        lines += [[(line, style)] for line in more]
    while len(lines) > 1 and not any(text for text, _ in lines[-1]):
        lines.pop()
    return tuple(tuple(_solid(line)) for line in lines)


def _solid(line: Iterable[Piece]) -> Iterator[Piece]:
    return (piece for piece in line if piece[0])
