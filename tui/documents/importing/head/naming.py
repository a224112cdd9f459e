"""Reads which body a document is of: from the sentence that says whose meeting it was, or from the lines above."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from tui.documents.importing.dates import dates_in, month_in
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.people_headings import heading_of_people
from tui.documents.importing.wordings import table

_LONGEST = 200
_WORDS = 16
_GENERAL = "general"
"""A word for a kind of meeting that alone belongs to the name."""
_RUN_IN = r"[a-z][A-Z]{3}"
"""Where words of a page ran into those of a title in capitals, so that where the name begins is not known."""
_FEW = 4
"""No more words has the name of a place."""


def body_named(blocks: Sequence[Block]) -> Passage:
    """Returns the name of the body as the blocks at the head of a document give it; empty where they do not."""
    told = next((found for block in blocks if (found := body_in_sentence(block.passage)).text), NOWHERE)
    lines = [
        (n, line)
        for n, block in enumerate(blocks)
        if not body_in_sentence(block.passage) and (line := body_line(block))
    ]
    if told:
        fuller = next(((n, line) for n, line in lines if _is_fuller(line.text, told.text)), None)
        return _with_place(blocks, *fuller) if fuller is not None else told
    special = [(n, line) for n, line in lines if not _is_council(line.text)]
    n, name = next(iter(special or lines), (0, NOWHERE))
    if n == 0 and len(lines) > 1 and lines[0][0] == 0 and _says_no_place(name.text) and len(name.text.split()) > 1:
        n, name = lines[1]  # the name of another language without a place, above the one that has it
    below = next((line for other, line in lines if other == n + 1), NOWHERE)
    if not name:
        return _over_two_lines(blocks) or _that_met(blocks)
    if below and _places().fullmatch(name.text) and _says_no_place(below.text):
        return Passage.joined((name, below))
    return _with_place(blocks, n, name)


def _with_place(blocks: Sequence[Block], n: int, name: Passage) -> Passage:
    """Returns the name of a body that line `n` gives, with the place from the line above where it says none itself."""
    if not name or n == 0 or not _says_no_place(name.text):
        return name
    place = blocks[n - 1].passage
    if _places().fullmatch(place.text) or _names_place(blocks[n - 1], blocks[n]):
        return Passage.joined((place, name))
    return name


def _over_two_lines(blocks: Sequence[Block]) -> Passage:
    """Returns the name of a body whose last word, "Committee", stands in a line of its own below the others; empty where none does."""
    for above, below in pairwise(blocks):
        last = below.text.lower() in table("headings")["body"]["words"] and not below.after_blank
        words = re.findall(r"[^\W\d_]{4,}", above.text)
        titled = 0 < len(words) <= _FEW and all(word[0].isupper() for word in words)
        if last and titled and not above.cells and not re.search(r"[\d:.;|]", above.text):
            return Passage.joined((above.passage, below.passage))
    return NOWHERE


def _that_met(blocks: Sequence[Block]) -> Passage:
    """Returns the body that a sentence says to have met; empty where none does."""
    for block in blocks:
        found = re.search(table("headings")["body"]["met"], block.text, re.IGNORECASE)
        if found is not None:
            return block.passage.group(found, "body")
    return NOWHERE


def names_body(block: Block) -> bool:
    """Returns whether a line is the title of a document about a meeting: it says of which body."""
    return bool(body_in_sentence(block.passage))


def body_in_sentence(passage: Passage) -> Passage:
    """Returns the body that a sentence says the meeting was of; empty where it says none."""
    for pattern in table("headings")["body"]["patterns"]:
        found = re.search(pattern, passage.text, re.IGNORECASE)
        name = _trimmed(passage.group(found, "body")) if found is not None else NOWHERE
        if name and not _kinds().fullmatch(name.text) and not _never().match(name.text):
            kind = _before().match(name.text)
            of_meeting = kind is not None and kind.end() < len(name.text) and kind[0].strip().lower() != _GENERAL
            return name.cut(kind.end(), len(name.text)) if kind is not None and of_meeting else name
    return NOWHERE


def body_line(block: Block) -> Passage:
    """Returns the body that a line of its own names; empty where it names none."""
    if len(block.text) > _LONGEST or (block.cells and len(block.cells) > 2) or _addressed().match(block.text):
        return NOWHERE
    people = heading_of_people(block)
    if people is not None and people[1]:
        return NOWHERE  # a list of those present, whose last post ends as names of bodies do
    first = block.cells[0] if block.cells else block.passage
    for piece in (first, *first.split(r"\s[-–—]\s|,\s|\s{2,}")):
        for name in _names(piece):
            low = name.text.lower()
            if _never().match(low):
                continue
            ends = any(re.search(rf"\b{re.escape(word)}$", low) for word in table("headings")["body"]["words"])
            if (ends and 1 < len(low.split()) < _WORDS) or _also().fullmatch(low):
                return name
    return NOWHERE


def _names(piece: Passage) -> Iterator[Passage]:
    """Returns a piece of a line as it is, and without the words for the meeting and the document about the name."""
    name = _trimmed(piece)
    kind = _kind_before().match(name.text)
    if kind is not None:
        name = name.cut(kind.end(), len(name.text))
    of = re.match(table("headings")["body"]["meeting_of"], name.text, re.IGNORECASE)
    if of is not None:
        yield name.cut(of.end(), len(name.text))
    yield name
    behind = _behind().search(name.text)
    if behind is not None and behind.start() > 0:
        before = _before().match(name.text) if "meeting" in behind[0].lower() else None
        cut = name.cut(before.end() if before else 0, behind.start()).stripped("-–—:,")
        owner = re.search(r"[’']s?$", cut.text, re.IGNORECASE) if "meeting" in behind[0].lower() else None
        yield cut.cut(0, owner.start()) if owner is not None else cut


def _trimmed(passage: Passage) -> Passage:
    """Returns the name of a body without a day, a time or a kind of meeting behind it."""
    days = dates_in(passage.text)
    if days and days[0].start == 0 and not re.search(_RUN_IN, passage.text):  # the day before the name
        passage, days = passage.cut(days[0].end, len(passage.text)), []
    end = min([found.start for found in days or dates_in(passage.text)], default=len(passage.text))
    cut = passage.cut(0, end).stripped("-–—:,.")
    passed = re.search(table("headings")["body"]["passed"], cut.text, re.IGNORECASE)
    cut = cut.cut(0, passed.start()) if passed is not None else cut
    month = re.search(r"\s+[^\W\d_]+,?\s+\d{4}$", cut.text)
    if month is not None and month_in(month[0].strip()):
        cut = cut.cut(0, month.start()).stripped("-–—:,.")
    run_in = re.match(r"\d{1,3}(?=[A-Z])", cut.text)  # a page number that ran into the line
    return cut.cut(run_in.end(), len(cut.text)) if run_in else cut


def _is_fuller(line: str, told: str) -> bool:
    """Whether a line names more fully the body that a sentence names: it ends with that name, or that is no name of its own."""
    bare = _bare().sub("", told).lower()
    return len(line) > len(told) and line.lower().endswith(f" {bare}")


def _is_council(text: str) -> bool:
    """Whether a name is that of an authority, of which a committee named in the next line is a part."""
    wholes = table("headings")["body"]["wholes"]
    return any(text.lower().endswith(word) for word in wholes) or _places().fullmatch(text) is not None


def _names_place(above: Block, below: Block) -> bool:
    """Whether a line is the place of the body that the line below it names without one: both in capitals, and it says nothing else."""
    words = above.text.split()
    short = (
        above.capitals
        and below.capitals
        and len(words) <= _FEW
        and re.fullmatch(r"[^\W\d_]+(?:[ ’'.-]+[^\W\d_]+)*", above.text)
    )
    return (
        bool(short)
        and not set(above.text.lower().split()) & set(table("headings")["body"]["documents"])
        and not body_line(above)
    )


def _says_no_place(text: str) -> bool:
    return set(re.findall(r"[a-z]+", text.lower())) <= set(table("headings")["body"]["common"])


@cache
def _kinds() -> re.Pattern[str]:
    """What the words before "meeting" are when they are no name: monthly, 14th."""
    kinds = "|".join(table("headings")["body"]["kinds"])
    return re.compile(rf"(?:(?:{kinds}|\d+(?:st|nd|rd|th)|\w+day)\s*)+(?:meeting)?", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{'|'.join(table('headings')['body']['kinds'])})\s+)+", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    kinds, documents = (table("headings")["body"][name] for name in ("kinds", "documents"))
    return re.compile(
        rf"\s*[-–—:,]?\s*\b(?:(?:{'|'.join(kinds)})(?:\s+|$))*(?:(?:meeting|session)s?)?\s*(?:{'|'.join(documents)})?$",
        re.IGNORECASE,
    )


@cache
def _never() -> re.Pattern[str]:
    """What ends as the names of bodies do and is none: public forum."""
    return re.compile(table("headings")["body"]["never"], re.IGNORECASE)


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(r"^(?:the|full|meeting of the)\s+", re.IGNORECASE)


@cache
def _also() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in table("headings")["body"]["also"]), re.IGNORECASE)


@cache
def _places() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in table("headings")["body"]["places"]), re.IGNORECASE)


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(table("headings")["body"]["addressed"], re.IGNORECASE)


@cache
def _kind_before() -> re.Pattern[str]:
    """Returns what matches the kind of a meeting with a comma, before the name of the body: "Confirmation hearing, "."""
    titles = table("headings")["titles"]
    kinds = (each for name in titles["classifications_in_title"] for each in titles[name])
    return re.compile(rf"(?:{'|'.join(map(re.escape, kinds))}),\s+(?=\S)", re.IGNORECASE)
