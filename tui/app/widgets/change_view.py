"""What a change did, as a page to read: who, why, sentences, and texts before and after."""

from collections.abc import Sequence

from textual.content import Content

from tui.app.history.layout import laid_out
from tui.app.history.telling import Block
from tui.app.widgets.reading import Reading


class ChangeView(Reading):
    """One change, laid out for the width."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._blocks: Sequence[Block] = ()

    def tell(self, blocks: Sequence[Block], *, stay: bool = False) -> None:
        """Shows a change from its beginning, or from where one was reading."""
        self._blocks = blocks
        self.show((), stay=stay)

    def laid(self, width: int) -> list[Content]:
        """Returns the lines for a width."""
        return laid_out(self._blocks, width)
