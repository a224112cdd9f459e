"""Where in a reading a passage stands that a search has found."""

import unicodedata
from collections.abc import Sequence

from tui.documents.reading_lines import ReadLine


def passage_line(lines: Sequence[ReadLine], passage: str, words: str) -> int | None:
    """Returns the number of the line that has the passage, which may be cut at both ends, else the one with most of the words.

    None where no line has any of them, as for a word that only a short name has.
    """
    texts = [_plain(line.text) for line in lines]
    sought = _plain(passage.strip("…"))
    if sought:
        at = next((n for n, text in enumerate(texts) if sought in text), None)
        if at is not None:
            return at
    asked = _plain(words).split()
    found = [sum(word in text for word in asked) for text in texts]
    most = max(found, default=0)
    return found.index(most) if most else None


def _plain(text: str) -> str:
    """Returns a text as a search compares it: without case, accents, and the kind of space."""
    spread = unicodedata.normalize("NFD", text.casefold())
    return " ".join("".join(each for each in spread if not unicodedata.combining(each)).split())
