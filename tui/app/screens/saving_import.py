"""Saving an import: the records that are made, what was not looked at, what stays as it is, and why."""

from typing import Any

from tui.app.ink import MARKS, ink, joined
from tui.app.review_desk import Reviewing
from tui.app.screens.saving import Saving
from tui.book.intake import Prepared
from tui.record.kinds import kind
from tui.record.safe import shortened
from tui.rules.problem import Problem, Severity

_WARNINGS_SHOWN = 6
_LONGEST = 90


class SavingImport(Saving):
    """Asks why and saves all records of a document as one change."""

    def __init__(self, reviewing: Reviewing, prepared: Prepared, reason: str, doubts: int, lines: int) -> None:
        self._proposals = [each for each in prepared.proposals if each.is_change]
        super().__init__(self._proposals[0], reason)
        self._reviewing = reviewing
        self._prepared = prepared
        self._doubts = doubts
        self._lines = lines

    @property
    def is_stopped(self) -> bool:
        """Whether errors in one of the records stop the save."""
        return any(each.new_errors for each in self._proposals)

    def _subject(self) -> str:
        number = len(self._proposals)
        records = "1 record" if number == 1 else f"{number} records"
        return f"{self._reviewing.document.name}: {records} for {self._reviewing.whose}"

    def _said(self) -> tuple[str, ...]:
        if self._details:
            return tuple(f"{each.record_id}: {line}" for each in self._proposals for line in each.lines)
        called = self._reviewing.called
        return (
            *(
                shortened(
                    f"{kind(each.kind).title}: {called(each.record_id)}{'' if each.old is None else ' (imported before)'}",
                    _LONGEST,
                )
                for each in self._proposals
            ),
            *(
                shortened(f"stays as the book has it: {called(each)}", _LONGEST)
                for each in self._reviewing.stays
                if each not in self._reviewing.review.left_out
            ),
        )

    def _stopping(self) -> Any:
        errors = [one for each in self._proposals for one in each.new_errors]
        return joined([self._problem(one) for one in errors], "\n")

    def _brought(self) -> Any:
        """Returns what is saved as it is, though nobody looked at it."""
        lines = []
        if self._doubts:
            doubts = "1 doubt was" if self._doubts == 1 else f"{self._doubts} doubts were"
            lines.append(ink(("? ", "advice"), f"{doubts} not looked at: noted in the records as inferred."))
        if self._lines:
            left = "1 line has" if self._lines == 1 else f"{self._lines} lines have"
            lines.append(ink(("? ", "advice"), f"{left} text in no field: it stays in the document only."))
        return joined(lines, "\n")

    def _staying(self) -> Any:
        warnings = [one for each in self._proposals for one in each.standing if one.severity is Severity.WARNING]
        if self.is_stopped or not warnings:
            return ink("")
        what = "The checks have 1 warning:" if len(warnings) == 1 else f"The checks have {len(warnings)} warnings:"
        more = len(warnings) - _WARNINGS_SHOWN
        shown = [self._problem(one) for one in warnings[:_WARNINGS_SHOWN]]
        rest = [ink((f"and {more} more, in Problems", "faint"))] if more > 0 else []
        return joined([ink((what, "strong")), *shown, *rest], "\n")

    def _problem(self, one: Problem) -> Any:
        return ink(
            (f"{MARKS[one.severity]} ", str(one.severity)),
            f"{self._reviewing.called(one.record)}: {one.message} ",
            (one.hint, "faint"),
        )

    def _example(self) -> str:
        return "the published minutes of past years are taken in"

    def _write(self, reason: str) -> str:
        return self._reviewing.save(self._prepared, reason)
