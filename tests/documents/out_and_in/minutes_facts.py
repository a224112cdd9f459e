"""The facts of a meeting, twice: those that its record has and its printed minutes say, and those that an import of the print gives.

A fact is a tuple that begins with its field. What the print cannot tell apart is one thing in both: which of two styles of
numbering a number is of, that a guest was of the press, under which note an answer stands. What it does not say is no fact.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tui.documents.importing.result import Imported
from tui.documents.rendering.people import People
from tui.documents.rendering.published import Published, is_exempt
from tui.procedure.decisions import sentence
from tui.procedure.decisions import table as decision_table
from tui.procedure.register import Value, dicts, text_at
from tui.record.kinds import body_of

Fact = tuple[Any, ...]

_KINDS_SAID = ("annual", "extraordinary", "confirmation_hearing", "joint", "informal", "training", "conference")
_SAID = {"question": "question", "answer": "answer", "statement": "statement"}
_APPROVED = ("approved", "signed")
_STYLE = r"^(?:Councillor|Cllr|Alderman|Member)s?\.?\s+"
_COUNTS = ("for", "against", "abstentions", "not_voting")
_STATES = ("carried", "lost", "withdrawn", "deferred", "ruled_out", "not_seconded")


def one_line(text: str | None) -> str:
    """A text with its white space made single blanks."""
    return " ".join((text or "").split())


def _lines(text: str | None) -> list[str]:
    return [one_line(line) for line in (text or "").split("\n") if line.strip()]


def _mark(label: str | None) -> str:
    return (label or "").strip(" ().:").lower()


def _bare(name: str | None) -> str:
    return re.sub(r"^the ", "", one_line(name).lower()).strip(" .,")


class RecordFacts:
    """What of a record its minutes print."""

    def __init__(self, book: Published, meeting_id: str) -> None:
        self.book = book
        self.meeting_id = meeting_id
        self.meeting: Value = book.get(meeting_id) or {}
        self.people = People(book.register, self.meeting, book.register.body(body_of(meeting_id)))
        self.entries = {each["person"]: each for each in dicts(self.meeting, "attendance") if each.get("person")}

    def name(self, person: str | None) -> str:
        """What the minutes call somebody in the lists, the full name of who is in none."""
        entry = self.entries.get(person or "")
        return self.people.entry_name(entry) if entry is not None else self.people.name(person)

    def facts(self) -> Iterator[Fact]:
        meeting, register = self.meeting, self.book.register
        body = register.get(body_of(self.meeting_id))
        yield ("body", text_at(body, "name") or text_at(meeting, "name"))
        date = text_at(meeting, "date")
        yield from [("date", date)] if date else []
        place = ", ".join(each for name in ("name", "address") if (each := text_at(meeting, "location", name)))
        yield from [("place", place)] if place else []
        start, end = text_at(meeting, "actual_start") or text_at(meeting, "start_time"), text_at(meeting, "actual_end")
        yield from [("began", start)] if start else []
        yield from [("ended", end)] if end else []
        if meeting.get("status") != "held":
            yield ("status", meeting["status"])
        if meeting.get("classification") in _KINDS_SAID:
            yield ("classification", meeting["classification"])
        coming = meeting.get("next_meeting")
        if text_at(coming, "date"):
            yield ("next", *(text_at(coming, each) or "" for each in ("date", "start_time", "location")))
        state, line = text_at(meeting, "minutes", "state"), text_at(meeting, "minutes", "signature_line")
        yield ("signature", line or (text_at(body, "wording", "chair") or "Chair").upper())
        yield ("approved", state in _APPROVED)
        number = (meeting.get("minutes") or {}).get("approval", {}).get("minute_number") if state in _APPROVED else None
        yield from [("approved by minute", number)] if number is not None else []
        if meeting.get("declarations_none") is True and not dicts(meeting, "declarations"):
            declaring = any(
                each.get("id") == "declarations" or "declaration" in (text_at(each, "title") or "").lower()
                for each in dicts(meeting, "items")
            )
            yield from [("no declarations",)] if declaring else []
        yield from self.attendance()
        yield from self.declared()
        yield from self.items(self.in_order(dicts(meeting, "items")), 0)
        for scene in dicts(meeting, "scenes"):
            yield ("scene", self.title(text_at(scene, "after_item")), one_line(scene["text"]).strip("(). ").lower())
        for row in decision_table(self.book.with_whole(*self.asked(meeting)), self.meeting_id, meeting):
            yield ("row", str(row.number), row.title)

    def asked(self, value: Value) -> Iterator[str]:
        for decision in dicts(value, "decisions"):
            yield from decision.get("recommendations") or ()
        for item in dicts(value, "items"):
            yield from self.asked(item)

    def title(self, item_id: str | None, items: list[Value] | None = None) -> str:
        for item in dicts(self.meeting, "items") if items is None else items:
            if item.get("id") == item_id:
                return str(item.get("title"))
            if found := self.title(item_id, dicts(item, "items")) if dicts(item, "items") else "":
                return found
        return ""

    def in_order(self, items: list[Value]) -> list[Value]:
        return [
            each
            for _, each in sorted(
                enumerate(items, 1), key=lambda pair: (pair[1].get("order_taken") or pair[0], pair[0])
            )
        ]

    def attendance(self) -> Iterator[Fact]:
        for each in dicts(self.meeting, "attendance"):
            status, capacity = str(each.get("status")), str(each.get("capacity"))
            if capacity == "public" and status == "present":
                yield ("public", text_at(each, "label") or "Members of the Public", each.get("count"))
                continue
            name = self.people.entry_name(each)
            yield ("attendance", name, status)
            if status != "present":
                voting = capacity in ("member", "substitute")
            else:
                voting = capacity in ("member", "substitute")
                yield ("capacity", name, "guest" if capacity == "press" else capacity)
                yield from [("post", name, each["post"])] if each.get("post") and not voting else []
            if each.get("role") in ("chair", "vice_chair", "clerk", "secretary"):
                yield ("role", name, each["role"])
            behalf = self.people.authority(each)
            if behalf and (voting or status == "present"):
                yield ("on behalf of", name, behalf)
            yield from [("virtual", name)] if each.get("mode") == "virtual" else []
            for stay in dicts(each, "intervals"):
                yield ("stay", name, stay.get("from") or "", stay.get("to") or "")
            if status == "present" and capacity == "substitute" and each.get("substituting_for"):
                yield ("substitute for", name, self.name(each["substituting_for"]))

    def declared(self) -> Iterator[Fact]:
        for each in dicts(self.meeting, "declarations"):
            yield (
                "declaration",
                self.name(text_at(each, "person")),
                one_line(text_at(each, "description")).rstrip("."),
                text_at(each, "interest") or "",
                text_at(each, "effect") or "",
                self.title(text_at(each, "item")),
            )

    def items(self, items: list[Value], depth: int) -> Iterator[Fact]:
        for at, item in enumerate(items):
            title = str(item.get("title") or "Untitled item")
            number = item.get("minute_number") or text_at(item, "minute_reference") or text_at(item, "number")
            yield ("item", depth, at, _mark(str(number or "")), title)
            if is_exempt(item):
                exempt = item.get("exempt") or {}
                yield ("exempt", title, text_at(exempt, "paragraph") or "")
                continue
            if reason := text_at(item, "urgent", "chair_reason"):
                yield ("urgent", title, one_line(reason))
            for n, spoken in enumerate(self.notes(item, dicts(item, "notes"))):
                yield ("note", title, n, *spoken)
            for motion in dicts(item, "motions"):
                yield from self.motion(title, motion)
            for n, decision in enumerate(dicts(item, "decisions")):
                yield from self.decision(item, title, n, decision)
            yield from self.items(dicts(item, "items"), depth + 1)

    def notes(self, item: Value, notes: list[Value]) -> Iterator[Fact]:
        """Type, label, who spoke, and text of each paragraph; what is answered is behind what it answers."""
        for note in notes:
            if note.get("type") == "scene":
                continue
            sort = text_at(note, "type") or ""
            who, behalf = self.people.speaker({**note, "on_behalf_of": None}), text_at(note, "on_behalf_of") or ""
            told = sort in _SAID and bool(who or behalf or (sort == "answer" and not note.get("label")))
            lines = _lines(text_at(note, "text"))
            yield (
                sort if told else "narrative",
                _mark(text_at(note, "label")),
                _bare(who or behalf) if told else "",
                behalf if told and who else "",
                lines[0] if lines else "",
            )
            yield from (("narrative", "", "", "", line) for line in lines[1:])
            if full := self.reply_in_full(item, note):
                yield from self.replied(full)
            else:
                yield from self.notes(item, [self.without_speaker(each) for each in dicts(note, "answers")])

    def without_speaker(self, answer: Value) -> Value:
        """An answer in a list has no speaker of its own in print."""
        return (
            {**answer, "speaker": None, "speaker_as_printed": None, "type": "narrative"}
            if answer.get("label")
            else answer
        )

    def reply_in_full(self, item: Value, note: Value) -> Value | None:
        asked = (each for each in self.book.questions(self.meeting_id) if each.get("item") == item.get("id"))
        return next((each for each in asked if each.get("text") == note.get("text") and each.get("reply")), None)

    def replied(self, question: Value) -> Iterator[Fact]:
        lines = _lines(text_at(question, "reply", "text"))
        yield ("answer", "", _bare(self.people.in_minutes(text_at(question, "reply", "speaker"))), "", lines[0])
        yield from (("narrative", "", "", "", line) for line in lines[1:])

    def motion(self, title: str, motion: Value) -> Iterator[Fact]:
        mover = self.people.in_minutes(text_at(motion, "mover")) or text_at(motion, "mover_as_printed")
        seconder = self.people.in_minutes(text_at(motion, "seconder")) or text_at(motion, "seconder_as_printed")
        state = text_at(motion, "state") if text_at(motion, "state") in _STATES else ""
        yield ("motion", title, _bare(mover), _bare(seconder), one_line(text_at(motion, "text")), state)
        yield from self.vote(title, motion)

    def decision(self, item: Value, title: str, n: int, decision: Value) -> Iterator[Fact]:
        text = text_at(decision, "text")
        if text is None and not text_at(decision, "table_text"):
            text = sentence(self.book.register, self.meeting_id, item, decision)
        lines = _lines(text)
        yield ("decision", title, n, lines[0] if lines else "")
        verb, outcome = one_line(text_at(decision, "verb")).lower(), str(decision["outcome"])
        said = f"{lines[0] if lines else ''} {text_at(decision, 'table_text') or ''}".lower()
        if lines and verb and (verb in said or not any(word in said for word in verb.split() if len(word) > 3)):
            yield ("verb", title, n, verb)
        if outcome[:4] in f"{said} {verb}":
            yield ("outcome", title, n, outcome)
        if text_at(decision, "number"):
            yield ("decision number", title, n, _mark(text_at(decision, "number")))
        yield from self.vote(title, decision)
        election = decision.get("election")
        if isinstance(election, dict):
            for each in dicts(election, "candidates"):
                yield (
                    "candidate",
                    title,
                    self.name(text_at(each, "person")) if each.get("person") else text_at(each, "name_as_printed"),
                    self.name(text_at(each, "proposer")) if each.get("proposer") else "",
                    self.name(text_at(each, "seconder")) if each.get("seconder") else "",
                    each.get("votes"),
                )
            yield from [("unopposed", title)] if election.get("unopposed") is True else []
        for at, record_id in enumerate(decision.get("recommendations") or (), 1):
            value = self.book.get(record_id)
            yield (
                "recommendation",
                title,
                n,
                _mark(text_at(value, "number") or str(at)),
                one_line(text_at(value, "text")),
            )

    def vote(self, title: str, value: Value) -> Iterator[Fact]:
        vote = value.get("vote")
        if not isinstance(vote, dict):
            return
        for name in _COUNTS:
            if isinstance(vote.get(name), int):
                yield ("votes", title, name, vote[name])
        yield from [("unanimous", title)] if vote.get("unanimous") is True else []
        for each in dicts(vote, "voters"):
            name = self.name(text_at(each, "person")) if each.get("person") else text_at(each, "name_as_printed")
            yield ("voted", title, name, each.get("option"))


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
        return re.sub(_STYLE, "", printed) or str(self.records.get(f"people/{person}", {}).get("name", person))

    def facts(self) -> Iterator[Fact]:
        meeting = self.meeting
        yield ("body", meeting.get("name"))
        yield from [("date", meeting["date"])] if "date" in meeting else []
        yield from [("place", meeting["location"]["name"])] if "location" in meeting else []
        for name, field in (("began", "actual_start"), ("ended", "actual_end")):
            yield from [(name, meeting[field])] if field in meeting else []
        if meeting["status"] != "held":
            yield ("status", meeting["status"])
        if meeting["classification"] in _KINDS_SAID:
            yield ("classification", meeting["classification"])
        if "next_meeting" in meeting:
            yield ("next", *(meeting["next_meeting"].get(each, "") for each in ("date", "start_time", "location")))
        minutes = meeting.get("minutes", {})
        yield ("signature", minutes.get("signature_line"))
        yield ("approved", minutes.get("state") in _APPROVED)
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
            name = re.sub(_STYLE, "", name) if each.get("person") else name
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
            yield ("item", depth, at, _mark(str(number)), title)
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
                    _bare(motion.get("mover_as_printed")),
                    _bare(motion.get("seconder_as_printed")),
                    one_line(motion.get("text")),
                    motion.get("state", ""),
                )
                yield from self.vote(title, motion)
            for n, decision in enumerate(item.get("decisions", [])):
                yield from self.decision(title, n, decision)
            for row in sorted({each["table_number"] for each in item.get("decisions", []) if "table_number" in each}):
                yield ("row", row, title)
            yield from self.items(item.get("items", []), depth + 1)

    def notes(self, notes: list[dict[str, Any]]) -> Iterator[Fact]:
        for note in notes:
            lines = _lines(note.get("text"))
            # Who only begins a sentence as its subject is an inference of the import: the text is whole, and no speaker apart from it.
            printed = one_line(note.get("speaker_as_printed"))
            told = note["type"] in _SAID and not (printed and one_line(note.get("text")).startswith(printed))
            yield (
                note["type"] if told else "narrative",
                _mark(note.get("label")),
                _bare(note.get("speaker_as_printed")) if told else "",
                note.get("on_behalf_of", "") if told else "",
                lines[0] if lines else "",
            )
            yield from (("narrative", "", "", "", line) for line in lines[1:])
            yield from self.notes(note.get("answers", []))

    def decision(self, title: str, n: int, decision: dict[str, Any]) -> Iterator[Fact]:
        yield ("decision", title, n, one_line(decision.get("text")))
        yield ("outcome", title, n, decision["outcome"])
        if "verb" in decision:
            yield ("verb", title, n, one_line(decision["verb"]).lower())
        if "number" in decision:
            yield ("decision number", title, n, _mark(decision["number"]))
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
        for record_id in decision.get("recommendations", []):
            value = self.records[record_id]
            yield ("recommendation", title, n, _mark(value.get("number")), one_line(value["text"]))

    def vote(self, title: str, value: dict[str, Any]) -> Iterator[Fact]:
        vote = value.get("vote", {})
        for name in _COUNTS:
            if name in vote:
                yield ("votes", title, name, vote[name])
        yield from [("unanimous", title)] if vote.get("unanimous") is True else []
        for each in vote.get("voters", []):
            name = self.name(each["person"]) if "person" in each else each.get("name_as_printed")
            yield ("voted", title, name, each["option"])


def printed(book: Published, meeting_id: str) -> list[Fact]:
    """The facts of a record that its minutes print."""
    return list(RecordFacts(book, meeting_id).facts())


def read_back(found: Imported) -> list[Fact]:
    """The facts that an import of minutes gives."""
    return list(ImportFacts(found).facts())


_ONLY_WHERE_SAID = ("outcome", "verb", "capacity")
"""Fields that the schema wants, or that an import infers, where the print does not say them: what comes back then is no invention."""


def differences(expected: list[Fact], found: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """What of the expected facts did not come back, and what came back that is no fact."""
    lost, more = Counter(expected) - Counter(found), Counter(found) - Counter(expected)
    said = {each[:-1] for each in expected}
    unsaid = [each for each in more if each[0] in _ONLY_WHERE_SAID and each[:-1] not in said]
    return sorted(lost, key=str), sorted((each for each in more if each not in unsaid), key=str)
