"""The weekday that a document prints is the weekday of the date."""

from collections.abc import Iterable

from tui.procedure.calendar import day, in_words, weekday
from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.spots import Spot
from tui.rules.view import RecordView, part, text


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each printed weekday of a meeting that is not that of its date."""
    yield from _compare(("weekday",), text(view.value, "weekday"), text(view.value, "date"))
    deadline = part(view.value, "question_deadline")
    at = text(deadline, "at")
    yield from _compare(("question_deadline", "weekday"), text(deadline, "weekday"), at[:10] if at else None)
    following = part(view.value, "next_meeting")
    yield from _compare(("next_meeting", "weekday"), text(following, "weekday"), text(following, "date"))


def _compare(spot: Spot, printed: str | None, date: str | None) -> Iterable[Finding]:
    on = day(date)
    if printed is not None and on is not None and weekday(on) != printed:
        yield Finding(
            spot,
            f"{printed} is printed, and {in_words(on)} is a {weekday(on)}.",
            "If the document prints it so, leave it; else correct the date or the weekday.",
        )


RULE = RecordRule(
    "weekday", Severity.WARNING, "The printed weekday is that of the date", kinds=("meeting",), check=check
)
