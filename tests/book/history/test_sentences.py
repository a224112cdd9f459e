"""What a clerk is shown when saving, what the message says and what the history tells are one and the same."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.book.books import BookFolder
from tests.book.history.meetings import MEETING
from tests.builder import a_book
from tui.book.editing import commit, propose_text
from tui.book.history import commits, steps_of
from tui.book.message import one_line
from tui.book.saving import Note
from tui.record.canonical import dump_record
from tui.record.changes import LINE_LIMIT, change_lines

LINES = st.text(st.sampled_from("ab é–“”:#-'\"→"), min_size=1, max_size=70).map(lambda text: f"x{text}x")
TEXTS = st.one_of(
    LINES,
    st.lists(st.sampled_from(["One.", "Two – three.", "- four", "Action: edit"]), min_size=2, max_size=5).map(
        "\n".join
    ),
)
IDS = st.sampled_from(["a", "b", "c", "d", "e"])


def _elements(**fields: st.SearchStrategy[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Lists of objects, each with an id of its own and these fields."""
    return st.lists(st.fixed_dictionaries({"id": IDS, **fields}), max_size=4, unique_by=lambda one: one["id"])


NOTES = _elements(type=st.just("narrative"), text=TEXTS)
ITEMS = _elements(title=LINES, notes=NOTES)  # type: ignore[arg-type]
MEETINGS = st.fixed_dictionaries(
    {
        "name": st.just("Example Panel"),
        "classification": st.just("ordinary"),
        "status": st.just("held"),
        "date": st.just("2026-05-12"),
    },
    optional={"note": TEXTS, "items": ITEMS, "start_time": st.sampled_from(["10:00", "18:30"])},
)


@pytest.fixture
def panel(book: BookFolder) -> BookFolder:
    """A book with a panel, its members and rules."""
    a_book().write(book.root)
    book.git("add", ".")
    book.git("commit", "-q", "-m", "A panel")
    return book


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(versions=st.lists(MEETINGS, min_size=2, max_size=4))
def test_the_sentences_at_saving_in_the_message_and_in_the_history_agree(
    versions: list[dict[str, Any]], panel: BookFolder
) -> None:
    book = panel.open()
    for value in versions:
        old = book.bytes_on_disk(MEETING)
        before = book.reading(MEETING).value if old is not None else None
        proposal = propose_text(book, MEETING, dump_record(value, book.schema, "meeting", MEETING), old)
        if not proposal.is_change:
            continue
        saved = commit(book, [proposal], Note(proposal.action, proposal.subject, "a test"))
        expected = [
            one_line(line) for line in change_lines("meeting", before, book.reading(MEETING).value, book.schema)
        ]
        (told,) = commits(book, MEETING, limit=1)
        assert len(expected) <= LINE_LIMIT
        assert list(told.changes) == expected
        step = steps_of(book, MEETING, saved.commit)
        assert step is not None
        if before is not None:
            assert tuple(each.sentence for each in step.changes) == proposal.sentences
