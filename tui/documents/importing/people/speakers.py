"""Finds who of those listed as present is meant where a text names a speaker: by name, family name, role or post.

Names are never merged: what the text prints stays as it is, and where more than one person fits nobody is chosen.
"""

from dataclasses import dataclass
from typing import Any

from tui.documents.importing.drafting import Node, tidy
from tui.documents.importing.passage import Passage
from tui.documents.importing.people.name_words import bare_name
from tui.documents.importing.people.register import Register
from tui.documents.importing.wordings import table


@dataclass(frozen=True)
class Meant:
    """Who can be meant: the ids of persons, and by what they were found; `exact` where the name is that of the list."""

    people: tuple[str, ...] = ()
    by: str = ""
    exact: bool = False


def put_speaker(note: Node, printed: Passage, register: Register) -> None:
    """Puts a speaker into a note as printed, and who it is where one person only fits; the first time with a doubt."""
    printed = printed.stripped(",: ")
    note.put("speaker_as_printed", printed)
    meant = who_is_meant(printed.text, register)
    if len(meant.people) == 1:
        note.data["speaker"] = meant.people[0]
    said = tidy(printed.text)
    if not meant.people or meant.exact or said in register.told:
        return
    register.told.add(said)
    if len(meant.people) == 1:
        note.doubt(
            f"“{said}” is taken to be {meant.people[0]}, by {meant.by}, here and wherever it is said.",
            "speaker",
            printed.line,
        )
    else:
        note.doubt(
            f"“{said}” can be any of {', '.join(meant.people)}: nobody was chosen, here and wherever it is said.",
            "speaker_as_printed",
            printed.line,
        )


def who_is_meant(printed: str, register: Register) -> Meant:
    """Returns who of those present a speaker's name as printed can mean."""
    text = tidy(printed)
    present = {name: each.data for name, each in register.entries.items() if _was_there(each.data)}
    plain = text[4:] if text.lower().startswith("the ") else text
    for by, fits in (("the role", _has_role), ("the post", _has_post)):
        found = tuple(data["person"] for data in present.values() if fits(data, plain))
        if found:
            return Meant(found, by)
    name, styled = bare_name(text)
    if name in register.initials:
        name = register.initials[name]
    if name in present:
        return Meant((present[name]["person"],), "the name", exact=True)
    words = name.split()
    if not words or (len(words) == 1 and not styled):
        return Meant()
    return Meant(
        tuple(data["person"] for other, data in present.items() if _same_family(other.split(), words)),
        "the family name",
    )


def _was_there(data: dict[str, Any]) -> bool:
    return data.get("status") == "present" and "person" in data


def _has_role(data: dict[str, Any], text: str) -> bool:
    low = text.lower()
    roles = table("people")["roles"]
    if low in table("people")["speaking"]["commissioner"]:
        return data.get("capacity") == "commissioner"
    return any(low in words and data.get("role") == role for role, words in roles.items())


def _has_post(data: dict[str, Any], text: str) -> bool:
    post = str(data.get("post", "")).lower()
    return len(text.split()) > 1 and (post == text.lower() or post.startswith(f"{text.lower()},"))


def _same_family(listed: list[str], words: list[str]) -> bool:
    """Returns whether a name can be the listed one: the family name is the same, and so are the first letters before it."""
    if listed[-1].lower() != words[-1].lower():
        return False
    return len(listed) == 1 or len(words) == 1 or listed[0][:1].lower() == words[0][:1].lower()
