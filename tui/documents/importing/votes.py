"""Reads votes: counts in a sentence, and names under For and Against."""

import re
from functools import cache

from tui.documents.importing.drafting import Node
from tui.documents.importing.passage import Passage
from tui.documents.importing.people import people_in
from tui.documents.importing.register import Register
from tui.documents.importing.wordings import table


def put_counts(holder: Node, passage: Passage) -> None:
    """Puts the counts that a sentence states, or that all agreed, into the vote of a decision or motion."""
    votes = table("decisions")["votes"]
    for pattern in votes["counts"]:
        found = re.search(pattern, passage.text, re.IGNORECASE)
        if found is not None:
            vote = holder.inner("vote")
            for name, number in found.groupdict().items():
                if number is not None:
                    vote.put(name, passage.group(found, name), int(number))
            return
    for words in votes["unanimous"]:
        found = re.search(rf"\b{re.escape(words)}\b", passage.text, re.IGNORECASE)
        if found is not None:
            holder.inner("vote").put("unanimous", passage.group(found), True)
            return


def is_named_vote(text: str) -> bool:
    """Returns whether a paragraph lists names under how they voted."""
    return _names().match(text) is not None


def is_heading(text: str) -> bool:
    """Returns whether a line says no more than how those voted who are named below it."""
    return re.match(table("decisions")["votes"]["heading"], text, re.IGNORECASE) is not None


def put_names(holder: Node, passage: Passage, register: Register) -> None:
    """Puts those named in the paragraph into the vote, with what the heading says of how they voted. Counts stay as printed."""
    found = _names().match(passage.text)
    if found is None:
        return
    option = next(
        key for key, words in table("decisions")["votes"]["options"].items() if found["option"].lower() in words
    )
    vote = holder.inner("vote")
    heading = passage.group(found, "option")
    vote.claim(heading, "voters")
    if found["count"] and option in ("for", "against", "abstain", "not_voting"):
        vote.put("abstentions" if option == "abstain" else option, passage.group(found, "count"), int(found["count"]))
    names = passage.group(found, "names")
    alone = re.fullmatch(r"\(?(\d{1,3})\)?\.?", names.text)
    if alone and option != "absent":
        vote.put("abstentions" if option == "abstain" else option, names, int(alone[1]))
    for person in people_in(names):
        voter = vote.add("voters", person.name)
        voter.put("name_as_printed", person.whole)
        voter.put("option", person.whole, option)
        for each in person.also:
            voter.claim(each, "name_as_printed")
        known = register.find(person.whole)
        if known is not None and "person" in known.data:
            voter.data["person"] = known.data["person"]
    if not vote.data:
        holder.data.pop("vote", None)


@cache
def _names() -> re.Pattern[str]:
    return re.compile(table("decisions")["votes"]["names"], re.IGNORECASE | re.DOTALL)
