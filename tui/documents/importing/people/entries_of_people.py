"""Finds lists whose entries have a mark of their own and name one person each, below a heading that no table knows or below none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.beside_names import says_more
from tui.documents.importing.people.name_words import is_post
from tui.documents.importing.people.one_person import person_alone
from tui.documents.importing.people.people import only_names, people_in
from tui.documents.importing.people.people_headings import heading_of_people
from tui.documents.importing.people.printed import Printed
from tui.documents.importing.people.register import Group
from tui.documents.importing.wordings import table

_SHORT = 50
"""No longer is a heading that no table knows."""
_FEWEST = 2
_GUESS = "The heading does not say in what capacity those below it were there."


@dataclass(frozen=True)
class Entries:
    """The people of such a list, their group, and how many blocks it is with its heading."""

    people: tuple[Printed, ...]
    group: Group
    blocks: int


def entries_at(blocks: Sequence[Block], at: int, sure: bool = False) -> Entries | None:
    """Returns the list that begins with block `at`; None where none does. `sure`: another one stood before it, so that this can be
    short; else the entries themselves must show that they name people."""
    headed = not blocks[at].bullet
    first = at + headed
    if headed and not _may_head(blocks[at]):
        return None
    until = first
    while until < len(blocks) and blocks[until].bullet and not blocks[until].cells:
        until += 1
    found = [_person(each) for each in blocks[first:until]]
    people = tuple(each for each in found if each is not None)
    if not people or len(people) < len(found):
        return None
    if not sure and (len(people) < _FEWEST or 2 * sum(map(_is_sure, people)) < len(people)):
        return None
    words = blocks[at].passage.stripped(":") if headed else NOWHERE
    return Entries(people, _group(words), until - at)


def without_entries(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Returns the blocks without such lists, and without those below a heading of people whose entries have marks: they name no body
    and no place."""
    kept, at, sure = [], 0, False
    while at < len(blocks):
        found = entries_at(blocks, at, sure)
        if found is None:
            kept.append(blocks[at])
            at += 1
        else:
            sure = True
            at += found.blocks
    return tuple(kept)


def _group(words: Passage) -> Group:
    """Returns the group that the words of a heading tell; where they do not say the capacity, that is a guess."""
    if re.search(table("people")["capacities"]["members"], words.text, re.IGNORECASE):
        return Group("member", "present", words)
    if re.search(table("people")["groups"]["officers"], words.text, re.IGNORECASE):
        return Group("officer", "present", words)
    return Group("guest" if words else "member", "present", words, guess=_GUESS)


def _may_head(block: Block) -> bool:
    short = len(block.text) < _SHORT and not block.cells and not block.text.endswith((".", ",", ";"))
    return short and heading_of_people(block) is None and not people_in(block.passage)


def _person(block: Block) -> Printed | None:
    """Returns the one person whom an entry names, None where it names nobody or several, or is a sentence."""
    if says_more(block.text):
        return None
    alone = person_alone(block.passage)
    if alone is not None:
        return alone if len(alone.name.split()) > 1 else None
    people = people_in(block.passage)
    whole = len(people) == 1 and only_names(block.passage) and len(people[0].name.split()) > 1
    return people[0] if whole else None


def _is_sure(person: Printed) -> bool:
    """Whether something shows that these are the words of a name: a style, a post or initials beside it, or a first name that is known."""
    beside: tuple[Passage, ...] = (person.style, person.initials, person.role_words)
    known = person.name.split()[0] in table("first_names")["names"]
    return known or any(beside) or is_post(person.post.text)
