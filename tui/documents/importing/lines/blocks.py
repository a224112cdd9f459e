"""Lines put together as blocks: paragraphs, entries of lists, rows of tables, headings. Which line goes on with which is a
matter of layout alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from statistics import median

from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import NOWHERE, Passage, Place
from tui.documents.importing.people.people_phrases import composed_heading
from tui.documents.importing.wordings import table

_ENDS = (".", "?", "!", ":", ";", "”", '"', ")")
_WORD = re.compile(r"\w")
_ASKS = re.compile(r"(?:Who|When|What|By whom|By when|For whom)\?")
"""The head of a column that asks."""
_SLASH = re.compile(r"\w/$")
_FEW = 20
"""Fewer lines do not show that every line is followed by a blank one."""
_NARROWEST = 60
_HUNG = 3
"""By so many columns at most a line is set in that goes on with the one above it."""
_FEW_LONGER = 1.15
"""Lines longer than the width by more than this are few that were not broken."""


@dataclass(frozen=True)
class Block:
    """A paragraph, an entry of a list or a row of a table. `passage` is all of its text, its label too."""

    passage: Passage
    heading: int = 0
    bold: bool = False
    italic: bool = False
    titles_page: bool = False
    """Whether the page says that this is the title of the one item that it is about."""
    bullet: bool = False
    indent: int = 0
    cells: tuple[Passage, ...] = ()
    within: tuple[tuple[Passage, ...], ...] = ()
    """The paragraphs of each cell, where the form tells them."""
    action: bool = False
    """Whether it stands in a column of actions."""
    lines: int = 1
    after_blank: bool = True
    strong: tuple[Place, ...] = ()
    """Where its words in bold stand; empty where all of it is bold."""
    lead: str = field(default="", compare=False)
    """The first line's text; what stands in one line is told by it."""

    @property
    def text(self) -> str:
        """Its text."""
        return self.passage.text

    @property
    def line(self) -> int:
        """Its first line in the source."""
        return self.passage.line

    @property
    def capitals(self) -> bool:
        """Whether it is written in capitals only."""
        letters = [char for char in self.text if char.isalpha()]
        return len(letters) > 2 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)

    @property
    def label(self) -> Passage:
        """The label before its text: `a)`, `1.2`, `(ii)`; empty where there is none."""
        found = label_pattern().match(self.text)
        return self.passage.group(found) if found else NOWHERE

    @property
    def unlabelled(self) -> Passage:
        """Its text without its label."""
        found = label_pattern().match(self.text)
        return self.passage.cut(found.end(), len(self.text)) if found else self.passage


@cache
def label_pattern() -> re.Pattern[str]:
    """Returns what matches a label at the beginning of a paragraph."""
    return re.compile("|".join(f"(?:{each})" for each in table("numbering")["labels"]["patterns"]))


def is_label(text: str) -> bool:
    """Returns whether a text is the label of a paragraph and nothing else."""
    found = label_pattern().match(f"{text} ")
    return found is not None and found.end() == len(text)


def blocks_of(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Returns the blocks of the lines that are no furniture, in order."""
    layout = _Layout.of(lines)
    found: list[Block] = []
    begun: list[Line] = []
    gap = 0
    first_gap = 0
    for line in lines:
        if line.furniture:
            continue
        if line.blank:
            gap += 1
            continue
        if begun and layout.goes_on(begun, line, gap):
            begun.append(line)
        else:
            if begun:
                found.append(_block(begun, first_gap > 0 or not found))
            begun, first_gap = [line], gap
        gap = 0
    if begun:
        found.append(_block(begun, first_gap > 0 or not found))
    return tuple(found)


def _block(lines: Sequence[Line], after_blank: bool) -> Block:
    first = lines[0]
    return Block(
        unbroken([line.content for line in lines]),
        heading=first.heading,
        titles_page=first.titles_page,
        bold=all(line.bold for line in lines),
        italic=all(line.italic for line in lines),
        bullet=first.bullet,
        indent=first.indent,
        cells=first.cells,
        within=first.within,
        lines=len(lines),
        strong=() if all(line.bold for line in lines) else tuple(_strong(lines)),
        after_blank=after_blank,
        lead=first.content.text,
    )


def _strong(lines: Sequence[Line]) -> Iterator[Place]:
    """Yields where words in bold stand in a paragraph of which not all is."""
    for line in lines:
        yield from line.content.places if line.bold else line.strong


def unbroken(passages: Sequence[Passage]) -> Passage:
    """Returns the lines of a paragraph as one, a word that was broken at the end of a line, or behind a slash, whole again."""
    runs: list[list[Passage]] = []
    for passage in passages:
        before = runs[-1][-1] if runs else NOWHERE
        if _SLASH.search(before.text):
            runs[-1].append(passage)
            continue
        if _NAME.search(before.text) and passage.text[:1].isupper():
            runs[-1].append(passage)
            continue
        broken = _BROKEN.search(before.text) if passage.text[:1].islower() else None
        if broken is None:
            runs.append([passage])
            continue
        meant = broken["word"].lower() in table("hyphens")["kept"] or broken["more"]
        if before.text[-1] in _ONLY_BROKEN or not meant:
            runs[-1][-1] = before.cut(0, len(before.text) - 1)
        runs[-1].append(passage)
    return Passage.joined(run[0] if len(run) == 1 else Passage.joined(run, "") for run in runs)


_ONLY_BROKEN = "\u00ad\u00ac"
"""What never stands in a word but where it is broken: a soft hyphen, and the sign by which OCR writes one."""
_NAME = re.compile(r"(?<![\w-])[A-Z][a-z]+-$")
"""A name of two parts that is broken at its hyphen, which stays."""
_BROKEN = re.compile(r"(?<![^\W_])(?P<more>\w+-)?(?P<word>[^\W\d_]{2,}|e)[-\u00ad\u00ac\u2010\u2011]$")


@dataclass(frozen=True)
class _Layout:
    """How the lines of a document are broken: at which width, and whether a blank line stands between any two."""

    width: int
    widest: int
    """The length of all but the very longest lines."""
    doubled: bool
    spaced: bool
    """Whether paragraphs are parted by blank lines."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "_Layout":
        lengths = sorted(
            len(line.content.text) for line in lines if not line.blank and not line.cells and not line.furniture
        )
        width = lengths[int(len(lengths) * 0.9)] if lengths else 0
        pairs = [(one, other) for one, other in pairwise(lines) if not one.blank]
        blank_after = sum(other.blank for _, other in pairs)
        long = [line for line in lines if len(line.content.text) > 0.75 * width]
        broken = sum(not line.content.text.rstrip().endswith(_ENDS) for line in long)
        apart = len(pairs) >= _FEW and blank_after >= 0.9 * len(pairs)
        marked = sum(line.heading > 0 and not line.furniture for line in lines) > 1
        doubled = apart and not marked and broken > 0.4 * max(len(long), 1) and _NARROWEST <= width < 160
        widest = min(lengths[-1 - len(lengths) // 40], int(_FEW_LONGER * width)) if lengths else 0
        return cls(width, widest, doubled, blank_after > 0.05 * len(pairs))

    def goes_on(self, begun: Sequence[Line], line: Line, gap: int) -> bool:
        before = begun[-1]
        if line.goes_on:
            return True
        if line.within or before.within or line.cells or before.cells or line.bullet or line.heading or before.heading:
            return False
        text, last = line.content.text, before.content.text.rstrip()
        if starts_anew(text) or (text.startswith("(") and last.endswith((".", "!", "?"))):
            return False
        full = len(last) >= 0.72 * self.width and self.width < 160
        if gap == 0:
            return self._goes_on_at_once(begun, line, text, last)
        if self.doubled and gap == 1:
            if before.bold and line.bold:
                return before.italic == line.italic and len(last) >= 0.5 * self.width and not last.endswith((".", ":"))
            return (
                before.bold == line.bold
                and (full or text[:1].islower())
                and not (last.endswith((".", ":")) and not full)
            )
        return (
            text[:1].islower()
            and _WORD.search(last[-1:]) is not None
            and not before.bold
            and gap <= 3
            and len(last) > 40
        )

    def _goes_on_at_once(self, begun: Sequence[Line], line: Line, text: str, last: str) -> bool:
        """Returns whether a line goes on with the one before that no blank line parts from it."""
        before = begun[-1]
        if before.runs_on:
            return True
        if (text[:1].isupper() and _DECIDED.search(last)) or _ASKS.fullmatch(text):
            return False
        if last.endswith(",") and _HELD.search(last) and not _ENTRY.match(text):
            return before.bold == line.bold
        if text.isupper() and last.isupper() and (text.lower().startswith(_going_on_with()) or _ends_name(last, text)):
            return before.bold == line.bold
        if last.lower().endswith(_going_on()) and not _ENTRY.match(text):
            return before.bold == line.bold
        if _announces().search(last) or _PAGES_END.search(last) or (_hang(line) and _hang(begun[0])):
            return False
        hang = _hang(begun[0])
        if hang > 1 and line.indent >= hang:
            return line.indent > hang
        if 1 < begun[0].indent < line.indent:
            own = before.indent if line.indent - begun[0].indent <= _HUNG else 0  # what is centred is set in by more
            return text[:1].islower() or not _had_room(0.88 * self.widest - own, last, text)
        if text[:1].islower() and not last.endswith((".", "?", "!")):
            return True
        full, narrow = (len(last) >= part * self.width and self.width < 160 for part in (0.72, 0.45))
        wrapped = full and not _had_room(0.88 * self.widest, last, text)
        labelled = self.spaced and narrow and len(begun) < 3 and self._goes_on_behind_label(begun[0], text, last)
        return before.bold == line.bold and (wrapped or labelled)

    def _goes_on_behind_label(self, first: Line, text: str, last: str) -> bool:
        labelled = label_pattern().match(first.content.text) is not None
        return labelled and not last.endswith(_ENDS) and not _had_room(self.width, last, text)


@cache
def _announces() -> re.Pattern[str]:
    """What matches the end of a line below which people are listed."""
    return re.compile(table("people")["told"]["ends"], re.IGNORECASE)


@cache
def _going_on() -> tuple[str, ...]:
    return tuple(f" {each}" for each in table("hyphens")["goes_on"])


@cache
def _going_on_with() -> tuple[str, ...]:
    return tuple(f"{each} " for each in table("hyphens")["goes_on_with"])


def _ends_name(last: str, text: str) -> bool:
    """Whether a line begins with the word that ends the name of a body, and the line before breaks off without it."""
    return _kind_of_body().match(text) is not None and _kind_of_body().search(last.split()[-1]) is None


@cache
def _kind_of_body() -> re.Pattern[str]:
    words = "|".join(table("headings")["body"]["ending"])
    return re.compile(rf"(?:{words})(?=\s*[.,]?$|\s+(?:which|held|was|on|at)\b)", re.IGNORECASE)


def _had_room(width: float, last: str, text: str) -> bool:
    """Whether the first word of a line would have found room on the line before, so that the break was meant."""
    return len(last) + 1 + len(text.split()[0]) <= width


def _hang(line: Line) -> int:
    """Returns the column at which the text behind a heading in the same line begins, 0 where there is none."""
    found = re.match(r"\s*[^:]{2,40}:\s{2,}(?=\S)", line.raw)
    return found.end() if found else 0


_DECIDED = re.compile(r"[.;:)”’\w]\s+(?:AGREED|NOTED|APPROVED|ADOPTED|RESOLVED|CARRIED|DEFERRED)\.?$")
"""How a line ends at whose margin stands what was decided of it."""
_HELD = re.compile(r"\bheld\b", re.IGNORECASE)
"""What a line says that goes on behind a comma with where and when."""
_ENTRY = re.compile(r"\(?(?!(?:mr|mrs|ms|dr|st|rev)\.)\w{1,4}[.)]\s", re.IGNORECASE)
_PAGES_END = re.compile(r"\(pages?\s+\d+(?:\s*[-–]\s*\d+)?\)$", re.IGNORECASE)
"""What ends a title on an agenda: what stands in the next line is about it, and not of it."""


@cache
def _anew() -> re.Pattern[str]:
    begun = ("slash", "item-word", "number", "dotted")
    numbers = "|".join(f"(?:{each['pattern']})" for each in table("numbering")["items"] if each["name"] in begun)
    reference = re.sub(r"\?P<\w+>", "?:", table("numbering")["alone"]["reference"])
    numbers = re.sub(r"\?P<\w+>", "?:", numbers)
    below = re.sub(r"\?P<\w+>", "?:", table("numbering")["alone"]["below"])
    above = re.sub(r"\?P<\w+>", "?:", table("numbering")["alone"]["above"])
    pages = "|".join(re.sub(r"\?P<\w+>", "?:", each) for each in table("numbering")["pages"]["patterns"])
    starts = "|".join(
        re.escape(word)
        for group in table("decisions")["starts"]
        for word in group["words"]
        if word.isupper() or word.startswith("It ") or word in table("decisions")["actions"]["starts"]
    )
    people = "|".join(re.escape(word) for group in table("headings")["attendance"] for word in group["words"])
    people = f"{people}|{'|'.join(table('headings')['fields']['names'])}"
    composed = re.sub(r"\?P<\w+>", "?:", composed_heading().pattern).removesuffix(r"?\s*")
    styles = "|".join(re.escape(word) for word in table("people")["styles"] if word != "and")
    present = table("attending")["begins"]
    actions = "|".join(table("decisions")["actions"]["starts"])
    votes = table("decisions")["votes"]
    named = re.sub(r"\?P<\w+>", "?:", votes["heading"].replace("{option}", votes["option"]).removeprefix("^"))
    named = named.removesuffix("\\s*:?$") + r"\s*(?::|;\s*\d)"
    business = "|".join(f"(?:{each})" for each in table("numbering")["business"]["titles"] if "reports?" not in each)
    moving = "|".join(table("decisions")["moving"]["starts"])
    present = table("attending")["begins"]
    composed = re.sub(
        r"\?P<\w+>", "?:", composed_heading().pattern.removesuffix(r"(?P<colon>\s*[:;]\s?[-–]?|\s+[-–](?=\s))?\s*")
    )
    composed += r"\s*:"
    styles = "|".join(re.escape(each) for each in table("people")["styles"] if each != "and")
    others = r"[A-Z][^:.;,]{3,50}\s(?:present|absent|excused|in attendance)\s*:"
    return re.compile(
        rf"{others}|(?i:{named})|(?:{moving})\b|(?=[A-Z])(?i:{business})\s*:|{table('numbering')['anew']['roman']}|(?:{label_pattern().pattern})|(?:{numbers})|\d{{1,4}}[A-Z]?\s{{3,}}(?=[A-Z])|(?:{reference})\s*$|(?:{below})|(?:{above})|(?:{pages})|(?:{starts})\b|(?i:{people})(?:\s*[/|]\s*(?i:{people}))?\s*:|(?i:{composed})|{present}\s+(?:{styles})\b|(?i:contact)\s*:\s|(?:{actions})\s*\d*:"
    )


def starts_anew(text: str) -> bool:
    """Returns whether a line begins a block of its own, whatever stands before it: by a number, a label, a heading of people."""
    return _anew().match(text) is not None


def joined(blocks: Sequence[Block]) -> Iterator[Passage]:
    """Returns the passages of blocks."""
    return (each.passage for each in blocks)


def shape(lines: Sequence[Line]) -> tuple[int, float]:
    """Returns the number of lines that say something, and the median of their lengths in characters."""
    lengths = [len(line.content.text) for line in lines if not line.blank]
    return len(lengths), median(lengths) if lengths else 0.0


def unfurnished(line: Line) -> Line:
    """Returns the line as one that belongs to the document after all."""
    return replace(line, furniture="")
