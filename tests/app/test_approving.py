"""Minutes are approved on the screen: several by one minute, with corrections agreed in words and typed into their fields."""

from typing import Any

from tests.app.conftest import BookFolder, opened, run
from tests.app.test_minuting import PANEL, _said, begin, keys, record, with_agenda
from tests.builder import BookBuilder, item, noted, present
from tui.book.repository import Book

MAY = f"{PANEL}/meetings/2026-05-12"
MARCH = f"{PANEL}/meetings/2026-03-25"
APRIL = f"{PANEL}/meetings/2026-04-20"


def with_two_published(folder: BookFolder) -> None:
    """Two meetings whose minutes are out as draft, and one held after them."""
    book = BookBuilder(PANEL).body().person("member-a", "member-b")
    for word, number in (("2026-03-25", 14), ("2026-04-20", 15)):
        report = item(f"report-{number}", minute_number=number, decisions=[noted()])
        book.meeting(word, attendance=present("member-a"), items=[report], minutes={"state": "published"})
    book.meeting("2026-05-12", attendance=present("member-a"), items=[item("minutes", minute_number=1)])
    for record_id, text in book.records.items():
        folder.write(record_id, text)
    folder.commit()


def put_draft(folder: BookFolder, record_id: str, old: str, new: str) -> None:
    """Keeps a draft of a record, as a clerk who typed it and went away."""
    book = Book.open(folder.root)
    text = folder.text(record_id)
    assert old in text
    book.drafts.put(record_id, text.replace(old, new), text.encode())


def test_one_minute_approves_two_meetings_one_with_a_correction_in_its_field(folder: BookFolder) -> None:
    with_two_published(folder)
    put_draft(folder, APRIL, "outcome: noted", "outcome: endorsed")

    async def scenario() -> None:
        async with opened(folder, record=MARCH) as screen:
            await screen.press("A")
            await screen.until("Also minutes of")
            await screen.type("20 Apr")
            await screen.press("enter")
            await screen.until("20 Apr 2026, typed")
            await screen.type("Member B was in the chair")
            await screen.press("enter")
            await screen.until("empty, it belongs")
            await screen.press("enter")
            await screen.press("enter")
            await screen.type("12 May")
            await screen.press("enter")
            await screen.type("1")
            await screen.press("ctrl+s")
            await screen.until("no correction that was agreed says so")
            await screen.press(
                "shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab"
            )
            await screen.until("empty, it belongs")
            await screen.type("the report was endorsed")
            await screen.press("ctrl+s")
            await screen.until("minutes of 2 meetings approved with corrections")
            await screen.type("as minuted")
            await screen.press("ctrl+s")
            await screen.until("Saved: ")

    run(scenario)
    march, april = (record(folder, one)["minutes"]["approval"] for one in (MARCH, APRIL))
    assert [one["text"] for one in march["corrections"]] == ["Member B was in the chair"]
    assert [(one["text"], len(one["fields"])) for one in april["corrections"]] == [("the report was endorsed", 1)]
    assert "outcome: endorsed" in folder.text(APRIL)
    message = folder.git("log", "-1", "--format=%B")
    assert f"Action: approve\nRecord: {MARCH}\nRecord: {APRIL}\n" in message
    assert f"Authority: minute 1 of {MAY}\n" in message
    assert _said(folder, "audit", "HEAD~1..HEAD") == []
    assert Book.open(folder.root).drafts.list() == ()


def test_agreeing_minutes_while_taking_minutes_asks_and_records_the_approval_by_this_minute(folder: BookFolder) -> None:
    with_agenda(folder)
    approval: dict[str, Any] = {}

    async def scenario() -> None:
        async with opened(folder, record=MAY) as screen:
            await begin(screen)
            await keys(screen, "n", "n", "d", "Enter", "Enter")
            await screen.until("record those minutes as approved")
            assert record(folder, MARCH)["minutes"] == {"state": "published"}
            await keys(screen, "Down", "Enter")
            await screen.until("Approve minutes")
            await screen.until("agreed at the meeting of 12 May 2026")
            await screen.press("ctrl+s")
            await screen.until("Saved: ")
            assert "minute 2" in screen.text
            await keys(screen, "Member B: thanked the clerk", "Enter")
            await screen.until("Member B")
            await keys(screen, "d", "agreed", "Enter", "Enter")
            await screen.until("► AGREED")  # and nothing is asked again

    run(scenario)
    approval |= record(folder, MARCH)["minutes"]["approval"]
    assert (approval["meeting"], approval["minute_number"], approval["item"]) == (MAY, 2, "minutes")
    assert _said(folder, "audit", "HEAD~2..HEAD") == []
