"""What a new book has its host check: the workflow's own commands, run as the host runs them, on good and on bad pushes."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

import tui
from tests.book.books import BookFolder
from tui.book.editing import commit, propose_edits, propose_new
from tui.book.saving import Note
from tui.book.starting import start_book
from tui.book.workflow import PRE_COMMIT_FILE, WORKFLOW_FILE
from tui.record.edits import Set

NOBODY = "0" * 40
BODY = "example-panel/body"


@dataclass
class Host:
    """A host with a book on it, that runs workflows as GitHub does: one shell for each step, stopping at the first that fails."""

    book: BookFolder
    programs: Path
    said: dict[str, str] = field(default_factory=dict)

    def push(self, before: str, new: str = "HEAD", *, forced: bool = False) -> list[str]:
        """Returns the names of the steps that fail when commits are pushed."""
        sha = self.book.git("rev-parse", new).strip()
        return self.run({"sha": sha, "event": {"before": before, "forced": forced}})

    def pull_request(self, branch: str, base: str = "main") -> list[str]:
        """Returns the names of the steps that fail when a branch asks to be merged."""
        tips = [self.book.git("rev-parse", each).strip() for each in (base, branch)]
        self.book.git("checkout", "-q", "--detach", base)
        self.book.git("merge", "-q", "--no-ff", "-m", f"Merge {tips[1]} into {tips[0]}", branch)
        merged = self.book.git("rev-parse", "HEAD").strip()
        event = {"pull_request": {"base": {"sha": tips[0]}, "head": {"sha": tips[1]}}}
        return self.run({"sha": merged, "event": event})

    def run(self, github: Mapping[str, Any]) -> list[str]:
        workflow = yaml.safe_load((self.book.root / WORKFLOW_FILE).read_text())
        failed: list[str] = []
        for step in workflow["jobs"]["check"]["steps"]:
            wanted = step.get("if", "success()")
            if "run" not in step or not (
                wanted == "always()" or (not failed if wanted == "success()" else value_of(wanted, github))
            ):
                continue
            env = {name: expanded(text, github) for name, text in {**workflow["env"], **step.get("env", {})}.items()}
            done = self.shell("bash", "-e", "-c", step["run"], **env)
            self.said[step["name"]] = done.stdout
            if done.returncode:
                failed.append(step["name"])
        return failed

    def shell(self, *words: str, **env: str) -> "subprocess.CompletedProcess[str]":
        """Runs a program that finds `minutebook` and `pip` as the host would have them."""
        path = f"{self.programs}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            words,
            cwd=self.book.root,
            env={**os.environ, "PATH": path, **env},
            check=False,
            capture_output=True,
            text=True,
        )


def value_of(expression: str, github: Mapping[str, Any]) -> Any:
    """Returns what an expression of a workflow stands for: the first of its alternatives that is anything."""
    found: Any = None
    for way in expression.split("||"):
        found = {"github": github}
        for name in way.strip().split("."):
            found = found.get(name) if isinstance(found, Mapping) else None
        if found:
            break
    return found


def expanded(text: str, github: Mapping[str, Any]) -> str:
    return re.sub(r"\$\{\{(.*?)\}\}", lambda found: str(value_of(found[1], github) or ""), text)


@pytest.fixture
def host(tmp_path: Path) -> Host:
    """A new book with a body and two people in it, saved by the program."""
    programs = tmp_path / "programs"
    programs.mkdir()
    own = f"PYTHONPATH={shlex.quote(str(Path(tui.__file__).parent.parent))} exec {shlex.quote(sys.executable)} -m tui"
    for name, line in (("minutebook", f'{own} "$@"'), ("pip", f'echo "$@" >> {shlex.quote(str(tmp_path / "pip"))}')):
        (programs / name).write_text(f"#!/bin/sh\n{line}\n")
        (programs / name).chmod(0o755)
    start_book(tmp_path / "book")
    folder = BookFolder(tmp_path / "book")
    made = {
        BODY: {"name": "Example Panel", "classification": "police-and-crime-panel"},
        "people/member-a": {"name": "Member A"},
        "people/member-b": {"name": "Member B"},
    }
    for record_id, value in made.items():
        book = folder.open()
        commit(book, [propose_new(book, record_id, value)], Note("create", reason="a test"))
    return Host(folder, programs)


def edit(folder: BookFolder, name: str, record_id: str = "people/member-a") -> None:
    """Gives a record another name, through the program."""
    book = folder.open()
    commit(book, [propose_edits(book, record_id, [Set(("name",), name)])], Note("edit", reason="a test"))


def by_hand(folder: BookFolder, text: str, message: str = "Update", record_id: str = "people/member-a") -> None:
    """Changes a record with git alone."""
    folder.write(f"records/{record_id}.yaml", text)
    folder.git("commit", "-q", "-a", "-m", message)


def test_what_the_program_saved_passes_and_the_program_is_installed_as_the_workflow_says(
    host: Host, tmp_path: Path
) -> None:
    before = host.book.commits()[-1]
    edit(host.book, "Member AA")
    assert host.push(before) == [], host.said
    assert (tmp_path / "pip").read_text() == "install minutebook\n"
    assert len(host.said) == 4


def test_the_first_push_of_a_book_passes(host: Host) -> None:
    assert host.push(NOBODY) == [], host.said


def test_an_error_is_told_at_its_line_and_the_other_checks_are_made_all_the_same(host: Host) -> None:
    before = host.book.commits()[-1]
    by_hand(host.book, 'name: "Member A"\nshoe_size: 9\n')
    failed = host.push(before)
    assert {"Records are right", "Records are in their one spelling"} <= set(failed)
    assert "::error file=records/people/member-a.yaml,line=2," in host.said["Records are right"]
    spelling = host.said["Records are in their one spelling"]
    assert spelling.startswith("::error file=records/people/member-a.yaml,line=1,")
    assert "New commits say what they did" in host.said


def test_a_file_that_cannot_be_read_is_named(host: Host) -> None:
    by_hand(host.book, "name: [\n")
    assert "Records are right" in host.push(host.book.commits()[-2])
    assert "file=records/people/member-a.yaml" in host.said["Records are in their one spelling"]


def test_commits_taken_away_are_told(host: Host) -> None:
    dropped = host.book.commits()[-1]
    host.book.git("reset", "-q", "--hard", "HEAD~")
    host.book.git("reflog", "expire", "--expire=now", "--all")
    assert host.push(dropped, forced=True) == ["History was only added to"]
    assert "::error title=history-rewritten::" in host.said["History was only added to"]


def test_two_branches_right_alone_and_wrong_together_are_found_before_they_are_merged(host: Host) -> None:
    host.book.git("switch", "-q", "-c", "chair")
    book = host.book.open()
    members = {"memberships": [{"id": "member-b", "person": "member-b", "member_kind": "appointed"}]}
    commit(book, [propose_new(book, "example-panel/members", members)], Note("create", reason="a test"))
    assert host.push(host.book.commits()[-2]) == [], host.said
    host.book.git("switch", "-q", "main")
    assert host.pull_request("chair") == [], host.said
    host.book.git("switch", "-q", "main")
    host.book.save(None, "people/member-b")
    assert "Records are right" in host.pull_request("chair")
    assert "member-b" in host.said["Records are right"]


def test_a_change_past_the_program_is_found_in_a_push_and_in_a_pull_request(host: Host) -> None:
    host.book.git("switch", "-q", "-c", "side")
    by_hand(host.book, host.book.read().replace("Member A", "Member AA"))
    assert host.push(host.book.commits()[-2]) == ["New commits say what they did"], host.said
    assert host.push(NOBODY) == ["New commits say what they did"], host.said
    assert host.said["New commits say what they did"].startswith("::error ")
    host.book.git("switch", "-q", "main")
    edit(host.book, "Member BB", "people/member-b")
    assert host.pull_request("side") == ["New commits say what they did"], host.said


def test_the_hosts_own_merge_of_a_pull_request_is_no_commit_of_the_book(host: Host) -> None:
    host.book.git("switch", "-q", "-c", "side")
    edit(host.book, "Member AA")
    host.book.git("switch", "-q", "main")
    edit(host.book, "Member BB", "people/member-b")
    assert host.pull_request("side") == [], host.said


def hooks(host: Host, stage: str, **env: str) -> dict[str, int]:
    """Returns how each hook of a stage of the pre-commit configuration ends."""
    config = yaml.safe_load((host.book.root / PRE_COMMIT_FILE).read_text())
    (repository,) = config["repos"]
    assert {each for hook in repository["hooks"] for each in hook["stages"]} == set(
        config["default_install_hook_types"]
    )
    return {
        each["id"]: host.shell(*shlex.split(each["entry"]), **env).returncode
        for each in repository["hooks"]
        if stage in each["stages"]
    }


def test_the_same_is_checked_on_ones_own_computer_before_a_commit_and_before_a_push(host: Host) -> None:
    before = host.book.commits()[-1]
    host.book.write("records/people/member-a.yaml", "name: Member AA\n")
    assert set(hooks(host, "pre-commit").values()) == {0}
    host.book.write("records/people/member-a.yaml", 'name: "Member A"\nshoe_size: 9\n')
    assert hooks(host, "pre-commit") == {"minutebook-validate": 1, "minutebook-format": 1}
    assert hooks(host, "pre-push") == {"minutebook-audit": 0}
    host.book.git("commit", "-q", "-a", "-m", "Update")
    new = host.book.git("rev-parse", "HEAD").strip()
    assert hooks(host, "pre-push", PRE_COMMIT_FROM_REF=before, PRE_COMMIT_TO_REF=new) == {"minutebook-audit": 1}
    assert hooks(host, "pre-push") == {"minutebook-audit": 1}


def test_a_book_made_in_a_repository_keeps_the_checks_that_are_there(tmp_path: Path) -> None:
    folder = BookFolder(tmp_path / "book")
    folder.write(PRE_COMMIT_FILE, "repos: []\n")
    folder.git("init", "-q")
    start_book(folder.root)
    assert (folder.root / PRE_COMMIT_FILE).read_text() == "repos: []\n"
    assert WORKFLOW_FILE in folder.files_of()
