"""Recognises decisions: the word that marks one, the outcome it tells, and who moved and seconded it."""

import re
from dataclasses import dataclass
from functools import cache

from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.wordings import table

_ANNOUNCES = 30
"""So many characters may stand between the word of a decision and a colon that announces a list."""


@dataclass(frozen=True)
class Marked:
    """A decision in a paragraph: `verb` as printed, `text` what was decided, `outcome` as the record has it; `guessed` says
    that no marker, but a sentence that reads like one, was found."""

    verb: Passage
    text: Passage
    outcome: str
    guessed: bool = False


def begins_decision(text: str) -> bool:
    """Returns whether a text begins with a word that marks a decision."""
    return _starts().match(text) is not None


def has_decision_in_capitals(text: str) -> bool:
    """Returns whether a verb of decision stands in a text in capitals: AGREED, NOTED."""
    return _capitals().search(text) is not None


def decision_in(passage: Passage) -> Marked | None:
    """Returns the decision that a paragraph is; its text is empty where the paragraph only announces it (RESOLVED:)."""
    text = passage.text
    found = _starts().match(text)
    if found is not None:
        verb = passage.group(found, "verb")
        outcome = _outcomes_of_words()[verb.text.rstrip(":").lower()]
        if text.endswith(":") and len(text) - found.end() < _ANNOUNCES:
            return Marked(passage.stripped(":"), NOWHERE, outcome)
        if found["colon"]:
            rest = passage.cut(found.end(), len(text))
            return Marked(verb, rest, outcome_of(rest.text, outcome))
        return Marked(verb, passage, outcome_of(text, outcome))
    capital = _capitals().search(text)
    if capital is not None:
        verbs = list(_capitals().finditer(text))
        last = verbs[-1] if verbs[-1].start() - capital.end() < 12 else capital
        return Marked(
            passage.cut(capital.start(), last.end()), passage, outcome_of(text, table("decisions")["capitals"][last[0]])
        )
    for each in table("decisions")["within"]:
        inside = re.search(each["pattern"], text, re.IGNORECASE)
        if inside is not None and len(text) < 700:
            return Marked(NOWHERE, passage, each["outcome"], guessed=True)
    return None


def outcome_of(text: str, otherwise: str) -> str:
    """Returns the outcome that the words of a decision tell."""
    low = text.lower()
    for outcome, phrases in table("decisions")["outcomes"].items():
        if any(phrase in low for phrase in phrases):
            return str(outcome)
    return otherwise


def movers_in(passage: Passage) -> tuple[Passage, Passage, Passage]:
    """Returns mover, seconder and the words that name them; empty passages where nobody is named."""
    for pattern in table("decisions")["movers"]["patterns"]:
        found = re.search(pattern, passage.text, re.IGNORECASE if "by" in pattern else 0)
        if found is not None:
            return passage.group(found, "mover"), passage.group(found, "seconder"), passage.group(found)
    return NOWHERE, NOWHERE, NOWHERE


def announces_recommendations(text: str) -> bool:
    """Returns whether a paragraph announces a list of recommendations to somebody else."""
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in table("decisions")["recommending"]["patterns"])


@cache
def _starts() -> re.Pattern[str]:
    groups = table("decisions")["starts"]
    words = sorted((word for group in groups for word in group["words"]), key=len, reverse=True)
    each = "|".join(re.escape(word) for word in words)
    ends = r"(?P<colon>\s*[:;–-]+\s*(?:\([Ff]or [^)]*\))?|\s*$)"
    goes_on = r"(?=\s+(?:that|to|by|unanimously|the)\b)|(?<=[A-Z]{4})(?=\s)"
    return re.compile(rf"(?P<verb>(?:{each}))(?:{ends}|{goes_on})")


@cache
def _outcomes_of_words() -> dict[str, str]:
    return {word.lower(): group["outcome"] for group in table("decisions")["starts"] for word in group["words"]}


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('decisions')['capitals'])})\b")
