"""Takes from a sentence who was there besides the members: "The Clerk, B Bravo, and 5 members of the public were also present."."""

import re

from tui.documents.importing.passage import Passage
from tui.documents.importing.people.beside_names import says_more
from tui.documents.importing.people.counted import without_counted
from tui.documents.importing.people.people import people_in
from tui.documents.importing.people.register import Group, Register
from tui.documents.importing.wordings import table


def put_guests(passage: Passage, register: Register) -> bool:
    """Enters those whom a sentence says to have been there besides; returns whether the passage is one."""
    names = _names(passage)
    if not names:
        return False
    people = people_in(without_counted(names, register))
    words = passage.cut(passage.text.find(names.text) + len(names.text), len(passage.text))
    for person in people:
        entry = register.enter(person, Group("guest", "present", words))
        entry.doubt("Said to have been in attendance; as what is a guess.", "capacity", person.whole.line)
    return True


def tells_of_guests(passage: Passage) -> bool:
    """Returns whether the first sentence of a passage says of people that they were there besides."""
    sentences = passage.split(table("people")["speaking"]["boundary"])
    return bool(sentences) and bool(_names(sentences[0]))


def _names(sentence: Passage) -> Passage:
    """Returns the names in such a sentence; empty where it is none."""
    found = re.fullmatch(table("attending")["guests"], sentence.text)
    names = sentence.group(found, "names") if found is not None else Passage("", ())
    return names if names and not says_more(names.text) and people_in(names) else Passage("", ())
