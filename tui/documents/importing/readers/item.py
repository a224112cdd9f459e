"""Reads what is minuted under one item: paragraphs, decisions, recommendations, actions, votes, declarations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.documents.importing.attendance import heading_of_people, read_attendance
from tui.documents.importing.blocks import Block
from tui.documents.importing.context import Context
from tui.documents.importing.decisions import (
    Marked,
    announces_recommendations,
    decision_in,
    ending_in,
    mover_alone,
    outcome_of,
)
from tui.documents.importing.drafting import Node, tidy
from tui.documents.importing.passage import Passage
from tui.documents.importing.people import people_in
from tui.documents.importing.readers import acting, moving, noting, summary, tables
from tui.documents.importing.readers.pieces import pieces_of
from tui.documents.importing.readers.planned import is_plan, put_planned
from tui.documents.importing.register import Register
from tui.documents.importing.roll import end_of_roll
from tui.documents.importing.votes import is_heading, is_named_vote, put_counts, put_each, put_names
from tui.documents.importing.wordings import table

_ENDS = {"resolved": "carried", "agreed": "carried", "lost": "lost"}


@dataclass
class _State:
    """Where the reading of an item stands: what was announced and is still to come."""

    item: Node
    announced: Marked | None = None
    recommending: bool = False
    holder: Node | None = None
    """The last decision or motion: a vote that is told next was on it."""
    listed: int = 0
    standing: list[Node] = field(default_factory=list)
    """Motions that were moved and are not decided yet, the last one moved last."""


class ItemReader:
    """Reads the items of one meeting, one after another."""

    def __init__(self, context: Context, meeting: Node, register: Register) -> None:
        self._context = context
        self._meeting = meeting
        self._register = register

    def read(self, item: Node, blocks: Sequence[Block]) -> None:
        """Puts everything said under an item into it, or into records of their own that followed from it."""
        state = _State(item)
        at = self._roll(item, blocks)
        while at < len(blocks):
            names = self._names_below(state, blocks, at)
            if names:
                at += names
                continue
            if blocks[at].cells:
                until = tables.end_of_table(blocks, at)
                if summary.is_summary(blocks[at]):
                    summary.read_summary(blocks[at:until], self._meeting)
                else:
                    tables.put_table(item, blocks[at:until])
                    self._planned(item, blocks[at:until])
                at = until
                continue
            for piece in pieces_of(blocks[at]):
                self._read(state, piece)
            at += 1

    def _planned(self, item: Node, blocks: Sequence[Block]) -> None:
        """Drafts the coming meetings where the table is a plan of them."""
        if is_plan(blocks[0]):
            name = Passage(str(self._meeting.data.get("name", "")), ())
            put_planned(blocks[1:], tidy(str(item.data["title"])), name, self._context)

    def _roll(self, item: Node, blocks: Sequence[Block]) -> int:
        """Enters those listed under an item that is the roll call; returns the number of the first block behind the lists."""
        if not re.search(table("headings")["roll"]["titles"], str(item.data["title"]), re.IGNORECASE):
            return 0
        first = next(
            (n for n, block in enumerate(blocks) if heading_of_people(block) or end_of_roll(blocks, n)), len(blocks)
        )
        behind = read_attendance(blocks[first:], self._register)
        if not behind:
            return 0
        for block in blocks[:first]:
            noting.put_note(item, block)
        return first + behind

    def _names_below(self, state: _State, blocks: Sequence[Block], at: int) -> int:
        """Takes a heading such as For (3) and the lines of names below it; returns how many blocks that were."""
        if not is_heading(blocks[at].text) or blocks[at].cells:
            return 0
        until = at + 1
        while until < len(blocks) and not is_heading(blocks[until].text) and _only_names(blocks[until]):
            until += 1
        heading = blocks[at].passage.stripped(":")
        names = Passage.joined((block.passage for block in blocks[at + 1 : until]), "; ")
        put_names(self._holder(state), Passage.joined((heading, Passage(":", ()), names)), self._register)
        return until - at

    def _holder(self, state: _State) -> Node:
        """Returns what a vote is on: the motion that is to be decided next, else the last motion or decision, else a new one."""
        if state.standing:
            return state.standing[-1]
        if state.holder is None:
            state.holder = self._moved(state, moving.open_motion(state.item))
        return state.holder

    def _moved(self, state: _State, motion: Node) -> Node:
        if all(each.path != motion.path for each in state.standing):
            state.standing.append(motion)
        return motion

    def _read(self, state: _State, block: Block) -> None:
        if self._scene(state, block) or self._mover(state, block) or self._vote(state, block):
            return
        if block.action and acting.put_action_of_row(block, self._context, self._meeting, state.item):
            return
        if acting.begins_action(block.text):
            acting.put_action(block.passage, self._context, self._meeting, state.item)
            return
        if self._entry_of_list(state, block) or self._ending(state, block):
            return
        decision = decision_in(block.unlabelled if block.label else block.passage)
        if decision is not None and not (block.bullet and decision.guessed):
            self._decide(state, block, decision)
            return
        if block.text.lower().strip(" :.") in table("decisions")["bare"]["words"]:
            return
        if self._recital(state, block):
            return
        if announces_recommendations(block.text):
            state.recommending = True
            state.announced = None
        if self._motion(state, block):
            return
        noting.put_note(state.item, block)
        self._sentences(state, block)

    def _motion(self, state: _State, block: Block) -> bool:
        """Takes a paragraph that says who moved and who seconded, and not how it ended."""
        mover, seconder, words = moving.named_in(block.passage)
        if not mover or not seconder or len(block.text) > 1500:
            return False
        motion = state.item.add("motions", "motion")
        motion.put("text", block.passage)
        moving.put_person(motion, "mover", mover, self._register)
        moving.put_person(motion, "seconder", seconder, self._register)
        motion.claim(words, "mover_as_printed")
        put_counts(motion, block.passage)
        state.holder = self._moved(state, motion)
        return True

    def _ending(self, state: _State, block: Block) -> bool:
        """Takes a sentence that says that the motion was carried or lost and leads over to the resolution."""
        ended = ending_in(block.text)
        if not ended:
            return False
        if state.standing:
            motion = state.standing.pop()
            motion.put("state", block.passage, ended)
            put_counts(motion, block.passage)
        noting.put_note(state.item, block)
        return True

    def _recital(self, state: _State, block: Block) -> bool:
        """Takes what an item was to be about, where that is printed before what was minuted."""
        if state.item.data.keys() & {"notes", "decisions", "recital"}:
            return False
        if not re.match(table("numbering")["titles"]["recital"], block.text) or len(block.text) > 600:
            return False
        state.item.put("recital", block.passage)
        return True

    def _scene(self, state: _State, block: Block) -> bool:
        scene = table("headings")["scene"]
        if not re.match(scene["pattern"], block.text) or not re.search(scene["words"], block.text, re.IGNORECASE):
            return False
        told = self._meeting.add("scenes", f"after {state.item.data['id']}")
        told.data["after_item"] = state.item.data["id"]
        told.put("text", block.passage.stripped("()"))
        return True

    def _mover(self, state: _State, block: Block) -> bool:
        """Takes a line that says no more than who proposed or seconded."""
        for name in ("mover", "seconder"):
            found = mover_alone(block.text, name)
            if found is not None and not re.search(r"\b(?:seconded|that)\b", found[name]):
                motion = moving.open_motion(state.item)
                moving.put_person(motion, name, block.passage.group(found, name), self._register)
                motion.claim(block.passage, f"{name}_as_printed")
                state.holder = self._moved(state, motion)
                return True
        return False

    def _vote(self, state: _State, block: Block) -> bool:
        if len(block.text) > 1500:
            return False
        if not is_named_vote(block.text):
            named = put_each(self._holder(state), block.passage, self._register) if state.holder is not None else False
            if named:
                noting.put_note(state.item, block)
            return named
        put_names(self._holder(state), block.passage, self._register)
        return True

    def _entry_of_list(self, state: _State, block: Block) -> bool:
        """Takes an entry of the list that a decision or recommendations were announced with."""
        if state.recommending and (block.label or block.bullet):
            decided = decision_in(block.unlabelled)
            if decided is not None:
                self._decide(state, block, decided)
            else:
                acting.put_recommendation(block, self._context, self._meeting, state.item)
            return True
        if state.announced is None:
            state.recommending = False
            return False
        entry = block.label or block.bullet or block.text.startswith("That ")
        if (not entry and state.listed > 0) or decision_in(block.passage) is not None:
            state.announced = None
            return False
        verb = state.announced.verb
        text = block.unlabelled
        outcome = outcome_of(text.text, state.announced.outcome)
        self._put(state, Marked(verb, text, outcome), block.label)
        state.listed += 1
        if not entry:
            state.announced = None
        return True

    def _decide(self, state: _State, block: Block, decision: Marked) -> None:
        state.listed = 0
        if not decision.text:
            state.announced = decision
            return
        inner = Block(decision.text)
        label = inner.label or block.label
        text = inner.unlabelled if inner.label else decision.text
        self._put(state, Marked(decision.verb, text, decision.outcome, decision.guessed), label)
        # A further entry, (2), of the same resolution may follow as a paragraph of its own.
        state.announced = decision if inner.label else None
        state.listed = 1
        state.recommending = announces_recommendations(block.text)

    def _put(self, state: _State, decision: Marked, label: Passage) -> None:
        mover, seconder, words = moving.named_in(decision.text)
        node = state.item.add("decisions", decision.outcome)
        if label:
            node.put("number", label.stripped("."))
        if decision.verb:
            node.put("verb", decision.verb)
        node.put("outcome", decision.verb or decision.text, decision.outcome)
        node.put("text", decision.text)
        if decision.guessed:
            node.doubt("No marked decision: the sentence reads like one.", "outcome", decision.text.line)
        if mover:
            motion = state.item.add("motions", "motion")
            moving.put_person(motion, "mover", mover, self._register)
            moving.put_person(motion, "seconder", seconder, self._register)
            motion.claim(words, "mover_as_printed")
            node.data["motion"] = motion.data["id"]
        elif decision.guessed:
            self._end_motion(state, node, decision.outcome)
        elif state.standing:
            # What was resolved is what stood last; that it was carried is not said.
            state.standing.pop()
        put_counts(node, decision.text)
        state.holder = node
        acting.put_resolved_action(decision.text, self._context, self._meeting, state.item, self._register)

    def _end_motion(self, state: _State, decision: Node, outcome: str) -> None:
        """Says that the motion before was carried or lost by this decision."""
        if state.standing and outcome in _ENDS and "seconder_as_printed" in state.standing[-1].data:
            motion = state.standing.pop()
            motion.data["state"] = _ENDS[outcome]
            decision.data["motion"] = motion.data["id"]

    def _sentences(self, state: _State, block: Block) -> None:
        """Takes from a paragraph what it says of people: apologies, substitutes, declarations."""
        title = tidy(str(state.item.data["title"]))
        named = noting.put_apologies(block.passage, self._register)
        if not named and re.search(table("people")["apologies"]["titles"], title, re.IGNORECASE) and _only_names(block):
            noting.put_apologies_listed(block.passage, self._register)
        noting.put_comings(block.passage, self._register)
        noting.put_substitutes(block.passage, self._register)
        if any(word in title.lower() for word in table("decisions")["none"]["items"]):
            noting.put_declarations(block.passage, self._meeting, state.item, self._register)


def _only_names(block: Block) -> bool:
    """Returns whether a line names people and says nothing else."""
    people = people_in(block.passage)
    said = sum(len(each.whole.text) + sum(len(also.text) for also in each.also) for each in people)
    return bool(people) and said >= 0.7 * len(block.text)
