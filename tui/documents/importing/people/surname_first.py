"""Reads names with the family name first: "Alpha, Ann", alone in a line or parted from the next by a semicolon."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.documents.importing.passage import Passage
from tui.documents.importing.people.beside_names import with_word
from tui.documents.importing.people.name_words import (
    bare_name,
    is_degree,
    is_post,
    looks_like_name,
    plurals_pattern,
    role_of,
)
from tui.documents.importing.people.printed import Printed
from tui.documents.importing.wordings import table

_BRACKET = re.compile(r"\(([^()]*)\)")
_INITIALS = re.compile(r"(?:[A-Z]\.?\s?){1,3}$")
_FIRST = re.compile(r"[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,2}$")
_FEWEST = 2


def inverted(passage: Passage, first_names: bool = False) -> Printed | None:
    """Returns who a line names with the family name first: "Alpha, A (Chair)"; None where it does not.

    With `first_names` what stands behind the comma can be a name in full, as it can where other lines around are of that form.
    """
    end = passage.text.find("(") if "(" in passage.text else len(passage.text)
    whole = passage.cut(0, end)
    name, styled = bare_name(whole.text)
    family, comma, first = name.partition(",")
    first = first.strip()
    first = first if _INITIALS.match(first) else first.rstrip(" .")
    if not comma or "," in first or not _is_family(family) or is_degree(first) or role_of(first):
        return None
    if not (_INITIALS.match(first) or (first_names and _is_first(first))):
        return None
    person = Printed(whole, f"{first} {family.strip()}", whole.cut(0, styled))
    for bracket in _BRACKET.finditer(passage.text):
        person = with_word(person, passage.group(bracket, 1))
    return person


def inverted_list(passage: Passage) -> list[Printed]:
    """Returns whom a list in a line names so, each parted from the next by a semicolon; none where one of them is printed otherwise."""
    before = plurals_pattern().match(passage.text)
    rest = passage.cut(before.end(), len(passage.text)) if before is not None else passage
    pieces = rest.stripped(".;").split(r"\s*;\s*(?:and\s+)?")
    several = len(pieces) >= _FEWEST
    if not several and (before is not None or not _one_styled(rest.text)):
        pieces = [rest] if _ends_in_initials(rest.text) else []
    people = [inverted(each, first_names=True) for each in pieces]
    found = [each for each in people if each is not None]
    if not found or len(found) < len(pieces):
        return []
    return [replace(found[0], also=(passage.group(before),) if before is not None else ()), *found[1:]]


def lines_inverted(texts: Sequence[Passage]) -> bool:
    """Returns whether lines that follow one another name one person each, all with the family name first."""
    return len(texts) >= _FEWEST and all(inverted(each, first_names=True) is not None for each in texts)


def _one_styled(text: str) -> bool:
    """Whether a text begins with the style of one person: Councillor."""
    return bare_name(text)[1] > 0 and plurals_pattern().match(text) is None


def _ends_in_initials(text: str) -> bool:
    name = bare_name(text)[0]
    return name.count(",") == 1 and _INITIALS.match(name.split(",")[1].strip()) is not None


def _is_family(text: str) -> bool:
    words = text.split()
    names = [word for word in words if word.lower() not in table("people")["posts"]["particles"]]
    return 1 <= len(words) <= 3 and len(names) in (0, 1) and len(text) > 1 and looks_like_name(text.strip())


def _is_first(text: str) -> bool:
    if is_post(text) or _FIRST.match(text) is None:
        return False
    return len(text.split()) > 1 or text in table("first_names")["names"] or looks_like_name(text)
