"""The form: every sort of field, lists that add, remove and move, people by name, undo, and the same text as the Text tab."""

from tests.app.conftest import MEETING, BookFolder, Terminal, opened, run
from tui.record.reading import read


def value(screen: Terminal) -> dict[str, object]:
    found: dict[str, object] = read(screen.app.screen.editing.text.encode()).value  # type: ignore[attr-defined]
    return found


async def to(screen: Terminal, words: str) -> None:
    """Puts the cursor on the first line of the form that has some words."""
    await screen.press("g")
    for _ in range(60):
        if words in screen.line_with("▌"):
            return
        await screen.press("j")
    raise AssertionError(f"no line with “{words}”:\n{screen.text}")


def test_a_choice_is_made_by_typing_a_few_letters(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e")
            await to(screen, "Kind of meeting")
            await screen.press("enter")
            assert "confirmation hearing" in screen.text
            await screen.type("extra")
            await screen.press("enter")
            assert value(screen)["classification"] == "extraordinary"
            assert "extraordinary" in screen.line_with("Kind of meeting")

    run(scenario)


def test_tab_keeps_and_goes_on_to_the_next_field(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e")
            await to(screen, "Date")
            await screen.press("enter")
            await screen.replace("26/3/2026")
            await screen.press("tab")
            await screen.replace("2pm")
            assert "kept as 14:00" in screen.text
            await screen.press("enter")
            assert (value(screen)["date"], value(screen)["start_time"]) == ("2026-03-26", "14:00")

    run(scenario)


def test_escape_leaves_a_field_as_it_was(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "enter")
            await screen.replace("Something else")
            await screen.press("escape")
            assert value(screen)["name"] == "Example Joint Panel"
            assert "All saved" in screen.lines[0]

    run(scenario)


def test_a_field_that_is_not_there_is_added_by_searching_for_it(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e")
            assert "Summoned by" not in screen.text
            await screen.press("plus")
            await screen.type("summoned by")
            await screen.press("enter")
            await screen.type("officer")
            await screen.press("enter")
            assert value(screen)["proper_officer"] == "officer-c"
            assert "Officer C" in screen.line_with("Summoned by")

    run(scenario)


def test_a_part_of_an_object_that_is_not_there_yet_makes_the_object(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e")
            await to(screen, "Where")
            await screen.press("enter", "enter")
            await screen.type("Town Hall")
            await screen.press("enter")
            assert value(screen)["location"] == {"name": "Town Hall"}
            await screen.press("d")
            assert "location" not in value(screen)

    run(scenario)


def test_a_yes_or_no_has_a_third_state(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "plus")
            await screen.type("no interests declared")
            await screen.press("enter")
            assert "not stated" in screen.text
            await screen.type("yes")
            await screen.press("enter")
            assert value(screen)["declarations_none"] is True
            await screen.press("enter")
            await screen.type("not")
            await screen.press("enter")
            assert "declarations_none" not in value(screen)

    run(scenario)


def test_entries_are_added_by_name_moved_and_removed(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e")
            await to(screen, "Officer C")
            await screen.press("d")
            assert [one["id"] for one in value(screen)["attendance"]] == ["member-a", "member-b"]
            await to(screen, "Member A")
            await screen.press("J")
            assert [one["id"] for one in value(screen)["attendance"]] == ["member-b", "member-a"]
            assert "Member A" in screen.line_with("▌")
            await to(screen, "Attendance")
            await screen.press("a")
            await screen.type("officer")
            await screen.press("enter")
            assert "Officer C" in screen.line_with("‹ ")
            added = value(screen)["attendance"][-1]
            assert (added["id"], added["person"], added["status"]) == ("officer-c", "officer-c", "present")
            await screen.press("escape")
            assert "Officer C" in screen.line_with("▌")

    run(scenario)


def test_the_way_into_the_form_is_not_cut_where_there_is_room_for_it(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING, size=(200, 40)) as screen:
            await screen.press("e")
            await to(screen, "Custody visiting")
            await screen.press("enter")
            await to(screen, "How many visits")
            await screen.press("enter")
            way = "‹ Items › 41 · Custody visiting › Notes › question · Member A · How many visits were made?"
            assert screen.line_with("‹ ").strip() == way
            await screen.pilot.resize_terminal(80, 24)
            await screen.wait(lambda: "made?" not in screen.line_with("‹ "), "the way to be cut")
            assert "question · Member A · How many" in screen.line_with("‹ ")

    run(scenario)


def test_forms_open_inside_one_another_and_escape_comes_back_the_way_one_went(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e")
            await to(screen, "Custody visiting")
            await screen.press("enter")
            await to(screen, "How many visits")
            await screen.press("enter")
            await to(screen, "The figures will be sent")
            await screen.press("enter")
            assert screen.line_with("‹ ").strip().startswith("‹ Items › 41 · Custody visiting › … ›")
            await to(screen, "Text")
            await screen.press("enter")
            await screen.type(" Soon.\nAll of them.")
            await screen.press("escape")
            answer = value(screen)["items"][0]["notes"][0]["answers"][0]
            assert answer["text"] == "The figures will be sent. Soon.\nAll of them.\n"
            await screen.press("escape", "escape", "escape")
            assert "Custody visiting" in screen.line_with("▌")
            assert "2 Edit" in screen.lines[0]

    run(scenario)


def test_undo_goes_back_edit_by_edit_and_redo_brings_it_back(folder: BookFolder) -> None:
    before = folder.text()

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "enter")
            await screen.replace("First")
            await screen.press("enter")
            await to(screen, "Officer C")
            await screen.press("d")
            after = screen.app.screen.editing.text  # type: ignore[attr-defined]
            await screen.press("ctrl+z")
            assert "Officer C" in screen.text
            await screen.press("ctrl+z")
            assert screen.app.screen.editing.text == before  # type: ignore[attr-defined]
            assert "All saved" in screen.lines[0]
            await screen.press("ctrl+z")
            await screen.until("There is nothing to undo")
            await screen.press("ctrl+y", "ctrl+y")
            assert screen.app.screen.editing.text == after  # type: ignore[attr-defined]

    run(scenario)


def test_a_new_person_becomes_a_record_of_its_own(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e")
            await to(screen, "Attendance")
            await screen.press("a")
            await screen.type("Member Zed")
            assert "A new person: Member Zed" in screen.text
            await screen.press("enter")
            await screen.until("Nobody in the book is called Member Zed")
            await screen.press("enter")
            await screen.until("is in the book now")
            await screen.until("Member Zed")
            assert value(screen)["attendance"][-1]["person"] == "member-zed"

    run(scenario)
    assert "name: Member Zed\n" in folder.text("people/member-zed")
    assert "Reason: first named in Example Joint Panel, 25 Mar 2026\n" in folder.git("log", "-1", "--format=%B")


def test_a_slip_for_a_name_makes_no_person(folder: BookFolder) -> None:
    before = folder.git("rev-parse", "HEAD")

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e")
            await to(screen, "Attendance")
            await screen.press("a")
            await screen.type("chair agreed it")
            await screen.press("enter")
            await screen.until("Nobody in the book is called chair agreed it")
            await screen.press("escape")
            await screen.until("Nobody in the book", gone=True)
            assert "chair-agreed-it" not in str(value(screen))

    run(scenario)
    assert folder.git("rev-parse", "HEAD") == before
    assert not (folder.root / "records/people/chair-agreed-it.yaml").exists()


def test_a_new_person_where_a_body_may_stand_too_is_named_in_full(folder: BookFolder) -> None:
    action = "example-joint-panel/actions/2026-05-12-1"
    folder.write(action, f"text: Find out.\nkind: action\nowners:\n  - people/officer-c\nraised_at: {MEETING}\n")
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, record=action) as screen:
            await screen.press("e")
            await to(screen, "Owners")
            await screen.press("a")
            await screen.type("Member Zed")
            await screen.press("enter")
            await screen.until("Nobody in the book is called Member Zed")
            await screen.press("enter")
            await screen.until("is in the book now")
            await screen.until("Member Zed")
            assert value(screen)["owners"] == ["people/officer-c", "people/member-zed"]

    run(scenario)


def test_an_item_is_chosen_from_those_of_the_meeting_by_what_it_is_called(folder: BookFolder) -> None:
    text = folder.text()
    folder.write(MEETING, text + "scenes:\n  - id: left\n    text: The officers left.\n    after_item: custody\n")
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            first = value(screen)["items"][0]
            await screen.press("e")
            await to(screen, "The officers left")
            await screen.press("enter")
            await to(screen, "After item")
            await screen.press("enter")
            await screen.type(first["title"][:4].lower())
            await screen.press("enter")
            assert value(screen)["scenes"][0]["after_item"] == first["id"]
            await screen.press("enter", "ctrl+u", "enter")
            assert value(screen)["scenes"][0]["after_item"] == first["id"]

    run(scenario)


def test_a_problem_inside_an_entry_is_counted_on_its_line_and_f8_goes_there(folder: BookFolder) -> None:
    folder.write(MEETING, folder.text().replace("speaker: officer-c", "speaker: nobody"))
    folder.commit()

    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e")
            await screen.until("✗1")
            assert "✗1" in screen.line_with("Custody visiting")
            await screen.press("f8")
            await screen.until("‹ Items")
            for _ in range(3):
                if "Speaker" in screen.line_with("▌") and "nobody" in screen.line_with("▌"):
                    break
                await screen.press("f8")
            assert "nobody" in screen.line_with("▌")
            assert "✗" in screen.text

    run(scenario)


def test_edits_carry_over_to_the_text_and_back_with_comments_kept(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "enter")
            await screen.replace("Renamed Panel")
            await screen.press("enter", "3")
            await screen.until("[3 Text]")
            assert "name: Renamed Panel" in screen.text
            assert "# What the clerk noted stays where it is." in screen.text
            await screen.press("ctrl+end")
            await screen.type("note: typed as text\n")
            await screen.press("escape")
            await screen.until("[2 Edit]")
            await screen.press("G")
            assert value(screen)["note"] == "typed as text"
            assert "typed as text" in screen.text

    run(scenario)


def test_a_field_looked_for_in_vain_is_not_told_to_be_in_the_form(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder, record=MEETING) as screen:
            await screen.press("e", "plus")
            await screen.until("Add a field")
            await screen.type("zzz")
            await screen.until("No field that is not in the form yet has these letters.")

    run(scenario)
