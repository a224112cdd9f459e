"""One question of a step on the screen: its title and the line, or the box, in which it is answered."""

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static, TextArea

from tui.app.form.asked import Answered, answer, being_typed, placeholder, with_choice
from tui.app.form.offers import Offer
from tui.app.ink import ink
from tui.app.screens.chooser import Choice, matching
from tui.app.widgets.line_input import LineInput
from tui.book.steps.asking import Ask

_LABEL = 24
_TEXT_LINES = 3


class AnswerRow(Horizontal):
    """A question with what is typed in answer to it. `choices` are what may be chosen; nothing else may then be said."""

    DEFAULT_CSS = """
    AnswerRow { height: auto; }
    AnswerRow LineInput { width: 1fr; background: $background; }
    AnswerRow TextArea { width: 1fr; border: none; padding: 0 1; background: $background; }
    """

    def __init__(self, ask: Ask, choices: Sequence[Choice[str]], text: str) -> None:
        super().__init__()
        self.ask = ask
        self.choices = choices
        self.box: Input | TextArea = (
            TextArea(text, soft_wrap=True, tab_behavior="focus", compact=True)
            if ask.kind == "text"
            else LineInput(
                self._shown(text), placeholder=placeholder(ask, choices), compact=True, select_on_focus=False
            )
        )

    def compose(self) -> ComposeResult:
        """Lays out title and line."""
        label = Static(ink((self.ask.title, "strong"), " *" if self.ask.required else ""), markup=False)
        label.styles.width = _LABEL
        yield label
        if isinstance(self.box, TextArea):
            self.box.styles.height = _TEXT_LINES
        yield self.box

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.box.text if isinstance(self.box, TextArea) else self.box.value

    def show(self, text: str) -> None:
        """Puts a text into the line."""
        if isinstance(self.box, Input):
            self.box.value = text
            self.box.cursor_position = len(text) if self.ask.many else 0

    def begin(self) -> None:
        """Selects a date, or what was chosen, so that the first letter typed takes its place."""
        is_one = self.ask.kind in ("date", "vague_date", "time") or (bool(self.choices) and not self.ask.many)
        if isinstance(self.box, Input) and is_one:
            self.box.select_all()

    def answer(self) -> Answered:
        """Returns what stands here as answers."""
        return answer(self.ask, self.text, self.choices)

    @property
    def is_searching(self) -> bool:
        """Whether letters are typed that do not name a choice in full."""
        piece = being_typed(self.ask, self.text).casefold()
        is_chosen = bool(self.choices) or self.ask.kind == "person"
        return bool(piece) and is_chosen and all(one.label.casefold() != piece for one in self.choices)

    def offered(self) -> list[Choice[Any]]:
        """Returns the choices that have the letters, all of them where none are typed; none where one is named in full."""
        if self.text.strip() and not self.is_searching:
            return []
        piece = being_typed(self.ask, self.text)
        found: list[Choice[Any]] = list(matching(self.choices, piece))
        if found and not piece and not self.ask.required:
            return [Choice("", "not said"), *found]
        if self.ask.kind == "person" and " " in piece:
            found.append(Choice(Offer.New(piece), f"A new person: {piece}"))
        return found

    def take(self, choice: Choice[Any]) -> None:
        """Puts a choice in the place of the letters that found it."""
        if choice.value:
            self.show(with_choice(self.ask, self.text, choice.label))

    def _shown(self, text: str) -> str:
        """Returns a value as it is shown: the name of the choice that it is."""
        return next((one.label for one in self.choices if one.value == text), text)
