"""Reviews that were begun: kept for their owner only, found again by the document's hash, and never in the way when spoilt."""

import datetime
import stat
from pathlib import Path

import pytest

from tui.book.reviews import KeptReview, Reviews
from tui.errors import BookUnusable

NOON = datetime.datetime(2030, 3, 4, 12, tzinfo=datetime.UTC)
FIRST, SECOND = "a" * 64, "b" * 64


def kept(sha256: str = FIRST, path: str = "/minutes.txt") -> KeptReview:
    return KeptReview(sha256, path, "panel", "", {"accepted": [], "placed": []})


def test_a_review_is_found_by_the_hash_of_its_document_the_latest_first(tmp_path: Path) -> None:
    hours = iter(range(5))
    reviews = Reviews(tmp_path / "reviews", lambda: NOON + datetime.timedelta(hours=next(hours)))
    reviews.put(kept())
    reviews.put(kept(SECOND, "/other.pdf"))
    found = reviews.get(FIRST)
    assert found is not None
    assert (found.path, found.decisions, found.saved_at) == (
        "/minutes.txt",
        {"accepted": [], "placed": []},
        "2030-03-04T12:00:00+00:00",
    )
    assert [each.path for each in reviews.list()] == ["/other.pdf", "/minutes.txt"]
    reviews.put(kept(path="/moved.txt"))
    assert [each.path for each in reviews.list()] == ["/moved.txt", "/other.pdf"]
    reviews.discard(FIRST)
    assert reviews.get(FIRST) is None
    assert stat.S_IMODE((tmp_path / "reviews").stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "reviews").iterdir()} == {0o600}


def test_a_spoilt_file_is_no_review_and_stays_where_it_is(tmp_path: Path) -> None:
    reviews = Reviews(tmp_path)
    for text in ("", "[]", '{"sha256": 1}', '{"sha256": "x", "path": "", "body": "", "date": "", "saved_at": ""}'):
        (tmp_path / f"{FIRST}.json").write_text(text)
        assert reviews.get(FIRST) is None
        assert reviews.list() == ()
    assert (tmp_path / f"{FIRST}.json").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BookUnusable, match="cannot be kept"):
        Reviews(tmp_path / "file" / "reviews").put(kept())
