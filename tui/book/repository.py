"""A book that is open: where it is, what it holds, and what is needed to save into it.

Opening makes up for a save that was cut off. Whatever takes a process or a look at the disk is asked for once, when it is needed.
"""

import contextlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from tui.book import files
from tui.book.cache import Cache, program_mark
from tui.book.contract import load_schema, schema_files, version_of, why_read_only
from tui.book.drafts import Drafts
from tui.book.finding import Places, find
from tui.book.git import Git
from tui.book.identity import Identity, author, committer
from tui.book.journal import Journal
from tui.book.lock import LONGEST_WAIT, Clock, locked
from tui.book.moments import commit_at
from tui.book.objects import read_objects, read_snapshot, text_missing
from tui.book.recovery import recover
from tui.book.review_queues import ReviewQueues
from tui.book.reviews import Reviews
from tui.book.settings import Settings
from tui.book.trust import TrustedBooks, overrides, wants_signatures
from tui.errors import BookUnusable, MinutebookError, WrongUsage
from tui.record.kinds import file_of, id_fault, id_of, kind_of
from tui.record.reading import Reading, read
from tui.record.schema import Schema


class Book:
    """One book: a git work tree with records and schema at its top."""

    def __init__(self, places: Places, trusted: TrustedBooks | None = None) -> None:
        self.places = places
        self.root = places.root
        self.object_format = places.object_format
        plain = Git(self.root)
        self.settings = Settings.read(plain)
        self.trusted_books = trusted or TrustedBooks()
        self.git = plain if self.is_trusted else Git(self.root, overrides(self.settings))
        self.journal = Journal(places.git_dir / "minutebook")
        self.drafts = Drafts(places.git_dir / "minutebook" / "drafts")
        self.reviews = Reviews(self.drafts.folder / "reviews")
        self.review_queues = ReviewQueues(self.drafts.folder / "reviews" / "queues")

    @classmethod
    def open(cls, start: Path, trusted: TrustedBooks | None = None) -> "Book":
        """Returns the book at or above a folder. Raises BookUnusable with what is there instead, and what to do."""
        book = cls(find(start), trusted)
        if book.journal.exists():
            # Somebody is saving (then the lock is held) or was cut off. Reading goes on even if this cannot be mended now.
            with contextlib.suppress(MinutebookError, OSError), book.lock(0) as held:
                recover(book, (held,), patience=0)
        return book

    # -- the contract -----------------------------------------------------------

    @cached_property
    def schema(self) -> Schema:
        """The schema of the book. Raises BookUnusable when its files cannot be used."""
        return load_schema(self._schema_files)

    @cached_property
    def schema_version(self) -> int:
        """The whole number of the schema. Raises BookUnusable."""
        return version_of(self._schema_files)

    @cached_property
    def read_only(self) -> str | None:
        """Why nothing may be written into this book by this program, as a sentence; None where it may."""
        try:
            return why_read_only(self._schema_files)
        except BookUnusable as error:
            return str(error)

    def refuse_changed_schema(self) -> None:
        """Raises BookUnusable when the schema on disk is no longer the one that this book was opened with."""
        if schema_files(self.root) != self._schema_files:
            raise BookUnusable(
                "The schema of the book was changed since it was opened.", "Close the book and open it again."
            )

    @cached_property
    def _schema_files(self) -> dict[str, bytes]:
        return schema_files(self.root)

    # -- records ----------------------------------------------------------------

    def record_ids(self, kind: str | None = None) -> list[str]:
        """Returns the ids of all records, or of one kind, in order."""
        found = files.record_ids(self.root)
        return found if kind is None else [each for each in found if kind_of(each) == kind]

    def stray_files(self) -> list[files.Stray]:
        """Returns what stands under `records/` and is not read as a record, each with the reason."""
        return files.stray_files(self.root)

    def exists(self, record_id: str) -> bool:
        """Returns whether the book has a file for this record."""
        return kind_of(record_id) is not None and files.record_exists(self.root, record_id)

    def read_bytes(self, record_id: str) -> bytes:
        """Returns the bytes of a record's file as they are now.

        Raises WrongUsage for no such record, NotARecordFile for what is not opened (a link, a pipe, a file too large).
        """
        if kind_of(record_id) is None:
            raise WrongUsage(
                id_fault(record_id) or f"“{record_id}” is not the id of a record.", "See: minutebook list KIND"
            )
        return files.read_record(self.root, record_id)

    def bytes_on_disk(self, record_id: str) -> bytes | None:
        """Returns what `read_bytes` does, None where there is no such file."""
        try:
            return self.read_bytes(record_id)
        except files.NoSuchRecord:
            return None

    def bytes_if_readable(self, record_id: str) -> bytes | None:
        """Returns what `read_bytes` does, None for no such record and for one whose file is not opened: it hinders no other."""
        try:
            return self.read_bytes(record_id) if self.exists(record_id) else None
        except (files.NoSuchRecord, files.NotARecordFile):
            return None

    def reading(self, record_id: str) -> Reading:
        """Returns the record as text and data with places. Raises Unreadable and what `read_bytes` raises."""
        return read(self.read_bytes(record_id))

    # -- what is committed ------------------------------------------------------

    def blob(self, object_id: str) -> bytes | None:
        """Returns a blob from git's store, None where it is not there."""
        found = read_objects(self.git, [object_id])[0]
        return found[1] if found is not None and found[0] == "blob" else None

    def committed_bytes(self, record_id: str) -> bytes | None:
        """Returns the record as it was last committed, None where it never was. Raises BookUnusable where git's store lacks it."""
        return self._bytes_in(self.git.tip("HEAD"), record_id)

    def _bytes_in(self, commit: str | None, record_id: str) -> bytes | None:
        entry = read_snapshot(self.git, commit, [file_of(record_id)], self.object_format).entry(file_of(record_id))
        if entry is None or not entry.mode.startswith("100"):
            return None
        data = self.blob(entry.id)
        if data is None:
            raise text_missing(record_id)
        return data

    def read_bytes_at(self, record_id: str, moment: str) -> bytes:
        """Returns a record as it stood at a commit, or at the end of a day (`2026-03-25`, local time).

        Raises WrongUsage where there is no such commit, or the record was not there, and BookUnusable where git's store lacks its text.
        """
        if kind_of(record_id) is None:
            raise WrongUsage(id_fault(record_id) or f"“{record_id}” is not the id of a record.")
        commit = commit_at(self.git, moment)
        data = self._bytes_in(commit, record_id)
        if data is None:
            raise WrongUsage(
                f"There was no record {record_id} at {moment}.", f"See when it came: minutebook log {record_id}"
            )
        return data

    def changed_since(self, revision: str) -> list[str]:
        """Returns the ids of the records whose files differ from a commit, deleted ones left out. Raises WrongUsage for no such commit."""
        more = self.git.run("ls-files", "--others", "--exclude-standard", "-z", "--", "records")
        return sorted(each for each in _ids_of(self._differing(revision) + more) if self.exists(each))

    def deleted_since(self, revision: str) -> list[str]:
        """Returns the ids of the records that a commit has and the book has no more. Raises WrongUsage for no such commit."""
        return sorted(each for each in _ids_of(self._differing(revision, "--diff-filter=D")) if not self.exists(each))

    def _differing(self, revision: str, *chosen: str) -> bytes:
        settled = ("--name-only", "-z", "--no-ext-diff", "--no-textconv", "--no-renames", *chosen)
        return self.git.run("diff", *settled, self.git.revision(revision), "--", "records")

    # -- saving -----------------------------------------------------------------

    @property
    def private_folder(self) -> Path:
        """The folder for what is ours and in no commit, under git's own, made for its owner only. Raises BookUnusable."""
        folder = self.places.git_dir / "minutebook"
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise BookUnusable(
                f"{folder} cannot be made: {error.strerror}.", "Look whether you may write there."
            ) from error
        return folder

    @contextlib.contextmanager
    def lock(self, wait: float = LONGEST_WAIT, clock: Clock | None = None) -> Iterator[int]:
        """Holds the book's lock, which all its work trees share; lends the open file of it. Raises BookBusy naming the holder."""
        _ = self.private_folder
        who = str(self.committer.name) if self.committer is not None else "somebody"
        with locked(self.places.common_dir / "minutebook.lock", who, wait, clock) as held:
            yield held

    @property
    def author(self) -> Identity | None:
        """Who git says is writing, None where it knows nobody. It is asked again until it knows."""
        return author(self.settings) or author(Settings.read(self.git))

    @property
    def committer(self) -> Identity | None:
        """Who git says is committing, None where it knows nobody. It is asked again until it knows."""
        return committer(self.settings) or committer(Settings.read(self.git))

    @cached_property
    def is_trusted(self) -> bool:
        """Whether what the book's own config names may run."""
        return self.trusted_books.trusts(self.root, self.settings)

    @property
    def signs(self) -> bool:
        """Whether commits are to be signed. Raises BookUnusable when a book that is not trusted names the program for it."""
        return wants_signatures(self.settings, trusted=self.is_trusted)

    def user_setting(self, name: str) -> str | None:
        """Returns what the user's own git config says, whatever the book's does."""
        return self.settings.users(name)

    @contextlib.contextmanager
    def cache(self) -> Iterator[Cache]:
        """Lends the cache of what was worked out for this schema and program; without one where nothing can be written."""
        try:
            file: Path | None = self.private_folder / "cache.sqlite"
        except BookUnusable:
            file = None
        cache = Cache(file, f"{program_mark()} {self.schema_version}")
        try:
            yield cache
        finally:
            cache.close()


def _ids_of(paths: bytes) -> set[str]:
    found = {id_of(path) for path in paths.decode("utf-8", "surrogateescape").split("\0")}
    return {each for each in found if each is not None}
