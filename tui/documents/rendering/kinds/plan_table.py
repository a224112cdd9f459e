"""A forward plan as a table of meeting dates and items."""

from collections.abc import Iterator

from tui.documents.rendering.tree import Block, Cell, Table, Text, linked, plain
from tui.documents.rendering.wording import date_words, time_words
from tui.procedure.forward_plan import Plan, PlannedMeeting


def plan_table(plan: Plan, caption: str) -> Iterator[Block]:
    """Yields the table of a plan; nothing for an empty one."""
    if plan:
        yield Table(caption, ("Dates", "Items"), tuple((_when(each), _items(each)) for each in plan), (2, 3))


def _when(meeting: PlannedMeeting) -> Cell:
    date = date_words(meeting.date) if meeting.date else "No date"
    lines: list[Text] = [linked(date, meeting.meeting, strong=True)]
    lines += [plain(time_words(meeting.time))] if meeting.time else []
    lines += [plain(meeting.place)] if meeting.place else []
    lines += [plain(meeting.status.capitalize())] if meeting.status in ("tentative", "postponed", "cancelled") else []
    return tuple(lines)


def _items(meeting: PlannedMeeting) -> Cell:
    lines = [plain(each.as_printed or each.title) for each in meeting.items]
    if meeting.condition:
        lines.append(
            plain(f"Only {meeting.condition}" if meeting.condition.startswith(("if ", "when ")) else meeting.condition)
        )
    sort = (meeting.classification or "").replace("_", " ")
    return tuple(lines) or ((plain(sort.capitalize()),) if sort and sort != "ordinary" else (plain("No items yet"),))
