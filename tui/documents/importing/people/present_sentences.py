"""Reads sentences that say who was there: "Present were A Alpha and B Bravo.", "Alpha and Bravo present; Charlie absent."."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.people import only_names, people_in
from tui.documents.importing.people.printed import Printed
from tui.documents.importing.people.register import Group, Register
from tui.documents.importing.wordings import table

_MIXED = "The sentence names members, officers and others alike."
_LONGEST = 1500
_SEVERAL = 2


def put_present(passage: Passage, register: Register) -> tuple[bool, bool]:
    """Enters those whom the sentences of a paragraph say to have been there or not. Returns whether anybody is, and whether the
    paragraph says nothing else."""
    if len(passage.text) > _LONGEST or not _needed().search(passage.text):
        return False, False
    took, wholly = _put_answers(passage, register), True
    if took:
        return True, False
    for sentence in passage.split(table("people")["speaking"]["boundary"]):
        told = _put_sentence(sentence, register)
        took, wholly = took or told, wholly and told
    return took, took and wholly


def _put_answers(passage: Passage, register: Register) -> bool:
    """Enters those who answered to the roll with a word each; returns whether there are several."""
    told = list(re.finditer(table("people")["told"]["answered"], passage.text))
    if len(told) < _SEVERAL:
        return False
    for found in told:
        word = passage.group(found, "word")
        status = "absent" if word.text.lower() == "absent" else "present"
        for person in people_in(passage.group(found, "name")):
            register.enter(person, Group("member", status, word))
    return True


def announces_people(block: Block) -> Group | None:
    """Returns the group of those listed below a paragraph that ends with saying so: "… with the following members present:"."""
    found = re.search(table("people")["told"]["announced"], block.text, re.IGNORECASE)
    if found is None or block.cells:
        return None
    return Group("member", "present", block.passage.group(found), guess="" if found["members"] else _MIXED)


def _put_sentence(sentence: Passage, register: Register) -> bool:
    for pattern in _patterns():
        found = pattern.search(sentence.text)
        if found is None:
            continue
        named = list(_named(sentence, found))
        if not named or not all(only_names(names, with_posts=True) for _, names in named):
            continue
        mixed = found.groupdict().get("also") is not None
        for status, names in named:
            words = _words(sentence, found, names)
            group = Group("guest" if mixed else "member", status, words, guess=_MIXED if mixed else "")
            of_body = False
            for person in people_in(names):
                if status != "present" and register.put_absent(person.whole, status, words):
                    continue
                of_body = mixed and not person.post and (_is_of_body(person) or (of_body and not person.style))
                entry = register.enter(person, replace(group, capacity="member", guess="") if of_body else group)
                if found.groupdict().get("from"):
                    register.say_times(entry, sentence.group(found, "from"))
        return True
    return False


def _is_of_body(person: Printed) -> bool:
    """Whether the style before a name, or before those of several, is one that only members have: Commissioners, Vice President."""
    style = table("people")["told"]["of_body"]
    return any(re.fullmatch(style, each.text.strip(" .:")) for each in (person.style, *person.also, person.role_words))


def _named(sentence: Passage, found: re.Match[str]) -> Iterator[tuple[str, Passage]]:
    for name, status in (("present", "present"), ("absent", "absent"), ("excused", "apologies")):
        if found.groupdict().get(name):
            names = sentence.group(found, name)
            if names.text.lower().strip(" .") not in table("people")["nobody"]["words"]:
                yield status, names


def _words(sentence: Passage, found: re.Match[str], names: Passage) -> Passage:
    """Returns the words of a sentence that say that those named were there, or not: those behind the names, else those before."""
    behind = list(_needed().finditer(sentence.text))
    at = sentence.text.find(names.text)
    after = next((each for each in behind if each.start() >= at + len(names.text)), None)
    before = next((each for each in reversed(behind) if each.end() <= at), None)
    told = before if found.groupdict().get("first") is not None else after or before
    return sentence.group(told) if told is not None else NOWHERE


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in table("people")["told"]["patterns"])


@cache
def _needed() -> re.Pattern[str]:
    return re.compile(table("people")["told"]["says"], re.IGNORECASE)
