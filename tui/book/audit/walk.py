"""The walk of an audit: every commit of a range, each given to every check. One that cannot be read is a finding, and the walk goes on."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.book.audit import history
from tui.book.audit.case import Case, Contents, Stray, Touched
from tui.book.audit.commits import Commit, parse_commit
from tui.book.audit.finding import Finding, finding
from tui.book.audit.posts import posts
from tui.book.audit.registry import CHECKS
from tui.book.audit.releases import Stand, stand
from tui.book.audit.store import ObjectFault, Store
from tui.book.audit.trees import FOLDER, PathChange, differences, one_down
from tui.book.audit.wording import read_wording
from tui.book.objects import PLAIN, Entry
from tui.book.shipped import is_schema_file
from tui.book.signing import Signature, signatures
from tui.record.kinds import id_of, kind_of

if TYPE_CHECKING:
    from tui.book.repository import Book

Stepped = Callable[[int, int], None]

_AT_ONCE = 256
_AHEAD = 32
_COMMITS_KEPT = 8192
_RECORDS, _SCHEMA = b"records", b"schema"


class Walk:
    """One walk over commits, oldest first. `signers` is the list of allowed signers where signatures are demanded."""

    def __init__(self, book: "Book", store: Store, now: float, signers: Path | None = None) -> None:
        self._book = book
        self._store = store
        self._now = now
        self._signers = signers
        self._posts = posts(signers) if signers is not None else {}
        self._contents = Contents(store)
        self._cut_off = history.cut_off(book.places.common_dir)
        self._commits: OrderedDict[str, Commit | ObjectFault] = OrderedDict()
        self._stands: dict[Entry | None, Stand] = {}
        self._told: set[object] = set()

    def findings(self, ids: Sequence[str], stepped: Stepped | None = None) -> Iterator[Finding]:
        """Yields what is found of each of these commits, in their order."""
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            self._read_commits(some)
            signed = signatures(self._book.git, some, self._signers) if self._signers is not None else {}
            for n, commit_id in enumerate(some, start + 1):
                if (n - start) % _AHEAD == 1:
                    self._read_ahead(some[n - start - 1 : n - start - 1 + _AHEAD])
                for each in self._of_one(commit_id, signed):
                    yield Finding(commit_id, each.record, each.kind, each.message)
                if stepped is not None:
                    stepped(n, len(ids))

    def _of_one(self, commit_id: str, signed: Mapping[str, Signature]) -> Iterator[Finding]:
        commit = self._commit(commit_id)
        if isinstance(commit, ObjectFault):
            yield from self._damage(commit)
            return
        parents = [self._commit(each) for each in commit.parents]
        if commit.parents and commit_id in self._cut_off:
            message = f"The history is cut off here: what this commit changed cannot be told. {history.REST}"
            yield finding(history.SHALLOW, message)
        else:
            for each in parents:
                if isinstance(each, ObjectFault):
                    yield from self._damage(each)
        try:
            case = self._case(
                commit, tuple(each for each in parents if isinstance(each, Commit)), signed.get(commit_id)
            )
        except ObjectFault as fault:
            yield from self._damage(fault)
            return
        for check in CHECKS:
            try:
                yield from check.run(case)
            except ObjectFault as fault:
                yield from self._damage(fault)

    def _damage(self, fault: ObjectFault) -> Iterator[Finding]:
        """Yields the finding of a damaged object once, wherever it is met again."""
        if str(fault) not in self._told:
            self._told.add(str(fault))
            yield finding(history.CORRUPT, str(fault))

    def _case(self, commit: Commit, parents: tuple[Commit, ...], signature: Signature | None) -> Case:
        is_comparable = len(parents) == len(commit.parents)
        tree = self._store.tree(commit.tree)
        befores = [self._store.tree(each.tree) for each in parents] if is_comparable else []
        if not commit.parents:
            befores = [{}]
        after = self._stand(tree.get(_SCHEMA))
        changed = self._changed([each.get(_RECORDS) for each in befores], tree.get(_RECORDS))
        names = sorted(
            name
            for name in {*tree, *(befores[0] if befores else ())}
            if befores and befores[0].get(name) != tree.get(name)
        )
        is_news = tree.get(_SCHEMA) not in self._told
        self._told.add(tree.get(_SCHEMA))
        touched = [(each, record_id) for each in changed if (record_id := _record_of(each)) is not None]
        return Case(
            commit=commit,
            wording=read_wording(commit.text),
            parents=parents,
            is_comparable=is_comparable,
            touched=tuple(
                Touched(record_id, kind_of(record_id) or "", each.path, each.old, each.new)
                for each, record_id in touched
            ),
            strays=tuple(Stray(each.path, each.new) for each in changed if each.new and _is_stray(each)),
            beside=tuple(name.decode("utf-8", "replace") for name in names if name not in (_RECORDS, _SCHEMA)),
            schema_touched=bool(befores) and all(self._contract(each) != self._contract(tree) for each in befores),
            is_schema_news=is_news,
            before=self._stand(befores[0].get(_SCHEMA)) if befores and parents else None,
            after=after,
            signature=signature,
            post=self._posts.get((signature.signer or "").lower(), "") if signature is not None else "",
            store=self._store,
            contents=self._contents,
            merge_bases=lambda: self._merge_bases(commit.parents),
            find_ancestor=lambda named: self._ancestor(commit, named),
            first_parent=lambda each: self._readable(each.parents[0]) if each.parents else None,
            is_cut_off=bool(self._cut_off),
            now=self._now,
        )

    def _changed(self, befores: Sequence[Entry | None], after: Entry | None) -> list[PathChange]:
        """Returns what differs below `records/` from the parent; for a merge, what no parent has so, against the first."""
        if not befores:
            return []
        first, *others = (list(differences(self._store, each, after, "records")) for each in befores)
        everywhere = [{each.path for each in one} for one in others]
        return [each for each in first if all(each.path in paths for paths in everywhere)]

    def _contract(self, tree: Mapping[bytes, Entry]) -> object:
        """Returns what makes the schema: its files by name, or whatever else stands in its place."""
        entry = tree.get(_SCHEMA)
        if entry is None or entry.mode != "40000":
            return entry
        inside = self._store.tree(entry.id)
        return {name: each for name, each in inside.items() if is_schema_file(name.decode("utf-8", "replace"))}

    def _stand(self, folder: Entry | None) -> Stand:
        if folder not in self._stands:
            self._stands[folder] = stand(self._store, folder, self._book.object_format)
        return self._stands[folder]

    def _merge_bases(self, parents: tuple[str, ...]) -> tuple[Commit, ...]:
        found = [self._readable(each) for each in history.merge_bases(self._book.git, parents)]
        return tuple(each for each in found if each is not None)

    def _ancestor(self, commit: Commit, named: str) -> Commit | None:
        """Returns the commit with this id, or the beginning of one, if the given commit stands on it."""
        found = self._book.git.tip(f"{named}^{{commit}}")
        if found is None or found == commit.id or not history.contains(self._book.git, commit.id, found):
            return None
        return self._readable(found)

    def _readable(self, commit_id: str) -> Commit | None:
        found = self._commit(commit_id)
        return found if isinstance(found, Commit) else None

    def _read_ahead(self, ids: Sequence[str]) -> None:
        """Has git read what the next commits changed, all of one depth at once."""
        self._store.forget_ahead()
        commits = [found for each in ids if (found := self._readable(each)) is not None]
        parents = [self._readable(each.parents[0]) if each.parents else None for each in commits]
        self._store.read_ahead("tree", (each.tree for each in (*commits, *parents) if each is not None))
        level = [
            (_RECORDS, self._records(parent), self._records(commit))
            for parent, commit in zip(parents, commits, strict=True)
        ]
        while level:
            sides = [(name, each) for name, *pair in level for each in pair if isinstance(each, Entry)]
            self._store.read_ahead("tree", (each.id for _, each in sides if each.mode == FOLDER))
            records = (each.id for name, each in sides if each.mode == PLAIN and name.endswith(b".yaml"))
            self._store.read_ahead("blob", (each for each in records if each not in self._contents))
            level = [below for _, old, new in level for below in one_down(self._store, old, new)]

    def _records(self, commit: Commit | None) -> Entry | None:
        """Returns what a commit has as its `records/`; None for nothing, and where that cannot be read."""
        try:
            return self._store.tree(commit.tree).get(_RECORDS) if commit is not None else None
        except ObjectFault:
            return None

    def _read_commits(self, ids: Sequence[str]) -> None:
        wanted = [each for each in ids if each not in self._commits]
        for commit_id, data in zip(wanted, self._store.read_many("commit", wanted), strict=True):
            self._commits[commit_id] = _parsed(commit_id, data)
        while len(self._commits) > max(_COMMITS_KEPT, len(ids)):
            self._commits.popitem(last=False)

    def _commit(self, commit_id: str) -> Commit | ObjectFault:
        if commit_id not in self._commits:
            self._read_commits([commit_id])
        return self._commits[commit_id]


def _parsed(commit_id: str, data: bytes | ObjectFault) -> Commit | ObjectFault:
    if isinstance(data, ObjectFault):
        return data
    try:
        return parse_commit(commit_id, data)
    except ObjectFault as fault:
        return ObjectFault(f"{fault} ({commit_id[:10]})")


def _record_of(changed: PathChange) -> str | None:
    return id_of(changed.path)


def _is_stray(changed: PathChange) -> bool:
    """Returns whether something new below `records/` can be no record.

    Plain files whose names begin with a dot are nobody's business, unless they tell git to show or to store records otherwise.
    """
    name = changed.path.rpartition("/")[2]
    is_dotted = (
        name.startswith(".") and name != ".gitattributes" and changed.new is not None and changed.new.mode == PLAIN
    )
    return id_of(changed.path) is None and not (is_dotted and changed.path != "records")
