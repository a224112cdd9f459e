"""Which commits an audit walks, by ancestry and never by date, and what keeps it from seeing all of them as they are."""

from collections.abc import Iterator
from pathlib import Path

from tui.book.audit.commits import parse_commit
from tui.book.audit.finding import Finding, Kind, finding
from tui.book.audit.store import UNGRAFTED, ObjectFault, Store
from tui.book.git import Git
from tui.errors import BookUnusable

CORRUPT = Kind(
    "object-corrupt",
    "Damaged",
    "a commit, a folder or a record in git's store is missing, damaged, or not what its name says",
)
SHALLOW = Kind(
    "history-shallow",
    "History cut off",
    "only the newest part of the history is here, so a commit cannot be judged against its parent",
)
REST = "git fetch --unshallow brings the rest."
GRAFTED = Kind(
    "history-grafted", "History grafted", "the repository shows other parents or other objects than the commits name"
)
REWRITTEN = Kind(
    "history-rewritten", "History rewritten", "the history no longer contains the commit at which the last audit ended"
)

KINDS = (CORRUPT, SHALLOW, GRAFTED, REWRITTEN)

PLAIN = ("-c", "core.commitGraph=false")
"""What keeps git from believing its own summary of the history instead of the commits."""


def walked(git: Git, store: Store, base: str | None, tip: str) -> list[str]:
    """Returns the ids of the commits that `tip` has and `base` has not, each after its parents. Damage hides no other commit."""
    try:
        parse_commit(tip, store.read("commit", tip))  # git says nothing of a branch that ends at something else
        not_base = [f"^{base}"] if base is not None else []
        out = git.run(*PLAIN, "rev-list", "--topo-order", "--reverse", tip, *not_base, env=UNGRAFTED)
    except (BookUnusable, ObjectFault):
        known = frozenset(_ancestors(store, base, frozenset())) if base is not None else frozenset()
        return list(_ancestors(store, tip, known))
    return out.decode("ascii", "replace").split()


def _ancestors(store: Store, tip: str, known: frozenset[str]) -> Iterator[str]:
    """Yields a commit and all it stands on, parents first; one that cannot be read is taken to have no parents."""
    waiting: list[tuple[str, bool]] = [(tip, False)]
    seen = set(known)
    while waiting:
        commit, is_done = waiting.pop()
        if is_done:
            yield commit
        elif commit not in seen:
            seen.add(commit)
            waiting.append((commit, True))
            try:
                parents = parse_commit(commit, store.read("commit", commit)).parents
            except ObjectFault:
                parents = ()
            waiting += [(parent, False) for parent in reversed(parents)]


def contains(git: Git, tip: str, commit: str) -> bool:
    """Returns whether `tip` stands on a commit, or is it. A commit that is not there at all is not contained."""
    code, _ = git.outcome(*PLAIN, "merge-base", "--is-ancestor", commit, tip, ok=(0, 1, 128), env=UNGRAFTED)
    return code == 0


def count(git: Git, base: str | None, tip: str) -> int | None:
    """Returns how many commits `tip` has that `base` has not; None where that cannot be told."""
    not_base = [f"^{base}"] if base is not None else []
    code, out = git.outcome(*PLAIN, "rev-list", "--count", tip, *not_base, ok=(0, 128), env=UNGRAFTED)
    return int(out) if code == 0 else None


def merge_bases(git: Git, commits: tuple[str, ...]) -> list[str]:
    """Returns the best common ancestors of the parents of a merge; none where they have none or it cannot be told."""
    together = ("--octopus",) if len(commits) > 2 else ()
    _, out = git.outcome(*PLAIN, "merge-base", "--all", *together, *commits, ok=(0, 1, 128), env=UNGRAFTED)
    return out.decode("ascii", "replace").split()


def cut_off(common_dir: Path) -> frozenset[str]:
    """Returns the commits whose parents a shallow clone left out."""
    return frozenset(_lines(common_dir / "shallow"))


def grafts(git: Git, common_dir: Path) -> Iterator[Finding]:
    """Yields a finding for each graft and each replacement: nobody sees the history through them as it is."""
    for line in _lines(common_dir / "info" / "grafts"):
        commit = line.split()[0]
        if not line.startswith("#"):
            yield finding(GRAFTED, "The file info/grafts gives this commit other parents than it names.", commit=commit)
    out = git.run("for-each-ref", "--format=%(refname)", "refs/replace/")
    for ref in out.decode("utf-8", "replace").split():
        replaced = ref.rpartition("/")[2]
        yield finding(GRAFTED, f"{ref} shows another object in the place of this one.", commit=replaced)


def _lines(file: Path) -> list[str]:
    try:
        text = file.read_text("utf-8", "replace")
    except OSError:
        return []
    return [line for line in text.split("\n") if line.strip()]
