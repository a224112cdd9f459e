"""Reads the lists of people at the head of minutes: headings and who stands under each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.documents.importing.decided.decisions import begins_decision
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people import roll
from tui.documents.importing.people.counted import put_counted_by_name
from tui.documents.importing.people.entries_of_people import entries_at
from tui.documents.importing.people.pairs_of_names import lines_of_pairs, pairs_in
from tui.documents.importing.people.people import people_in
from tui.documents.importing.people.people_headings import (
    heading_of_people,
    heading_within,
    unknown_heading,
    unlabelled_list,
)
from tui.documents.importing.people.people_list import PeopleList
from tui.documents.importing.people.present_sentences import announces_people, put_present
from tui.documents.importing.people.register import Group, Register
from tui.documents.importing.people.surname_first import inverted, lines_inverted
from tui.documents.importing.readers import noting
from tui.documents.importing.readers.presence import put_guests, tells_of_guests
from tui.documents.importing.wordings import table

_HEADING = 60
_LABEL = r"[A-Z][A-Za-z ]{2,30}:\s"
"""How a line begins that is about something else: a label that heads no list of people."""
_PROSE = re.compile(r"[a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,}")


def read_attendance(blocks: Sequence[Block], register: Register) -> int:
    """Enters everybody listed in the blocks; returns the number of the first block behind the lists, 0 where there are none."""
    reader = PeopleList(register)
    behind = 0
    at = 0
    while at < len(blocks):
        rows = roll.end_of_roll(blocks, at)
        if rows:
            reader.end()
            roll.read_roll(blocks[at:rows], register)
            at = behind = rows
            continue
        lines = _names_inverted(blocks, at) if reader.group is not None else 0
        if lines:
            reader.take_inverted(blocks[at : at + lines])
            at = behind = at + lines
            continue
        pairs = lines_of_pairs(blocks, at) if reader.group is not None else 0
        if pairs:
            reader.take_people(person for block in blocks[at : at + pairs] for person in pairs_in(block))
            at = behind = at + pairs
            continue
        if reader.group is None and at + 1 < len(blocks) and _presides(blocks[at], blocks[at + 1], register):
            at = behind = at + 1
            continue
        listed = entries_at(blocks, at, behind == at > 0) if _may_be_entries(blocks, at, reader) else None
        if listed is not None:
            reader.end()
            reader.group = None
            for person in listed.people:
                register.enter(person, listed.group)
            at = behind = at + listed.blocks
            continue
        taken = [_one(each, reader, register) for each in _apart(blocks[at])]
        if None in taken:
            behind = at + 1 if any(taken) else behind
            break
        at += 1
        behind = at if any(taken) else behind
    reader.end()
    return behind


def _may_be_entries(blocks: Sequence[Block], at: int, reader: PeopleList) -> bool:
    """Whether a list of entries can begin here: no heading of people stands above it, or this line is another heading."""
    follows = at + 1 < len(blocks) and blocks[at + 1].bullet
    return reader.group is None or (not blocks[at].bullet and follows and heading_of_people(blocks[at]) is None)


def _one(block: Block, reader: PeopleList, register: Register) -> bool | None:
    """Takes a heading or a line of a list; returns whether it names anybody, None where the lists are at an end."""
    if _told(block, reader, register) or _headed(block, reader):
        return True
    if put_counted_by_name(block.passage, register):
        reader.end()
        return True
    if put_guests(block.passage, register):
        if reader.group is not None:
            reader.end()
        return True
    if noting.put_chair(block.passage, register) or noting.put_apologies(block.passage, register):
        return True
    if reader.group is None:
        return False
    if _is_prose(block) or _ends_list(block) or reader.ended_by(block):
        return None
    if not block.cells and re.match(_LABEL, block.text):
        reader.end()
        reader.group = None
        return False
    if reader.unlabelled and block.after_blank:
        reader.begin(replace(reader.group, capacity="guest", words=NOWHERE), block.passage, block)
        return True
    return reader.take(block)


def _headed(block: Block, reader: PeopleList) -> bool:
    """Takes a line that heads a list, or a post before a colon with the names behind it; returns whether it is one."""
    found = heading_of_people(block)
    if found is None and (group := announces_people(block)) is not None:
        found = (group, NOWHERE)
    headed = found is not None
    if found is None and reader.group is not None:
        if reader.take_posted(block):
            return True
        found = unknown_heading(block)
    elif found is None:
        found = unlabelled_list(block)
    if found is None:
        return False
    reader.unlabelled = not headed and (reader.unlabelled or reader.group is None)
    reader.begin(*found, block)
    return True


def _told(block: Block, reader: PeopleList, register: Register) -> bool:
    """Takes a paragraph whose sentences say who was there, or a bracket between the lines of a list that says when somebody came."""
    if put_present(block.passage, register)[0]:
        reader.end()
        reader.group = None
        return True
    if re.fullmatch(r"\(.*\)", block.text) and re.search(table("people")["ways"]["moved"], block.text[1:]):
        reader.end()
        noting.put_comings(block.passage.stripped("()"), register)
        return True
    return False


def _presides(block: Block, below: Block, register: Register) -> bool:
    """Enters whoever stands alone, with the style of who presides, in the line above the list of the members; returns whether anybody
    does."""
    words = table("people")["ways"]["alone_above"]
    found = re.fullmatch(words, block.text) if not block.cells else None
    headed = heading_of_people(below) if found is not None else None
    if headed is None or headed[0].capacity != "member" or headed[0].status != "present" or headed[0].role:
        return False
    people = people_in(block.passage)
    if len(people) != 1 or len(people[0].name.split()) == 1:
        return False
    style = block.passage.group(found, "style") if found is not None else NOWHERE
    entry = register.enter(people[0], Group("member", "present", style, role="chair"))
    entry.doubt("Whoever stands above the members is taken to have been in the chair.", "role", block.line)
    return True


def _names_inverted(blocks: Sequence[Block], at: int) -> int:
    """Returns how many blocks from `at` on name people with the family name first, one a line; 0 where fewer than two lines do."""
    until = at
    lines: list[Passage] = []
    while until < len(blocks) and not blocks[until].cells and not blocks[until].heading:
        own = blocks[until].passage.by_line()
        if any(inverted(each, first_names=True) is None for each in own):
            break
        lines += own
        until += 1
    return until - at if lines_inverted(lines) else 0


def _is_prose(block: Block) -> bool:
    """Returns whether a paragraph is a sentence and no line of a list."""
    if block.cells or re.search(table("people")["counted"]["public"], block.text, re.IGNORECASE):
        return False
    if re.match(table("people")["groups"]["did"], block.text):
        return True
    return _PROSE.search(block.text) is not None and (len(block.text) > 80 or block.text.endswith((".", ":")))


def _ends_list(block: Block) -> bool:
    """Returns whether a line leads over to what was moved or decided, so that the lists are at an end."""
    starts = table("decisions")["moving"]["starts"]
    hour = re.match(r"\d{1,2}[.:]\d\d\s*[ap]\.?m\b", block.text, re.IGNORECASE) is not None
    if hour and re.search(table("people")["groups"]["happened"], block.text) is not None:
        return True
    moved = any(block.text.startswith(f"{each} ") for each in starts) or begins_decision(block.text)
    return not block.cells and (moved or block.text.endswith((" -", " –", ":-")) or _heads_business(block))


def _heads_business(block: Block) -> bool:
    """Returns whether a line is a heading of something else: it has a word that no name has, and names nobody."""
    words = set(re.findall(r"[a-z]+", block.text.lower()))
    never = not words.isdisjoint(table("people")["posts"]["never"])
    short = len(block.text) < _HEADING and not re.search(r"[,;:()\d]", block.text)
    return never and short and not people_in(block.passage)


def _apart(block: Block) -> Iterator[Block]:
    """Returns the pieces of a paragraph that begin with a heading of people: "… (Clerk). Also in attendance: …"."""
    at = 0
    while not block.cells and (begin := _next_within(block.passage.cut(at, len(block.text)))):
        rest = block.passage.cut(at, len(block.text))
        yield replace(block, passage=rest.cut(0, begin))
        at = len(block.text) - len(rest.text) + begin
    yield replace(block, passage=block.passage.cut(at, len(block.text))) if at else block


def _next_within(passage: Passage) -> int:
    """Returns where in a paragraph a heading begins, or a sentence that says who was there; 0 where neither does."""
    begin = heading_within(passage)
    did = table("people")["groups"]["did"]
    for found in re.finditer(table("people")["speaking"]["boundary"], passage.text):
        if re.match(did, passage.text[found.end() :]) and begin == 0:
            return found.end()
        if tells_of_guests(passage.cut(found.end(), len(passage.text))):
            return min(begin or found.end(), found.end())
    return begin
