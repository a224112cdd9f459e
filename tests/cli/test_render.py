"""`minutebook render` on the sample book: a document on standard output or in a file."""

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal

MEETING = "cambridgeshire-pcp/meetings/2023-09-20"


def test_a_plan_is_named_by_its_folder_as_a_body_is(terminal: Terminal) -> None:
    ran = terminal.run("render", "plans/cambridgeshire-2021-24", "--as", "delivery")
    assert ran.code == 0, ran.err


def test_minutes_are_plain_text_where_no_form_is_named(terminal: Terminal) -> None:
    ran = terminal.run("render", MEETING, "--as", "minutes")
    assert ran.code == 0
    assert ran.out.startswith("DRAFT: not yet approved")
    assert "20. Harm to Hope Drug Strategy" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 72


@pytest.mark.parametrize(
    ("form", "start"), [("md", b"# Minutes"), ("html", b"<!DOCTYPE html>"), ("docx", b"PK"), ("pdf", b"%PDF")]
)
def test_a_file_is_written_whole_in_any_form(terminal: Terminal, tmp_path: Path, form: str, start: bytes) -> None:
    file = tmp_path / f"minutes.{form}"
    ran = terminal.run("render", MEETING, "--as", "minutes", "--to", form, "-o", str(file))
    assert (ran.code, ran.out) == (0, "")
    assert file.read_bytes().startswith(start)
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [file.name]
    assert f"Written: {file}" in ran.err


def test_a_record_without_such_a_document_is_told_what_it_has(terminal: Terminal) -> None:
    ran = terminal.run("render", "people/jane-webb", "--as", "minutes")
    assert ran.code == 2
    assert "“minutes” is made of a meeting" in ran.err
    assert "minutebook list meeting" in ran.err


def test_a_record_that_is_not_there_is_said_to_be_missing(terminal: Terminal) -> None:
    ran = terminal.run("render", "cambridgeshire-pcp/meetings/1999-01-01", "--as", "minutes")
    assert ran.code == 2
    assert "There is no record" in ran.err


def test_a_folder_that_is_not_there_is_named(terminal: Terminal, tmp_path: Path) -> None:
    ran = terminal.run("render", MEETING, "--as", "minutes", "-o", str(tmp_path / "none" / "minutes.txt"))
    assert ran.code == 2
    assert "cannot be written" in ran.err


def test_a_pack_writes_its_pages_into_the_agenda_in_one_commit(terminal: Terminal, tmp_path: Path) -> None:
    meeting, file = "cambridgeshire-pcp/meetings/2022-09-14", tmp_path / "pack.pdf"
    words = (
        "render",
        meeting,
        "--as",
        "pack",
        "--to",
        "pdf",
        "-o",
        str(file),
        "--write-pages",
        "--reason",
        "the pack is made",
    )
    before = terminal.git("rev-list", "--count", "HEAD")
    ran = terminal.run(*words)
    assert ran.code == 0
    assert file.read_bytes().startswith(b"%PDF")
    assert int(terminal.git("rev-list", "--count", "HEAD")) == int(before) + 1
    items = terminal.run("show", meeting, "items", "--format", "json").json["data"]
    assert items[4]["page_start"] % 2 == 1
    assert "Nothing has changed" in terminal.run(*words).err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--as", "pack", "--to", "html"), "There is no pack as html."),
        (("--as", "minutes", "--write-pages"), "“--write-pages” goes with “--as pack”"),
        (
            ("--as", "pack", "--to", "pdf", "--papers", "/no/such/folder", "-o", "x"),
            "There is no folder /no/such/folder.",
        ),
    ],
)
def test_what_does_not_go_together_is_refused(terminal: Terminal, words: tuple[str, ...], said: str) -> None:
    ran = terminal.run("render", MEETING, *words)
    assert ran.code == 2
    assert said in ran.err


def test_the_files_of_papers_are_taken_from_the_folder_named_and_from_nowhere_else(
    terminal: Terminal, tmp_path: Path
) -> None:
    meeting = "cambridgeshire-pcp/meetings/2022-09-14"
    terminal.run("render", MEETING, "--as", "minutes", "--to", "pdf", "-o", str(tmp_path / "theirs.pdf"))
    paper = terminal.file("cambridgeshire-pcp/papers/2022-09-14-review-of-complaints")
    paper.write_text(
        paper.read_text().replace("sources:", "files:\n  - name: theirs.pdf\n  - name: ../secret.pdf\nsources:", 1)
    )
    ran = terminal.run(
        "render", meeting, "--as", "pack", "--to", "pdf", "--papers", str(tmp_path), "-o", str(tmp_path / "pack.pdf")
    )
    assert ran.code == 0
    assert "1 file is in the pack as they came" in ran.err


def test_a_bodys_own_template_is_used_when_it_is_in_its_folder(terminal: Terminal) -> None:
    folder = terminal.root / "templates" / "cambridgeshire-pcp"
    folder.mkdir(parents=True)
    (folder / "document.html").write_text("<!DOCTYPE html><p>For all</p>${draft}${content}")
    (folder / "minutes.html").write_text("<!DOCTYPE html><p>For minutes</p>${draft}${content}")
    minutes = terminal.run("render", MEETING, "--as", "minutes", "--to", "html")
    assert minutes.out.startswith("<!DOCTYPE html><p>For minutes</p>")
    assert "In the template templates/cambridgeshire-pcp/minutes.html." in minutes.err
    assert terminal.run("render", MEETING, "--as", "actions", "--to", "html").out.startswith(
        "<!DOCTYPE html><p>For all</p>"
    )
    assert terminal.run("render", MEETING, "--as", "minutes", "--to", "md").out.startswith("# Minutes")
    other = terminal.run("render", "llr-pcp/meetings/undated-plan-update", "--as", "minutes", "--to", "html")
    assert "color-scheme" in other.out
