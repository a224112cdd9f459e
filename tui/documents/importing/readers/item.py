"""Reads what is minuted under one item: paragraphs, decisions, recommendations, actions, votes, declarations."""

import re
from collections.abc import Sequence

from tui.documents.importing.context import Context
from tui.documents.importing.drafting import Node, tidy
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.people.attendance import read_attendance
from tui.documents.importing.people.people import only_names, people_in
from tui.documents.importing.people.people_headings import begins_with_person, heading_of_people
from tui.documents.importing.people.present_sentences import put_present
from tui.documents.importing.people.register import Group, Register
from tui.documents.importing.people.roll import end_of_roll
from tui.documents.importing.readers import acting, declaring, moving, noting, speaking, summary, tables
from tui.documents.importing.readers.action_table import is_action_table, put_action_table
from tui.documents.importing.readers.beside import put_beside
from tui.documents.importing.readers.closing import put_adjournment
from tui.documents.importing.readers.decisions import DecisionReader
from tui.documents.importing.readers.excluding import Excluding
from tui.documents.importing.readers.motions import MotionReader
from tui.documents.importing.readers.pieces import pieces_of
from tui.documents.importing.readers.planned import days_listed, is_plan, put_days, put_planned
from tui.documents.importing.readers.state import State
from tui.documents.importing.wordings import table

_CAPTION = 60
_SEVERAL = 3
"""So many names in a paragraph below the title of a roll call are a list of those present."""
_UNSAID = "Named below the title of a roll call; taken to be a member who was present."
_OPENING = 3
"""So many paragraphs of an item that is the roll call can say in sentences who was there."""


class ItemReader:
    """Reads the items of one meeting, one after another."""

    def __init__(self, context: Context, meeting: Node, register: Register) -> None:
        self._context = context
        self._meeting = meeting
        self._register = register
        self._motions = MotionReader(register)
        self._decisions = DecisionReader(context, meeting, register, self._motions)
        self._excluding = Excluding()
        self._declared: list[tuple[Node, Passage]] = []

    def read(self, item: Node, blocks: Sequence[Block]) -> None:
        """Puts everything said under an item into it, or into records of their own that followed from it."""
        self._excluding.begin(item)
        state = State(item)
        self._title_says(item)
        at = self._roll(item, blocks)
        while at < len(blocks):
            names = self._motions.take_names_below(state, blocks, at) or acting.put_action_below(
                blocks[at:], self._context, self._meeting, item
            )
            if names:
                at += names
                continue
            if self._caption(blocks, at):
                item.claim(blocks[at].passage, "title")
                at += 1
                continue
            listed = days_listed(blocks, at)
            if listed and self._reserved(item, blocks[at : at + listed]):
                at += listed
                continue
            if blocks[at].cells:
                until = tables.end_of_table(blocks, at)
                if summary.is_summary(blocks[at]):
                    summary.read_summary(blocks[at:until], self._meeting)
                elif is_action_table(blocks[at:until]):
                    put_action_table(blocks[at:until], self._context, self._meeting, item)
                elif not self._planned(item, blocks[at:until]):
                    tables.put_table(item, blocks[at:until])
                at = until
                continue
            for piece in pieces_of(blocks[at]):
                self._read(state, piece)
            at += 1
        self._decisions.take_verdict(state)
        state.nominations.keep_as_notes(item, self._register)
        self._excluding.end(item)

    def read_said(self, item: Node, passage: Passage) -> None:
        """Takes what the title of an item says where it is the sentence that was minuted: a decision, a motion, who was not there."""
        state, block = State(item), Block(passage)
        readers = (self._decisions.take_decision, self._motions.take_moved, self._sentences)
        any(read(state, block) for read in readers)

    def _title_says(self, item: Node) -> None:
        """Takes from the title of an item who sent apologies, or that no interests were declared, where it is a sentence about that."""
        title = Passage(tidy(str(item.data["title"])), ())
        if re.search(table("numbering")["titles"]["verbs"], title.text):
            noting.put_apologies(title, self._register)
        if declaring.names_interests(title.text):
            declaring.put_declarations(title, self._meeting, item, self._register)

    def _caption(self, blocks: Sequence[Block], at: int) -> bool:
        """Returns whether a line is no more than the caption of a table whose rows are kept elsewhere than in the notes."""
        block, following = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
        if following is None or not following.cells or block.cells or not block.bold or len(block.text) > _CAPTION:
            return False
        return summary.is_summary(following) or is_plan(following)

    def _planned(self, item: Node, blocks: Sequence[Block]) -> bool:
        """Drafts the coming meetings where the table is a plan of them; returns whether it is one whose every row is a meeting."""
        if not is_plan(blocks[0]):
            return False
        name = Passage(str(self._meeting.data.get("name", "")), ())
        left = put_planned(blocks[1:], tidy(str(item.data["title"])), name, self._context)
        item.claim(blocks[0].passage, "title")
        return not left

    def _reserved(self, item: Node, blocks: Sequence[Block]) -> bool:
        """Drafts the coming meetings whose days are listed under an item that is about them; returns whether it is."""
        title = tidy(str(item.data["title"]))
        if re.search(table("headings")["closing"]["next_title"], title, re.IGNORECASE) is None:
            return False
        put_days(blocks, title, Passage(str(self._meeting.data.get("name", "")), ()), self._context)
        return True

    def _roll(self, item: Node, blocks: Sequence[Block]) -> int:
        """Enters those listed under an item that is the roll call; returns the number of the first block behind the lists."""
        if not re.search(table("headings")["roll"]["titles"], str(item.data["title"]), re.IGNORECASE):
            return 0
        first = next(
            (n for n, block in enumerate(blocks) if heading_of_people(block) or end_of_roll(blocks, n)), len(blocks)
        )
        headed = self._headed_by_title(item, blocks) if first == len(blocks) else 0
        if headed:
            return headed
        behind = read_attendance(blocks[first:], self._register)
        if not behind:
            for block in blocks[:_OPENING]:
                put_present(block.passage, self._register)
            return 1 if blocks and self._unheaded(item, blocks[0]) else 0
        for block in blocks[:first]:
            if not self._unheaded(item, block):
                noting.put_note(item, block, self._register)
        return first + behind

    def _unheaded(self, item: Node, block: Block) -> bool:
        """Enters as members those whom a paragraph names, without a heading, above the lists of an item that is the roll call; returns
        whether it names several and says nothing else."""
        title = Passage(tidy(str(item.data["title"])), ())
        called = re.search(table("headings")["roll"]["called"], title.text, re.IGNORECASE)
        people = people_in(block.passage) if called is not None and not block.cells else []
        if len(people) < _SEVERAL or not only_names(block.passage):
            return False
        for person in people:
            entry = self._register.enter(person, Group("member", "present", person.whole))
            entry.doubt(_UNSAID, "capacity", person.whole.line)
        return True

    def _headed_by_title(self, item: Node, blocks: Sequence[Block]) -> int:
        """Enters those listed under an item whose title is the heading of the list: In Attendance; returns how many blocks they are."""
        if not blocks or not begins_with_person(blocks[0].passage):
            return 0
        title = Block(Passage(f"{tidy(str(item.data['title']))}:", ()))
        found = heading_of_people(title)
        if found is None or found[0].status != "present":
            return 0
        councillors = re.match(table("people")["capacities"]["councillor"], blocks[0].text, re.IGNORECASE)
        heading = Block(Passage("Present:", ())) if councillors else title
        return max(read_attendance((heading, *blocks), self._register) - 1, 0)

    def _read(self, state: State, block: Block) -> None:
        """Gives a paragraph to the first reader that takes it; what none takes is a note."""
        motions, decisions = self._motions, self._decisions
        readers = (
            self._scene, self._adjourned, motions.take_result, motions.take_mover, motions.take_vote, self._nomination,
            motions.take_whole, self._beside, self._action, decisions.take_entry, motions.take_end_behind,
            motions.take_ending, self._spoken, decisions.take_decision, self._bare, self._recital,
            motions.take_moved, self._sentences,
        )  # fmt: skip
        if not any(read(state, block) for read in readers):
            noting.put_note(state.item, block, self._register)

    def _nomination(self, state: State, block: Block) -> bool:
        return state.nominations.take(block)

    def _beside(self, state: State, block: Block) -> bool:
        return put_beside(state.item, block.passage)

    def _action(self, state: State, block: Block) -> bool:
        if block.action and acting.put_action_of_row(block, self._context, self._meeting, state.item):
            return True
        if acting.asks_to_act(block.passage):
            acting.put_asked(block.passage, self._context, self._meeting, state.item)
            return True
        asked = acting.asked_in(block.passage)
        if not acting.begins_action(block.text) or only_names(asked) or acting.names_only_owners(asked.text):
            return False
        acting.put_action(block.passage, self._context, self._meeting, state.item)
        return True

    def _spoken(self, state: State, block: Block) -> bool:
        return speaking.put_spoken(state.item, block, self._register)

    def _bare(self, state: State, block: Block) -> bool:
        """A word that stands alone as a heading within an item says nothing: it stays unplaced."""
        state.amending = state.amending or moving.heads_amendment(block.text)
        return (
            moving.heads_amendment(block.text) or block.text.lower().strip(" :.") in table("decisions")["bare"]["words"]
        )

    def _recital(self, state: State, block: Block) -> bool:
        """Takes what an item was to be about, where that is printed before what was minuted."""
        if state.item.data.keys() & {"notes", "decisions", "recital"}:
            return False
        if not re.match(table("numbering")["titles"]["recital"], block.text) or len(block.text) > 600:
            return False
        state.item.put("recital", block.passage)
        return True

    def _scene(self, state: State, block: Block) -> bool:
        scene = table("headings")["scene"]
        if not re.match(scene["pattern"], block.text) or not re.search(scene["words"], block.text, re.IGNORECASE):
            return False
        told = self._meeting.add("scenes", f"after {state.item.data['id']}")
        told.data["after_item"] = state.item.data["id"]
        told.put("text", block.passage.stripped("()"))
        return True

    def _adjourned(self, state: State, block: Block) -> bool:  # noqa: ARG002 - a reader like the others
        return put_adjournment(block.passage, self._meeting)

    def _sentences(self, state: State, block: Block) -> bool:
        """Takes from a paragraph what it says of people: apologies, substitutes, declarations. Returns whether it says nothing else."""
        title = tidy(str(state.item.data["title"])).lower()
        if re.search(table("people")["apologies"]["substitute_titles"], title):
            noting.put_substitute_listed(block.passage, self._register)
        named, wholly = noting.put_people(block.passage, self._register)
        if not named and re.search(table("people")["apologies"]["titles"], title, re.IGNORECASE):
            listed = noting.names_first(block.passage)
            if listed:
                noting.put_apologies_listed(listed, self._register)
        wholly = wholly or noting.says_nothing(block.text)
        about = any(word in title for word in table("decisions")["none"]["items"])
        about = about or declaring.names_interests(block.unlabelled.text)
        if not about and not re.fullmatch(table("people")["declarations"]["told"], block.text):
            return wholly
        none = "declarations_none" in self._meeting.data
        declared = declaring.put_declarations(block.unlabelled, self._meeting, state.item, self._register)
        for declaration in declared:
            self._about(declaration, block.unlabelled)
        return wholly or bool(declared) or (not none and declaring.says_none(block.unlabelled.text))

    def _about(self, declaration: Node, passage: Passage) -> None:
        """Keeps in which item an interest was declared until all items are read."""
        words = table("people")["declarations"]
        told = re.fullmatch(words["told"], passage.text, re.DOTALL)
        if told is not None and (told["number"] or told["title"]):
            self._declared.append((declaration, passage.group(told, "number" if told["number"] else "title")))
            return
        numbers = list(re.finditer(words["in_item"], passage.text, re.IGNORECASE))
        if told is None and len(numbers) == 1:
            self._declared.append((declaration, passage.group(numbers[0], "number")))

    def finish(self) -> None:
        """Says of the interests declared which item each was in, once all items are read."""
        for declaration, said in self._declared:
            text = tidy(said.text)
            fitting = [
                each["id"]
                for each in self._meeting.data.get("items", [])
                if text in (str(each.get("minute_number")), str(each.get("number")).rstrip("."), each["title"])
            ]
            if len(fitting) == 1:
                declaration.put("item", said, fitting[0])
