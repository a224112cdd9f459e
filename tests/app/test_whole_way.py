"""The clerk's whole way by keys: open, find, edit, be corrected, save, and what the reviewer reads then."""

from tests.app.conftest import MEETING, BookFolder, opened, run


def test_a_clerk_finds_a_meeting_is_corrected_and_saves_and_a_reviewer_reads_why(folder: BookFolder) -> None:
    async def scenario() -> None:
        async with opened(folder) as screen:
            assert "Example Joint Panel" in screen.lines[screen.lines.index(screen.line_with("Wed 27 May 2026")) - 1]
            await screen.press("2", "slash")
            await screen.type("2026-03-25 held")
            await screen.press("enter")
            assert "25 Mar 2026" in screen.line_with("● ")
            await screen.press("e")
            await screen.until("[2 Edit]")
            await screen.press("j", "j", "j")
            assert screen.line_with("▌").startswith("▌Date")

            await screen.press("enter")
            await screen.replace("2026-03-32")
            await screen.until("✗")
            assert "does not exist" in screen.text
            await screen.press("enter")
            await screen.until("does not exist: March has 31 days")
            await screen.press("ctrl+s")
            await screen.until("Not saved: put this right first")
            await screen.press("escape", "enter")
            await screen.replace("26 mar 2026")
            await screen.press("enter")
            await screen.until("✗", gone=True)
            assert "26 Mar 2026" in screen.line_with("Date")

            await screen.press("ctrl+s")
            await screen.until("Why?")
            assert "25 Mar 2026 → 26 Mar 2026" in screen.text or "2026-03-25 → 2026-03-26" in screen.text
            await screen.press("enter")
            await screen.until("Say why")
            await screen.type("the hall was let on the day")
            await screen.press("enter")
            await screen.until("Saved: ")
            assert "All saved" in screen.lines[0]

        assert '\ndate: "2026-03-26"\n' in folder.text()
        assert folder.text().startswith("# What the clerk noted stays where it is.\n")
        message = folder.git("log", "-1", "--format=%B")
        assert "date: 2026-03-25 → 2026-03-26" in message
        assert f"Record: {MEETING}" in message
        assert "Reason: the hall was let on the day" in message
        assert folder.git("show", "--format=", "--name-only", "HEAD").split() == [f"records/{MEETING}.yaml"]

    run(scenario)
