"""The commits of a book in portions: which, in what order, and what is said where the history ends."""

import datetime
from pathlib import Path

import pytest

from tests.book.books import PERSON, BookFolder
from tests.book.history.meetings import FILE, MEETING, PLAIN, commit, merge
from tui.book.history import blame, commits, feed, field_history
from tui.book.shipped import shipped_schema
from tui.errors import BookUnusable, WrongUsage


def _subjects(found: object) -> list[str]:
    return [each.subject for each in found.commits]  # type: ignore[attr-defined]


def test_portions_follow_one_another_and_stay_the_same_while_others_save(book: BookFolder) -> None:
    for n in range(5):
        commit(book, PLAIN.replace("Budget", f"Budget {n}"), f"No. {n}")
    opened = book.open()
    first = feed(opened, limit=2)
    commit(book, PLAIN, "Later")
    second = feed(opened, limit=3, after=first.after)
    last = feed(opened, limit=3, after=second.after)
    assert _subjects(first) + _subjects(second) + _subjects(last) == [
        "No. 4",
        "No. 3",
        "No. 2",
        "No. 1",
        "No. 0",
        "A book",
    ]
    assert last.after is None
    assert _subjects(feed(opened, limit=1)) == ["Later"]


def test_it_is_of_a_record_a_body_an_author_an_action_or_a_time(book: BookFolder) -> None:
    commit(book, PLAIN, "A meeting")
    book.env = {"GIT_AUTHOR_NAME": "Member B", "GIT_AUTHOR_DATE": "2020-01-01T10:00:00"}
    commit(book, PLAIN.replace("held", "confirmed"), "By another")
    book.env = {}
    saved = book.save("name: Mine\n")
    opened = book.open()
    assert _subjects(feed(opened, record=MEETING)) == ["By another", "A meeting"]
    assert _subjects(feed(opened, body="example-panel")) == ["By another", "A meeting"]
    assert _subjects(feed(opened, body="example")) == []
    assert _subjects(feed(opened, author="member b")) == ["By another"]
    assert [each.commit for each in feed(opened, action="edit").commits] == [saved.commit]
    assert _subjects(feed(opened, since=datetime.date(2020, 1, 2), record=MEETING)) == ["A meeting"]


def test_a_choice_among_many_goes_on_where_it_stopped(book: BookFolder) -> None:
    for n in range(150):
        book.git("commit", "-q", "--allow-empty", "-m", f"Empty {n}", *(("--author", "B <b@b>") if n % 50 == 0 else ()))
    opened = book.open()
    first = feed(opened, author="b@b", limit=2)
    rest = feed(opened, author="b@b", limit=2, after=first.after)
    assert (_subjects(first), _subjects(rest), rest.after) == (["Empty 100", "Empty 50"], ["Empty 0"], None)


def test_a_back_dated_commit_stays_before_its_parents(book: BookFolder) -> None:
    book.env = {"GIT_AUTHOR_DATE": "1990-01-01T00:00:00", "GIT_COMMITTER_DATE": "1990-01-01T00:00:00"}
    commit(book, PLAIN, "Back-dated")
    book.env = {}
    commit(book, PLAIN.replace("held", "confirmed"), "Now")
    assert _subjects(feed(book.open())) == ["Now", "Back-dated", "A book"]


def test_a_merge_is_of_a_record_only_if_it_settled_something_itself(book: BookFolder) -> None:
    commit(book, PLAIN, "Base")
    book.git("branch", "other")
    commit(book, PLAIN.replace("Budget", "The budget"), "Mine")
    book.git("checkout", "-q", "other")
    theirs = PLAIN.replace("Annual report", "The report")
    commit(book, theirs, "Theirs")
    book.git("checkout", "-q", "main")
    book.git("merge", "-q", "--no-ff", "-s", "ours", "-m", "Taken as ours", "other")
    assert set(_subjects(feed(book.open(), record=MEETING))) == {"Mine", "Theirs", "Base"}
    book.git("reset", "-q", "--hard", "HEAD~1")
    merge(book, "other", theirs.replace("Budget", "The budget"))
    assert _subjects(feed(book.open(), record=MEETING))[0] == "Both"
    assert len(feed(book.open(), record=MEETING).commits) == 4


def test_a_copy_without_the_old_history_says_so(book: BookFolder, tmp_path: Path) -> None:
    commit(book, PLAIN, "Base")
    commit(book, PLAIN.replace("held", "confirmed"), "Mine")
    book.git("clone", "-q", "--depth=1", f"file://{book.root}", f"{tmp_path}/copy")
    found = feed(BookFolder(book.root.parent / "copy").open(), record=MEETING)
    assert [each.is_beginning for each in found.commits] == [True]
    assert "is not in this copy of the book" in (found.note or "")


def test_a_book_without_commits_has_an_empty_history(book: BookFolder) -> None:
    book.git("checkout", "-q", "--orphan", "new")
    assert feed(book.open()).commits == ()
    assert commits(book.open(), PERSON) == []


def test_a_damaged_store_is_a_sentence(book: BookFolder) -> None:
    tree = commit(book, PLAIN, "Base") and book.git("rev-parse", "HEAD:records").strip()
    file = book.root / ".git/objects" / tree[:2] / tree[2:]
    file.chmod(0o644)
    file.write_bytes(b"damaged")
    with pytest.raises(BookUnusable, match="damaged"):
        feed(book.open(), record=MEETING)


@pytest.mark.parametrize(
    "asked", [{"record": "../x"}, {"body": "../people"}, {"body": "*"}, {"action": "steal"}, {"after": "HEAD+1"}]
)
def test_what_is_no_id_body_action_or_place_is_refused(asked: dict[str, str], book: BookFolder) -> None:
    with pytest.raises(WrongUsage):
        feed(book.open(), **asked)  # type: ignore[arg-type]


def test_a_graft_in_this_copy_changes_nothing(book: BookFolder) -> None:
    commit(book, PLAIN, "Base")
    last = commit(book, PLAIN.replace("held", "confirmed"), "Mine")
    (book.root / ".git/info").mkdir(exist_ok=True)
    (book.root / ".git/info/grafts").write_text(f"{last}\n")
    assert _subjects(feed(book.open())) == ["Mine", "Base", "A book"]
    assert FILE in book.git("show", "--name-only", "--format=", last)


def test_a_book_with_the_longer_names_of_git_is_read_alike(tmp_path: Path) -> None:
    folder = BookFolder(tmp_path / "longer")
    folder.root.mkdir()
    folder.git("init", "-q", "--object-format=sha256")
    for name, data in shipped_schema().items():
        folder.write(f"schema/{name}", data.decode())
    commit(folder, PLAIN, "First")
    commit(folder, PLAIN.replace("Budget", "The budget"), "Last")
    opened = folder.open()
    first = feed(opened, record=MEETING, limit=1)
    assert _subjects(first) + _subjects(feed(opened, record=MEETING, after=first.after)) == ["Last", "First"]
    assert [each.commit.subject for each in field_history(opened, MEETING, ("items",))] == ["Last", "First"]
    assert {each.commit.subject for each in blame(opened, MEETING)} == {"Last", "First"}


def test_the_quick_look_for_an_author_misses_nobody(book: BookFolder) -> None:
    raw = book.git("cat-file", "commit", "HEAD").replace("Member A <", "Member  Ä  <", 1)
    odd = book.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", stdin=raw).strip()
    book.git("reset", "-q", "--soft", odd)
    for sought in ("member  ä", "ä <a@example", "a@example.org"):
        assert len(feed(book.open(), author=sought).commits) == 1
