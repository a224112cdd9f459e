"""The tabs of a record, on one text: Read, Edit, Text, History and Problems, and the line above them."""

from dataclasses import dataclass
from typing import Any, Literal, cast

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Static

from tui.app.actions.place import Place, run_action
from tui.app.desk import Opened
from tui.app.editing import Editing
from tui.app.form.parts import Parts
from tui.app.history.banner import life_banner
from tui.app.ink import counted, ink
from tui.app.screens.field_history import FieldHistory
from tui.app.widgets.form import Form
from tui.app.widgets.history import HistoryPane
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.reading import Reading
from tui.app.widgets.record_problems import RecordProblems
from tui.app.widgets.text_tab import TextTab
from tui.app.widgets.topline import Tab, TopLine
from tui.documents.reading_lines import day
from tui.documents.reading_passage import passage_line
from tui.documents.reading_view import read_lines
from tui.record.paths import Path, format_path, parse_path
from tui.rules.problem import Problem

TabName = Literal["read", "form", "text", "history", "problems"]
_ACTIONS = {
    "read": "record.read", "form": "record.edit", "text": "record.text", "history": "record.history",
    "problems": "record.problems",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a search found its words: the record, the text around them, which may be cut, and the words themselves."""

    record: str
    text: str
    words: str


class RecordTabs(Place, Screen[None]):
    """One record. `tab` is read, edit, text, history, problems or editor; `path` the field to go to; `text` what was typed already.

    `passage` is what to show first in Read.
    """

    DEFAULT_CSS = """
    RecordTabs ContentSwitcher { height: 1fr; }
    RecordTabs #life { height: 1; padding: 0 1; background: $surface; text-style: bold; display: none; }
    """

    def __init__(
        self,
        opened: Opened,
        *,
        tab: str = "read",
        path: str = "",
        text: str | None = None,
        passage: Passage | None = None,
    ) -> None:
        super().__init__()
        self._passage = passage
        self._opened = opened
        self._first_tab = tab
        self._first_path = path
        self._text = text
        self.problems: tuple[Problem, ...] = ()
        self._draft_timer: Any = None
        self._check_timer: Any = None
        self._kept_text: str | None = None
        self._state = ""
        self._before_text: TabName = "form"
        self._at_problem = -1
        self._warned_of = ""
        self._draft_waits = False
        """Whether a draft was found and put off."""

    @property
    def has_draft_waiting(self) -> bool:
        """Whether a draft of this record was put off, which what is typed or recorded now would take the place of."""
        return self._draft_waits

    @property
    def program(self) -> Any:
        """The program, which knows the book."""
        return cast(Any, self.app)

    @property
    def desk(self) -> Any:
        """What the screen asks the book through."""
        return self.program.desk

    def compose(self) -> ComposeResult:
        """Lays out the tabs."""
        self.editing = Editing.begin(self.desk, self._opened, self._text)
        yield TopLine(self._title(), self._tabs(), "", "All saved")
        yield Static(id="life", markup=False)
        with ContentSwitcher(id="tabs"):
            yield Reading(id="read", chooses=True)
            yield Form(self.editing)
            yield TextTab(read_only=bool(self.desk.read_only))
            yield HistoryPane(id="history", record=self._opened.record_id)
            yield RecordProblems()
        yield KeyLine()

    # -- the first line -------------------------------------------------------------

    def _title(self) -> str:
        opened = self._opened
        desk = self.desk
        body = desk.body_name(opened.record_id)
        value = self.editing.value if isinstance(self.editing.value, dict) else {}
        if opened.kind == "meeting":
            date = value.get("date")
            last = day(str(date)) if date else opened.record_id.rsplit("/", 1)[-1]
        elif opened.kind in ("recommendation", "action", "question"):
            last = f"{opened.kind} {opened.record_id.rsplit('/', 1)[-1]}"
        elif opened.kind in ("body", "members"):
            last = opened.kind
        else:
            last = str(value.get("name") or value.get("title") or opened.record_id.rsplit("/", 1)[-1])
        new = "new: " if opened.is_new else ""
        return (
            f"{body} › {new}{last}"
            if body and opened.kind != "body"
            else f"{new}{last if opened.kind != 'body' else body or last}"
        )

    def _tabs(self) -> tuple[Tab, ...]:
        words = (
            ("Read", ""),
            ("Edit", ""),
            ("Text", ""),
            ("History", ""),
            ("Problems", counted(self.problems)),
        )
        key = self.program.key_of
        return tuple(
            Tab(action, key(action), word, count)
            for action, (word, count) in zip(_ACTIONS.values(), words, strict=True)
        )

    @property
    def is_typed_into(self) -> bool:
        """Whether anything here differs from the book, what stands in an open field among it."""
        return self.editing.is_changed or self.form.is_box_changed

    @property
    def words_when_saved(self) -> str:
        """Why there is nothing to save."""
        return (
            f"Nothing to save yet: a draft waits; {self.program.key_of('record.edit')} goes on with it."
            if self._draft_waits
            else "All saved: nothing has been changed."
        )

    def _renew_top(self) -> None:
        top = self.query_one(TopLine)
        top.title = self._title()
        top.tabs = self._tabs()
        top.current = _ACTIONS[self.tab]
        if self.desk.read_only:
            top.state = "Reading only"
        elif self.is_typed_into:
            top.state = self._state or "Not saved yet"
        elif self._draft_waits:
            top.state = "A draft waits"
        else:
            top.state = "All saved"
        self._renew_banner()
        self.refresh_bindings()

    def _renew_banner(self) -> None:
        """Says in Edit and in Text whether minutes are a draft or approved; Read says it in the record itself."""
        words = life_banner(self._opened.kind, self.editing.saved_at(()), self.editing.value)
        banner = self.query_one("#life", Static)
        banner.update(ink((words, "strong")))
        banner.display = bool(words) and self.tab in ("form", "text")

    def on_top_line_chosen(self, event: TopLine.Chosen) -> None:
        """A tab was clicked."""
        run_action(self, event.action)

    # -- tabs -----------------------------------------------------------------------

    @property
    def tab(self) -> TabName:
        """The tab that shows."""
        return cast(TabName, self.query_one("#tabs", ContentSwitcher).current or "read")

    @property
    def form(self) -> Form:
        """The form."""
        return self.query_one(Form)

    @property
    def text_tab(self) -> TextTab:
        """The text."""
        return self.query_one(TextTab)

    def show_tab(self, tab: TabName) -> None:
        """Shows a tab with what the text says now. A text that cannot be read stays in Text, which says why."""
        self.form.keep_typing()
        switcher = self.query_one("#tabs", ContentSwitcher)
        before = switcher.current
        if self.editing.faults and tab in ("form", "read"):
            self.program.say(f"{self._fault_words()} Until then there is only the Text tab.", warn=True)
            tab = "text"
        if before in ("read", "form", "history", "problems") and tab == "text":
            self._before_text = cast(TabName, before)
        switcher.current = tab
        if tab == "read":
            self._show_reading()
            self.query_one("#read", Reading).focus()
        elif tab == "form":
            self.form.renew()
            self.form.lines.focus()
        elif tab == "text":
            if before != "text":
                line, column = 1, 1
                if before == "form" and self.form.row is not None:
                    line, column = self.desk.place(self.editing.text, self.form.row.path)
                self.text_tab.load(self.editing.text, line, column)
            self.text_tab.area.focus()
        elif tab == "history":
            self.query_one(HistoryPane).begin()
            self.query_one(HistoryPane).feed.focus()
        else:
            self.query_one(RecordProblems).focus()
        self._renew_top()

    def _show_reading(self) -> None:
        known, opened = self.program.follow_up.known, self._opened
        value, desk = self.editing.value, self.desk
        part = Parts(desk, opened.kind).of(value)
        lines = read_lines(opened.kind, value, desk.schema, desk.name, known, opened.record_id, part)
        self.query_one("#read", Reading).show(lines, stay=True)
        if self._passage is not None:
            at = passage_line(lines, self._passage.text, self._passage.words)
            self._passage = None
            if at is not None:
                self.call_after_refresh(self.query_one("#read", Reading).go_to_line, at)

    def explain_line(self, line: int) -> None:
        """Says what the schema says of the field on a line of the text."""
        found = self.desk.field_at(self._opened.kind, self.editing.text, line)
        if found is None:
            self.program.say(
                "Nothing can be said of this line: the text cannot be read, or the schema knows no such field."
            )
            return
        path, field = found
        words = [f"{format_path(path)}: {field.title}. {field.description}"]
        words += [f"One of: {', '.join(field.choices)}."] if field.choices else []
        inner = field.items if field.type == "list" else field
        words += [f"Fields: {', '.join(one.name for one in inner.properties)}."] if inner and inner.properties else []
        self.program.say(" ".join(words))

    def path_here(self) -> Path | None:
        """Returns what of the record is under the cursor; None where nothing is, as in History."""
        if self.tab == "read":
            return self.query_one("#read", Reading).path or None
        if self.tab == "form":
            return self.form.row.path if self.form.row is not None else self.form.root or None
        if self.tab == "text":
            found = self.desk.field_at(self._opened.kind, self.editing.text, self.text_tab.area.cursor_location[0] + 1)
            return found[0] if found is not None else None
        chosen = self.query_one(RecordProblems).chosen if self.tab == "problems" else None
        return (parse_path(chosen.path) or None) if chosen is not None else None

    def do_who(self) -> None:
        """Shows who wrote what is under the cursor."""
        path = self.path_here()
        if path is not None:
            self.app.push_screen(FieldHistory(self._opened.record_id, path, self.editing.value, self._title()))

    def do_read(self) -> None:
        """Shows Read."""
        self.show_tab("read")

    def do_edit(self) -> None:
        """Shows Edit."""
        self.show_tab("form")

    def do_text(self) -> None:
        """Shows Text."""
        self.show_tab("text")

    def do_history(self) -> None:
        """Shows History."""
        self.show_tab("history")

    def do_problems(self) -> None:
        """Shows Problems."""
        self.show_tab("problems")

    def _fault_words(self) -> str:
        fault = self.editing.faults[0]
        return f"Line {fault.line}, column {fault.column}: {fault.message} {fault.hint}"

    def _to_first_fault(self) -> None:
        fault = self.editing.faults[0]
        self.text_tab.go(fault.line, fault.column)
