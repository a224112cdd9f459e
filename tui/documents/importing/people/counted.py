"""Takes members of the public and the press who are only counted out of a list of people."""

import re

from tui.documents.importing.passage import Passage
from tui.documents.importing.people.people import only_names, people_in
from tui.documents.importing.people.register import Group, Register
from tui.documents.importing.wordings import table


def without_counted(passage: Passage, register: Register) -> Passage:
    """Enters members of the public who are only counted, and returns the list without them."""
    counted = table("people")["counted"]
    found = re.search(counted["public"], passage.text, re.IGNORECASE)
    if found is None:
        return passage
    number = found["count"].lower()
    value = int(number) if number.isdigit() else counted["numbers"].index(number) + 1
    capacity = "press" if "press" in found["label"].lower() else "public"
    register.count(passage.group(found, "label"), passage.group(found, "count"), value, capacity)
    before = re.sub(r"\s*(?:,|;|\band|\bplus|&)\s*$", "", passage.text[: found.start()])
    rest = (passage.cut(0, len(before)), passage.cut(found.end(), len(passage.text)))
    return Passage.joined(rest, ", ")


def put_counted_by_name(passage: Passage, register: Register) -> bool:
    """Enters members of the public who are counted and then named behind a dash or a colon; returns whether a paragraph does so."""
    found = re.match(rf"(?:{table('people')['counted']['public']})\s*(?:[–:]|-\s)\s*", passage.text, re.IGNORECASE)
    if found is None:
        return False
    names = passage.cut(found.end(), len(passage.text)).split(r"\s+[-–]\s+|\s+(?=(?:to|until|for|from)\s+the\s)|\.$")
    if not names or not only_names(names[0]):
        return False
    without_counted(passage.cut(0, found.end()), register)
    for person in people_in(names[0]):
        register.enter(person, Group("public", "present", passage.group(found, "label")))
    return True
