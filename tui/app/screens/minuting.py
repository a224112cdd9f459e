"""Taking minutes: one line to type at, the item above it, the quorum always in view. Kept as a draft as one types, saved item by item."""

from typing import Any, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from tui.app.actions.place import Place
from tui.app.actions.registry import bindings
from tui.app.background import in_background
from tui.app.ink import ink, spread
from tui.app.minuting import USUAL_REASON, MinuteTaking, Snapshot
from tui.app.widgets.keyline import KeyLine
from tui.app.widgets.minute_line import MinuteLine
from tui.app.widgets.minutes_log import MinutesLog, chosen_paths, item_lines, room_lines
from tui.documents.reading_lines import day
from tui.errors import MinutebookError
from tui.procedure.minuting.course import coming_item
from tui.procedure.minuting.prompt import Asking, enter, press, reworded
from tui.procedure.minuting.resolving import presiding_name
from tui.procedure.minuting.roster import quorum_line
from tui.procedure.minuting.sitting import Done
from tui.procedure.minuting.slots import Offer
from tui.procedure.register import text_at
from tui.record.paths import Path

_DRAFT_AFTER = 0.4
_TICK = 5.0
_REASON = "reason"
_FIRST_HINT = "n begins the meeting with its first item; - notes who is not there, + who is"


class MinutingScreen(Place, Screen[None]):
    """A meeting being minuted."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("minutes")
    DEFAULT_CSS = """
    MinutingScreen #head, MinutingScreen #room { height: 1; background: $panel; }
    MinutingScreen #said { height: auto; max-height: 3; padding: 0 1; color: $text-muted; }
    MinutingScreen #typing { height: auto; max-height: 6; background: $panel; }
    MinutingScreen #before { width: auto; max-width: 50%; padding: 0 1; background: $panel; text-style: bold; }
    """

    def __init__(self, minutes: MinuteTaking) -> None:
        super().__init__()
        self.minutes = minutes
        self.asking: Asking | None = None
        self._rewording: Path | None = None
        self._asks_reason = False
        self._marked = False
        self._offer = -1
        self._shows_room = False
        self._leaving = False
        self._saving = False
        self._to_save: list[tuple[Snapshot, tuple[str, ...]]] = []
        self._state = ""
        self._nobody: MinutebookError | None = None
        self._said: tuple[str, str] = ("", "")
        self._timer: Any = None

    @property
    def program(self) -> Any:
        """The program, which knows the book."""
        return cast(Any, self.app)

    @property
    def line(self) -> MinuteLine:
        """The line at which one types."""
        return self.query_one(MinuteLine)

    @property
    def is_asking(self) -> bool:
        """Whether a command waits for an answer."""
        return self.asking is not None or self._rewording is not None or self._asks_reason

    @property
    def is_choosing(self) -> bool:
        """Whether a line written before is chosen."""
        return self._marked

    def compose(self) -> ComposeResult:
        """Lays out the screen."""
        yield Static(id="head", markup=False)
        yield Static(id="room", markup=False)
        yield MinutesLog()
        yield Static(id="said", markup=False)
        with Horizontal(id="typing"):
            yield Static(id="before", markup=False)
            yield MinuteLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Shows where the minutes stand and asks, once and on the line, why the sitting changes the record."""
        self.line.focus()
        self.set_interval(_TICK, self._show_head)
        minutes = self.minutes
        if minutes.resumed_from:
            self._state = f"draft {minutes.resumed_from[11:16]}"
            self._say("All that was typed is here; it was kept as a draft.")
        elif minutes.doubt:
            self._say(minutes.doubt, "warning")
        if not minutes.sitting.is_begun and not minutes.resumed_from:
            self.do_reason()
        self.renew()

    # -- showing --------------------------------------------------------------------------

    def renew(self) -> None:
        """Shows everything as it is now."""
        self._show_head()
        log = self.query_one(MinutesLog)
        if self._shows_room:
            log.tell(room_lines(self.minutes.sitting), None, from_top=True)
        else:
            mark = self.minutes.sitting.last if self._marked else None
            log.tell(item_lines(self.minutes), mark, from_top=self.minutes.sitting.item is None)
        self._show_line()
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Lays the head out anew."""
        self._show_head()

    def _show_head(self) -> None:
        minutes, width = self.minutes, self.size.width
        sitting = minutes.sitting
        items = [one for _, one in sitting.items]
        at = next((n for n, one in enumerate(items, 1) if one.get("id") == sitting.item), 0)
        where = f"item {at} of {len(items)}" if at else f"{len(items)} items"
        number = items[at - 1].get("minute_number") if at else None
        where = f"minute {number} ({where})" if number else where
        date = day(str(sitting.meeting.get("date") or ""))
        left = ink(
            " ",
            ("Taking minutes  " if width >= 76 else "", "title"),
            (date, "strong"),
            f"  {minutes.clock}  {where}",
        )
        self.query_one("#head", Static).update(spread(left, ink((self._state, "strong"), " "), width))
        quorum, coming = quorum_line(sitting), coming_item(sitting)
        bad = not quorum.startswith("quorate")
        presiding = presiding_name(sitting)
        words = [f"{presiding} presides" if presiding else "nobody presides: p says who"]
        if sitting.adjournment is not None:
            words = ["ADJOURNED: x resumes"]
        elif sitting.is_over:
            words = [f"ended at {sitting.meeting['actual_end']}"]
        elif coming is not None and at:
            words.append(f"next: {text_at(coming, 'title')}")
        left = ink(" ", (quorum, "warning" if bad else "strong"), "   ", ("   ".join(words), ""))
        self.query_one("#room", Static).update(spread(left, ink(""), width))

    def _show_line(self) -> None:
        words = ">"
        if self._asks_reason:
            words = "why, for the record of changes ›"
        elif self._rewording is not None:
            words = "changed to ›"
        elif self.asking is not None:
            words = f"{self.asking.words} ›"
        self.query_one("#before", Static).update(ink(words))
        offers = self._offers()
        said = self.query_one("#said", Static)
        if offers and self.asking is not None:
            first = self.asking.takes_first(self.minutes.sitting, self.line.text)
            at = self._offer if self._offer >= 0 else 0 if first else -1
            pieces: list[Any] = []
            for n, one in enumerate(offers[:8]):
                pieces += [("⏎ ", "key")] if n == at else []
                pieces += [
                    (one.label, "strong" if n == at else ""),
                    (f" {one.more}" if one.more and n == at else "", "faint"),
                    "   ",
                ]
            said.update(ink(*pieces).truncate(max(1, 2 * (self.size.width - 2)), ellipsis=True))
        else:
            text, style = self._said
            said.update(ink((text or (_FIRST_HINT if not self.minutes.sitting.is_begun else ""), style)))

    def _offers(self) -> list[Offer]:
        return self.asking.offers(self.minutes.sitting, self.line.text) if self.asking is not None else []

    def _say(self, text: str, style: str = "faint") -> None:
        self._said = (text, style)

    # -- commands and lines ---------------------------------------------------------------

    def command(self, name: str) -> None:
        """Gives a command: asks its first question on the line, or does at once what it does."""
        self._shows_room = False
        try:
            found = press(self.minutes.sitting, name, self.minutes.clock)
        except MinutebookError as error:
            self._refuse(error)
            return
        self._took(found)

    def take_line(self) -> None:
        """Takes what is typed: an answer, another text, a line; on an empty line, opens the chosen one to be changed."""
        text, minutes = self.line.text, self.minutes
        if self._asks_reason:
            minutes.reason = " ".join(text.split()) or minutes.reason
            self._asks_reason = False
            self._say(f"Each item is saved with this reason: {minutes.reason}." if not minutes.doubt else minutes.doubt)
            self._clear()
            return
        if self.asking is None and not text.strip():
            self._open_chosen()
            return
        try:
            if self._rewording is not None:
                found: Asking | Done = reworded(minutes.sitting, self._rewording, text)
            else:
                found = enter(minutes.sitting, self.asking, text, self._offer if self._offer >= 0 else None)
        except MinutebookError as error:
            self._refuse(error)
            return
        self._marked = self._rewording is not None and self._marked
        self._took(found)

    def _took(self, found: Asking | Done) -> None:
        """Shows what is asked next, or makes what was done part of the minutes."""
        if isinstance(found, Asking):
            self.asking, self._offer = found, -1
            self.line.put(found.prefill(self.minutes.sitting))
            self.renew()
            return
        before = self.minutes.sitting.item
        try:
            self.minutes.take(found)
        except MinutebookError as error:
            self._refuse(error)
            return
        self._say(found.said)
        self._clear()
        if found.is_turn:
            self._marked = False
            self._save_soon(before)
        self._draft_soon()

    def _clear(self) -> None:
        self.asking, self._rewording, self._offer, self._leaving = None, None, -1, False
        self.line.put("")
        self.renew()

    def _refuse(self, error: MinutebookError) -> None:
        self._say(f"✗ {error.sentence} {error.hint}".rstrip(), "warning")
        if self.asking is not None and self._offers():
            self.program.say(f"{error.sentence} {error.hint}", warn=True)
        self.renew()

    def _open_chosen(self) -> None:
        """Puts the text of the chosen line, or of the last, on the line to be changed."""
        sitting = self.minutes.sitting
        at = sitting.at(sitting.last)
        if at is None or not text_at(at, "text"):
            self._say("Nothing is chosen that has words: ↑ chooses a line written before.")
            self.renew()
            return
        self._rewording, self._marked = sitting.last, True
        self.line.put(str(at["text"]).rstrip("\n"))
        self.renew()

    def take_offer(self) -> None:
        """Goes to the next offer, as Tab does while a command asks."""
        self.step(1)

    def step(self, by: int) -> bool:
        """Goes to the offer, or on an empty line to the written line, before or after; returns whether there was such a thing to do."""
        offers = self._offers()
        if offers:
            first = (
                self._offer
                if self._offer >= 0
                else (0 if self.asking and self.asking.takes_first(self.minutes.sitting, self.line.text) else -1)
            )
            self._offer = (first + by) % len(offers)
            self._show_line()
            return True
        if self.line.text or self.is_asking:
            return False
        paths = chosen_paths(self.minutes.sitting)
        if not paths:
            return True
        last = self.minutes.sitting.last
        now = paths.index(last) if self._marked and last in paths else len(paths)
        then = max(0, now + by)
        self._marked = then < len(paths)
        self.minutes.choose(paths[min(then, len(paths) - 1)])
        self.renew()
        return True

    def page(self, by: int) -> None:
        """Looks at what was written before or after."""
        log = self.query_one(MinutesLog)
        log.scroll_to(y=log.scroll_offset.y + by * max(1, log.size.height - 2), animate=False)

    def take_back(self) -> None:
        """Takes back the last thing that was done."""
        self.minutes.undo()
        self._marked = False
        self._say("Taken back.")
        self._draft_soon()
        self.renew()

    def back(self) -> None:
        """Drops the command, and what was typed for it becomes a plain line; then leaves, with everything kept."""
        if self._asks_reason or self._rewording is not None or (self.asking is not None and not self._own_words()):
            self._asks_reason = False
            self._clear()
        elif self.asking is not None:
            self.asking, self._offer = None, -1
            self._say("The command is dropped, the words are here; ^u clears the line.")
            self.renew()
        elif self.line.text.strip() and not self._leaving:
            self._leaving = True
            self._say("Esc again leaves; this line is kept as it is. ^u clears it.")
            self.renew()
        elif self._marked:
            self._marked = False
            paths = chosen_paths(self.minutes.sitting)
            self.minutes.choose(paths[-1] if paths else None)
            self.renew()
        else:
            self.keep_draft_now()
            self.program.say(
                "Kept as a draft: m goes on with the minutes." if self.minutes.is_changed else "All saved."
            )
            self.program.after_save()
            self.dismiss(None)

    def _own_words(self) -> bool:
        """Whether what stands on the line was typed and not put there."""
        assert self.asking is not None
        return self.line.text.strip() not in ("", self.asking.prefill(self.minutes.sitting).strip())

    # -- drafts ---------------------------------------------------------------------------

    def on_minute_line_typed(self) -> None:
        """Offers what fits, and keeps a draft soon."""
        self._offer, self._leaving = -1, False
        self._show_line()
        self._draft_soon()

    def _snapshot(self) -> Snapshot:
        asking = None if self._asks_reason else self.asking
        typed = "" if self._asks_reason else self.line.text
        return self.minutes.snapshot(asking, typed, self._rewording)

    def _draft_soon(self) -> None:
        """Keeps a draft a moment after the first key, and not only after the last: one who types on and on is kept as well."""
        if self._timer is None:
            self._timer = self.set_timer(_DRAFT_AFTER, self._keep_draft)

    def _keep_draft(self) -> None:
        self._timer = None
        at = self._snapshot()

        def kept(failure: str) -> None:
            self._state = (
                "DRAFT NOT KEPT"
                if failure
                else f"draft {self.minutes.now:%H:%M:%S}"
                if self.minutes.is_changed
                else self._state
            )
            if failure:
                self._say(failure, "warning")
            self._show_head()

        in_background(
            self.program,
            self,
            lambda: self.minutes.keep(at),
            kept,
            group=f"minutes draft {id(self)}",
            failed=self.program.complain,
        )

    def keep_draft_now(self) -> None:
        """Keeps everything at once: one leaves, or the program is about to end."""
        self.minutes.keep(self._snapshot())

    # -- saving ---------------------------------------------------------------------------

    def _save_soon(self, item: str | None, told: tuple[str, ...] = ()) -> None:
        found = self.minutes.sitting.item_at(item)
        if found is not None and not told:
            number, title = found[1].get("minute_number"), text_at(found[1], "title") or ""
            minute = f"minute {number}" if number else "minutes"
            told = (f"{minute} taken, {title}", f"{minute} taken")
        if self.minutes.sitting.is_over:
            told = ("minutes taken to the end of the meeting", "minutes taken to the end")
        self._to_save.append((self.minutes.snapshot(), told or ("the meeting has begun",)))
        self._save_next()

    def _save_next(self) -> None:
        """Saves what waits, all of it at once, unless a save is under way."""
        if self._saving or not self._to_save:
            return
        at, told = self._to_save[-1]
        self._to_save.clear()
        self._saving = True
        in_background(
            self.program,
            self,
            lambda: self.minutes.save(at, told),
            self._saved,
            group=f"minutes save {id(self)}",
            failed=self._not_saved,
        )

    def _saved(self, done: tuple[Snapshot, str]) -> None:
        at, subject = done
        self._saving = False
        self.minutes.saved(at)
        self._state = f"saved {self.minutes.clock}" if subject else self._state
        self._draft_soon()
        self._show_head()
        self._save_next()

    def _not_saved(self, error: MinutebookError) -> None:
        self._saving = False
        self._state = "NOT SAVED, kept as draft"
        if self.program.desk.is_nobody_known(error):
            self._say(
                "✗ Not saved, but kept as a draft: nobody's name is known to save under. ^s asks for it.", "warning"
            )
        else:
            self._say(f"✗ Not saved, but kept as a draft: {error.sentence} {error.hint} ^s tries again.", "warning")
        self._nobody = error if self.program.desk.is_nobody_known(error) else None
        self._draft_soon()
        self.renew()
        self._save_next()

    # -- the registry's commands ----------------------------------------------------------

    def do_question(self) -> None:
        """A question."""
        self.command("question")

    def do_answer(self) -> None:
        """An answer."""
        self.command("answer")

    def do_decision(self) -> None:
        """A decision."""
        self.command("decision")

    def do_vote(self) -> None:
        """A vote."""
        self.command("vote")

    def do_action(self) -> None:
        """An action."""
        self.command("action")

    def do_undertake(self) -> None:
        """What was said becomes its speaker's action."""
        self.command("undertake")

    def do_interest(self) -> None:
        """A declaration of interest."""
        self.command("interest")

    def do_come(self) -> None:
        """Somebody came in."""
        self.command("come")

    def do_leave(self) -> None:
        """Somebody left."""
        self.command("leave")

    def do_preside(self) -> None:
        """Somebody presides."""
        self.command("preside")

    def do_next(self) -> None:
        """The next item."""
        self.command("next")

    def do_adjourn(self) -> None:
        """Adjourned, or resumed."""
        self.command("adjourn")

    def do_go(self) -> None:
        """Another item."""
        self.command("go")

    def do_number(self) -> None:
        """Another minute number."""
        self.command("number")

    def do_next_meeting(self) -> None:
        """The next meeting."""
        self.command("next-meeting")

    def do_end(self) -> None:
        """The end of the meeting."""
        self.command("end")

    def do_retype(self) -> None:
        """Another sort of what was said."""
        self.command("retype")

    def do_reason(self) -> None:
        """Asks for the reason of the sitting."""
        self._asks_reason = True
        self.line.put(self.minutes.reason or USUAL_REASON)
        self.renew()

    def do_room(self) -> None:
        """Shows who is in the room, or the item again."""
        self._shows_room = not self._shows_room
        self.renew()

    def do_save(self) -> None:
        """Saves now; asks who is saving where that is not known."""
        nobody, self._nobody = self._nobody, None
        if nobody is not None and self.program.ask_identity_for(nobody, self.do_save):
            return
        self._save_soon(self.minutes.sitting.item)
