"""Recognises decisions: the word that marks one, the outcome it tells, and who moved and seconded it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage, Place
from tui.documents.importing.people.name_words import is_post
from tui.documents.importing.wordings import table

_TOGETHER = 12
_ANNOUNCES = 30
"""So many characters may stand between the word of a decision and a colon that announces a list."""

_NEAR = 12
"""Within so many characters a second verb in capitals belongs to the first: AGREED to NOTE."""
_QUOTED = re.compile(r",?\s+(?=[“\"‘](?:That|To|to)\b)")
"""What stands between the word of a decision and its quoted text."""
_LONGEST = 700
"""A longer paragraph is no decision, whatever a sentence in it reads like."""
_LONGEST_MOTION = 4_000
"""In a longer paragraph nobody is looked for who moved: each name could be one."""


@dataclass(frozen=True)
class Marked:
    """A decision in a paragraph: `verb` as printed, `text` what was decided, `outcome` as the record has it; `guessed` says
    that no marker, but a sentence that reads like one, was found."""

    verb: Passage
    text: Passage
    outcome: str
    guessed: bool = False


def bare_outcome(decision: Marked) -> str:
    """Returns the outcome that the word of a decision alone tells, whatever the words behind it say."""
    return _outcomes_of_words().get(decision.verb.text.strip(" :").lower(), decision.outcome)


def begins_decision(text: str) -> bool:
    """Returns whether a text begins with a word that marks a decision."""
    return _starts().match(text) is not None and not _is_title(text)


def _is_title(text: str) -> bool:
    """Whether a text is a title in capitals, of a resolution or the like, and no decision itself."""
    return re.fullmatch(table("decisions")["title"]["pattern"], text) is not None


def has_decision_in_capitals(text: str) -> bool:
    """Returns whether a verb of decision stands in a text in capitals: AGREED, NOTED."""
    return _capitals().search(text) is not None


def decision_in(passage: Passage, strong: Sequence[Place] = ()) -> Marked | None:
    """Returns the decision that a paragraph is; its text is empty where the paragraph only announces it (RESOLVED:).

    `strong` is where words of the paragraph stand in bold, while the others do not: a verb of decision among them marks one.
    """
    text = passage.text
    if any(re.search(each, text, re.IGNORECASE) for each in table("decisions")["not"]["patterns"]):
        return None
    enacted = re.match(table("decisions")["enacting"]["pattern"], text, re.IGNORECASE)
    if enacted is not None:
        what = passage.cut(enacted.end(), len(text))
        return Marked(passage.group(enacted), what, outcome_of(what.text, "resolved"))
    found = _starts().match(text)
    if found is not None and _is_title(text):
        return None
    if found is not None:
        return None if found["aside"] else _begun(passage, found)
    announcing = table("decisions")["announcing"]
    announced = re.match(announcing["pattern"], text, re.IGNORECASE) or (
        re.search(announcing["moved"], text, re.IGNORECASE) if len(text) < _LONGEST else None
    )
    if announced is not None:
        outcome = table("decisions")["announcing"]["outcomes"][announced["verb"].lower()]
        return Marked(passage.group(announced, "verb"), NOWHERE, outcome)
    return _in_capitals(passage, strong) or _within(passage)


def _begun(passage: Passage, found: re.Match[str]) -> Marked:
    """Returns the decision that a paragraph begins with the word of."""
    text = passage.text
    verb = passage.group(found, "verb")
    word = verb.cut(0, found.start("voted") - found.start("verb")) if found["voted"] else verb
    outcome = _outcomes_of_words()[word.text.rstrip(":").lower()]
    announces = text.endswith(":") and len(text) - found.end() < _ANNOUNCES
    if announces or re.fullmatch(table("decisions")["announcing"]["alone"], text[found.end() :], re.IGNORECASE):
        return Marked(passage.stripped(":"), NOWHERE, outcome)
    quoted = _QUOTED.match(text, found.end())
    if quoted is not None:
        return Marked(verb, passage.cut(quoted.end(), len(text)), outcome_of(text, outcome))
    if found["colon"] is None:
        return Marked(verb, passage, outcome_of(text, outcome))
    rest = passage.cut(found.end(), len(text))
    if not rest and found["colon"].strip() == ".":
        return Marked(verb, verb, outcome)
    return Marked(verb, rest, outcome_of(rest.text, outcome))


def _in_capitals(passage: Passage, strong: Sequence[Place]) -> Marked | None:
    """Returns the decision in which a verb is printed in capitals, or in bold where the rest is not."""
    text = passage.text
    verbs = [
        each
        for each in _verbs().finditer(text)
        if not _is_quoted(text, each.start())
        if _is_strong(passage.group(each), strong) or (each[0].isupper() and not _all_capitals(text))
    ]
    if not verbs:
        return None
    last = _last_of(text, verbs)
    if last[0].upper() in table("decisions")["ending"]["capitals"] and _within(passage) is not None:
        return None
    outcome = outcome_of(text, table("decisions")["capitals"][last[0].upper()])
    return Marked(passage.cut(verbs[0].start(), last.end()), passage, outcome)


def _is_quoted(text: str, at: int) -> bool:
    """Whether a word stands between quotation marks, in the title of something or in what somebody said, or behind a condition."""
    quoted = text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1
    return quoted or re.search(table("decisions")["not"]["condition"], text[:at], re.IGNORECASE) is not None


def _within(passage: Passage) -> Marked | None:
    """Returns the decision that a sentence reads like."""
    if len(passage.text) >= _LONGEST or _only_ends(passage.text):
        return None
    for each in table("decisions")["within"]:
        if re.search(each["pattern"], passage.text, re.IGNORECASE):
            outcome = outcome_of(passage.text, each["outcome"]) if each.get("by_words") else each["outcome"]
            return Marked(NOWHERE, passage, outcome, guessed=True)
    return None


def ending_in(text: str) -> str:
    """Returns whether a sentence says that a motion was carried or lost and goes on with the resolution: `carried`, `lost`, or empty."""
    if not _only_ends(text):
        return ""
    found = [each for each in table("decisions")["within"] if re.search(each["pattern"], text, re.IGNORECASE)]
    return {"resolved": "carried", "lost": "lost"}.get(found[0]["outcome"], "") if found else ""


def _only_ends(text: str) -> bool:
    """Whether a sentence leads over to the resolution: "The motion was carried and it was"."""
    return (
        re.search(r"\b(?:and|whereupon)\s+it\s+was(?:\s+(?:then|therefore|accordingly))?\s*[:–-]?$", text) is not None
    )


def _all_capitals(text: str) -> bool:
    return sum(char.islower() for char in text) < 2


def _last_of(text: str, verbs: Sequence[re.Match[str]]) -> re.Match[str]:
    """Returns the last of the verbs that belong together, as AGREED to NOTE does."""
    last = verbs[0]
    for each in verbs[1:]:
        if each.start() - last.end() >= _TOGETHER or re.search(r"[.;:]", text[last.end() : each.start()]):
            break
        last = each
    return last


def _is_strong(passage: Passage, strong: Sequence[Place]) -> bool:
    return bool(strong) and all(
        any(one.line == place.line and one.start <= place.start and place.end <= one.end for one in strong)
        for place in passage.places
    )


def outcome_of(text: str, otherwise: str) -> str:
    """Returns the outcome that the words of a decision tell."""
    low = text.lower()
    for outcome, phrases in table("decisions")["outcomes"].items():
        if any(phrase in low for phrase in phrases):
            return str(outcome)
    return otherwise


def movers_in(passage: Passage) -> tuple[Passage, Passage, Passage]:
    """Returns mover, seconder and the words that name them; empty passages where nobody is named."""
    if len(passage.text) > _LONGEST_MOTION or _needed().search(passage.text) is None:
        return NOWHERE, NOWHERE, NOWHERE
    for pattern in _movers():
        found = pattern.search(passage.text)
        if found is not None and all(_can_be_name(found[which]) for which in ("mover", "seconder")):
            return passage.group(found, "mover"), passage.group(found, "seconder"), passage.group(found)
    return NOWHERE, NOWHERE, NOWHERE


def _can_be_name(text: str) -> bool:
    """Whether words can be a name or a post: none of their small words is one that a sentence is made of."""
    small = [word for word in re.findall(r"[^\W\d_]+", text) if word.islower()]
    return "&" not in text and not set(small) & set(table("decisions")["movers"]["no_name"])


def moves_what_follows(block: Block) -> bool:
    """Returns whether a paragraph ends with a colon and says who moved what is printed below it."""
    words = table("decisions")["movers"]
    moved = re.search(words["moved_alone"].replace("{name}", words["name"]), block.text) is not None
    return not block.cells and block.text.endswith(":") and (moved or bool(movers_in(block.passage)[0]))


def mover_alone(text: str, which: str) -> re.Match[str] | None:
    """Returns the match of a line that says no more than who was `mover` or `seconder`."""
    movers = table("decisions")["movers"]
    found = re.match(movers[f"{which}_alone"].replace("{name}", movers["name"]), text, re.IGNORECASE)
    return found if found is not None and (not found["post"] or is_post(found["post"])) else None


@cache
def _needed() -> re.Pattern[str]:
    return re.compile(table("decisions")["movers"]["needed"], re.IGNORECASE)


@cache
def _movers() -> tuple[re.Pattern[str], ...]:
    movers = table("decisions")["movers"]
    mover, seconder = (rf"(?P<{which}>{movers['name']})" for which in ("mover", "seconder"))
    return tuple(
        re.compile(
            each.replace("{seconded}", movers["seconded"])
            .replace("{by}", movers["by"])
            .replace("{mover}", mover)
            .replace("{seconder}", seconder)
            + movers["ends"] * each.endswith("{seconder}")
        )
        for each in movers["patterns"]
    )


def announces_recommendations(text: str) -> bool:
    """Returns whether a paragraph announces a list of recommendations to somebody else."""
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in table("decisions")["recommending"]["patterns"])


@cache
def _starts() -> re.Pattern[str]:
    groups = table("decisions")["starts"]
    words = sorted((word for group in groups for word in group["words"]), key=len, reverse=True)
    each = "|".join(re.escape(word) for word in words)
    voted = r"(?P<voted>\s*\((?=[^()]*\b(?:votes?|for|against|to|unanimous\w*|abst\w*|nem)\b)[^()]{3,90}\))?"
    aside = r"(?P<aside>\s*[:;–-]*\s*\([Ff]or [^)]*\)\s*$)"
    ends = r"(?P<colon>\s*[:;–-]+\s*(?:\([Ff]or [^)]*\))?|\s*\.?\s*$)"
    goes_on = rf"(?=,?\s+(?:that|to|by|unanimously|the)\b)|(?={_QUOTED.pattern})|(?<=[A-Z]{{4}})(?=\s)"
    return re.compile(rf"(?P<verb>(?:{each}){voted})(?:{aside}|{ends}|{goes_on})")


@cache
def _outcomes_of_words() -> dict[str, str]:
    return {word.lower(): group["outcome"] for group in table("decisions")["starts"] for word in group["words"]}


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('decisions')['capitals'])})\b", re.IGNORECASE)


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('decisions')['capitals'])})\b")
