"""Nothing exempt, private or withheld is in any exchange format; what is minuted and not yet published is not either."""

import pytest

from tests.builder import a_book, item, noted, present
from tests.documents.exchange.taking import ALL, files, taken, told
from tests.documents.rendering.planted import LATER, MEETING, SECRET, planted
from tests.documents.rendering.shelves import published


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("ids", [(), ("example-panel/body",), (MEETING, LATER)], ids=["book", "body", "meetings"])
def test_no_planted_word_is_in_any_file_or_its_name(name: str, ids: tuple[str, ...]) -> None:
    found = told(files(name, taken(planted(), *ids)))
    assert "Staffing matter" in found or name in ("ics", "csv")
    assert SECRET not in found.lower()


@pytest.mark.parametrize("name", ALL)
def test_minutes_that_are_not_published_are_left_out_unless_asked_for(name: str) -> None:
    minuted = item(
        "costs",
        notes=[{"id": "n", "type": "statement", "speaker": "member-b", "text": "Quagga was said."}],
        decisions=[noted(text="Quagga was noted.")],
    )
    minutes = {"state": "with_chair"}
    records = (
        a_book()
        .meeting("2022-09-14", minutes=minutes, attendance=present("member-a", name_as_printed="Quagga A"), items=[minuted])
        .add("example-panel/actions/2022-09-14-1", text="Quagga to do", kind="action", raised_at=MEETING, item="costs")
        .add("example-panel/recommendations/2022-09-14-1", text="Quagga to be", made_at=MEETING, item="costs")
        .records
    )  # fmt: skip
    without = taken(published(records, for_everybody=True))
    assert "Quagga" not in told(files(name, without))
    assert without.held_back == (MEETING,)
    if name != "ics":
        assert "Quagga" in told(files(name, taken(published(records))))


@pytest.mark.parametrize("name", ALL)
def test_the_names_by_which_records_are_kept_give_no_exempt_matter_away(name: str) -> None:
    exempt = {"public": False, "exempt": {"paragraph": "1"}, "papers": ["example-panel/papers/quagga"]}
    book = published(
        a_book()
        .meeting("2022-09-14", items=[item("quagga-dismissed", **{**exempt, "title": "Staffing"})])
        .add("example-panel/papers/quagga", name="Quagga", paper_type="report", access="exempt", meeting=MEETING, item="quagga-dismissed")
        .add("example-panel/papers/quagga-2", name="Quagga", paper_type="report", meeting=MEETING, item="quagga-dismissed")
        .records,
        for_everybody=True,
    )  # fmt: skip
    assert "quagga" not in told(files(name, taken(book))).lower()
