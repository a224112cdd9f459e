"""What is said: questions, answers, statements and plain text, each one line as typed; and what becomes an action."""

import re
from typing import Any, Final

from tui.procedure.minuting.people import Somebody, named
from tui.procedure.minuting.refusing import Refused
from tui.procedure.minuting.sitting import Done, Sitting, free_id, new_id
from tui.procedure.register import Value, text_at
from tui.record.edits import Insert, Remove, Set
from tui.record.kinds import reference_target
from tui.record.paths import Item, Path

_NAMED: Final = re.compile(r"\s*([^:\n]{1,60}?)\s*:\s+(\S.*)\Z", re.DOTALL)
_CYCLES: Final = (("question", "statement", "narrative"), ("answer", "statement", "question"))
_SCENE: Final = re.compile(r"\(.+\)\Z", re.DOTALL)


def line(sitting: Sitting, typed: str) -> Done:
    """Returns what a typed line comes to.

    `Member F: …` is a question by her, as she is there as a member; by anybody else it is an answer to what was asked last, or a
    statement where nothing was. What stands in round brackets happened between items; anything else is plain text. Raises Refused for a
    name that may be several people's, and before the first item.
    """
    found = _NAMED.match(typed)
    who = named(sitting.people, found[1]) if found is not None else None
    if found is None or who is None:
        return add(sitting, "scene" if _SCENE.match(typed.strip()) else "narrative", typed)
    if who.is_voting or "?" in found[2]:
        return add(sitting, "question", found[2], who)
    return add(sitting, "answer", found[2], who)


def add(sitting: Sitting, sort: str, text: str, who: Somebody | None = None) -> Done:
    """Writes down something said or done in the item under way; an answer goes to what was asked last. Raises Refused."""
    item_path, _ = sitting.here
    said = tidied(text)
    if not said:
        raise Refused("Nothing was typed.")
    target = _asked(sitting) if sort == "answer" else None
    if sort == "answer" and target is None:
        sort = "statement"
    speaker = who.named() if who is not None else {}
    taken = [value.get("id") for _, value in sitting.notes()]
    where: Path = (*target, "answers") if target is not None else (*item_path, "notes")
    name = free_id(f"{_root(target)}-answer", taken) if target is not None else new_id(said, taken)
    made = {"id": name, "type": sort, **speaker, "text": said}
    told = f"{sort}{f' by {who.name}' if who is not None else ''}"
    if who is not None and not who.in_room:
        told += ", who is not in the room by the attendance: + notes who came in"
    return Done((Insert(where, made),), told, sitting.item, (*where, Item(name)))


def retype(sitting: Sitting, path: Path) -> Done:
    """Makes a question a statement, a statement plain text, plain text a question; of an answer a statement, a question, an answer."""
    note = sitting.at(path)
    if note is None or "type" not in note:
        raise Refused("Nothing said is chosen here.", "↑ goes to what was written before.")
    cycle = _CYCLES[1] if "answers" in path else _CYCLES[0]
    now = str(note["type"])
    then = cycle[(cycle.index(now) + 1) % len(cycle)] if now in cycle else cycle[0]
    return Done((Set((*path, "type"), then),), f"{now} → {then}", sitting.item, path)


def reword(sitting: Sitting, path: Path, text: str) -> Done:
    """Gives what was said, or a decision, another text. Raises Refused for none."""
    said = tidied(text)
    if not said:
        raise Refused("Nothing was typed.", "Del takes the line away.")
    return Done((Set((*path, "text"), said),), "", sitting.item, path)


def take_away(sitting: Sitting, path: Path) -> Done:
    """Takes away something said, with what answers it, or a decision or vote."""
    if sitting.at(path) is None:
        raise Refused("Nothing is chosen here.", "↑ goes to what was written before.")
    return Done((Remove(path),), "Taken away; ^z brings it back.", sitting.item, None)


def undertake(
    sitting: Sitting, text: str, owner: Somebody | None, due: str = "", note: Path | None = None, kind: str = "action"
) -> Done:
    """Returns the action's own record, raised in the item under way and, where given, by a note of it. Raises Refused for no text."""
    sitting.here  # noqa: B018 - refuses before the first item
    said = tidied(text)
    if not said:
        raise Refused("Nothing was typed.")
    value: dict[str, Any] = {"text": said, "kind": kind}
    if owner is not None:
        value |= (
            {"owners": [reference_target("person", owner.person)]} if owner.person else {"owner_as_printed": owner.name}
        )
    value |= {"raised_at": sitting.meeting_id, "item": sitting.item}
    if note is not None and "notes" in note and isinstance(note[-1], Item):
        value["minute_note"] = note[-1].key
    if due:
        value["due_as_printed"] = due
    told = f"→ action{f' for {owner.name}' if owner is not None else ''}"
    return Done((), told, sitting.item, sitting.last, undertaken=value)


def undertake_note(sitting: Sitting, path: Path) -> Done:
    """Makes what somebody said their action, as it was said: an undertaking. Raises Refused where nothing said is chosen."""
    note = sitting.at(path)
    if note is None or not text_at(note, "text") or "notes" not in path:
        raise Refused("Nothing said is chosen here.", "t takes an action in your own words.")
    return undertake(sitting, str(note["text"]), speaker_of(sitting, note), note=path, kind="undertaking")


def speaker_of(sitting: Sitting, note: Value) -> Somebody | None:
    """Returns who said something, None where the minutes do not say."""
    person, printed = text_at(note, "speaker"), text_at(note, "speaker_as_printed")
    if person is None:
        return Somebody(printed) if printed is not None else None
    return next((one for one in sitting.people if one.person == person), Somebody(sitting.name(person), person))


def tidied(text: str) -> str:
    """Returns a text without spaces around it; one of several lines ends with a line end, as records keep it."""
    lines = [each.rstrip() for each in text.strip().splitlines()]
    return "\n".join(lines) + ("\n" if len(lines) > 1 else "")


def _asked(sitting: Sitting) -> Path | None:
    """Returns what an answer belongs to: the question or statement at or around what was written last, else the last one in the item."""
    item_path, _ = sitting.here
    last = sitting.last
    if last is None or last[: len(item_path) + 1] != (*item_path, "notes"):
        tops = [
            path
            for path, value in sitting.notes()
            if "answers" not in path and value.get("type") in ("question", "statement")
        ]
        return tops[-1] if tops else None
    at: Path = last
    while len(at) > len(item_path) + 1:
        note = sitting.at(at)
        if note is not None and note.get("type") in ("question", "statement"):
            return at
        at = at[:-2]
    return None


def _root(path: Path | None) -> str:
    return next((step.key for step in reversed(path or ()) if isinstance(step, Item)), "note")


def spoken(sitting: Sitting, sort: str) -> list[str]:
    """Returns who has said something of a sort in this meeting, the latest first, those in the item under way before all others."""
    found: list[str] = []
    for at in (*(item.get("id") for _, item in sitting.items if item.get("id") != sitting.item), sitting.item):
        item = sitting.item_at(str(at))
        found += _said_in(item[1] if item else {}, sort)
    return list(dict.fromkeys(reversed(found)))


def _said_in(value: Value, sort: str, name: str = "notes") -> list[str]:
    found: list[str] = []
    for note in value.get(name) or ():
        if isinstance(note, dict):
            if note.get("type") == sort and isinstance(note.get("speaker"), str):
                found.append(note["speaker"])
            found += _said_in(note, sort, "answers")
    return found
