"""Plan on the screen: the coming meetings, a drafted one, what differs, and where deliverables stand."""

import pytest

from tests.app.conftest import PANEL, BookFolder, Terminal, opened, run

NEXT = f"{PANEL}/meetings/2026-05-27"
DELIVERABLE = "plans/joint/deliverables/survey"
BODY = """\
name: Example Joint Panel
classification: police-and-crime-panel
timezone: Europe/London
agenda_template:
  - id: apologies
    title: Apologies for Absence
    cadence: every_meeting
  - id: complaints
    title: Review of Complaints
    cadence: quarterly
"""
SIZES = pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=["80x24", "200x50"])


@pytest.fixture
def planned(folder: BookFolder) -> BookFolder:
    folder.write(f"{PANEL}/body", BODY)
    folder.write(
        NEXT,
        folder.text(NEXT) + "items:\n  - id: report\n    title: The annual report\n    matter: annual-report\n"
        '    planned_in:\n      - document: Plan of March\n        date: "2026-03-01"\n        as_printed: Annual Report\n',
    )
    folder.write(
        "plans/joint/plan", "name: Joint Plan\nthemes:\n  - id: public\n    number: '1'\n    name: The public\n"
    )
    folder.write(
        DELIVERABLE,
        "name: A survey\ntheme: public\nstage: current\ntarget:\n  year: 2025/26\n  to_quarter: 4\nupdates:\n"
        '  - id: u1\n    date: "2026-02-01"\n    text: Begun.\n    status: ongoing\n',
    )
    folder.commit()
    return folder


async def at_plan(screen: Terminal) -> None:
    await screen.press("4")
    await screen.until("Forward plan from Mon 11 May 2026")
    await screen.until("Wed 27 May 2026")


@SIZES
def test_the_coming_meetings_stand_under_their_body_with_their_items_and_what_is_missing(
    planned: BookFolder, size: tuple[int, int]
) -> None:
    async def scenario() -> None:
        async with opened(planned, size=size) as screen:
            await at_plan(screen)
            assert "Wed 27 May 2026 13:30   annual, confirmed" in screen.text
            assert "- The annual report" in screen.text
            assert "Review of Complaints is quarterly business" in screen.text
            assert "1 Mar 2026    Plan of March  1 meeting" in screen.text
            await screen.press("enter")
            await screen.until("1 Read")

    run(scenario)


def test_a_drafted_meeting_says_why_each_item_is_on_it_and_is_one_change(planned: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(planned) as screen:
            await at_plan(screen)
            await screen.press("n")
            await screen.until("on which day?")
            await screen.replace("2026-09-16")
            await screen.press("enter")
            await screen.until("On every agenda of this body.")
            assert "Quarterly business; no earlier meeting in this book has it." in screen.text
            await screen.press("enter")
            await screen.until("Why?")
            await screen.type("the dates were agreed")
            await screen.press("enter")
            await screen.until("Saved: ")
            text = planned.text(f"{PANEL}/meetings/2026-09-16")
            assert "status: tentative" in text
            assert "title: Review of Complaints" in text
            assert "Action: create" in planned.git("log", "-1", "--format=%B")

    run(scenario)


def test_a_meeting_that_the_book_has_is_opened_with_the_drafted_items_and_keeps_its_own(planned: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(planned) as screen:
            await at_plan(screen)
            await screen.press("n")
            await screen.until("on which day?")
            await screen.replace("2026-05-27")
            await screen.press("enter")
            await screen.until("The book has this meeting")
            await screen.press("enter")
            await screen.until("[2 Edit]")
            text = screen.app.screen.editing.text
            assert text.index("Apologies for Absence") < text.index("The annual report")
            assert "as_printed: Annual Report" in text
            assert "Apologies" not in planned.text(NEXT)

    run(scenario)


def test_two_plans_are_compared_and_escape_leads_back(planned: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(planned) as screen:
            await at_plan(screen)
            await screen.press("c")
            await screen.until("Compare which plan")
            await screen.press("enter")
            await screen.until("with which?")
            await screen.type("as it is now")
            await screen.press("enter")
            await screen.until("From Plan of March")
            assert "“Annual Report” is now “The annual report”." in " ".join(screen.text.split())
            await screen.press("escape")
            await screen.until("Forward plan from")

    run(scenario)


def test_a_matter_is_followed_from_its_item(planned: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(planned) as screen:
            await at_plan(screen)
            await screen.press("m")
            await screen.until("bears no matter")
            await screen.press("j", "m")
            await screen.until("The matter “annual report”")
            assert "27 May 2026  The annual report" in screen.text

    run(scenario)


@SIZES
def test_deliverables_stand_by_theme_and_an_update_is_one_key(planned: BookFolder, size: tuple[int, int]) -> None:
    async def scenario() -> None:
        async with opened(planned, size=size) as screen:
            await at_plan(screen)
            await screen.press("v")
            await screen.until("Deliverables as at")
            assert "1 The public" in screen.text
            assert "Ongoing, reported 1 Feb 2026, listed as current, target Q4 2025/26." in screen.text
            assert "Wanted by 31 Mar 2026" in screen.text
            await screen.press("G", "u")
            await screen.until("What was reported")
            await screen.type("All answers are in.")
            await screen.press("tab")
            await screen.type("completed")
            await screen.press("enter", "ctrl+s")
            await screen.until("completed, as reported on 11 May 2026")
            await screen.type("reported by the office")
            await screen.press("enter")
            await screen.until("Completed, reported 11 May 2026")
            assert "Wanted by" not in screen.text
            await screen.press("c")
            await screen.until("What was reported after which day?")
            await screen.replace("2026-04-01")
            await screen.press("enter")
            await screen.until("A survey: ongoing → completed, reported 11 May 2026.")

    run(scenario)
