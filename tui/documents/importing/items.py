"""Finds the titles of items: the one way of numbering, of all that a document could have, that gives the best row of titles."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tui.documents.importing.blocks import Block
from tui.documents.importing.dates import dates_in
from tui.documents.importing.decisions import begins_decision, has_decision_in_capitals
from tui.documents.importing.levels import titles_by_level
from tui.documents.importing.naming import body_line, names_body
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people_headings import heading_of_people
from tui.documents.importing.signing import is_signature
from tui.documents.importing.titles import Title, without_tail
from tui.documents.importing.wordings import table

_LONGEST = 260
_FEWEST = 2
_DECIDED = 0.35
_STANDS_OUT = 1.45
_PLAIN = 70
"""No title in ordinary print is longer."""
_HEAD = 12
"""Within so many blocks the head of a document says its day."""
_BELOW = 1.6
"""What a number in brackets below a title counts for, against a title with a number before it."""


_OF_MINUTES = ("slash", "dotted")
"""The ways of numbering that are those of minutes and not of an agenda."""
_MOSTLY = 0.7
"""So great a part of the numbers must have the same first part, the year or the meeting."""
_STANDING_OUT: tuple[Callable[[Block], bool], ...] = (
    lambda block: block.bold and block.capitals,
    lambda block: block.capitals,
    lambda block: block.bold,
)


@dataclass(frozen=True)
class _Candidate:
    title: Title
    value: int
    score: float


def find_titles(blocks: Sequence[Block], rows: bool = False) -> tuple[Title, ...]:
    """Returns the titles of the items in order; none where nothing is a convincing row of titles. With `rows`, an item can be a
    row of a table: number, title, pages."""
    found = [_best_row(_in_line(blocks, which)) for which in range(len(_forms()))]
    found.append(_best_row(_above(blocks)))
    if rows:
        found.append(_best_row(_in_rows(blocks)))
    best = max(found, key=lambda row: row[0])
    by_level = titles_by_level(blocks, best[1] if best[0] >= _FEWEST * _DECIDED else ())
    if by_level:
        return by_level
    below = _below(blocks)
    if len(below) >= _FEWEST and len(below) * _BELOW > best[0]:
        return tuple(below)
    unnumbered = _unnumbered(blocks)
    if best[0] >= _FEWEST * _DECIDED and len(best[1]) >= _FEWEST and len(best[1]) * 3 >= len(unnumbered):
        return _with_late_headings(blocks, best[1])
    if len(unnumbered) >= _FEWEST:
        return tuple(unnumbered)
    if best[0] > 1 and len(best[1]) == 1:
        return best[1]
    return _only(blocks)


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
        score = _likeness(block, title)
        if score <= 0:
            continue
        number = block.passage.group(match, "number")
        mark = block.passage.group(match, "mark") if "mark" in pattern.groupindex else NOWHERE
        strong = 0.4 if name in ("slash", "item-word") else -0.3 if name in ("bare-number", "letter", "roman") else 0
        begun = Title(n, n + 1, number, title, mark, rest, agenda=agenda)
        found.append(_Candidate(begun, _value(number.text, name), score + strong))
    return _by_what_rises(found) if name in _OF_MINUTES else found


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


def _above(blocks: Sequence[Block]) -> list[_Candidate]:
    pattern = re.compile(table("numbering")["alone"]["above"])
    found = []
    for n, block in enumerate(blocks[:-1]):
        match = pattern.match(block.text)
        if match is None or pattern.match(blocks[n + 1].text):
            continue
        title, rest = without_tail(blocks[n + 1].passage)
        score = _likeness(blocks[n + 1], title)
        if score > 0:
            number = block.passage.group(match, "number")
            found.append(
                _Candidate(Title(n, n + 2, number, title, NOWHERE, rest), _value(number.text, ""), score + 0.6)
            )
    return found


def _below(blocks: Sequence[Block]) -> list[Title]:
    pattern = re.compile(table("numbering")["alone"]["below"], re.IGNORECASE)
    found = []
    for n, block in enumerate(blocks):
        match = pattern.search(block.text)
        if match is None or len(block.text) > _LONGEST:
            continue
        number, mark = block.passage.group(match, "number"), block.passage.group(match, "mark")
        before = block.passage.cut(0, match.start())
        if before.text:
            found.append(_with_minute(Title(n, n + 1, number, before, mark)))
        elif n > 0 and not any(each.block == n - 1 for each in found):
            found.append(_with_minute(Title(n - 1, n + 1, number, blocks[n - 1].passage, mark)))
    return found


def _with_minute(title: Title) -> Title:
    """Returns the title with a number before it taken for that of the minute."""
    found = re.match(r"(?P<number>\d{1,5})\s*[.:)]\s*(?=\S)", title.title.text)
    if found is None:
        return title
    rest = title.title.cut(found.end(), len(title.title.text))
    return replace(title, minute=title.title.group(found, "number"), title=rest)


def _unnumbered(blocks: Sequence[Block]) -> list[Title]:
    """Returns headings without numbers: those that the form names as such, else lines in capitals or bold that stand alone."""
    levels = sorted({block.heading for block in blocks if block.heading})
    for level in levels:
        found = [n for n, block in enumerate(blocks) if block.heading == level and _likeness(block, block.passage) > 0]
        if len(found) > _FEWEST:
            return [Title(n, n + 1, NOWHERE, without_tail(blocks[n].passage)[0]) for n in found]
    begin = _behind_head(blocks)
    for wanted in _STANDING_OUT:
        found = [n for n in range(begin, len(blocks)) if wanted(blocks[n]) and _stands_alone(blocks, n)]
        if len(found) > _FEWEST + 2 or (len(found) > _FEWEST and all(_heads_text(blocks, n) for n in found)):
            return [Title(n, n + 1, NOWHERE, blocks[n].passage) for n in found]
    found = [n for n in range(begin, len(blocks)) if _heads_plainly(blocks, n)]
    return [Title(n, n + 1, NOWHERE, blocks[n].passage) for n in found] if len(found) > _FEWEST + 1 else []


def _heads_text(blocks: Sequence[Block], n: int) -> bool:
    """Returns whether text that does not stand out follows a line that does."""
    return n + 1 < len(blocks) and not any(wanted(blocks[n + 1]) for wanted in _STANDING_OUT)


def _heads_plainly(blocks: Sequence[Block], n: int) -> bool:
    """Returns whether a line in ordinary print is a title all the same: short, behind a blank line, with capitals as titles have
    them, and with text below it that no blank line parts from it."""
    block = blocks[n]
    if n + 1 >= len(blocks) or not _stands_alone(blocks, n) or blocks[n + 1].after_blank or block.lines > 1:
        return False
    words = re.findall(r"[^\W\d_]{4,}", block.text)
    titled = sum(word[0].isupper() for word in words) >= 0.7 * len(words) or len(words) < 4
    prose = re.search(table("numbering")["titles"]["verbs"], block.text) or dates_in(block.text)
    return (
        block.text[0].isupper() and titled and not prose and len(block.text) <= _PLAIN and block.text[-1] not in ":,;?!"
    )


def _behind_head(blocks: Sequence[Block]) -> int:
    """Returns the number of the first block behind the line that names the day: what stands out above it is the document's title."""
    dated = next(
        (n for n, block in enumerate(blocks[:_HEAD]) if len(block.text) < _LONGEST and dates_in(block.text)), -1
    )
    return dated + 1


def _stands_alone(blocks: Sequence[Block], n: int) -> bool:
    """Returns whether a line that stands out can be a title without a number."""
    block = blocks[n]
    if not block.after_blank or block.cells or block.bullet or not 5 < len(block.text) < 120:
        return False
    if block.text.endswith(".") or block.text.startswith("(") or begins_decision(block.text):
        return False
    roll = n + 1 < len(blocks) and heading_of_people(blocks[n + 1]) is not None
    return roll or heading_of_people(block) is None


def _only(blocks: Sequence[Block]) -> tuple[Title, ...]:
    """Returns the title of a document that is one item only: the first line in capitals, or a heading; none where the only heading
    is the document's own title."""
    if any(block.heading and names_body(block) for block in blocks) and sum(block.heading > 0 for block in blocks) == 1:
        return ()
    page = _below_on_page(blocks)
    if page:
        return page
    for n, block in enumerate(blocks):
        if (
            (block.capitals or block.heading or block.bold)
            and not block.cells
            and 5 < len(block.text) < 200
            and not begins_decision(block.text)
            and not names_body(block)
            and not (body_line(block) and n + 1 < len(blocks))
        ):
            return (Title(n, n + 1, NOWHERE, without_tail(block.passage)[0]),)
    return ()


def _below_on_page(blocks: Sequence[Block]) -> tuple[Title, ...]:
    """Returns the title of an item that has a page of its own: the line above the one that names the meeting, its day and the number."""
    pattern = re.compile(table("numbering")["alone"]["below"], re.IGNORECASE)
    for n, block in enumerate(blocks[1:_HEAD], 1):
        match = pattern.search(block.text)
        if match is not None and dates_in(block.text) and match.start() > 0:
            number, mark = block.passage.group(match, "number"), block.passage.group(match, "mark")
            return (Title(n - 1, n, number, without_tail(blocks[n - 1].passage)[0], mark),)
    return ()


def _likeness(block: Block, title: Passage) -> float:
    """Returns how much like a title a text is: below 0 it cannot be one, from 1 on it looks like nothing else."""
    text = title.text
    if not text or len(text) > _LONGEST or not re.search(r"[^\W\d_]{2}", text):
        return -1
    styled = block.heading > 0 or block.bold or block.capitals
    score = 1.0 + 0.5 * styled
    if text.endswith((".", ";")) and not styled:
        score -= 0.6
    if text.endswith((":", ",")) and not styled:
        score -= 0.4
    if re.search(r"[.?!]\s+[A-Z“\"]\w+ \w+", text):
        score -= 0.7
    if len(text) > 120:
        score -= 0.3
    if block.italic and not block.bold:
        score -= 0.8
    if text[0].islower() or text.startswith("That "):
        score -= 1
    if not styled and re.search(table("numbering")["titles"]["verbs"], text):
        score -= 0.4
    if begins_decision(text) or (not block.capitals and has_decision_in_capitals(text)):
        score -= 1
    return score


def _value(number: str, form: str) -> int:
    digits = re.search(r"\d+", number)
    if digits:
        return int(digits[0])
    if form == "roman":
        values = {"I": 1, "V": 5, "X": 10}
        figures = [values[char] for char in number]
        return sum(-one if one < after else one for one, after in zip(figures, [*figures[1:], 0], strict=True))
    return ord(number[0]) - ord("A") + 1 if number else 0


def _best_row(candidates: Sequence[_Candidate]) -> tuple[float, tuple[Title, ...]]:
    """Returns the row of candidates that scores best: numbers that follow one another, with jumps and returns made dear."""
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
    return total, tuple(each.title for each in _with_same_style(candidates, _without_restart(row[::-1])))


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


def _with_late_headings(blocks: Sequence[Block], titles: Sequence[Title]) -> tuple[Title, ...]:
    """Adds titles without a number that look as the numbered ones do and stand behind the last: any other business."""
    last = titles[-1]
    like = blocks[last.block]
    if not (like.bold and like.capitals):
        return tuple(titles)
    late = [
        Title(n, n + 1, NOWHERE, block.passage.stripped(":"))
        for n, block in enumerate(blocks)
        if n >= last.after and block.bold and block.capitals and not block.cells and _likeness(block, block.passage) > 1
        and len(block.text.split()) > 1 and not is_signature(block.text)
    ]  # fmt: skip
    return (*titles, *late)
