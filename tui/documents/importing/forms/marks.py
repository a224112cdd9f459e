"""Marks of Markdown and stray tags in a line of text: taken out, while every other character keeps its column."""

import re
from dataclasses import dataclass, replace
from html import unescape

from tui.documents.importing.forms.pieces import LIGATURES, UNSEEN
from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import NOWHERE, Part, Passage, Place

_BLOCKS = (
    "p|br|ul|ol|li|div|td|tr|th|table|tbody|thead|tfoot|caption|center|hr|h[1-6]|blockquote|pre|dl|dt|dd|section|article|header|footer|nav|main"
    "|figure|figcaption|details|summary"
)
_INLINE = "i|b|u|s|em|strong|del|ins|strike|sup|sub|span|font|a|small|big|img|code|abbr|mark|q|cite|col|colgroup|o:p"
COMMENT = "\0"
"""What stands for each character of a comment of HTML, which nobody sees."""
_MARK = re.compile(
    rf"""(?P<tag></?(?P<name>{_BLOCKS}|{_INLINE})(?P<more>\s[^<>]*)?/?>)
    | (?P<struck>~~)
    | (?P<stars>(?<![0-9])\*{{1,3}}(?=[^\s*])|(?<=[^\s*])\*{{1,3}}(?![*0-9]))
    | (?P<unders>(?<!\w)_{{1,3}}(?=[^\s_])|(?<=[^\s_])_{{1,3}}(?![\w_]))
    | (?P<escape>\\[!-/:-@\[-`{{-~])
    | (?P<hidden>{COMMENT}+)
    | (?P<unseen>[{UNSEEN}](?!$)|(?<=[a-z])\u00ac(?=[a-z]))
    | (?P<letters>[{"".join(LIGATURES)}])
    | (?P<entity>&(?:\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z]{{2,20}}[0-9]{{0,2}});)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"\w")
_BOLD_TAGS = ("b", "strong")
_ITALIC_TAGS = ("i", "em")
_STRUCK_TAGS = ("s", "del", "strike")
_BLOCK_TAG = re.compile(_BLOCKS, re.IGNORECASE)


@dataclass(frozen=True)
class Look:
    """What is switched on at some point of the text."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    struck_by: str = ""
    """The name of the tag that strikes out; empty where a mark of Markdown does."""


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
        between = _between(found)
        if between and not look.struck and (between != " " or (text and not text[-1].endswith(" "))):
            text.append(between)
            length += len(between)
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


def _between(found: re.Match[str]) -> str:
    """Returns what stands in the text for a mark that is not only left out: a blank for a tag that parts words, letters for a sign."""
    if found["name"]:
        return " " if _BLOCK_TAG.fullmatch(found["name"]) else ""
    if found["letters"]:
        return LIGATURES[found[0]]
    if found["entity"]:
        said = unescape(found[0])
        return " " if not said.strip() else "" if said in UNSEEN else said
    return ""


def _switched(look: Look, found: re.Match[str]) -> Look:
    if found["escape"]:
        return look
    if found["tag"]:
        name, on = found["name"].lower(), not found["tag"].startswith("</")
        if name in _BOLD_TAGS:
            return replace(look, bold=on)
        if name in _ITALIC_TAGS:
            return replace(look, italic=on)
        if on and not look.struck and (name in _STRUCK_TAGS or "line-through" in (found["more"] or "").lower()):
            return replace(look, struck=True, struck_by=name)
        ends = not on and look.struck and (name == look.struck_by or (not look.struck_by and name in _STRUCK_TAGS))
        return replace(look, struck=False, struck_by="") if ends else look
    if found["struck"]:
        return replace(look, struck=not look.struck, struck_by="")
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
