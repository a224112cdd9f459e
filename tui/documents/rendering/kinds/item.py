"""The minutes of the items of a meeting: what was said, who was elected, what was moved, decided and recommended."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tui.documents.rendering.kinds.item_table import with_verb
from tui.documents.rendering.kinds.standing import Standing
from tui.documents.rendering.kinds.votes import election_lines, motion_blocks, vote_line
from tui.documents.rendering.people import People
from tui.documents.rendering.published import Published, is_exempt
from tui.documents.rendering.tree import (
    Block,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Text,
    emphasis,
    joined,
    paragraphs,
    plain,
)
from tui.documents.rendering.wording import bold_words
from tui.procedure.decisions import sentence
from tui.procedure.register import Value, dicts, text_at, texts

_SAYS: Final = {"question": "asked", "answer": "replied", "statement": "said"}
_DEEPEST: Final = 6
_ID: Final = re.compile(r"[a-z0-9-]+\Z")
_STOPS: Final = (".", "?", "!", "”", '"', "’")
"""What a sentence ends with."""


class Minute:
    """The minutes of one meeting, item by item."""

    def __init__(self, book: Published, meeting_id: str, meeting: Value, people: People) -> None:
        self._register = book.register
        self._book = book
        self._meeting_id = meeting_id
        self._meeting = meeting
        self._people = people
        self._standing = Standing(book, meeting_id, meeting, people)
        self._questions = book.questions(meeting_id)
        self._anchors: set[str] = set()

    def blocks(self) -> Iterator[Block]:
        """Yields the blocks of all items in the order in which they were taken, with what happened between them."""
        yield from self._scenes(None)
        for item in in_order(dicts(self._meeting, "items")):
            yield from self._item(item, 2)
            yield from self._scenes(str(item.get("id")))

    def decided(self) -> Iterator[Block]:
        """Yields the items under which something was decided, each with its decisions alone."""
        for item in in_order(dicts(self._meeting, "items")):
            yield from self._decided(item, 2)

    def _decided(self, item: Value, level: int) -> Iterator[Block]:
        decided = list(self._decisions(item, dicts(item, "decisions")))
        within = [block for inner in dicts(item, "items") for block in self._decided(inner, level + 1)]
        if decided or within:
            yield self._heading(item, level)
            yield from (*decided, *within)

    def _item(self, item: Value, level: int) -> Iterator[Block]:
        yield self._heading(item, level)
        if is_exempt(item):
            yield Paragraph(plain(excluded(item)))
            return
        yield from self._urgent(item)
        yield from self._standing.blocks(item)
        yield from self._notes(item)
        for motion in dicts(item, "motions"):
            yield from motion_blocks(motion, self._people)
        yield from self._decisions(item, dicts(item, "decisions"))
        for inner in dicts(item, "items"):
            yield from self._item(inner, level + 1)

    def _heading(self, item: Value, level: int) -> Heading:
        """Returns the heading of an item, with an anchor where a link may lead to it: the id of an exempt item may say too much."""
        anchor = "" if is_exempt(item) else anchor_of(item.get("id"))
        if anchor in self._anchors:
            anchor = ""
        self._anchors.add(anchor)
        return Heading(min(level, _DEEPEST), plain(text_at(item, "title") or "Untitled item"), number_of(item), anchor)

    def _urgent(self, item: Value) -> Iterator[Block]:
        reason = text_at(item, "urgent", "chair_reason")
        if reason:
            yield Paragraph(plain(f"Taken as urgent business: {' '.join(reason.split())}"))

    def _notes(self, item: Value) -> Iterator[Block]:
        """Yields paragraphs for what stands alone, and one list for each stretch of what has labels."""
        pending: list[Entry] = []
        notes = dicts(item, "notes")
        for at, note in enumerate(notes):
            label = text_at(note, "label")
            if label or (pending and _goes_on(notes, at)):
                pending.append(Entry(_label(label), tuple(self._note(note, item))))
                continue
            if pending:
                yield Listing(tuple(pending))
                pending = []
            yield from self._note(note, item)
        if pending:
            yield Listing(tuple(pending))
        yield from self._questions_not_minuted(item, notes)

    def _note(self, note: Value, item: Value) -> Iterator[Block]:
        lines = [line.strip() for line in (text_at(note, "text") or "").split("\n") if line.strip()]
        if text_at(note, "type") == "scene":
            yield from (Paragraph(plain(f"({line.strip('()').upper()})"), "scene") for line in lines)
            return
        full = self._full_question(note, item)
        lead = self._lead(note)
        texts: list[Text] = [joined((lead, plain(lines[0])) if lines else (lead,))]
        later = [plain(line) for line in lines[1:]]
        answers = [] if full is not None else dicts(note, "answers")
        inline = [
            each
            for each in answers
            if not text_at(each, "label") and not dicts(each, "answers") and not _has_lines(each)
        ]
        if len(inline) == len(answers) and not later and self._parted(lead, lines, inline):
            texts[0] = joined([texts[0], *(joined((self._lead(each), plain(_one_line(each)))) for each in inline)])
            yield from (Paragraph(each) for each in texts if each)
        else:
            yield from (Paragraph(each) for each in (*texts, *later) if each)
            yield from self._answers(answers, item)
        if full is not None:
            yield from self._reply(full)

    def _answers(self, answers: Sequence[Value], item: Value) -> Iterator[Block]:
        pending: list[Entry] = []
        for each in answers:
            label = text_at(each, "label")
            if label:
                pending.append(
                    Entry(_label(label), tuple(self._note({**each, "speaker": None, "speaker_as_printed": None}, item)))
                )
                continue
            if pending:
                yield Listing(tuple(pending))
                pending = []
            yield from self._note(each, item)
        if pending:
            yield Listing(tuple(pending))

    def _parted(self, lead: Text, lines: Sequence[str], answers: Sequence[Value]) -> bool:
        """Returns whether answers can stand in one paragraph with what they answer, so that it is told where each begins: who speaks
        is named everywhere, and every text before the last ends as a sentence does."""
        texts = [*lines, *(_one_line(each) for each in answers)][:-1]
        return bool(lead) and all(self._lead(each) for each in answers) and all(text.endswith(_STOPS) for text in texts)

    def _lead(self, note: Value) -> Text:
        who = self._people.speaker(note)
        says = _SAYS.get(text_at(note, "type") or "")
        if not who and says == _SAYS["answer"] and not text_at(note, "label"):
            return plain("Reply:")
        if not who or says is None:
            return ()
        return plain(f"{who[:1].upper()}{who[1:]} {says}:")

    def _full_question(self, note: Value, item: Value) -> Value | None:
        """Returns the record of the public question that a note minutes, whose reply is given there in full."""
        for each in self._questions:
            if (
                each.get("item") == item.get("id")
                and text_at(each, "text") == text_at(note, "text")
                and each.get("reply")
            ):
                return each
        return None

    def _questions_not_minuted(self, item: Value, notes: Sequence[Value]) -> Iterator[Block]:
        """Yields the public questions taken under an item that its notes do not have."""
        minuted = {text_at(each, "text") for each in notes}
        for each in self._questions:
            if each.get("item") != item.get("id") or text_at(each, "text") in minuted or each.get("accepted") is False:
                continue
            asker = text_at(each, "asker") or text_at(each, "asker_as_printed") or "a member of the public"
            yield Paragraph(plain(f"{(text_at(each, 'kind') or 'question').capitalize()} from {asker}:"))
            yield from paragraphs(text_at(each, "text") or text_at(each, "subject") or "")
            yield from self._reply(each)

    def _reply(self, question: Value) -> Iterator[Block]:
        reply = question.get("reply")
        who = self._people.in_minutes(text_at(reply, "speaker"))
        lines = [line.strip() for line in (text_at(reply, "text") or "").split("\n") if line.strip()]
        if lines:
            yield Paragraph(plain(_replied(who, lines[0])))
            yield from (Paragraph(plain(line)) for line in lines[1:])
        for each in dicts(question, "supplementary"):
            asked, given = text_at(each, "text"), text_at(each, "reply")
            if asked:
                yield Paragraph(plain(f"Supplementary question: {' '.join(asked.split())}"))
            if given:
                yield Paragraph(
                    plain(_replied(self._people.in_minutes(text_at(each, "speaker")), " ".join(given.split())))
                )

    def _decisions(self, item: Value, decisions: Sequence[Value]) -> Iterator[Block]:
        pending: list[Entry] = []
        for decision in decisions:
            made = tuple(self._decision(item, decision))
            number = text_at(decision, "number")
            if number and made:
                pending.append(Entry(_label(number), made))
                continue
            if pending:
                yield Listing(tuple(pending))
                pending = []
            yield from made
        if pending:
            yield Listing(tuple(pending))

    def _decision(self, item: Value, decision: Value) -> Iterator[Block]:
        election = decision.get("election")
        if isinstance(election, dict):
            yield from (Paragraph(plain(line)) for line in election_lines(election, self._people))
        verb, text = text_at(decision, "verb"), text_at(decision, "text")
        if text is None and not text_at(decision, "table_text"):
            text = sentence(self._register, self._meeting_id, item, decision)
        lines = [line.strip() for line in (text or "").split("\n") if line.strip()]
        if lines:
            yield Paragraph(with_verb(lines[0], verb), "decision")
            yield from (Paragraph(bold_words(line, verb)[0], "decision") for line in lines[1:])
        voted = vote_line(decision, self._people)
        if voted:
            yield Paragraph(plain(voted))
        asked = texts(decision, "recommendations")
        entries = tuple(self._recommendation(each, at) for at, each in enumerate(asked, 1))
        if entries:
            yield Listing(entries)

    def _recommendation(self, record_id: str, at: int) -> Entry:
        value = self._book.get(record_id)
        text = text_at(value, "text") or record_id
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        return Entry(_label(text_at(value, "number") or str(at)), tuple(Paragraph(emphasis(line)) for line in lines))

    def _scenes(self, after: str | None) -> Iterator[Block]:
        for scene in dicts(self._meeting, "scenes"):
            if text_at(scene, "after_item") == after:
                words = (text_at(scene, "text") or "").strip().strip("()").rstrip(".")
                if words:
                    yield Paragraph(plain(f"({words.upper()})"), "scene")


def anchor_of(item_id: object) -> str:
    """Returns the anchor of the item with an id, empty for what is no id."""
    return f"item-{item_id}" if isinstance(item_id, str) and _ID.match(item_id) else ""


def in_order(items: Sequence[Value]) -> list[Value]:
    """Returns the items in the order in which they were taken."""
    return [item for _, item in sorted(enumerate(items), key=lambda each: _taken(each[1], each[0]))]


def number_of(item: Value) -> str:
    """Returns what stands before an item's title in minutes: `15.`, its minute number, else its number on the agenda."""
    number = item.get("minute_number")
    printed = str(number) if number is not None else text_at(item, "minute_reference") or text_at(item, "number") or ""
    return _label(printed)


def excluded(item: Value) -> str:
    """Returns what is said of an item that is not public: under which paragraph the public is excluded, and nothing else."""
    exemption = item.get("exempt")
    paragraph, instrument = text_at(exemption, "paragraph"), text_at(exemption, "instrument")
    numbered = (
        paragraph is not None
        and paragraph.replace(" ", "").replace("and", "").replace(",", "").isalnum()
        and len(paragraph) < 12
    )
    basis = f"paragraph {paragraph}" if numbered else paragraph
    act = instrument or ("Schedule 12A to the Local Government Act 1972" if numbered else None)
    under = " of ".join(each for each in (basis, act) if each)
    return f"This item is not open to the public{f', under {under}' if under else ''}."


def _replied(who: str, line: str) -> str:
    return f"{who[:1].upper()}{who[1:]} replied: {line}" if who else f"Reply: {line}"


def _taken(item: Value, place: int) -> tuple[int, int]:
    taken = item.get("order_taken")
    return (taken if isinstance(taken, int) else place + 1), place


def _label(label: str | None) -> str:
    if not label:
        return ""
    if not label[-1].isalnum():
        return label
    return f"{label}." if label[0].isdecimal() else f"{label})"


def _goes_on(notes: Sequence[Value], at: int) -> bool:
    """Returns whether a note without a label stands inside a list: something is asked or said, and a label follows."""
    note = notes[at]
    return text_at(note, "type") in ("question", "statement") and any(
        text_at(each, "label") for each in notes[at + 1 : at + 2]
    )


def _has_lines(note: Value) -> bool:
    return "\n" in (text_at(note, "text") or "").strip()


def _one_line(note: Value) -> str:
    return " ".join((text_at(note, "text") or "").split())
