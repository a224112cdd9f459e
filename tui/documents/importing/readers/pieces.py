"""Parts a paragraph where something else begins within it: a decision behind a sentence, names under several ways to vote."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tui.documents.importing.decided.decisions import begins_decision
from tui.documents.importing.decided.votes import apart
from tui.documents.importing.lines.blocks import Block, is_label
from tui.documents.importing.passage import Passage
from tui.documents.importing.people.name_words import is_style, role_of
from tui.documents.importing.wordings import table

_SENTENCE_ENDS = re.compile(r"(?<=\w)\.\s+(?=[A-Z\d])")


def pieces_of(block: Block) -> Iterator[Block]:
    """Returns a paragraph as it is, or its pieces in order, each as a paragraph of its own."""
    if block.cells or re.match(table("decisions")["vote_line"]["on"], block.text, re.IGNORECASE):
        yield block
        return
    passages = [
        piece for moved in _moved_apart(block.passage) for voted in apart(moved) for piece in _decisions_apart(voted)
    ]
    for n, passage in enumerate(passages):
        whole = len(passages) == 1
        yield block if whole else replace(block, passage=passage, after_blank=block.after_blank and n == 0)


def _moved_apart(passage: Passage) -> list[Passage]:
    """Returns who moved and seconded, and the word of the decision that a list follows: "Alpha moved, Bravo seconded and it was resolved
    to:"; other paragraphs whole."""
    found = re.search(table("decisions")["apart"]["moved_and"], passage.text)
    if found is None:
        return [passage]
    return [passage.cut(0, found.start("and")), passage.cut(found.end("and"), len(passage.text))]


def _decisions_apart(passage: Passage) -> Iterator[Passage]:
    """Returns the pieces of a paragraph before and from each word of decision or of an action that begins a sentence in it."""
    at = 0
    for begin in (0, *(found.end() for found in _begins().finditer(passage.text))):
        if passage.text.startswith("and", begin) and not passage.text.lower().startswith("seconded"):
            continue
        if is_label(passage.text[at:begin].strip()):
            continue
        if _inline().match(passage.text, begin):
            if begin > at:
                yield passage.cut(at, begin)
            ends = _SENTENCE_ENDS.search(passage.text, begin)
            at = ends.end() if ends is not None else len(passage.text)
            yield passage.cut(begin, at)
            continue
        if begin <= at or (_ends_in_title(passage.text[at:begin]) and not begins_decision(passage.text[begin:])):
            continue
        last = _last().match(passage.text, begin)
        moved = _other_motion().search(passage.text, at)
        ended = moved is not None and moved.end() == begin
        if last or ended or begins_decision(passage.text[begin:]) or _acts().match(passage.text, begin):
            yield passage.cut(at, begin)
            at = begin
    if at < len(passage.text):
        yield passage.cut(at, len(passage.text))


def _ends_in_title(text: str) -> bool:
    """Returns whether a full stop ends no sentence but the short form of a title, as in Cllr. or Mr."""
    words = text.split()
    return bool(words) and words[-1].endswith(".") and is_style(words[-1]) and not role_of(words[-1])


@cache
def _other_motion() -> re.Pattern[str]:
    apart_by = table("decisions")["apart"]
    return re.compile(f"(?:{apart_by['another']})|(?:{apart_by['ended']})")


@cache
def _inline() -> re.Pattern[str]:
    return re.compile(table("decisions")["apart"]["inline"])


@cache
def _begins() -> re.Pattern[str]:
    words = [
        word
        for group in table("decisions")["starts"]
        for word in group["words"]
        if word.lower() not in table("decisions")["apart"]["not"]
    ]
    each = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    acts = "|".join(re.escape(word) for word in table("decisions")["actions"]["starts"])
    last = table("decisions")["apart"]["last"]
    inline = table("decisions")["apart"]["inline"]
    asked = table("decisions")["actions"]["to_action"].replace("?P<owner>", "?:")
    return re.compile(
        rf"(?:(?<=[.?!”\"])\s+(?={last}|{inline})|{_other_motion().pattern}"
        rf"|(?<=[.;:?!”\"])\s+(?=(?:{each})\b)|(?<=[\w.])\s+(?=and (?:unanimously )?(?:resolved|agreed)\b\s*(?:[:.]|$))"
        rf"|(?<=[.;?!])\s+(?=(?:{acts})\s*\d*\s*[:–-])|(?<=[.;?!])\s+(?={asked}))"
    )


@cache
def _last() -> re.Pattern[str]:
    return re.compile(table("decisions")["apart"]["last"])


@cache
def _acts() -> re.Pattern[str]:
    acts = "|".join(re.escape(word) for word in table("decisions")["actions"]["starts"])
    asked = table("decisions")["actions"]["to_action"].replace("?P<owner>", "?:")
    return re.compile(rf"(?:{acts})\s*\d*\s*[:–-]\s*(?=\S)|{asked}")
