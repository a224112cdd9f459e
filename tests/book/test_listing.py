"""Lists and searches: what they show, and that a file that has not changed is not read again."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.book.books import BookFolder
from tui.book.cache import Cache
from tui.book.listing import excerpts
from tui.book.repository import Book
from tui.book.searching import search

MakeBook = Callable[..., BookFolder]
RECORDS = {
    "people/member-b": "name: Member B\nnote: Chairs the naloxone group.\n",
    "panel/body": "name: Example Panel\nclassification: council-committee\n",
    "panel/meetings/2026-05-12": 'name: Example Panel\nclassification: ordinary\nstatus: held\ndate: "2026-05-12"\n',
    "panel/recommendations/2026-05-12-1": "text: Publish the figures.\nmade_at: panel/meetings/2026-05-12\n",
    "panel/questions/2026-05-12-1": (
        "kind: question\nmeeting: panel/meetings/2026-05-12\nasker_contact: secret@example.org\ntext: Why?\n"
    ),
}


def aged(root: Path) -> None:
    """Makes all files look old, so that their times count as proof."""
    for file in root.glob("records/**/*.yaml"):
        os.utime(file, (1_700_000_000, 1_700_000_000))


def test_an_excerpt_says_title_date_status_and_body(make_book: MakeBook) -> None:
    found = {each.id: each for each in excerpts(make_book(records=RECORDS).open())}
    meeting = found["panel/meetings/2026-05-12"]
    assert (meeting.title, meeting.date, meeting.status, meeting.body) == (
        "Example Panel",
        "2026-05-12",
        "held",
        "panel/body",
    )
    recommendation = found["panel/recommendations/2026-05-12-1"]
    assert (recommendation.status, recommendation.date) == ("no response recorded", "2026-05-12")


def test_only_the_kind_asked_for_is_listed_in_the_order_of_ids(make_book: MakeBook) -> None:
    book = make_book(records=RECORDS).open()
    assert [each.id for each in excerpts(book, "person")] == ["people/member-a", "people/member-b"]


def test_a_record_that_has_not_changed_is_not_read_a_second_time(
    make_book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_book(records=RECORDS)
    aged(folder.root)
    first = excerpts(folder.open())
    read: list[str] = []
    real = Book.read_bytes

    def counted(self: Book, record_id: str) -> bytes:
        read.append(record_id)
        return real(self, record_id)

    monkeypatch.setattr(Book, "read_bytes", counted)
    assert excerpts(folder.open()) == first
    assert read == []
    folder.write("records/people/member-b.yaml", "name: Member Bee\n")
    assert "Member Bee" in [each.title for each in excerpts(folder.open())]
    assert read == ["people/member-b"]


def test_a_change_within_the_same_second_and_of_the_same_length_is_seen(make_book: MakeBook) -> None:
    folder = make_book(records=RECORDS)
    excerpts(folder.open())
    folder.write("records/people/member-b.yaml", RECORDS["people/member-b"].replace("Member B", "Member C"))
    assert "Member C" in [each.title for each in excerpts(folder.open())]


def test_an_unreadable_record_is_listed_as_such_and_hides_no_other(make_book: MakeBook) -> None:
    folder = make_book(records=RECORDS)
    folder.write("records/people/member-b.yaml", "name: [\n")
    found = {each.id: each.status for each in excerpts(folder.open())}
    assert found["people/member-b"] == "unreadable"
    assert len(found) == len(RECORDS) + 1


def test_a_damaged_cache_is_made_anew_and_lists_the_same(make_book: MakeBook) -> None:
    folder = make_book(records=RECORDS)
    first = excerpts(folder.open())
    (folder.open().private_folder / "cache.sqlite").write_bytes(b"nonsense" * 500)
    assert excerpts(folder.open()) == first


def test_a_cache_of_another_program_does_not_count(tmp_path: Path) -> None:
    old = Cache(tmp_path / "cache.sqlite", "0.0.1 1")
    old.store("excerpt", [("people/member-a", "blob", ["x"])])
    assert old.load("excerpt") == {"people/member-a": ("blob", ["x"])}
    old.close()
    new = Cache(tmp_path / "cache.sqlite", "0.0.2 1")
    assert new.load("excerpt") == {}
    new.close()


def test_a_cache_that_another_process_holds_is_done_without(tmp_path: Path) -> None:
    Cache(tmp_path / "cache.sqlite", "1").close()
    holder = sqlite3.connect(tmp_path / "cache.sqlite", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    cache = Cache(tmp_path / "cache.sqlite", "1")
    cache.write({"key": "value"})
    assert cache.read(["key"]) == {}
    cache.close()
    holder.close()


def test_search_takes_each_word_as_a_beginning_and_wants_all_of_them(make_book: MakeBook) -> None:
    book = make_book(records=RECORDS).open()
    assert [hit.id for hit in search(book, "nalox grou")] == ["people/member-b"]
    assert search(book, "naloxone figures") == []
    assert search(book, "  ") == []


def test_search_never_finds_a_private_field(make_book: MakeBook) -> None:
    book = make_book(records=RECORDS).open()
    assert search(book, "secret") == []
    assert [hit.id for hit in search(book, "why")] == ["panel/questions/2026-05-12-1"]


def test_search_follows_changes_and_deletions(make_book: MakeBook) -> None:
    folder = make_book(records=RECORDS)
    assert len(search(folder.open(), "naloxone")) == 1
    folder.write("records/people/member-b.yaml", "name: Member B\nnote: The taxi group, quite another.\n")
    assert search(folder.open(), "naloxone") == []
    assert len(search(folder.open(), "taxi")) == 1
    (folder.root / "records/people/member-b.yaml").unlink()
    assert search(folder.open(), "taxi") == []


def test_search_survives_a_damaged_index(make_book: MakeBook) -> None:
    book = make_book(records=RECORDS).open()
    (book.private_folder / "search.sqlite").write_bytes(b"nonsense" * 500)
    assert len(search(book, "naloxone")) == 1


@pytest.mark.parametrize("typed", ["12 May 2026", "12/05/2026", "2026-05-12", "12th may 2026", "May 2026", "12 may"])
def test_search_finds_a_date_however_it_is_typed(make_book: MakeBook, typed: str) -> None:
    book = make_book(records={"panel/meetings/2026-05-12": 'name: Panel\ndate: "2026-05-12"\n'}).open()
    assert [hit.id for hit in search(book, typed)] == ["panel/meetings/2026-05-12"]
    assert search(book, "13 May 2026") == []


def test_search_shows_the_field_in_a_clerks_words_and_what_stands_around_the_hit(make_book: MakeBook) -> None:
    text = "name: Panel\nitems:\n  - id: costs\n    title: Costs\n    notes:\n      - id: taxi\n        type: question\n        text: |\n"
    long = "          " + "Quite another matter was looked at before. " * 5 + "Then the taxi drivers were heard.\n"
    [hit] = search(make_book(records={"panel/meetings/2026-05-12": text + long}).open(), "taxi")
    assert hit.field == "Notes, Text"
    assert hit.excerpt.startswith("…")
    assert hit.excerpt.endswith("Then the taxi drivers were heard.")


def test_search_shows_the_line_where_the_words_stand_together_and_puts_what_was_written_before_short_names(
    make_book: MakeBook,
) -> None:
    records = {
        "panel/actions/2026-05-12-1": "text: Take it back.\nitem: harm-to-hope\nraised_at: panel/meetings/2026-05-12\n",
        "panel/meetings/2026-05-12": 'name: Panel\ndate: "2026-05-12"\nitems:\n  - id: a\n    title: Harm to Hope Strategy\n'
        "    notes:\n      - id: b\n        type: narrative\n        text: To help to hope to be out of harm to others.\n",
        "panel/members": 'memberships: []\nnote: "2026-05-12"\n',
    }
    book = make_book(records=records).open()
    assert [(hit.kind, hit.excerpt) for hit in search(book, "harm to hope")] == [
        ("meeting", "Harm to Hope Strategy"),
        ("action", "harm to hope"),
    ]
    assert [(hit.kind, hit.excerpt) for hit in search(book, "12/05/2026")] == [
        ("meeting", "2026-05-12"),
        ("action", "2026-05-12"),
        ("members", "2026-05-12"),
    ]


def test_search_says_a_short_name_in_plain_words(make_book: MakeBook) -> None:
    records = {"panel/meetings/2026-05-12": "name: Panel\nattendance:\n  - id: member-z\n    person: people/member-z\n"}
    [hit] = search(make_book(records=records).open(), "member-z")
    assert hit.excerpt == "member z"


def test_an_index_of_an_older_form_is_made_anew(make_book: MakeBook) -> None:
    book = make_book(records=RECORDS).open()
    old = sqlite3.connect(book.private_folder / "search.sqlite")
    old.executescript("CREATE TABLE indexed (record); CREATE VIRTUAL TABLE words USING fts5 (record, title, text)")
    old.close()
    assert len(search(book, "naloxone")) == 1
