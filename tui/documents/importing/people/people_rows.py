"""Reads the rows of a list of people that is printed in columns."""

import re
from collections.abc import Sequence

from tui.documents.importing.passage import Passage
from tui.documents.importing.people.name_words import bare_name
from tui.documents.importing.people.one_person import person_with_post
from tui.documents.importing.people.people import people_in, person_in_columns
from tui.documents.importing.people.printed import Printed
from tui.documents.importing.people.register import Group, Register
from tui.documents.importing.wordings import table


def _names_alone(cell: Passage) -> bool:
    """Returns whether a cell of a row names somebody of its own: with a style before the name, an initial or a first name."""
    name, styled = bare_name(cell.text)
    first = name.split()[0] if len(name.split()) > 1 else ""
    told = styled > 0 or first in table("first_names")["names"]
    return len(people_in(cell)) == 1 and (told or re.match(r"(?:[A-Z]\.?\s?){1,3}\s[A-Z][a-z]", name) is not None)


def enter_row(cells: Sequence[Passage], register: Register, group: Group) -> None:
    """Enters whoever a row of a table, or a line in columns, names."""
    told = [each for each in cells if each.text]
    if not told:
        return
    if len(told) > 1 and all(_names_alone(each) for each in told):
        for person in (one for each in told for one in people_in(each)):
            register.enter(person, group)
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
