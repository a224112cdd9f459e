"""A book with a word planted in every place that nothing published may have in it: exempt, private, withheld, the keepers' own."""

from tests.builder import a_book
from tests.documents.rendering.shelves import published
from tui.documents.rendering.published import Published

MEETING, LATER = "example-panel/meetings/2022-09-14", "example-panel/meetings/2022-11-23"
SECRET = "zebra"
"""Part of every word planted where it must not come out."""


def planted() -> Published:
    """The book as it may be printed."""
    return published(planted_records())


def planted_records() -> dict[str, str]:
    """The records of the book as text."""
    hidden = {
        "number": "3",
        "minute_number": 3,
        "title": "Staffing matter",
        "public": False,
        "exempt": {"paragraph": "1", "holder": f"holder-{SECRET}", "resolved": True},
        "recital": f"{SECRET} recital",
        "matter": f"matter-{SECRET}",
        "deferred_note": f"{SECRET} deferred",
        "presented_by": ["member-b"],
        "notes": [{"id": "n", "type": "statement", "speaker": "member-b", "text": f"{SECRET} said"}],
        "motions": [{"id": "m", "text": f"{SECRET} motion", "state": "carried"}],
        "decisions": [
            {"id": "d", "verb": "AGREED", "outcome": "agreed", "text": f"{SECRET} agreed", "table_text": f"{SECRET} table",
             "recommendations": ["example-panel/recommendations/2022-09-14-1"]},
        ],
        "items": [{"id": "inner", "title": f"{SECRET} inner", "notes": [{"id": "n", "type": "narrative", "text": f"{SECRET} within"}]}],
        "planned_in": [{"document": "Plan", "as_printed": f"{SECRET} planned", "date": "2022-09-14"}],
        "papers": ["example-panel/papers/exempt"],
    }  # fmt: skip
    open_item = {
        "id": "questions", "number": "2", "minute_number": 2, "title": "Public Questions",
        "notes": [{"id": "q", "type": "question", "speaker_as_printed": f"Mr {SECRET.title()}", "text": "Why?"}],
        "note": f"{SECRET} of the keeper",
    }  # fmt: skip
    book = (
        a_book()
        .body()
        .person("member-b", private_contact=f"{SECRET}@example.org", note=f"{SECRET} note")
        .meeting(
            "2022-09-14",
            minutes={"state": "approved", "clearance": [{"id": "c", "comment": f"{SECRET} comment"}]},
            attendance=[{"id": "b", "person": "member-b", "capacity": "member", "status": "present", "note": f"{SECRET} there"}],
            items=[open_item, {"id": "staffing", **hidden}],
            declarations=[
                {"id": "x", "person": "member-b", "item": "staffing", "description": f"{SECRET} interest"},
                {"id": "y", "person": "member-b", "declared_during": "inner", "description": f"{SECRET} late"},
            ],
            note=f"{SECRET} note",
            sources=[{"document": f"{SECRET}.txt"}],
        )
        .meeting("2022-11-23", status="confirmed", items=[{"id": "staffing", **hidden}])
        .add("example-panel/papers/exempt", name=f"{SECRET} paper", access="exempt", meeting=LATER, item="staffing",
             purpose=f"{SECRET} purpose")
        .add("example-panel/papers/under-exempt", name=f"{SECRET} paper", paper_type="report", meeting=MEETING, item="inner")
        .add("example-panel/recommendations/2022-09-14-1", text=f"{SECRET} recommended", made_at=MEETING, item="staffing")
        .add("example-panel/recommendations/2022-09-14-2", text="To go on", made_at=MEETING, item="questions", note=f"{SECRET} note")
        .add("example-panel/actions/2022-09-14-1", text=f"{SECRET} action", kind="action", raised_at=MEETING, item="inner")
        .add(
            "example-panel/actions/2022-09-14-2", text="Send the figures", kind="action", raised_at=MEETING, item="questions",
            updates=[{"id": "u", "meeting": MEETING, "item": "staffing", "text": f"{SECRET} update"}],
        )
        .add(
            "example-panel/questions/2022-09-14-1", kind="question", meeting=MEETING, item="questions", text="Why not?",
            asker=f"Mr {SECRET.title()}", asker_withheld=True, asker_contact=f"{SECRET} 1234", accepted=True,
            reply={"speaker": "member-b", "text": "Because."},
        )
        .add("example-panel/questions/2022-09-14-2", kind="question", meeting=MEETING, item="staffing",
             text=f"{SECRET} question", accepted=True)
        .add("plans/example-plan/plan", name="Example plan", owner="example-panel/body", note=f"{SECRET} plan",
             themes=[{"id": "one", "name": "One"}])
        .add("plans/example-plan/deliverables/a", name="A thing", theme="one", stage="current", note=f"{SECRET} note")
    )  # fmt: skip
    return book.records
