"""The program: its modes, colours, keys, and what it says when something goes wrong."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from rich.segment import Segment, Segments
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.events import Event, Key
from textual.notifications import Notification, Notify
from textual.screen import Screen
from textual.signal import Signal

from tui.app import settings
from tui.app.actions.keys import keymap, keys_file, shown_key
from tui.app.actions.place import Place
from tui.app.actions.registry import BY_ID, bindings
from tui.app.background import Finished, in_background
from tui.app.desk import Desk
from tui.app.faults import fault_words
from tui.app.follow_up_desk import FollowUpDesk
from tui.app.history_desk import HistoryDesk
from tui.app.minuting import MinuteTaking, local_now
from tui.app.palette import offer_everything, offer_search
from tui.app.plan_desk import PlanDesk
from tui.app.saying import Said, outlived, replaced_by, said_enough
from tui.app.screens.beforehand import Beforehand
from tui.app.screens.follow_up import FollowUpScreen
from tui.app.screens.help import offer_help
from tui.app.screens.history import HistoryScreen
from tui.app.screens.identity import AskIdentity
from tui.app.screens.minuting import MinutingScreen
from tui.app.screens.plan import PlanScreen
from tui.app.screens.problems import ProblemsScreen
from tui.app.screens.record import RecordScreen
from tui.app.screens.record_tabs import Passage
from tui.app.screens.records import RecordsScreen
from tui.app.screens.review import ReviewScreen
from tui.app.screens.today import TodayScreen
from tui.app.taking_in import Asked, begin_import
from tui.app.themes import CHOICES, THEMES, first_theme
from tui.app.worded import Names, worded
from tui.errors import Exit, MinutebookError
from tui.record.paths import parse_path
from tui.record.safe import safe
from tui.rules.problem import Problem


class Minutebook(Place, App[int], inherit_bindings=False):
    """The terminal program on one book."""

    TITLE = "Minutebook"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("program")
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        "today": TodayScreen,
        "records": RecordsScreen,
        "follow_up": FollowUpScreen,
        "plan": PlanScreen,
        "history": HistoryScreen,
        "problems": ProblemsScreen,
    }
    DEFAULT_MODE = "today"
    CSS = """
    ToastRack { margin-bottom: 1; }
    Lines:nocolor > .lines--cursor { text-style: bold; }
    Lines:nocolor:focus > .lines--cursor, ChoiceLines:nocolor > .lines--cursor { text-style: bold reverse; }
    Reading:nocolor > .lines--cursor, Reading:nocolor:focus > .lines--cursor { text-style: none; }
    Tick:nocolor:focus { text-style: bold reverse; }
    TextArea:nocolor > .text-area--selection, Input:nocolor > .input--selection { text-style: reverse; }
    TextArea:nocolor:focus > .text-area--cursor, Input:nocolor:focus > .input--cursor { text-style: reverse; }
    TextArea:nocolor > .text-area--cursor-gutter { text-style: bold; }
    Toast { width: auto; max-width: 76; min-width: 30; padding: 0 1; background: $panel; color: $foreground; border-left: outer $primary; }
    """

    def __init__(self, desk: Desk, open_record: str | None = None, take_in: Asked | None = None) -> None:
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.desk = desk
        self.history = HistoryDesk(desk)
        self.follow_up = FollowUpDesk(desk)
        self.plans = PlanDesk(self.follow_up)
        self.problems: tuple[Problem, ...] | None = None
        self.sitting_reason = ""
        """The reason that serves the whole sitting, where the clerk said so."""
        self.knows_editor = False
        """Whether the clerk was told in this sitting which editor opens where none was chosen."""
        self.book_read: Signal[None] = Signal(self, "book read")
        self.book_checked: Signal[None] = Signal(self, "book checked")
        self.progress: Signal[tuple[str, int, int]] = Signal(self, "progress")
        self.now = local_now
        """The clock: takes a time zone and returns the present time in it."""
        self._open_record = open_record
        self._take_in = take_in
        self._fault: BaseException | None = None
        self._own_keys: dict[str, str] = {}
        self._config = settings.config_folder()

    @property
    def can_suspend(self) -> bool:
        """Whether the program can step aside for another on the same terminal."""
        return not self.is_web and self._driver is not None and self._driver.can_suspend

    @property
    def is_leaving(self) -> bool:
        """Whether the program is on its way out, so that keys typed ahead do nothing any more."""
        return self._exit or self._fault is not None

    def on_mount(self) -> None:
        """Sets colours and keys and begins to read the book."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = first_theme(os.environ, settings.kept_theme(self._config))
        try:
            self._own_keys = keymap(keys_file(self._config))
            self.set_keymap(self._own_keys)
        except MinutebookError as error:
            self.complain(error)
        self.read_book()
        if self._open_record is not None:
            self.open_record(self._open_record)

    # -- the book --------------------------------------------------------------

    def read_book(self) -> None:
        """Reads the list of records, then checks the book, both in the background."""
        in_background(
            self,
            self,
            lambda: self.desk.read_list(self._stepped("Reading")),
            self._read,
            group="list",
            failed=self.complain,
        )

    def _read(self, _excerpts: object) -> None:
        self.book_read.publish(None)
        if self._take_in is not None:
            asked, self._take_in = self._take_in, None
            begin_import(self, asked.documents, asked.body, asked.date)
        self.check_book()

    def check_book(self) -> None:
        """Checks the whole book in the background."""
        in_background(
            self,
            self,
            lambda: self.desk.check_book(self._stepped("Checking")),
            self._checked,
            group="check book",
            failed=self.complain,
        )

    def _checked(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        self.book_checked.publish(None)

    def _stepped(self, what: str) -> Callable[[int, int], None]:
        def step(done: int, total: int) -> None:
            if done == total or done % max(1, total // 50) == 0:
                self.post_message(Finished(self, self.progress.publish, (what, done, total)))

        return step

    def on_finished(self, message: Finished) -> None:
        """Hands the result of background work to who asked, if that is still there."""
        if message.asked.is_attached or message.asked is self:
            message.then(message.result)

    def open_record(
        self,
        record_id: str,
        *,
        tab: str = "read",
        path: str = "",
        text: str | None = None,
        passage: Passage | None = None,
    ) -> None:
        """Opens a record over the present mode; with `text`, with that as what was typed; at a `passage`, where it is read."""
        try:
            opened = self.desk.open(record_id)
        except MinutebookError as error:
            draft = self.desk.draft(record_id)
            if draft is None or draft.base:
                self.complain(error)
                return
            opened, text, tab = self.desk.not_yet(record_id), draft.text, "edit"
        self._forget_outlived()
        self.push_screen(RecordScreen(opened, tab=tab, path=path, text=text, passage=passage))

    def take_minutes(self, record_id: str, *, instead: bool = False) -> None:
        """Opens a meeting to take its minutes; `instead` of the record's own screen, which comes back after."""
        try:
            minutes = MinuteTaking(self.desk, record_id, self.now)
        except MinutebookError as error:
            self.complain(error)
            return
        self.clear_notifications()  # they would stand over the line at which one types
        screen = MinutingScreen(minutes, then=(lambda: self.open_record(record_id)) if instead else None)
        if instead:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def after_save(self) -> None:
        """Shows the book as it is after a save, and checks it again."""
        self.book_read.publish(None)
        self.check_book()

    def new_person(self, name: str, named_in: str, then: Callable[[str], None]) -> None:
        """Asks whether it is no slip, makes the record of a person, by itself and at once, and calls `then` with its id."""
        opened = self.desk.new("person", "", {"name": name})
        reason = f"first named in {self.desk.called(named_in)}"

        def saved(_subject: str) -> None:
            self.say(f"{name} is in the book now, as a person.")
            then(opened.record_id)

        def save() -> None:
            in_background(
                self,
                self,
                lambda: self.desk.save(self.desk.propose(opened, opened.text), reason),
                saved,
                group="person",
                failed=failed,
            )

        def failed(error: MinutebookError) -> None:
            if not self.ask_identity_for(error, save):
                self.complain(error)

        def answered(go_on: bool | None) -> None:
            if go_on:
                save()

        words = "A record of this person is made at once, in a change of its own. If it is a slip, go back."
        self.push_screen(Beforehand(f"Nobody in the book is called {safe(name)}", words), answered)

    def ask_identity_for(self, error: MinutebookError, again: Callable[[], None]) -> bool:
        """Asks who is saving, where that is what an error is about, then does it again; says whether it was."""
        if not self.desk.is_nobody_known(error):
            return False

        def known(identity: tuple[str, str] | None) -> None:
            if identity is not None:
                try:
                    self.desk.set_identity(*identity)
                except MinutebookError as refused:
                    self.complain(refused)
                    return
                again()

        self.push_screen(AskIdentity(), known)
        return True

    # -- saying ----------------------------------------------------------------

    def say(self, text: str, *, warn: bool = False) -> None:
        """Says something quietly, for some seconds."""
        self._say(Said(safe(text), severity="warning" if warn else "information", timeout=6))

    def complain(self, error: MinutebookError) -> None:
        """Says what went wrong and what to do next."""
        self._say(Said(safe(self.in_words(error)), severity="error", timeout=12))

    def in_words(self, error: MinutebookError) -> str:
        """Returns what an error says and what to do next, without ids, paths and commands where the screen has names and keys."""
        return worded(error, Names(self.desk.called, self._field_named, self.key_of))

    def _field_named(self, record_id: str, path: str) -> str:
        try:
            return self.history.place(record_id, self.desk.value(record_id), parse_path(path)) or path
        except MinutebookError:
            return path

    def _say(self, said: Said) -> None:
        screens = self.screen_stack if self._screen_stack else []
        said.about = next((one for one in reversed(screens) if isinstance(one, RecordScreen)), None)
        self.post_message(Notify(said))

    def on_notify(self, event: Notify) -> None:
        """Takes away what the new words replace; Textual then shows them."""
        for one in replaced_by(event.notification, list(self._notifications)):
            self._unnotify(one, refresh=False)

    async def on_event(self, event: Event) -> None:
        """Any key takes away what was said before it, which stands over lines; warnings and errors only once they could be read."""
        if isinstance(event, Key):
            self._forget(said_enough(list(self._notifications)))
        await super().on_event(event)

    def pop_screen(self) -> AwaitComplete:
        """Takes the top screen away, and what was said on it so far. What it says in going is still shown."""
        popped = super().pop_screen()
        self._forget_outlived()
        return popped

    def _forget_outlived(self) -> None:
        self._forget(outlived(self.all_screens(), list(self._notifications)))

    def _forget(self, said: list[Notification]) -> None:
        for one in said:
            self._unnotify(one, refresh=False)
        if said:
            self._refresh_notifications()

    def _handle_exception(self, error: Exception) -> None:
        self._fault = error
        for screen in self.all_screens():
            if isinstance(screen, RecordScreen | MinutingScreen | ReviewScreen):
                screen.keep_draft_now()
        super()._handle_exception(error)
        self._return_code = int(Exit.FAULT)

    def _fatal_error(self) -> None:
        words = fault_words(self._fault, self.desk.drafts_folder)
        self._exit_renderables.append(Segments([Segment(words)]))
        self._close_messages_no_wait()

    def all_screens(self) -> list[Screen[Any]]:
        """Returns every screen of every mode."""
        return [screen for stack in self._screen_stacks.values() for screen in stack]

    # -- actions ---------------------------------------------------------------

    def do_help(self) -> None:
        """Shows what can be done here."""
        offer_help(self)

    def do_palette(self) -> None:
        """Offers actions and records."""
        offer_everything(self)

    def do_search(self) -> None:
        """Offers the records that have some words."""
        offer_search(self)

    def do_theme(self) -> None:
        """Goes on to the next colours."""
        if self.no_color:
            self.say("No colours: NO_COLOR is set where the program was started.")
            return
        names = [name for name, _ in CHOICES]
        at = (names.index(self.theme) + 1) % len(names) if self.theme in names else 0
        self.theme = names[at]
        settings.keep_theme(self._config, self.theme)
        self.say(f"Colours: {dict(CHOICES)[self.theme]}.")

    def do_quit(self) -> None:
        """Leaves; drafts are kept first."""
        for screen in self.all_screens():
            if isinstance(screen, RecordScreen | MinutingScreen | ReviewScreen):
                screen.keep_draft_now()
        self.exit(0)

    def key_of(self, action_id: str) -> str:
        """Returns the first key of an action as it is printed, the clerk's own where there is one."""
        keys = self._own_keys.get(action_id) or ",".join(BY_ID[action_id].keys)
        return shown_key(keys.split(",")[0].strip())

    @property
    def config(self) -> Path:
        """The folder of the clerk's own settings."""
        return self._config
