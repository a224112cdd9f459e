"""Where a text is to go: the places of the record it stands in, the nearest first, and those of the others."""

from typing import Any

from tui.app.review_desk import Moved
from tui.app.screens.chooser import Choice, Chooser
from tui.documents.importing.review.placing import HOW_SAID, Target, likely, targets
from tui.errors import MinutebookError
from tui.record.kinds import kind, kind_of
from tui.record.paths import format_path
from tui.record.safe import shortened

_LONGEST = 20
_LONGEST_NAME = 30
_LONGEST_WAY = 40
_OTHER = "another record"
_ASIDE = "aside"


def offer_places(screen: Any, moved: Moved, record_id: str = "", near: str = "") -> None:
    """Asks where a text goes, and puts it there, near to the field at `near` of that record."""
    reviewing = screen.reviewing
    kind_name = kind_of(record_id) or ""
    value = reviewing.editing(record_id).value
    text = moved.text
    found = targets(reviewing.desk.schema, kind_name, value if isinstance(value, dict) else {}, text, near)
    choices: list[Choice[Target | str]] = [
        Choice(one, one.way, HOW_SAID[one.how], detail=one.way)
        for one in found
        if moved.source is None or (record_id, format_path(one.path)) != (moved.source.record, moved.source.path)
    ]
    last = max((n for n, one in enumerate(found) if one.how == "record"), default=2) + 1
    if len(reviewing.ids) > 1:
        choices.insert(last, Choice(_OTHER, "In another record …"))
    if moved.source is None:
        choices.insert(last, Choice(_ASIDE, "No part of the record", "named so"))

    def chosen(answer: Target | str | None) -> None:
        if answer == _ASIDE:
            screen.do_aside()
        elif answer == _OTHER:
            _ask_record(screen, moved)
        elif isinstance(answer, Target):
            _ask_more(screen, record_id, answer, moved, near, {})

    where = f"{kind(kind_name).title.lower()}: {reviewing.called(record_id)}"
    title = f"“{shortened(text, _LONGEST)}” goes where in the {shortened(where, _LONGEST_NAME)}?"
    screen.app.push_screen(Chooser(title, choices, placeholder="type to search the places"), chosen)


def _ask_more(screen: Any, record_id: str, target: Target, moved: Moved, near: str, said: dict[str, str]) -> None:
    """Asks for the choices that must be made of what is new, one after the other, the likeliest first; then puts the text there."""
    field = next((each for each in target.asks if each.name not in said), None)
    if field is None:
        _put(screen, record_id, target, moved, near, said)
        return
    choices = [Choice(each, each.replace("_", " ")) for each in likely(field, moved.text)]

    def chosen(answer: str | None) -> None:
        if answer is not None:
            _ask_more(screen, record_id, target, moved, near, {**said, field.name: answer})

    title = f"{shortened(target.way, _LONGEST_WAY)}: {field.title.lower()}?"
    screen.app.push_screen(Chooser(title, choices), chosen)


def _put(screen: Any, record_id: str, target: Target, moved: Moved, near: str, said: dict[str, str]) -> None:
    try:
        found = screen.reviewing.place(record_id, target, moved, near, said)
    except MinutebookError as error:
        screen.program.complain(error)
        return
    screen.placed(*found)


def _ask_record(screen: Any, moved: Moved) -> None:
    reviewing = screen.reviewing
    choices = [
        Choice(each, f"{kind(kind_of(each) or '').title}: {reviewing.called(each)}", "", each)
        for each in reviewing.ids
        if each not in reviewing.stays and each not in reviewing.review.left_out
    ]

    def chosen(record_id: str | None) -> None:
        if record_id is not None:
            offer_places(screen, moved, record_id)

    screen.app.push_screen(Chooser("In which record?", choices), chosen)
