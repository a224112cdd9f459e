"""What stands beside a name, in a bracket, a column or its style, told apart: role, post, organisation, way of attending, times."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.documents.importing.dates import times_in
from tui.documents.importing.passage import Passage
from tui.documents.importing.people.name_words import is_degree, is_organisation, is_post, is_style, role_of
from tui.documents.importing.people.printed import Printed
from tui.documents.importing.wordings import table

_BRACKET = re.compile(r"\(([^()]*)\)")
_LONGEST_WAY = 60
_LONGEST_POST = 1000
_LONGEST_BODY = 9
"""So many words may the name of an organisation have."""
_FEW = 3


def with_word(person: Printed, word: Passage) -> Printed:
    """Returns the person with what a bracket or a column says: role, way of attending, times, post.

    What goes on after more than a field holds is no more of a post; it is in no field, and so unplaced.
    """
    if len(person.whole.text) + len(person.post.text) > _LONGEST_POST:
        return person
    if is_degree(word.text):
        return replace(person, note=Passage.joined((person.note, word), ", "))
    status = status_of(word.text)
    if status:
        return replace(person, status=status, status_words=word)
    if role_of(word.text):
        if person.role:
            return replace(person, note=word)
        return replace(person, role=role_of(word.text), role_words=word)
    if not person.initials and _are_initials(word.text, person.name):
        return replace(person, initials=word)
    several = word.split(r"\s*[,/]\s*")
    if len(several) > 1 and role_of(several[0].text) and not person.role:
        return _with_roles(person, word, several)
    way = _with_way(person, word)
    if way is not None:
        return way
    return _with_post(person, word)


def _are_initials(word: str, name: str) -> bool:
    """Whether a word is that of a name's initials: AB for A. Bravo, AJB for A J Bravo, ABr where there are two of them."""
    capitals = [char for char in word if char.isupper()]
    firsts = [each[0] for each in re.findall(r"[^\W\d_]+", name)]
    return (
        re.fullmatch(r"[A-Z]{1,3}[A-Za-z]{0,2}", word) is not None
        and len(firsts) > 1
        and capitals in (firsts, [firsts[0], firsts[-1]])
    )


def _with_post(person: Printed, word: Passage) -> Printed:
    """Returns the person with letters behind the name, a remark, an organisation or a post."""
    if word.text.rstrip(".") in {each.rstrip(".") for each in table("people")["suffixes"]}:
        return replace(person, whole=Passage.joined((person.whole, word), ", "))
    if word.text[:1].islower() and not is_post(word.text):
        return replace(person, note=word)
    if is_style(word.text):
        return replace(person, post=Passage.joined((person.post, word), ", "))
    if (is_organisation(word.text) or not is_post(word.text)) and not person.on_behalf_of.text:
        return replace(person, on_behalf_of=word) if len(word.text.split()) <= _LONGEST_BODY else person
    if not is_post(word.text):
        return replace(person, note=Passage.joined((person.note, word), ", "))
    return replace(person, post=Passage.joined((person.post, word), ", "))


def status_of(text: str) -> str:
    """Returns whether somebody was there, as a word beside the name says in full: present, absent, apologies; empty for another."""
    low = text.lower().strip(" .()")
    return next((status for status, words in table("attending")["beside"].items() if low in words), "")


def says_more(text: str) -> bool:
    """Returns whether words that stand beside a name are a sentence, and so nothing about somebody's post."""
    return len(text.split()) > _FEW and re.search(table("numbering")["titles"]["verbs"], text) is not None


def _with_way(person: Printed, word: Passage) -> Printed | None:
    """Returns the person with how, for whom or from when to when somebody was there; None where a word says none of that."""
    low, ways = word.text.lower().strip(" ."), table("people")["ways"]
    if low in ways["virtual"]:
        return replace(person, virtual=word)
    if low in ways["substitute_alone"]:
        return replace(person, substitute=word)
    if len(word.text) < _LONGEST_WAY and (interval := times_of(word)):
        return replace(person, times=(*person.times, *interval))
    for each in ways["substitute"]:
        if low.startswith(each):
            return replace(person, substitute_for=word.cut(len(each), len(word.text)))
    return None


def way_of(word: Passage) -> bool:
    """Returns whether a word says how, for whom or from when to when somebody was there."""
    low, ways = word.text.lower().strip(" ."), table("people")["ways"]
    stands_in = any(low.startswith(each) for each in (*ways["substitute"], *ways["substitute_alone"]))
    return low in ways["virtual"] or stands_in or (bool(times_in(low)) and _interval(word) is not None)


def times_of(words: Passage) -> list[tuple[str, str, Passage]]:
    """Returns from when to when somebody was there, with the words that say so, where they say it."""
    interval = _interval(words) if times_in(words.text) else None
    return [interval] if interval is not None else []


def _interval(word: Passage) -> tuple[str, str, Passage] | None:
    """Returns from when to when somebody was there, empty for what a bracket does not say; None where it says neither."""
    low, times = word.text.lower(), times_in(word.text)
    came = any(low.startswith(each) for each in table("people")["ways"]["came"])
    left = any(low.startswith(each) for each in table("people")["ways"]["left"])
    if came and len(times) == 2:
        return times[0].time, times[1].time, word
    if not came and not left:
        return None
    return (times[0].time, "", word) if came else ("", times[0].time, word)


def _with_roles(person: Printed, word: Passage, several: Sequence[Passage]) -> Printed:
    """Returns the person with several words: roles only, a role in the chair and an organisation, or a post that is a role."""
    role = role_of(several[0].text)
    if role in ("chair", "vice_chair"):
        for each in several:
            person = with_word(person, each)
        return person
    return replace(person, role=role, role_words=several[0], post=word)


def with_role(person: Printed, piece: Passage) -> Printed:
    """Returns the person with a role printed behind the name, and what a bracket behind that says."""
    bracket = _BRACKET.search(piece.text)
    if bracket is None:
        return with_word(person, piece)
    person = with_word(person, piece.cut(0, bracket.start()))
    return with_word(person, piece.group(bracket, 1))


def with_column(person: Printed, column: Passage) -> Printed:
    """Returns the person with a column's post; a bracket at its end that says from where somebody took part is taken apart."""
    found = re.search(r"\(([^()]*)\)$", column.text)
    if found is None:
        return with_word(person, column)
    before, bracket = column.cut(0, found.start()), column.group(found, 1)
    if (
        role_of(before.text)
        or _is_aside(bracket)
        or _are_initials(bracket.text, person.name)
        or role_of(bracket.text) in ("chair", "vice_chair")
    ):
        return with_word(with_word(person, before), bracket)
    return with_word(person, column)


def _is_aside(bracket: Passage) -> bool:
    """Returns whether a bracket says how or when somebody took part, or for whom, and is no part of a post."""
    low, ways = bracket.text.lower(), table("people")["ways"]
    return low in ways["virtual"] or bool(times_of(bracket)) or any(low.startswith(each) for each in ways["substitute"])


def words_of(bracket: Passage) -> list[Passage]:
    """Returns what a bracket says, apart where commas part things of more than one kind: Chair, Example Council, from 2 pm."""
    words = bracket.split(r",\s+")
    told = [each for each in words if role_of(each.text) or way_of(each) or is_organisation(each.text)]
    return words if told and len(words) > 1 else [bracket]


def with_style(person: Printed) -> Printed:
    """Returns the person with the role that the style tells: Vice Chair A Bravo."""
    style = person.style.text.strip(" .")
    roles = table("people")["style_roles"].items()
    role = next(
        (role for role, words in roles if any(_tells(style, word) for word in words) and not _deputy(style, role)), ""
    )
    return replace(person, role=role, role_words=person.style) if role else person


def _tells(style: str, word: str) -> bool:
    """Whether a style is the word of a role, alone or with the style of a member before or behind it: Chair Cllr."""
    return style.endswith(word) or style.startswith(f"{word} ")


def _deputy(style: str, role: str) -> bool:
    """Whether a style that tells a role tells that of the deputy."""
    return role == "chair" and any(_tells(style, word) for word in table("people")["style_roles"]["vice_chair"])
