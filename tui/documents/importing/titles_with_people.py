"""Parts from the title of an item the people, or the declarations, that stand behind it on its line: "Apologies: Member A"."""

import re
from dataclasses import replace

from tui.documents.importing.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people_headings import heading_of_people
from tui.documents.importing.titles import Title
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
    return title, NOWHERE


def _cut(title: Title, at: int) -> Title:
    return replace(title, title=title.title.cut(0, at).stripped(":–—- "))
