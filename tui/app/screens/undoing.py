"""Taking a change back: what that would do, in sentences, or why it cannot be; then why, and on whose authority where one is needed."""

from typing import Any, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.app.actions.registry import bindings
from tui.app.background import in_background
from tui.app.history.telling import moment, plain
from tui.app.history_desk import TakenBack
from tui.app.ink import ink, joined
from tui.app.screens.reads_on import ReadsOn, Told
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.line_input import LineInput
from tui.book.history import Commit
from tui.errors import MinutebookError

_SENTENCES_SHOWN = 100


class Undoing(ReadsOn["str | MinutebookError | None"]):
    """Asks why a change is taken back. Answers with the subject of what was saved, an error that needs more than this box, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("undoing")
    ROWS_BESIDE: ClassVar[int] = 14
    DEFAULT_CSS = """
    Undoing { align: center middle; }
    Undoing > Vertical {
        width: 92%; max-width: 110; height: auto; max-height: 90%; background: $surface; border: solid $primary; padding: 0 1;
    }
    Undoing Static { height: auto; }
    Undoing LineInput { height: 1; }
    """

    def __init__(self, commit: Commit, found: TakenBack | MinutebookError) -> None:
        super().__init__()
        self._commit = commit
        self._found = found
        self._busy = False

    @property
    def is_stopped(self) -> bool:
        """Whether the change cannot be taken back."""
        return isinstance(self._found, MinutebookError)

    def compose(self) -> ComposeResult:
        """Lays out the box."""
        found = self._found
        with Vertical() as box:
            box.border_title = "Undo a change"
            yield Static(ink((self._commit.subject, "title")), markup=False)
            yield Static(ink((f"{moment(self._commit)}  {self._commit.author}", "faint")), markup=False)
            if isinstance(found, MinutebookError):
                why = cast(Any, self.app).in_words(found)
                yield Static(ink(("✗ This change cannot be undone. ", "error"), why), id="refused", markup=False)
            else:
                yield Static(ink("To undo it is a new change, and the history keeps both. It does this:"), markup=False)
                with Told():
                    yield Static(self._sentences(found), markup=False)
                if found.needs_authority:
                    yield Static(
                        ink(
                            ("On whose authority? ", ""),
                            ("approved minutes change: which minute, chair or statute", "faint"),
                        ),
                        markup=False,
                    )
                    yield LineInput(id="authority", placeholder="such as: minute 12 of 14 July 2026", compact=True)
                yield Static(ink("Why? ", ("a few words for who reads the history", "faint")), markup=False)
                yield LineInput(id="reason", placeholder="such as: saved in the wrong record", compact=True)
            yield Static(id="said", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """The cursor is where the first answer goes."""
        super().on_mount()
        for first in self.query(Input):
            first.focus()
            break

    def _sentences(self, found: TakenBack) -> Any:
        words = []
        for name, sentences in found.sentences:
            words.append(ink((name, "strong")))
            words += [ink(f"  {plain(one)}") for one in sentences]
        more = len(words) - _SENTENCES_SHOWN
        return joined(
            [*words[:_SENTENCES_SHOWN], *([ink((f"and {more} more lines", "faint"))] if more > 0 else [])], "\n"
        )

    def _answer(self, name: str) -> str:
        return " ".join(" ".join(one.value for one in self.query(Input) if one.id == name).split())

    def _say(self, text: str, style: str = "") -> None:
        self.query_one("#said", Static).update(ink((text, style)))

    def do_save(self) -> None:
        """Undoes the change, once it is said why."""
        found = self._found
        if isinstance(found, MinutebookError) or self._busy:
            return
        reason, authority = self._answer("reason"), self._answer("authority")
        missing = "authority" if found.needs_authority and not authority else "reason" if not reason else ""
        if missing:
            self.query_one(f"#{missing}", Input).focus()
            self._say("Say on whose authority." if missing == "authority" else "Say why in a few words: it stays in the history.",
                      "error")  # fmt: skip
            return
        self._busy = True
        self._say("Undoing …", "faint")
        program, commit = cast(Any, self.app), self._commit
        in_background(
            program,
            self,
            lambda: program.history.undo(commit, reason, authority),
            self._done,
            group="undo",
            failed=self._done,
        )

    def _done(self, answer: str | MinutebookError) -> None:
        self.dismiss(answer)

    def do_back(self) -> None:
        """Leaves everything as it is."""
        if not self._busy:
            self.dismiss(None)
