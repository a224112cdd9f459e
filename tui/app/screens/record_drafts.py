"""What is typed into a record and not saved: kept as a draft behind every edit, under the id that a new record will have."""

import datetime
from collections.abc import Callable
from typing import Any

from tui.app.background import in_background
from tui.app.desk import Opened
from tui.app.screens.record_tabs import RecordTabs

_DRAFT_AFTER = 0.6


class RecordDrafts(RecordTabs):
    """The record on the screen and its draft on the disk."""

    def begin_drafts(self) -> None:
        """Notes by which ids the record goes; one that was never saved gets another with what is typed."""
        self._names = {self._opened.record_id}
        self._is_named_by_text: bool = self.desk.is_named_by_text(self._opened, self.editing.text)

    def _in_background(self, work: Callable[[], Any], then: Callable[[Any], None], what: str) -> None:
        in_background(self.program, self, work, then, group=f"{what} {id(self)}", failed=self.program.complain)

    def on_field_editor_typing(self) -> None:
        """What stands in an open field is kept in the draft as well."""
        self._renew_top()
        self._draft_soon()

    def _draft_soon(self) -> None:
        if self._draft_timer is not None:
            self._draft_timer.stop()
        self._draft_timer = self.set_timer(_DRAFT_AFTER, self._keep_draft)

    def _keep_draft(self) -> None:
        text = self.form.text_as_typed
        if text == self._kept_text:
            return
        if not self.editing.differs(text):
            if self._draft_waits and self._kept_text is None:
                return
            self._kept_text = text
            self._in_background(self._drop_drafts, lambda _: None, "draft")
            return

        def kept(done: tuple[str, Opened]) -> None:
            failure, named = done
            self._take_name(named)
            if failure:
                self._state = "Draft not kept"
                self.program.say(failure, warn=True)
            else:
                self._kept_text = text
                self._state = f"draft {datetime.datetime.now().astimezone():%H:%M}"
            self._renew_top()

        opened = self.editing.opened
        self._in_background(lambda: self._draft_kept(opened, text), kept, "draft")

    def _draft_kept(self, opened: Opened, text: str) -> tuple[str, Opened]:
        """Keeps a text as a draft, under the id that it gives a new record; returns why not, and the record by that id."""
        named = self._named(opened, text)
        failure: str = self.desk.keep_draft(named, text)
        for former in () if failure else self._names - {named.record_id}:
            self.desk.drop_draft(former)
        return failure, named

    def _drop_drafts(self) -> None:
        for record_id in tuple(self._names):
            self.desk.drop_draft(record_id)

    def stop_draft_timer(self) -> None:
        """Keeps no draft of what was typed until now."""
        if self._draft_timer is not None:
            self._draft_timer.stop()

    def keep_draft_now(self) -> None:
        """Keeps what is not saved as a draft at once: one goes back, or the program is about to end."""
        text = self.form.text_as_typed
        if not self.editing.differs(text):
            if self._kept_text not in (None, text):
                self._drop_drafts()  # all that was typed was undone, quicker than drafts are kept
        elif text != self._kept_text:
            _, named = self._draft_kept(self.editing.opened, text)
            self._take_name(named)
        self._kept_text = text

    # -- the id of a record that was never saved ------------------------------------------

    def _named(self, opened: Opened, text: str) -> Opened:
        """Returns the record by the id that its text gives it, as long as it was never saved; for a thread worker."""
        if not self._is_named_by_text or not opened.is_new:
            return opened
        named: Opened = self.desk.named(opened, text, self._names)
        self._names.add(named.record_id)
        return named

    def _take_name(self, named: Opened) -> None:
        if self.editing.opened.is_new and named.record_id != self._opened.record_id:
            self._opened = self.editing.opened = named
            self._renew_top()
