"""The traps that the expectations of the real documents name, each looked at: what a reader in a hurry would take for a fact."""

from functools import cache
from typing import Any

import pytest

from tests.documents.importing.documents import Given
from tests.documents.importing.scored import SHARED
from tui.documents.importing.importing import import_document

pytestmark = pytest.mark.skipif(
    not (SHARED / "corpus").is_dir(), reason="the real documents are not beside this checkout"
)


@cache
def imported(beginning: str) -> Given:
    """What the text whose name begins so gives."""
    path = next(iter((SHARED / "corpus").glob(f"{beginning}*.txt")))
    return Given(import_document(path.read_bytes(), path.name))


def person(given: Given, name: str) -> dict[str, Any]:
    return next(entry for printed, entry in given.attendance.items() if name in printed)


def test_panel_of_kent() -> None:
    found = imported("001")
    assert not any("minute_number" in item or "minute_reference" in item for item in found.items)
    assert [item["number"] for item in found.items] == [str(n) for n in range(1, 11)]
    ninth = found.items[8]
    assert "decisions" not in ninth
    assert not found.meeting.keys() & {"start_time", "actual_start", "end_time", "actual_end", "next_meeting"}
    hills = person(found, "Roxanne Hills")
    assert (hills["capacity"], hills["status"], hills["substituting_for"]) == ("substitute", "present", "nancy-sayer")
    assert not any(title[:2] in ("1.", "2.", "a.") or len(title) > 90 for title in found.titles)


def test_agenda_of_kent() -> None:
    found = imported("004")
    assert not any(item.keys() & {"decisions", "motions"} for item in found.items)
    assert "attendance" not in found.meeting
    titles = {item["number"]: item for item in found.items}
    assert "page_start" not in titles["8"]
    assert titles["12"]["title"].endswith("2024-25")
    assert (titles["12"]["page_start"], titles["12"]["page_end"]) == (245, 266)
    assert found.meeting["end_time"] == "16:30"
    assert "actual_end" not in found.meeting


def test_committee_of_limerick() -> None:
    found = imported("007")
    taken = [item.get("number", item["title"]) for item in found.items]
    assert taken[:4] == ["1", "2", "15", "3"]
    assert [item["order_taken"] for item in found.items[:4]] == [1, 2, 3, 4]
    assert not any("*" in item["title"] for item in found.items)
    sixteenth = next(item for item in found.items if item.get("number") == "16")
    assert "decisions" not in sixteenth
    assert not any("Slattery" in printed for printed in found.attendance)
    assert "Leech" in str([printed for printed in found.attendance if "B. Lee" in printed])


def test_parish_of_wereham() -> None:
    found = imported("011")
    assert found.meeting["date"] == "2016-04-12"
    assert found.meeting["classification"] == "extraordinary"
    assert "26/6" in [item.get("minute_reference") for item in found.items]
    assert "7 March 2015" in found.items[4]["title"]
    people = {each["name"]: each.get("initials") for each in found.of("person")}
    assert (people["Jo Bruce"], people["Helen Richardson"]) == ("JB", "HR")
    motion = found.items[4]["motions"][0]
    assert (motion["mover"], motion["seconder"]) == ("gail-koopowitz", "jonathon-ratsey")
    assert not any("exclu" in str(each.get("text", "")).lower() for each in found.items[-1].get("decisions", []))
    assert not any("exempt" in item for item in found.items)
    assert "Transparency Notice" in found.items[1]["title"]


def test_sector_panel() -> None:
    found = imported("015")
    assert not any("decisions" in item for item in found.items)
    assert not any(entry["status"] == "apologies" for entry in found.attendance.values())
    labels = [note.get("label") for item in found.items for note in item.get("notes", [])]
    assert labels.count("5.1") == 2
    assert (found.meeting["start_time"], found.meeting["end_time"]) == ("10:00", "11:30")
    assert "actual_end" not in found.meeting
    assert person(found, "Mirza")["name_as_printed"] == "Meagan Mirza"
    assert person(found, "Francis Davey")["post"] == "practising barrister"


def test_log_of_the_transparency_board() -> None:
    found = imported("016")
    actions = found.of("action")
    assert {"Late Spring 2011", "Ongoing", "As soon as possible"} <= {each.get("due_as_printed") for each in actions}
    assert any("later than the log itself" in each.message for each in found.found.doubts)
    told = {update["text"] for each in actions for update in each.get("updates", [])}
    assert {"Completed", "Complete"} <= told
    assert {update["status"] for each in actions for update in each["updates"] if update["text"][:8] == "Complete"} == {
        "done"
    }
    may = next(each for each in actions if each.get("due_as_printed", "").startswith("May"))
    assert may["due"] == "2011-05"
