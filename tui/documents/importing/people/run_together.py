"""Parts names that stand one behind the other with nothing between them: "Ann Alpha Bob C. Bravo Carol Charlie"."""

import re
from functools import cache

from tui.documents.importing.passage import Passage
from tui.documents.importing.people.name_words import is_post
from tui.documents.importing.wordings import table

_FEWEST = 3
"""Fewer could be one person with a long name, or a name and what it is of."""
_KNOWN = 0.5
"""So great a part of the first names must be common ones."""


def names_run_together(passage: Passage) -> list[Passage]:
    """Returns the names in a text that is nothing but first and family names in turn, at least three; none where it is something else."""
    if not _row().fullmatch(passage.text) or is_post(passage.text):
        return []
    found = list(_name().finditer(passage.text))
    never = table("people")["posts"]["never"]
    if len(found) < _FEWEST or any(word.lower() in never for word in passage.text.split()):
        return []
    known = sum(each["first"] in table("first_names")["names"] for each in found)
    return [passage.group(each) for each in found] if known >= _KNOWN * len(found) else []


@cache
def _name() -> re.Pattern[str]:
    word = r"[A-Z][\w’'-]*[a-z][\w’'-]*"
    suffixes = "|".join(re.escape(each) for each in table("people")["suffixes"])
    return re.compile(
        rf"(?P<first>{word})(?:\s+[A-Z]\.?(?!\w)){{0,2}}\s+(?!(?:{suffixes})(?!\w)){word}(?:\s+(?:{suffixes})(?!\w))?"
    )


@cache
def _row() -> re.Pattern[str]:
    name = _name().pattern.replace("?P<first>", "?:")
    return re.compile(rf"{name}(?:\s+{name})+\.?")
