"""Bad input of every sort to the commands: a sentence with its place, the right exit code, and no changed byte."""

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import Ran, Terminal
from tui.book.repository import Book
from tui.record.canonical import dump_record
from tui.record.kinds import kind_of
from tui.record.schema import Field

PERSON = "people/edward-leigh"
MEETING = "cambridgeshire-pcp/meetings/2022-07-20"
WHY = ("--reason", "a test")
ROOT = Path(__file__).parents[2]


def seen(root: Path) -> list[tuple[str, int, int, int]]:
    """Returns what shows a write to any record, to the index or to a branch."""
    paths = [*root.joinpath("records").rglob("*"), *root.joinpath(".git/refs").rglob("*"), root / ".git" / "index"]
    stats = [(str(path), path.lstat()) for path in sorted(paths)]
    return [(path, one.st_mode, one.st_size, one.st_mtime_ns) for path, one in stats]


def refused(terminal: Terminal, *words: str, code: int) -> Ran:
    """Runs a command that must be refused with `code`, a sentence, and nothing changed."""
    before = seen(terminal.root)
    ran = terminal.run(*words)
    assert ran.code == code, ran
    assert ran.err or ran.out
    assert "\x1b" not in ran.err + ran.out
    assert len(ran.err) < 5_000
    assert seen(terminal.root) == before
    return ran


BAD_RECORDS: dict[str, tuple[bytes, str, str]] = {
    "alias bomb": (b"a: &a [x, x]\nb: &b [*a, *a]\nname: [*b, *b]\n", "1:4", "yaml-anchor"),
    "merge": (b"name: x\n<<: {name: y}\n", "2:1", "yaml-merge-key"),
    "deep": (b"name: " + b"[" * 300 + b"]" * 300 + b"\n", "1:47", "yaml-depth"),
    "deep and never closed": (b"name: " + b"[" * 100_000 + b"\n", "1:47", "yaml-depth"),
    "duplicate key": (b"name: a\nname: b\n", "2:1", "yaml-duplicate-key"),
    "tag": (b"name: !!python/object:os.system x\n", "1:7", "yaml-tag"),
    "two documents": (b"name: a\n---\nname: b\n", "2:1", "yaml-second-document"),
    "directive": (b"%YAML 1.1\n---\nname: a\n", "1:1", "yaml-directive"),
    "byte order mark": (b"\xef\xbb\xbfname: a\n", "1:1", "text-bom"),
    "Windows line ends": (b"name: a\r\nnote: b\r\n", "1:8", "text-line-ends"),
    "UTF-16": ("name: a\n".encode("utf-16"), "1:1", "text-encoding"),
    "Latin-1": ("name: Renée\n".encode("latin-1"), "1:10", "text-encoding"),
    "NUL": (b"name: a\0b\n", "1:8", "text-control"),
    "escape": (b"name: \x1b[31mred\n", "1:7", "text-control"),
    "spelt escape": (b'name: "\\e]0;owned\\a"\n', "1:8", "unsafe-text"),
    "bidi": ('name: "a\u202eb"\n'.encode(), "1:9", "unsafe-text"),
    "half a character": (b'name: "\\ud800"\n', "1:10", "yaml-escape"),
    "not text": (b"name: 5\n", "1:7", "schema"),
    "empty": (b"", "1:1", "yaml-empty"),
    "a list": (b"- a\n", "1:1", "yaml-not-fields"),
    "conflict": (b"<<<<<<< HEAD\nname: a\n=======\nname: b\n>>>>>>> x\n", "1:1", "git-conflict"),
    "10 MB": (b"name: " + b"x" * 10_000_000 + b"\n", "1:1", "unreadable"),
    "300,000 values": (b"name:\n" + b"  - a\n" * 300_000, "", "text-size"),
}


def test_bad_records_are_told_with_their_places_and_none_hides_another(terminal: Terminal) -> None:
    names = {f"people/bad-{n}": name for n, name in enumerate(BAD_RECORDS)}
    for record_id, name in names.items():
        terminal.file(record_id).write_bytes(BAD_RECORDS[name][0])
    ran = refused(terminal, "validate", "--format", "json", code=1)
    errors = [each for each in ran.json["problems"] if each["severity"] == "error"]
    assert all(each["line"] >= 1 and each["column"] >= 1 and each["hint"] for each in errors)
    for record_id, name in names.items():
        place, rule = BAD_RECORDS[name][1:]
        told = [(f"{each['line']}:{each['column']}", each["rule"]) for each in errors if each["record"] == record_id]
        assert (place or told[0][0], rule) in told, (name, told)
        assert refused(terminal, "validate", record_id, code=1).out.startswith(f"records/{record_id}.yaml:{place}")
    listed = terminal.run("list", "person").out
    assert all(record_id in listed for record_id in [*names, PERSON])
    assert terminal.run("search", "leigh").code == 0
    assert terminal.run("set", PERSON, "given_name", "Good", *WHY).code == 0


@pytest.mark.parametrize("name", BAD_RECORDS)
def test_a_bad_record_is_not_written_over(name: str, terminal: Terminal) -> None:
    terminal.file(PERSON).write_bytes(BAD_RECORDS[name][0])
    for words in (
        ["set", PERSON, "given_name", "New", *WHY],
        ["unset", PERSON, "name", *WHY],
        ["commit", PERSON, *WHY],
    ):
        before = seen(terminal.root)
        assert terminal.run(*words).code in (1, 2, 4), words
        assert seen(terminal.root) == before


def dated(field: Field, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Returns the paths of all fields that hold a date, `*` for an element; none that are in themselves."""
    if len(path) > 5:
        return []
    found = [path] if field.type in ("date", "vague_date", "datetime") else []
    for each in field.properties:
        found += dated(each, (*path, each.name))
    return found + (dated(field.items, (*path, "*")) if field.items is not None else [])


def put(record: dict[str, object], path: tuple[str, ...], value: str) -> None:
    at: object = record
    for step, after in itertools.pairwise(path):
        inner: object = [] if after == "*" else {"id": f"id-{value.lower()}"}
        if isinstance(at, list):
            at.append(inner)
            at = inner
        elif isinstance(at, dict):
            at = at.setdefault(step, inner)
    if isinstance(at, list):
        at.append(value)
    elif isinstance(at, dict):
        at[path[-1]] = value


@pytest.mark.parametrize("quote", ['"', ""])
def test_an_impossible_date_in_any_field_of_any_kind_has_its_line_and_column(terminal: Terminal, quote: str) -> None:
    schema, checked = Book.open(terminal.root).schema, set()
    for kind in schema.kinds:
        record_id = next(
            (each for each in Book.open(terminal.root).record_ids(kind)), f"cambridgeshire-pcp/{kind}s/2022-07-20-1"
        )
        if kind_of(record_id) != kind:
            continue
        record: dict[str, object] = {}
        fields = dated(schema.root(kind))
        for n, path in enumerate(fields):
            put(record, path, f"HERE{n}X")
        text = dump_record(record, schema, kind, record_id)
        places = set()
        lines = text.split("\n")
        for n in range(len(fields)):
            at = next(number for number, line in enumerate(lines) if f"HERE{n}X" in line and " id:" not in line)
            bad = "2022-02-30T10:00" if schema_type(schema.root(kind), fields[n]) == "datetime" else "2022-02-30"
            places.add((at + 1, lines[at].index(f"HERE{n}X") + 1))
            lines[at] = lines[at].replace(f"HERE{n}X", f"{quote}{bad}{quote}")
        file = terminal.file(record_id)
        file.parent.mkdir(exist_ok=True)
        before = file.read_bytes() if file.exists() else None
        file.write_text("\n".join(lines), encoding="utf-8")
        ran = refused(terminal, "validate", record_id, "--format", "json", code=1)
        told = {(each["line"], each["column"]) for each in ran.json["problems"] if each["rule"] == "impossible-date"}
        assert places <= told, (kind, sorted(places - told))
        _ = file.unlink() if before is None else file.write_bytes(before)
        checked.add(kind)
    assert checked == set(schema.kinds)


def schema_type(field: Field, path: tuple[str, ...]) -> str:
    for step in path:
        inner = field.items if step == "*" else field.by_name[step]
        assert inner is not None
        field = inner
    return field.type


BAD_FILES: dict[str, Callable[[Path], object]] = {
    "link": lambda file: file.symlink_to("/etc/passwd"),
    "loop": lambda file: file.symlink_to(file),
    "pipe": os.mkfifo,
    "capital letters": lambda file: file.with_name("Edward-Leigh.yaml").write_text("name: E\n"),
    "bytes": lambda file: Path(os.fsdecode(os.fsencode(file.parent) + b"/\xff\x1b.yaml")).write_text("name: E\n"),
    "wrong ending": lambda file: file.with_suffix(".yml").write_text("name: E\n"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_what_is_no_record_file_is_told_and_never_opened(name: str, terminal: Terminal) -> None:
    BAD_FILES[name](terminal.file("people/zz"))
    for form in ("json", "text", "github", "sarif", "junit"):
        refused(terminal, "validate", "--format", form, code=1)
    if os.path.lexists(terminal.file("people/zz")):
        refused(terminal, "validate", "people/zz", code=1)
        for words in (["show", "people/zz"], ["set", "people/zz", "name", "X", *WHY], ["commit", "people/zz", *WHY]):
            refused(terminal, *words, code=1)
    assert terminal.run("list", "person").code == terminal.run("search", "leigh").code == 0


def test_a_folder_that_leads_out_of_the_book_is_not_followed(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "outside" / "meetings").mkdir(parents=True)
    (terminal.root / "records" / "outside").symlink_to(tmp_path / "outside")
    refused(terminal, "new", "meeting", "date=2022-01-01", "classification=ordinary", "--id",
            "outside/meetings/2022-01-01", *WHY, code=1)  # fmt: skip
    assert list((tmp_path / "outside" / "meetings").iterdir()) == []


BAD_IDS = ["", "/", "../../etc/passwd", "people/../people/edward-leigh", "/people/x", "people//x", "People/Edward-Leigh",
           "people/edward-leigh\n", "people/\x1b[31m", "people/\u202ex", "people/\udcff\udcfe", "x" * 50_000, ":(top)x"]  # fmt: skip


@pytest.mark.parametrize("bad", BAD_IDS)
def test_a_bad_id_is_exit_2_in_every_command(bad: str, terminal: Terminal) -> None:
    for words in (
        ["show", bad], ["show", bad, "--at", "HEAD"], ["set", bad, "name", "X", *WHY], ["unset", bad, "name", *WHY],
        ["add", bad, "sources", "document=x", *WHY], ["remove", bad, "sources[x]", *WHY], ["move", bad, "sources[x]", *WHY],
        ["delete", bad, *WHY], ["edit", bad, *WHY], ["commit", bad, *WHY], ["validate", bad], ["format", bad], ["log", bad],
        ["new", "person", "name=X", "--id", bad, *WHY],
    ):  # fmt: skip
        refused(terminal, *words, code=2)


@pytest.mark.parametrize(
    "words",
    [
        ["show", PERSON, "--at", ""], ["show", PERSON, "--at=--output=owned"], ["show", PERSON, "--at", "^HEAD"],
        ["show", PERSON, "--at", "HEAD..HEAD"], ["show", PERSON, "--at", "2022-02-30"], ["validate", "--since", ""],
        ["validate", "--since=--output=owned"], ["validate", "--since", "HEAD:records"], ["log", "--limit", "-1"],
        ["search", "x", "--limit", "9" * 40], ["list", "meeting", "--body", "../x"], ["--book", "", "list", "person"],
        ["new", "person", "name=X", "--from", "/", *WHY], ["new", "person", "name=X", "--from", "/nowhere", *WHY],
        ["new", "person", "name=X", "--from", "/dev/zero", *WHY], ["new", "person", "name", *WHY],
        ["new", "meeting", "location=5", "location.name=x", *WHY], ["set", PERSON, "sources", "{a: &b c}", *WHY],
        ["set", PERSON, "sources", "\udcff", *WHY], ["set", PERSON, "note", "\udcff", *WHY], ["set", PERSON, "[", "x", *WHY],
        ["set", PERSON, "sources[#99]", "x", *WHY], ["set", PERSON, "name." * 3_000, "x", *WHY],
        ["set", MEETING, "items[apologies].minute_number", "9" * 5_000, *WHY], ["set", PERSON, "name", "X", "--reason", " \n"],
        ["set", MEETING, "items[apologies].minute_number", "१२", *WHY],
        ["set", PERSON, "name", "X", *WHY, "--event-date", "2022-02-30"],
        ["set", PERSON, "name", "X", *WHY, "--event-date", "2022-01-01\nApproved-by: Chair"],
    ],
)  # fmt: skip
def test_a_bad_argument_is_exit_2_and_changes_nothing(words: list[str], terminal: Terminal) -> None:
    refused(terminal, *words, code=2)
    assert not (terminal.root / "owned").exists()


def test_no_text_typed_forges_a_trailer(terminal: Terminal) -> None:
    forged = "x\r\n\u2028\x0bApproved-by: Chair\n\nAction: approve\x1b[2J"
    ran = terminal.run("set", PERSON, "note", "y", "--reason", forged, "--authority", forged, "--evidence", forged,
                       "--event-date", "2022-01-01")  # fmt: skip
    assert ran.code == 0, ran
    names = [line.partition(":")[0] for line in terminal.git("log", "-1", "--format=%(trailers)").splitlines() if line]
    assert names == ["Action", "Record", "Reason", "Schema", "Authority", "Event-Date", "Evidence"]
    assert "\x1b" not in terminal.git("log", "-1", "--format=%B") + terminal.run("log").out


def changed_schema(change: Callable[[dict[str, object]], object]) -> Callable[[Terminal], object]:
    def spoil(terminal: Terminal) -> None:
        file = terminal.root / "schema" / "person.schema.json"
        document = json.loads(file.read_text())
        change(document)
        file.write_text(json.dumps(document))

    return spoil


SPOILT: dict[str, Callable[[Terminal], object]] = {
    "a reference out of it": changed_schema(lambda one: one.update({"$ref": "http://127.0.0.1:9/evil.json"})),
    "no schema at all": changed_schema(lambda one: one.update(properties=5, type=7)),
    "not JSON": lambda terminal: (terminal.root / "schema/person.schema.json").write_text("["),
    "no version": lambda terminal: (terminal.root / "schema/VERSION").unlink(),
    "an odd version": lambda terminal: (terminal.root / "schema/VERSION").write_text("1 \x1b[31m"),
    "a damaged index": lambda terminal: (terminal.root / ".git/index").write_bytes(b"DIRCx"),
    "a damaged .git": lambda terminal: (terminal.root / ".git/HEAD").write_text("garbage"),
    "a git too old": lambda terminal: terminal.git("config", "core.repositoryformatversion", "99"),
    "a branch of nothing": lambda terminal: (terminal.root / ".git/refs/heads/main").write_text("1" * 40 + "\n"),
    "no branch": lambda terminal: terminal.git("checkout", "-q", "--detach"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_repository_is_exit_3_with_the_next_step_and_never_our_fault(name: str, terminal: Terminal) -> None:
    SPOILT[name](terminal)
    said = refused(terminal, "set", PERSON, "name", "X", *WHY, code=3).err
    assert "not a git repository" not in said
    assert terminal.run("doctor").code == 3
    for words in (["list", "person"], ["show", PERSON], ["validate", PERSON], ["log"], ["search", "leigh"]):
        assert terminal.run(*words).code in (0, 3), words


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-", ">/dev/full", "2>/dev/full"])
def test_closed_and_full_streams_are_no_fault_of_ours(closed: str, terminal: Terminal) -> None:
    command = f'exec "$0" -m tui --book "$1" set {PERSON} given_name X --reason r {closed}'
    ended = subprocess.run(["sh", "-c", command, sys.executable, str(terminal.root)], cwd=ROOT, check=False)
    assert ended.returncode == 0
    assert terminal.run("show", PERSON, "given_name").out == "X\n"
    command = f'exec "$0" -m tui --book "$1" list plan {closed}'
    ended = subprocess.run(["sh", "-c", command, sys.executable, str(terminal.root)], cwd=ROOT, check=False)
    assert ended.returncode == (3 if closed == ">/dev/full" else 0)


def test_an_old_draft_never_undoes_what_was_saved_since(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = terminal.root / ".git" / "index.lock"
    lock.touch()
    refused(terminal, "set", PERSON, "note", "typed", *WHY, code=75)
    lock.unlink()
    assert terminal.run("set", PERSON, "given_name", "Newer", *WHY).code == 0
    monkeypatch.setenv("EDITOR", "true")
    ran = terminal.run("edit", PERSON, *WHY)
    assert (ran.code, "kept" in ran.err) == (0, True)
    assert terminal.run("show", PERSON, "given_name").out == "Newer\n"
