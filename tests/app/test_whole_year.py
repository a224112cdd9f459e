"""A meeting by keys in one sitting: planned, its agenda drafted and published, minuted live, cleared, and its draft minutes published."""

from typing import Any

from tests.app.conftest import BookFolder, opened, run
from tests.app.test_minuting import PANEL, Clock, _said, keys, record
from tests.builder import BookBuilder, item, noted, present
from tests.hang import no_hang
from tui.book.repository import Book

MARCH = f"{PANEL}/meetings/2026-03-25"
MAY = f"{PANEL}/meetings/2026-05-12"


def a_panel_between_meetings(folder: BookFolder) -> None:
    """A panel of five that has met in March, with a template for its agendas and nothing planned."""
    agenda = [
        {"id": "election", "title": "Election of Chair", "cadence": "first_of_year"},
        {"id": "minutes", "title": "Minutes of the previous meeting"},
        {"id": "annual-report", "title": "Annual Report"},
    ]
    book = BookBuilder(PANEL).body(
        wording={"short_name": "the Panel"}, timezone="Europe/London", agenda_template=agenda
    )
    book.members(*(f"member-{one}" for one in "abcde"), chair="member-a", listed="2026-05-06")
    book.rules(state="in_force", quorum={"number": 3}, offices={"term": "municipal_year"})
    items = [item("custody", minute_number=14, decisions=[noted()])]
    book.meeting("2026-03-25", attendance=present("member-a"), items=items, minutes={"state": "published"})
    for record_id, text in book.records.items():
        folder.write(record_id, text)
    folder.commit()


async def step(screen: Any, name: str, reason: str, *answers: str) -> None:
    """Takes a step of the record that is open: its name in the list of steps, answers to its first questions, why."""
    await screen.press("S")
    await screen.until("Which step?")
    await screen.type(name)
    await screen.press("enter")
    await screen.until("Why? *")
    for one in answers:
        await screen.type(one)
        await screen.press("enter")
    await screen.press("ctrl+s")
    await screen.type(reason)
    await screen.press("ctrl+s")
    await screen.until("Saved: ")


def test_a_meeting_from_the_forward_plan_to_published_draft_minutes_by_keys_alone(folder: BookFolder) -> None:
    a_panel_between_meetings(folder)

    async def scenario() -> None:
        async with opened(folder) as screen:
            clock = Clock(screen)
            await screen.press("4")
            await screen.until("Forward plan")
            for _ in range(20):
                if screen.line_with("▌").startswith("▌Example Panel"):
                    break
                await screen.press("j")
            await screen.press("n")
            await screen.until("on which day?")
            await screen.replace("12 may 2026")
            await screen.press("enter")
            await screen.until("A drafted agenda")
            await screen.until("Election of Chair")
            await screen.press("enter")
            await screen.until("Why?")
            await screen.type("the annual meeting")
            await screen.press("enter")
            await screen.until("tentative · ordinary")

            await screen.press("m")
            await screen.until("This meeting is only tentative: confirm it first.")
            await screen.press("e", "j", "j", "enter")
            await screen.type("conf")
            await screen.press("enter", "ctrl+s")
            await screen.until("tentative → confirmed")
            await screen.type("agreed with the chair")
            await screen.press("enter")
            await screen.until("Saved: ")
            await step(screen, "publish", "five clear days before", "agenda")

            await screen.press("m")
            await screen.until("5 of 5 expected")
            await keys(screen, "Enter", "-", "member e", "Enter", "Enter")
            await screen.until("Member E sent apologies")
            clock.at = "13:30"
            await keys(screen, "n")
            await screen.until("quorate: 4 of 5")
            await keys(
                screen,
                "d",
                "Enter",
                "Enter",
                "member b",
                "Enter",
                "member c",
                "Enter",
                "member d",
                "Enter",
                "Enter",
                "Enter",
            )
            await screen.until("The list of members gets it")
            await keys(screen, "p", "member b", "Enter", "n")
            await screen.until("Member B is Chair from 12 May 2026, to 30 Apr 2027")
            await keys(screen, "d", "Enter", "Enter")
            await screen.until("record those minutes as approved")
            await keys(screen, "Down", "Enter")
            await screen.until("agreed at the meeting of 12 May 2026")
            await screen.press("ctrl+s")
            await screen.until("minutes approved on 12 May 2026")

            clock.at = "13:40"
            await keys(screen, "n", "q", "member c", "Enter", "when will the figures come", "Enter")
            await keys(screen, "a", "member d", "Enter", "they will be sent in June", "Enter", ">")
            await screen.until("→ action for Member D")
            clock.at = "13:50"
            await keys(screen, "+", "member e", "Enter", "-", "member c 13:55", "Enter")
            await keys(screen, "x", "fire alarm", "Enter")
            await screen.until("ADJOURNED")
            clock.at = "14:05"
            await keys(screen, "x", "v", "3-1", "Enter", "member d", "Enter", "member e", "Enter", "Enter")
            await screen.until("CARRIED")
            await keys(screen, "d", "Enter", "Enter")
            clock.at = "14:10"
            await keys(screen, "n", "Enter")
            await screen.until("saved 14:10")
            await keys(screen, "Esc")
            await screen.until("minutes drafting, not approved")

            await step(screen, "send for", "for the chair to see", "chair", "member b")
            await screen.until("with chair")
            await step(screen, "back from", "as she returned them")
            await step(screen, "publish", "cleared by the chair", "draft")
            await screen.until("published")

    with no_hang():
        run(scenario)
    value = record(folder, MAY)
    assert (value["status"], value["minutes"]["state"]) == ("held", "published")
    assert [one["what"] for one in value["publications"]] == ["agenda", "draft_minutes"]
    there = {one["id"]: (one["status"], one.get("intervals")) for one in value["attendance"]}
    assert there["member-e"] == ("present", [{"id": "first", "from": "13:50"}])
    assert there["member-c"] == ("present", [{"id": "first", "to": "13:55"}])
    assert there["member-a"] == ("present", None)
    report = {one["id"]: one for one in value["items"]}["annual-report"]
    assert report["motions"][0]["vote"]["result"] == "carried"
    assert report["decisions"][0]["text"] == "The Panel AGREED to NOTE the Annual Report."
    assert record(folder, MARCH)["minutes"]["approval"]["meeting"] == MAY
    chairs = [one for one in record(folder, f"{PANEL}/members")["memberships"] if one.get("role") == "chair"]
    assert [(one["person"], one["end_date"]) for one in chairs] == [
        ("member-a", "2026-05-12"),
        ("member-b", "2027-04-30"),
    ]
    assert record(folder, f"{PANEL}/actions/2026-05-12-1")["owners"] == ["people/member-d"]
    made = folder.git("log", "--reverse", "--format=%H", f"--grep=Record: {MAY}").split()
    assert _said(folder, "audit", f"{made[0]}~1..HEAD") == []
    assert [one for one in _said(folder, "validate", MAY, MARCH) if one["severity"] != "advice"] == []
    assert Book.open(folder.root).drafts.list() == ()
