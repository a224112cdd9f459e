"""The list of people that is being read: its heading, and line after line who is entered under it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tui.documents.importing.drafting import Node
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.counted import without_counted
from tui.documents.importing.people.name_words import bare_name, is_nobody, is_post, is_suffix, looks_like_name, role_of
from tui.documents.importing.people.one_person import person_alone, person_with_dash, person_with_post
from tui.documents.importing.people.people import columns, only_names, people_in
from tui.documents.importing.people.people_headings import heading_of_people
from tui.documents.importing.people.people_rows import enter_row
from tui.documents.importing.people.posts_below import people_above_posts
from tui.documents.importing.people.printed import Printed
from tui.documents.importing.people.register import Group, Register
from tui.documents.importing.people.surname_first import inverted
from tui.documents.importing.wordings import table

_LISTED = re.compile(r"[,;]\s")
"""What parts the names of a list in one line, in which runs of blanks part no columns."""
_NUMBERED = re.compile(r"\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)


class PeopleList:
    """The list that is being read: its group, and the lines of names that are not entered yet."""

    def __init__(self, register: Register) -> None:
        self.group: Group | None = None
        self.unlabelled = False
        """Whether no heading stands above it, so that who is named in the next paragraph is somebody else."""
        self._register = register
        self._pending: list[Passage] = []
        self._outer: Group | None = None
        """The list that goes on behind a heading of one person, such as Chair: within Present:."""
        self._uncounted: Node | None = None
        """Who were counted below a heading whose line does not say how many; the next line may."""
        self._entries = 0
        """How many entries of a list, each with a mark of its own, were read under the heading."""

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
        self._entries = 0
        rest = without_counted(rest, self._register) if not group.counted else rest
        if not group.counted and group.capacity == "guest" and re.fullmatch(r"\d{1,4}", rest.text):
            group = replace(group, capacity="public", counted=True)
        self.group = group
        if not is_nobody(rest.text):
            self._begin_with(rest, block)

    def _begin_with(self, rest: Passage, block: Block) -> None:
        """Enters, or keeps for the next line, whoever stands behind a heading on its line."""
        group = self.group
        assert group is not None
        if group.counted:
            self._begin_counted(group, rest)
        elif len(block.cells) > 1:
            enter_row(block.cells[1:], self._register, group)
        elif len(columns(rest)) > 1 and not _LISTED.search(rest.text):
            enter_row(columns(rest), self._register, group)
        elif (person := _one_in(rest)) is not None:
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
        if block.bullet and (person := person_alone(without_counted(block.passage, self._register))) is not None:
            self._entries += 1
            self.end()
            self._enter(person)
        elif self._uncounted is not None and re.fullmatch(r"\d+", block.text):
            self._uncounted.put("count", block.passage, int(block.text))
            self._uncounted = None
        elif block.lines > 1 and (people := _one_a_line(block)):
            self.end()
            for each in people:
                self._register.enter(each, self.group)
        elif block.cells:
            enter_row(block.cells, self._register, self.group)
        elif len(columns(block.passage)) > 1 and not _LISTED.search(block.text):
            enter_row(columns(block.passage), self._register, self.group)
        elif (person := _one_in(block.passage)) is not None:
            self.end()
            self._register.enter(person, self.group)
        elif self._is_aside(block):
            return False
        else:
            if self._pending and self._is_new(block.passage):
                self._pending.append(Passage(";", ()))
            self._pending.append(block.passage)
        return True

    def ended_by(self, block: Block) -> bool:
        """Returns whether a line is behind the list: entries with a mark of their own stood before it, and it names nobody."""
        return self._entries > 1 and not block.bullet and not people_in(block.passage)

    def take_inverted(self, blocks: Sequence[Block]) -> None:
        """Enters the people of lines that name one each, with the family name first."""
        assert self.group is not None
        self.end()
        for line in (line for block in blocks for line in block.passage.by_line()):
            person = inverted(line, first_names=True)
            if person is not None:
                self._enter(person)

    def take_people(self, people: Iterable[Printed]) -> None:
        """Enters people who are told apart already."""
        self.end()
        for person in people:
            self._enter(person)

    def take_posted(self, block: Block) -> bool:
        """Enters the people behind a post and a colon: "Chief Executive: A. Alpha"; returns whether a line is of that form."""
        found = re.match(r"(?P<post>[A-Z][^:,;()]{2,60}):\s+(?=[A-Z])", block.text) if not block.cells else None
        if found is None or self.group is None or not is_post(found["post"]):
            return False
        post, rest = block.passage.group(found, "post"), block.passage.cut(found.end(), len(block.text))
        people = people_in(rest)
        if not people or any(each.post or each.role_words for each in people) or not only_names(rest):
            return False
        self.end()
        role = role_of(post.text)
        # Whoever has a role is told by it, and not by the heading of the list before.
        group = replace(self.group, words=post) if role else self.group
        words, body = table("people")["capacities"], str(self._register.meeting.data.get("name", ""))
        if re.search(words["of_others"], post.text, re.IGNORECASE) and re.search(words["parish"], body, re.IGNORECASE):
            group = replace(group, capacity="guest")
        for person in people:
            self._register.enter(replace(person, post=post, role=role, role_words=post if role else NOWHERE), group)
        return True

    def _is_new(self, passage: Passage) -> bool:
        """Returns whether a line begins with a name of its own, and does not go on with the line before."""
        before = self._pending[-1]
        return (
            _begins_anew(passage)
            or (_alone(before) and _alone(passage))
            or (_names_first(before) and _names_first(passage))
            or (_is_one(before) and _begins_named(passage))
        )

    def end(self) -> None:
        """Enters whoever is still to be entered."""
        if self.group is not None and self._pending:
            apart = people_above_posts(self._pending)
            for person in apart or people_in(without_counted(Passage.joined(self._pending), self._register)):
                self._enter(person)
        self._pending = []

    def _enter(self, person: Printed) -> None:
        """Enters a person; a heading of a role, Chair:, is that of one person only."""
        if self.group is not None:
            self._register.enter(person, self.group)
            if self.group.role:
                self.group = self._outer


def _counts(passage: Passage) -> bool:
    """Whether members of the public are counted in a line of names."""
    return re.search(table("people")["counted"]["public"], passage.text, re.IGNORECASE) is not None


def _one_in(passage: Passage) -> Printed | None:
    """Returns the one person whom a line names with a post, or with the family name first; None where it may name several."""
    if _counts(passage):
        return None
    return inverted(passage) or person_with_post(passage) or person_with_dash(passage)


def _presiding(group: Group, rest: Passage) -> tuple[Group, Passage]:
    """Returns the group and the name behind its heading, without the words behind the name that only say that somebody presided."""
    behind = re.search(table("people")["ways"]["presided_behind"], rest.text, re.IGNORECASE)
    if behind is None:
        return group, rest
    return replace(group, words=Passage.joined((group.words, rest.group(behind)))), rest.cut(0, behind.start())


def _names_first(passage: Passage) -> bool:
    """Returns whether a line begins with a name of several words up to a comma, as each line of a list of names with posts does."""
    name, comma, _ = passage.text.partition(",")
    return bool(comma) and len(bare_name(name)[0].split()) > 1 and looks_like_name(bare_name(name)[0])


def _alone(passage: Passage) -> bool:
    """Returns whether a line names one person only, so that no comma parts it from the next."""
    first, _, rest = passage.text.rstrip().partition(",")
    return not first.endswith((";", " and")) and (passage.text.rstrip() == first or is_suffix(rest))


def _is_one(passage: Passage) -> bool:
    """Returns whether a line names one person with first and family name, and behind a comma nothing but a role or a suffix."""
    first, *rest = passage.split(r",\s*")
    named = len(bare_name(first.text)[0].split()) > 1 and len(people_in(first)) == 1
    ends = passage.text.rstrip().endswith((",", ";", " and"))
    return named and not ends and all(is_suffix(each.text) or role_of(each.text) for each in rest)


def _begins_named(passage: Passage) -> bool:
    """Returns whether a line begins with somebody's first and family name."""
    first = passage.split(r"[,;(]")[0]
    return len(bare_name(first.text)[0].split()) > 1 and len(people_in(first)) == 1 and not is_post(first.text)


def _one_a_line(block: Block) -> list[Printed]:
    """Returns the people of a paragraph whose every line names one person with a post or the like; none where one does not."""
    found = [person_with_post(line) for line in block.passage.by_line()]
    return [each for each in found if each is not None] if None not in found else []


def _begins_anew(passage: Passage) -> bool:
    """Returns whether a line begins with a style, so that it goes on with no name of the line before."""
    return re.match(r"(?:and\s)?[A-Z]", passage.text) is not None and bare_name(passage.text)[1] > 0


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
