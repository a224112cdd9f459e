"""The form of a draft under review: the form of any record, where the keys of the review come first and a new person is another draft."""

from collections.abc import Callable
from typing import Any, ClassVar, cast

from textual.binding import Binding, BindingType

from tui.app.actions.place import run_action
from tui.app.actions.registry import BY_ID
from tui.app.editing import Editing
from tui.app.form.parts import Parts
from tui.app.widgets.form import Form
from tui.record.paths import Path

_FIRST = ("review.accept", "review.undo", "review.redo")
"""Actions of the review whose keys mean something else in a form."""


class ReviewForm(Form):
    """The form of whichever draft is looked at."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(BY_ID[one].keys), f"run('{one}')", BY_ID[one].label, id=one) for one in _FIRST
    ]

    def take(self, editing: Editing, *, anew: bool = False) -> None:
        """Shows another draft; the same again where it was changed elsewhere and is to be shown `anew`."""
        if editing is self.editing and not anew:
            return
        if not anew:
            self.keep_typing()
        self.editing = editing
        self.root = ()
        self.problems = ()
        self._located = []
        self._added = set()
        self._returns = []
        self._parts = Parts(editing.desk, editing.opened.kind)
        self.lines.show([], 0)
        self.renew()

    def action_run(self, action_id: str) -> None:
        """Runs an action: one of the review on the screen around."""
        if action_id in _FIRST:
            run_action(self.screen, action_id)
        else:
            super().action_run(action_id)

    def is_fixed(self, path: Path) -> bool:
        """Whether the field is the short name of an entry that the document gave: the account of its words goes by it."""
        return self.is_named_by(path) and self._review.is_of_the_document(self.editing.opened.record_id, path)

    def new_person(self, name: str, then: Callable[[str], None]) -> None:
        """Adds the draft of a person."""
        then(self._review.reviewing.add_person(name))

    @property
    def _review(self) -> Any:
        return cast(Any, self.screen)
