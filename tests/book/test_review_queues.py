"""Rows of documents that are reviewed one after the other: kept for their owner only, and never in the way when spoilt."""

import stat
from pathlib import Path

import pytest

from tui.book.review_queues import KeptQueue, ReviewQueues, key_of
from tui.errors import BookUnusable

DOCUMENTS = (("/years/2020.txt",), ("/years/m.xml", "/years/a.xml"))


def test_what_is_left_is_kept_told_and_forgotten(tmp_path: Path) -> None:
    queues = ReviewQueues(tmp_path / "queues")
    key = key_of(DOCUMENTS)
    queues.put(KeptQueue(key, DOCUMENTS, 2))
    queues.put(KeptQueue(key, DOCUMENTS[1:], 2, "panel"))
    (found,) = queues.list()
    assert (found.left, found.of, found.body) == (DOCUMENTS[1:], 2, "panel")
    assert found.said == "1 of 2 documents in years, next: m.xml"
    assert stat.S_IMODE((tmp_path / "queues").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "queues" / f"{key}.json").stat().st_mode) == 0o600
    queues.discard(key)
    assert queues.list() == ()


@pytest.mark.parametrize("text", ["", "[]", '{"left": []}', '{"key": "x", "left": [["a"]]}'])
def test_a_spoilt_file_is_no_row_and_stays_where_it_is(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text)
    assert ReviewQueues(tmp_path).list() == ()
    assert (tmp_path / "x.json").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BookUnusable, match="cannot be kept"):
        ReviewQueues(tmp_path / "file" / "queues").put(KeptQueue("k", DOCUMENTS, 2))
