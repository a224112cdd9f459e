"""The phrases that head lists of people, as expressions: those that a table has as a whole, and those put together of parts."""

import re
from functools import cache
from typing import Any

from tui.documents.importing.wordings import table

STATES = ("apologies", "absent", "present")
COLON = r"\s*[:;]\s?[-–]?|\s+[-–](?=\s)|\s*(?:…|\.{3,}|(?:\.\s){3,})"
"""What parts a heading from the names behind it: a colon, a dash, or a row of dots."""


@cache
def groups_of_people() -> dict[str, dict[str, Any]]:
    """Returns what the table says of each heading that it has as a whole, by its words in small letters."""
    return {word: each for each in table("headings")["attendance"] for word in each["words"]}


@cache
def people_headings() -> re.Pattern[str]:
    """Returns what matches a heading that the table has as a whole."""
    words = "|".join(re.escape(word) for word in sorted(groups_of_people(), key=len, reverse=True))
    return re.compile(
        rf"(?P<words>{words})(?!\w)(?:\s*[/|&]\s*(?P<other>{words})(?!\w))?(?:\s*\([^)]*\))?(?P<colon>{COLON})?\s*",
        re.IGNORECASE,
    )


@cache
def composed_heading() -> re.Pattern[str]:
    """Returns what matches a heading that is put together of who, how and "were"."""
    told = table("attending")
    nouns = "|".join(rf"(?P<noun_{name}>{words})" for name, words in told["nouns"].items())
    states = "|".join(rf"(?P<state_{name}>{told['states'][name]})" for name in STATES)
    return re.compile(
        rf"{told['before']}(?:(?:{nouns})\s+)?{told['joins']}(?:(?:{states})(?!\w)|(?={told['states']['unsaid']})){told['where']}(?P<mode>{told['mode']}){told['where']}"
        rf"(?P<behind>{told['behind']})(?P<colon>{COLON})?\s*",
        re.IGNORECASE,
    )
