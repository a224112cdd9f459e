"""The facts of the documents of a body as at a day, twice: the log of actions and recommendations, and the forward plan; those that the
records have and the print says, and those that an import of the print gives.

Where an entry of the log stands is a sentence that the program makes: what of it is a fact is the last update and, where there is none, on
what condition an offer stands. Whom an open entry rests with can be several in one line. Of a recommendation the log says no more than
when it was made and what it asks: what came of it is in the schedule of responses.
"""

import datetime

from tests.documents.out_and_in.documents import Fact, drafted, one_line
from tests.documents.rendering.shelves import made
from tui.documents.importing.result import Imported
from tui.documents.rendering.published import Published
from tui.documents.rendering.tree import Table, said
from tui.procedure.follow_up import Owed, follow_up
from tui.procedure.follow_up_groups import people, rests_with
from tui.procedure.forward_plan import forward_plan
from tui.procedure.register import Register, dicts, text_at


def log_printed(book: Published, body: str, on: datetime.date) -> list[Fact]:
    """The facts that the log of a body prints."""
    whole = book.with_whole(
        *(each for kind in ("recommendation", "action") for each, _ in book.register.of(kind, body))
    )
    facts: list[Fact] = [("body", text_at(book.register.get(body), "name")), ("day", on.isoformat())]
    entries = [each for each in follow_up(whole, on, body, closed=True) if each.sort != "question"]
    for is_open in (True, False):
        for each in (one for one in entries if one.is_open is is_open):
            facts += _entry(whole, each)
    return facts


def _entry(register: Register, owed: Owed) -> list[Fact]:
    what, value = one_line(owed.what), register.get(owed.record) or {}
    raised = owed.raised_on if owed.raised_on and len(owed.raised_on) == 10 else ""
    facts: list[Fact] = [("entry", owed.sort, what, raised)]
    if owed.sort == "recommendation":
        return facts
    who = rests_with(register, owed) if owed.is_open else people(register, owed.owners) or owed.owner_as_printed or ""
    facts.append(("owner", what, "" if who == "Nobody is named" else who))
    updates = dicts(value, "updates")
    if owed.said.startswith("No update recorded."):
        facts += [("condition", what, each) for each in [text_at(value, "condition")] if each]
    elif updates:
        last = next(each for each in reversed(updates) if one_line(text_at(each, "text")) in one_line(owed.said))
        facts.append(
            ("update", what, owed.state.replace(" ", "_"), owed.last_update or "", one_line(text_at(last, "text")))
        )
    return facts


def log_read(found: Imported) -> list[Fact]:
    """The facts that an import of a log gives."""
    (paper,) = drafted(found, "paper")
    facts: list[Fact] = [("body", _body_of(paper["name"])), ("day", paper["date"])]
    for each in found.records:
        what = one_line(each.data.get("text"))
        at = each.data.get("raised_at", each.data.get("made_at", "")).rsplit("/", 1)[-1]
        raised = "" if at == "undated-meeting" else at
        if each.kind == "recommendation":
            facts.append(("entry", "recommendation", what, raised))
        elif each.kind == "action":
            facts.append(("entry", each.data["kind"], what, raised))
            facts.append(("owner", what, each.data.get("owner_as_printed", "")))
            facts += [("condition", what, each.data["condition"])] if "condition" in each.data else []
            facts += [
                ("update", what, one["status"], one.get("date", ""), one_line(one["text"]))
                for one in each.data.get("updates", [])
            ]
    return facts


def _body_of(title: str) -> str:
    named = title.partition(" of ")[2]
    return named.removeprefix("the ")


def plan_printed(book: Published, body: str, on: datetime.date) -> list[Fact]:
    """The facts that the forward plan of a body prints."""
    facts: list[Fact] = [("body", text_at(book.register.get(body), "name"))]
    rows = [row for each in made(book, body, "plan", on).blocks if isinstance(each, Table) for row in each.rows]
    for each, row in zip(forward_plan(book.register, on, body), rows, strict=True):
        if each.date is None or len(each.date) != 10:
            continue
        items = one_line(" ".join(said(line) for line in row[1]))
        facts.append(("meeting", each.date, each.time or "", each.place or ""))
        if items != "No items yet":
            facts.append(("items", each.date, items))
    return facts


def plan_read(found: Imported) -> list[Fact]:
    """The facts that an import of a forward plan gives."""
    (paper,) = drafted(found, "paper")
    facts: list[Fact] = [("body", _body_of(paper["name"]))]
    for each in drafted(found, "meeting"):
        facts.append(("meeting", each["date"], each.get("start_time", ""), each.get("location", {}).get("name", "")))
        for plan in each.get("planned_in", []):
            facts += [("items", each["date"], one_line(plan["as_printed"]))] if "as_printed" in plan else []
    return facts
