"""What a commit did to records, field by field, in sentences with the text before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from tui.book.history.commit import Commit
from tui.book.history.feeding import path_of
from tui.book.history.texts import public, value_text
from tui.book.history.versions import FileStep, Version, Versions, file_steps
from tui.book.history.walking import beginning_note, read_commits
from tui.book.moments import commit_at
from tui.book.names import Names
from tui.record.changes import Change, change_lines, change_sentence, changes
from tui.record.differences import Op
from tui.record.kinds import id_of, kind_of
from tui.record.naming import subject_of
from tui.record.paths import Path, format_path
from tui.record.safe import safe

if TYPE_CHECKING:
    from tui.book.repository import Book

What = Literal["created", "changed", "deleted", "layout", "merged", "unreadable"]
"""`layout` changed no field; `merged` brought together what others changed, and nothing more."""

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One change to one field: its printed path, the sentence, and the values before and after.

    `before_text` and `after_text` are the values as lines to be shown side by side, None where there was or is none. What is private
    has neither values nor texts.
    """

    path: str
    op: Op
    sentence: str
    before: Any = None
    after: Any = None
    before_text: str | None = None
    after_text: str | None = None
    private: bool = False

    def as_json(self) -> dict[str, object]:
        """Returns the change as the command line prints it."""
        said: dict[str, object] = {"path": self.path, "op": self.op, "sentence": self.sentence}
        return said | {"before": self.before, "after": self.after, "private": self.private}


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What happened to one record: in a word, in a sentence, and field by field where its fields changed."""

    record: str
    title: str
    what: What
    sentence: str
    changes: tuple[FieldChange, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Returns what happened as the command line prints it."""
        said: dict[str, object] = {"record": self.record, "title": self.title, "what": self.what}
        return said | {"sentence": self.sentence, "changes": [each.as_json() for each in self.changes]}


@dataclass(frozen=True, slots=True)
class CommitChanges:
    """What one commit did: to records, and to which other files. `more` records were left out.

    `note` says why nothing can be told of the first commit in a copy that lacks what came before it.
    """

    commit: Commit
    records: tuple[RecordChange, ...] = ()
    files: tuple[str, ...] = ()
    more: int = 0
    note: str | None = None

    def as_json(self) -> dict[str, object]:
        """Returns what the commit did as the command line prints it."""
        said: dict[str, object] = {
            "commit": self.commit.as_json(),
            "records": [each.as_json() for each in self.records],
        }
        return said | {"files": list(self.files), "more": self.more, "note": self.note}


def changes_in(book: "Book", commit: str, record_id: str | None = None, limit: int | None = None) -> CommitChanges:
    """Returns what a commit did beside all of its parents, to one record or to all; at most so many are told in full.

    A day stands for the last commit of it. Raises WrongUsage for no such commit, BookUnusable when git's store is damaged.
    """
    return changes_of(book, read_commits(book, [commit_at(book.git, commit)]), record_id, limit)[0]


def steps_of(book: "Book", record_id: str, commit: str) -> RecordChange | None:
    """Returns what a commit did to a record, None where it did nothing to it. Raises as `changes_in` does."""
    found = changes_in(book, commit, record_id).records
    return found[0] if found else None


def changes_of(
    book: "Book", commits: Sequence[Commit], record_id: str | None = None, limit: int | None = None
) -> list[CommitChanges]:
    """Returns what each of the commits did, to one record or to all. Raises BookUnusable when git's store is damaged."""
    path = path_of(record_id) if record_id is not None else None
    steps = file_steps(book, [each.commit for each in commits if not each.is_beginning], path)
    teller = Teller(book)
    return [
        CommitChanges(each, note=beginning_note(each))
        if each.is_beginning
        else _commit_changes(teller, each, steps[each.commit], limit)
        for each in commits
    ]


def split_steps(steps: Sequence[FileStep]) -> tuple[list[FileStep], tuple[str, ...]]:
    """Returns the steps of records, and the names of the other files, safe to show."""
    records = [step for step in steps if id_of(step.path) is not None]
    others = [step.path.encode("utf-8", "surrogateescape") for step in steps if id_of(step.path) is None]
    return records, tuple(safe(each.decode("utf-8", "replace")) for each in others)


def _commit_changes(teller: "Teller", commit: Commit, steps: Sequence[FileStep], limit: int | None) -> CommitChanges:
    records, files = split_steps(steps)
    shown = records[:limit]
    return CommitChanges(commit, tuple(teller.tell(shown)), files, len(records) - len(shown))


class Teller:
    """Turns versions of records into what happened to them; names and texts are read once."""

    def __init__(self, book: "Book") -> None:
        self.schema = book.schema
        self.names = Names(book)
        self.versions = Versions(book)

    def tell(self, steps: Sequence[FileStep]) -> Iterable[RecordChange]:
        """Yields what happened to the record of each step. Raises BookUnusable where git cannot read."""
        for first in range(0, len(steps), _AT_ONCE):
            some = steps[first : first + _AT_ONCE]
            self.versions.load(some)
            for step in some:
                before = [self.versions.of(each) for each in step.before]
                yield self.record_change(id_of(step.path) or "", before, self.versions.of(step.after))

    def record_change(self, record_id: str, before: Sequence[Version | None], after: Version | None) -> RecordChange:
        """Returns what happened to a record between each parent's version and the commit's own."""
        kind = kind_of(record_id) or ""
        there = [each for each in before if each is not None]
        value = (after or (there[0] if there else Version(None))).value
        title = safe(subject_of(kind, value, record_id, self.names))
        faults = [each.fault for each in (*there, after) if each is not None and each.fault is not None]
        if faults:
            said = f"What changed cannot be told: the record cannot be read. {faults[-1]}"
            return RecordChange(record_id, title, "unreadable", safe(said))
        if not there or after is None:
            old, new = (None, value) if after is not None else (value, None)
            what: What = "created" if after is not None else "deleted"
            said = "; ".join(change_lines(kind, old, new, self.schema)).partition(" (sha256")[0]
            return RecordChange(record_id, title, what, f"{said[:1].upper()}{said[1:]}")
        made = self.changes(kind, [each.value for each in there], value)
        told = tuple(self.field_change(kind, each, value) for each in made)
        if told:
            return RecordChange(record_id, title, "changed", _counted(len(told)), told)
        if len(there) > 1:
            said = "Changes of several people were brought together; no field was changed beyond theirs."
            return RecordChange(record_id, title, "merged", said)
        return RecordChange(record_id, title, "layout", "Layout or comments only, no field.")

    def changes(self, kind: str, before: Sequence[Any], after: Any) -> list[Change]:
        """Returns the changes that no parent has already: those beside the first that have their like beside each other one."""
        first, *others = (changes(kind, each, after, self.schema) for each in before)
        return [each for each in first if all(any(_meet(each.path, one.path) for one in more) for more in others)]

    def field_change(self, kind: str, change: Change, value: Any) -> FieldChange:
        """Returns a change as it is shown; `value` is the record after it."""
        sentence = change_sentence(change, self.schema, kind, value, self.names)
        if change.private:
            return FieldChange(format_path(self._shown(kind, change.path)), change.op, sentence, private=True)
        path = format_path(change.path)
        field = self.schema.field(kind, change.path)
        before, after = public(field, change.before), public(field, change.after)
        came, left = change.op in ("set", "add"), change.op in ("unset", "remove")
        moved = change.op == "move"
        return FieldChange(
            path,
            change.op,
            sentence,
            before,
            after,
            None if came or moved else value_text(field, before, self.names),
            None if left or moved else value_text(field, after, self.names),
        )

    def _shown(self, kind: str, path: Path) -> Path:
        """Returns a path down to the first private field."""
        fields = ((length, self.schema.field(kind, path[:length])) for length in range(1, len(path) + 1))
        return next((path[:length] for length, field in fields if field is not None and field.private), path)


def _meet(one: Path, other: Path) -> bool:
    """Returns whether one path leads to, into or above the other."""
    return all(step == step_there for step, step_there in zip(one, other, strict=False))


def _counted(number: int) -> str:
    return "1 change" if number == 1 else f"{number} changes"
