"""Reads elections: who was nominated by whom and how many voted for each, and who was elected by the decision that follows."""

import re
from dataclasses import dataclass, field

from tui.documents.importing.drafting import Node
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.people.name_words import bare_name
from tui.documents.importing.people.register import Register
from tui.documents.importing.readers.noting import put_note
from tui.documents.importing.wordings import table


@dataclass
class Nominations:
    """Lines of an election that are read and wait for its decision."""

    blocks: list[Block] = field(default_factory=list)

    def take(self, block: Block) -> bool:
        """Takes a line that says who was nominated, or that nobody else was; returns whether it is one."""
        words = table("decisions")["elections"]
        if re.fullmatch(words["nominated"], block.text) is None and not (
            self.blocks and re.fullmatch(words["unopposed"], block.text, re.IGNORECASE)
        ):
            return False
        self.blocks.append(block)
        return True

    def keep_as_notes(self, item: Node, register: Register) -> None:
        """Keeps the lines as notes where no decision followed."""
        for block in self.blocks:
            put_note(item, block, register)
        self.blocks = []

    def put_into(self, decision: Node, title: str, register: Register) -> None:
        """Puts the election into the decision that ended it."""
        if not self.blocks:
            return
        words = table("decisions")["elections"]
        election = decision.inner("election")
        first = self.blocks[0].passage
        election.put("post", first, _post(f"{title} {decision.data.get('text', '')}"))
        election.doubt("Which post it was is taken from the title of the item.", "post", first.line)
        for block in self.blocks:
            found = re.fullmatch(words["nominated"], block.text)
            if found is None:
                election.put("unopposed", block.passage, True)
            else:
                _put_candidate(election, block.passage, found, register)
        self.blocks = []
        _put_result(election, decision)


def _put_candidate(election: Node, passage: Passage, found: re.Match[str], register: Register) -> None:
    who = passage.group(found, "who")
    candidate = election.add("candidates", who.text)
    person = register.person_of(who)
    if person is not None:
        candidate.put("person", who, person)
        candidate.put("name_as_printed", who)
    else:
        candidate.put("name_as_printed", who)
    for name in ("proposer", "seconder"):
        alone = name == "seconder" and found["seconder_alone"]
        by = passage.group(found, "seconder_alone" if alone else name)
        known = register.person_of(by) if by else None
        if by and known is not None:
            candidate.put(name, by, known)
            candidate.doubt(f"“{by.text}” is taken to be {known}.", name, by.line)
    if found["votes"]:
        candidate.put("votes", passage.group(found, "votes"), int(found["votes"]))
    candidate.claim(passage, "name_as_printed")


def _put_result(election: Node, decision: Node) -> None:
    """Says who was elected, where the decision names one candidate only."""
    text = str(decision.data.get("text", ""))
    named = [
        each
        for each in election.data.get("candidates", [])
        if "person" in each and re.search(rf"\b{re.escape(bare_name(each['name_as_printed'])[0])}\b", text)
    ]
    if len(named) == 1:
        election.data["result"] = named[0]["person"]


def _post(text: str) -> str:
    posts = table("decisions")["elections"]["posts"]
    return next((name for name, pattern in posts.items() if re.search(pattern, text, re.IGNORECASE)), "other")
