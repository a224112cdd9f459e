"""The facts of the documents that say what a meeting decided, twice: the decision sheet, the table of items and actions, and the schedule
of responses; those that the record has and the print says, and those that an import of the print gives."""

import re
from collections.abc import Iterator

from tests.documents.out_and_in import minutes_facts
from tests.documents.out_and_in.documents import Fact, drafted, one_line
from tests.documents.out_and_in.minutes_printed import RecordFacts
from tests.documents.out_and_in.minutes_read import ImportFacts
from tests.documents.rendering.shelves import made
from tui.documents.importing.result import Imported
from tui.documents.rendering.published import Published
from tui.documents.rendering.tree import Table, said
from tui.documents.rendering.wording import name_of
from tui.procedure.register import Value, dicts, text_at
from tui.record.kinds import body_of, reference_target

_HEAD = ("body", "date", "place", "status", "classification")
_ROW = re.compile(r"(?P<number>\d+)\. (?P<title>.+?)(?: \(minute (?P<minute>\S+)\))?")


def _head(facts: list[Fact]) -> Iterator[Fact]:
    return (each for each in facts if each[0] in _HEAD)


def sheet_printed(book: Published, meeting_id: str) -> list[Fact]:
    """The facts of a record that its decision sheet prints."""
    record = RecordFacts(book, meeting_id)
    return [
        *_head(minutes_facts.printed(book, meeting_id)),
        *(fact for item in record.in_order(dicts(record.meeting, "items")) for fact in _sheet(record, item)),
    ]


def _sheet(record: RecordFacts, item: Value) -> Iterator[Fact]:
    number = item.get("minute_number") or text_at(item, "minute_reference") or text_at(item, "number")
    title = str(item.get("title") or "Untitled item")
    told = [each for each in dicts(item, "decisions") if text_at(each, "text") or not text_at(each, "table_text")]
    decided = [
        _without_nominators(fact)
        for n, each in enumerate(told)
        for fact in record.decision(item, title, n, each)
        if fact[0] != "elected"
    ]
    within = [fact for each in dicts(item, "items") for fact in _sheet(record, each)]
    if decided or within:
        yield ("item", str(number or "").strip(" .()"), title)
    yield from (*decided, *within)


def _without_nominators(fact: Fact) -> Fact:
    """A sheet lists nobody: who is called by the family name alone cannot be told, a candidate's nominators have no other field, and who
    was elected has none for a name."""
    return (*fact[:3], "", "", fact[5]) if fact[0] == "candidate" else fact


def sheet_read(found: Imported) -> list[Fact]:
    """The facts that an import of a decision sheet gives."""
    read = ImportFacts(found)
    facts = list(_head(minutes_facts.read_back(found)))
    for item in read.all_items(read.meeting):
        number = item.get("minute_number") or item.get("minute_reference") or item.get("number") or ""
        facts.append(("item", str(number).strip(" .()"), item["title"]))
        for n, decision in enumerate(item.get("decisions", [])):
            facts += map(_without_nominators, read.decision(item["title"], n, decision))
    return facts


def table_printed(book: Published, meeting_id: str) -> list[Fact]:
    """The facts of a record that its table of items and actions prints."""
    facts = list(_head(minutes_facts.printed(book, meeting_id)))
    tables = [each for each in made(book, meeting_id, "actions").blocks if isinstance(each, Table)]
    for item, action in (row for each in tables for row in each.rows):
        row = _ROW.fullmatch(said(item[0]))
        assert row is not None
        text = one_line(" ".join(said(line) for line in action))
        facts.append(("row", row["number"], row["title"], row["minute"] or "", text))
    return facts


def table_read(found: Imported) -> list[Fact]:
    """The facts that an import of such a table gives."""
    read = ImportFacts(found)
    facts = list(_head(minutes_facts.read_back(found)))
    for item in read.all_items(read.meeting):
        minute = str(item.get("minute_number") or item.get("minute_reference") or "")
        facts += [
            ("row", each.get("table_number"), item["title"], minute, one_line(each.get("table_text")))
            for each in item.get("decisions", [])
        ]
    return facts


def responses_printed(book: Published, meeting_id: str) -> list[Fact]:
    """The facts of recommendations that the schedule of responses to them prints."""
    register, facts = book.register, list(_head(minutes_facts.printed(book, meeting_id)))
    made_here = [
        each for each, value in register.of("recommendation", body_of(meeting_id)) if value.get("made_at") == meeting_id
    ]
    for n, value in enumerate((book.get(each) or {} for each in made_here), 1):
        number = text_at(value, "conveyed", "number") or text_at(value, "number") or str(n)
        facts.append(("recommendation", n, number, one_line(text_at(value, "text"))))
        facts.append(("as sent", n, one_line(text_at(value, "conveyed", "text_as_sent"))))
        who = text_at(value, "response", "from")
        facts.append(
            (
                "response",
                n,
                name_of(register, reference_target("person", who)) if who else "",
                *(one_line(text_at(value, "response", each)) for each in ("date", "outcome", "text")),
            )
        )
        if not isinstance(value.get("response"), dict):
            facts.append(("wanted by", n, text_at(value, "response_required_by") or ""))
        assessed = value.get("assessed") or {}
        meeting = text_at(register.get(text_at(assessed, "meeting")), "date") or ""
        facts.append(
            (
                "assessed",
                n,
                text_at(assessed, "result") or "",
                meeting,
                assessed.get("minute_number"),
                one_line(text_at(assessed, "text")),
            )
        )
    return facts


def responses_read(found: Imported) -> list[Fact]:
    """The facts that an import of such a schedule gives."""
    names = {each.id.removeprefix("people/"): each.data["name"] for each in found.records if each.kind == "person"}
    facts = list(_head(minutes_facts.read_back(found)))
    for n, value in enumerate(drafted(found, "recommendation"), 1):
        facts.append(("recommendation", n, value.get("number"), one_line(value["text"])))
        facts.append(("as sent", n, one_line(value.get("conveyed", {}).get("text_as_sent"))))
        response = value.get("response", {})
        told = (one_line(response.get(each)) for each in ("date", "outcome", "text"))
        facts.append(("response", n, names.get(response.get("from"), ""), *told))
        if not response:
            facts.append(("wanted by", n, value.get("response_required_by", "")))
        assessed = value.get("assessed", {})
        facts.append(
            (
                "assessed",
                n,
                assessed.get("result", ""),
                assessed.get("meeting", "").rsplit("/", 1)[-1],
                assessed.get("minute_number"),
                one_line(assessed.get("text")),
            )
        )
    return facts
