"""The life of a meeting from the command line: what each step refuses, what it says, and what no other command may do."""

import datetime
from pathlib import Path

import pytest

from tests.builder import BookBuilder, item, noted, present
from tests.cli.terminal import Terminal
from tui.book.git import Git
from tui.book.starting import lay_out, repository_for

PANEL = "example-joint-panel"
MAY, JUNE, JULY = (f"{PANEL}/meetings/2026-{day}" for day in ("05-12", "06-02", "07-14"))
RECOMMENDATION = f"{PANEL}/recommendations/2026-05-12-1"
ACTION = f"{PANEL}/actions/2026-05-12-1"
OUTCOME = "items[annual-report].decisions[noted].outcome"
REASON = ("--reason", "a test")
APPROVED = ("approve", MAY, "--at", "2026-07-14", "--minute", "3", *REASON)


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up panel with one meeting held and minuted as draft, and a later one."""
    folder = tmp_path_factory.mktemp("panel") / "book"
    git: Git = repository_for(folder)
    for name, value in (("name", "Clerk"), ("email", "clerk@panel.example")):
        git.run("config", f"user.{name}", value)
    lay_out(folder)
    builder = BookBuilder(PANEL).body().rules().members("member-a", "member-b", chair="member-a")
    report = item("annual-report", minute_number=7, decisions=[noted()])
    builder.meeting("2026-05-12", attendance=present("member-a"), items=[report], minutes={"state": "published"})
    builder.meeting("2026-06-02", minutes={"state": "published"})
    builder.meeting("2026-07-14", items=[item("minutes-of-may", minute_number=3)])
    builder.add(RECOMMENDATION, text="Publish the figures.", made_at=MAY)
    builder.add(ACTION, text="Look into it.", kind="action", raised_at=MAY)
    builder.write(folder)
    git.run("add", ".", writes=True)
    git.run("commit", "-q", "-m", "A panel", writes=True)
    return folder


@pytest.fixture
def terminal(panel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A copy of the panel's book."""
    import shutil

    shutil.copytree(panel, tmp_path / "book", symlinks=True)
    return Terminal(tmp_path / "book", capsys)


def newest(terminal: Terminal) -> str:
    return terminal.git("log", "-1", "--format=%B")


def test_approve_says_what_it_saved_and_who_typed_and_approved(terminal: Terminal) -> None:
    ran = terminal.run(*APPROVED)
    assert ran.code == 0, ran.err
    assert ran.err.startswith("Saved: Example Joint Panel, 12 May 2026: approved on 14 Jul 2026, minute 3\n")
    assert f"Note: {MAY}: the minutes were typed by the person who now records their approval." in ran.err
    assert "typed-and-approved-by-one" in newest(terminal)
    assert "    Warned of: minutes typed and approved by the same person\n" in terminal.run("log", MAY).out


def test_a_correction_agreed_is_said_before_what_it_changes(terminal: Terminal) -> None:
    verb = OUTCOME.replace(".outcome", ".verb")
    corrected = ("--correction", "Minute 7 was agreed", "--set", OUTCOME, "agreed", "--set", verb, "AGREED")
    ran = terminal.run(*APPROVED, *corrected, "--format", "json")
    assert ran.code == 0, ran.err
    [record] = ran.json["records"]
    assert f"{OUTCOME}: noted → agreed" in record["changes"]
    shown = terminal.run("show", MAY, "minutes.approval.corrections").out
    assert shown.count("text: Minute 7 was agreed") == 1
    assert shown.index(OUTCOME) < shown.index(verb)
    assert terminal.run("validate", MAY).code == 0


def test_a_change_without_the_correction_it_belongs_to_is_refused(terminal: Terminal) -> None:
    ran = terminal.run(*APPROVED, "--set", OUTCOME, "agreed")
    assert ran.code == 2
    assert "must be said first" in ran.err
    assert "--correction" in ran.err


def test_one_minute_approves_two_meetings_and_a_correction_names_its_own(terminal: Terminal) -> None:
    both = ("approve", MAY, JUNE, "--at", JULY, "--minute", "3", *REASON)
    assert terminal.run(*both, "--correction", "x").code == 2
    ran = terminal.run(*both, "--correction", f"{MAY}:Minute 7 was agreed", "--set", f"{MAY}:{OUTCOME}", "agreed")
    assert ran.code == 0, ran.err
    assert newest(terminal).count("\nRecord: ") == 2
    assert newest(terminal).startswith("Example Joint Panel: minutes of 2 meetings approved with corrections\n")
    told = ran.err.split("\n")
    assert told.index(f"{MAY}:") < told.index("  minute 7, decision: noted → agreed") < told.index(f"{JUNE}:")
    assert terminal.run("show", MAY, "minutes.approval.corrections").code == 0
    assert terminal.run("show", JUNE, "minutes.approval.corrections").code == 2


def test_every_command_refuses_approved_content_with_a_sentence(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert terminal.run(*APPROVED).code == 0
    before, head = terminal.file(MAY).read_bytes(), terminal.git("rev-parse", "HEAD")
    typed = tmp_path / "typed.yaml"
    typed.write_text(before.decode().replace("outcome: noted", "outcome: agreed"))
    monkeypatch.setenv("VISUAL", f"cp {typed}")
    for words in (
        ("set", MAY, OUTCOME, "agreed"),
        ("set", MAY, "minutes.state", "published"),
        ("set", MAY, "minutes.approval.minute_number", "4"),
        ("unset", MAY, "items[annual-report].minute_number"),
        ("unset", MAY, "minutes"),
        ("add", MAY, "items", "title=Another"),
        ("remove", MAY, "attendance[member-a]"),
        ("delete", MAY),
        ("edit", MAY),
    ):
        ran = terminal.run(*words, *REASON)
        assert ran.code == 1, (words, ran.err)
        assert "approved" in ran.err or "open to the public" in ran.err, (words, ran.err)
        assert terminal.file(MAY).read_bytes() == before, words
        assert terminal.git("rev-parse", "HEAD") == head, words
    terminal.file(MAY).write_bytes(typed.read_bytes())
    ran = terminal.run("commit", MAY, *REASON)
    assert (ran.code, terminal.git("rev-parse", "HEAD")) == (1, head)
    assert "its minutes are approved" in ran.err


def test_what_is_noted_beside_approved_minutes_may_still_change(terminal: Terminal) -> None:
    assert terminal.run(*APPROVED).code == 0
    assert terminal.run("set", MAY, "note", "The recording is kept.", *REASON).code == 0
    assert terminal.run("publish", MAY, "--what", "minutes", *REASON).code == 0


def test_correct_changes_what_was_approved_and_set_says_so_for_what_was_not(terminal: Terminal) -> None:
    refused = terminal.run("correct", MAY, OUTCOME, "agreed", "--authority", "the chair", *REASON)
    assert refused.code == 2
    assert f"minutebook set {MAY}" in refused.err
    assert terminal.run(*APPROVED).code == 0
    without = terminal.run("correct", MAY, OUTCOME, "agreed", *REASON)
    assert without.code == 2
    assert "--authority" in without.err
    assert terminal.run("correct", MAY, OUTCOME, "--authority", "x", *REASON).code == 2
    ran = terminal.run(
        "correct", MAY, OUTCOME, "agreed", "items[annual-report].title", "The annual report",
        "--authority", "minute 4 of 8 September 2026", "--on", "2026-09-08", *REASON,
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert "Authority: minute 4 of 8 September 2026\nEvent-Date: 2026-09-08" in newest(terminal)
    assert terminal.run("validate", MAY).code == 0


def test_correct_in_the_editor_keeps_what_was_typed_when_it_is_refused(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert terminal.run(*APPROVED).code == 0
    typed = tmp_path / "typed.yaml"
    monkeypatch.setenv("VISUAL", f"cp {typed}")
    words = ("correct", MAY, "--edit", "--authority", "the chair", *REASON)
    text = terminal.file(MAY).read_text()
    typed.write_text(text.replace("outcome: noted", "outcome: shouted"))
    assert terminal.run(*words).code == 1
    assert "shouted" not in terminal.file(MAY).read_text()
    typed.write_text(text.replace("outcome: noted", "outcome: agreed"))
    assert terminal.run(*words).code == 0
    assert "outcome: agreed" in terminal.file(MAY).read_text()


def test_a_draft_says_that_it_is_one_until_it_is_approved(terminal: Terminal) -> None:
    shown = terminal.run("show", MAY)
    assert "DRAFT" in shown.err
    assert shown.out == terminal.file(MAY).read_text()
    rows = {row.split("\t")[0]: row.split("\t")[4:] for row in terminal.run("list", "meeting").out.splitlines()}
    assert rows == {MAY: ["DRAFT minutes"], JUNE: ["DRAFT minutes"], JULY: []}
    terminal.run(*APPROVED)
    assert terminal.run("show", MAY).err == ""
    assert f"{MAY}\t2026-05-12\theld\tExample Joint Panel\tminutes approved\n" in terminal.run("list", "meeting").out


def test_what_is_published_is_published_today_unless_a_day_is_said(terminal: Terminal) -> None:
    ran = terminal.run("publish", JULY, "--what", "agenda", *REASON)
    assert ran.code == 0, ran.err
    assert f"Event-Date: {datetime.date.today().isoformat()}" in newest(terminal)


def test_update_takes_the_step_that_the_record_and_the_answers_mean(terminal: Terminal) -> None:
    assert terminal.run("update", ACTION, "--text", "Done.", "--status", "done", *REASON).code == 0
    assert terminal.run("update", RECOMMENDATION, "--conveyed", "2026-05-15", *REASON).code == 0
    assert terminal.run("respond", RECOMMENDATION, "--date", "2026-06-01", "--outcome", "accepted", *REASON).code == 0
    assessed = ("--assessed", "satisfied", "--meeting", "2026-07-14", "--minute", "3")
    assert terminal.run("update", RECOMMENDATION, *assessed, *REASON).code == 0
    subjects = terminal.git("log", "-4", "--format=%s").splitlines()
    assert subjects[::-1] == [
        "Action 2026-05-12-1: done, as reported",
        "Recommendation 2026-05-12-1: sent to its addressee on 15 May 2026",
        "Recommendation 2026-05-12-1: response of 1 Jun 2026: accepted",
        "Recommendation 2026-05-12-1: response assessed: satisfied",
    ]
    mixed = terminal.run("update", RECOMMENDATION, "--status", "done", *REASON)
    assert mixed.code == 2
    assert "“--status” is not asked here" in mixed.err


def test_moving_and_cancelling_are_steps_and_say_what_stays_behind(terminal: Terminal) -> None:
    assert terminal.run("cancel", MAY, *REASON).code == 2
    new = ("new", "meeting", "--id", f"{PANEL}/meetings/2026-11-10", "name=Example Joint Panel", "classification=ordinary",
           "status=confirmed", "date=2026-11-10", *REASON)  # fmt: skip
    assert terminal.run(*new).code == 0
    assert terminal.run("reschedule", f"{PANEL}/meetings/2026-11-10", "--to", "2026-11-17", *REASON).code == 0
    assert "17 Nov 2026: moved from 10 Nov 2026" in newest(terminal)
    assert terminal.run("cancel", f"{PANEL}/meetings/2026-11-10", *REASON).code == 0
    assert "Action: cancel" in newest(terminal)


def test_an_audit_of_a_whole_life_finds_nothing(terminal: Terminal) -> None:
    start = terminal.git("rev-parse", "HEAD").strip()
    for words in (
        ("publish", JULY, "--what", "agenda", "--on", "2026-07-06"),
        ("set", JULY, "minutes.state", "drafting"),
        ("clear", JULY, "--with", "officers"),
        ("clear", JULY, "--returned-on", "2026-07-20"),
        ("clear", JULY, "--with", "chair", "--person", "member-a"),
        ("publish", JULY, "--what", "draft_minutes"),
        (*APPROVED[:-2], "--correction", "Minute 7 was agreed", "--set", OUTCOME, "agreed"),
        ("approve", MAY, "--signed-by", "member-a", "--signed-on", "2026-07-14"),
        ("approve", JUNE, "--at", JULY, "--minute", "3"),
        ("correct", MAY, OUTCOME, "noted", "--authority", "minute 4 of 8 September 2026"),
        ("publish", RECOMMENDATION, "--on", "2026-05-20"),
    ):
        ran = terminal.run(*words, *REASON)
        assert ran.code == 0, (words, ran.err)
    ran = terminal.run("audit", f"{start}..HEAD", "--format", "json")
    assert ran.json["findings"] == []
    assert ran.json["checked"] == 11
