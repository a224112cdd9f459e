"""Where the reading of an item stands."""

from dataclasses import dataclass, field

from tui.documents.importing.decided.decisions import Marked
from tui.documents.importing.drafting import Node
from tui.documents.importing.readers.electing import Nominations


@dataclass
class State:
    """Where the reading of an item stands: what was announced and is still to come."""

    item: Node
    announced: Marked | None = None
    recommending: bool = False
    holder: Node | None = None
    """The last decision or motion: a vote that is told next was on it."""
    listed: int = 0
    bare: bool = False
    """Whether the word that announced was printed without a colon behind it."""
    standing: list[Node] = field(default_factory=list)
    """Motions that were moved and are not decided yet, the last one moved last."""
    resolved: tuple[Node, Node] | None = None
    """The motion that stood when a resolution was printed, and the decision that this is: what became of it may be said below."""
    nominations: Nominations = field(default_factory=Nominations)
    decided: Node | None = None
    """The decision that the block before was; what was asked for by it may follow as a list."""
    continuing: Node | None = None
    """The decision whose last words announce a list, of reasons or of conditions: the list is of its text."""
    amending: bool = False
    """Whether a heading announced an amendment."""
