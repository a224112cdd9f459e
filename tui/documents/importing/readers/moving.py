"""Puts movers and seconders into motions."""

import re

from tui.documents.importing.decided.decisions import movers_in
from tui.documents.importing.drafting import Node
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.name_words import bare_name
from tui.documents.importing.people.register import Register
from tui.documents.importing.wordings import table


def named_in(passage: Passage) -> tuple[Passage, Passage, Passage]:
    """Returns mover, seconder and the words that name them, empty where the passage names none."""
    return movers_in(passage)


def open_motion(item: Node) -> Node:
    """Returns the item's last motion while it lacks a seconder, otherwise a new one."""
    motions = item.data.get("motions", [])
    if motions and "seconder_as_printed" not in motions[-1]:
        last = motions[-1]
        return Node(item.drafts, item.record, f"{item.path}.motions[{last['id']}]", last)
    return item.add("motions", "motion")


def put_whole(item: Node, passage: Passage, register: Register) -> Node | None:
    """Takes a motion or an amendment that is printed with who moved it and, behind a colon, its text; returns what was made of it."""
    words = table("decisions")["moving"]
    found = re.fullmatch(words["whole"], passage.text, re.DOTALL)
    # "Motion: Alpha. Second: Bravo." names who moved and has no text behind its colon.
    if found is not None and not re.match(r"motion\s*:", named_in(passage)[2].text, re.IGNORECASE):
        motion = item.add("motions", found["title"] or "motion")
        if found["title"]:
            motion.put("title", passage.group(found, "title"))
        if not re.fullmatch(words["no_text"], found["text"]):
            motion.put("text", passage.group(found, "text"))
        for name in ("mover", "seconder"):
            put_person(motion, name, passage.group(found, name), register)
        mover, seconder, _ = named_in(passage.group(found, "text"))
        if "mover_as_printed" not in motion.data and mover and seconder:
            put_person(motion, "mover", mover, register)
            put_person(motion, "seconder", seconder, register)
        motion.claim(passage, "text")
        return motion
    found = re.fullmatch(words["amendment"], passage.text, re.DOTALL)
    motions = item.data.get("motions", [])
    if found is None or not motions:
        return None
    last = Node(item.drafts, item.record, f"{item.path}.motions[{motions[-1]['id']}]", motions[-1])
    amendment = last.add("amendments", "amendment")
    amendment.put("text", passage.group(found, "text"))
    for name in ("mover", "seconder"):
        printed = passage.group(found, name)
        person = register.person_of(printed) if printed else None
        if person is not None:
            amendment.put(name, printed, person)
    amendment.claim(passage, "text")
    return amendment


def put_end(item: Node, passage: Passage) -> Node | None:
    """Takes a line that says no more than what became of a motion or amendment; returns that, None where there is none to speak of."""
    found = re.fullmatch(table("decisions")["moving"]["ended"], passage.text, re.IGNORECASE)
    motions = item.data.get("motions", [])
    if found is None or not motions or "text" not in motions[-1]:
        return None
    last = Node(item.drafts, item.record, f"{item.path}.motions[{motions[-1]['id']}]", motions[-1])
    said = found["state"].lower()
    state = table("decisions")["moving"]["states"].get(said, said).replace(" ", "_")
    if found["what"].lower() == "amendment":
        amendments = motions[-1].get("amendments", [])
        if not amendments or state in ("deferred", "not_seconded"):
            return None
        last = Node(item.drafts, item.record, f"{last.path}.amendments[{amendments[-1]['id']}]", amendments[-1])
    elif state == "accepted":
        return None
    last.put("state", passage.group(found, "state"), state)
    last.claim(passage, "state")
    return last


def vote_told_on(item: Node, passage: Passage) -> tuple[Node, Passage] | None:
    """Returns the amendment or the motion that a paragraph says to be about a vote on, and what it says of the vote; None where the
    paragraph does not say that, or the item has none."""
    found = re.match(table("decisions")["vote_line"]["on"], passage.text, re.IGNORECASE)
    holder = _last_motion(item) if found is not None else None
    if found is None or holder is None:
        return None
    if found["what"].lower() == "amendment":
        amendments = holder.data.get("amendments", [])
        if not amendments:
            return None
        path = f"{holder.path}.amendments[{amendments[-1]['id']}]"
        holder = Node(item.drafts, item.record, path, amendments[-1])
    return holder, passage.cut(found.end(), len(passage.text))


def put_unseconded(item: Node, passage: Passage, register: Register) -> bool:
    """Takes a paragraph that says who moved, and that nobody seconded it; returns whether it is one."""
    movers = table("decisions")["movers"]
    found = re.search(movers["unseconded"].replace("{name}", movers["name"]), passage.text, re.DOTALL)
    if found is None:
        return False
    motion = item.add("motions", "motion")
    motion.put("text", passage)
    put_person(motion, "mover", passage.group(found, "mover"), register)
    motion.put("state", passage.group(found, "state"), "not_seconded")
    return True


def moved_alone(passage: Passage, register: Register) -> Passage:
    """Returns who moved something by a sentence that says of nobody that he seconded; empty where it is no such sentence.
    Who moves is somebody listed as present, or has a style before the name: others make motions as well."""
    movers = table("decisions")["movers"]
    found = re.search(movers["moved_alone"].replace("{name}", movers["name"]), passage.text)
    mover = passage.group(found, "mover") if found is not None else NOWHERE
    return mover if mover and (register.find(mover) is not None or bare_name(mover.text)[1]) else NOWHERE


def put_moved_alone(item: Node, passage: Passage, register: Register) -> Node | None:
    """Takes a sentence that says who moved what, and of nobody that he seconded; returns the motion, None where it is none."""
    mover = moved_alone(passage, register)
    if not mover:
        return None
    motion = item.add("motions", "motion")
    motion.put("text", passage)
    put_person(motion, "mover", mover, register)
    return motion


def heads_amendment(text: str) -> bool:
    """Returns whether a line is no more than the heading of an amendment."""
    return re.fullmatch(table("decisions")["amendments"]["heading"], text, re.IGNORECASE) is not None


def amends(text: str) -> bool:
    """Returns whether a sentence moves an amendment."""
    return re.search(table("decisions")["amendments"]["moved"], text, re.IGNORECASE) is not None


def put_amendment(item: Node, passage: Passage, movers: tuple[Passage, Passage], register: Register) -> Node | None:
    """Puts an amendment into the motion that it would change; returns it, None where no motion stands before it or nobody knows who
    moved it."""
    motion = _last_motion(item)
    people = [register.person_of(each) for each in movers]
    if motion is None or None in people:
        return None
    amendment = motion.add("amendments", "amendment")
    amendment.put("text", passage)
    for name, printed, person in zip(("mover", "seconder"), movers, people, strict=True):
        amendment.put(name, printed, person)
    return amendment


def put_amendment_alone(item: Node, passage: Passage, register: Register) -> Node | None:
    """Takes a sentence that says who moved an amendment and not who seconded it; returns it, None where it is no such sentence."""
    words, motion = table("decisions"), _last_motion(item)
    pattern = words["amendments"]["alone"].replace("{name}", words["movers"]["name"]) + words["movers"]["ends"]
    found = re.match(pattern, passage.text, re.DOTALL)
    mover = register.person_of(passage.group(found, "mover")) if found is not None else None
    if found is None or motion is None or mover is None:
        return None
    amendment = motion.add("amendments", "amendment")
    amendment.put("text", passage)
    amendment.put("mover", passage.group(found, "mover"), mover)
    return amendment


def end_amendment(item: Node, passage: Passage) -> bool:
    """Says what became of the last amendment where a sentence is about that; returns whether it is."""
    motion = _last_motion(item)
    found = re.search(table("decisions")["amendments"]["ended"], passage.text, re.IGNORECASE)
    open_ones = [
        each for each in (motion.data.get("amendments", []) if motion is not None else []) if "state" not in each
    ]
    if found is None or motion is None or not open_ones:
        return False
    path = f"{motion.path}.amendments[{open_ones[-1]['id']}]"
    Node(item.drafts, item.record, path, open_ones[-1]).put("state", passage.group(found), _state(found))
    return True


def end_behind(text: str) -> str:
    """Returns what became of the motion before, `carried` or `lost`, where a sentence begins with that; empty where it does not."""
    found = re.match(table("decisions")["moving"]["behind"], text, re.IGNORECASE)
    return _state(found) if found is not None else ""


def end_told(passage: Passage) -> str:
    """Returns what a sentence says became of the motion that it tells of: `carried`, `lost`; empty where it does not."""
    found = re.search(table("decisions")["amendments"]["motion_ended"], passage.text, re.IGNORECASE)
    return _state(found) if found is not None else ""


def _state(found: re.Match[str]) -> str:
    told = next(name for name in ("carried", "lost", "failed", "withdrawn") if found.groupdict().get(name))
    return "lost" if told == "failed" else told


def _last_motion(item: Node) -> Node | None:
    motions = item.data.get("motions", [])
    return Node(item.drafts, item.record, f"{item.path}.motions[{motions[-1]['id']}]", motions[-1]) if motions else None


def put_person(motion: Node, name: str, printed: Passage, register: Register) -> None:
    """Puts a mover or seconder in as printed, and who it is where the attendance tells."""
    printed = printed.stripped(",;.: ")
    if not printed.text:
        return
    motion.put(f"{name}_as_printed", printed)
    person = register.person_of(printed)
    if person is not None:
        motion.data[name] = person
        if not re.search(rf"\b{re.escape(printed.text)}\b", " ".join(register.entries)):
            motion.doubt(f"“{printed.text}” is taken to be {person}.", name, printed.line)
