"""Beside the minutes as they read: who was in the room where that is not everybody, and the table of items and actions."""

from collections.abc import Mapping
from typing import Any

from tui.documents.reading_lines import View
from tui.procedure.decisions import table
from tui.procedure.membership import Answer
from tui.procedure.register import Register, dicts
from tui.procedure.room import InRoom, Room


class Beside:
    """A meeting with the book's register. It says something at an item only where somebody came or left since the item before."""

    def __init__(self, register: Register, meeting_id: str, meeting: Mapping[str, Any]) -> None:
        self._room = Room(register, meeting_id, meeting)
        self._rows = table(register, meeting_id, meeting) if meeting.get("status") == "held" else []
        self._entries = dicts(meeting, "attendance")
        self._with_times = {str(one.get("id")) for one in self._entries if one.get("intervals")}
        self._printed = {str(one.get("id")): str(one.get("name_as_printed") or "?") for one in self._entries}
        self._last: tuple[tuple[str, str], ...] = ()

    def put_room(self, view: View, item: object, indent: int) -> None:
        """Puts a line that says who was not in the room at an item, and of whom it cannot be told; nothing where nobody came or left."""
        if not self._with_times or not isinstance(item, Mapping):
            return
        found = [one for one in self._room.at(str(item.get("id"))) if one.entry in self._with_times]
        away = [one for one in found if one.present.answer is Answer.NO]
        unsure = [one for one in found if one.present.answer is Answer.CANNOT_TELL]
        now = tuple((one.entry, one.present.answer.value) for one in (*away, *unsure))
        if now == self._last:
            return
        self._last = now
        said = [f"not {self._named(view, one)} ({one.present.why})" for one in away]
        said += [f"of {self._named(view, one)} it cannot be told ({one.present.why})" for one in unsure]
        words = "; ".join(said) or "all who are recorded as present"
        quorum = self._room.quorum(str(item.get("id")))
        if said and quorum.needed is not None and quorum.answer is not Answer.YES:
            told = "no quorum" if quorum.answer is Answer.NO else "whether that was a quorum cannot be told"
            words += f"; {told}: {quorum.why}"
        view.put(("In the room: ", "label"), (f"{words}.", ""), indent=indent, hang=indent + 2)

    def put_table(self, view: View) -> None:
        """Puts the table of items and actions; nothing where nothing was decided."""
        if not self._rows:
            return
        view.gap()
        view.put(("Items and actions", "heading"))
        for row in self._rows:
            minute = f"  minute {row.minute}" if row.minute else ""
            view.put((f"{row.number:<4}", "strong"), (row.title, "strong"), (minute, "label"), indent=0, hang=4)
            for line in row.actions:
                for n, part in enumerate(line.rstrip("\n").split("\n")):
                    view.put(part if n else f"- {part}", indent=4 if n == 0 else 6, hang=6)

    def _named(self, view: View, one: InRoom) -> str:
        field = view.root.by_name["attendance"].items
        known = field.by_name.get("person") if field is not None else None
        return view.named(known, one.person) if one.person else self._printed.get(one.entry, "?")
