"""What the two sides of a comparison of minutes have in common: which values are said in print, and texts without what print adds."""

import re

KINDS_SAID = ("annual", "extraordinary", "confirmation_hearing", "joint", "informal", "training", "conference")
SAID = {"question": "question", "answer": "answer", "statement": "statement"}
NUMBERS = ("minute_number", "minute_reference", "number")
"""The fields that a number before a title can be in; the first that a record has is printed."""
APPROVED = ("approved", "signed")
STYLE = r"^(?:Councillor|Cllr|Alderman|Member)s?\.?\s+"
COUNTS = ("for", "against", "abstentions", "not_voting")
STATES = ("carried", "lost", "withdrawn", "deferred", "ruled_out", "not_seconded")


def one_line(text: str | None) -> str:
    """A text with its white space made single blanks."""
    return " ".join((text or "").split())


def lines_of(text: str | None) -> list[str]:
    """The lines of a text, each in one line."""
    return [one_line(line) for line in (text or "").split("\n") if line.strip()]


def mark(label: str | None) -> str:
    """A label without what stands around it in print."""
    return (label or "").strip(" ().:").lower()


def bare(name: str | None) -> str:
    """What somebody is called, without the article."""
    return re.sub(r"^the ", "", one_line(name).lower()).strip(" .,")
