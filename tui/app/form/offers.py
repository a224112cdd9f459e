"""What a field offers to choose from: words of an enumeration, people and other records by name, items of the same meeting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tui.app.desk import Desk
from tui.app.form.parts import parts_for
from tui.app.screens.chooser import Choice
from tui.documents.reading_lines import phrase
from tui.record.kinds import slug
from tui.record.paths import Path
from tui.record.schema import Field


@dataclass(frozen=True)
class Offer:
    """What may be chosen, whether anything else may be typed, and what is made of it."""

    @dataclass(frozen=True, slots=True)
    class New:
        """A person who is not in the book yet."""

        name: str

    choices: Sequence[Choice[Any]] = ()
    free: bool = True
    from_typed: Callable[[str], list[Choice[Any]]] | None = None


def offer_for(desk: Desk, kind: str, record: Any, path: Path, field: Field) -> Offer:
    """Returns what the field at a path offers."""
    if field.type == "choice":
        return Offer([Choice(word, phrase(word), also=word) for word in field.choices], free=False)
    if field.type == "boolean":
        return Offer([Choice(True, "yes"), Choice(False, "no"), Choice(None, "not stated")], free=False)
    if field.type == "reference":
        choices = [Choice(value, name, more, value) for value, name, more in desk.candidates(field.ref)]
        return Offer(choices, free=False, from_typed=_unknown(field))
    parts = [Choice(part.id, part.name, part.more, part.id) for part in parts_for(desk, kind, record, path)]
    return Offer(parts, free=False, from_typed=_as_typed) if parts else Offer()


def _as_typed(words: str) -> list[Choice[Any]]:
    return [Choice(words.strip(), f"As typed: {words.strip()}", "the short name of an entry that is not there yet")]


def _unknown(field: Field) -> Callable[[str], list[Choice[Any]]]:
    def made(words: str) -> list[Choice[Any]]:
        found: list[Choice[Any]] = []
        if "person" in field.ref and " " in words.strip():
            found.append(Choice(Offer.New(words), f"A new person: {words}", f"becomes {slug(words)}"))
        if "person" in field.ref and " " not in words.strip() and words[:1].isupper():
            found.append(Choice(Offer.New(words), f"A new person: {words}"))
        if set(field.ref) != {"person"} and "/" in words:
            found.append(Choice(words.strip(), f"As typed: {words}", "a record that is not in the book yet"))
        return found

    return made
