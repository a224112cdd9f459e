"""When records were made and last changed, in one walk through the history."""

from collections.abc import Callable

from tests.book.books import PERSON, BookFolder
from tui.book.history.stamps import stamps
from tui.book.repository import Book


def test_each_record_has_its_first_and_last_commit_and_their_number(make_book: Callable[..., BookFolder]) -> None:
    folder = make_book(records={"people/member-b": "name: Member B\n"})
    folder.write(f"records/{PERSON}.yaml", "name: Member A\ngiven_name: Member\n")
    folder.git("add", "records")
    folder.git("-c", "core.quotePath=true", "commit", "-q", "-m", "A name", "--date", "2001-01-01T00:00:00Z")
    found = stamps(Book.open(folder.root))
    assert {each: one.commits for each, one in found.items()} == {PERSON: 2, "people/member-b": 1}
    assert found[PERSON].first <= found["people/member-b"].first <= found[PERSON].last
    assert found[PERSON].last.year > 2001
    assert found[PERSON].last.tzinfo is not None
