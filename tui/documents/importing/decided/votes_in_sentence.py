"""Reads who voted how where a sentence says it of some by name: "with Alpha opposed", "(Alpha, Bravo – yea)", "Charlie abstaining"."""

import re

from tui.documents.importing.decided.votes import option_of, put_voter
from tui.documents.importing.drafting import Node
from tui.documents.importing.passage import Passage
from tui.documents.importing.people.name_words import bare_name
from tui.documents.importing.people.people import people_in
from tui.documents.importing.people.register import Register
from tui.documents.importing.wordings import table


def put_named(holder: Node, passage: Passage, register: Register) -> bool:
    """Puts those into the vote whom a sentence names with how they voted; returns whether it names anybody. Who is against or
    abstains by the sentence alone is somebody listed as present, or has a style before the name: residents oppose things as well."""
    named = False
    for each in table("decisions")["votes"]["named"]:
        for found in re.finditer(each["pattern"], passage.text, re.IGNORECASE):
            option = option_of(found["option"]) if "option" in found.groupdict() else each["option"]
            for person in people_in(passage.group(found, "names")):
                known = [voter["name_as_printed"] for voter in holder.data.get("vote", {}).get("voters", [])]
                if any(person.whole.text in other or other in person.whole.text for other in known):
                    continue
                if each.get("listed") or register.find(person.whole) is not None or bare_name(person.whole.text)[1]:
                    put_voter(holder.inner("vote"), person.whole, option, register)
                    named = True
    return named
