"""Where a text that is in no field is to go: the places of the record it stands in, the nearest first, and those of the others."""

from typing import Any

from tui.app.screens.chooser import Choice, Chooser
from tui.documents.importing.accounting import Unplaced
from tui.documents.importing.placing import HOW_SAID, Target, targets
from tui.errors import MinutebookError
from tui.record.kinds import kind, kind_of
from tui.record.safe import shortened

_LONGEST = 20
_LONGEST_NAME = 30
_OTHER = "another record"
_ASIDE = "aside"


def offer_places(screen: Any, passages: list[Unplaced], record_id: str = "") -> None:
    """Asks where passages go, and puts them there; `record_id` is the record, where it is not the one the source is in there."""
    reviewing = screen.reviewing
    near_record, near = reviewing.near(passages[0].line)
    record_id = record_id or near_record
    near = near if record_id == near_record else ""
    kind_name = kind_of(record_id) or ""
    value = reviewing.editing(record_id).value
    text = " ".join(each.text for each in passages)
    found = targets(reviewing.desk.schema, kind_name, value if isinstance(value, dict) else {}, text, near)
    choices: list[Choice[Target | str]] = [Choice(one, one.way, HOW_SAID[one.how], detail=one.way) for one in found]
    choices.insert(min(3, len(choices)), Choice(_ASIDE, "No part of the record", "named so"))
    if len(reviewing.ids) > 1:
        choices.insert(min(4, len(choices)), Choice(_OTHER, "In another record …"))

    def chosen(answer: Target | str | None) -> None:
        if answer == _ASIDE:
            screen.do_aside()
        elif answer == _OTHER:
            _ask_record(screen, passages)
        elif isinstance(answer, Target):
            _put(screen, record_id, answer, passages, near)

    where = f"{kind(kind_name).title.lower()}: {reviewing.called(record_id)}"
    title = f"“{shortened(text, _LONGEST)}” goes where in the {shortened(where, _LONGEST_NAME)}?"
    screen.app.push_screen(Chooser(title, choices, placeholder="type to search the places"), chosen)


def _put(screen: Any, record_id: str, target: Target, passages: list[Unplaced], near: str) -> None:
    try:
        path = screen.reviewing.place(record_id, target, passages, near)
    except MinutebookError as error:
        screen.program.complain(error)
        return
    screen.placed(record_id, path)


def _ask_record(screen: Any, passages: list[Unplaced]) -> None:
    reviewing = screen.reviewing
    choices = [
        Choice(each, f"{kind(kind_of(each) or '').title}: {reviewing.called(each)}", "", each)
        for each in reviewing.ids
        if each not in reviewing.stays and each not in reviewing.review.left_out
    ]

    def chosen(record_id: str | None) -> None:
        if record_id is not None:
            offer_places(screen, passages, record_id)

    screen.app.push_screen(Chooser("In which record?", choices), chosen)
