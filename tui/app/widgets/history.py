"""The history of the book, or of one record: the feed, and beside or below it the chosen change."""

from dataclasses import replace
from typing import Any, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from tui.app.actions.place import Place, run_action
from tui.app.actions.registry import bindings
from tui.app.background import in_background
from tui.app.history import acting
from tui.app.history.choosing import offer_filters
from tui.app.history.telling import Block, first_sentence, told
from tui.app.history_desk import Wanted
from tui.app.ink import ink
from tui.app.widgets.change_view import ChangeView
from tui.app.widgets.feed import Feed
from tui.app.widgets.line_input import LineInput
from tui.book.history import Commit, CommitChanges, Portion
from tui.documents.reading_lines import ReadLine
from tui.errors import MinutebookError

BESIDE = 140
"""Columns from which the chosen change stands beside the feed, not below it."""
_TOLD_AFTER = 0.12
_TYPED_AFTER = 0.25
_RECORDS_TOLD = 12


class WordsLine(Place, LineInput):
    """The line in which one types words that a change must have."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("filter")

    def do_keep(self) -> None:
        """Goes to the changes that are left."""
        cast(HistoryPane, self.parent).words_done(keep=True)

    def do_drop(self) -> None:
        """Drops the words."""
        cast(HistoryPane, self.parent).words_done(keep=False)


class HistoryPane(Place, Container):
    """The changes of a record (`record`), or of the whole book."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("history")
    DEFAULT_CSS = """
    HistoryPane { height: 1fr; layout: vertical; }
    HistoryPane #words { display: none; background: $surface; padding: 0 1; }
    HistoryPane.-typing #words { display: block; }
    HistoryPane #only { display: none; height: 1; background: $surface; padding: 0 1; }
    HistoryPane.-only #only { display: block; }
    HistoryPane #two { height: 1fr; layout: vertical; }
    HistoryPane #feed { height: 2fr; }
    HistoryPane #change { height: 3fr; border-top: solid $panel-lighten-2; }
    HistoryPane.-beside #two { layout: horizontal; }
    HistoryPane.-beside #feed { width: 45%; height: 1fr; }
    HistoryPane.-beside #change { width: 1fr; height: 1fr; border-top: none; border-left: solid $panel-lighten-2; }
    """

    class Left(Message):
        """One goes back from the history."""

    def __init__(self, *, id: str, record: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.record = record
        self.wanted = Wanted(record=record)
        self._after: str | None = None
        self._reading = False
        self._told_of: str | None = None
        self._shown = ""
        self._timer: Timer | None = None
        self._typed: Timer | None = None

    @property
    def program(self) -> Any:
        """The program, which knows the book."""
        return cast(Any, self.app)

    @property
    def feed(self) -> Feed:
        """The changes."""
        return self.query_one(Feed)

    @property
    def view(self) -> ChangeView:
        """The chosen change."""
        return self.query_one(ChangeView)

    def compose(self) -> ComposeResult:
        """Lays out the feed and the change."""
        yield WordsLine(
            id="words", placeholder="words of the change: its subject, reason, author or record", compact=True
        )
        yield Static(id="only", markup=False)
        with Container(id="two"):
            yield Feed(self.program.desk.today.year)
            yield ChangeView(id="change")

    def on_mount(self) -> None:
        """The page of the change is read with the eyes and the wheel; keys belong to the feed."""
        self.view.can_focus = False

    def on_resize(self) -> None:
        """Puts the change beside the feed where there is room."""
        self.set_class(self.size.width >= BESIDE, "-beside")

    # -- reading --------------------------------------------------------------

    def begin(self) -> None:
        """Reads the newest changes."""
        self._after = None
        self._told_of = None
        self._read(None)

    def _read(self, after: str | None) -> None:
        self._reading = True
        wanted, history = self.wanted, self.program.history

        def come(portion: Portion) -> None:
            if wanted == self.wanted:
                self._come(portion, older=after is not None)

        in_background(
            self.program,
            self,
            lambda: history.portion(wanted, after),
            come,
            group=f"feed {id(self)}",
            failed=self._failed,
        )

    def _come(self, portion: Portion, *, older: bool) -> None:
        self._reading = False
        self._after = portion.after
        words = self._last_words(portion, none=not (portion.commits or (older and self.feed.commits)))
        if older:
            self.feed.add(portion.commits, words)
        else:
            name = self.program.history.name(self.record) if self.record else ""
            self.feed.show(portion.commits, words, name=name)
        self.screen.refresh_bindings()
        self._look_at_signatures(portion)
        if self._after is not None and len(self.feed.commits) < self.feed.size.height:
            self._read(self._after)

    def _last_words(self, portion: Portion, *, none: bool) -> str:
        if portion.after is not None:
            return "Looking further back …"
        if portion.note:
            return first_sentence(portion.note)
        if not none:
            return ""
        return "No change is like that." if self.wanted != Wanted(record=self.record) else "Nothing has been saved yet."

    def _failed(self, error: MinutebookError) -> None:
        self._reading = False
        self._after = None
        self.feed.show((), str(error))

    def _look_at_signatures(self, portion: Portion) -> None:
        history = self.program.history

        def looked(found: Any) -> None:
            self.feed.mark(dict(found))
            chosen = self.feed.chosen
            if chosen is not None and chosen.commit in found:
                self._told_of = None
                self._tell_soon()

        if portion.commits:
            in_background(
                self.program,
                self,
                lambda: history.signatures(portion.commits),
                looked,
                group=f"signatures {id(self)} {portion.commits[0].commit}",
                failed=self.program.complain,
            )

    def on_feed_wanting(self) -> None:
        """Reads older changes, unless they are on their way."""
        if self._after is not None and not self._reading:
            self._read(self._after)

    # -- the chosen change ------------------------------------------------------

    def on_lines_moved(self) -> None:
        """Tells of the change under the cursor, once the cursor rests."""
        self._tell_soon()

    def _tell_soon(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_TOLD_AFTER, self._tell)

    def _tell(self) -> None:
        commit = self.feed.chosen
        if commit is None:
            self._told_of = None
            self.view.tell(())
            return
        if commit.commit == self._told_of:
            return
        self._told_of = commit.commit
        signature = self.feed.signatures.get(commit.commit)
        history, record = self.program.history, self.record

        def work() -> tuple[str, tuple[Block, ...]]:
            changes: CommitChanges = history.told(commit, record, _RECORDS_TOLD)
            return commit.commit, told(changes, signature)

        def come(found: tuple[str, tuple[Block, ...]]) -> None:
            if found[0] == self._told_of:
                self.view.tell(found[1], stay=self._shown == found[0])
                self._shown = found[0]

        in_background(self.program, self, work, come, group=f"change {id(self)}", failed=self._not_told)

    def _not_told(self, error: MinutebookError) -> None:
        self.view.tell((ReadLine(((str(error), "error"),)),))

    # -- which changes ------------------------------------------------------------

    def want(self, wanted: Wanted) -> None:
        """Shows other changes, and above them which they are."""
        if wanted == self.wanted:
            return
        self.wanted = wanted
        only = self._only()
        self.set_class(bool(only), "-only")
        self.query_one("#only", Static).update(ink(("Only: ", "strong"), only, ("   Esc shows all", "faint")))
        self.begin()

    def _only(self) -> str:
        wanted, desk = self.wanted, self.program.desk
        said = [desk.title(wanted.record)] if wanted.record and wanted.record != self.record else []
        said += [desk.title(f"{wanted.body}/body")] if wanted.body else []
        said += [f"by {wanted.author}"] if wanted.author else []
        said += [self.program.history.done(wanted.action)] if wanted.action else []
        said += [f"with “{wanted.words}”"] if wanted.words and not self.has_class("-typing") else []
        return " · ".join(said)

    def do_only(self) -> None:
        """Offers which changes to show."""
        offer_filters(self)

    def do_words(self) -> None:
        """Lets one type words that a change must have."""
        self.add_class("-typing")
        self.query_one(WordsLine).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Looks for the words a moment after the last letter."""
        event.stop()
        if self._typed is not None:
            self._typed.stop()
        words = event.value.strip()
        self._typed = self.set_timer(_TYPED_AFTER, lambda: self.want(replace(self.wanted, words=words)))

    def words_done(self, *, keep: bool) -> None:
        """Goes back to the feed, with the words or without."""
        line = self.query_one(WordsLine)
        words = line.value.strip() if keep else ""
        if not words:
            with self.prevent(Input.Changed):
                line.value = ""
            self.remove_class("-typing")
        if self._typed is not None:
            self._typed.stop()
        self.want(replace(self.wanted, words=words))
        self.feed.focus()

    # -- actions --------------------------------------------------------------------

    def chosen_commit(self) -> Commit | None:
        """Returns the change under the cursor."""
        return self.feed.chosen

    def on_lines_pressed(self) -> None:
        """A change was clicked twice."""
        run_action(self, "history.open")

    def do_open(self) -> None:
        """Shows the whole change."""
        from tui.app.screens.change import ChangeScreen

        commit = self.feed.chosen
        if commit is not None:
            self.app.push_screen(ChangeScreen(commit, self.record), self._seen)

    def _seen(self, is_undone: bool | None) -> None:
        if is_undone:
            self.begin()

    def do_now(self) -> None:
        """Opens the record as it is now."""
        commit = self.feed.chosen
        if commit is not None:
            acting.open_now(self.program, commit, self.record or self.wanted.record)

    def do_then(self) -> None:
        """Shows the record as the change left it."""
        commit = self.chosen_commit()
        if commit is not None:
            acting.show_then(self.program, commit, self.record or self.wanted.record)

    def do_undo(self) -> None:
        """Asks why, and undoes the change by a new one."""
        commit = self.chosen_commit()
        if commit is not None:
            acting.offer_undo(self.program, commit, self.begin)

    def do_copy(self) -> None:
        """Copies the change's number."""
        commit = self.feed.chosen
        if commit is not None:
            acting.copy_number(self.program, commit)

    def do_page_change_down(self) -> None:
        """Reads on in the change."""
        self.view.do_page_down()

    def do_page_change_up(self) -> None:
        """Reads back in the change."""
        self.view.do_page_up()

    def do_back(self) -> None:
        """Shows all changes again, or goes back."""
        if self.has_class("-typing") or self.wanted != Wanted(record=self.record):
            with self.prevent(Input.Changed):
                self.query_one(WordsLine).value = ""
            self.remove_class("-typing")
            self.want(Wanted(record=self.record))
            self.feed.focus()
        else:
            self.post_message(self.Left())
