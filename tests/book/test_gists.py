"""The register of a book: read once, and again only where a file has changed."""

from collections.abc import Callable

import pytest

import tui.book.gists as gists
from tests.book.books import PERSON, BookFolder
from tui.book.gists import register


def test_it_has_every_record_and_sees_a_change(book: BookFolder) -> None:
    before = register(book.open()).get(PERSON)
    assert before == {"name": "Member A"}
    book.write(f"records/{PERSON}.yaml", "name: Member B\n")
    assert register(book.open()).get(PERSON) == {"name": "Member B"}


def test_what_has_not_changed_is_not_worked_out_again(book: BookFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    register(book.open())
    asked: list[object] = []
    work: Callable[[object], object] = gists.gist
    monkeypatch.setattr(gists, "gist", lambda value: asked.append(value) or work(value))
    register(book.open())
    assert asked == []
    book.write(f"records/{PERSON}.yaml", "name: Member C\n")
    register(book.open())
    assert asked == [{"name": "Member C"}]


def test_a_record_that_cannot_be_read_is_left_out(book: BookFolder) -> None:
    book.write("records/people/member-b.yaml", "name: [\n")
    assert register(book.open()).get("people/member-b") is None
    assert register(book.open()).get(PERSON) is not None


def test_what_is_kept_from_before_is_taken_and_brought_up_to_date_whoever_changed_the_file(
    book: BookFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: gists.Kept = {}
    before = register(book.open(), kept=kept)
    monkeypatch.setattr("tui.book.cache.Cache.load", lambda *_: pytest.fail("read again from the cache"))
    assert register(book.open(), kept=kept).get(PERSON) is before.get(PERSON)
    book.write(f"records/{PERSON}.yaml", "name: Member D\n")
    (book.root / "records/people/member-e.yaml").write_text("name: Member E\n")
    found = register(book.open(), kept=kept)
    assert (found.get(PERSON), found.get("people/member-e")) == ({"name": "Member D"}, {"name": "Member E"})
    (book.root / "records/people/member-e.yaml").unlink()
    assert register(book.open(), kept=kept).get("people/member-e") is None
