"""Knows a line to sign on: who signs it, a line for the name, another for the day, sometimes the hours of the meeting."""

import re
from functools import cache

from tui.documents.importing.wordings import table

_SHORT = 120
_BEGINS = re.compile(
    r"\W*(?:signed|dated?|chair|chair(?:man|woman|person)|mayor|cathaoirleach|president|conven[eo]r)\b", re.IGNORECASE
)
_FILLING = re.compile(r"[._…\s-]{4,}")
_WORDS = re.compile(r"[^\W_]+(?:[.][^\W_]+)*")


def is_signature(text: str) -> bool:
    """Returns whether a line is one to sign on and says nothing else."""
    if _BEGINS.match(text) is None or len(_FILLING.sub(" ", text)) >= _SHORT:
        return False
    besides = table("headings")["closing"]["signed"]
    said = _WORDS.findall(_who().sub(" ", text))
    return all(each.lower() in besides or each[0].isdigit() for each in said)


def who_signs(text: str) -> re.Match[str] | None:
    """Returns where such a line says who signs: `Chairman`; None where it does not."""
    return _who().search(text)


@cache
def _who() -> re.Pattern[str]:
    who = "|".join(re.escape(each) for each in table("headings")["closing"]["signing"])
    return re.compile(rf"\b(?:{who})\b", re.IGNORECASE)
