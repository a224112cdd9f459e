"""Whatever a history holds, an audit ends: damage is a finding that names its commit, and what lies behind it is looked at all the same."""

import os
import subprocess
import zlib
from pathlib import Path

import pytest

from tests.book.audit.tampering import History
from tests.hang import no_hang
from tui.book.history import feed
from tui.book.history.blaming import blame
from tui.book.moments import commit_at
from tui.book.repository import Book
from tui.book.starting import start_book
from tui.errors import BookUnusable, WrongUsage

A, B, C = ("records/people/member-a.yaml", "records/people/member-b.yaml", "records/people/member-c.yaml")


def loose(history: History, object_id: str) -> Path:
    file = history.root / ".git" / "objects" / object_id[:2] / object_id[2:]
    file.chmod(0o644)
    return file


def spoil(history: History, object_id: str, kind: str = "blob", data: bytes = b"name: Somebody\n") -> None:
    """Puts other bytes under the name of an object."""
    loose(history, object_id).write_bytes(zlib.compress(b"%s %d\0" % (kind.encode(), len(data)) + data))


def a_bad_edit(history: History) -> str:
    """Commits a change that nobody names: what must be found behind the damage."""
    return history.commit(history.tree({C: b"name: The Chair\n"}), "Nothing to see\n")


def test_a_new_book_and_its_people_give_no_finding(small: History) -> None:
    assert small.kinds() == []
    assert small.audit().checked == 4


@pytest.mark.parametrize("damage", ["gone", "other bytes", "cut short", "no git object", "empty"])
@pytest.mark.parametrize("what", ["HEAD~1:records/people/member-b.yaml", "HEAD~1^{tree}", "HEAD~1:records", "HEAD~1"])
def test_a_damaged_object_is_a_finding_and_the_walk_goes_on(small: History, what: str, damage: str) -> None:
    a_bad_edit(small)
    hidden = small.git("rev-parse", what.replace("HEAD~1", "HEAD~2"))
    kind = small.git("cat-file", "-t", hidden)
    file = loose(small, hidden)
    match damage:
        case "gone":
            file.unlink()
        case "other bytes":
            spoil(small, hidden, kind, b"name: Somebody\n")
        case "cut short":
            whole = zlib.compress(b"%s 9000\0" % kind.encode() + os.urandom(9000))
            file.write_bytes(whole[:400])
        case "no git object":
            file.write_bytes(b"nothing of git's")
        case "empty":
            file.write_bytes(b"")
    with no_hang():
        found = small.audit()
    kinds = {each.kind for each in found.findings}
    assert "object-corrupt" in kinds, found
    assert "trailers-missing" in kinds, found
    assert kinds <= {"object-corrupt", "trailers-missing", "lines-differ"}, found
    assert found.checked >= 3
    assert sum(each.kind == "object-corrupt" for each in found.findings) <= 2


MALFORMED = {
    "no tree": b"author A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\nx\n",
    "nothing": b"",
    "no author": b"tree TREE\nparent PARENT\ncommitter A <a@b> 1 +0000\n\nx\n",
    "two authors": b"tree TREE\nparent PARENT\nauthor A <a@b> 1 +0000\nauthor B <b@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\nx\n",
    "a parent that git does not look for": b"tree TREE\nauthor A <a@b> 1700000000 +0000\nparent PARENT\n"
    b"committer A <a@b> 1700000000 +0000\n\nx\n",
    "a time that is none": b"tree TREE\nparent PARENT\nauthor A <a@b> yesterday +0000\ncommitter A <a@b> 1 +0000\n\nx\n",
    "a parent that is none": b"tree TREE\nparent HEAD\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\nx\n",
    "a tree that is a blob": b"tree BLOB\nparent PARENT\nauthor A <a@b> 1700000000 +0000\ncommitter A <a@b> 1700000000 +0000\n\nx\n",
    "NUL in the head": b"tree TREE\nparent PARENT\nauthor A\0 <a@b> 1 +0000\ncommitter \0\n\nx\n",
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_commit_is_a_finding(small: History, name: str) -> None:
    parts = {b"TREE": "HEAD^{tree}", b"PARENT": "HEAD", b"BLOB": f"HEAD:{A}"}
    data = MALFORMED[name]
    for word, revision in parts.items():
        data = data.replace(word, small.git("rev-parse", revision).encode())
    made = small.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", stdin=data)
    (small.root / ".git" / "refs" / "heads" / "main").write_text(made + "\n")
    found = small.audit()
    assert [each.kind for each in found.findings if each.commit == made] == ["object-corrupt"], found
    assert found.checked >= 1


@pytest.mark.parametrize("time", [-(10**17), -1, 0, 10**17])
def test_a_time_that_no_calendar_has_is_a_finding(small: History, time: int) -> None:
    files = {A: b"name: The Chair\n"}
    history_tree, message = small.tree(files), small.message(files)
    head = small.git("rev-parse", "HEAD")
    data = (
        f"tree {history_tree}\nparent {head}\nauthor A <a@b> {time} +9999\ncommitter A <a@b> {time} -9999\n\n{message}"
    )
    made = small.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", stdin=data.encode())
    (small.root / ".git" / "refs" / "heads" / "main").write_text(made + "\n")
    assert small.kinds() == ["date-future" if time > 0 else "dates-backwards"]


def test_a_message_with_a_hidden_end_is_a_finding(small: History) -> None:
    files = {A: b"name: The Chair\n"}
    small.commit(small.tree(files), small.message(files))
    raw = small.raw("HEAD") + b"\0what git log does not show\n"
    made = small.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", stdin=raw)
    (small.root / ".git" / "refs" / "heads" / "main").write_text(made + "\n")
    assert "unsafe-text" in small.kinds()


def test_an_empty_message_is_a_finding(small: History) -> None:
    small.commit(small.tree({A: b"name: The Chair\n"}), "")
    assert small.kinds() == ["trailers-missing"]


def test_a_folder_with_two_entries_of_one_name_is_a_finding(small: History) -> None:
    one, other = (bytes.fromhex(small.git("rev-parse", f"HEAD:{path}")) for path in (A, B))
    people = b"100644 member-a.yaml\0" + one + b"100644 member-a.yaml\0" + other
    tree = small.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", stdin=people)
    records = small.git("mktree", stdin=f"040000 tree {tree}\tpeople\n".encode())
    schema = small.git("rev-parse", "HEAD:schema")
    top = small.git("mktree", stdin=f"040000 tree {records}\trecords\n040000 tree {schema}\tschema\n".encode())
    made = small.commit(top, "Two\n", move=False)
    assert small.kinds(f"HEAD..{made}") == ["object-corrupt"]


@pytest.mark.parametrize("name", ["records", "schema"])
def test_a_file_in_the_place_of_a_folder_is_a_finding(small: History, name: str) -> None:
    blob = small.git("rev-parse", f"HEAD:{A}")
    entries = [line for line in small.git("ls-tree", "HEAD").split("\n") if not line.endswith(f"\t{name}")]
    top = small.git("mktree", stdin="\n".join([*entries, f"100644 blob {blob}\t{name}", ""]).encode())
    made = small.commit(top, "A file\n", move=False)
    expected = (
        {"trailers-missing", "other-files"}
        if name == "records"
        else {"trailers-missing", "schema-unknown", "schema-changed"}
    )
    assert set(small.kinds(f"HEAD..{made}")) == expected


def test_a_shallow_clone_says_where_it_ends(small: History, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "-q", "--depth=2", small.root.as_uri(), str(tmp_path / "clone")], check=True)
    clone = History(tmp_path / "clone")
    found = clone.audit()
    assert [each.kind for each in found.findings] == ["history-shallow"]
    assert found.findings[0].commit == clone.git("rev-parse", "HEAD~1")
    assert "--unshallow" in found.findings[0].message
    assert clone.kinds("HEAD~1..HEAD") == []
    with pytest.raises(WrongUsage) as refused:
        clone.audit(f"{small.git('rev-parse', 'HEAD~3')}..HEAD")
    assert "--unshallow" in refused.value.hint


@pytest.mark.parametrize("depth", [2, 3])
def test_an_undo_whose_commit_a_shallow_clone_cannot_show_is_no_false_alarm(
    small: History, tmp_path: Path, depth: int
) -> None:
    start = small.bytes_at(A)
    done = small.right({A: b"name: Member A.\n"})
    small.right({B: b"name: Member B.\n"})
    small.right({A: start}, action="undo", evidence=f"commit {done[:12]}")
    assert small.kinds() == []
    subprocess.run(["git", "clone", "-q", f"--depth={depth}", small.root.as_uri(), str(tmp_path / "clone")], check=True)
    found = History(tmp_path / "clone").audit().findings
    assert {each.kind for each in found} == {"history-shallow"}
    assert any("cannot be told" in each.message and done[:12] in each.message for each in found)


def test_a_graft_is_told_and_not_believed(small: History) -> None:
    a_bad_edit(small)
    files = {A: b"name: Member A.\n"}
    head = small.commit(small.tree(files), small.message(files))
    grafts = small.root / ".git" / "info" / "grafts"
    grafts.parent.mkdir(exist_ok=True)
    grafts.write_text(f"{head} {small.git('rev-parse', 'HEAD~2')}\n")
    found = small.audit().findings
    assert [each.kind for each in found] == ["history-grafted", "trailers-missing"]
    assert found[0].commit == head


def test_a_replacement_is_told_and_not_believed(small: History) -> None:
    bad = a_bad_edit(small)
    small.git("replace", bad, small.git("rev-parse", "HEAD~1"))
    found = small.audit().findings
    assert [each.kind for each in found] == ["history-grafted", "trailers-missing"]
    assert found[0].commit == bad


def test_a_false_commit_graph_is_not_believed(small: History) -> None:
    a_bad_edit(small)
    small.git("commit-graph", "write", "--reachable")
    assert small.kinds() == ["trailers-missing"]


def side(history: History, start: str, path: str, text: str) -> str:
    files = {path: text.encode()}
    return history.commit(history.tree(files, start), history.message(files, start), (start,), move=False)


def test_an_octopus_is_walked_and_its_merge_worked_out(small: History) -> None:
    start = small.git("rev-parse", "HEAD")
    sides = [side(small, start, path, f"name: Member {name}.\n") for path, name in ((A, "A"), (B, "B"), (C, "C"))]
    whole = {A: b"name: Member A.\n", B: b"name: Member B.\n", C: b"name: Member C.\n"}
    good = small.commit(small.tree(whole), "Merge all\n", sides, move=False)
    assert small.kinds(good) == []
    bad = small.commit(small.tree({**whole, B: b"name: Somebody\n"}), "Merge all\n", sides, move=False)
    found = small.audit(bad).findings
    assert [(each.kind, each.record) for each in found] == [("merge-differs", "people/member-b")]


def test_a_merged_history_with_a_beginning_of_its_own_is_named_and_merged_by_what_each_has(small: History) -> None:
    schema = small.git("rev-parse", "HEAD:schema")
    files = {C.replace("-c", "-d"): b"name: Member D\n"}
    tree = small.tree(files, None)
    top = small.git(
        "mktree",
        stdin=f"040000 tree {small.git('rev-parse', tree + ':records')}\trecords\n040000 tree {schema}\tschema\n".encode(),
    )
    other = small.commit(top, small.message(files, None, action="create"), (), move=False)
    both = small.commit(small.tree(files), "Merge\n", ("HEAD", other), move=False)
    assert small.kinds(both) == ["merge-unrelated"]


def test_both_sides_of_a_disputed_field_are_good_and_a_third_value_is_not(small: History) -> None:
    start = small.git("rev-parse", "HEAD")
    sides = [side(small, start, A, f"name: Member {name}\n") for name in ("one", "two")]
    for text, kinds in (("Member one", []), ("Member two", []), ("Member three", ["merge-differs"])):
        made = small.commit(small.tree({A: f"name: {text}\n".encode()}), "Merge\n", sides, move=False)
        assert small.kinds(made) == kinds


def test_text_of_the_history_reaches_no_terminal_as_it_is(small: History) -> None:
    name = "records/people/\x1b[31m\u202emember.yaml"
    small.commit(small.tree({name: b"x"}), "A file\n", who=("Member\x1b[2J A", "a@example.org"))
    found = small.audit().findings
    assert {each.kind for each in found} == {"other-files", "unsafe-text"}
    for each in found:
        assert "\x1b" not in each.message + (each.record or "")
        assert "\u202e" not in each.message + (each.record or "")


def test_an_unborn_branch_has_nothing_to_find(small: History) -> None:
    small.git("checkout", "-q", "--orphan", "new")
    found = small.audit()
    assert (found.findings, found.checked, found.head) == ((), 0, None)


def test_a_range_is_two_revisions_and_nothing_else(small: History) -> None:
    assert small.audit("HEAD~2..HEAD").checked == 2
    assert small.audit("HEAD~2").checked == 2
    assert small.audit("HEAD~1..").checked == 1
    assert small.audit(f"{'0' * 40}..HEAD").checked == 4
    assert small.audit("..").checked == 4
    for asked in ("HEAD...HEAD~1", "nothing..HEAD", "--all", "HEAD..-x", "HEAD..\x1b[2J", "HEAD..HEAD..HEAD"):
        with pytest.raises(WrongUsage):
            small.audit(asked)


def test_an_audit_changes_no_byte_of_the_repository(small: History) -> None:
    def seen() -> list[tuple[str, int, int]]:
        return sorted((str(p), p.lstat().st_mtime_ns, p.lstat().st_size) for p in small.root.rglob("*"))

    a_bad_edit(small)
    before = seen()
    small.audit()
    assert seen() == before


def test_a_book_of_long_names_is_audited_by_its_other_object_names(tmp_path: Path) -> None:
    root = tmp_path / "long"
    subprocess.run(["git", "init", "-q", "--object-format=sha256", str(root)], check=True)
    start_book(root)
    history = History(root)
    history.right({A: b"name: Member A\n"}, action="create")
    assert history.kinds() == []
    a_bad_edit(history)
    assert history.kinds() == ["trailers-missing"]


@pytest.mark.parametrize("what", ["HEAD^{tree}", "HEAD:records/people/member-a.yaml"])
def test_a_branch_that_ends_at_what_is_no_commit_is_a_finding_and_no_empty_history(small: History, what: str) -> None:
    end = small.git("rev-parse", what)
    (small.root / ".git" / small.git("symbolic-ref", "HEAD")).write_text(f"{end}\n")
    found = small.audit().findings
    assert [(each.commit, each.kind) for each in found] == [(end, "object-corrupt")]
    for read in (feed, lambda book: commit_at(book.git, "HEAD"), lambda book: blame(book, "people/member-a")):
        with pytest.raises(BookUnusable, match="damaged") as caught:
            read(Book.open(small.root))
        assert "minutebook audit" in caught.value.hint
