"""A line in which one types, that leaves Enter to whatever it stands in."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class LineInput(Input, inherit_bindings=False):
    """Textual's input without its own meaning of Enter: the registry says what Enter does here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        one for one in Input.BINDINGS if isinstance(one, Binding) and one.key != "enter"
    ]
    DEFAULT_CSS = """
    LineInput { height: 1; border: none; padding: 0 1; background: $panel; }
    LineInput:focus { border: none; }
    """
