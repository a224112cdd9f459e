"""The items of a meeting as sections of a debate: what was asked, answered and said, nested as it is recorded, and what was decided."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from tui.documents.exchange.akoma_ntoso.markup import Element, Ids, appended, element, paragraphs
from tui.documents.exchange.akoma_ntoso.references import References
from tui.documents.exchange.akoma_ntoso.votes import Votes
from tui.documents.exchange.naming import line, number_of, shown_id, words
from tui.documents.rendering.kinds.item import excluded, in_order
from tui.documents.rendering.kinds.standing import Standing
from tui.documents.rendering.people import People
from tui.documents.rendering.published import Published, is_exempt
from tui.documents.rendering.tree import Paragraph, said
from tui.procedure.register import Value, dicts, text_at

_NONE: Final[Mapping[str, Value]] = MappingProxyType({})
_SPEECHES: Final = {"question": "question", "answer": "answer", "statement": "speech"}


class Sections:
    """The sections of one meeting."""

    def __init__(
        self, book: Published, meeting_id: str, meeting: Value, people: People, references: References, ids: Ids, minuted: bool
    ) -> None:  # fmt: skip
        self._meeting = meeting
        self._people = people
        self._references = references
        self._ids = ids
        self._minuted = minuted
        self._standing = Standing(book, meeting_id, meeting, people)
        self._questions = book.questions(meeting_id) if minuted else []
        self.votes = Votes(book, people, references, ids)

    def elements(self) -> Iterator[Element]:
        """Yields a section for every item in the order in which they were taken; what happened between two is at the end of the first."""
        before = list(self._scenes(None))
        if before:
            yield element("communication", *before, eId=self._ids.give("communication", "before"))
        for item in in_order(dicts(self._meeting, "items")):
            yield appended(self._item(item, None), self._scenes(str(item.get("id"))))

    def _item(self, item: Value, within: str | None) -> Element:
        at = self._ids.give("dbsect", shown_id(item), within)
        number = number_of(item)
        made = element("debateSection", name="item", eId=at)
        if number:
            made.append(element("num", number))
        made.append(element("heading", line(text_at(item, "title")) or "Untitled item"))
        if is_exempt(item):
            made.append(element("p", excluded(item)))
            return made
        appended(made, paragraphs(text_at(item, "recital"), class_="recital"))
        appended(made, self._said_of_standing(item))
        appended(made, self._notes(dicts(item, "notes"), at, self._replied(item)))
        appended(made, self._public_questions(item, at))
        appended(made, (self.votes.motion(each, at) for each in dicts(item, "motions")))
        appended(made, self.votes.decisions(item, at))
        return appended(made, (self._item(each, at) for each in dicts(item, "items")))

    def _said_of_standing(self, item: Value) -> Iterator[Element]:
        """Yields apologies, interests declared and the like; tables have their own records and are left out."""
        if self._minuted:
            for block in self._standing.blocks(item):
                if isinstance(block, Paragraph):
                    yield element("narrative", said(block.text))

    def _notes(self, notes: Sequence[Value], within: str, replied: Mapping[str, Value] = _NONE) -> Iterator[Element]:
        """Yields what was said; a question with its answers, or with the reply of its own record, which is given there in full."""
        for note in notes:
            answers, question = dicts(note, "answers"), replied.get(text_at(note, "text") or "")
            if not answers and question is None:
                yield from self._note(note, within)
                continue
            at = self._ids.give("dbsect", note.get("id"), within)
            group = element("debateSection", name="exchange", eId=at)
            appended(group, self._note(note, at))
            yield appended(group, self._replies(question, note, at) if question else self._notes(answers, at))

    def _note(self, note: Value, within: str) -> Iterator[Element]:
        sort, text = text_at(note, "type") or "answer", text_at(note, "text")
        if sort not in _SPEECHES:
            for each in words(text).split("\n"):
                if each.strip():
                    yield element("scene" if sort == "scene" else "narrative", each.strip())
            return
        made = self._speech(_SPEECHES[sort], note, text, within)
        if made is not None:
            yield made

    def _speech(self, name: str, note: Value, text: str | None, within: str) -> Element | None:
        lines = paragraphs(text)
        if not lines:
            return None
        person, printed = text_at(note, "speaker"), text_at(note, "speaker_as_printed")
        by = self._references.printed(printed) if printed and not person else self._references.person(person)
        label, who = line(text_at(note, "label")), self._people.speaker(note).rstrip(",")
        return element(
            name,
            element("num", label) if label else None,
            element("from", who) if who else None,
            *lines,
            eId=self._ids.give(name, note.get("id"), within),
            by=by,
            as_=self._references.role_of(person),
        )

    def _public_questions(self, item: Value, within: str) -> Iterator[Element]:
        """Yields the public questions taken under an item that its notes do not have, with their replies."""
        minuted = {text_at(each, "text") for each in dicts(item, "notes")}
        for each in self._questions:
            if each.get("item") != item.get("id") or text_at(each, "text") in minuted or each.get("accepted") is False:
                continue
            asker = text_at(each, "asker") or text_at(each, "asker_as_printed") or "a member of the public"
            asked = {"id": "asked", "speaker_as_printed": asker}
            at = self._ids.give("dbsect", "public-question", within)
            question = self._speech("question", asked, text_at(each, "text") or text_at(each, "subject"), at)
            found = [part for part in (question, *self._replies(each, asked, at)) if part is not None]
            if found:
                yield element("debateSection", *found, name="publicQuestion", eId=at)

    def _replied(self, item: Value) -> Mapping[str, Value]:
        """Returns the public questions of an item that were replied to, by their text."""
        here = (
            each for each in self._questions if each.get("item") == item.get("id") and text_at(each, "reply", "text")
        )
        return {text: each for each in here if (text := text_at(each, "text"))}

    def _replies(self, question: Value, asked: Value, within: str) -> Iterator[Element]:
        """Yields the reply to a public question, and what was asked and replied after it."""
        parts = [self._answer(text_at(question, "reply", "speaker"), text_at(question, "reply", "text"), within)]
        for more in dicts(question, "supplementary"):
            parts.append(self._speech("question", {**asked, "label": None}, text_at(more, "text"), within))
            parts.append(self._answer(text_at(more, "speaker"), text_at(more, "reply"), within))
        yield from (part for part in parts if part is not None)

    def _answer(self, speaker: str | None, text: str | None, within: str) -> Element | None:
        return self._speech("answer", {"id": "reply", "speaker": speaker}, text, within)

    def _scenes(self, after: str | None) -> Iterator[Element]:
        for scene in dicts(self._meeting, "scenes"):
            text = line(text_at(scene, "text"))
            if text_at(scene, "after_item") == after and text:
                yield element("scene", text)
