"""Who wrote this: the history of one field or entry of a record, each change with what it said before and after."""

from typing import Any, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.screen import Screen

from tui.app.actions.place import Place, run_action
from tui.app.actions.registry import bindings
from tui.app.background import in_background
from tui.app.history import acting
from tui.app.history.telling import first_sentence, plain, told_of_field
from tui.app.screens.change import ChangeScreen
from tui.app.widgets.change_view import ChangeView
from tui.app.widgets.feed import Feed
from tui.app.widgets.history import BESIDE
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.topline import TopLine
from tui.book.history import Commit, FieldEvent
from tui.errors import MinutebookError
from tui.record.paths import Path

_AT_FIRST = 20


class FieldFeed(Feed):
    """The changes of one field, each with what it did."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.events: dict[str, FieldEvent] = {}

    def about(self, commit: Commit) -> str:
        """Returns what a change did to the field, and on whose authority."""
        event = self.events[commit.commit]
        said = "; ".join(plain(one.sentence).rpartition(": ")[2] for one in event.changes) or first_sentence(
            event.note or ""
        )
        return f"{said}  authority {commit.authority}" if commit.authority else said


class FieldHistory(Place, Screen[None]):
    """The changes of what stands at a path of a record; `value` is the record as one sees it now, `called` its name."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("field_history")
    DEFAULT_CSS = """
    FieldHistory #two { height: 1fr; layout: vertical; }
    FieldHistory #feed { height: 1fr; }
    FieldHistory #change { height: 2fr; border-top: solid $panel-lighten-2; }
    FieldHistory.-beside #two { layout: horizontal; }
    FieldHistory.-beside #feed { width: 45%; height: 1fr; }
    FieldHistory.-beside #change { width: 1fr; height: 1fr; border-top: none; border-left: solid $panel-lighten-2; }
    """

    def __init__(self, record_id: str, path: Path, value: Any, called: str) -> None:
        super().__init__()
        self._called = called
        self._record = record_id
        self._path = path
        self._value = value

    @property
    def program(self) -> Any:
        """The program, which knows the book."""
        return cast(Any, self.app)

    @property
    def path(self) -> Path:
        """What of the record is looked at."""
        return self._path

    @property
    def _feed(self) -> FieldFeed:
        return self.query_one(FieldFeed)

    def compose(self) -> ComposeResult:
        """Lays out the screen."""
        yield TopLine("", (), "", "Reading only" if self.program.desk.read_only else "")
        with Container(id="two"):
            yield FieldFeed(self.program.desk.today.year)
            yield ChangeView(id="change")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begins to read."""
        self.query_one(ChangeView).can_focus = False
        self._feed.focus()
        self._read(_AT_FIRST)

    def on_resize(self) -> None:
        """Puts the change beside the list where there is room."""
        self.set_class(self.size.width >= BESIDE, "-beside")

    def _read(self, limit: int | None) -> None:
        history, record, path = self.program.history, self._record, self._path
        place = history.place(record, self._value, path) if path else "the whole record"
        self.query_one(TopLine).title = f"{self._called} › Who wrote: {place}"

        def come(found: list[FieldEvent]) -> None:
            if path == self._path:
                self._come(found, is_all=limit is None or len(found) < limit)

        in_background(
            self.program,
            self,
            lambda: history.field_history(record, path, limit),
            come,
            group=f"field {id(self)}",
            failed=self._failed,
        )

    def _come(self, found: list[FieldEvent], *, is_all: bool) -> None:
        feed, history = self._feed, self.program.history
        known = len(feed.events)
        feed.events = {one.commit.commit: one for one in found}
        commits = [one.commit for one in found]
        words = "" if is_all else "Looking further back …"
        none = "Nothing of this has been saved yet." if not commits else words
        if known and commits[:known] == feed.commits:
            feed.add(commits[known:], none)
        else:
            feed.show(commits, none)
        self.refresh_bindings()
        if not is_all:
            self._read(None)
        in_background(
            self.program,
            self,
            lambda: dict(history.signatures(commits)),
            self._signed,
            group=f"field signatures {id(self)} {is_all}",
            failed=self.program.complain,
        )

    def _signed(self, found: Any) -> None:
        self._feed.mark(found)
        self._tell()

    def _failed(self, error: MinutebookError) -> None:
        self._feed.events = {}
        self._feed.show((), str(error))
        self._tell()

    def on_lines_moved(self) -> None:
        """Tells of the change under the cursor."""
        self._tell()

    def _tell(self) -> None:
        commit, view = self._feed.chosen, self.query_one(ChangeView)
        event = self._feed.events.get(commit.commit) if commit is not None else None
        if commit is None or event is None:
            view.tell(())
            return
        view.tell(told_of_field(commit, event.changes, event.note, self._feed.signatures.get(commit.commit)))

    # -- actions ----------------------------------------------------------------

    def chosen_commit(self) -> Commit | None:
        """Returns the change under the cursor."""
        return self._feed.chosen

    def on_lines_pressed(self) -> None:
        """A change was clicked twice."""
        run_action(self, "field_history.open")

    def do_open(self) -> None:
        """Shows the whole change."""
        commit = self._feed.chosen
        if commit is not None:
            self.app.push_screen(ChangeScreen(commit, self._record), self._seen)

    def _seen(self, is_undone: bool | None) -> None:
        if is_undone:
            self._read(_AT_FIRST)

    def do_wider(self) -> None:
        """Looks at the entry or group around."""
        self._path = self._path[:-1]
        self._feed.events = {}
        self._feed.show((), "Reading …")
        self._read(_AT_FIRST)

    def do_then(self) -> None:
        """Shows the record as the change left it."""
        commit = self.chosen_commit()
        if commit is not None:
            acting.show_then(self.program, commit, self._record)

    def do_undo(self) -> None:
        """Asks why, and undoes the change by a new one."""
        commit = self.chosen_commit()
        if commit is not None:
            acting.offer_undo(self.program, commit, lambda: self._read(_AT_FIRST))

    def do_copy(self) -> None:
        """Copies the change's number."""
        commit = self._feed.chosen
        if commit is not None:
            acting.copy_number(self.program, commit)

    def do_page_change_down(self) -> None:
        """Reads on in the change."""
        self.query_one(ChangeView).do_page_down()

    def do_page_change_up(self) -> None:
        """Reads back in the change."""
        self.query_one(ChangeView).do_page_up()

    def do_back(self) -> None:
        """Back to the record."""
        self.dismiss(None)
