"""Reads what was decided under an item, and the list that a decision or recommendations were announced with."""

import re
from dataclasses import replace

from tui.documents.importing.context import Context
from tui.documents.importing.decided.decisions import (
    Marked,
    announces_recommendations,
    bare_outcome,
    begins_decision,
    decision_in,
    outcome_of,
)
from tui.documents.importing.decided.votes import announces_vote, put_counts, put_each
from tui.documents.importing.decided.votes_in_sentence import put_named
from tui.documents.importing.drafting import Node, tidy
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.register import Register
from tui.documents.importing.readers import acting, moving
from tui.documents.importing.readers.motions import MotionReader
from tui.documents.importing.readers.state import State
from tui.documents.importing.wordings import table

_LONGEST = 1500
_ENDS = {"resolved": "carried", "agreed": "carried", "lost": "lost"}


class DecisionReader:
    """Reads the decisions of one meeting."""

    def __init__(self, context: Context, meeting: Node, register: Register, motions: MotionReader) -> None:
        self._context = context
        self._meeting = meeting
        self._register = register
        self._motions = motions

    def take_decision(self, state: State, block: Block) -> bool:
        passage = block.unlabelled if block.label else block.passage
        decision = decision_in(passage, block.strong)
        if decision is None or (not decision.text and announces_vote(passage.text)):
            moved = self._moved_and_ended(passage)
            told = replace(moved, outcome=decision.outcome) if moved is not None and decision is not None else moved
            decision = told or decision
        if decision is None or (block.bullet and (decision.guessed or not decision.verb.text.isupper())):
            if announces_recommendations(block.text):
                state.recommending, state.announced = True, None
            return False
        self._decide(state, block, decision)
        return True

    def _moved_and_ended(self, passage: Passage) -> Marked | None:
        """Returns the decision that a paragraph is which says who moved and seconded, and in a word or two how it ended: Carried 3-0."""
        mover, seconder, _ = moving.named_in(passage)
        ended = moving.end_told(passage) if mover and seconder and len(passage.text) < _LONGEST else ""
        return Marked(NOWHERE, passage, "lost" if ended == "lost" else "resolved", guessed=True) if ended else None

    def _continues(self, state: State, block: Block) -> bool:
        """Takes an entry of the list, of reasons or conditions, with which a decision goes on."""
        going_on, state.continuing = state.continuing, None
        if (
            going_on is None
            or not _may_go_on(str(going_on.data["text"]), block.unlabelled.text)
            or not (block.label or block.bullet)
            or decision_in(block.unlabelled, block.strong) is not None
        ):
            return False
        entry = " ".join(filter(None, (tidy(block.label.as_printed), tidy(block.unlabelled.as_printed))))
        going_on.data["text"] += f"\n{entry}"
        going_on.claim(block.passage, "text")
        state.continuing = going_on
        return True

    def _decide(self, state: State, block: Block, decision: Marked) -> None:
        state.listed = 0
        if not decision.text:
            state.announced = decision
            state.bare = not block.text.rstrip().endswith((":", "-", "–"))
            self._motions.take_moved(state, block)
            return
        inner = Block(decision.text)
        label = inner.label or block.label
        text = inner.unlabelled if inner.label else decision.text
        self._put(state, Marked(decision.verb, text, decision.outcome, decision.guessed), label)
        # A further entry, (2), of the same resolution may follow as a paragraph of its own.
        state.announced = replace(decision, outcome=bare_outcome(decision)) if inner.label else None
        state.listed = 1
        state.recommending = announces_recommendations(block.text)
        open_ended = bool(decision.verb) and re.search(r"[\w,]$", text.text.rstrip()) is not None
        if state.announced is None and not state.recommending and (open_ended or text.text.rstrip().endswith(":")):
            state.continuing = state.decided
        if block.italic:
            state.decided = None

    def take_verdict(self, state: State) -> bool:
        """Takes the word of a decision that nothing was listed behind, NOTED at the end of a line, as a decision on what stands
        before it; returns whether there was one."""
        told = state.announced
        if (
            told is None
            or state.listed
            or not state.bare
            or told.outcome not in table("decisions")["ending"]["verdicts"]
        ):
            return False
        state.announced = None
        self._put(state, Marked(told.verb, told.verb, told.outcome), NOWHERE)
        return True

    def take_entry(self, state: State, block: Block) -> bool:
        """Takes an entry of the list that a decision or recommendations were announced with."""
        entry = block.label or block.bullet
        if self._continues(state, block):
            return True
        asked = state.decided is not None and state.announced is None and block.italic
        if entry and (state.recommending or asked):
            decided = decision_in(block.unlabelled, block.strong)
            if decided is not None:
                self._decide(state, block, decided)
            else:
                record = acting.put_recommendation(block, self._context, self._meeting, state.item)
                if state.decided is not None:
                    state.decided.data.setdefault("recommendations", []).append(record)
            return True
        state.decided = None
        if state.announced is None:
            state.recommending = False
            return False
        entry = entry or re.match(r"(?:[A-Z][.)]\s+)?That\b", block.text) is not None
        if not entry and not re.match(r"[Tt]o\b|[a-z]", block.text) and self.take_verdict(state):
            return False
        inner = decision_in(block.passage)
        # A verb in capitals within an entry, "1) the report be NOTED", says what became of it; one at its beginning is another decision.
        within = entry and inner is not None and bool(inner.verb) and not begins_decision(block.unlabelled.text)
        if (not entry and state.listed > 0) or (inner is not None and not within):
            state.announced = None
            return False
        label, text = block.label, block.unlabelled
        lettered = re.match(r"(?P<label>[A-Z])[.)]\s+(?=That\b)", text.text)
        if lettered is not None:
            label, text = text.group(lettered, "label"), text.cut(lettered.end(), len(text.text))
        outcome = outcome_of(text.text, state.announced.outcome)
        self._put(state, Marked(state.announced.verb, text, outcome), label)
        state.listed += 1
        if not entry:
            state.announced = None
        return True

    def _put(self, state: State, decision: Marked, label: Passage) -> None:
        mover, seconder, words = moving.named_in(decision.text)
        mover = mover or moving.moved_alone(decision.text, self._register)
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
            self._put_moved(state, node, decision, (mover, seconder, words))
        elif not moving.end_amendment(state.item, decision.text):
            self._end_standing(state, node, decision)
        put_counts(node, decision.text)
        if decision.verb and "vote" not in node.data:
            put_counts(node, decision.verb)
        if not mover:
            put_named(node, decision.text, self._register)
        state.nominations.put_into(node, str(state.item.data["title"]), self._register)
        state.holder = state.decided = node
        acting.put_resolved_action(decision.text, self._context, self._meeting, state.item, self._register)

    def _put_moved(self, state: State, node: Node, decision: Marked, named: tuple[Passage, Passage, Passage]) -> None:
        """Puts in the motion that a decision tells of in the same words: who moved it, how each voted, how it ended."""
        mover, seconder, words = named
        motion = state.item.add("motions", "motion")
        moving.put_person(motion, "mover", mover, self._register)
        moving.put_person(motion, "seconder", seconder, self._register)
        motion.claim(words, "mover_as_printed")
        node.data["motion"] = motion.data["id"]
        put_each(motion, decision.text, self._register)
        put_named(motion, decision.text, self._register)
        ended = moving.end_told(decision.text)
        if ended or decision.outcome == "lost":
            motion.data["state"] = ended or "lost"

    def _end_standing(self, state: State, node: Node, decision: Marked) -> None:
        """Says what became of the motion that stood last by a decision that names nobody."""
        if decision.guessed:
            self._end_motion(state, node, decision.outcome)
        elif state.standing:
            # What was resolved is what stood last; that it was carried is not said.
            last = state.standing.pop()
            state.resolved = (last, node)
            if decision.outcome == "lost":
                last.data["state"], node.data["motion"] = "lost", last.data["id"]

    def _end_motion(self, state: State, decision: Node, outcome: str) -> None:
        """Says that the motion before was carried or lost by this decision."""
        if state.standing and outcome in _ENDS and state.standing[-1].data.keys() & {"seconder_as_printed", "text"}:
            motion = state.standing.pop()
            motion.data["state"] = _ENDS[outcome]
            decision.data["motion"] = motion.data["id"]


def _may_go_on(text: str, entry: str) -> bool:
    """Returns whether an entry may be of a decision: one that announced a list with a colon, or the entry begins as no sentence does."""
    return text.split("\n")[0].rstrip().endswith(":") or re.match(r"[a-z]|That\b", entry) is not None
