"""Which changes to show: a body's, a record's, an author's, those of one action; one chooser for all."""

from dataclasses import replace
from typing import Any

from tui.app.history.telling import DONE
from tui.app.history_desk import Wanted
from tui.app.screens.chooser import Choice, Chooser


def offer_filters(pane: Any) -> None:
    """Asks which changes a history shows, and shows them. What is chosen narrows what was chosen before."""
    program, wanted = pane.program, pane.wanted
    choices: list[Choice[Wanted]] = []
    if wanted != Wanted(record=pane.record):
        choices.append(Choice(Wanted(record=pane.record), "All changes", "leaves nothing out"))
    authors = dict.fromkeys(one.author for one in pane.feed.commits if one.author)
    choices += [Choice(replace(wanted, author=name), f"By {name}", "author") for name in authors]
    if pane.record is None:
        choices += _bodies(program, wanted)
    choices += [
        Choice(replace(wanted, action=action), word.capitalize(), "what was done", action)
        for action, word in DONE.items()
    ]
    if pane.record is None:
        choices += [
            Choice(replace(wanted, record=one.id, body=None), program.desk.label(one), "record", one.id)
            for one in program.desk.excerpts.values()
        ]

    def typed(words: str) -> list[Choice[Wanted]]:
        return [
            Choice(replace(wanted, author=words), f"By anybody with “{words}” in the name or e-mail address", "author")
        ]

    def chosen(found: Wanted | None) -> None:
        if found is not None:
            pane.want(found)

    program.push_screen(
        Chooser("Which changes?", choices, placeholder="a body, a record, an author, what was done", from_typed=typed),
        chosen,
    )


def _bodies(program: Any, wanted: Wanted) -> list[Choice[Wanted]]:
    found = [one for one in program.desk.excerpts.values() if one.kind == "body"]
    return [
        Choice(replace(wanted, body=one.id.split("/")[0], record=None), one.title, "body", one.id)
        for one in sorted(found, key=lambda one: one.title.casefold())
    ]
