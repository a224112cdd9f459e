"""Choosing from a list by typing a few letters: actions, records, kinds, people, fields. One screen for all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.actions.place import Place
from tui.app.actions.registry import bindings
from tui.app.ink import ink, spread
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.lines import Lines

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One thing to choose: its value, what it is called, more at the right, words that find it too, and what is said below."""

    value: T
    label: str
    more: str = ""
    also: str = ""
    enabled: bool = True
    detail: str = ""


def matching(choices: Sequence[Choice[T]], words: str) -> list[Choice[T]]:
    """Returns the choices that have all the words, those that begin with them first."""
    wanted = words.casefold().split()
    if not wanted:
        return list(choices)
    ranked = []
    phrase = " ".join(wanted)
    for n, one in enumerate(choices):
        label = one.label.casefold()
        everything = f"{label} {one.more} {one.also}".casefold()
        if all(word in everything for word in wanted):
            ranked.append((min(_rank(label, phrase), 10 + _rank(label, wanted[0])), n, one))
    return [one for _, _, one in sorted(ranked, key=lambda each: each[:2])]


def _rank(label: str, words: str) -> int:
    return 0 if label.startswith(words) else 1 if f" {words}" in label else 2 if words in label else 30


class ChoiceLines(Lines, can_focus=False):
    """The choices that are left."""

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    ChoiceLines { background: $surface; }
    ChoiceLines > .lines--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.choices: Sequence[Choice[Any]] = ()

    def count(self) -> int:
        """Returns how many choices are left."""
        return len(self.choices)

    def line(self, n: int, width: int) -> Content:
        """Returns a choice, what more there is to it at the right."""
        one = self.choices[n]
        left = ink((one.label, "" if one.enabled else "faint"))
        if not one.more:
            return left
        right = ink((one.more, "faint"))
        if left.cell_length + right.cell_length + 2 <= width:
            return spread(left, right, width)
        return left if one.enabled else left.truncate(width // 2, ellipsis=True) + Content("  ") + right

    @property
    def chosen(self) -> Choice[Any] | None:
        """The choice under the cursor."""
        return self.choices[self.cursor] if self.choices and self.cursor < len(self.choices) else None


class Chooser(Place, ModalScreen[T | None], Generic[T]):
    """Asks for one of some choices; answers with its value, or None. `from_typed` makes more choices of what was typed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("chooser")
    DEFAULT_CSS = """
    Chooser { align: center middle; }
    Chooser > Vertical { width: 92%; max-width: 110; height: 80%; max-height: 32; background: $surface; border: solid $primary; }
    Chooser #title { height: 1; padding: 0 1; }
    Chooser #detail { height: auto; max-height: 3; padding: 0 1; background: $panel; display: none; }
    Chooser #none { height: auto; padding: 0 1; display: none; }
    Chooser KeyLine { dock: bottom; }
    """

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice[T]],
        *,
        placeholder: str = "type to search",
        typed: str = "",
        from_typed: Callable[[str], list[Choice[T]]] | None = None,
        none: str = "Nothing here has these letters.",
    ) -> None:
        super().__init__()
        self._heading = title
        self._choices = choices
        self._placeholder = placeholder
        self._typed = typed
        self._from_typed = from_typed
        self._none = none

    def compose(self) -> ComposeResult:
        """Lays out the box."""
        with Vertical():
            yield Static(ink((self._heading, "title")), id="title", markup=False)
            yield LineInput(self._typed, placeholder=self._placeholder, compact=True, select_on_focus=False)
            yield ChoiceLines()
            yield Static(id="none", markup=False)
            yield Static(id="detail", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Shows what there is."""
        self.query_one(Input).focus()
        self.find(self._typed)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Searches with each letter."""
        self.find(event.value)

    def find(self, words: str) -> None:
        """Shows the choices that fit the words."""
        found = matching(self._choices, words)
        if self._from_typed is not None and words.strip():
            found += self._from_typed(words.strip())
        self.show_found(found)

    def show_found(self, found: Sequence[Choice[T]], none: str = "") -> None:
        """Shows these choices, or a sentence where there are none."""
        shown = self.query_one(ChoiceLines)
        shown.choices = list(found)
        shown.renew(0)
        nothing = self.query_one("#none", Static)
        nothing.update(ink((none or self._none, "faint")))
        nothing.display = not found
        if not found:
            self.query_one("#detail", Static).display = False

    def on_lines_moved(self) -> None:
        """Says more of the choice under the cursor."""
        chosen = self.query_one(ChoiceLines).chosen
        below = self.query_one("#detail", Static)
        below.update(ink(chosen.detail if chosen else ""))
        below.display = bool(chosen and chosen.detail)

    def on_lines_pressed(self) -> None:
        """A choice was clicked twice."""
        self.do_take()

    def do_take(self) -> None:
        """Answers with the choice under the cursor."""
        chosen = self.query_one(ChoiceLines).chosen
        if chosen is not None:
            self.dismiss(chosen.value)

    def do_up(self) -> None:
        """One choice up."""
        self.query_one(ChoiceLines).do_up()

    def do_down(self) -> None:
        """One choice down."""
        self.query_one(ChoiceLines).do_down()

    def do_page_up(self) -> None:
        """One page up."""
        self.query_one(ChoiceLines).do_page_up()

    def do_page_down(self) -> None:
        """One page down."""
        self.query_one(ChoiceLines).do_page_down()

    def do_drop(self) -> None:
        """Answers with nothing."""
        self.dismiss(None)
