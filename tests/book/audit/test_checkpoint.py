"""A checkpoint kept outside the book: what was rolled back or rewritten shows, and nothing else is ever written."""

import json
from pathlib import Path

import pytest

from tests.book.audit.tampering import NOW, History
from tui import __version__
from tui.errors import BookUnusable, WrongUsage

A = "records/people/member-a.yaml"


@pytest.fixture
def point(tmp_path: Path) -> Path:
    return tmp_path / "audit.json"


def test_a_first_audit_makes_the_checkpoint(small: History, point: Path) -> None:
    assert small.kinds(checkpoint=point) == []
    assert json.loads(point.read_text()) == {
        "format": 1,
        "head": small.git("rev-parse", "HEAD"),
        "count": 4,
        "checked": "2096-10-02T07:06:40+00:00",
        "program": __version__,
    }
    assert [each.name for each in point.parent.glob(".*") if each.is_file()] == []


def test_it_moves_on_with_the_history(small: History, point: Path) -> None:
    small.audit(checkpoint=point)
    small.right({A: b"name: The Chair\n"})
    assert small.kinds(checkpoint=point, now=NOW + 86_400.0) == []
    told = json.loads(point.read_text())
    assert (told["head"], told["count"], told["checked"]) == (
        small.git("rev-parse", "HEAD"),
        5,
        "2096-10-03T07:06:40+00:00",
    )


def test_rolling_back_to_an_older_good_state_is_found(small: History, point: Path) -> None:
    head = small.git("rev-parse", "HEAD")
    small.audit(checkpoint=point)
    before = point.read_bytes()
    small.git("reset", "-q", "--hard", "HEAD~1")
    found = small.audit(checkpoint=point).findings
    assert [(each.kind, each.commit) for each in found] == [("history-rewritten", head)]
    assert point.read_bytes() == before, "what shows the attack is still there"
    assert small.kinds() == []


def test_another_commit_in_the_place_of_the_last_is_found(small: History, point: Path) -> None:
    small.audit(checkpoint=point)
    tree, message = small.git("rev-parse", "HEAD^{tree}"), small.raw("HEAD").partition(b"\n\n")[2]
    small.commit(tree, message, ("HEAD~1",), who=("Member B", "b@example.org"))
    assert small.kinds(checkpoint=point) == ["history-rewritten"]


def test_a_commit_that_is_gone_altogether_is_found(small: History, point: Path) -> None:
    small.audit(checkpoint=point)
    point.write_text(point.read_text().replace(small.git("rev-parse", "HEAD"), "1" * 40))
    assert small.kinds(checkpoint=point) == ["history-rewritten"]
    assert small.kinds("HEAD~1..HEAD", checkpoint=point) == ["history-rewritten"]


def test_an_older_range_does_not_move_it_back(small: History, point: Path) -> None:
    small.audit(checkpoint=point)
    before = point.read_bytes()
    assert small.kinds("HEAD~3..HEAD~1", checkpoint=point) == []
    assert point.read_bytes() == before


def test_findings_do_not_keep_it_from_moving_on(small: History, point: Path) -> None:
    small.audit(checkpoint=point)
    head = small.commit(small.tree({A: b"name: The Chair\n"}), "Nothing to see\n")
    assert small.kinds(checkpoint=point) == ["trailers-missing"]
    assert json.loads(point.read_text())["head"] == head


@pytest.mark.parametrize("text", ["", "{}", "[]", "name: Member A\n", '{"format": 1, "head": "--all"}', "[" * 100_000])
def test_a_file_that_is_no_checkpoint_is_refused_and_left_alone(small: History, point: Path, text: str) -> None:
    point.write_text(text)
    with pytest.raises(WrongUsage, match="not a checkpoint"):
        small.audit(checkpoint=point)
    assert point.read_text() == text


def test_a_folder_or_a_place_that_is_not_there_is_refused(small: History, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage):
        small.audit(checkpoint=tmp_path)
    with pytest.raises(BookUnusable, match="cannot be written"):
        small.audit(checkpoint=tmp_path / "nowhere" / "point.json")
