"""Puts movers and seconders into motions."""

import re

from tui.documents.importing.decisions import movers_in
from tui.documents.importing.drafting import Node
from tui.documents.importing.passage import Passage
from tui.documents.importing.register import Register


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
