"""Parts from the title of an item the people, the declarations, or that there was nothing, that stand behind it on its line:
"Apologies: Member A"."""

import re
from dataclasses import replace

from tui.documents.importing.items.titles import Title
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.one_person import person_with_post
from tui.documents.importing.people.people import only_names, people_in
from tui.documents.importing.people.people_headings import heading_of_people
from tui.documents.importing.wordings import table


def with_people_apart(title: Title) -> tuple[Title, Passage]:
    """Returns the title without what stands behind it, and the line to be read under the item; empty where it is only a title."""
    text = title.title
    heading = heading_of_people(Block(text))
    if heading is not None and heading[1].text and not re.search(r"\b(?:of|for|to|and)\s*$", heading[0].words.text):
        return _cut(title, len(text.text) - len(heading[1].text)), text
    found = re.match(table("people")["declarations"]["behind_title"], text.text, re.IGNORECASE)
    if found is not None:
        return _cut(title, found.start("rest")), text.group(found, "rest")
    spoken = re.match(r"[A-Z].{6,120}?(?=:\s+(?P<rest>[A-Z].{3,60})$)", text.text)
    if spoken is not None and _are_people(text.group(spoken, "rest")):
        return _cut(title, spoken.end()), text.group(spoken, "rest")
    nothing = re.search(table("numbering")["titles"]["nothing_behind"], text.text, re.IGNORECASE)
    if nothing is not None:
        return _cut(title, nothing.start()), text.group(nothing, "rest")
    # The stages of a hearing: who spoke to it behind "Staff Report:", and the first of what could be moved.
    colon = re.match(r"[A-Z][^:]{3,60}:\s*", text.text)
    behind = text.cut(colon.end(), len(text.text)) if colon is not None else NOWHERE
    if colon is not None and (re.match(r"\(?[a-z]\)", behind.text) or person_with_post(behind) is not None):
        return _cut(title, colon.end()), behind
    return title, NOWHERE


def _are_people(passage: Passage) -> bool:
    """Returns whether words behind a colon name people, with initials or a style, and say nothing else: who is to speak."""
    people = people_in(passage)
    shown = all(each.style or re.match(r"(?:[A-Z]\.\s?)+[A-Z]", each.name) for each in people)
    return shown and only_names(passage)


def _cut(title: Title, at: int) -> Title:
    return replace(title, title=title.title.cut(0, at).stripped(":–—- "))
