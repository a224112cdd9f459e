"""Reads sentences under an item that are about the item itself: why it is urgent, that the public is excluded and on what ground."""

import re

from tui.documents.importing.drafting import Node
from tui.documents.importing.passage import Passage
from tui.documents.importing.wordings import table


def put_beside(item: Node, passage: Passage) -> bool:
    """Takes a sentence about the item itself; returns whether it is one."""
    words = table("headings")["beside"]
    urgent = re.fullmatch(words["urgent"], passage.text, re.IGNORECASE | re.DOTALL)
    if urgent is not None:
        item.inner("urgent").put("chair_reason", passage.group(urgent, "reason"))
        item.claim(passage, "urgent")
        return True
    exempted = re.fullmatch(words["exempt"], passage.text, re.IGNORECASE)
    if exempted is not None:
        item.put("public", passage, False)
        item.inner("exempt").put("paragraph", passage.group(exempted, "paragraph"))
        return True
    closed = re.fullmatch(words["closed"], passage.text, re.IGNORECASE)
    if closed is None:
        return False
    item.put("public", passage, False)
    ground = re.fullmatch(words["ground"], closed["ground"] or "", re.IGNORECASE)
    start = closed.start("ground")
    exempt = item.inner("exempt")
    for name in ("paragraph", "instrument"):
        if ground is not None and ground[name]:
            exempt.put(name, passage.cut(start + ground.start(name), start + ground.end(name)))
    if closed["ground"] and not exempt.data:
        exempt.put("paragraph", passage.group(closed, "ground"))
    if not exempt.data:
        del item.data["exempt"]
    return True
