"""Finds rows of titles with numbers: of all numbered lines those whose numbers follow one another best."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from tui.documents.importing.decided.decisions import begins_decision
from tui.documents.importing.items.likeness import likeness
from tui.documents.importing.items.titles import Title, without_tail
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.wordings import table

_STANDS_OUT = 1.45
_OF_SENTENCES = ("number", "bare-number", "slash")
_SENTENCE = 200
"""No longer sentence is taken for an item of its own."""
_SAID = "The document gives the item no title; it is called by the sentence that was minuted."
_OF_MINUTES = ("slash", "dotted")
"""The ways of numbering that are those of minutes and not of an agenda."""
_ALONE = 0.6
"""What it counts for that a number stands alone in the line above a title."""
_NEARLY = 0.01
_SECTIONS = 3
"""So many Roman numbers, one after another from the first on, show that they are those of the items."""
_FEW_BELOW = 0.3
"""So great a part of the lines below lone references may be no titles."""
_MOSTLY = 0.7
"""So great a part of the numbers must have the same first part, the year or the meeting."""


@dataclass(frozen=True)
class _Candidate:
    title: Title
    value: int
    score: float


def best_numbered(blocks: Sequence[Block], rows: bool) -> tuple[float, tuple[Title, ...]]:
    """Returns the best row of titles that have their numbers before them or above them, and its score. With `rows`, an item can be
    a row of a table: number, title, pages."""
    found = [_best_row(_in_line(blocks, which), _sentences(blocks, which)) for which in range(len(_forms()))]
    found += [_best_row(_above(blocks, table("numbering")["alone"][which])) for which in ("above", "reference_above")]
    if rows:
        found.append(_best_row(_in_rows(blocks)))
    best = max(found, key=lambda row: row[0])
    roman = found[next(n for n, (name, _) in enumerate(_forms()) if name == "roman")]
    return (max(best[0], roman[0]), roman[1]) if _within_sections(blocks, best[1], roman[1]) else best


def _within_sections(blocks: Sequence[Block], row: Sequence[Title], sections: Sequence[Title]) -> bool:
    """Returns whether numbers begin at 1 again and again because their items stand within sections, which Roman numbers number."""
    if len(sections) < _SECTIONS or [_value(each.number.text, "roman") for each in sections] != [
        *range(1, len(sections) + 1)
    ]:
        return False
    first = [n for n, block in enumerate(blocks) if re.match(r"1[.)]\s", block.text)]
    starts = {sum(each.block < n for each in sections) for n in first}
    return len(starts) > 1 and 0 not in starts and sections[0].block <= row[0].block


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((each["name"], re.compile(each["pattern"])) for each in table("numbering")["items"])


def _in_line(blocks: Sequence[Block], which: int) -> list[_Candidate]:
    name, pattern = _forms()[which]
    found = []
    for n, block in enumerate(blocks):
        if block.bullet or block.cells:
            continue
        match = pattern.match(block.text)
        if match is None:
            continue
        title, rest = without_tail(block.passage.cut(match.end(), len(block.text)))
        agenda, title = _with_agenda_number(title) if name in _OF_MINUTES else (NOWHERE, title)
        score = likeness(block, title)
        if score <= 0:
            continue
        number = block.passage.group(match, "number")
        mark = block.passage.group(match, "mark") if "mark" in pattern.groupindex else NOWHERE
        strong = (
            0.4
            if name in ("slash", "item-word")
            else -0.3
            if name in ("bare-number", "letter", "roman", "bracketed")
            else 0
        )
        begun = Title(n, n + 1, number, title, mark, rest, agenda=agenda)
        found.append(_Candidate(begun, _value(number.text, name), score + strong))
    return _by_what_rises(found) if name in _OF_MINUTES else found


def _sentences(blocks: Sequence[Block], which: int) -> list[_Candidate]:
    """Returns numbered paragraphs that are one sentence and no title: an item can be no more than that."""
    name, pattern = _forms()[which]
    if name not in _OF_SENTENCES:
        return []
    found = []
    for n, block in enumerate(blocks):
        match = pattern.match(block.text) if not (block.bullet or block.cells) else None
        if (
            match is None
            or len(block.text) > _SENTENCE
            or re.search(r"[.?!]\s+[A-Z]\w+ \w+", block.text[match.end() :])
        ):
            continue
        title = block.passage.cut(match.end(), len(block.text))
        if likeness(block, title) <= 0 and title.text[:1].isupper() and not begins_decision(title.text):
            number = block.passage.group(match, "number")
            said = Title(n, n + 1, number, title.stripped("."), doubt=_SAID, said=True)
            found.append(_Candidate(said, _value(number.text, name), 0))
    return found


def _with_sentences(row: Sequence[_Candidate], sentences: Sequence[_Candidate]) -> list[_Candidate]:
    """Returns a row whose numbers follow one another with the sentences whose numbers are missing in it, each where it must stand:
    between those before and behind it, and the only one there with its number."""
    found = list(row)
    for value in sorted({each.value for each in sentences} - {each.value for each in row}):
        before = [each for each in found if each.value < value]
        behind = [each for each in found if each.value > value]
        if not behind or (before and before[-1].value != value - 1) or (not before and value != behind[0].value - 1):
            continue
        low = before[-1].title.block if before else -1
        fitting = [each for each in sentences if each.value == value and low < each.title.block < behind[0].title.block]
        if len(fitting) == 1:
            found = [*before, fitting[0], *behind]
    return found


def _with_agenda_number(title: Passage) -> tuple[Passage, Passage]:
    """Returns the number on the agenda that stands before a title, and the title without it."""
    found = re.match(table("numbering")["alone"]["agenda"], title.text)
    if found is None:
        return NOWHERE, title
    which = "item" if found["item"] else "number"
    return title.group(found, which), title.cut(found.end(), len(title.text))


def _by_what_rises(found: list[_Candidate]) -> list[_Candidate]:
    """Returns candidates whose numbers have several parts, each with the part that differs from one to the next as its value: 44 of
    21.44 and 23/044, 167 of 167.0. Where two parts do, as in 1.1, 1.2, 2.1, they number paragraphs, and only those of the first
    place are titles."""
    parts = [[int(each) for each in re.findall(r"\d+", one.title.number.text)] for one in found]
    if not parts or ("." not in found[0].title.number.text and len(parts[0]) == 1):
        return found
    noughts = [n for n, each in enumerate(parts) if len(each) > 1 and each[1] == 0]
    if len(noughts) > 1:
        return [replace(found[n], value=parts[n][0]) for n in noughts]
    firsts = Counter(each[0] for each in parts)
    seconds = Counter(each[1] for each in parts if len(each) > 1)
    common, often = firsts.most_common(1)[0]
    if often > 1 and often >= max(seconds.values(), default=0):
        same = [n for n, each in enumerate(parts) if each[0] == common and len(each) > 1]
        if len(same) >= _MOSTLY * len(parts):
            return [replace(found[n], value=parts[n][1]) for n in same]
    dotted = "/" not in found[0].title.number.text and "(" not in found[0].title.number.text
    return [] if dotted else found


def _in_rows(blocks: Sequence[Block]) -> list[_Candidate]:
    pattern = re.compile(table("numbering")["alone"]["above"])
    found = []
    for n, block in enumerate(blocks):
        told = [cell for cell in block.cells if cell.text]
        match = pattern.match(told[0].text) if len(told) > 1 else None
        if match is not None:
            rest = Passage.joined(told[2:])
            title = Title(n, n + 1, told[0].group(match, "number"), told[1], NOWHERE, rest)
            found.append(_Candidate(title, _value(title.number.text, ""), 1.4))
    return found


def _above(blocks: Sequence[Block], form: str) -> list[_Candidate]:
    pattern = re.compile(form)
    found = []
    for n, block in enumerate(blocks[:-1]):
        match = pattern.match(block.text)
        at = _below_labels(blocks, n + 1)
        if match is None or pattern.match(blocks[at].text) or ("." in match["number"] and at == n + 1):
            continue
        title, rest = without_tail(blocks[at].passage)
        score = likeness(blocks[at], title)
        number = block.passage.group(match, "number")
        labels = Passage.joined(each.passage for each in blocks[n + 1 : at])
        begun = Title(n, at + 1, number, title, labels, rest)
        found.append(_Candidate(begun, _value(number.text, ""), score + _ALONE))
    # References stand below the titles where what follows them is text.
    if "/" in form and sum(each.score < 1 for each in found) > _FEW_BELOW * len(found):
        return []
    return _by_what_rises([each for each in found if each.score > _ALONE - _NEARLY])


def _below_labels(blocks: Sequence[Block], at: int) -> int:
    """Returns the number of the first block from `at` on that is not the number of a paragraph alone in its line, 4.1.2: where columns
    were lost, such lines stand between the number of an item and its title."""
    labels = re.compile(table("numbering")["alone"]["labels"])
    while at + 1 < len(blocks) and labels.fullmatch(blocks[at].text):
        at += 1
    return at


def _value(number: str, form: str) -> int:
    digits = re.search(r"\d+", number)
    if digits:
        return int(digits[0])
    if form == "roman":
        values = {"I": 1, "V": 5, "X": 10}
        figures = [values[char] for char in number]
        return sum(-one if one < after else one for one, after in zip(figures, [*figures[1:], 0], strict=True))
    return ord(number[0]) - ord("A") + 1 if number else 0


def _best_row(
    candidates: Sequence[_Candidate], sentences: Sequence[_Candidate] = ()
) -> tuple[float, tuple[Title, ...]]:
    """Returns the row of candidates that scores best: numbers that follow one another, with jumps and returns made dear. Numbers
    missing in it may be those of `sentences`."""
    best: list[tuple[float, int]] = []
    for n, each in enumerate(candidates):
        begin = (each.score - (0 if each.value == 1 else 0.2), -1)
        ways = [begin]
        for before in range(max(0, n - 80), n):
            step = each.value - candidates[before].value
            price = 0.0 if step == 1 else 0.2 * min(step, 6) if step > 1 else 1.3 if step < 0 else 0.9
            ways.append((best[before][0] + each.score - price, before))
        best.append(max(ways))
    if not best:
        return 0.0, ()
    at = max(range(len(best)), key=lambda n: best[n][0])
    total, row = best[at][0], []
    while at >= 0:
        row.append(candidates[at])
        at = best[at][1]
    whole = _with_same_style(candidates, _without_restart(row[::-1]))
    rises = all(before.value < after.value for before, after in pairwise(whole))
    return total, tuple(each.title for each in (_with_sentences(whole, sentences) if rises else whole))


def _with_same_style(candidates: Sequence[_Candidate], row: list[_Candidate]) -> list[_Candidate]:
    """Returns the row with those between its ends that stand out as its members do: items taken out of order."""
    styled = [each for each in row if each.score >= _STANDS_OUT]
    if len(styled) < 0.8 * len(row):
        return row
    first, last = row[0].title.block, row[-1].title.block
    among = [each for each in candidates if each.score >= _STANDS_OUT and first < each.title.block < last]
    return sorted({each.title.block: each for each in (*row, *among)}.values(), key=lambda each: each.title.block)


def _without_restart(row: list[_Candidate]) -> list[_Candidate]:
    """Returns the row without a shorter one at its end that begins at 1 again: the printed table of items and actions."""
    again = [n for n in range(1, len(row)) if row[n].value == 1 and row[n - 1].value > 1]
    if not again:
        return row
    first, second = row[: again[-1]], row[again[-1] :]
    return first if len(second) < len(first) and second[0].score <= first[0].score else row
