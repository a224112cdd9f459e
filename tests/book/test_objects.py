"""Trees made by us are the trees that git would make."""

import random

import pytest

from tests.book.books import BookFolder
from tui.book.git import Git
from tui.book.objects import PLAIN, Entry, folders_of, read_snapshot, write_blobs, write_tree
from tui.errors import BookUnusable

NAMES = ("x", "x-y", "x-y-z", "x0", "xa", "a", "a-a", "aa", "z", "0", "0-0")


@pytest.mark.parametrize("seed", range(6))
def test_any_mix_of_files_and_folders_gets_the_tree_that_git_gives_it(seed: int, book: BookFolder) -> None:
    chance = random.Random(seed)
    paths = {
        "/".join(["records", *(chance.choice(NAMES) for _ in range(chance.randint(1, 3)))]) + ".yaml" for _ in range(30)
    }
    git = Git(book.root)
    base = read_snapshot(git, book.commits()[0], sorted(paths), "sha1")
    blobs = write_blobs(git, [path.encode() for path in sorted(paths)], book.root / ".git" / "scratch")
    tree = write_tree(
        git, base, {path: Entry(PLAIN, blob) for path, blob in zip(sorted(paths), blobs, strict=True)}, "sha1"
    )
    for path in paths:
        book.write(path, path)
    book.git("add", ".")
    assert book.git("write-tree").strip() == tree
    book.git("commit", "-q", "-m", "More")

    gone = chance.sample(sorted(paths), 20)
    left = read_snapshot(git, book.commits()[-1], gone, "sha1")
    tree = write_tree(git, left, dict.fromkeys(gone), "sha1")
    book.git("rm", "-q", "--", *gone)
    assert book.git("write-tree").strip() == tree
    assert not (book.root / ".git" / "scratch").exists()


def test_what_is_not_ours_in_a_folder_stays_as_it_is(book: BookFolder) -> None:
    (book.root / "records/link").symlink_to("people")
    book.write("records/run.sh", "#!/bin/sh\n").chmod(0o755)
    book.git("add", ".")
    book.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},records/module")
    book.git("commit", "-q", "-m", "Odd things")
    before = book.git("ls-tree", "HEAD", "records/")
    book.save("name: New\n", "people/new")
    book.save(None, "people/new")
    assert book.git("ls-tree", "HEAD", "records/") == before


def test_a_file_where_a_folder_should_be_is_said(book: BookFolder) -> None:
    book.write("records/x-panel", "a file\n")
    book.git("add", ".")
    book.git("commit", "-q", "-m", "A file")
    with pytest.raises(BookUnusable, match="x-panel is not a folder"):
        read_snapshot(Git(book.root), book.commits()[-1], ["records/x-panel/body.yaml"], "sha1")


def test_folders_come_before_what_they_hold() -> None:
    assert folders_of(["records/a/b/c.yaml", "records/d.yaml"]) == ["", "records", "records/a", "records/a/b"]
