"""A made-up panel whose meeting of May was held, its minutes published as draft, and whose meeting of July was held after it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.book.books import BookFolder
from tests.builder import BookBuilder, item, noted, present
from tui.book.repository import Book
from tui.book.steps.asking import Given
from tui.book.steps.step import Step
from tui.book.steps.taking import NO_CONTENT, Content, Taken, take, work_out
from tui.record.edits import Edit, Set
from tui.record.paths import parse_path
from tui.record.reading import read

MakeBook = Callable[..., BookFolder]
PANEL = "example-joint-panel"
MAY = f"{PANEL}/meetings/2026-05-12"
JUNE = f"{PANEL}/meetings/2026-06-02"
JULY = f"{PANEL}/meetings/2026-07-14"
RECOMMENDATION = f"{PANEL}/recommendations/2026-05-12-1"
QUESTION = f"{PANEL}/questions/2026-05-12-1"
ACTION = f"{PANEL}/actions/2026-05-12-1"
LETTER = f"{PANEL}/papers/2026-06-01-letter"
TODAY = "2026-07-20"
OUTCOME = "items[annual-report].decisions[noted].outcome"


def panel_records(**may: Any) -> dict[str, str]:
    """The panel's records; `may` changes fields of the meeting of 12 May."""
    report = item("annual-report", minute_number=7, decisions=[noted()])
    approving = item("minutes-of-12-may", minute_number=3)
    meeting = {"attendance": present("member-a", "member-b"), "items": [report], "minutes": {"state": "published"}}
    builder = BookBuilder(PANEL).body().rules().members("member-a", "member-b", "member-c", chair="member-a")
    builder.person("commissioner", name="The commissioner")
    builder.meeting("2026-05-12", **{**meeting, **may})
    builder.meeting("2026-06-02", minutes={"state": "published"})
    builder.meeting("2026-07-14", items=[approving])
    builder.add(LETTER, name="Letter of the commissioner", paper_type="letter")
    builder.add(RECOMMENDATION, text="Publish the figures.", made_at=MAY)
    builder.add(QUESTION, kind="question", text="What does it cost?", meeting=MAY)
    builder.add(ACTION, text="Look into it.", kind="action", raised_at=MAY)
    return builder.records


def a_panel(make_book: MakeBook, **may: Any) -> BookFolder:
    """The panel as a book on disk."""
    return make_book(records=panel_records(**may))


def worked(book: Book, step: Step, given: Given, *ids: str, content: Mapping[str, Content] = NO_CONTENT) -> Taken:
    """The step for these records (the meeting of May for none), not saved."""
    return work_out(book, step, ids or (MAY,), given, TODAY, content)


def taken(folder: BookFolder, step: Step, given: Given, *ids: str, content: Mapping[str, Content] = NO_CONTENT) -> str:
    """Takes and saves the step; returns the message of its commit."""
    book = folder.open()
    take(book, worked(book, step, given, *ids, content=content), "a test")
    return folder.git("log", "-1", "--format=%B")


def value(folder: BookFolder, record_id: str = MAY) -> Any:
    """The record's value as saved."""
    return read(folder.read(record_id).encode()).value


def setting(**values: Any) -> Sequence[Edit]:
    """Edits that set these fields."""
    return tuple(Set(parse_path(path), new) for path, new in values.items())
