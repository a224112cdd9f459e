"""Reads votes: counts in a sentence, and names under For and Against."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from tui.documents.importing.drafting import Node
from tui.documents.importing.passage import Passage
from tui.documents.importing.people.name_words import bare_name, looks_like_name
from tui.documents.importing.people.people import people_in
from tui.documents.importing.people.register import Register
from tui.documents.importing.wordings import table

_SEVERAL = 2


def put_counts(holder: Node, passage: Passage) -> None:
    """Puts the counts that a sentence states, or that all agreed, into the vote of a decision or motion."""
    votes = table("decisions")["votes"]
    casting = re.search(votes["casting"], passage.text, re.IGNORECASE)
    if casting is not None:
        option = "for" if casting["for"] else "against"
        holder.inner("vote").inner("casting_vote").put("option", passage.group(casting), option)
    for pattern in votes["counts"]:
        found = re.search(pattern, passage.text, re.IGNORECASE)
        if found is not None:
            vote = holder.inner("vote")
            for name, number in found.groupdict().items():
                if number is not None:
                    vote.put(name, passage.group(found, name), _number(number))
            return
    for words in votes["unanimous"]:
        found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", passage.text, re.IGNORECASE)
        if found is not None:
            holder.inner("vote").put("unanimous", passage.group(found), True)
            return


def _number(words: str) -> int:
    return int(words) if words.isdigit() else int(table("decisions")["votes"]["numbers"][words.lower()])


def put_vote_line(holder: Node, passage: Passage, register: Register) -> bool:
    """Takes a paragraph that says nothing but how a vote went: counts, names under how they voted, what was needed."""
    words = table("decisions")["vote_line"]
    if not re.match(words["begins"], passage.text, re.IGNORECASE) and not is_named_vote(passage.text):
        return False
    for part in passage.split(words["parts"]):
        if is_named_vote(part.text):
            put_names(holder, part.stripped("."), register)
            continue
        vote = holder.inner("vote")
        needed = re.fullmatch(words["needed"], part.text, re.IGNORECASE)
        casting = re.fullmatch(words["casting"], part.text, re.IGNORECASE)
        if casting is not None:
            _put_casting(vote, part, casting, register)
        elif re.fullmatch(words["unanimous"], part.text, re.IGNORECASE):
            vote.put("unanimous", part, True)
        elif needed is not None:
            vote.put("required_fraction", part.group(needed, "fraction"))
            if needed["base"]:
                vote.put("base", part.group(needed, "base"), words["bases"][needed["base"].lower()])
        else:
            _put_single_counts(vote, part)
            if not vote.data:
                put_counts(holder, part)
    if not holder.data.get("vote"):
        holder.data.pop("vote", None)
        return False
    return True


def _put_casting(vote: Node, part: Passage, found: re.Match[str], register: Register) -> None:
    """Puts a casting vote in: how, and whose it was, where the attendance has whoever is named."""
    casting = vote.inner("casting_vote")
    casting.put("option", part.group(found, "option"), found["option"].lower())
    person = register.person_of(part.group(found, "who"))
    if person is not None:
        casting.put("person", part.group(found, "who"), person)


def _put_single_counts(vote: Node, part: Passage) -> None:
    for name, pattern in table("decisions")["vote_line"]["counts"].items():
        found = re.search(pattern, part.text, re.IGNORECASE)
        if found is not None:
            vote.put(name, part.group(found), int(found["count"]))


def is_named_vote(text: str) -> bool:
    """Returns whether a paragraph lists names under how they voted."""
    return _pattern("names").match(text) is not None


def announces_vote(text: str) -> bool:
    """Returns whether a paragraph says that the vote on what it tells is listed below it."""
    return re.search(table("decisions")["votes"]["following"], text, re.IGNORECASE) is not None


def says_absent(text: str) -> bool:
    """Returns whether a paragraph that lists names says of them only that they were not there, as a list of those present may."""
    found = _pattern("names").match(text)
    return found is not None and option_of(found["option"]) == "absent"


def is_heading(text: str) -> bool:
    """Returns whether a line says no more than how those voted who are named below it."""
    return _pattern("heading").match(text) is not None


def apart(passage: Passage) -> list[Passage]:
    """Returns the pieces of a paragraph that lists names under several ways to vote, and what is said behind them."""
    begins = [each.end() for each in _pattern("apart").finditer(passage.text)]
    if len(begins) < _SEVERAL and not any(begins):
        each_named = list(_each_named(passage))
        if len(each_named) < _SEVERAL:
            return [passage]
        end = each_named[-1].end()
        return [each for each in (passage.cut(0, end), passage.cut(end + 1, len(passage.text))) if each.text]
    cuts = [0, *begins, len(passage.text)] if begins[0] else [*begins, len(passage.text)]
    pieces = [passage.cut(low, high) for low, high in pairwise(cuts)]
    behind = re.search(table("decisions")["votes"]["behind"], pieces[-1].text)
    if behind is not None:
        last = pieces.pop()
        pieces += [last.cut(0, behind.start() + 1), last.cut(behind.end(), len(last.text))]
    return pieces


def put_each(holder: Node, passage: Passage, register: Register) -> bool:
    """Puts those named each with a vote of their own ("Alpha, aye; Bravo, nay") into the vote; returns whether there are several."""
    listed = [each.span() for each in re.finditer(table("decisions")["votes"]["bracketed"], passage.text)]
    told = [
        each
        for each in _each_named(passage)
        if any(low < each.start() < high for low, high in listed) or _is_voter(passage, each, register)
    ]
    if len(told) < _SEVERAL:
        return False
    for each in told:
        put_voter(holder.inner("vote"), passage.group(each, "name"), option_of(each["option"]), register)
    return True


def _each_named(passage: Passage) -> Iterator[re.Match[str]]:
    """Returns the names in a paragraph that each have a vote of their own."""
    found = _pattern("each").finditer(passage.text)
    return (each for each in found if each["name"][0].isupper())


def _is_voter(passage: Passage, found: re.Match[str], register: Register) -> bool:
    """Returns whether a name with a vote is that of somebody: of who was there, or a short one with a word that only votes have."""
    if register.find(passage.group(found, "name")) is not None:
        return True
    only_votes = found["option"].lower() in table("decisions")["votes"]["only_votes"]
    return only_votes and looks_like_name(bare_name(found["name"])[0])


def votes_below(passages: Sequence[Passage]) -> int:
    """Returns how many of the lines name one person each with a vote: "Alpha aye"; 0 where the first two do not."""
    until = 0
    while until < len(passages) and _pattern("each").fullmatch(passages[until].text.strip(" .;,")) is not None:
        until += 1
    return until if until >= _SEVERAL else 0


def put_names(holder: Node, passage: Passage, register: Register) -> None:
    """Puts those named in the paragraph into the vote, with what the heading says of how they voted. Counts stay as printed."""
    found = _pattern("names").match(passage.text)
    if found is None:
        return
    option = option_of(found["option"])
    vote = holder.inner("vote")
    heading = passage.group(found, "option")
    vote.claim(heading, "voters")
    names = passage.group(found, "names").stripped("()") if found["told"] else passage.group(found, "names")
    if names.text.lower().strip(" .;") in table("decisions")["votes"]["everybody"] and option == "for":
        vote.put("unanimous", names, True)
        return
    behind = re.search(r"\((?P<count>\d{1,3})\)\.?$", names.text)
    if option in ("for", "against", "abstain", "not_voting"):
        _put_count(vote, "abstentions" if option == "abstain" else option, passage, found)
    listed = names.cut(0, behind.start()) if behind else names
    turned = _turned(listed, register)
    for name in turned:
        put_voter(vote, name, option, register)
    for person in people_in(listed) if not turned else ():
        put_voter(vote, person.whole, option, register)
        for each in person.also:
            vote.claim(each, "voters")
    if not vote.data:
        holder.data.pop("vote", None)


def _put_count(vote: Node, counted: str, passage: Passage, found: re.Match[str]) -> None:
    """Puts in how many voted so, where a list of names says it before the names, behind them or instead of them."""
    names = passage.group(found, "names")
    number = re.fullmatch(r"\(?(?P<count>\d{1,3})\)?[.;,]?", names.text) or re.search(
        r"\((?P<count>\d{1,3})\)\.?$", names.text
    )
    told = "count" if found["count"] else "told"
    if found[told]:
        vote.put(counted, passage.group(found, told), int(found[told]))
    elif number is not None:
        vote.put(counted, names.group(number, "count"), int(number["count"]))


def _turned(names: Passage, register: Register) -> list[Passage]:
    """Returns the names of a list parted by semicolons in which the family name stands first: "Alpha, Ann; Bravo, Bob"; none of
    another. One name alone is of that kind where somebody is listed who is called so."""
    pieces = [each.stripped(".") for each in names.split(";")]
    if not pieces:
        return []
    pieces[0] = pieces[0].cut(bare_name(pieces[0].text)[1], len(pieces[0].text))
    turned = all(re.fullmatch(r"[^\W\d_][^,;]{1,30},\s+[^\W\d_][^,;]{0,30}", each.text) for each in pieces)
    several = len(pieces) >= _SEVERAL or " ".join(reversed(pieces[0].text.split(", "))) in register.entries
    return pieces if turned and several else []


def put_voter(vote: Node, name: Passage, option: str, register: Register) -> None:
    """Puts somebody into a vote with how that person voted."""
    voter = vote.add("voters", bare_name(name.text)[0])
    voter.put("name_as_printed", name)
    voter.put("option", name, option)
    known = register.find(name)
    if known is not None and "person" in known.data:
        voter.data["person"] = known.data["person"]


def option_of(words: str) -> str:
    """Returns how somebody voted as the record has it: `for`, `against`, `abstain` … for the words that say it."""
    low = words.lower()
    return str(next(key for key, each in table("decisions")["votes"]["options"].items() if low in each))


@cache
def _pattern(which: str) -> re.Pattern[str]:
    votes = table("decisions")["votes"]
    words = votes[which].replace("{sure}", votes["sure"]).replace("{option}", votes["option"])
    return re.compile(words, re.IGNORECASE | re.DOTALL)
