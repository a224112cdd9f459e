"""A record that was never saved is called after what is typed; once it is saved its id stays."""

import pytest

from tests.app.conftest import PANEL, BookFolder, Terminal, opened, run
from tui.book.repository import Book

SIZES = [(80, 24), (200, 50)]


async def begin(screen: Terminal, kind: str) -> None:
    """Begins a record of a kind for the panel."""
    await screen.press("n")
    await screen.type(kind)
    await screen.press("enter")
    await screen.type("example joint")
    await screen.press("enter")


def drafts(folder: BookFolder) -> list[str]:
    return [one.record_id for one in Book.open(folder.root).drafts.list()]


@pytest.mark.parametrize("size", SIZES)
def test_a_meeting_begun_without_a_date_is_called_after_the_date_typed_later(
    folder: BookFolder, size: tuple[int, int]
) -> None:
    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            await begin(screen, "meeting")
            await screen.until("A date, or nothing")
            await screen.press("enter")
            await screen.until("[2 Edit]")
            await screen.press("j", "j", "j", "enter")
            await screen.type("24 Jun 2026")
            await screen.wait(lambda: drafts(folder) == [f"{PANEL}/meetings/2026-06-24"], "the draft under the new id")
            await screen.press("enter")
            await screen.save("fixed with the chair")
            assert drafts(folder) == []
            await screen.press("enter")
            await screen.type("25 Jun 2026")
            await screen.press("enter")
            await screen.save("moved by a day")

    run(scenario)
    assert 'date: "2026-06-25"\n' in folder.text(f"{PANEL}/meetings/2026-06-24")
    assert sorted(one.name for one in (folder.root / f"records/{PANEL}/meetings").iterdir()) == [
        "2026-03-25.yaml", "2026-05-27.yaml", "2026-06-24.yaml",
    ]  # fmt: skip


def test_an_undated_meeting_found_again_as_a_draft_is_still_called_after_its_date(folder: BookFolder) -> None:
    text = "name: Example Joint Panel\nclassification: ordinary\nstatus: tentative\n"
    Book.open(folder.root).drafts.put(f"{PANEL}/meetings/undated-ordinary", text, None)

    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("g", "enter")
            await screen.until("[2 Edit]")
            await screen.press("g", "j", "j", "j", "enter")
            await screen.type("2026-07-01")
            await screen.press("enter")
            await screen.save("fixed with the chair")

    run(scenario)
    assert 'date: "2026-07-01"\n' in folder.text(f"{PANEL}/meetings/2026-07-01")
    assert drafts(folder) == []


def test_two_meetings_begun_without_a_date_do_not_take_each_others_draft(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            for words in ("First hall", "Second hall"):
                await begin(screen, "meeting")
                await screen.press("enter")
                await screen.until("[2 Edit]")
                await screen.press("enter")
                await screen.replace(words)
                await screen.press("enter", "q")
                await screen.until("kept as a draft")

    run(scenario)
    assert sorted(one.text.splitlines()[1] for one in Book.open(folder.root).drafts.list()) == [
        "name: First hall", "name: Second hall",
    ]  # fmt: skip


def test_an_id_that_somebody_chose_stays(folder: BookFolder) -> None:
    chosen = f"{PANEL}/meetings/2026-06-01-visit"
    text = 'name: Example Joint Panel\nclassification: ordinary\nstatus: tentative\ndate: "2026-06-01"\n'
    Book.open(folder.root).drafts.put(chosen, text, None)

    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("g", "enter")
            await screen.until("[2 Edit]")
            await screen.press("g", "j", "j", "j", "enter")
            await screen.type("2026-06-02")
            await screen.press("enter")
            await screen.save("moved by a day")

    run(scenario)
    assert 'date: "2026-06-02"\n' in folder.text(chosen)


def test_a_person_is_called_after_the_name_as_it_is_at_the_first_save(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await screen.press("n")
            await screen.type("person")
            await screen.press("enter")
            await screen.until("A new person")
            screen.app.screen.query_one("Input").focus()
            await screen.type("Member Zet")
            await screen.press("enter")
            await screen.until("[2 Edit]")
            await screen.press("enter")
            await screen.replace("Member Zed")
            await screen.press("enter")
            await screen.save("elected in May")

    run(scenario)
    assert folder.text("people/member-zed").endswith("name: Member Zed\n")
    assert not (folder.root / "records/people/member-zet.yaml").exists()


@pytest.mark.parametrize("size", SIZES)
def test_a_new_recommendation_is_offered_the_latest_meetings_first_and_undated_ones_last(
    folder: BookFolder, size: tuple[int, int]
) -> None:
    base = "name: Example Joint Panel\nclassification: ordinary\nstatus: held\n"
    folder.write(f"{PANEL}/meetings/undated-visit", base)
    folder.write(f"{PANEL}/meetings/2025-11-05", f'{base}date: "2025-11-05"\n')
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            await begin(screen, "recommendation")
            await screen.until("at which meeting?")
            offered = [
                one for line in screen.lines if (one := line.partition("Example Joint Panel,")[2].partition("│")[0])
            ]
            order = ("25 Mar 2026", "5 Nov 2025", "27 May 2026", "undated-visit")
            assert [next(words for words in order if words in line) for line in offered] == list(order)

    run(scenario)


@pytest.mark.parametrize("size", SIZES)
def test_a_record_of_which_only_the_name_was_typed_is_a_draft_from_the_first_moment(
    folder: BookFolder, size: tuple[int, int]
) -> None:
    async def scenario() -> None:
        async with opened(folder, size=size) as screen:
            await begin(screen, "rules")
            await screen.until("New rules of procedure")
            await screen.type("Rules of the Panel")
            await screen.press("enter")
            await screen.wait(lambda: drafts(folder) == [f"{PANEL}/rules/rules-of-the-panel"], "the draft")
            assert "undo" not in screen.lines[-1], "nothing was there before the name"
            await screen.press("escape")
            await screen.until("Not saved: kept as a draft. Today lists it.")
            await screen.until("Typed and not saved")

    run(scenario)


def test_a_record_begun_and_left_without_a_word_leaves_nothing_behind(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            await begin(screen, "meeting")
            await screen.until("A date, or nothing")
            await screen.press("enter")
            await screen.until("[2 Edit]")
            await screen.press("escape")
            await screen.until("Nothing was typed, so no record was made.")

    run(scenario)
    assert drafts(folder) == []
