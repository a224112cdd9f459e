"""How words get onto the screen: made safe, as literal text, with a style. Nothing else in the program shows a record's text.

A style here is one of a few names with a meaning; what it looks like is the theme's affair. Meaning is always in the words
as well.
"""

from collections.abc import Iterable

from textual.content import Content

from tui.record.safe import safe
from tui.rules.problem import Problem

STYLES = {
    "": "",
    "plain": "",
    "strong": "bold",
    "title": "bold",
    "heading": "bold underline",
    "faint": "$text-muted",
    "label": "$text-muted",
    "key": "bold",
    "draft": "bold reverse",
    "decision": "bold",
    "error": "bold $text-error",
    "warning": "bold $text-warning",
    "advice": "$text-accent",
    "good": "$text-success",
    "quote": "italic",
    "removed": "reverse",
    "added": "bold underline",
}

MARKS = {"error": "✗", "warning": "!", "advice": "i"}
"""What stands before a problem, by severity: the sign that does not need colour."""


DOUBT = "import-doubt"
"""The rule that a guess of an import is shown under, beside its field as problems are."""


def mark_of(problem: Problem) -> str:
    """Returns the sign that stands before a problem, or before a guess."""
    return "?" if problem.rule == DOUBT else MARKS[problem.severity]


def counted(problems: Iterable[Problem]) -> str:
    """Returns how many problems there are, each severity with its sign: `✗1 !71 i35`; empty for none.

    Every count on the screen is made by this, for a record as for the book.
    """
    severities = [str(one.severity) for one in problems]
    return " ".join(f"{mark}{severities.count(name)}" for name, mark in MARKS.items() if name in severities)


Piece = str | tuple[str, str]


def ink(*pieces: Piece) -> Content:
    """Returns one line made of plain strings and (string, style name) pairs, each sanitised."""
    return Content.assemble(*(_piece(one) for one in pieces))


def spread(left: Content, right: Content, width: int) -> Content:
    """Returns a line of exactly `width` cells: `left` cut where needed, `right` at its end."""
    room = max(0, width - right.cell_length)
    return (
        left.truncate(max(0, room - 1), ellipsis=True).pad_right(max(0, room - min(left.cell_length, room - 1))) + right
    )


def joined(parts: Iterable[Content], between: str = "  ") -> Content:
    """Returns lines put one after another."""
    return Content(between).join(parts)


def _piece(piece: Piece) -> Content:
    text, name = (piece, "") if isinstance(piece, str) else piece
    return Content.styled(safe(text), STYLES[name]) if STYLES[name] else Content(safe(text))
