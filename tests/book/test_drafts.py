"""What was typed and not saved: private, whole, and never in a commit."""

import os
import stat
from pathlib import Path

import pytest

from tui.book import disk
from tui.book.drafts import Drafts
from tui.errors import BookUnusable


def test_a_draft_comes_back_with_what_it_was_typed_on(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    kept = drafts.put("people/member-a", "name: ☕\r\n", b"name: A\n")
    assert drafts.get("people/member-a") == kept == Drafts(tmp_path / "drafts").list()[0]
    assert (kept.text, kept.base) == ("name: ☕\r\n", "22371deb3e6cb1ee750d09b46f140e21b124ee6a")
    assert drafts.get("people/member-a", b"other bytes") is None
    assert drafts.get("people/member-b") is None


def test_drafts_are_for_their_owner_only(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    drafts.put("people/member-a", "x", None)
    assert stat.S_IMODE(drafts.folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in drafts.folder.iterdir()] == [0o600]


def test_the_latest_draft_of_a_record_is_the_one_that_comes_back(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    for n, base in enumerate((b"1", b"2", None)):
        drafts.put("people/member-a", f"text {n}", base)
        for file in drafts.folder.iterdir():
            os.utime(file, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns - 1_000_000))
    drafts.put("people/member-a", "text 3", b"1")
    latest = drafts.get("people/member-a")
    assert latest is not None
    assert latest.text == "text 3"
    assert len(drafts.list()) == 3


def test_discarding_takes_one_base_or_all(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    for base in (b"1", b"2"):
        drafts.put("people/member-a", "x", base)
    drafts.put("people/member-b", "x", None)
    drafts.discard("people/member-a", b"1")
    assert [draft.record_id for draft in drafts.list()].count("people/member-a") == 1
    drafts.discard("people/member-a")
    assert [draft.record_id for draft in drafts.list()] == ["people/member-b"]


@pytest.mark.parametrize("name", ["../../escape", "/etc/passwd", "a\0b", "x" * 5000, "\ud800"])
def test_no_name_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    drafts.put(name, "text", None)
    assert [draft.record_id for draft in drafts.list()] == [name]
    assert [path.name for path in tmp_path.iterdir()] == ["drafts"]


def test_a_damaged_draft_hides_no_other_and_stays(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    drafts.put("people/member-a", "x", None)
    for n, text in enumerate(("{", "[]", '{"record": 1}', "")):
        (drafts.folder / f"{n}.json").write_text(text)
    assert [draft.record_id for draft in drafts.list()] == ["people/member-a"]
    assert len(list(drafts.folder.iterdir())) == 5


def test_a_draft_that_cannot_be_kept_says_so_and_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Drafts(tmp_path / "drafts")
    drafts.put("people/member-a", "first", None)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk.os, "write", full)
    with pytest.raises(BookUnusable, match="No space left"):
        drafts.put("people/member-a", "second", None)
    monkeypatch.undo()
    assert [draft.text for draft in drafts.list()] == ["first"]
    assert len(list(drafts.folder.iterdir())) == 1
