"""Reads what was moved under an item, by whom, how the vote on it went and how it ended."""

import re
from collections.abc import Sequence

from tui.documents.importing.decided.decisions import ending_in, mover_alone
from tui.documents.importing.decided.votes import (
    is_heading,
    is_named_vote,
    put_counts,
    put_each,
    put_names,
    put_vote_line,
    says_absent,
    votes_below,
)
from tui.documents.importing.decided.votes_in_sentence import put_named
from tui.documents.importing.drafting import Node
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.people.people import only_names
from tui.documents.importing.people.register import Register
from tui.documents.importing.readers import moving, noting
from tui.documents.importing.readers.state import State
from tui.documents.importing.wordings import table

_LONGEST_VOTE = 6000
_LONGEST_MOTION = 1500


class MotionReader:
    """Reads the motions of one meeting, and the votes on them."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def take_names_below(self, state: State, blocks: Sequence[Block], at: int) -> int:
        """Takes a heading such as For (3) and the lines of names below it; returns how many blocks that were."""
        if blocks[at].cells:
            return 0
        each = votes_below([block.passage for block in blocks[at:]])
        if each:
            put_each(
                self._holder(state),
                Passage.joined((block.passage for block in blocks[at : at + each]), "; "),
                self._register,
            )
            return each
        if not is_heading(blocks[at].text):
            return 0
        until = at + 1
        while until < len(blocks) and not is_heading(blocks[until].text) and only_names(blocks[until].passage):
            until += 1
        heading = blocks[at].passage.stripped(":")
        names = Passage.joined((block.passage for block in blocks[at + 1 : until]), "; ")
        put_names(self._holder(state), Passage.joined((heading, Passage(":", ()), names)), self._register)
        return until - at

    def take_whole(self, state: State, block: Block) -> bool:
        """Takes a motion or an amendment printed with its text, and a line that says what became of the motion."""
        made = moving.put_whole(state.item, block.passage, self._register) or moving.put_end(state.item, block.passage)
        if made is not None:
            state.holder = made
            if ".amendments[" not in made.path and "state" not in made.data:
                self._moved(state, made)
            elif ".amendments[" not in made.path:
                state.standing = [each for each in state.standing if each.path != made.path]
        return made is not None

    def take_mover(self, state: State, block: Block) -> bool:
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

    def take_moved(self, state: State, block: Block) -> bool:
        """Takes a paragraph that says who moved and who seconded, and not how it ended."""
        if moving.put_unseconded(state.item, block.passage, self._register):
            return True
        mover, seconder, words = moving.named_in(block.passage)
        if not mover or not seconder or len(block.text) > _LONGEST_MOTION:
            return self._take_unseconded(state, block)
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
        put_named(motion, block.passage, self._register)
        state.holder = self._moved(state, motion)
        return True

    def _take_unseconded(self, state: State, block: Block) -> bool:
        """Takes a paragraph that says who moved, an amendment or a motion, of which nothing says who seconded."""
        if moving.put_amendment_alone(state.item, block.passage, self._register) is not None:
            return True
        if len(block.text) > _LONGEST_MOTION:
            return False
        motion = moving.put_moved_alone(state.item, block.passage, self._register)
        if motion is not None:
            state.holder = self._moved(state, motion)
        return motion is not None

    def take_end_behind(self, state: State, block: Block) -> bool:
        """Takes the sentence behind a printed resolution that says that its motion was adopted, and how the vote went."""
        ended = moving.end_behind(block.text)
        if state.resolved is None or not ended:
            return False
        motion, decision = state.resolved
        motion.put("state", block.passage, ended)
        decision.data["motion"] = motion.data["id"]
        put_counts(motion, block.passage)
        put_named(motion, block.passage, self._register)
        state.resolved = None
        return True

    def take_vote(self, state: State, block: Block) -> bool:
        """Takes a paragraph that says how a vote went: counts, names under how they voted, or names each with a vote."""
        if len(block.text) > _LONGEST_VOTE:
            return False
        told = moving.vote_told_on(state.item, block.passage)
        if told is not None and put_vote_line(*told, self._register):
            return True
        if state.holder is not None and put_vote_line(self._holder(state), block.passage, self._register):
            put_named(self._holder(state), block.passage, self._register)
            return True
        if not is_named_vote(block.text):
            if moving.named_in(block.passage)[0]:
                return False
            named = put_each(self._holder(state), block.passage, self._register) if state.holder is not None else False
            if named:
                noting.put_note(state.item, block, self._register)
            return named
        if says_absent(block.text) and state.holder is None and not state.standing:
            return False
        put_names(self._holder(state), block.passage, self._register)
        return True

    def take_result(self, state: State, block: Block) -> bool:
        """Takes a line that says what became of what was moved, who moved it being named below or above, and how the vote went."""
        words = table("decisions")["result"]
        found = re.fullmatch(words["line"], block.text, re.IGNORECASE)
        if found is None:
            return False
        ended = next((each for each in ("lost", "carried") if re.search(words[each], found["what"], re.IGNORECASE)), "")
        voted = [each for each in ("for", "against", "unanimous") if found[each]]
        if not ended and not voted:
            return False
        motion = state.standing.pop() if state.standing else moving.open_motion(state.item)
        motion.claim(block.passage, "state" if ended else "vote")
        if ended:
            motion.put("state", block.passage.group(found, "what"), ended)
        for each in voted:
            told = block.passage.group(found, each)
            motion.inner("vote").put(each, told, True if each == "unanimous" else int(found[each]))
        state.holder = motion
        return True

    def take_ending(self, state: State, block: Block) -> bool:
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

    def _holder(self, state: State) -> Node:
        """Returns what a vote is on: the motion that is to be decided next, else the last motion or decision, else a new one."""
        if state.standing:
            return state.standing[-1]
        if state.holder is None:
            state.holder = self._moved(state, moving.open_motion(state.item))
        return state.holder

    def _moved(self, state: State, motion: Node) -> Node:
        if "state" not in motion.data and all(each.path != motion.path for each in state.standing):
            state.standing.append(motion)
        return motion
