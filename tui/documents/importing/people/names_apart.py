"""Parts names that run together in a list: with no more than blanks between them, and the next with its initials or its style."""

import re
from functools import cache

from tui.documents.importing.passage import Passage
from tui.documents.importing.people.name_words import bare_name, looks_like_name
from tui.documents.importing.wordings import table

_INITIALS = r"(?:[A-Z]\.\s?){1,3}(?=[A-Z][\w’'-]{2,}|Mc|Mac|O[’'])"
"""Initials with their full stops, which nothing but a family name follows."""
_WITH_INITIALS = re.compile(rf"(?:{_INITIALS})[A-Z][\w’'-]+$")


def names_apart(piece: Passage) -> list[Passage]:
    """Returns the names in a piece of a list that has neither comma nor "and" in it; the piece as it is where it may be one name."""
    at, found = 0, []
    for each in _next_name().finditer(piece.text):
        before = piece.cut(at, each.start())
        if _is_whole(before.text) and _begins_next(before.text, each, piece.text[each.end() :]):
            found.append(before)
            at = each.end()
    return [*found, piece.cut(at, len(piece.text))] if found else [piece]


def _begins_next(before: str, gap: re.Match[str], behind: str) -> bool:
    """Whether the next name begins behind a gap: a wide one has a whole name behind it, and where only initials do, the word before
    them is no first name: one behind a style is, "President Able B. Bravo"."""
    if gap["wide"] is not None:
        return _is_whole(behind)
    return gap["titled"] is not None or _WITH_INITIALS.match(before.strip()) is not None or " " in bare_name(before)[0]


def _is_whole(text: str) -> bool:
    """Whether a text is the name of one person as it stands: initials and a family name, a style and a name, or two names."""
    bare, styled = bare_name(text.split("  ")[0])
    titles = table("people")["styles"]
    if _WITH_INITIALS.match(text.strip()) or text.strip() in titles:
        return text.strip() not in titles
    family = bare.split()[-1].strip(".") if bare else ""
    return looks_like_name(bare) and (styled > 0 or len(bare.split()) > 1) and len(family) > 1 and family not in titles


@cache
def _next_name() -> re.Pattern[str]:
    titles = "|".join(table("people")["titles_before_a_name"])
    return re.compile(rf"(?P<wide>\s{{2,}})(?=[A-Z])|\s+(?:(?={_INITIALS})|(?P<titled>(?=(?:{titles})\.?\s+[A-Z])))")
