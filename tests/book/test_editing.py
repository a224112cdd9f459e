"""A change proposed: its sentences, the errors it would add, the warnings that stay; and a change saved."""

from collections.abc import Callable

import pytest

from tests.book.books import BookFolder
from tui.book.editing import (
    RefusedByChecks,
    commit,
    propose_adoption,
    propose_delete,
    propose_edits,
    propose_new,
    propose_text,
)  # fmt: skip
from tui.book.formatting import proposals, save_formatted
from tui.book.saving import Note
from tui.errors import ProblemsFound, WrongUsage
from tui.record.edits import Remove, Set
from tui.record.paths import parse_path

MakeBook = Callable[..., BookFolder]
MEETING = "panel/meetings/2026-05-12"
TEXT = """\
# yaml-language-server: $schema=../../../schema/meeting.schema.json
name: Example Panel
classification: ordinary
status: held
date: "2026-05-12"
weekday: Monday   # as the notice has it

items:
  # the only one
  - id: report
    title: Report
    decisions:
      - id: noted
        verb: NOTED
        outcome: noted
"""
RECORDS = {"panel/body": "name: Example Panel\nclassification: council-committee\n", MEETING: TEXT}


def test_a_proposal_says_what_would_change_in_sentences_and_lines(make_book: MakeBook) -> None:
    book = make_book(records=RECORDS).open()
    proposal = propose_edits(book, MEETING, [Set(parse_path("items[report].decisions[noted].outcome"), "agreed")])
    assert proposal.lines == ("items[report].decisions[noted].outcome: noted → agreed",)
    assert "noted → agreed" in proposal.sentences[0]
    assert proposal.subject.startswith("Example Panel, 12 May 2026")
    assert proposal.new_errors == ()
    assert [each.rule for each in proposal.standing] == ["weekday"]


def test_a_proposal_touches_only_the_line_of_its_field_and_keeps_comments(make_book: MakeBook) -> None:
    book = make_book(records=RECORDS).open()
    proposal = propose_edits(book, MEETING, [Set(parse_path("weekday"), "Tuesday")])
    assert proposal.new == TEXT.replace("weekday: Monday ", "weekday: Tuesday ").encode()


def test_a_new_error_stops_the_save_and_an_old_one_does_not(make_book: MakeBook) -> None:
    spoilt = TEXT.replace("outcome: noted", "outcome: shouted")
    folder = make_book(records={**RECORDS, MEETING: spoilt})
    book = folder.open()
    old = propose_edits(book, MEETING, [Set(parse_path("weekday"), "Tuesday")])
    assert old.new_errors == ()
    assert commit(book, [old], Note("edit", old.subject, "the notice")).records == (MEETING,)
    new = propose_edits(book, MEETING, [Set(parse_path("date"), "2026-02-30")])
    assert [each.rule for each in new.new_errors] == ["impossible-date"]
    with pytest.raises(RefusedByChecks) as refused:
        commit(book, [new], Note("edit", new.subject, "a slip"))
    assert "5:7" in refused.value.sentence


def test_a_record_that_others_point_to_is_not_deleted(make_book: MakeBook) -> None:
    pointing = {"panel/recommendations/2026-05-12-1": f"text: Publish.\nmade_at: {MEETING}\n"}
    book = make_book(records={**RECORDS, **pointing}).open()
    proposal = propose_delete(book, MEETING)
    assert {each.record for each in proposal.new_errors} == {"panel/recommendations/2026-05-12-1"}
    assert propose_delete(book, "panel/recommendations/2026-05-12-1").new_errors == ()


def test_two_new_records_that_point_to_each_other_are_saved_together(make_book: MakeBook) -> None:
    book = make_book(records=RECORDS).open()
    texts = {
        "panel/recommendations/2026-05-12-1": f"text: Publish.\nmade_at: {MEETING}\nresponse:\n"
        "  merged_with:\n    - panel/recommendations/2026-05-12-2\n",
        "panel/recommendations/2026-05-12-2": f"text: Print.\nmade_at: {MEETING}\n",
    }
    beside = {record_id: text.encode() for record_id, text in texts.items()}
    alone = propose_text(book, "panel/recommendations/2026-05-12-1", texts["panel/recommendations/2026-05-12-1"], None)
    assert [each.rule for each in alone.new_errors] == ["reference-missing"]
    together = [propose_text(book, record_id, text, None, "create", beside) for record_id, text in texts.items()]
    saved = commit(book, together, Note("create", "two recommendations", "the minutes"))
    assert len(saved.records) == 2


def test_a_text_typed_loosely_is_made_canonical_where_the_old_one_was(make_book: MakeBook) -> None:
    book = make_book(records=RECORDS).open()
    typed = TEXT.replace("status: held", "status:    'held'")
    assert propose_text(book, MEETING, typed, TEXT.encode()).new == TEXT.encode()


def test_a_text_typed_on_a_loose_record_is_left_as_typed(make_book: MakeBook) -> None:
    loose = "name:   Member B\n"
    book = make_book(records={**RECORDS, "people/member-b": loose}).open()
    typed = "name:   Member B\nnote: 'x'\n"
    assert propose_text(book, "people/member-b", typed, loose.encode()).new == typed.encode()


def test_a_taken_or_ill_formed_id_is_refused(make_book: MakeBook) -> None:
    book = make_book(records=RECORDS).open()
    for record_id in (MEETING, "panel/meetings/Tuesday", "nowhere", "../x", "people/a/b"):
        with pytest.raises(WrongUsage):
            propose_new(book, record_id, {"name": "X"})


def test_nothing_changed_is_nothing_to_save(make_book: MakeBook) -> None:
    book = make_book(records=RECORDS).open()
    proposal = propose_text(book, MEETING, TEXT, TEXT.encode())
    assert not proposal.is_change
    with pytest.raises(WrongUsage, match="nothing to save"):
        commit(book, [proposal], Note("edit", None, "x"))


def test_an_unreadable_record_cannot_be_edited_by_field_and_says_where(make_book: MakeBook) -> None:
    folder = make_book(records=RECORDS)
    folder.write(f"records/{MEETING}.yaml", "name: [\n")
    with pytest.raises(ProblemsFound, match="line 2"):
        propose_edits(folder.open(), MEETING, [Set(("name",), "x")])


def test_a_change_by_hand_is_adopted_and_a_record_deleted_by_hand_too(make_book: MakeBook) -> None:
    folder = make_book(records={**RECORDS, "people/member-b": "name: Member B\n"})
    folder.write(f"records/{MEETING}.yaml", TEXT.replace("Monday ", "Tuesday "))
    book = folder.open()
    adopted = propose_adoption(book, MEETING)
    assert adopted.lines == ("weekday: Monday → Tuesday",)
    commit(book, [adopted], Note("adopt", adopted.subject, "by hand"))
    (folder.root / "records/people/member-b.yaml").unlink()
    gone = propose_adoption(folder.open(), "people/member-b")
    assert gone.new is None
    commit(folder.open(), [gone], Note("adopt", gone.subject, "by hand"))
    assert folder.git("status", "--porcelain") == ""


def test_format_changes_the_spelling_and_no_value_in_one_commit(make_book: MakeBook) -> None:
    folder = make_book(records={**RECORDS, "people/member-b": "name:   'Member B'\nnote: >\n  two\n  lines\n"})
    found, unreadable = proposals(folder.open())
    assert ([each.record_id for each in found], unreadable) == (["people/member-b"], [])
    assert found[0].changes == ()
    save_formatted(folder.open(), found)
    assert folder.read("people/member-b") == "name: Member B\nnote: |\n  two lines\n"
    assert "Action: format" in folder.git("log", "-1", "--format=%B")
    assert proposals(folder.open()) == ([], [])


def test_removing_an_item_that_another_record_names_is_told_before_the_save(make_book: MakeBook) -> None:
    action = "panel/actions/2026-05-12-1"
    named = f"text: Report back.\nkind: undertaking\nowners:\n  - panel/body\nraised_at: {MEETING}\nitem: report\n"
    more = TEXT + "  - id: close\n    title: Close\n"
    book = make_book(records={**RECORDS, MEETING: more, action: named}).open()
    kept = propose_edits(book, MEETING, [Remove(parse_path("items[close]"))])
    assert kept.new_errors == ()
    broken = propose_edits(book, MEETING, [Remove(parse_path("items[report]"))])
    assert [(each.record, each.path, each.rule) for each in broken.new_errors] == [
        (action, "item", "part-missing-elsewhere")
    ]
    with pytest.raises(RefusedByChecks, match="has no item"):
        commit(book, [broken], Note(broken.action, broken.subject, "no longer an item"))
