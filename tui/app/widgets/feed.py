"""The feed of changes: a line each, the newest first, more of them as one comes near the end of what has been read."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.message import Message

from tui.app.history.telling import done, signed
from tui.app.ink import ink
from tui.app.widgets.lines import Lines
from tui.book.history import Commit
from tui.book.signing import Signature
from tui.record.safe import safe

_NEAR = 15
"""Lines before the end at which more is asked for."""
_WIDE = 110
_WITH_YEAR, _WITHOUT_YEAR = 17, 12
_DONE = 11
_SHORTEST_NAME = 9
_SHORTEST_BODY = 6


class Feed(Lines):
    """Changes, one a line: when, signed or not, by whom, what was done, and what it was about."""

    DEFAULT_CSS: ClassVar[str] = """
    Feed { height: 1fr; }
    """

    class Wanting(Message):
        """More changes would be welcome: one is near the end of those that there are."""

    def __init__(self, year: int) -> None:
        super().__init__(id="feed")
        self._year = str(year)
        self.commits: list[Commit] = []
        self.signatures: dict[str, Signature] = {}
        self.last_words = ""
        """What stands below the last change."""
        self._dates = _WITHOUT_YEAR
        self._common = ""

    def show(self, commits: Sequence[Commit], last_words: str, *, name: str = "") -> None:
        """Shows changes from the newest; `name`, with which the subjects of one record begin, is left out of them."""
        self.commits = list(commits)
        self._common = f"{name}: " if name else ""
        self._dates = _WITHOUT_YEAR
        self.last_words = last_words
        self._fit_dates(commits)
        self.renew(0)
        self.scroll_to(y=0, animate=False)

    def add(self, commits: Sequence[Commit], last_words: str) -> None:
        """Adds older changes below."""
        self.commits += commits
        self.last_words = last_words
        self._fit_dates(commits)
        self.renew()

    def mark(self, signatures: dict[str, Signature]) -> None:
        """Shows how changes are signed."""
        self.signatures |= signatures
        self.redraw()

    def _fit_dates(self, commits: Sequence[Commit]) -> None:
        if any(self._when(one) == one.when for one in commits):
            self._dates = _WITH_YEAR

    def _when(self, commit: Commit) -> str:
        return commit.when.replace(f" {self._year} ", " ")

    @property
    def chosen(self) -> Commit | None:
        """The change under the cursor."""
        return self.commits[self.cursor] if self.cursor < len(self.commits) else None

    def count(self) -> int:
        """Returns how many lines there are."""
        return len(self.commits) + bool(self.last_words)

    def can_stop(self, n: int) -> bool:
        """Returns whether the line is a change."""
        return n < len(self.commits)

    def line(self, n: int, width: int) -> Content:
        """Returns one change, or the words at the end."""
        if n >= len(self.commits):
            return ink((self.last_words, "faint"))
        commit = self.commits[n]
        said = signed(self.signatures.get(commit.commit), commit)
        is_wide = width >= _WIDE
        who = 20 if is_wide else 10
        sign = f"{said.mark} {said.word:<10}" if is_wide else said.mark
        before = Content("  " if is_wide else " ").join(
            (
                _cell(commit.when if self._dates == _WITH_YEAR else self._when(commit), self._dates),
                _cell(commit.author or "nobody named", who),
                ink(sign),
                ink((f"{done(commit):<{_DONE}}", "strong")),
                Content(""),
            )
        )
        return before + ink(fitted(self.about(commit), width - before.cell_length))

    def about(self, commit: Commit) -> str:
        """Returns what stands at the right of a change: its subject; for subclasses that say something else."""
        return commit.subject.removeprefix(self._common) or "no subject"

    def watch_cursor(self, old: int, new: int) -> None:
        """Asks for more where the cursor comes near the end."""
        super().watch_cursor(old, new)
        if new + _NEAR > len(self.commits):
            self.post_message(self.Wanting())

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Asks for more where one scrolls near the end."""
        super().watch_scroll_y(old, new)
        if new > old and new + self.size.height + _NEAR > len(self.commits):
            self.post_message(self.Wanting())


def fitted(subject: str, room: int) -> str:
    """Returns a subject cut where it says least, in the name before the colon, when it is wider than `room` cells.

    The day of a meeting stays: all the meetings of a body have its name.
    """
    text = safe(subject)
    name, colon, what = text.partition(": ")
    if cell_len(text) <= room or not colon:
        return text
    body, comma, day = name.rpartition(", ")
    if comma and any(each.isdigit() for each in day):
        left = room - cell_len(f"…{day}{colon}{what}")
        cut = set_cell_size(body, left - len(comma)).rstrip() if left > _SHORTEST_BODY else ""
        return f"{cut}…{comma if cut else ''}{day}{colon}{what}"
    left = max(_SHORTEST_NAME, room - cell_len(colon + what))
    return f"{set_cell_size(name, left - 1).rstrip()}…{colon}{what}"


def _cell(text: str, width: int) -> Content:
    made = ink(text).truncate(width, ellipsis=True)
    return made.pad_right(width - made.cell_length)
