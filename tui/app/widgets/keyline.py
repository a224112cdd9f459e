"""The last line: the keys that do something here, from the registry, as they are set now."""

from textual.binding import ActiveBinding
from textual.content import Content
from textual.events import Click
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tui.app.actions.keys import shown_key
from tui.app.actions.place import run_action
from tui.app.actions.registry import BY_ID
from tui.app.ink import ink

_SIGNS = ("plus", "slash", "question_mark", "space", "minus")
"""Keys with a name that are signs one types."""
Entry = tuple[str, ActiveBinding]


class KeyLine(Widget):
    """One line of keys and labels; what does not fit is in the help, whose key always stands at the end."""

    DEFAULT_CSS = """
    KeyLine { height: 1; dock: bottom; background: $panel; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, int, Entry]] = []

    def on_mount(self) -> None:
        """Follows the keys that are in effect, and falls silent below a dialog: its own line tells the keys then."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())
        self.app.screen_change_signal.subscribe(self, lambda _screen: self.refresh())

    def render(self) -> Content:
        """Returns as many keys as there is room for, by rank."""
        if self.app.screen is not self.screen:
            return Content("")
        width = self.size.width
        entries = entries_in_effect(self.screen.active_bindings, self.screen.focused)
        shown = sorted(
            (one for one in entries if BY_ID[one[0]].footer and not BY_ID[one[0]].why_not(one[1].node)),
            key=lambda one: BY_ID[one[0]].footer,
        )
        tail = [one for one in shown if BY_ID[one[0]].footer >= 90]
        end = Content("  ").join([self._words(one) for one in tail])
        left: list[Content] = []
        used = 1
        self._places = []
        for one in shown:
            if one in tail:
                continue
            words = self._words(one)
            if used + words.cell_length + 2 + end.cell_length > width:
                break
            self._places.append((used, used + words.cell_length, one))
            left.append(words)
            used += words.cell_length + 2
        at = width - end.cell_length - 1
        for one in tail:
            length = self._words(one).cell_length
            self._places.append((at, at + length, one))
            at += length + 2
        keys = Content(" ") + Content("  ").join(left)
        return keys.pad_right(max(0, width - keys.cell_length - end.cell_length - 1)) + end

    def on_click(self, event: Click) -> None:
        """A click on a key is the key."""
        for start, end, (action_id, binding) in self._places:
            if start <= event.x < end:
                run_action(binding.node, action_id)
                return

    @staticmethod
    def _words(entry: Entry) -> Content:
        action_id, active = entry
        return ink((shown_key(active.binding.key), "key"), " ", (BY_ID[action_id].label_at(active.node), ""))


def entries_in_effect(active: dict[str, ActiveBinding], focused: Widget | None) -> list[Entry]:
    """Returns the actions that keys lead to now, each once with its first key, in the registry's order.

    Where one types, letters are letters and lead to nothing; but on a bare line of minutes they are commands.
    """
    typing = isinstance(focused, Input | TextArea) and not getattr(focused, "is_bare", False)
    found: dict[str, ActiveBinding] = {}
    for key, binding in active.items():
        if typing and (len(key) == 1 or key in _SIGNS):
            continue
        if key == "enter" and isinstance(focused, TextArea) and binding.node is not focused:
            continue  # it begins a new line, but where the text has a meaning of its own for it
        if binding.binding.id in BY_ID:
            found.setdefault(binding.binding.id or "", binding)
    return [(one, found[one]) for one in BY_ID if one in found]
