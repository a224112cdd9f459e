"""The facts that the record of a meeting has and its minutes print.

What the print cannot tell apart is one thing: that a guest was of the press, under which note an answer stands. What it does not say is
no fact.
"""

from collections.abc import Iterator

from tests.documents.out_and_in.documents import Fact
from tests.documents.out_and_in.facts_in_common import (
    APPROVED,
    COUNTS,
    KINDS_SAID,
    NUMBERS,
    SAID,
    STATES,
    bare,
    lines_of,
    mark,
    one_line,
)
from tests.documents.rendering.shelves import made
from tui.documents.rendering.kinds.item_table import item_table
from tui.documents.rendering.people import People
from tui.documents.rendering.published import Published, is_exempt
from tui.documents.rendering.tree import Table, said
from tui.procedure.decisions import sentence
from tui.procedure.decisions import table as decision_table
from tui.procedure.register import Value, dicts, text_at
from tui.record.kinds import body_of


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
        start, called, end = (text_at(meeting, each) for each in ("actual_start", "start_time", "actual_end"))
        yield from [("began", start)] if start else [("called for", called)] if called else []
        yield from [("ended", end)] if end else []
        if meeting.get("status") != "held":
            yield ("status", meeting["status"])
        if meeting.get("classification") in KINDS_SAID:
            yield ("classification", meeting["classification"])
        coming = meeting.get("next_meeting")
        if text_at(coming, "date"):
            yield ("next", *(text_at(coming, each) or "" for each in ("date", "start_time", "location")))
        state, line = text_at(meeting, "minutes", "state"), text_at(meeting, "minutes", "signature_line")
        yield ("signature", line or (text_at(body, "wording", "chair") or "Chair").upper())
        yield ("approved", state in APPROVED)
        number = (meeting.get("minutes") or {}).get("approval", {}).get("minute_number") if state in APPROVED else None
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
        yield from self.rows()
        yield from self.planned()

    def rows(self) -> Iterator[Fact]:
        """The rows of the table of items and actions: number, title, and its text as the table has it."""
        for table in item_table(self.book, self.meeting_id, self.meeting):
            assert isinstance(table, Table)
            rows = decision_table(self.book.with_whole(*self.asked(self.meeting)), self.meeting_id, self.meeting)
            for row, (_, cell) in zip(rows, table.rows, strict=True):
                yield ("row", str(row.number), row.title, one_line(" ".join(said(line) for line in cell)))

    def planned(self) -> Iterator[Fact]:
        """The coming meetings of the plan that is printed under an item: when, where, and with what items."""
        blocks = made(self.book, self.meeting_id, "minutes").blocks
        for table in (each for each in blocks if isinstance(each, Table) and each.head == ("Dates", "Items")):
            for when, items in table.rows:
                yield ("planned", said(when[0]), one_line(" ".join(said(line) for line in items)))

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
            yield ("item", depth, at, mark(str(number or "")), title)
            yield from [("number in", title, each) for each in NUMBERS if item.get(each) is not None][:1]
            if is_exempt(item):
                exempt = item.get("exempt") or {}
                yield ("exempt", title, text_at(exempt, "paragraph") or "")
                continue
            if reason := text_at(item, "urgent", "chair_reason"):
                yield ("urgent", title, one_line(reason))
            for note in (each for each in dicts(item, "notes") if each.get("type") == "scene"):
                yield from (("scene", title, line.strip("(). ").lower()) for line in lines_of(text_at(note, "text")))
            for n, spoken in enumerate(self.notes(item, dicts(item, "notes"))):
                yield ("note", title, n, *spoken)
            for who in self.matched(dicts(item, "notes")):
                yield ("speaker", title, who)
            for motion in dicts(item, "motions"):
                yield from self.motion(title, motion)
            for n, decision in enumerate(dicts(item, "decisions")):
                yield from self.decision(item, title, n, decision)
            yield from self.items(dicts(item, "items"), depth + 1)

    def notes(self, item: Value, notes: list[Value]) -> Iterator[Fact]:
        """Type, label, who spoke, and text of each paragraph; what is answered is behind what it answers."""
        for note in notes:
            if note.get("type") == "scene":
                continue  # it comes back as a scene of the meeting, behind the item
            sort = text_at(note, "type") or ""
            who, behalf = self.people.speaker({**note, "on_behalf_of": None}), text_at(note, "on_behalf_of") or ""
            told = sort in SAID and bool(who or behalf or (sort == "answer" and not note.get("label")))
            lines = lines_of(text_at(note, "text"))
            yield (
                sort if told else "narrative",
                mark(text_at(note, "label")),
                bare(who or behalf) if told else "",
                behalf if told and who else "",
                lines[0] if lines else "",
            )
            yield from (("narrative", "", "", "", line) for line in lines[1:])
            if full := self.reply_in_full(item, note):
                yield from self.replied(full)
            else:
                yield from self.notes(item, [self.without_speaker(each) for each in dicts(note, "answers")])

    def matched(self, notes: list[Value]) -> Iterator[str]:
        """The full names of those who spoke, where who is meant can be told: by a name that one of those present bears."""
        for note in notes:
            person, printed = text_at(note, "speaker"), text_at(note, "speaker_as_printed")
            entry = self.entries.get(person or "")
            names = (self.name(person), self.people.in_minutes(person), text_at(entry, "post"))
            told = not printed or any(bare(each).startswith(bare(printed)) for each in names)
            if note.get("type") in SAID and told and entry is not None and entry.get("status") == "present":
                yield self.name(person)
            yield from self.matched([self.without_speaker(each) for each in dicts(note, "answers")])

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
        lines = lines_of(text_at(question, "reply", "text"))
        yield ("answer", "", bare(self.people.in_minutes(text_at(question, "reply", "speaker"))), "", lines[0])
        yield from (("narrative", "", "", "", line) for line in lines[1:])

    def motion(self, title: str, motion: Value) -> Iterator[Fact]:
        mover = self.people.in_minutes(text_at(motion, "mover")) or text_at(motion, "mover_as_printed")
        seconder = self.people.in_minutes(text_at(motion, "seconder")) or text_at(motion, "seconder_as_printed")
        state = text_at(motion, "state") if text_at(motion, "state") in STATES else ""
        yield ("motion", title, bare(mover), bare(seconder), one_line(text_at(motion, "text")), state)
        yield from self.vote(title, motion)
        for n, amendment in enumerate(dicts(motion, "amendments")):
            movers = (self.name(text_at(amendment, name)) for name in ("mover", "seconder"))
            yield ("amendment", title, n, *movers, one_line(text_at(amendment, "text")))
            state = text_at(amendment, "state")
            yield from [("amendment ended", title, n, state)] if state in (*STATES, "accepted") else []
            yield from self.vote(f"{title}, amendment {n}", amendment)

    def decision(self, item: Value, title: str, n: int, decision: Value) -> Iterator[Fact]:
        text = text_at(decision, "text")
        if text is None and not text_at(decision, "table_text"):
            text = sentence(self.book.register, self.meeting_id, item, decision)
        lines = lines_of(text)
        yield ("decision", title, n, lines[0] if lines else "")
        verb, outcome = one_line(text_at(decision, "verb")).lower(), str(decision["outcome"])
        said = f"{lines[0] if lines else ''} {text_at(decision, 'table_text') or ''}".lower()
        if lines and verb and (verb in said or not any(word in said for word in verb.split() if len(word) > 3)):
            yield ("verb", title, n, verb)
        if outcome[:4] in f"{said} {verb}":
            yield ("outcome", title, n, outcome)
        if text_at(decision, "number"):
            yield ("decision number", title, n, mark(text_at(decision, "number")))
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
            names = [self.name(text_at(each, "person")) for each in dicts(election, "candidates") if each.get("person")]
            named = [each for each in names if each in (text or "")]
            yield from [("elected", title, n, named[0])] if len(named) == 1 else []
        for at, record_id in enumerate(decision.get("recommendations") or (), 1):
            value = self.book.get(record_id)
            yield (
                "recommendation",
                title,
                n,
                mark(text_at(value, "number") or str(at)),
                one_line(text_at(value, "text")),
            )

    def vote(self, title: str, value: Value) -> Iterator[Fact]:
        vote = value.get("vote")
        if not isinstance(vote, dict):
            return
        for name in COUNTS:
            if isinstance(vote.get(name), int):
                yield ("votes", title, name, vote[name])
        yield from [("unanimous", title)] if vote.get("unanimous") is True else []
        if text_at(vote, "required_fraction"):
            yield ("needed", title, text_at(vote, "required_fraction"), text_at(vote, "base") or "")
        casting = vote.get("casting_vote")
        if isinstance(casting, dict):
            yield ("casting vote", title, self.name(text_at(casting, "person")), text_at(casting, "option"))
        for each in dicts(vote, "voters"):
            name = self.name(text_at(each, "person")) if each.get("person") else text_at(each, "name_as_printed")
            yield ("voted", title, name, each.get("option"))
