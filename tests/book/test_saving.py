"""A save as a reviewer finds it afterwards, and what it leaves alone."""

import stat
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.book.books import PERSON, PERSON_TEXT, BookFolder
from tui.book.identity import Identity
from tui.book.saving import Note, Write, save
from tui.errors import BookUnusable, ChangedElsewhere, Exit, ProblemsFound, WrongUsage


def test_a_save_is_one_commit_of_one_file(book: BookFolder) -> None:
    saved = book.save("name: Member AA\n", reason="it was misspelt")
    assert book.commits()[-1] == saved.commit
    assert len(book.commits()) == 2
    assert book.files_of() == [f"records/{PERSON}.yaml"]
    assert book.git("show", f"HEAD:records/{PERSON}.yaml") == book.read() == "name: Member AA\n"
    assert book.is_clean()


def test_its_message_stands_in_the_history_byte_for_byte(book: BookFolder) -> None:
    book.save("name: Ærøskøbing\n", reason="# not a comment\n---\nApproved-by: Chair")
    assert book.git("log", "-1", "--format=%B") == (
        f"{PERSON}: changed\n\n- name: changed\n\nAction: edit\nRecord: {PERSON}\n"
        "Reason: # not a comment --- Approved-by: Chair\nSchema: 1\n\n"
    )
    who = book.git("log", "-1", "--format=%an <%ae> %cn %(trailers:key=Reason,valueonly)")
    assert who.startswith("Member A <a@example.org> Member A # not")


def test_a_new_record_in_new_folders_and_its_deletion(book: BookFolder) -> None:
    book.save("name: Example Panel\n", "example-panel/body")
    assert book.files_of() == ["records/example-panel/body.yaml"]
    assert book.is_clean()
    book.save(None, "example-panel/body")
    assert not (book.root / "records/example-panel").exists()
    assert book.git("ls-tree", "-r", "--name-only", "HEAD", "records") == f"records/{PERSON}.yaml\n"
    assert book.is_clean()


def test_what_somebody_staged_stays_staged_and_out_of_the_commit(book: BookFolder) -> None:
    book.write("notes.txt", "mine\n")
    book.write("schema/extra.txt", "mine\n")
    book.git("add", "notes.txt", "schema/extra.txt")
    book.git("rm", "--cached", "-q", "schema/rules.schema.json")
    before = book.git("diff", "--cached", "--raw", "--no-abbrev")
    book.save("name: Member AA\n")
    assert book.files_of() == [f"records/{PERSON}.yaml"]
    assert book.git("diff", "--cached", "--raw", "--no-abbrev") == before


def test_other_hand_edits_stay_as_they_are(make_book: Callable[..., BookFolder]) -> None:
    book = make_book(records={"people/member-b": "name: B\n"})
    book.write("records/people/member-b.yaml", "name: by hand\n")
    book.save("name: Member AA\n")
    assert book.git("status", "--porcelain") == " M records/people/member-b.yaml\n"


def test_many_records_are_one_commit(make_book: Callable[..., BookFolder]) -> None:
    book = make_book(records={"people/member-b": "name: B\n", "people/member-c": "name: C\n"})
    opened = book.open()
    writes = [Write(f"people/person-{n}", f"name: {n}\n", None, ("created",)) for n in range(60)]
    writes += [Write("people/member-b", None, b"name: B\n"), Write("people/member-c", "name: CC\n", b"name: C\n")]
    saved = save(opened, writes, Note("import", "Sixty-two people", "from the register"))
    assert len(saved.records) == len(book.files_of()) == 62
    assert book.git("log", "-1", "--format=%B").count("\nRecord: ") == 62
    assert book.is_clean()


def test_the_first_commit_of_a_repository_can_be_a_save(book: BookFolder) -> None:
    book.git("checkout", "-q", "--orphan", "fresh")
    book.git("rm", "-q", "-r", "--cached", ".")
    (book.root / f"records/{PERSON}.yaml").unlink()
    book.save("name: First\n", "people/first")
    assert len(book.commits()) == 1
    assert book.git("ls-tree", "-r", "--name-only", "HEAD") == "records/people/first.yaml\n"


def test_a_save_on_a_branch_and_in_a_linked_work_tree_goes_where_it_belongs(book: BookFolder) -> None:
    book.git("worktree", "add", "-q", "-b", "draft/next", "../linked")
    linked = BookFolder(book.root.parent / "linked")
    linked.save("name: In the linked tree\n")
    assert linked.git("status", "--porcelain") == ""
    assert len(linked.commits()) == 2
    assert len(book.commits()) == 1
    assert book.read() == PERSON_TEXT
    assert book.is_clean()
    assert (book.root / ".git/minutebook.lock").exists()
    assert not (book.root / ".git/worktrees/linked/minutebook.lock").exists()


def test_the_mode_of_the_file_is_kept(book: BookFolder) -> None:
    file = book.root / f"records/{PERSON}.yaml"
    file.chmod(0o750)
    book.git("commit", "-qam", "A mode")
    book.save("name: Member AA\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o750
    assert book.git("ls-tree", "HEAD", f"records/{PERSON}.yaml").startswith("100755 ")
    assert book.is_clean()


def test_gits_own_filters_and_line_ends_do_not_touch_a_record(book: BookFolder) -> None:
    book.write(".gitattributes", "* text=auto eol=crlf ident filter=shout\n")
    book.git("config", "filter.shout.clean", "tr a-z A-Z")
    book.git("config", "core.autocrlf", "true")
    book.save("name: $Id$ small\n")
    assert book.git("cat-file", "blob", f"HEAD:records/{PERSON}.yaml") == "name: $Id$ small\n" == book.read()


def test_hooks_do_not_run(book: BookFolder) -> None:
    for hook in (
        "pre-commit",
        "commit-msg",
        "post-commit",
        "reference-transaction",
        "post-index-change",
        "prepare-commit-msg",
    ):
        file = book.write(f".git/hooks/{hook}", f"#!/bin/sh\ntouch '{book.root.parent}/ran-{hook}'\nexit 1\n")
        file.chmod(0o755)
    book.save("name: Member AA\n")
    assert list(book.root.parent.glob("ran-*")) == []


@pytest.mark.parametrize("kind", ["index v4", "split index", "sha256", "packed refs", "sparse checkout"])
def test_repositories_of_every_make_can_be_saved_to(kind: str, book: BookFolder) -> None:
    if kind == "index v4":
        book.git("update-index", "--index-version", "4")
    elif kind == "split index":
        book.git("update-index", "--split-index")
    elif kind == "packed refs":
        book.git("pack-refs", "--all")
        book.git("gc", "-q")
    elif kind == "sparse checkout":
        book.git("sparse-checkout", "set", "records", "schema")
    else:
        subprocess.run(["rm", "-rf", book.root / ".git"], check=True)
        book.git("init", "-q", "--object-format=sha256", "--template=")
        book.git("add", ".")
        book.git("commit", "-q", "-m", "A book")
    book.write("notes.txt", "mine\n")
    book.git("add", "notes.txt")
    for n in range(3):
        book.save(f"name: Member {n}\n")
        book.save(f"name: New {n}\n", f"people/new-{n}")
    assert book.files_of() == ["records/people/new-2.yaml"]
    assert book.git("status", "--porcelain") == "A  notes.txt\n"
    assert book.git("fsck", "--full", "--strict") == ""


def test_a_signed_book_gets_signed_commits(book: BookFolder, own_git: Path) -> None:
    key = own_git / "key"
    made = subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=False, capture_output=True)
    if made.returncode != 0:
        pytest.skip("no ssh-keygen here")
    for name, value in (("gpg.format", "ssh"), ("user.signingkey", f"{key}.pub"), ("commit.gpgsign", "true")):
        book.git("config", "--global", name, value)
    book.save("name: Member AA\n")
    assert "gpgsig -----BEGIN SSH SIGNATURE-----" in book.git("cat-file", "commit", "HEAD")
    assert book.git("log", "-1", "--format=%B").startswith(f"{PERSON}: changed\n\n- name: changed\n")
    (own_git / "key").unlink()
    (own_git / "key.pub").unlink()
    with pytest.raises(BookUnusable, match="signed"):
        book.save("name: Member AAA\n")
    assert book.read() == "name: Member AA\n"


def test_a_record_that_another_changed_meanwhile_is_left_and_the_text_kept(book: BookFolder) -> None:
    opened = book.open()
    book.save("name: Somebody else\n")
    with pytest.raises(ChangedElsewhere, match="changed while you were editing") as caught:
        save(opened, [Write(PERSON, "name: Mine\n", PERSON_TEXT.encode())], Note("edit", "x", "y"))
    assert caught.value.exit_code == Exit.CHANGED
    assert "draft" in caught.value.hint
    assert book.read() == "name: Somebody else\n"
    draft = opened.drafts.get(PERSON)
    assert draft is not None
    assert draft.text == "name: Mine\n"
    assert book.is_clean()


def test_a_new_record_never_takes_the_place_of_one(book: BookFolder) -> None:
    with pytest.raises(ChangedElsewhere, match="already"):
        save(book.open(), [Write(PERSON, "name: Mine\n", None)], Note("create", "x", "y"))
    assert book.read() == PERSON_TEXT


def test_a_save_after_a_failed_one_takes_its_draft_away(book: BookFolder) -> None:
    with pytest.raises(WrongUsage, match="reason"):
        book.save("name: Mine\n", reason="")
    assert book.open().drafts.get(PERSON) is not None
    book.save("name: Mine\n", reason="now")
    assert book.open().drafts.get(PERSON) is None


def test_a_draft_of_another_text_survives_a_save(book: BookFolder) -> None:
    book.open().drafts.put(PERSON, "name: Hours of work\n", PERSON_TEXT.encode())
    book.save("name: Mine\n")
    draft = book.open().drafts.get(PERSON)
    assert draft is not None
    assert draft.text == "name: Hours of work\n"


def test_nothing_to_save_is_said_and_makes_no_commit(book: BookFolder) -> None:
    with pytest.raises(WrongUsage, match="Nothing has changed"):
        book.save(PERSON_TEXT)
    assert len(book.commits()) == 1


def test_a_new_error_stops_the_save_with_its_place(book: BookFolder) -> None:
    def check(record_id: str, old: bytes | None, new: bytes | None) -> list[str]:
        return [f"records/{record_id}.yaml:1:7: {len(old or b'')} bytes became {len(new or b'')}"]

    with pytest.raises(ProblemsFound, match="1:7: 15 bytes became 8") as caught:
        book.save("name: B\n", check=check)
    assert "draft" in caught.value.hint
    assert len(book.commits()) == 1
    assert book.is_clean()


def test_a_commit_by_another_program_meanwhile_is_built_upon(book: BookFolder) -> None:
    def commit_once(name: str) -> None:
        if name == "built" and len(book.commits()) == 1:
            book.write("other.txt", "theirs\n")
            book.git("add", "other.txt")
            book.git("commit", "-q", "-m", "Theirs")

    saved = book.save("name: Mine\n", step=commit_once)
    assert book.commits()[-1] == saved.commit
    assert book.git("log", "--format=%s") == f"{PERSON}: changed\nTheirs\nA book\n"
    assert book.files_of() == [f"records/{PERSON}.yaml"]
    assert book.is_clean()


def test_a_commit_of_the_same_record_meanwhile_stops_the_save(book: BookFolder) -> None:
    def commit(name: str) -> None:
        if name == "looked":
            blob = book.git("hash-object", "-w", "--stdin", stdin="name: Theirs\n").strip()
            book.git("update-index", "--cacheinfo", f"100644,{blob},records/{PERSON}.yaml")
            book.git("commit", "-q", "-m", "Theirs")

    with pytest.raises(ChangedElsewhere):
        book.save("name: Mine\n", step=commit)
    assert book.git("log", "--format=%s") == "Theirs\nA book\n"
    assert book.read() == PERSON_TEXT
    assert book.open().drafts.get(PERSON) is not None


def test_a_change_by_an_editor_in_the_middle_of_a_save_is_not_lost(book: BookFolder) -> None:
    def edit(name: str) -> None:
        if name == "prepared":
            book.write(f"records/{PERSON}.yaml", "name: By hand\n")

    with pytest.raises(ChangedElsewhere, match="another program"):
        book.save("name: Mine\n", step=edit)
    assert book.read() == "name: By hand\n"
    assert len(book.commits()) == 1


def test_hand_edits_are_taken_over_with_a_reason(book: BookFolder) -> None:
    book.write(f"records/{PERSON}.yaml", "name: By hand\n")
    book.write("records/people/new.yaml", "name: New\n")
    opened = book.open()
    assert opened.committed_bytes(PERSON) == PERSON_TEXT.encode()
    assert opened.committed_bytes("people/new") is None
    writes = [Write(PERSON, "name: By hand\n", PERSON_TEXT.encode()), Write("people/new", "name: New\n", None)]
    save(opened, writes, Note("adopt", "Two people", "edited in another program"))
    assert sorted(book.files_of()) == [f"records/{PERSON}.yaml", "records/people/new.yaml"]
    assert book.is_clean()


def test_a_failed_adoption_leaves_the_hand_edit(book: BookFolder) -> None:
    book.write(f"records/{PERSON}.yaml", "name: By hand\n")

    def fail(name: str) -> None:
        if name == "settled":
            raise OSError(28, "No space left on device")

    with pytest.raises(BookUnusable, match="full"):
        save(book.open(), [Write(PERSON, "name: By hand\n", PERSON_TEXT.encode())], Note("adopt", "x", "y"), step=fail)
    assert book.read() == "name: By hand\n"
    assert len(book.commits()) == 1


def test_an_author_can_be_given(book: BookFolder) -> None:
    book.save("name: Mine\n", author=Identity("The clerk (demo)", "clerk@minutebook.example"))
    assert (
        book.git("log", "-1", "--format=%an|%ae|%cn") == "The clerk (demo)|clerk@minutebook.example|The clerk (demo)\n"
    )


def test_a_text_that_no_file_can_hold_is_refused(book: BookFolder) -> None:
    with pytest.raises(ProblemsFound, match="character 7"):
        book.save("name: \ud800\n")


def test_commit_dates_cannot_be_forged_through_the_environment(
    book: BookFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2001-01-01T00:00:00Z")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2001-01-01T00:00:00Z")
    book.save("name: Mine\n")
    assert abs(int(book.git("log", "-1", "--format=%at")) - time.time()) < 60
