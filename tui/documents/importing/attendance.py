"""Reads the lists of people at the head of minutes: headings and who stands under each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from tui.documents.importing import roll
from tui.documents.importing.blocks import Block
from tui.documents.importing.counted import without_counted
from tui.documents.importing.decisions import begins_decision
from tui.documents.importing.drafting import Node
from tui.documents.importing.name_words import bare_name, is_nobody
from tui.documents.importing.one_person import person_with_post
from tui.documents.importing.passage import Passage
from tui.documents.importing.people import columns, inverted, only_names, people_in, person_in_columns
from tui.documents.importing.printed import Printed
from tui.documents.importing.readers import noting
from tui.documents.importing.register import Group, Register
from tui.documents.importing.wordings import table

_LISTED = re.compile(r"[,;]\s")
"""What parts the names of a list in one line, in which runs of blanks part no columns."""
_NUMBERED = re.compile(r"\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
_PROSE = re.compile(r"[a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,}")


def heading_of_people(block: Block) -> tuple[Group, Passage] | None:
    """Returns the group that a block is the heading of, and what stands behind the heading on the same line."""
    found = _headings().match(block.text)
    if found is None:
        return None
    rest = block.passage.cut(found.end(), len(block.text))
    parted = found["colon"] is not None or bool(block.cells and len(block.cells[0].text) <= found.end())
    parted = parted or _apart_in_line(block, found)
    alone = not rest.text and (block.bold or block.capitals or block.heading > 0 or len(block.text) < 30)
    stands_out = bool(rest.text) and found["words"].isupper() and not rest.text.isupper()
    each = _groups()[(found["other"] or found["words"]).lower()]
    if not (parted or alone or (stands_out and not each.get("counted"))):
        return None
    guess = "The heading names members, officers and others alike." if each.get("mixed") else ""
    words = block.passage.cut(found.start("words"), found.end("other") if found["other"] else found.end("words"))
    role, mode, counted = each.get("role", ""), each.get("mode", ""), each.get("counted", False)
    return Group(each["capacity"], each["status"], words, role, mode, guess, counted), rest


def _apart_in_line(block: Block, found: re.Match[str]) -> bool:
    """Whether a run of blanks parts a heading from the names behind it."""
    return found.end() < len(block.text) and re.search(r"\s{3,}$|\t\s*$", found[0]) is not None


def read_attendance(blocks: Sequence[Block], register: Register) -> int:
    """Enters everybody listed in the blocks; returns the number of the first block behind the lists, 0 where there are none."""
    reader = _Lists(register)
    behind = 0
    at = 0
    while at < len(blocks):
        rows = roll.end_of_roll(blocks, at)
        if rows:
            reader.end()
            roll.read_roll(blocks[at:rows], register)
            at = behind = rows
            continue
        taken = [_one(each, reader, register) for each in _apart(blocks[at])]
        if None in taken:
            break
        at += 1
        behind = at if any(taken) else behind
    reader.end()
    return behind


def _one(block: Block, reader: "_Lists", register: Register) -> bool | None:
    """Takes a heading or a line of a list; returns whether it names anybody, None where the lists are at an end."""
    found = heading_of_people(block)
    if found is None and reader.group is not None:
        found = _unknown_heading(block)
    if found is not None:
        reader.begin(*found, block)
        return True
    if noting.put_attending(block.passage, register):
        if reader.group is not None:
            reader.end()
        return True
    if noting.put_chair(block.passage, register) or noting.put_apologies(block.passage, register):
        return True
    if reader.group is None:
        return False
    if _is_prose(block) or _ends_list(block):
        return None
    return reader.take(block)


def _is_prose(block: Block) -> bool:
    """Returns whether a paragraph is a sentence and no line of a list."""
    if block.cells or re.search(table("people")["counted"]["public"], block.text, re.IGNORECASE):
        return False
    return _PROSE.search(block.text) is not None and (len(block.text) > 80 or block.text.endswith((".", ":")))


def _ends_list(block: Block) -> bool:
    """Returns whether a line leads over to what was moved or decided, so that the lists are at an end."""
    starts = table("decisions")["moving"]["starts"]
    moved = any(block.text.startswith(f"{each} ") for each in starts) or begins_decision(block.text)
    return not block.cells and (moved or block.text.endswith((" -", " –", ":-")))


def _apart(block: Block) -> Iterator[Block]:
    """Returns the pieces of a paragraph that begin with a heading of people: "… (Clerk). Also in attendance: …"."""
    at = 0
    if not block.cells:
        for found in re.finditer(r"[.;]\s+(?=[A-Z])", block.text):
            inner = _headings().match(block.text, found.end())
            if inner is not None and inner["colon"] is not None:
                yield replace(block, passage=block.passage.cut(at, found.start() + 1))
                at = found.end()
    yield replace(block, passage=block.passage.cut(at, len(block.text))) if at else block


class _Lists:
    """The list that is being read: its group, and the lines of names that are not entered yet."""

    def __init__(self, register: Register) -> None:
        self.group: Group | None = None
        self._register = register
        self._pending: list[Passage] = []
        self._outer: Group | None = None
        """The list that goes on behind a heading of one person, such as Chair: within Present:."""
        self._uncounted: Node | None = None
        """Who were counted below a heading whose line does not say how many; the next line may."""

    def _is_aside(self, block: Block) -> bool:
        """Returns whether a line is no part of the list: a heading in capitals, or a remark in brackets."""
        if block.capitals and "," not in block.text and not self._in_capitals:
            return True
        return block.text.startswith("(") and not self._pending and not people_in(block.passage)

    @property
    def _in_capitals(self) -> bool:
        """Whether the names so far are in capitals, so that a line in capitals can be one more."""
        return not self._pending or self._pending[-1].text.isupper()

    def begin(self, group: Group, rest: Passage, block: Block) -> None:
        """Begins the list under a heading; `rest` stands behind the heading on its line."""
        self.end()
        inner = heading_of_people(Block(rest)) if rest.text.find(":") > 0 else None
        if inner is not None and not group.counted:
            self.begin(inner[0] if group.capacity == inner[0].capacity else group, inner[1], Block(rest))
            return
        if group.role:
            group, rest = _presiding(group, rest)
            self._outer = self.group if self.group is not None and not self.group.role else None
        self.group = group
        if is_nobody(rest.text):
            return
        if group.counted:
            self._begin_counted(group, rest)
        elif len(block.cells) > 1:
            _row(block.cells[1:], self._register, group)
        elif len(columns(rest)) > 1 and not _LISTED.search(rest.text):
            _row(columns(rest), self._register, group)
        elif (person := person_with_post(rest)) is not None:
            self._enter(person)
        elif rest.text:
            self._pending.append(rest)
            if group.role:
                self.end()

    def _begin_counted(self, group: Group, rest: Passage) -> None:
        """Begins a list of people of whom only the number is told, unless they are named after all, or there were none."""
        if re.search(table("people")["counted"]["nobody"], rest.text, re.IGNORECASE):
            self.group = None
        elif not _NUMBERED.search(rest.text) and only_names(rest):
            self._pending.append(rest)
        else:
            entry = _count(group, rest, self._register)
            self._uncounted = None if "count" in entry.data else entry

    def take(self, block: Block) -> bool:
        """Takes a block as part of the list; returns whether it names anybody."""
        assert self.group is not None
        if self._uncounted is not None and re.fullmatch(r"\d+", block.text):
            self._uncounted.put("count", block.passage, int(block.text))
            self._uncounted = None
        elif block.lines > 1 and (people := _one_a_line(block)):
            self.end()
            for each in people:
                self._register.enter(each, self.group)
        elif block.cells:
            _row(block.cells, self._register, self.group)
        elif len(columns(block.passage)) > 1 and not _LISTED.search(block.text):
            _row(columns(block.passage), self._register, self.group)
        elif (person := inverted(block.passage) or person_with_post(block.passage)) is not None:
            self.end()
            self._register.enter(person, self.group)
        elif self._is_aside(block):
            return False
        else:
            if self._pending and self._is_new(block.passage):
                self._pending.append(Passage(";", ()))
            self._pending.append(block.passage)
        return True

    def _is_new(self, passage: Passage) -> bool:
        """Returns whether a line begins with a name of its own, and does not go on with the line before."""
        return _begins_anew(passage) or (_alone(self._pending[-1]) and _alone(passage))

    def end(self) -> None:
        """Enters whoever is still to be entered."""
        if self.group is not None and self._pending:
            for person in people_in(without_counted(Passage.joined(self._pending), self._register)):
                self._enter(person)
        self._pending = []

    def _enter(self, person: Printed) -> None:
        """Enters a person; a heading of a role, Chair:, is that of one person only."""
        if self.group is not None:
            self._register.enter(person, self.group)
            if self.group.role:
                self.group = self._outer


def _presiding(group: Group, rest: Passage) -> tuple[Group, Passage]:
    """Returns the group and the name behind its heading, without the words behind the name that only say that somebody presided."""
    behind = re.search(table("people")["ways"]["presided_behind"], rest.text, re.IGNORECASE)
    if behind is None:
        return group, rest
    return replace(group, words=Passage.joined((group.words, rest.group(behind)))), rest.cut(0, behind.start())


def _alone(passage: Passage) -> bool:
    """Returns whether a line names one person only, so that no comma parts it from the next."""
    return not passage.text.rstrip().endswith((",", ";", " and")) and "," not in passage.text


def _one_a_line(block: Block) -> list[Printed]:
    """Returns the people of a paragraph whose every line names one person with a post or the like; none where one does not."""
    found = [person_with_post(line) for line in block.passage.by_line()]
    return [each for each in found if each is not None] if None not in found else []


def _begins_anew(passage: Passage) -> bool:
    """Returns whether a line begins with a style, so that it goes on with no name of the line before."""
    return re.match(r"(?:and\s)?[A-Z]", passage.text) is not None and bare_name(passage.text)[1] > 0


def _row(cells: Sequence[Passage], register: Register, group: Group) -> None:
    told = [each for each in cells if each.text]
    if not told:
        return
    alone = person_with_post(told[0]) if len(told) == 1 else None
    if alone is not None:
        register.enter(alone, group)
        return
    listed = people_in(told[0])
    people: list[Printed] = listed if len(told) == 1 and len(listed) > 1 else person_in_columns(told)
    for person in people:
        register.enter(person, group)
    if not people and register.entries:
        last = list(register.entries.values())[-1]
        if "post" in last.data and len(Passage.joined(told).text) < 80:
            last.put("post", Passage.joined(told), f"{last.data['post']} {Passage.joined(told).text}")


def _count(group: Group, rest: Passage, register: Register) -> Node:
    """Enters those under a heading of whom only the number is told, and returns their entry."""
    number = _NUMBERED.search(rest.text)
    entry = register.meeting.add("attendance", group.words.text)
    entry.put("label", group.words)
    if number:
        numbers = table("people")["counted"]["numbers"]
        word = number[0].lower()
        entry.put("count", rest.group(number), int(word) if word.isdigit() else numbers.index(word) + 1)
    entry.put("capacity", group.words, group.capacity)
    entry.put("status", group.words, group.status)
    return entry


def _unknown_heading(block: Block) -> tuple[Group, Passage] | None:
    """Returns the group under a heading that no table knows: in bold or capitals up to a colon."""
    found = re.match(r"[^:,;()]{3,60}:\s*", block.text)
    if found is None:
        return None
    words = block.passage.group(found).stripped(": ")
    stands_out = words.text.isupper() or (block.bold and found.end() == len(block.text))
    if not stands_out and not re.search(table("people")["groups"]["ends"], words.text, re.IGNORECASE):
        return None
    rest = block.passage.cut(found.end(), len(block.text))
    if re.search(table("people")["groups"]["officers"], words.text, re.IGNORECASE):
        return Group("officer", "present", words), rest
    return Group("guest", "present", words, guess="What the heading says of their capacity is not known."), rest


@cache
def _groups() -> dict[str, dict[str, Any]]:
    return {word: each for each in table("headings")["attendance"] for word in each["words"]}


@cache
def _headings() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_groups(), key=len, reverse=True))
    return re.compile(
        rf"(?P<words>{words})(?!\w)(?:\s*[/|&]\s*(?P<other>{words})(?!\w))?(?:\s*\([^)]*\))?(?P<colon>\s*[:;]\s?[-–]?|\s+[-–](?=\s))?\s*",
        re.IGNORECASE,
    )
