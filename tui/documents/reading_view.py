"""A record as it reads: plain lines with a style name each, for the Read tab, the preview and plain text.

`read_lines` knows meetings, people and membership lists by heart; every other kind is read by its schema's titles.
Nothing is left out: what a special part does not show follows in the general form. Lines are not wrapped and not
sanitised here; whoever shows them does both (`hang` is how far a wrapped line is set in).
"""

from collections.abc import Mapping
from typing import Any

from tui.documents.reading_lines import Namer, PartNamer, ReadLine, View, day, no_parts, phrase
from tui.documents.reading_meeting import read_meeting
from tui.documents.reading_room import Beside
from tui.procedure.life import is_draft
from tui.procedure.register import Register
from tui.record.paths import Step, steps_of
from tui.record.schema import Schema

__all__ = ["is_draft", "read_lines"]


def read_lines(
    kind: str,
    value: object,
    schema: Schema,
    name: Namer,
    register: Register | None = None,
    record_id: str = "",
    part: PartNamer = no_parts,
) -> tuple[ReadLine, ...]:
    """Returns a record's lines. A value that is no record, or an empty one, gives one line saying so.

    With the book's `register`, a meeting (`record_id`) is read with who was in the room and with its table of items and actions.
    `part` knows what short names in it mean.
    """
    if not isinstance(value, Mapping):
        return (ReadLine((("This record cannot be read; its text shows where.", "error"),)),)
    if not value:
        return (ReadLine((("This record is empty.", "faint"),)),)
    view = View(schema.root(kind), value, name, part)
    if kind == "meeting":
        read_meeting(view, Beside(register, record_id, value) if register is not None else None)
        return tuple(view.lines)
    {"person": _person, "members": _members, "deliverable": _deliverable}.get(kind, _any)(view)
    return tuple(view.lines)


def _any(view: View) -> None:
    title = view.value.get("name") or view.value.get("title") or view.value.get("subject")
    if isinstance(title, str):
        prop = next(n for n in ("name", "title", "subject") if view.value.get(n))
        view.done.add(prop)
        with view.inside(prop):
            view.put((title, "title"))
        view.gap()
    view.rest()


def _person(view: View) -> None:
    with view.inside("name"):
        view.put((str(view.take("name") or "No name"), "title"))
    view.gap()
    view.rest()


_TOLD_OF_MEMBERS = (
    "person",
    "member_kind",
    "role",
    "on_behalf_of_id",
    "term",
    "start_date",
    "end_date",
    "substitute_for",
)


def _members(view: View) -> None:
    view.put(("Members", "title"))
    memberships = view.take("memberships")
    items = view.root.by_name["memberships"].items
    known = items.by_name if items is not None else {}
    groups: dict[str, list[tuple[Step, Mapping[str, Any]]]] = {}
    listed = memberships if isinstance(memberships, list) else []
    for place, one in zip(steps_of(listed, view.root.by_name["memberships"].key), listed, strict=True):
        if isinstance(one, Mapping):
            groups.setdefault(str(one.get("member_kind", "")), []).append((place, one))
    for group, ones in groups.items():
        view.gap()
        view.put((phrase(group).capitalize(), "heading"), f"  {len(ones)}")
        for step, one in ones:
            who = view.named(known.get("person"), one.get("person"))
            for_whom = (
                view.named(known.get("on_behalf_of_id"), one["on_behalf_of_id"]) if one.get("on_behalf_of_id") else ""
            )
            said = [phrase(str(one["role"]))] if one.get("role") not in (None, "member") else []
            said += [for_whom] if for_whom else []
            said += [str(one["term"])] if one.get("term") else []
            said += [f"from {day(str(one['start_date']))}"] if one.get("start_date") else []
            said += [f"to {day(str(one['end_date']))}"] if one.get("end_date") else []
            subs = one.get("substitute_for")
            said += [f"substitute for {view.named(known.get('substitute_for'), subs)}"] if subs else []
            with view.inside("memberships", step):
                view.put((f"{who:<26}", "strong"), ("  " + ", ".join(said), ""), indent=2, hang=30)
                view.others(items, one, _TOLD_OF_MEMBERS, 6)
    view.rest()


def _deliverable(view: View) -> None:
    with view.inside("name"):
        view.put((str(view.take("name") or ""), "title"))
    stage, status = view.take("stage"), view.take("status")
    view.put(phrase(str(stage or "")), f" · {phrase(str(status))}" if status else " · no status recorded", ("", ""))
    updates = view.take("updates")
    view.gap()
    if not updates:
        view.put(("No update recorded.", "faint"))
    listed = updates if isinstance(updates, list) else []
    for step, one in zip(steps_of(listed, view.root.by_name["updates"].key), listed, strict=True):
        if isinstance(one, Mapping):
            when = day(str(one["date"])) if one.get("date") else "undated"
            with view.inside("updates", step):
                view.text(str(one.get("text", "")), 0, (f"{when:<12} ", "label"))
                view.others(view.root.by_name["updates"].items, one, ("date", "text"), 13)
    view.gap()
    view.rest()
