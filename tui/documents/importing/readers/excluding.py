"""Follows a resolution to exclude the public: for which of the items behind it the public was out of the room, and on what ground.

The Local Government Act 1972 s.100A(4) and Schedule 12A, and for parishes the Public Bodies (Admission to Meetings) Act 1960, want
the resolution in the minutes; what it says of the items, and no more, goes into them.
"""

import re
from dataclasses import dataclass, field

from tui.documents.importing.drafting import Node
from tui.documents.importing.wordings import table


@dataclass
class Excluding:
    """The resolution that stands, while items are read in order."""

    _ground: dict[str, str] = field(default_factory=dict)
    _numbers: frozenset[str] = frozenset()
    _left: int = 0
    """For how many further items it holds; below 0 for all that follow."""
    _heard: set[str] = field(default_factory=set)
    _vague: bool = False
    _resolved: bool = False

    def begin(self, item: Node) -> None:
        """Says of an item that it was not taken in public, where the resolution before it holds for it."""
        if not self._resolved or item.path in self._heard:
            return
        self._heard.add(item.path)
        if re.search(table("decisions")["excluding"]["never"], str(item.data["title"]), re.IGNORECASE):
            return
        if self._numbers:
            holds = str(item.data.get("number", "")).rstrip(".") in self._numbers
        else:
            holds = self._left != 0
            self._left -= 1
        if not holds or "public" in item.data:
            return
        item.data["public"] = False
        item.data["exempt"] = {**self._ground, "resolved": True}
        told = "which items it is for is not said" if self._vague else "it is taken to be for this item"
        item.doubt(f"The resolution to exclude the public stands before this item; {told}.", "public")

    def end(self, item: Node) -> None:
        """Takes what was resolved under an item that has been read: that the public be excluded, or let in again."""
        self._heard.add(item.path)
        words = table("decisions")["excluding"]
        said = [str(each.get("text", "")) for each in (*item.data.get("decisions", []), *item.data.get("notes", []))]
        if any(re.search(words["ended"], text, re.IGNORECASE) for text in said):
            self._resolved = False
        for decision in item.data.get("decisions", []):
            text = str(decision.get("text", ""))
            if decision["outcome"] != "lost" and re.search(words["resolved"], text, re.IGNORECASE | re.DOTALL):
                self._take(text)

    def _take(self, text: str) -> None:
        words = table("decisions")["excluding"]
        self._resolved, self._vague = True, False
        self._ground = {
            name: " ".join(found[name].split())
            for name in ("paragraph", "instrument")
            if (found := re.search(words[name], text, re.IGNORECASE)) is not None
        }
        numbered = re.search(words["numbers"], text, re.IGNORECASE)
        self._numbers = frozenset(re.findall(r"\d+[A-Za-z]?", numbered["numbers"])) if numbered else frozenset()
        if re.search(words["all"], text, re.IGNORECASE):
            self._left = -1
        else:
            self._left = 1
            self._vague = re.search(words["one"], text, re.IGNORECASE) is None
