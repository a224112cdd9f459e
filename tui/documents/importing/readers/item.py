"""Reads what is minuted under one item: paragraphs, decisions, recommendations, actions, votes, declarations."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.documents.importing.attendance import heading_of_people, read_attendance
from tui.documents.importing.blocks import Block
from tui.documents.importing.context import Context
from tui.documents.importing.decisions import (
    Marked,
    announces_recommendations,
    bare_outcome,
    decision_in,
    ending_in,
    mover_alone,
    outcome_of,
)
from tui.documents.importing.drafting import Node, tidy
from tui.documents.importing.passage import Passage
from tui.documents.importing.people import people_in
from tui.documents.importing.readers import acting, moving, noting, speaking, summary, tables
from tui.documents.importing.readers.action_table import is_action_table, put_action_table
from tui.documents.importing.readers.beside import put_beside
from tui.documents.importing.readers.closing import put_adjournment
from tui.documents.importing.readers.pieces import pieces_of
from tui.documents.importing.readers.planned import is_plan, put_planned
from tui.documents.importing.readers.state import State
from tui.documents.importing.register import Register
from tui.documents.importing.roll import end_of_roll
from tui.documents.importing.votes import (
    is_heading,
    is_named_vote,
    put_abstaining,
    put_counts,
    put_each,
    put_names,
    put_vote_line,
)
from tui.documents.importing.wordings import table

_CAPTION = 60
_LONGEST_VOTE = 6000
_ENDS = {"resolved": "carried", "agreed": "carried", "lost": "lost"}


class ItemReader:
    """Reads the items of one meeting, one after another."""

    def __init__(self, context: Context, meeting: Node, register: Register) -> None:
        self._context = context
        self._meeting = meeting
        self._register = register
        self._declared: list[tuple[Node, Passage]] = []

    def read(self, item: Node, blocks: Sequence[Block]) -> None:
        """Puts everything said under an item into it, or into records of their own that followed from it."""
        state = State(item)
        at = self._roll(item, blocks)
        while at < len(blocks):
            names = self._names_below(state, blocks, at)
            if names:
                at += names
                continue
            if self._caption(blocks, at):
                item.claim(blocks[at].passage, "title")
                at += 1
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
        state.nominations.keep_as_notes(item, self._register)

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
            noting.put_note(item, block, self._register)
        return first + behind

    def _names_below(self, state: State, blocks: Sequence[Block], at: int) -> int:
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

    def _holder(self, state: State) -> Node:
        """Returns what a vote is on: the motion that is to be decided next, else the last motion or decision, else a new one."""
        if state.standing:
            return state.standing[-1]
        if state.holder is None:
            state.holder = self._moved(state, moving.open_motion(state.item))
        return state.holder

    def _moved(self, state: State, motion: Node) -> Node:
        if all(each.path != motion.path for each in state.standing):
            state.standing.append(motion)
        return motion

    def _read(self, state: State, block: Block) -> None:
        """Gives a paragraph to the first reader that takes it; what none takes is a note."""
        readers = (
            self._scene, self._adjourned, self._mover, self._vote, self._nomination, self._whole_motion, self._beside, self._action,
            self._entry_of_list, self._ending, self._spoken, self._decision, self._bare, self._recital, self._motion, self._sentences,
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
        if not acting.begins_action(block.text) or _only_names(Block(acting.asked_in(block.passage))):
            return False
        acting.put_action(block.passage, self._context, self._meeting, state.item)
        return True

    def _spoken(self, state: State, block: Block) -> bool:
        return speaking.put_spoken(state.item, block, self._register)

    def _decision(self, state: State, block: Block) -> bool:
        decision = decision_in(block.unlabelled if block.label else block.passage, block.strong)
        if decision is None or (block.bullet and (decision.guessed or not decision.verb.text.isupper())):
            if announces_recommendations(block.text):
                state.recommending, state.announced = True, None
            return False
        self._decide(state, block, decision)
        return True

    def _bare(self, state: State, block: Block) -> bool:
        """A word that stands alone as a heading within an item says nothing: it stays unplaced."""
        state.amending = state.amending or moving.heads_amendment(block.text)
        return (
            moving.heads_amendment(block.text) or block.text.lower().strip(" :.") in table("decisions")["bare"]["words"]
        )

    def _motion(self, state: State, block: Block) -> bool:
        """Takes a paragraph that says who moved and who seconded, and not how it ended."""
        if moving.put_unseconded(state.item, block.passage, self._register):
            return True
        mover, seconder, words = moving.named_in(block.passage)
        if not mover or not seconder or len(block.text) > 1500:
            return False
        if state.amending or moving.amends(block.text):
            amendment = moving.put_amendment(state.item, block.passage, (mover, seconder), self._register)
            state.amending = False
            if amendment is not None:
                state.holder = amendment
                return True
        motion = state.item.add("motions", "motion")
        motion.put("text", block.passage)
        moving.put_person(motion, "mover", mover, self._register)
        moving.put_person(motion, "seconder", seconder, self._register)
        motion.claim(words, "mover_as_printed")
        put_counts(motion, block.passage)
        put_each(motion, block.passage, self._register)
        state.holder = self._moved(state, motion)
        return True

    def _ending(self, state: State, block: Block) -> bool:
        """Takes a sentence that says that the motion was carried or lost and leads over to the resolution."""
        ended = ending_in(block.text)
        if not ended:
            return False
        if state.standing:
            motion = state.standing.pop()
            motion.put("state", block.passage, ended)
            put_counts(motion, block.passage)
        noting.put_note(state.item, block, self._register)
        return True

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

    def _mover(self, state: State, block: Block) -> bool:
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

    def _vote(self, state: State, block: Block) -> bool:
        if len(block.text) > _LONGEST_VOTE:
            return False
        if state.holder is not None and put_vote_line(self._holder(state), block.passage, self._register):
            return True
        if not is_named_vote(block.text):
            named = put_each(self._holder(state), block.passage, self._register) if state.holder is not None else False
            if named:
                noting.put_note(state.item, block, self._register)
            return named
        put_names(self._holder(state), block.passage, self._register)
        return True

    def _whole_motion(self, state: State, block: Block) -> bool:
        """Takes a motion or an amendment printed with its text, and a line that says what became of the motion."""
        made = moving.put_whole(state.item, block.passage, self._register) or moving.put_end(state.item, block.passage)
        if made is not None:
            state.holder = made
            if ".amendments[" not in made.path and "state" not in made.data:
                self._moved(state, made)
            elif ".amendments[" not in made.path:
                state.standing = [each for each in state.standing if each.path != made.path]
        return made is not None

    def _entry_of_list(self, state: State, block: Block) -> bool:
        """Takes an entry of the list that a decision or recommendations were announced with."""
        entry = block.label or block.bullet
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
        if (not entry and state.listed > 0) or decision_in(block.passage) is not None:
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

    def _decide(self, state: State, block: Block, decision: Marked) -> None:
        state.listed = 0
        if not decision.text:
            state.announced = decision
            self._motion(state, block)
            return
        inner = Block(decision.text)
        label = inner.label or block.label
        text = inner.unlabelled if inner.label else decision.text
        self._put(state, Marked(decision.verb, text, decision.outcome, decision.guessed), label)
        # A further entry, (2), of the same resolution may follow as a paragraph of its own.
        state.announced = replace(decision, outcome=bare_outcome(decision)) if inner.label else None
        state.listed = 1
        state.recommending = announces_recommendations(block.text)
        if block.italic:
            state.decided = None

    def _put(self, state: State, decision: Marked, label: Passage) -> None:
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
            put_each(motion, decision.text, self._register)
            ended = moving.end_told(decision.text)
            if ended or decision.outcome == "lost":
                motion.data["state"] = ended or "lost"
        elif moving.end_amendment(state.item, decision.text):
            pass
        elif decision.guessed:
            self._end_motion(state, node, decision.outcome)
        elif state.standing:
            # What was resolved is what stood last; that it was carried is not said.
            state.standing.pop()
        put_counts(node, decision.text)
        if decision.verb and "vote" not in node.data:
            put_counts(node, decision.verb)
        put_abstaining(node, decision.text, self._register)
        state.nominations.put_into(node, str(state.item.data["title"]), self._register)
        state.holder = state.decided = node
        acting.put_resolved_action(decision.text, self._context, self._meeting, state.item, self._register)

    def _end_motion(self, state: State, decision: Node, outcome: str) -> None:
        """Says that the motion before was carried or lost by this decision."""
        if state.standing and outcome in _ENDS and "seconder_as_printed" in state.standing[-1].data:
            motion = state.standing.pop()
            motion.data["state"] = _ENDS[outcome]
            decision.data["motion"] = motion.data["id"]

    def _sentences(self, state: State, block: Block) -> bool:
        """Takes from a paragraph what it says of people: apologies, substitutes, declarations. Returns whether it says nothing else."""
        title = tidy(str(state.item.data["title"])).lower()
        named, wholly = noting.put_people(block.passage, self._register)
        if not named and re.search(table("people")["apologies"]["titles"], title, re.IGNORECASE) and _only_names(block):
            noting.put_apologies_listed(block.passage, self._register)
        wholly = wholly or noting.says_nothing(block.text)
        about = any(word in title for word in table("decisions")["none"]["items"])
        if not about and not re.fullmatch(table("people")["declarations"]["told"], block.text):
            return wholly
        none = "declarations_none" in self._meeting.data
        declaration = noting.put_declarations(block.passage, self._meeting, state.item, self._register)
        if declaration is not None:
            self._about(declaration, block.passage)
        return wholly or declaration is not None or (not none and _says_none(block.text))

    def _about(self, declaration: Node, passage: Passage) -> None:
        """Keeps in which item an interest was declared until all items are read."""
        told = re.fullmatch(table("people")["declarations"]["told"], passage.text, re.DOTALL)
        if told is not None and (told["number"] or told["title"]):
            self._declared.append((declaration, passage.group(told, "number" if told["number"] else "title")))

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


def _says_none(text: str) -> bool:
    """Returns whether a paragraph says that there were no declarations, and nothing else."""
    return text.lower().strip(" .") in table("decisions")["none"]["declarations"]


def _only_names(block: Block) -> bool:
    """Returns whether a line names people and says nothing else."""
    people = people_in(block.passage)
    said = sum(len(each.whole.text) + sum(len(also.text) for also in each.also) for each in people)
    return bool(people) and said >= 0.7 * len(block.text)
