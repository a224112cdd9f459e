"""The history of a record in sentences, and what it never says."""

from typing import Any

from tests.builder import a_book, item, noted, present
from tests.documents.rendering.planted import LATER, MEETING, SECRET, planted_records
from tests.documents.site.sites import ON, Past, files_of, shelf_of, values_of, words_of
from tui.documents.site.history import Deed, Told, Version

THERE = "example-panel/meetings/2022-09-14"


def deed(action: str = "edit", reason: str | None = None, *touched: str, **more: Any) -> Deed:
    return Deed("c" * 40, "2022-09-20T10:00:00+01:00", "The clerk", action, reason, touched=touched, **more)


def meeting(**fields: Any) -> dict[str, Any]:
    made = a_book().meeting("2022-09-14", minutes={"state": "published"}, attendance=present("member-b"), **fields)
    return {**values_of({THERE: made.records[THERE]})}[THERE]  # type: ignore[return-value]


def told(now: dict[str, Any], *steps: tuple[Deed, Any, Any]) -> list[Told]:
    book = a_book()
    book.meeting(
        "2022-09-14",
        **{name: value for name, value in now.items() if name not in ("name", "classification", "status", "date")},
    )
    past: Past = {THERE: [(each, Version((before,), after)) for each, before, after in steps]}
    return shelf_of(book.records, past).histories.of(THERE)


def test_a_change_is_told_by_place_and_fixed_words_with_reason_and_authority() -> None:
    before = meeting(items=[item("plan", minute_number=7, decisions=[noted(outcome="agreed")])])
    after = meeting(items=[item("plan", minute_number=7, decisions=[noted()])])
    found = told(after, (deed("correct", "the vote was to note", authority="minute 3"), before, after))
    assert found[0].changes == ("minute 7: agreed → noted",)
    assert (found[0].reason, found[0].authority, found[0].deed.done) == (
        "the vote was to note",
        "minute 3",
        "Approved minutes corrected",
    )


def test_a_text_is_never_quoted_neither_as_it_was_nor_as_it_is() -> None:
    before = meeting(items=[item("plan", title="Mr Zebra", minute_number=7)])
    after = meeting(items=[item("plan", title="The plan", minute_number=7)])
    assert told(after, (deed(), before, after))[0].changes == ("minute 7, title: reworded",)


def test_an_element_that_is_gone_is_not_named() -> None:
    before = meeting(items=[item("zebra", title="Zebra"), item("plan")])
    after = meeting(items=[item("plan")])
    assert told(after, (deed(), before, after))[0].changes == ("an item that is no longer there: taken out",)


def test_what_was_open_once_and_is_exempt_now_is_in_no_sentence_nor_the_reason_for_it() -> None:
    note = [{"id": "zebra", "type": "statement", "text": "zebra"}]
    before = meeting(items=[item("plan", title="Staffing")])
    after = meeting(items=[item("plan", title="Staffing", notes=note)])
    now = meeting(items=[item("plan", title="Staffing", public=False, exempt={"paragraph": "1"})])
    found = told(now, (deed("edit", "made exempt"), after, now), (deed("edit", "about the zebra"), before, after))
    assert found[1].changes == ("What was changed is not published",)
    assert found[1].reason == ""
    assert "zebra" not in str([each.changes for each in found]).lower()


def test_a_reason_is_not_given_that_has_a_word_only_found_in_what_is_withheld() -> None:
    hidden = item("staffing", public=False, exempt={"paragraph": "1"}, recital="The zebra's leave")
    before, after = meeting(items=[hidden], start_time="10:00"), meeting(items=[hidden], start_time="10:30")
    found = told(
        after,
        (deed("edit", "so that zebra can come"), before, after),
        (deed("edit", "the room is free then"), before, after),
    )
    assert [each.reason for each in found] == ["", "the room is free then"]
    assert found[0].changes == ("starts: 10:00 → 10:30",)


def test_why_is_not_told_where_the_record_was_withheld_before_or_has_something_withheld_from_the_first() -> None:
    action, open_now = (
        "example-panel/actions/2022-09-14-1",
        {"text": "Send it", "kind": "action", "raised_at": THERE, "item": "plan"},
    )
    hidden_then = {**open_now, "text": "Send it to the gnu", "item": "staffing"}
    book = a_book().meeting(
        "2022-09-14", minutes={"state": "published"}, items=[item("plan"), item("staffing", public=False)]
    )
    records = book.add(action, **open_now).records
    past: Past = {
        action: [
            (deed("edit", "no gnu"), Version((hidden_then,), open_now)),
            (deed("create", "a gnu asked"), Version((), hidden_then)),
        ],
        THERE: [(deed("create", "for the gnu"), Version((), values_of(records)[THERE]))],
    }
    histories = shelf_of(records, past).histories
    assert [(each.changes, each.reason) for each in histories.of(action)] == [
        (("What was changed is not published",), ""),
        (("What was changed is not published",), ""),
    ]
    assert [(each.changes, each.reason) for each in histories.of(THERE)] == [((), "")]


def test_what_was_done_to_minutes_before_they_were_published_is_not_told_but_that_they_were_is() -> None:
    early = {**meeting(items=[item("plan", decisions=[noted(outcome="agreed")])]), "minutes": {"state": "drafting"}}
    late = {**meeting(items=[item("plan", decisions=[noted()])]), "minutes": {"state": "with_chair"}}
    now = meeting(items=[item("plan", decisions=[noted()])])
    found = told(now, (deed("publish", "cleared"), late, now), (deed("edit", "not agreed"), early, late))
    assert found[0].changes == ("minutes: with chair → published",)
    assert found[1].changes == ("minutes: drafting → with chair", "Something that is not published was changed too")
    assert found[1].reason == ""


def test_a_reason_that_is_shared_with_a_withheld_record_is_not_given() -> None:
    records = planted_records()
    values = values_of(records)
    open_one, secret = "example-panel/recommendations/2022-09-14-2", "example-panel/recommendations/2022-09-14-1"
    one = Version(({**values[open_one], "number": "1"},), values[open_one])  # type: ignore[dict-item]
    alone, together = deed("edit", "alone", open_one), deed("edit", "together", open_one, secret)
    found = shelf_of(records, {open_one: [(alone, one)]}).histories.of(open_one)
    assert [each.reason for each in found] == ["alone"]
    found = shelf_of(records, {open_one: [(together, one)]}).histories.of(open_one)
    assert [each.reason for each in found] == [""]


def test_no_planted_word_is_in_any_file_of_a_site_with_its_history() -> None:
    records = planted_records()
    values = values_of(records)
    past: Past = {
        each: [
            (
                deed("edit", f"{SECRET} put in" if SECRET in str(value).lower() else "put in", each),
                Version((_without_all_but_names(value),), value),
            ),
            (deed("create", "entered", each), Version((), _without_all_but_names(value))),
        ]
        for each, value in values.items()
    }
    files = files_of(records, past, ON)
    assert f"{MEETING}/minutes.html" in files
    assert f"{LATER}/agenda.html" in files
    assert [path for path, data in files.items() if SECRET in (path + words_of(data)).lower()] == []
    assert "What was changed is not published" in files[f"{MEETING}/index.html"].decode()
    assert "This item is not open to the public" in files[f"{MEETING}/minutes.html"].decode()


def _without_all_but_names(value: Any) -> Any:
    """A record as it may have been before: with what was planted in it as its only difference."""
    if isinstance(value, dict):
        return {
            name: _without_all_but_names(inner)
            for name, inner in value.items()
            if not (isinstance(inner, str) and SECRET in inner)
        }
    return [_without_all_but_names(each) for each in value] if isinstance(value, list) else value
