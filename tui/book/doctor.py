"""What is wrong with a book's repository, or could go wrong, in the order in which to look at it. Looking changes nothing.

Each examination is a function from the open book to findings; to add one, write it and add it to `EXAMINATIONS`.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from tui.book import states
from tui.book.commit_graph import graph_state, keep_graph
from tui.book.diagnosis import Diagnosis
from tui.book.repository import Book
from tui.book.signing_help import examine_signing
from tui.book.staging import has_foreign_lock
from tui.book.trust import dangerous_settings
from tui.errors import BookUnusable, MinutebookError
from tui.record.kinds import id_of

_MANY = 5


def examine(start: Path) -> list[Diagnosis]:
    """Returns what was found of the book at or above a folder; a book that cannot be opened is one fault."""
    try:
        book = Book.open(start)
    except MinutebookError as error:
        return [Diagnosis("fault", "book", error.sentence, error.hint)]
    found: list[Diagnosis] = []
    for examination in EXAMINATIONS:
        try:
            found += examination(book)
        except MinutebookError as error:
            found.append(Diagnosis("fault", examination.__name__.strip("_"), error.sentence, error.hint))
    return found


def _schema(book: Book) -> Iterator[Diagnosis]:
    if book.read_only is not None:
        yield Diagnosis("fault", "schema", book.read_only)
        _ = book.schema  # raises where it is no schema at all
    else:
        yield Diagnosis("fine", "schema", f"The schema is version {book.schema_version}, which this program knows.")


def _identity(book: Book) -> Iterator[Diagnosis]:
    if book.author is None:
        hint = 'Tell git once: git config --global user.name "Your Name", and the same with user.email.'
        yield Diagnosis("fault", "identity", "git does not know your name, and every change bears one.", hint)
    else:
        yield Diagnosis("fine", "identity", f"Changes are saved as {book.author}.")


def _branch(book: Book) -> Iterator[Diagnosis]:
    name = states.branch(book.git, book.places)
    states.refuse_conflicts(book.git)
    states.refuse_read_only_disk(book.places)
    yield Diagnosis("fine", "branch", f"Changes are saved on {name.removeprefix('refs/heads/')}.")


def _locks(book: Book) -> Iterator[Diagnosis]:
    if has_foreign_lock(book.places.git_dir):
        file = book.places.git_dir / "index.lock"
        hint = f"Close other git programs on this book. If none is running: rm {file}"
        yield Diagnosis("fault", "lock", "Another git program holds this book, or was cut off while it did.", hint)


def _hand_edits(book: Book) -> Iterator[Diagnosis]:
    out = book.git.run("status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--", "records")
    changed = [record_id for entry in out.decode("utf-8", "replace").split("\0") if (record_id := id_of(entry[3:]))]
    if changed:
        hint = f"To take them over: minutebook commit {' '.join(changed[:_MANY])} --reason '…'"
        yield Diagnosis("attention", "hand-edits", f"Changed by hand and not saved: {_listed(changed)}.", hint)


def _drafts(book: Book) -> Iterator[Diagnosis]:
    waiting = [f"{each.record_id} ({each.saved_at})" for each in book.drafts.list()]
    if waiting:
        hint = "Open the record to go on, or to throw the draft away."
        yield Diagnosis("attention", "drafts", f"Typed and not saved: {_listed(waiting)}.", hint)


def _strays(book: Book) -> Iterator[Diagnosis]:
    for each in book.stray_files():
        yield Diagnosis("attention", "files", f"{each.file}: {each.message}", each.hint)
    count = len(book.record_ids())
    yield Diagnosis("fine", "files", f"The book holds {count} record{'' if count == 1 else 's'}.")


def _trust(book: Book) -> Iterator[Diagnosis]:
    named = [f"{each.name} = {each.value}" for each in dangerous_settings(book.settings)]
    if named and not book.is_trusted:
        message = f"The book's own git settings name things to run, and none of them is run: {_listed(named)}."
        yield Diagnosis("attention", "trust", message, "If you trust this book: minutebook doctor --trust")
    elif named:
        yield Diagnosis("fine", "trust", f"You trust what the book's own git settings name: {_listed(named)}.")


def _signing(book: Book) -> Iterator[Diagnosis]:
    yield from examine_signing(book)


def _line_ends(book: Book) -> Iterator[Diagnosis]:
    attributes = book.root / ".gitattributes"
    text = attributes.read_text("utf-8", "replace") if attributes.is_file() else ""
    if "records/**" not in text:
        hint = "Add to .gitattributes: records/** text eol=lf"
        yield Diagnosis(
            "attention", "line-ends", "Nothing keeps other programs from changing the line ends of records.", hint
        )


def _private(book: Book) -> Iterator[Diagnosis]:
    mode = book.private_folder.stat().st_mode
    if os.name == "posix" and mode & 0o077:
        hint = f"Close it to others: chmod 700 {book.private_folder}"
        yield Diagnosis("attention", "private", "Other people on this machine can read the drafts.", hint)


def _whole(book: Book) -> Iterator[Diagnosis]:
    if (book.places.common_dir / "shallow").exists():
        hint = "To have all of it: git fetch --unshallow"
        yield Diagnosis("attention", "history", "Only the newest part of the history is here.", hint)
    if not book.git.has_commits():
        return
    try:
        book.git.newest()
        lacking = _texts_missing(book)
    except BookUnusable as error:
        yield Diagnosis("fault", "history", error.sentence, error.hint)
        return
    if lacking:
        hint = "To see what is damaged: git fsck --full. A clone that others have is whole."
        message = f"The saved text of {_listed(lacking)} is missing from git's store, or damaged there."
        yield Diagnosis("fault", "history", message, hint)


def _texts_missing(book: Book) -> list[str]:
    """Returns the ids of the records whose saved text git's store does not have whole; a clone that fetches texts late lacks none."""
    if book.settings.get("extensions.partialclone"):
        return []
    listed = book.git.run("ls-tree", "-r", "-z", "HEAD", "--", "records").decode("utf-8", "surrogateescape")
    rows = [row.partition("\t") for row in listed.split("\0") if row]
    blobs = [(path, head.split(" ")[2]) for head, _, path in rows if head.split(" ")[1] == "blob"]
    checked = book.git.run("cat-file", "--batch-check", stdin="".join(f"{each}\n" for _, each in blobs).encode())
    told = checked.decode("ascii", "replace").splitlines()
    return [id_of(path) or path for (path, _), line in zip(blobs, told, strict=True) if line.endswith(" missing")]


def _history_speed(book: Book) -> Iterator[Diagnosis]:
    if (book.places.common_dir / "shallow").exists():
        return  # git keeps no commit-graph of a history that is not whole
    state = graph_state(book.git)
    hint = "To bring that up to date: minutebook doctor --mend"
    if not state.is_sound:
        yield Diagnosis(
            "attention", "history-speed", "What makes reading the history quick is damaged; it is read without.", hint
        )
    elif not state.is_fresh:
        missing = state.commits - state.covered if state.has_filters else state.commits
        message = f"Reading the history is slower than it could be: {missing} of {state.commits} changes are not prepared for it."
        yield Diagnosis("attention", "history-speed", message, hint)


EXAMINATIONS: tuple[Callable[[Book], Iterator[Diagnosis]], ...] = (
    _schema,
    _identity,
    _branch,
    _locks,
    _trust,
    _signing,
    _private,
    _line_ends,
    _whole,
    _history_speed,
    _strays,
    _hand_edits,
    _drafts,
)


def _listed(things: list[str]) -> str:
    more = len(things) - _MANY
    return ", ".join(things[:_MANY]) + (f" and {more} more" if more > 0 else "")


def trust(start: Path) -> str:
    """Adds the book to the user's list of trusted books and returns the sentence that says so. Raises BookUnusable."""
    book = Book.open(start)
    book.trusted_books.trust(book.root, book.settings)
    return f"From now on what the git settings of {book.root} name may run, as they are today."


def mend(start: Path) -> str:
    """Prepares the whole history for quick reading and returns the sentence that says so. Raises BookUnusable."""
    book = Book.open(start)
    keep_graph(book.git)
    return "The history is prepared for quick reading, and git keeps it so when it fetches or tidies up."
