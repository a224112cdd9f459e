"""How much is read of one document. What is beyond is said in a sentence; a paragraph that is none is kept whole, in no field."""

from collections.abc import Sequence
from dataclasses import replace

from tui.documents.importing.lines.line import Line
from tui.documents.importing.passage import NOWHERE
from tui.errors import ProblemsFound

MOST_BYTES = 50 * 1024 * 1024
MOST_CHARACTERS = 3_000_000
"""Of text without its form: about 1,200 printed pages."""
MOST_LINES = 100_000
LONGEST_PARAGRAPH = 10_000
"""Characters. What is longer is no paragraph that somebody wrote; it is left as it is, whole and unplaced."""
LEAST_SECONDS = 30
"""Seconds that any document may take to be read."""
SECONDS_FOR_EACH_MB = 30
"""Seconds more for each MB of it; an honest pack takes a tenth of that."""
_IN_PARTS = "Import its parts one by one."


def seconds_for(size: int) -> int:
    """Returns how many seconds a document of so many bytes may take to be read."""
    return LEAST_SECONDS + SECONDS_FOR_EACH_MB * size // (1024 * 1024)


def refuse_too_large(files: Sequence[tuple[str, bytes]]) -> None:
    """Raises ProblemsFound where one of the files, each with its name, is empty or larger than is read."""
    for name, data in files:
        if len(data) > MOST_BYTES:
            raise ProblemsFound(
                f"{name} has more than {MOST_BYTES // 1024 // 1024} MB, the most that is read.", _IN_PARTS
            )
        if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xfe\xff"):
            raise ProblemsFound(f"{name} is empty.", "Look whether it was fetched or saved to the end.")


def refuse_too_long(characters: int, lines: int, name: str) -> None:
    """Raises ProblemsFound where a document has more text, or more lines, than are read."""
    if lines > MOST_LINES:
        raise ProblemsFound(f"{name} has {lines:,} lines; {MOST_LINES:,} are the most that are read.", _IN_PARTS)
    if characters > MOST_CHARACTERS:
        raise ProblemsFound(
            f"{name} has {characters:,} characters of text; {MOST_CHARACTERS:,} are the most that is read.", _IN_PARTS
        )


def without_monsters(lines: Sequence[Line], name: str) -> tuple[Line, ...]:
    """Returns the lines, those that are too long to be a paragraph without content: so they go nowhere, and are unplaced as they are.

    Raises ProblemsFound where all of them together are more text than is read.
    """
    refuse_too_long(sum(len(line.raw) for line in lines), len(lines), name)
    return tuple(
        replace(line, content=NOWHERE, cells=(), within=(), strong=(), struck=NOWHERE)
        if len(line.raw) > LONGEST_PARAGRAPH
        else line
        for line in lines
    )
