"""Help: what can be done here, and by which key. Typing searches, Enter runs it."""

from typing import Any

from textual.dom import DOMNode

from tui.app.actions.keys import shown_key
from tui.app.actions.place import run_action
from tui.app.actions.registry import BY_ID, PLACES
from tui.app.screens.chooser import Choice, Chooser
from tui.app.widgets.keyline import entries_in_effect

_RANK = {"list": 1, "mode": 2, "program": 3}
Found = tuple[str, DOMNode]


def action_choices(program: Any) -> list[Choice[Found]]:
    """Returns every action that a key leads to now, with its keys, and why not where it does not apply."""
    keys: dict[str, list[str]] = {}
    for key, active in program.screen.active_bindings.items():
        keys.setdefault(active.binding.id or "", []).append(shown_key(key))
    choices: list[Choice[Found]] = []
    for action_id, active in entries_in_effect(program.screen.active_bindings, program.screen.focused):
        action = BY_ID[action_id]
        if not action.listed:
            continue
        reason = action.why_not(active.node)
        label = f"{' '.join(keys[action_id]):<10} {action.help}"
        more = f"not now: {reason}" if reason else PLACES[action.place]
        choices.append(
            Choice(
                (action_id, active.node),
                label,
                more,
                f"{action.label_at(active.node)} {action_id}",
                not reason,
                f"{action.help} {more}",
            )
        )
    return choices


def offer_help(program: Any) -> None:
    """Shows the actions; the one that is chosen runs where help was asked for."""
    choices = sorted(action_choices(program), key=lambda one: _RANK.get(BY_ID[one.value[0]].place, 0))
    program.push_screen(
        Chooser("What can be done here", choices, placeholder="type to search, Enter runs it"), run_choice
    )


def run_choice(found: Found | None) -> None:
    """Runs what was chosen."""
    if found is not None:
        action_id, node = found
        run_action(node, action_id)
