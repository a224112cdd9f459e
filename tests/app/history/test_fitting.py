"""A subject in a line of the feed that is too narrow for it."""

from tui.app.widgets.feed import fitted

SUBJECT = "Example Joint Panel for Everything, 12 May 2026: draft minutes published"


def test_the_day_of_the_meeting_stays_however_narrow_the_line() -> None:
    assert fitted(SUBJECT, 80) == SUBJECT
    assert fitted(SUBJECT, 48) == "Example J…, 12 May 2026: draft minutes published"
    assert fitted(SUBJECT, 39) == "…12 May 2026: draft minutes published"


def test_a_name_without_a_day_is_cut_and_what_was_done_is_kept() -> None:
    assert fitted("Question of the public: answered", 20) == "Question…: answered"
