"""What standing items of minutes say: apologies and substitutes, interests declared, the plan of meetings as it was printed."""

from collections.abc import Iterator

from tui.documents.rendering.kinds.plan_table import plan_table
from tui.documents.rendering.people import People
from tui.documents.rendering.published import Published
from tui.documents.rendering.tree import Block, Paragraph, plain
from tui.documents.rendering.wording import and_list
from tui.procedure.forward_plan import printed_plan, printed_plans
from tui.procedure.register import Value, dicts, text_at
from tui.record.kinds import body_of


class Standing:
    """What the record keeps apart from an item's notes and belongs under it in print."""

    def __init__(self, book: Published, meeting_id: str, meeting: Value, people: People) -> None:
        self._book = book
        self._meeting_id = meeting_id
        self._meeting = meeting
        self._people = people
        self._planning = _planning_item(meeting)
        self._declaring = next(
            (str(each.get("id")) for each in dicts(meeting, "items") if _is_for_declarations(each)), None
        )

    def blocks(self, item: Value) -> Iterator[Block]:
        """Yields what belongs under an item beside its own notes."""
        item_id, title = str(item.get("id")), (text_at(item, "title") or "").lower()
        if item_id == "apologies" or "apologies" in title:
            yield from self._apologies(item)
        if item_id == self._declaring or item.get("declarations_none") is True:
            yield from self._none_declared(item)
        yield from self._declared(item_id)
        if item_id == self._planning:
            yield from self._plan()

    def _apologies(self, item: Value) -> Iterator[Block]:
        away = self._people.with_status("apologies")
        if away:
            yield Paragraph(plain(f"Apologies were received from {self._people.listed(away)}."))
        elif not dicts(item, "notes"):
            yield Paragraph(plain("No apologies are recorded."))
        for each in self._people.present("substitute"):
            absent = text_at(each, "substituting_for")
            who = self._people.styled(text_at(each, "person")) or self._people.entry_name(each)
            for_whom = f" for {self._people.styled(absent)}" if absent else ""
            yield Paragraph(plain(f"{who} was in attendance as substitute{for_whom}."))

    def _none_declared(self, item: Value) -> Iterator[Block]:
        none = item.get("declarations_none") is True or self._meeting.get("declarations_none") is True
        if none and not dicts(self._meeting, "declarations"):
            yield Paragraph(plain("No interests were declared."))

    def _declared(self, item_id: str) -> Iterator[Block]:
        """Yields the interests declared during this item: those without a place of their own under the item for them."""
        for each in dicts(self._meeting, "declarations"):
            during = text_at(each, "declared_during") or self._declaring or text_at(each, "item")
            if during == item_id:
                yield Paragraph(plain(self._declaration(each)))

    def _declaration(self, each: Value) -> str:
        who = self._people.styled(text_at(each, "person"))
        sort = (text_at(each, "interest") or "").replace("_", " ")
        what = f"{'an' if sort[:1] in 'aeio' else 'a'} {sort} interest" if sort else "an interest"
        concerned = next((one for one in dicts(self._meeting, "items") if one.get("id") == each.get("item")), None)
        number = (concerned or {}).get("minute_number") or (concerned or {}).get("number")
        about = (
            f" in item {number}" if number is not None else f" in “{text_at(concerned, 'title')}”" if concerned else ""
        )
        said = f"{who} declared {what}{about}"
        description = " ".join((text_at(each, "description") or "").split())
        effect = {
            "stayed": "stayed in the meeting",
            "withdrew": "withdrew from the meeting",
            "dispensation": "had a dispensation",
        }
        done = effect.get(text_at(each, "effect") or "")
        tail = f" {and_list([f'{who} {done}'])}." if done else ""
        return f"{said}: {description.rstrip('.')}.{tail}" if description else f"{said}.{tail}"

    def _plan(self) -> Iterator[Block]:
        """Yields the plan of meetings where a printed one bears the day of this meeting."""
        date, body = text_at(self._meeting, "date"), body_of(self._meeting_id)
        found = [
            each for each in printed_plans(self._book.register, body) if each.date is not None and each.date == date
        ]
        minuted = [each for each in found if "minute" in each.document.lower()] or found
        if len(minuted) == 1:
            yield from plan_table(
                printed_plan(self._book.register, minuted[0].document, body), "Meeting dates and items"
            )


def _is_for_declarations(item: Value) -> bool:
    return item.get("id") == "declarations" or "declaration" in (text_at(item, "title") or "").lower()


def _planning_item(meeting: Value) -> str | None:
    """Returns the id of the item under which the dates of coming meetings and their items are, the likeliest by its title."""
    for words in ("meeting dates", "agenda plan", "work programme", "forward plan"):
        for item in dicts(meeting, "items"):
            if words in (text_at(item, "title") or "").lower():
                return str(item.get("id"))
    return None
