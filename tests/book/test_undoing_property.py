"""Random edits of random records: the messages say what the two trees give, and undone in reverse they leave the first bytes."""

import copy
import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.book.books import BookFolder
from tests.builder import ROOT, the_schema
from tui.book.audit import audit
from tui.book.editing import commit, propose_text
from tui.book.message import body_text, parse
from tui.book.saving import Note
from tui.book.shipped import shipped_records
from tui.book.undoing import UndoRefused, undo
from tui.errors import MinutebookError
from tui.record.canonical import canonical
from tui.record.changes import change_lines
from tui.record.differences import same
from tui.record.edits import Edit, EditRefused, Insert, Move, Remove, Set, Unset, apply
from tui.record.kinds import file_of, id_of, kind_of
from tui.record.paths import Item, identity
from tui.record.paths import Path as Way
from tui.record.reading import read
from tui.record.reversal import reverse, rewrite

FEW = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def examples() -> dict[str, str]:
    """Returns the good examples by record id, one for each id."""
    found: dict[str, str] = {}
    for file in sorted((ROOT / "tests" / "examples" / "good").glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        record_id = text.partition("# record: ")[2].partition("\n")[0]
        if kind_of(record_id):
            found.setdefault(record_id, text)
    return found


EXAMPLES = examples()
SAMPLE = sorted(record_id for file in shipped_records() if (record_id := id_of(file)) is not None)


def parts(value: Any, key: str = "id", way: Way = ()) -> list[tuple[Way, Any]]:
    """Returns every field and every entry with an identity of its own, with its path."""
    found: list[tuple[Way, Any]] = []
    if isinstance(value, dict):
        for name, inner in value.items():
            if name != key:
                found += [((*way, name), inner), *parts(inner, key, (*way, name))]
    elif isinstance(value, list):
        names = [identity(each, key) for each in value]
        if None not in names and len(set(names)) == len(names):
            for name, inner in zip(names, value, strict=True):
                found += [((*way, Item(str(name))), inner), *parts(inner, key, (*way, Item(str(name))))]
    return found


def any_edit(value: dict[str, Any], chance: Random) -> Edit:
    """Returns an edit of some part of a record: another text, an entry more or less, a move, a field gone or new."""
    way, old = chance.choice(parts(value))
    if isinstance(way[-1], Item):
        siblings = [identity(each, "id") for each in _at(value, way[:-1])]
        how = chance.choice(["remove", "move", "insert"])
        if how == "remove":
            return Remove(way)
        if how == "move":
            return Move(way, chance.choice([*siblings, None]))
        fresh = {**copy.deepcopy(old), "id": f"new-{chance.randrange(10**6)}"}
        return Insert(way[:-1], fresh, chance.choice([*siblings, None]))
    if isinstance(old, str) and chance.random() < 0.7:
        return Set(way, chance.choice([f"{old} more", "Another text.", "One line.\nAnd one more.\n"]))
    if chance.random() < 0.5:
        return Unset(way)
    return Set(("note",), f"Remark {chance.randrange(100)}")


def _at(value: Any, way: Way) -> Any:
    for step in way:
        value = value[step] if isinstance(step, str) else next(e for e in value if identity(e, "id") == step.key)  # type: ignore[union-attr]
    return value


def edited(text: str, kind: str, chance: Random) -> str:
    """Returns a text after one to three edits that it takes."""
    for _ in range(chance.randint(1, 3)):
        value = read(text.encode()).value
        if not parts(value):
            break  # the edits before took everything out: there is nothing left to edit
        try:
            text = canonical(apply(text, [any_edit(value, chance)], the_schema(), kind))
        except EditRefused:
            continue
    return text


@pytest.fixture(scope="module")
def sample(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample records as a book with one commit, so that no edit mends a mistake that an undo would bring back."""
    folder = BookFolder(tmp_path_factory.mktemp("sample") / "book")
    shutil.copytree(template, folder.root, symlinks=True)
    for file, data in shipped_records().items():
        folder.write(file, data.decode())
    folder.git("add", "records")
    folder.git("-c", "user.name=Member A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "Sample")
    return folder.root


def a_copy(sample: Path, folders: pytest.TempPathFactory) -> BookFolder:
    root = folders.mktemp("random") / "book"
    shutil.copytree(sample, root, symlinks=True)
    return BookFolder(root)


@FEW
@given(st.integers(0, 2**32))
def test_messages_are_what_the_trees_give_and_undone_in_reverse_the_first_bytes_are_back(
    sample: Path, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    chance = Random(seed)
    folder = a_copy(sample, tmp_path_factory)
    first = folder.git("rev-parse", "HEAD^{tree}")
    made: list[str] = []
    for _ in range(5):
        chosen = chance.sample(SAMPLE, chance.choice([1, 1, 2]))
        book = folder.open()
        found = [
            propose_text(book, each, edited(folder.read(each), str(kind_of(each)), chance), folder.read(each).encode())
            for each in chosen
        ]
        try:
            made.append(commit(book, found, Note("edit", reason="a test")).commit)
        except MinutebookError:
            continue  # an edit that the rules or the record's life forbid
    for each in reversed(made):
        undo(folder.open(), each, "all of it")
    assert folder.git("rev-parse", "HEAD^{tree}") == first
    assert folder.git("status", "--porcelain") == ""
    first_commit, *later = folder.commits()[1:]
    for each in later:
        assert_told(folder, each)
    assert audit(folder.open(), f"{first_commit}..HEAD").findings == ()


def assert_told(folder: BookFolder, commit_id: str) -> None:
    """Holds the lines of a message to what its two trees give."""
    text = folder.git("log", "-1", "--format=%B", commit_id)
    lines = {}
    for record_id in parse(text).all("Record"):
        old, new = (
            read(folder.git("show", f"{at}:{file_of(record_id)}").encode()).value for at in (f"{commit_id}~", commit_id)
        )
        lines[record_id] = change_lines(str(kind_of(record_id)), old, new, the_schema())
    wanted = body_text(next(iter(lines.values())) if len(lines) == 1 else lines)
    assert f"\n\n{wanted}\n\nAction: " in text


@FEW
@given(st.integers(0, 2**32))
def test_any_one_of_several_changes_is_undone_with_the_others_kept_or_refused(
    sample: Path, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    chance = Random(seed)
    folder = a_copy(sample, tmp_path_factory)
    record_id = chance.choice(SAMPLE)
    kind = str(kind_of(record_id))
    texts, made = [folder.read(record_id)], []
    for _ in range(4):
        book = folder.open()
        text = edited(texts[-1], kind, chance)
        try:
            found = propose_text(book, record_id, text, texts[-1].encode())
            made.append(commit(book, [found], Note("edit", reason="a test")).commit)
        except MinutebookError:
            continue
        texts.append(folder.read(record_id))
    if not made:
        return
    n = chance.randrange(len(made))
    values = [read(each.encode()).value for each in (texts[n], texts[n + 1], texts[-1])]
    wanted = reverse(kind, *values, the_schema())
    try:
        undo(folder.open(), made[n], "that one")
    except UndoRefused:
        assert folder.read(record_id) == texts[-1]
    else:
        assert not wanted.conflicts
        assert same(read(folder.read(record_id).encode()).value, wanted.value)
        assert_told(folder, "HEAD")
        assert audit(folder.open(), f"{folder.commits()[1]}..HEAD").findings == ()


@MANY
@given(st.sampled_from(sorted(EXAMPLES)), st.integers(0, 2**32))
def test_a_text_is_made_to_say_any_later_or_earlier_value(record_id: str, seed: int) -> None:
    kind, chance = str(kind_of(record_id)), Random(seed)
    text = canonical(EXAMPLES[record_id])
    other = edited(text, kind, chance)
    old, new = (read(each.encode()).value for each in (text, other))
    assert same(read(rewrite(text, old, new, the_schema(), kind).encode()).value, new)
    assert same(read(rewrite(other, new, old, the_schema(), kind).encode()).value, old)


@MANY
@given(st.sampled_from(sorted(EXAMPLES)), st.integers(0, 2**32))
def test_what_was_just_done_is_taken_back_to_what_was_before(record_id: str, seed: int) -> None:
    kind, chance = str(kind_of(record_id)), Random(seed)
    old, new = (read(each.encode()).value for each in (EXAMPLES[record_id], edited(EXAMPLES[record_id], kind, chance)))
    found = reverse(kind, old, new, new, the_schema())
    assert not found.conflicts
    assert same(found.value, old)
