"""Parts titles of items from the text that goes on in the same line: "3. Finance: The Clerk reported …"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from tui.documents.importing.decided.decisions import begins_decision
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.wordings import table

_FEWEST = 3
_LONGEST = 180
_MOST = 0.6
"""So great a part of the numbered paragraphs shows that titles run into the text."""
_SENTENCES = 60
"""So many characters behind a title are sentences, which no title has behind its colon."""


def apart_from_text(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Returns the blocks, the titles that run into the text of numbered paragraphs parted from it where most of them do."""
    for pattern in _forms():
        numbered = [n for n, block in enumerate(blocks) if not block.cells and pattern.match(block.text)]
        ends = {n: end for n in numbered if (end := _end_of_title(blocks[n], pattern))}
        values = _values([pattern.match(blocks[n].text)["number"] for n in numbered])  # type: ignore[index]
        rising = sum(after == before + 1 for before, after in pairwise(values))
        falls = any(after < before for before, after in pairwise(values))
        alone = (
            0
            if falls
            else sum(n not in ends and _is_title_alone(pattern.sub("", blocks[n].text, count=1)) for n in numbered)
        )
        if len(ends) >= max(_FEWEST, _MOST * (len(numbered) - alone)) and rising >= _MOST * (len(numbered) - 1):
            return tuple(piece for n, block in enumerate(blocks) for piece in _parted(block, ends.get(n)))
        sure = {n: end for n, end in ends.items() if _has_sentences_behind(blocks[n], end) or _has_dots(blocks[n], end)}
        if sure:
            sure = {n: end for n, end in ends.items() if _has_sentences_behind(blocks[n], end, 0) or n in sure}
        if sure and rising == len(numbered) - 1 > 0:
            return tuple(piece for n, block in enumerate(blocks) for piece in _parted(block, sure.get(n)))
    return tuple(blocks)


def _has_sentences_behind(block: Block, ends: tuple[int, int], least: int = _SENTENCES) -> bool:
    """Returns whether sentences stand behind a title, so that it is one whatever the other numbered paragraphs are like."""
    behind = block.text[ends[1] :]
    return len(behind) > least and re.search(table("numbering")["titles"]["verbs"], behind) is not None


def _has_dots(block: Block, ends: tuple[int, int]) -> bool:
    """Returns whether a row of dots parts a title from the text, as it parts nothing within a title."""
    return re.search(r"…|\.{3}", block.text[ends[0] : ends[1]]) is not None


def _values(numbers: Sequence[str]) -> list[int]:
    """Returns what rises of each number: of 82/23, 83/23 the first part, of 23/045, 23/046 the last."""
    parts = [[int(each[-4:]) for each in re.findall(r"\d+", number)] or [0] for number in numbers]
    return [each[0] if len({one[-1] for one in parts}) == 1 else each[-1] for each in parts]


def _parted(block: Block, ends: tuple[int, int] | None) -> tuple[Block, ...]:
    if ends is None:
        return (block,)
    title = block.passage.cut(0, ends[0])
    rest = block.passage.cut(ends[1], len(block.text))
    behind = replace(block, passage=rest, bullet=False, after_blank=False, bold=False, lead=rest.text)
    return replace(block, passage=title, lead=title.text, lines=1), behind


def _end_of_title(block: Block, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """Returns where the title in a paragraph ends and where the text behind it begins; None where no title runs into it."""
    number = pattern.match(block.text)
    titles = table("numbering")["titles"]
    found = re.match(titles["run_in"], block.text[number.end() :]) if number is not None else None
    if number is None:
        return None
    capitals = re.match(titles["run_in_capitals"], block.text[number.end() :])
    if capitals is not None and _is_one_sentence(block.text[number.end() :], capitals):
        return None
    if capitals is not None and not begins_decision(capitals["title"]):
        end = _before_word_of_decision(capitals["title"])
        begin = capitals.start("title") + end + 1 if end < len(capitals["title"]) else capitals.start("rest")
        return number.end() + capitals.start("title") + end, number.end() + begin
    if found is None or not found["rest"]:
        sentence = re.match(titles["run_in_sentence"], block.text[number.end() :]) if _is_word(number) else None
        if sentence is None:
            return _before_decision(block, number.end())
        found = sentence
    if re.search(titles["verbs"], found["title"]) or begins_decision(found["title"] + ":"):
        return None
    return number.end() + found.end("title"), number.end() + found.start("rest")


def _is_one_sentence(text: str, capitals: re.Match[str]) -> bool:
    """Whether words in capitals are the beginning of a short sentence that is all of the paragraph: MINUTES of the last meeting were …"""
    verbs = table("numbering")["titles"]["verbs"]
    goes_on = capitals["rest"][0].islower() and re.search(verbs, capitals["rest"]) is not None
    return goes_on and len(text) < _LONGEST and re.search(r"[.;:?!]\s", capitals["rest"]) is None


def _is_word(number: re.Match[str]) -> bool:
    """Whether the word for an item is printed before its number, so that what follows is a title in any case."""
    return "mark" in number.re.groupindex


def _before_word_of_decision(title: str) -> int:
    """Returns where the words in capitals end that are the title: a word of decision in capitals begins the text."""
    words = re.finditer(r"\s+", title)
    return next((each.start() for each in words if begins_decision(title[each.end() :])), len(title))


def _before_decision(block: Block, start: int) -> tuple[int, int] | None:
    """Returns where a title ends behind which a decision stands in the same line, or that there was nothing: "… – None."."""
    for found in re.finditer(table("numbering")["titles"]["run_in_between"], block.text[start:]):
        behind = block.text[start + found.end() :]
        none = re.match(table("numbering")["titles"]["run_in_nothing"], behind, re.IGNORECASE) is not None
        if 0 < found.start() < _LONGEST and (begins_decision(behind) or none):
            return start + found.start(), start + found.end()
    return None


def _is_title_alone(text: str) -> bool:
    """Whether a numbered line is a title with nothing behind it, so that it does not show that titles do not run into the text."""
    return len(text) < _LONGEST and not re.search(table("numbering")["titles"]["verbs"], text) and text[:1].isupper()


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    wanted = ("slash", "number", "coded", "dotted", "bare-number", "item-word")
    return tuple(re.compile(each["pattern"]) for each in table("numbering")["items"] if each["name"] in wanted)
