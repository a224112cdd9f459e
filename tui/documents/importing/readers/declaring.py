"""Takes from paragraphs which interests were declared, and that none were."""

import re
from functools import cache

from tui.documents.importing.drafting import Node, tidy
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.name_words import bare_name
from tui.documents.importing.people.people import people_in
from tui.documents.importing.people.printed import Printed
from tui.documents.importing.people.register import Group, Register
from tui.documents.importing.wordings import table


def says_none(text: str) -> bool:
    """Returns whether a paragraph says that there were no declarations, and nothing else."""
    low = tidy(text).lower().strip(" .")
    return low in table("decisions")["none"]["declarations"] or _none().fullmatch(low) is not None


def names_interests(text: str) -> bool:
    """Returns whether a paragraph says by itself what it is about: no declarations of interest, wherever it stands."""
    low = tidy(text).lower().strip(" .")
    return "interest" in low and "declar" in low and _none().fullmatch(low) is not None


def put_declarations(passage: Passage, meeting: Node, item: Node, register: Register) -> list[Node]:
    """Puts the interests declared in a paragraph into the meeting and returns them, or puts in that there were none."""
    said = _none_in(passage)
    if said:
        if not meeting.data.get(
            "declarations"
        ):  # behind those that were made, it is of something else that there was none
            meeting.put("declarations_none", said, True)
        return []
    listed = table("people")["apologies"]["interest_listed"]
    lines = passage.by_line()
    if len(lines) > 1 and all(re.match(listed, line.text) for line in lines):
        return [each for line in lines for each in put_declarations(line, meeting, item, register)]
    declaring = _declaring_sentences(passage)
    if declaring:
        return [each for one in declaring for each in put_declarations(one, meeting, item, register)]
    told = re.fullmatch(table("people")["declarations"]["told"], passage.text, re.DOTALL)
    sentences = table("people")["apologies"]
    found = (
        told
        or re.match(sentences["declared_only"], passage.text, re.DOTALL)
        or re.match(sentences["declared_as"], passage.text, re.DOTALL)
        or re.match(sentences["declared"], passage.text, re.DOTALL)
        or re.match(sentences["interest"], passage.text)
        or re.match(sentences["interest_listed"], passage.text)
    )
    if found is None:
        return []
    people = people_in(_without_each(passage.group(found, "person")))
    return [_put(person, passage, found, told, meeting, item, register) for person in people]


def _declaring_sentences(passage: Passage) -> list[Passage]:
    """Returns the sentences of a paragraph that say who declared an interest, where they are several or not the first; else none."""
    sentences = passage.split(table("people")["speaking"]["boundary"])
    declaring = [each for each in sentences if re.search(table("people")["declarations"]["sentence"], each.text)]
    apart = len(declaring) > 1 or (len(declaring) == 1 and declaring[0].text != sentences[0].text)
    return declaring if apart else []


def _none_in(passage: Passage) -> Passage:
    """Returns the sentence that says that there were none; empty where none does, or where it goes on with one that was made."""
    low = tidy(passage.text).lower()
    if re.search(table("people")["declarations"]["other_than"], low):
        return NOWHERE
    if says_none(passage.text) or any(low.startswith(f"{words} ") for words in _told_none()):
        return passage
    sentences = passage.split(table("people")["speaking"]["boundary"])
    return next((each for each in sentences if len(each.text.split()) > 1 and says_none(each.text)), NOWHERE)


def _put(
    person: Printed,
    passage: Passage,
    found: re.Match[str],
    told: re.Match[str] | None,
    meeting: Node,
    item: Node,
    register: Register,
) -> Node:
    """Puts in the interest of one person."""
    known = register.find(person.whole)
    declaration = meeting.add("declarations", person.name)
    if known is not None and "person" in known.data:
        declaration.put("person", person.whole, known.data["person"])
        if bare_name(str(known.data["name_as_printed"]))[0] != person.name:
            declaration.doubt(f"“{person.whole.text}” is taken to be {known.data['person']}.", "person", passage.line)
    else:
        group = Group("member", "present", person.whole, guess="Named by a declaration only.")
        declaration.put("person", person.whole, register.enter(person, group).data["person"])
    if told is None:
        declaration.put("description", passage.group(found, "what"))
    else:
        _details(declaration, passage, told)
    declaration.data["declared_during"] = item.data["id"]
    return declaration


def _details(declaration: Node, passage: Passage, told: re.Match[str]) -> None:
    """Puts in of what kind an interest is, what it is, and what whoever declared it did."""
    words = table("people")["declarations"]
    if told["what"]:
        declaration.put("description", passage.group(told, "what"))
    for name in ("interest", "effect"):
        said = (told[name] or "").lower()
        value = next((value for value, pattern in words[name].items() if said and re.search(pattern, said)), None)
        if value is not None:
            declaration.put(name, passage.group(told, name), value)
    declaration.claim(passage, "description")


def _without_each(names: Passage) -> Passage:
    """Returns names without the word behind them that says that each of them did it."""
    found = re.search(r",?\s+(?:both|each|all|also|then|had|has)$", names.text)
    return names.cut(0, found.start()) if found is not None else names


def _told_none() -> list[str]:
    words: list[str] = table("decisions")["none"]["declarations"]
    return [each for each in words if each not in ("none", "nil")]


@cache
def _none() -> re.Pattern[str]:
    return re.compile(table("people")["declarations"]["none"])
