"""Marks of Markdown and stray tags in a line of text: taken out, while every other character keeps its column."""

import re
from dataclasses import dataclass, replace

from tui.documents.importing.line import Line
from tui.documents.importing.passage import NOWHERE, Part, Passage, Place

_TAGS = "p|i|b|u|s|br|em|strong|del|strike|sup|sub|ul|ol|li|div|span|td|tr|th|table|tbody|thead|center|font|a|hr|small|h[1-6]"
_MARK = re.compile(
    rf"""(?P<tag></?(?P<name>{_TAGS})(?:\s[^<>]*)?/?>)
    | (?P<struck>~~)
    | (?P<stars>\*{{1,3}}(?=[^\s*])|(?<=[^\s*])\*{{1,3}}(?!\*))
    | (?P<unders>(?<!\w)_{{1,3}}(?=[^\s_])|(?<=[^\s_])_{{1,3}}(?![\w_]))
    | (?P<escape>\\[!-/:-@\[-`{{-~])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"\w")
_BOLD_TAGS = ("b", "strong")
_ITALIC_TAGS = ("i", "em")
_STRUCK_TAGS = ("s", "del", "strike")


@dataclass(frozen=True)
class Look:
    """What is switched on at some point of the text."""

    bold: bool = False
    italic: bool = False
    struck: bool = False


@dataclass(frozen=True)
class Marked:
    """A line without its marks, how much of it is bold or italic, and what is switched on at its end."""

    content: Passage
    struck: Passage
    bold: bool
    italic: bool
    after: Look
    strong: tuple[Place, ...] = ()


def unmarked(number: int, raw: str, start: int, end: int, look: Look) -> Marked:
    """Returns the characters `start` to `end` of a line without marks. `look` is what the line before left switched on."""
    kept: list[Part] = []
    text: list[str] = []
    length = 0
    gone: list[Passage] = []
    strong: list[Place] = []
    counts = {"words": 0, "bold": 0, "italic": 0}
    at = start

    def keep(until: int) -> None:
        nonlocal length, at
        piece = raw[at:until]
        if piece:
            words = len(_WORD.findall(piece))
            if look.struck:
                gone.append(Passage.of(number, piece, at))
            else:
                kept.append(Part(length, Place(number, at, until)))
                text.append(piece)
                length += len(piece)
                if look.bold and words:
                    strong.append(Place(number, at, until))
                counts["words"] += words
                counts["bold"] += words * look.bold
                counts["italic"] += words * look.italic
        at = until

    for found in _MARK.finditer(raw, start, end):
        keep(found.start())
        if found["name"] == "br" and text and not text[-1].endswith(" "):
            text.append(" ")
            length += 1
        look = _switched(look, found)
        # What a backslash stands before is kept: it means itself.
        at = found.end() - 1 if found["escape"] else found.end()
    keep(end)
    passage = Passage("".join(text), tuple(kept)).stripped()
    enough = 0.9 * counts["words"]
    return Marked(
        passage,
        Passage.joined(gone) if gone else NOWHERE,
        0 < enough <= counts["bold"],
        0 < enough <= counts["italic"],
        look,
        tuple(strong),
    )


def _switched(look: Look, found: re.Match[str]) -> Look:
    if found["escape"]:
        return look
    if found["tag"]:
        name, on = found["name"].lower(), not found["tag"].startswith("</")
        if name in _BOLD_TAGS:
            return replace(look, bold=on)
        if name in _ITALIC_TAGS:
            return replace(look, italic=on)
        return replace(look, struck=on) if name in _STRUCK_TAGS else look
    if found["struck"]:
        return replace(look, struck=not look.struck)
    marks = len(found["stars"] or found["unders"] or "")
    if marks in (2, 3):
        look = replace(look, bold=not look.bold)
    return replace(look, italic=not look.italic) if marks in (1, 3) else look


def with_marks(line: Line, marked: Marked) -> Line:
    """Returns the line with what its marks say."""
    return replace(
        line,
        content=marked.content,
        bold=marked.bold,
        italic=marked.italic,
        strong=() if marked.bold else marked.strong,
        struck=marked.struck,
        runs_on=marked.after.bold,
    )
