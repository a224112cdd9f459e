"""The facts of a meeting that an import of its minutes gives."""

import re
from collections.abc import Iterator
from typing import Any

from tests.documents.out_and_in.documents import Fact
from tests.documents.out_and_in.facts_in_common import (
    APPROVED,
    COUNTS,
    KINDS_SAID,
    NUMBERS,
    SAID,
    STYLE,
    bare,
    lines_of,
    mark,
    one_line,
)
from tui.documents.importing.result import Imported
from tui.documents.rendering.wording import date_words


class ImportFacts:
    """What of an import is of the meeting."""

    def __init__(self, found: Imported) -> None:
        self.records = {each.id: each.data for each in found.records}
        self.id = next(each.id for each in found.records if each.kind == "meeting")
        self.meeting = self.records[self.id]
        self.printed = {
            each["person"]: str(each["name_as_printed"])
            for each in self.meeting.get("attendance", [])
            if "person" in each
        }
        self.recommendations = [each.data for each in found.records if each.kind == "recommendation"]

    def name(self, person: str | None) -> str:
        if person is None:
            return ""
        printed = self.printed.get(person, "")
        return re.sub(STYLE, "", printed) or str(self.records.get(f"people/{person}", {}).get("name", person))

    def facts(self) -> Iterator[Fact]:
        meeting = self.meeting
        yield ("body", meeting.get("name"))
        yield from [("date", meeting["date"])] if "date" in meeting else []
        yield from [("place", meeting["location"]["name"])] if "location" in meeting else []
        for name, field in (("began", "actual_start"), ("called for", "start_time"), ("ended", "actual_end")):
            yield from [(name, meeting[field])] if field in meeting else []
        if meeting["status"] != "held":
            yield ("status", meeting["status"])
        if meeting["classification"] in KINDS_SAID:
            yield ("classification", meeting["classification"])
        if "next_meeting" in meeting:
            yield ("next", *(meeting["next_meeting"].get(each, "") for each in ("date", "start_time", "location")))
        minutes = meeting.get("minutes", {})
        yield ("signature", minutes.get("signature_line"))
        yield ("approved", minutes.get("state") in APPROVED)
        number = minutes.get("approval", {}).get("minute_number")
        yield from [("approved by minute", number)] if number is not None else []
        yield from [("no declarations",)] if meeting.get("declarations_none") is True else []
        yield from self.attendance()
        titles = {each["id"]: each["title"] for each in self.all_items(meeting)}
        for each in meeting.get("declarations", []):
            yield (
                "declaration",
                self.name(each.get("person")),
                one_line(each.get("description")).rstrip("."),
                each.get("interest", ""),
                each.get("effect", ""),
                titles.get(each.get("item"), ""),
            )
        for each in meeting.get("scenes", []):
            yield ("scene", titles.get(each.get("after_item"), ""), one_line(each["text"]).strip("(). ").lower())
        yield from self.items(meeting.get("items", []), 0)
        for record in self.records.values():
            for each in record.get("planned_in", []):
                yield ("planned", date_words(record["date"]), one_line(each.get("as_printed")))

    def all_items(self, value: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for each in value.get("items", []):
            yield each
            yield from self.all_items(each)

    def attendance(self) -> Iterator[Fact]:
        for each in self.meeting.get("attendance", []):
            if each["capacity"] == "public":
                yield ("public", each.get("label"), each.get("count"))
                continue
            name = str(each["name_as_printed"])
            name = re.sub(STYLE, "", name) if each.get("person") else name
            yield ("attendance", name, each["status"])
            if each["status"] == "present":
                yield ("capacity", name, each["capacity"])
                yield from [("post", name, each["post"])] if "post" in each else []
            yield from (
                [("role", name, each["role"])]
                if each.get("role") in ("chair", "vice_chair", "clerk", "secretary")
                else []
            )
            yield from [("on behalf of", name, each["on_behalf_of"])] if "on_behalf_of" in each else []
            yield from [("virtual", name)] if each.get("mode") == "virtual" else []
            for stay in each.get("intervals", []):
                yield ("stay", name, stay.get("from", ""), stay.get("to", ""))
            if "substituting_for" in each:
                yield ("substitute for", name, self.name(each["substituting_for"]))

    def items(self, items: list[dict[str, Any]], depth: int) -> Iterator[Fact]:
        taken = sorted(enumerate(items, 1), key=lambda pair: (pair[1].get("order_taken") or pair[0], pair[0]))
        for at, (_, item) in enumerate(taken):
            title = item["title"]
            number = item.get("minute_number") or item.get("minute_reference") or item.get("number") or ""
            yield ("item", depth, at, mark(str(number)), title)
            yield from [("number in", title, each) for each in NUMBERS if item.get(each) is not None][:1]
            if item.get("public") is False:
                yield ("exempt", title, item.get("exempt", {}).get("paragraph", ""))
            if "urgent" in item:
                yield ("urgent", title, item["urgent"].get("chair_reason"))
            for n, spoken in enumerate(self.notes(item.get("notes", []))):
                yield ("note", title, n, *spoken)
            for motion in item.get("motions", []):
                yield (
                    "motion",
                    title,
                    bare(motion.get("mover_as_printed")),
                    bare(motion.get("seconder_as_printed")),
                    one_line(motion.get("text")),
                    motion.get("state", ""),
                )
                yield from self.vote(title, motion)
                for n, each in enumerate(motion.get("amendments", [])):
                    movers = (self.name(each.get(name)) for name in ("mover", "seconder"))
                    yield ("amendment", title, n, *movers, one_line(each.get("text")))
                    yield from [("amendment ended", title, n, each["state"])] if "state" in each else []
                    yield from self.vote(f"{title}, amendment {n}", each)
            for n, decision in enumerate(item.get("decisions", [])):
                yield from self.decision(title, n, decision)
            for each in item.get("decisions", []):
                if "table_number" in each:
                    yield ("row", each["table_number"], title, one_line(each.get("table_text")))
            yield from (("speaker", title, who) for who in self.matched(item.get("notes", [])))
            yield from self.items(item.get("items", []), depth + 1)

    def notes(self, notes: list[dict[str, Any]]) -> Iterator[Fact]:
        for note in notes:
            lines = lines_of(note.get("text"))
            # Who only begins a sentence as its subject is an inference of the import: the text is whole, and no speaker apart from it.
            printed = one_line(note.get("speaker_as_printed"))
            told = note["type"] in SAID and not (printed and one_line(note.get("text")).startswith(printed))
            yield (
                note["type"] if told else "narrative",
                mark(note.get("label")),
                bare(note.get("speaker_as_printed")) if told else "",
                note.get("on_behalf_of", "") if told else "",
                lines[0] if lines else "",
            )
            yield from (("narrative", "", "", "", line) for line in lines[1:])
            yield from self.notes(note.get("answers", []))

    def matched(self, notes: list[dict[str, Any]]) -> Iterator[str]:
        """The names in the list of those who are taken to have spoken."""
        for note in notes:
            printed = one_line(note.get("speaker_as_printed"))
            if "speaker" in note and not one_line(note.get("text")).startswith(printed):
                yield self.name(note["speaker"])
            yield from self.matched(note.get("answers", []))

    def decision(self, title: str, n: int, decision: dict[str, Any]) -> Iterator[Fact]:
        yield ("decision", title, n, one_line(decision.get("text")))
        yield ("outcome", title, n, decision["outcome"])
        if "verb" in decision:
            yield ("verb", title, n, one_line(decision["verb"]).lower())
        if "number" in decision:
            yield ("decision number", title, n, mark(decision["number"]))
        yield from self.vote(title, decision)
        election = decision.get("election", {})
        for each in election.get("candidates", []):
            yield (
                "candidate",
                title,
                self.name(each.get("person")) if "person" in each else each.get("name_as_printed"),
                self.name(each.get("proposer")),
                self.name(each.get("seconder")),
                each.get("votes"),
            )
        yield from [("unopposed", title)] if election.get("unopposed") is True else []
        yield from [("elected", title, n, self.name(election["result"]))] if "result" in election else []
        for record_id in decision.get("recommendations", []):
            value = self.records[record_id]
            yield ("recommendation", title, n, mark(value.get("number")), one_line(value["text"]))

    def vote(self, title: str, value: dict[str, Any]) -> Iterator[Fact]:
        vote = value.get("vote", {})
        for name in COUNTS:
            if name in vote:
                yield ("votes", title, name, vote[name])
        yield from [("unanimous", title)] if vote.get("unanimous") is True else []
        if "required_fraction" in vote:
            yield ("needed", title, vote["required_fraction"], vote.get("base", ""))
        if "casting_vote" in vote:
            casting = vote["casting_vote"]
            yield ("casting vote", title, self.name(casting.get("person")), casting.get("option"))
        for each in vote.get("voters", []):
            name = self.name(each["person"]) if "person" in each else each.get("name_as_printed")
            yield ("voted", title, name, each["option"])
