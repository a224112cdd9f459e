"""Minutes are approved: of one meeting or of several by one minute, with the corrections that were agreed, each in words."""

from collections.abc import Iterator
from typing import cast

from tui.app.approving import Typed, content_of, may_be_approved_too, typed_into
from tui.app.form.asked import BETWEEN
from tui.app.screens.chooser import Choice
from tui.app.screens.step import StepDialog
from tui.app.widgets.answer_row import AnswerRow
from tui.book.steps.asking import Ask
from tui.book.steps.taking import Taken

ALSO = "also"
"""The question which other meetings' minutes the same minute approves."""


class ApproveDialog(StepDialog):
    """The step for approving. Of what is typed into the minutes and not saved it asks, change by change, in what words it was agreed."""

    DEFAULT_CSS = "ApproveDialog #asks { max-height: 11; }"

    def rows(self) -> Iterator[AnswerRow]:
        """Yields the other meetings, the corrections, then what the step asks."""
        days = may_be_approved_too(self.program.desk, self._record)
        choices = [Choice(one, day, also=one) for one, day in days.items()]
        first = BETWEEN.join(days.get(one, one) for one in self._first.get(ALSO, "").split())
        self._typed: dict[str, Typed] = {}
        yield AnswerRow(Ask(ALSO, "Also minutes of", _ALSO_HELP, "meeting", many=True), choices, first)
        for record_id in (self._record, *self._first.get(ALSO, "").split()):
            yield from self._corrections(record_id)
        yield from super().rows()

    def _corrections(self, record_id: str) -> Iterator[AnswerRow]:
        text = self._text if record_id == self._record else None
        typed = self._typed[record_id] = typed_into(self.program.desk, record_id, text)
        for n, sentence in enumerate(typed.sentences):
            which = f"{n + 1}" if len(typed.sentences) > 1 else ""
            ask = Ask(f"fix {n} {record_id}", f"{typed.day[:11]}, typed {which}".strip(), f"{sentence}: {_FIX_HELP}")
            yield AnswerRow(ask, (), self._first.get(ask.name, ""))
        more = Ask(f"said {record_id}", f"{typed.day[:11]}, agreed", _SAID_HELP, many=True)
        yield AnswerRow(more, (), self._first.get(more.name, ""))

    def _focus_after(self, row: AnswerRow) -> None:
        """Asks for the corrections of the meetings chosen, and only of these, before it goes on."""
        if row.ask.name != ALSO:
            super()._focus_after(row)
            return
        chosen = (self._record, *row.answer().values)
        for one in self._rows:
            if one.ask.name.startswith(("fix ", "said ")) and one.ask.name.rsplit(" ", 1)[1] not in chosen:
                self._typed.pop(one.ask.name.rsplit(" ", 1)[1], None)
                one.remove()
        last = [one for one in self._rows if one.ask.name.startswith("said ")][-1]
        new = [each for record_id in chosen if record_id not in self._typed for each in self._corrections(record_id)]
        if new:
            self.query_one("#asks").mount(*new, after=last)
        self.call_after_refresh(super()._focus_after, row)

    def worked(self, given: dict[str, list[str]]) -> Taken:
        """Returns the approval of all the meetings; for a thread worker. Raises MinutebookError."""
        own = {name: values for name, values in given.items() if " " not in name and name != ALSO}
        content = {}
        for record_id in (self._record, *given.get(ALSO, ())):
            typed = self._typed[record_id] if record_id in self._typed else typed_into(self.program.desk, record_id)
            words = ["; ".join(given.get(f"fix {n} {record_id}", ())) for n in range(len(typed.paths))]
            content[record_id] = content_of(typed, words, given.get(f"said {record_id}", ()))
        return cast(Taken, self.program.follow_up.work_out_all(self._step, content, own))

    def _saved(self, found: "str | Taken") -> None:
        if isinstance(found, str):
            for record_id, typed in self._typed.items():
                if typed.paths and record_id != self._record:
                    self.program.desk.drop_draft(record_id)
        super()._saved(found)


_ALSO_HELP = "Other meetings whose minutes the same minute approves"
_FIX_HELP = "what was agreed, in words; left empty, it belongs to the correction above"
_SAID_HELP = "Corrections agreed in words that change no field; what is typed in Edit before is asked about one by one"
