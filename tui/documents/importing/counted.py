"""Takes members of the public and the press who are only counted out of a list of people."""

import re

from tui.documents.importing.passage import Passage
from tui.documents.importing.register import Register
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
