"""Taking minutes: one line to type at, the item above it, the quorum always in view. Kept as a draft as one types, saved item by item."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from tui.app.actions.registry import bindings
from tui.app.ink import ink, spread
from tui.app.minuting import USUAL_REASON, MinuteTaking, Snapshot
from tui.app.screens.minuting_approving import MinutingApproving
from tui.app.screens.minuting_keys import MinutingKeys
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

_TICK = 5.0
_FIRST_HINT = "n begins the meeting with its first item; - notes who is not there, + who is"


class MinutingScreen(MinutingKeys, MinutingApproving):
    """A meeting being minuted."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("minutes")
    DEFAULT_CSS = """
    MinutingScreen #head, MinutingScreen #room { height: 1; background: $panel; }
    MinutingScreen #said { height: auto; max-height: 3; padding: 0 1; color: $text-muted; }
    MinutingScreen #typing { height: auto; max-height: 6; background: $panel; }
    MinutingScreen #before { width: auto; max-width: 50%; padding: 0 1; background: $panel; text-style: bold; }
    """

    def __init__(self, minutes: MinuteTaking, then: Callable[[], None] | None = None) -> None:
        """Takes the minutes, and what follows when one leaves with everything saved."""
        super().__init__(minutes)
        self._then = then
        self.asking: Asking | None = None
        self._rewording: Path | None = None
        self._asks_reason = False
        self._marked = False
        self._offer = -1
        self._shows_room = False
        self._leaving = False
        self._was_bare = True

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
        self.set_interval(_TICK, self.show_head)
        minutes = self.minutes
        if minutes.resumed_from:
            self._state = f"draft {minutes.resumed_from[11:16]}"
            self.tell("All that was typed is here; it was kept as a draft.")
        elif minutes.doubt:
            self.tell(minutes.doubt, "warning")
        if not minutes.sitting.is_begun and not minutes.resumed_from:
            self.do_reason()
        self.renew()

    # -- showing --------------------------------------------------------------------------

    def renew(self) -> None:
        """Shows everything as it is now."""
        self.show_head()
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
        self.show_head()

    def show_head(self) -> None:
        """Shows the time, the item, the quorum, who presides, and whether all is kept."""
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
        bad = "quorate" not in quorum
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
            self.tell(f"Each item is saved with this reason: {minutes.reason}." if not minutes.doubt else minutes.doubt)
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
        self.tell(found.said)
        self._clear()
        if found.is_turn:
            self._marked = False
            self.save_soon(before)
        self.approve_soon(found)
        self.draft_soon()

    def _clear(self) -> None:
        self.asking, self._rewording, self._offer, self._leaving = None, None, -1, False
        self.line.put("")
        self.renew()

    def _refuse(self, error: MinutebookError) -> None:
        self.tell(f"✗ {error.sentence} {error.hint}".rstrip(), "warning")
        if self.asking is not None and self._offers():
            self.program.say(f"{error.sentence} {error.hint}", warn=True)
        self.renew()

    def _open_chosen(self) -> None:
        """Puts the text of the chosen line, or of the last, on the line to be changed."""
        sitting = self.minutes.sitting
        at = sitting.at(sitting.last)
        if at is None or not text_at(at, "text"):
            self.tell("Nothing is chosen that has words: ↑ chooses a line written before.")
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
        self.tell("Taken back.")
        self.draft_soon()
        self.renew()

    def back(self) -> None:
        """Drops the command, and what was typed for it becomes a plain line; then leaves, with everything kept."""
        if self._asks_reason or self._rewording is not None or (self.asking is not None and not self._own_words()):
            self._asks_reason = False
            self._clear()
        elif self.asking is not None:
            self.asking, self._offer = None, -1
            self.tell("The command is dropped, the words are here; ^u clears the line.")
            self.renew()
        elif self.line.text.strip() and not self._leaving:
            self._leaving = True
            self.tell("Esc again leaves; this line is kept as it is. ^u clears it.")
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
            if self._then is not None and not self.minutes.is_changed:
                self.program.call_later(self._then)

    def _own_words(self) -> bool:
        """Whether what stands on the line was typed and not put there."""
        assert self.asking is not None
        return self.line.text.strip() not in ("", self.asking.prefill(self.minutes.sitting).strip())

    def snapshot(self) -> Snapshot:
        """Returns everything as it is now, with what stands on the line."""
        asking = None if self._asks_reason else self.asking
        typed = "" if self._asks_reason else self.line.text
        return self.minutes.snapshot(asking, typed, self._rewording)

    def on_minute_line_typed(self) -> None:
        """Offers what fits, and keeps a draft soon."""
        self._offer, self._leaving = -1, False
        self._show_line()
        if self.line.is_bare is not self._was_bare:
            self._was_bare = self.line.is_bare
            self.refresh_bindings()
        self.draft_soon()

    def do_reason(self) -> None:
        """Asks for the reason of the sitting."""
        self._asks_reason = True
        self.line.put(self.minutes.reason or USUAL_REASON)
        self.renew()

    def do_room(self) -> None:
        """Shows who is in the room, or the item again."""
        self._shows_room = not self._shows_room
        self.renew()
