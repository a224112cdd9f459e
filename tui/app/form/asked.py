"""The questions of a step as a clerk answers them: what may be chosen, and what was typed as the answer that is kept. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tui.app.desk import Desk
from tui.app.form.typed import typed_as
from tui.app.screens.chooser import Choice, matching
from tui.book.steps.asking import Ask
from tui.documents.reading_lines import phrase

BETWEEN: Final = "; "
"""What stands between several answers to a question that takes many."""

_RECORDS: Final = ("person", "meeting", "paper", "recommendation")
_DATED: Final = ("date", "vague_date", "time")
_EXAMPLES: Final = {
    "date": "2026-03-25 or 25 Mar 2026",
    "vague_date": "2026-03-25, 2026-03 or 2026",
    "time": "13:30",
    "file": "the path of the file on this machine",
}


@dataclass(frozen=True, slots=True)
class Answered:
    """What was typed, as the answers that are kept; a remark where it is none, a note where it is kept otherwise than typed."""

    values: tuple[str, ...] = ()
    remark: str = ""
    note: str = ""


def choices_for(desk: Desk, ask: Ask, record_id: str) -> list[Choice[str]]:
    """Returns what may be chosen for a question about a record, the likely first; nothing where one types freely."""
    if ask.kind == "yes_no":
        return [Choice("yes", "yes"), Choice("no", "no")]
    if ask.choices:
        return [Choice(word, phrase(word), also=word) for word in ask.choices]
    if ask.kind not in _RECORDS:
        return []
    folder = record_id.split("/", 1)[0]
    found = [
        Choice(value, name, more, value) for value, name, more in desk.candidates((ask.kind,)) if value != record_id
    ]
    if ask.kind == "meeting":
        found = _latest_first(desk, found)
    found.sort(key=lambda one: ask.kind != "person" and not one.value.startswith(f"{folder}/"))
    return _told_apart(found)


def placeholder(ask: Ask, choices: Sequence[Choice[str]]) -> str:
    """Returns what stands in an empty line: how one answers there."""
    if choices:
        return "type to find it, ↑↓ to choose" if len(choices) > 4 or ask.many else "↑↓ to choose"
    return _EXAMPLES.get(ask.kind, "several are parted by ;" if ask.many else "")


def answer(ask: Ask, text: str, choices: Sequence[Choice[str]]) -> Answered:
    """Returns what a text answers; a choice is known by its name, its value, or letters that only one has."""
    pieces = [one.strip() for one in text.split(BETWEEN.strip())] if ask.many else [text.strip()]
    pieces = [one for one in pieces if one]
    if not pieces:
        return Answered(remark="This must be said." if ask.required and not ask.today else "")
    if ask.kind in _DATED:
        found = typed_as(ask.kind, pieces[0])
        kept = f"kept as {found.value}" if found.value != pieces[0] and not found.remark else ""
        return Answered((str(found.value),), found.remark, kept)
    if ask.kind == "number" and not (pieces[0].isascii() and pieces[0].isdigit()):
        return Answered(remark="A whole number is wanted, as in 41.")
    if not choices:
        return Answered((text.rstrip(),) if ask.kind == "text" else tuple(pieces), _unchosen(ask))
    values = []
    for piece in pieces:
        value = _chosen(piece, choices)
        if value is None:
            return Answered(remark=f"“{piece}” is none of these: choose one with ↑↓ and Enter.")
        values.append(value)
    return Answered(tuple(values))


def with_choice(ask: Ask, text: str, label: str) -> str:
    """Returns the text with a choice in the place of what was being typed."""
    if not ask.many:
        return label
    before = text.rpartition(BETWEEN.strip())[0].strip()
    return f"{before}{BETWEEN}{label}" if before else label


def being_typed(ask: Ask, text: str) -> str:
    """Returns the part of a text that one is typing: the last of several."""
    return text.rpartition(BETWEEN.strip())[2].strip() if ask.many else text.strip()


def _unchosen(ask: Ask) -> str:
    return f"The book has no {ask.kind} to name here yet." if ask.kind in _RECORDS else ""


def _chosen(piece: str, choices: Sequence[Choice[str]]) -> str | None:
    plain = piece.casefold()
    named = [one.value for one in choices if plain in (one.label.casefold(), one.value.casefold())]
    found = named or [one.value for one in matching(choices, piece)]
    return found[0] if len(found) == 1 or named else None


def _told_apart(choices: list[Choice[str]]) -> list[Choice[str]]:
    """Returns the choices with the id behind a name that several have."""
    names = Counter(one.label for one in choices)
    return [
        Choice(one.value, f"{one.label} ({one.value.rsplit('/', 1)[-1]})", one.more, one.also)
        if names[one.label] > 1
        else one
        for one in choices
    ]


def _latest_first(desk: Desk, meetings: list[Choice[str]]) -> list[Choice[str]]:
    """Returns meetings as they are likely meant for something reported: the latest that has been first, those to come last."""
    today = desk.today.isoformat()
    dated = [(desk.excerpts[one.value].date or "9999", one) for one in meetings]
    past = sorted((each for each in dated if each[0] <= today), key=lambda each: each[0], reverse=True)
    return [one for _, one in (*past, *sorted((each for each in dated if each[0] > today), key=lambda each: each[0]))]
