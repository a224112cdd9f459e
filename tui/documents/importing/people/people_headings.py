"""Tells the headings of lists of people: who is listed under them, and what stands behind them on their line."""

import re
from collections.abc import Sequence

from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.people.beside_names import says_more
from tui.documents.importing.people.name_words import bare_name, is_post, looks_like_name, plurals_pattern, role_of
from tui.documents.importing.people.people import only_names, people_in
from tui.documents.importing.people.people_phrases import STATES, composed_heading, groups_of_people, people_headings
from tui.documents.importing.people.printed import Printed
from tui.documents.importing.people.register import Group
from tui.documents.importing.wordings import table

_FEW = 4
"""No more words has a heading that no table knows and that does not stand out."""
_SHORT = 30
_SEVERAL = 3
"""So many names with their initials are a list of people."""
_SHORT_SENTENCE = 60
"""So long may a heading that is put together be and stand alone in a line of ordinary print."""
_MIXED = "The heading names members, officers and others alike."


def heading_of_people(block: Block) -> tuple[Group, Passage] | None:
    """Returns the group that a block is the heading of, and what stands behind the heading on the same line."""
    return _known_heading(block) or _composed_heading(block)


def _known_heading(block: Block) -> tuple[Group, Passage] | None:
    """Returns so for a heading that the table has as a whole."""
    found = people_headings().match(block.text)
    if found is None:
        return None
    rest = block.passage.cut(found.end(), len(block.text))
    parted = found["colon"] is not None or bool(block.cells and len(block.cells[0].text) <= found.end())
    parted = parted or _apart_in_line(block, found)
    counted = groups_of_people()[(found["other"] or found["words"]).lower()].get("counted", False)
    parted = parted or (
        counted and re.fullmatch(table("people")["counted"]["alone"], rest.text, re.IGNORECASE) is not None
    )
    alone = not rest.text and (block.bold or block.capitals or block.heading > 0 or len(block.text) < _SHORT)
    # Words that go on in small letters are a sentence: APOLOGIES FOR ABSENCE received from A Alpha.
    stands_out = bool(rest.text) and found["words"].isupper() and not (rest.text.isupper() or rest.text[0].islower())
    each = groups_of_people()[(found["other"] or found["words"]).lower()]
    named = not parted and not alone and _says_presence(found["words"]) and begins_with_person(rest)
    if not (parted or alone or named or (stands_out and not each.get("counted"))):
        return None
    guess = _MIXED if each.get("mixed") else ""
    words = block.passage.cut(found.start("words"), found.end("other") if found["other"] else found.end("words"))
    role, mode, counted = each.get("role", ""), each.get("mode", ""), each.get("counted", False)
    return Group(each["capacity"], each["status"], words, role, mode, guess, counted), rest


def _composed_heading(block: Block) -> tuple[Group, Passage] | None:
    """Returns so for a heading that is put together: the following members were present."""
    found = composed_heading().match(block.text)
    if found is None or block.cells or not (_noun(found) or _state(found)):
        return None
    rest = block.passage.cut(found.end(), len(block.text))
    said = found["colon"] is not None or bool(found["behind"])
    if rest.text and not (found["colon"] is not None or begins_with_person(rest)):
        return None
    if rest.text and _is_sentence(found[0]):
        return None
    if not rest.text:
        stands_out = block.bold or block.capitals or block.heading > 0
        if not (said or ((stands_out or len(block.text) < _SHORT_SENTENCE) and _noun(found))):
            return None
    words = block.passage.cut(found.start(), found.end("behind")).stripped(" :–-")
    return _group_of(found, words), rest


def _group_of(found: re.Match[str], words: Passage) -> Group:
    """Returns who is listed under a heading that is put together."""
    told = table("attending")
    noun = _noun(found)
    state = _state(found) or "present"
    others = re.search(told["states"]["others"], found[0], re.IGNORECASE) is not None
    if noun in ("", "any"):
        capacity = "guest" if others and state == "present" else "member"
        return Group(capacity, state, words, mode="virtual" if found["mode"] else "", guess=_MIXED if others else "")
    return Group(noun, state, words, mode="virtual" if found["mode"] else "")


def _state(found: re.Match[str]) -> str:
    return next((name for name in STATES if found.groupdict().get(f"state_{name}")), "")


def _noun(found: re.Match[str]) -> str:
    return next((name for name in table("attending")["nouns"] if found.groupdict().get(f"noun_{name}")), "")


def begins_with_person(passage: Passage) -> bool:
    """Returns whether a text begins with somebody who has a style, or lists several people, and is no sentence."""
    first = passage.text.split(". ")[0] if ". " in passage.text else passage.text
    if re.search(table("numbering")["titles"]["verbs"], first) or not passage.text[:1].isupper():
        return False
    if bare_name(passage.text)[1] or plurals_pattern().match(passage.text):
        return bool(people_in(passage))
    people = people_in(passage)
    # The last may be broken at the end of a line or a page.
    return len(people) > 1 and all(len(each.name.split()) > 1 for each in people[:-1])


def _says_presence(words: str) -> bool:
    told = table("attending")
    return re.search(told["presence"], words, re.IGNORECASE) is not None and not _is_sentence(words)


def _is_sentence(words: str) -> bool:
    """Returns whether words are the beginning of a sentence about apologies, and no heading of those from whom they are."""
    return re.search(table("attending")["states"]["sentence"], words, re.IGNORECASE) is not None


def _apart_in_line(block: Block, found: re.Match[str]) -> bool:
    """Whether a run of blanks parts a heading from the names behind it."""
    return found.end() < len(block.text) and re.search(r"\s{3,}$|\t\s*$", found[0]) is not None


def unlabelled_list(block: Block) -> tuple[Group, Passage] | None:
    """Returns the group of a list without a heading, that of members: their style stands before several names, or their initials
    behind each; and the list."""
    if block.cells or says_more(block.text):
        return None
    plural = plurals_pattern().match(block.text)
    people = people_in(block.passage) if block.text[:1].isupper() else []
    if plural is not None and _are_people(people, block.text) and only_names(_without_brackets(block.passage)):
        return Group("member", "present", block.passage.group(plural)), block.passage.cut(plural.end(), len(block.text))
    if len(people) >= _SEVERAL and all(each.initials and len(each.name.split()) > 1 for each in people):
        return Group("member", "present", people[0].whole, guess="No heading says who those listed are."), block.passage
    return None


def _are_people(people: Sequence[Printed], text: str) -> bool:
    """Returns whether those named behind the style of several are people indeed: with first names or initials, or a list with commas."""
    full = all(len(each.name.split()) > 1 for each in people)
    return len(people) > 1 and (full or (len(people) >= _SEVERAL and "," in text))


def _without_brackets(passage: Passage) -> Passage:
    return Passage.joined(passage.split(r"\s*\([^()]*\)"))


def unknown_heading(block: Block) -> tuple[Group, Passage] | None:
    """Returns the group under a heading that no table knows: in bold or capitals up to a colon."""
    found = re.match(r"[^:,;()]{3,60}:\s*", block.text)
    if found is None:
        return None
    words = block.passage.group(found).stripped(": ")
    stands_out = words.text.isupper() or (block.bold and found.end() == len(block.text))
    rest = block.passage.cut(found.end(), len(block.text))
    ends = re.search(table("people")["groups"]["ends"], words.text, re.IGNORECASE)
    if not stands_out and not ends and not _heads_names(words.text, rest):
        return None
    if re.search(table("people")["groups"]["officers"], words.text, re.IGNORECASE):
        return Group("officer", "present", words), rest
    return Group("guest", "present", words, guess="What the heading says of their capacity is not known."), rest


def _heads_names(words: str, rest: Passage) -> bool:
    """Whether a few words before a colon head the names behind it: they name an organisation, and are no name or role."""
    few = len(words.split()) <= _FEW and words[:1].isupper() and is_post(words)
    members = re.search(r"\b(?:members?|councillors?)\b", words, re.IGNORECASE)
    return few and members is None and not role_of(words) and bool(people_in(rest))


def heading_within(passage: Passage) -> int:
    """Returns where a heading begins that stands behind other words of its sentence or paragraph; 0 where none does."""
    led = _led_within(passage)
    for found in re.finditer(r"(?<=[.;)])\s+(?=[A-Z])", passage.text[: led or len(passage.text)]):
        heading = heading_of_people(Block(passage.cut(found.end(), len(passage.text))))
        if led and looks_like_name(passage.text[found.end() : led]):
            continue  # a name stands between, which is none of the words of the heading
        if heading is not None and (heading[1].text or passage.text[found.start() - 1] != ")"):
            return found.end()
    return led


def _led_within(passage: Passage) -> int:
    """Returns where a heading with a colon begins behind a name or a word that leads to it; 0 where none does."""
    own = _with_colon(passage, 0)
    for found in re.finditer(table("attending")["leads"], passage.text, re.IGNORECASE):
        if found.end() > (own.end() if own is not None else 0) and _with_colon(passage, found.end()) is not None:
            return found.end()
    return 0


def _with_colon(passage: Passage, at: int) -> re.Match[str] | None:
    """Returns the match of a heading that begins there and ends with what parts it from the names."""
    found = composed_heading().match(passage.text, at) or people_headings().match(passage.text, at)
    return found if found is not None and found["colon"] is not None else None
