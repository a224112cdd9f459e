"""Making a new record: its kind, whose it is, what it is called; then the form."""

from dataclasses import replace
from typing import Any

from tui.app.screens.ask import Ask
from tui.app.screens.chooser import Choice, Chooser
from tui.app.screens.record import RecordScreen
from tui.procedure.first_values import first_values
from tui.record.kinds import KINDS, Kind, kind, slug

_ALONE = ("person", "body", "plan")
"""Kinds that belong to no body: their own name is their folder."""


def offer_new(program: Any, owner: str = "") -> None:
    """Asks what kind of record to make."""
    choices = [Choice(one.name, one.title, also=one.plural) for one in KINDS if one.name in program.desk.schema.kinds]

    def chosen(name: str | None) -> None:
        if name is not None:
            _ask_owner(program, kind(name), owner)

    program.push_screen(Chooser("A new record: of what kind?", choices), chosen)


def _ask_owner(program: Any, made: Kind, owner: str) -> None:
    desk = program.desk
    if made.name in _ALONE:
        _ask_name(program, made, "")
        return
    of_plan = made.name == "deliverable"
    wanted = "plan" if of_plan else "body"
    found = [one for one in desk.excerpts.values() if one.kind == wanted]
    folders = {one.id.split("/")[1 if of_plan else 0]: one.title for one in found}
    if made.name == "members":
        folders = {folder: title for folder, title in folders.items() if not desk.book.exists(f"{folder}/members")}
    choices = [Choice(folder, title, folder) for folder, title in folders.items()]
    choices.sort(key=lambda one: (one.value != owner, one.label.casefold()))

    def chosen(folder: str | None) -> None:
        if folder:
            _ask_name(program, made, folder)
        elif folder is not None:
            program.say(f"Type the name of the {wanted}, or make the {wanted} first: n, then {wanted}.")

    def typed(words: str) -> list[Choice[str]]:
        return [] if of_plan or not words.strip() else [Choice(slug(words), f"A body not in the book yet: {words}")]

    title = f"{_new(made)}: {'in which plan' if of_plan else 'of which body'}?"
    program.push_screen(Chooser(title, choices, from_typed=typed), chosen)


_ASKED = {
    "meeting": ("date", "When is it? A date, or nothing where there is none yet"),
    "complaints": ("period", "For which period? As in 2026/27"),
    "recommendation": ("made_at", ""),
    "action": ("raised_at", ""),
    "question": ("meeting", ""),
}
"""What the id of a kind is made from, where that is not the name."""


def _ask_name(program: Any, made: Kind, owner: str) -> None:
    desk = program.desk
    if made.name == "members":
        _open_form(program, made, owner, {"memberships": []})
        return
    prop, words = _ASKED.get(made.name, ("", ""))
    if prop and not words:
        choices = [
            Choice(value, name, more)
            for value, name, more in desk.candidates(("meeting",))
            if value.startswith(f"{owner}/")
        ]
        choices.sort(key=lambda one: _nearness(desk.excerpts[one.value].date or "", desk.today.isoformat()))

        def meeting_chosen(value: str | None) -> None:
            if value is not None:
                _open_form(program, made, owner, {prop: value})

        title = f"{_new(made)}: at which meeting?"
        program.push_screen(Chooser(title, choices, none="This body has no such meeting."), meeting_chosen)
        return
    root = desk.schema.root(made.name)
    field = root.by_name.get(prop) or root.by_name.get("name") or root.by_name.get("title") or root.properties[0]

    def named(value: Any) -> None:
        first = {field.name: value} if value not in (None, "") else {}
        body = desk.excerpts.get(f"{owner}/body")
        typed = bool(first)
        first = {**first_values(made.name, body.title if body else None), **first}
        _open_form(program, made, owner, first, typed=typed)

    program.push_screen(Ask(_new(made), words or f"{field.title}: {field.description}", field, named))


def _new(made: Kind) -> str:
    name = made.title.lower()
    return f"New {name}" if made.name == "rules" else f"A new {name}"


def _nearness(date: str, today: str) -> tuple[int, int]:
    """Returns what sorts meetings for what was said at one: the latest first, then those to come, those without a date last."""
    number = int("".join(filter(str.isdecimal, date)).ljust(8, "0") or 0)
    if not date:
        return 2, 0
    return (0, -number) if date <= today else (1, number)


def _open_form(program: Any, made: Kind, owner: str, value: dict[str, Any], *, typed: bool = False) -> None:
    """Opens the form of a new record; what was `typed` for its name is kept as a draft from the first moment, as all typing is."""
    ordered = {one.name: value[one.name] for one in program.desk.schema.root(made.name).properties if one.name in value}
    opened = program.desk.new(made.name, owner, ordered)
    begun = (replace(opened, text=""), opened.text) if typed else (opened, None)
    program.push_screen(RecordScreen(begun[0], tab="edit", text=begun[1]))
