"""What a clerk changes from the command line, and what a reviewer then finds in `git log`."""

import json

import pytest

from tests.cli.terminal import Terminal

MEETING = "cambridgeshire-pcp/meetings/2022-07-20"
OUTCOME = "items[complaints].decisions[noted].outcome"
PLANNED = "cambridgeshire-pcp/meetings/2022-09-14"


def trailers(terminal: Terminal) -> list[str]:
    message = terminal.git("log", "-1", "--format=%B")
    return message.strip().split("\n\n")[-1].splitlines()


def test_set_makes_one_commit_of_one_file_that_changes_only_the_lines_of_the_field(terminal: Terminal) -> None:
    before = int(terminal.git("rev-list", "--count", "HEAD"))
    ran = terminal.run("set", PLANNED, "start_time", "14:00", "--reason", "moved by the chair")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[0] == "Saved: Cambridgeshire Police and Crime…, 14 Sep 2022: starts 14:00, not 13:30"
    assert int(terminal.git("rev-list", "--count", "HEAD")) == before + 1
    assert terminal.git("show", "--format=", "--name-only").split() == [f"records/{PLANNED}.yaml"]
    changed = [
        line
        for line in terminal.git("show", "--format=").splitlines()
        if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert changed == ['-start_time: "13:30"', '+start_time: "14:00"']
    assert terminal.git("status", "--porcelain") == ""


@pytest.mark.parametrize(
    "reason",
    [
        "plain",
        "two\nlines\nApproved-by: Chair",
        "Approved-by: Chair",
        "Action: approve\n\nAction: approve",
        "\x1b]52;c;aGk=\x07 escape",
        "--exec=x",
        "-m",
        "# a comment",
        "x" * 5_000,
        "“quoted”, £5, Ωμέγα, ☃",
        "a\u2028b\u0085c\vd",
    ],
)
def test_each_trailer_stands_once_whatever_the_reason_contains(terminal: Terminal, reason: str) -> None:
    assert terminal.run("set", PLANNED, "start_time", "14:05", f"--reason={reason}").code == 0
    names = [line.split(":")[0] for line in trailers(terminal)]
    assert names == ["Action", "Record", "Reason", "Schema"] or names == [
        "Action",
        "Record",
        "Reason",
        "Schema",
        "Warnings",
    ]
    by_git = terminal.git("log", "-1", "--format=%(trailers:only,unfold)").strip().splitlines()
    assert [line.split(":")[0] for line in by_git] == names
    assert "\x1b" not in terminal.git("log", "-1", "--format=%B")


def test_a_change_without_a_reason_is_refused_with_the_way_to_give_one(terminal: Terminal) -> None:
    assert terminal.run("set", PLANNED, "start_time", "14:00").code == 2
    ran = terminal.run("set", PLANNED, "start_time", "14:00", "--reason", "  ")
    assert ran.code == 2
    assert "reason" in ran.err


def test_an_impossible_date_is_refused_with_its_place_and_changes_no_byte(terminal: Terminal) -> None:
    before = terminal.file(PLANNED).read_bytes()
    ran = terminal.run("set", PLANNED, "date", "2022-09-31", "--reason", "typed wrongly")
    assert ran.code == 1
    line = next(n for n, text in enumerate(before.decode().splitlines(), 1) if text.startswith("date:"))
    assert f"records/{PLANNED}.yaml:{line}:7: error:" in ran.err
    assert "September" in ran.err
    assert terminal.file(PLANNED).read_bytes() == before
    assert terminal.git("status", "--porcelain") == ""


def test_an_unknown_field_names_those_there_are(terminal: Terminal) -> None:
    ran = terminal.run("set", PLANNED, "statuss", "held", "--reason", "x")
    assert ran.code == 2
    assert "status" in ran.err


def test_an_unknown_record_is_a_sentence_and_exit_2(terminal: Terminal) -> None:
    ran = terminal.run("set", "cambridgeshire-pcp/meetings/1999-01-01", "status", "held", "--reason", "x")
    assert ran.code == 2
    assert "1999-01-01" in ran.err
    assert "Traceback" not in ran.err


def test_add_gives_a_new_entry_its_id_and_move_and_remove_find_it(terminal: Terminal) -> None:
    ran = terminal.run(
        "add",
        PLANNED,
        "attendance",
        "person=mark-goldsack",
        "capacity=substitute",
        "status=apologies",
        "--reason",
        "he wrote",
    )
    assert ran.code == 0, ran.err
    shown = terminal.run("show", PLANNED, "attendance", "--format", "json").json["data"]
    assert [each["id"] for each in shown] == ["mark-goldsack"]
    assert terminal.run("remove", PLANNED, "attendance[mark-goldsack]", "--reason", "he wrote again").code == 0
    assert terminal.run("show", PLANNED, "attendance").code == 2
    assert terminal.run("move", PLANNED, "items[peel]", "--before", "complaints", "--reason", "taken first").code == 0
    items = [each["id"] for each in terminal.run("show", PLANNED, "items", "--format", "json").json["data"]]
    assert items.index("peel") == items.index("complaints") - 1


def test_unset_takes_the_field_away(terminal: Terminal) -> None:
    assert terminal.run("unset", PLANNED, "start_time", "--reason", "not sure any more").code == 0
    assert "\nstart_time:" not in terminal.file(PLANNED).read_text(encoding="utf-8")


def test_new_makes_a_record_with_an_id_from_what_it_says(terminal: Terminal) -> None:
    words = (
        "name=Cambridgeshire Police and Crime Panel",
        "classification=ordinary",
        "status=tentative",
        "date=2026-05-12",
    )
    ran = terminal.run("new", "meeting", "--body", "cambridgeshire-pcp", *words, "--reason", "in the calendar")
    assert (ran.code, ran.out) == (0, "cambridgeshire-pcp/meetings/2026-05-12\n"), ran.err
    text = terminal.file("cambridgeshire-pcp/meetings/2026-05-12").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../../schema/meeting.schema.json\n")
    assert "Action: create" in trailers(terminal)
    again = terminal.run(
        "new", "meeting", "--id", "cambridgeshire-pcp/meetings/2026-05-12", *words, "--reason", "again"
    )
    assert again.code == 2


def test_delete_is_refused_while_other_records_point_here_and_done_when_none_do(terminal: Terminal) -> None:
    refused = terminal.run("delete", MEETING, "--reason", "by mistake")
    assert refused.code == 1
    assert "recommendations" in refused.err
    assert terminal.file(MEETING).exists()
    gone = "cambridgeshire-pcp/questions/2023-09-20-1"
    assert terminal.run("delete", gone, "--reason", "withdrawn").code == 0
    assert not terminal.file(gone).exists()
    assert "Action: delete" in trailers(terminal)


def test_commit_takes_over_a_change_made_by_hand(terminal: Terminal) -> None:
    file = terminal.file(PLANNED)
    file.write_text(
        file.read_text(encoding="utf-8").replace('start_time: "13:30"', 'start_time: "13:45"'), encoding="utf-8"
    )
    refused = terminal.run("set", PLANNED, "end_time", "16:00", "--reason", "x")
    assert refused.code != 0
    assert "minutebook commit" in refused.err
    assert terminal.run("commit", PLANNED, "--reason", "typed in an editor").code == 0
    assert "Action: adopt" in trailers(terminal)
    assert terminal.git("status", "--porcelain") == ""
    assert terminal.run("set", PLANNED, "end_time", "16:00", "--reason", "x").code == 0


def test_several_records_changed_by_hand_are_told_one_by_one_and_counted_in_the_subject(terminal: Terminal) -> None:
    for record in (PLANNED, MEETING):
        file = terminal.file(record)
        file.write_text(
            file.read_text(encoding="utf-8").replace("\nstatus:", "\n# By hand.\nstatus:"), encoding="utf-8"
        )
    ran = terminal.run("commit", PLANNED, MEETING, "--reason", "typed in an editor")
    assert ran.code == 0, ran.err
    assert terminal.git("log", "-1", "--format=%s").strip().endswith(" and 1 other record")
    assert f"\n{PLANNED}:\n" in ran.err
    assert f"\n{MEETING}:\n" in ran.err


def test_edit_goes_through_the_editor_and_a_mistake_is_kept_as_a_draft(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "sed -i s/13:30/13:40/")
    assert terminal.run("edit", PLANNED, "--reason", "the notice says so").code == 0
    assert '"13:40"' in terminal.file(PLANNED).read_text(encoding="utf-8")
    monkeypatch.setenv("VISUAL", "sed -i s/2022-09-14/2022-09-31/")
    bad = terminal.run("edit", PLANNED, "--reason", "a slip")
    assert bad.code == 1
    assert "draft" in bad.err
    monkeypatch.setenv("VISUAL", "sed -i s/2022-09-31/2022-09-14/")
    mended = terminal.run("edit", PLANNED, "--reason", "mended")
    assert mended.code == 0
    assert "draft" in mended.err


def test_json_says_what_was_saved(terminal: Terminal) -> None:
    ran = terminal.run("set", PLANNED, "start_time", "14:00", "--reason", "x", "--format", "json")
    saved = json.loads(ran.out)
    assert saved["format"] == 1
    assert saved["commit"] == terminal.git("rev-parse", "HEAD").strip()
    assert saved["records"] == [{"id": PLANNED, "changes": ["start_time: 13:30 → 14:00"]}]
