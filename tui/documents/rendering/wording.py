"""How documents say days, times, lists and the names of bodies and meetings, and which words of a decision stand in bold."""

import re
from collections.abc import Sequence
from typing import Final

from tui.documents.rendering.tree import Run, Text
from tui.procedure.calendar import MONTHS, day, in_words, weekday
from tui.procedure.register import Register, Value, text_at

_MEETINGS: Final = {
    "annual": "the annual meeting",
    "extraordinary": "an extraordinary meeting",
    "confirmation_hearing": "a confirmation hearing",
    "joint": "a joint meeting",
    "informal": "an informal meeting",
    "training": "a training session",
    "conference": "a conference",
}
_WITHOUT_ARTICLE: Final = ("council", "parish-council", "police-force")
_LANGUAGES: Final = (
    ("Europe/Dublin", "en-IE"),
    ("America/", "en-US"),
    ("Australia/", "en-AU"),
    ("Pacific/Auckland", "en-NZ"),
)
_SMALL: Final = frozenset(
    {"to", "the", "a", "an", "as", "of", "and", "be", "was", "were", "is", "that", "for", "in", "on", "by"}
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHOUTED: Final = re.compile(r"\b[A-Z]{4,}\b")


def date_words(date: str | None) -> str:
    """Returns a date, whole or vague, as documents print it: 14 September 2022, September 2022, 2022."""
    whole = day(date)
    if whole is not None:
        return in_words(whole)
    year, _, month = (date or "").partition("-")
    return f"{MONTHS[int(month)]} {year}" if month.isdecimal() and 1 <= int(month) <= 12 else date or ""


def date_with_weekday(date: str | None) -> str:
    """Returns a whole date with its weekday: Wednesday 14 September 2022; a vague one without."""
    whole = day(date)
    return f"{weekday(whole)} {in_words(whole)}" if whole is not None else date_words(date)


def time_words(time: str) -> str:
    """Returns a time of day as documents print it: 1.30 pm, 12 noon; anything else as it is."""
    hour, colon, minute = time.partition(":")
    if not (colon and hour.isdecimal() and minute.isdecimal()):
        return time
    if (int(hour), int(minute)) == (12, 0):
        return "12 noon"
    return f"{(int(hour) + 11) % 12 + 1}.{minute} {'am' if int(hour) < 12 else 'pm'}"


def and_list(words: Sequence[str], last: str = " and ") -> str:
    """Returns words as a list in a sentence: a, b and c."""
    return last.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def language_of(body: Value) -> str:
    """Returns the language of a body's documents as a BCP 47 tag; British English where its zone does not say another."""
    zone = text_at(body, "timezone") or ""
    return next((tag for start, tag in _LANGUAGES if zone.startswith(start)), "en-GB")


def the_body(body: Value, name: str) -> str:
    """Returns the name of a body as a sentence has it, with the article where that is usual: the Example Joint Panel."""
    bare = name.lower().startswith("the ") or text_at(body, "classification") in _WITHOUT_ARTICLE
    return name if bare else f"the {name}"


def short_name(body: Value) -> str:
    """Returns how minutes speak of a body: the Panel."""
    return text_at(body, "wording", "short_name") or text_at(body, "name") or "the body"


def a_meeting(meeting: Value) -> str:
    """Returns what kind of meeting it was as a sentence has it: a meeting, the annual meeting."""
    return _MEETINGS.get(text_at(meeting, "classification") or "", "a meeting")


def name_of(register: Register, record_id: object) -> str:
    """Returns the name or title of any record, its id in words where the book has no record of it."""
    found = register.get(record_id)
    named = text_at(found, "name") or text_at(found, "title")
    return named or str(record_id).rsplit("/", 1)[-1].replace("-", " ")


def bold_words(text: str, verb: str | None) -> tuple[Text, bool]:
    """Returns the text with the operative words of a decision in bold, and whether any of them was found in it.

    AGREED to NOTE is found in `the Panel NOTED it` as well: a word counts that begins with one of the verb.
    """
    wanted = [word.upper() for word in _WORD.findall(verb or "") if word.lower() not in _SMALL]
    spots = [
        found.span()
        for found in _WORD.finditer(text)
        if any(found[0].upper() == word or (len(word) > 3 and found[0].upper().startswith(word)) for word in wanted)
    ]
    shouted = [found.span() for found in _SHOUTED.finditer(text) if found[0] in _OPERATIVE]
    return _with_bold(text, sorted({*spots, *shouted})), bool(spots or shouted)


_OPERATIVE: Final = frozenset(
    {
        "AGREED", "NOTE", "NOTED", "ENDORSE", "ENDORSED", "APPROVE", "APPROVED", "ADOPT", "ADOPTED", "RESOLVED", "RECOMMENDED",
        "SUPPORT", "SUPPORTED", "SUPPORTS", "DEFER", "DEFERRED", "REFER", "REFERRED", "WITHDRAWN", "LOST", "ELECTED", "APPOINTED",
    }
)  # fmt: skip


def _with_bold(text: str, spots: Sequence[tuple[int, int]]) -> Text:
    runs: list[Run] = []
    at = 0
    for first, last in spots:
        if first > at:
            runs.append(Run(text[at:first]))
        runs.append(Run(text[first:last], strong=True))
        at = last
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)
