"""The history of every record in one walk: its commits, what it said before and after, and which others were touched with it."""

from collections.abc import Callable

from tests.book.books import PERSON, BookFolder
from tui.book.history import RecordSteps, commits


def test_each_record_has_its_commits_and_values_the_newest_first(make_book: Callable[..., BookFolder]) -> None:
    book = make_book(records={"people/member-b": "name: Member B\n", "people/member-c": "name: Member C\n"})
    book.save("name: Member A2\n")
    book.save("name: Member B2\n", "people/member-b")
    steps = RecordSteps(book.open())
    assert [each.commit for each in steps.commits(PERSON)] == [each.commit for each in commits(book.open(), PERSON)]
    assert [(each.before, each.after) for each in steps.values("people/member-b")] == [
        (({"name": "Member B"},), {"name": "Member B2"}),
        ((None,), {"name": "Member B"}),
    ]
    assert [each.after for each in steps.values(PERSON)] == [{"name": "Member A2"}, {"name": "Member A"}]
    assert steps.touched(steps.commits("people/member-c")[0].commit) == ("people/member-b", "people/member-c")
    assert steps.newest is not None
    assert steps.newest.commit == book.commits()[-1]


def test_a_record_that_was_deleted_or_cannot_be_read_has_no_value(book: BookFolder) -> None:
    book.write(f"records/{PERSON}.yaml", "name: [\n")
    book.git("commit", "-qam", "spoilt")
    book.save(None)
    steps = RecordSteps(book.open())
    assert [(each.before, each.after) for each in steps.values(PERSON)][:2] == [
        ((None,), None),
        (({"name": "Member A"},), None),
    ]
    assert steps.values("people/nobody") == []
    assert steps.commits("people/nobody") == []
