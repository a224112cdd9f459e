"""Puts paragraphs into the notes of an item, and takes from them what they say of people."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tui.documents.importing.dates import times_in
from tui.documents.importing.drafting import Node, tidy
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.name_words import bare_name
from tui.documents.importing.people.people import only_names, people_in
from tui.documents.importing.people.printed import Printed
from tui.documents.importing.people.register import Group, Register
from tui.documents.importing.people.speakers import put_speaker
from tui.documents.importing.wordings import table

_WORD = re.compile(r"[^\W_]+")
_SOON = 3
"""So many characters behind the words that say that somebody came or left begins the time of it."""


def put_note(item: Node, block: Block, register: Register) -> Node:
    """Adds a paragraph as a note: its label, who speaks where the first words say so, and its text."""
    number = len(item.data.get("notes", [])) + 1
    note = item.add("notes", f"n{number}")
    if block.label:
        note.put("label", block.label)
    text = block.unlabelled
    spoken = _speaker().match(text.text)
    asks = spoken is not None and spoken["asked"] is not None
    note.data["type"] = "question" if asks else "statement" if spoken is not None else "narrative"
    if spoken is not None:
        put_speaker(note, text.group(spoken, "speaker"), register)
    note.put("text", text if text.text else block.passage)
    return note


def says_nothing(text: str) -> bool:
    """Returns whether a paragraph only says that something is not recorded."""
    return re.fullmatch(table("decisions")["none"]["recorded"], text.strip(), re.IGNORECASE) is not None


def put_people(passage: Passage, register: Register) -> tuple[bool, bool]:
    """Takes what a paragraph says of apologies, substitutes and those who took part from elsewhere. Returns whether it names anybody
    who sent apologies, and whether it says nothing else than all this, so that no note is needed to keep its words."""
    put_comings(passage, register)
    named, said = _apologies(passage, register)
    said += put_substitutes(passage, register)
    left = passage.text
    for start, end in sorted(said, reverse=True):
        left = left[:start] + left[end:]
    return named, bool(said) and not _WORD.search(left)


def put_apologies(passage: Passage, register: Register) -> bool:
    """Enters those from whom apologies are said to have come, and those said to have taken part from elsewhere. Returns whether
    anybody is."""
    return _apologies(passage, register)[0]


def _apologies(passage: Passage, register: Register) -> tuple[bool, list[tuple[int, int]]]:
    """Does so; returns whether anybody was named, and from where to where the text says nothing but that."""
    took, said = False, []
    sentences = table("people")["apologies"]
    matches = [
        *re.finditer(sentences["given"], passage.text, re.IGNORECASE),
        *re.finditer(sentences["sent"], passage.text),
    ]
    for found in matches:
        words = passage.cut(found.start(), found.start("names"))
        if not words:
            words = passage.cut(found.end("names"), found.end())
        named = people_in(passage.group(found, "names"))
        took = took or bool(named)
        for person in (*named, *_behind_reasons(passage, found.end())):
            entry = register.enter(person, Group("member", "apologies", words))
            entry.doubt("Apologies are taken to be a member's.", "capacity", person.whole.line)
        if named and says_only_names(passage.group(found, "names"), named):
            said.append(found.span())
    virtual = re.match(table("people")["apologies"]["virtual"], passage.text)
    if virtual is not None:
        for person in people_in(passage.group(virtual, "names")):
            known = register.find(person.whole)
            if known is not None:
                known.put("mode", person.whole, "virtual")
                took = True
    return took, said


def _behind_reasons(passage: Passage, at: int) -> Iterator[Printed]:
    """Yields those named behind the reason that the one before had: "A Alpha who was ill and Cllr B Bravo who was away"."""
    reason = re.compile(table("people")["apologies"]["reason"])
    while (found := reason.match(passage.text, at)) is not None:
        yield from people_in(passage.group(found, "names"))
        at = found.end()


def names_first(passage: Passage) -> Passage:
    """Returns the sentences at the beginning of a paragraph that name people and say nothing else; empty where there are none."""
    lead = re.match(table("people")["apologies"]["lead"], passage.text, re.IGNORECASE)
    passage = passage.cut(lead.end(), len(passage.text)) if lead is not None else passage
    sentences = passage.split(table("people")["speaking"]["boundary"])
    count = next((n for n, each in enumerate(sentences) if not only_names(each)), len(sentences))
    return Passage.joined(sentences[:count])


def put_apologies_listed(passage: Passage, register: Register) -> None:
    """Enters those whose names are all that stands under an item on apologies."""
    people = people_in(passage)
    if len(people) == 1 and len(people[0].name.split()) == 1 and not people[0].style and not people[0].also:
        return  # one word without a style may be the title in another language
    for person in people:
        entry = register.enter(person, Group("member", "apologies", person.whole))
        entry.doubt("Listed under apologies; taken to be a member's.", "status", person.whole.line)


def put_chair(passage: Passage, register: Register) -> bool:
    """Enters who is said to have presided; returns whether anybody is."""
    ways = table("people")["ways"]
    found = re.match(ways["presided"], passage.text) or re.search(ways["presiding"], passage.text)
    people = people_in(passage.group(found, "names")) if found is not None else []
    if found is None or len(people) != 1:
        return False
    words = passage.cut(found.end("names"), found.end())
    entry = register.enter(people[0], Group("member", "present", words))
    if "role" not in entry.data:
        entry.put("role", words, "chair")
    return True


def put_opener(blocks: Sequence[Block], register: Register) -> None:
    """Says that whoever called the meeting to order was in the chair, where nobody else is said to have been."""
    entries = register.entries.values()
    if any(each.data.get("role") == "chair" and each.data.get("status") == "present" for each in entries):
        return
    ways = table("people")["ways"]
    for block in blocks:
        found = re.search(ways["opened"], block.text) or re.search(ways["opened_by"], block.text)
        if found is None:
            continue
        who = block.passage.group(found, "names")
        entry = register.find(who)
        if entry is None:
            people = people_in(who)
            if len(people) != 1 or not register.entries:
                continue
            entry = register.enter(people[0], Group("member", "present", block.passage.group(found)))
        if entry.data.get("status") == "present" and "role" not in entry.data:
            entry.put("role", block.passage.group(found), "chair")
        entry.doubt("Whoever opened the meeting is taken to have been in the chair.", "role", block.line)
        return


def put_comings(passage: Passage, register: Register) -> None:
    """Says from when or until when somebody was there, where a sentence says that the person came or left at an hour."""
    ways = table("people")["ways"]
    for found in re.finditer(ways["moved"], passage.text):
        times = times_in(passage.text[found.end() :])
        entry = register.find(passage.group(found, "who")) if times and times[0].start < _SOON else None
        if entry is None or "person" not in entry.data or "status" not in entry.data:
            continue
        if entry.data["status"] != "present":
            continue
        left = found["way"].startswith(("left", "departed", "withdrew"))
        interval = entry.add("intervals", f"i{len(entry.data.get('intervals', [])) + 1}")
        start, end = found.end() + times[0].start, found.end() + times[0].end
        interval.put("to" if left else "from", passage.cut(start, end), times[0].time)


def says_only_names(passage: Passage, named: Sequence[Printed]) -> bool:
    """Returns whether every word of a text belongs to one of the people that were read from it."""
    held = {
        (place.line, column)
        for each in named
        for one in (each.whole, each.role_words, each.post, each.on_behalf_of, each.virtual, *each.also)
        for place in one.places
        for column in range(place.start, place.end)
    }
    words = [passage.cut(*found.span()) for found in _WORD.finditer(passage.text) if found[0].lower() != "and"]
    return all((place.line, place.start) in held for word in words for place in word.places)


def put_substitutes(passage: Passage, register: Register) -> list[tuple[int, int]]:
    """Says who came in for whom. Returns from where to where the text says nothing but that."""
    said: list[tuple[int, int]] = []
    words = table("people")["apologies"]
    if re.search(words["substitute_needed"], passage.text, re.IGNORECASE) is None:
        return said
    for pattern in (*words["substitutes"], *words["substitutes_alone"]):
        for found in re.finditer(pattern, passage.text):
            stood_in = passage.group(found, "substitute")
            entry = register.find(stood_in)
            if entry is None:
                people = people_in(stood_in)
                if len(people) != 1:
                    continue
                entry = register.enter(people[0], Group("substitute", "present", stood_in))
            elif bare_name(tidy(stood_in.text))[0] != bare_name(str(entry.data["name_as_printed"]))[0]:
                entry.doubt(f"“{tidy(stood_in.text)}” is taken to be this person.", "person", stood_in.line)
            absent = passage.group(found, "absent") if "absent" in found.groupdict() else NOWHERE
            if absent:
                register.substitute(entry, _last_name(absent), passage.group(found))
            else:
                entry.put("capacity", passage.group(found), "substitute")
            if all(says_only_names(one, people_in(one)) for one in (stood_in, absent) if one):
                said.append(found.span())
    return said


def put_substitute_listed(passage: Passage, register: Register) -> bool:
    """Enters who came in for whom, where a line under an item about substitutes says no more than that; returns whether it does."""
    found = re.match(table("people")["apologies"]["substitute_listed"], passage.text)
    if found is None:
        return False
    stood_in, absent = (people_in(passage.group(found, name)) for name in ("substitute", "absent"))
    if not (len(stood_in) == len(absent) == 1 and only_names(passage.group(found, "substitute"))):
        return False
    entry = register.enter(stood_in[0], Group("substitute", "present", passage.group(found)))
    register.substitute(entry, absent[0].whole, passage.group(found))
    return True


def _last_name(passage: Passage) -> Passage:
    """Returns the last name of several: who is substituted stands nearest to the words that say so."""
    people = people_in(passage)
    return people[-1].whole if people else passage


@cache
def _speaker() -> re.Pattern[str]:
    speaking = table("people")["speaking"]
    asked, said = "|".join(speaking["asked"]), "|".join(speaking["said"])
    styles = "|".join(
        re.escape(each) for each in sorted(table("people")["styles"], key=len, reverse=True) if each != "and"
    )
    nobody = "|".join(speaking["nobody"])
    name = rf"(?!(?:{nobody})\s+[a-z])[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){{0,3}}(?:\s*\([A-Z]{{2,3}}\))?"
    return re.compile(
        rf"(?P<speaker>(?:The\s+)?(?:(?:{styles})\.?\s+)?{name})(?:,[^.,]{{2,60}}(?:,[^.,]{{2,60}})?,)?\s+"
        rf"(?:also\s+|then\s+|further\s+)?(?:(?P<asked>{asked})|(?:{said}))\b"
    )
