"""Reads names as lists and tables print them: who, with which title, role and post, from when to when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from tui.documents.importing.beside_names import with_column, with_role, with_word
from tui.documents.importing.name_words import (
    bare_name,
    is_nobody,
    is_post,
    looks_like_name,
    plurals_pattern,
    role_of,
    titled_pattern,
)
from tui.documents.importing.one_person import person_in
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.printed import Printed
from tui.documents.importing.wordings import table

_BRACKET = re.compile(r"\(([^()]*)\)")
_BETWEEN = re.compile(r"\s*[,;]\s*(?:and\s+|&\s+)?|\s+and\s+|\s+&\s+|(?<=[a-z]{4})\.\s+(?=[A-Z])|(?<=#)\s+(?=[A-Z])")


_COLUMNS = re.compile(r"\s{2,}|\t+")


_INITIALS = re.compile(r"[A-Z]{2,3}$")


_INVERTED = re.compile(r"(?:[A-Z][\w.]+\s+)?[A-Z][\w’'-]+,\s+(?:[A-Z]\.?\s?){1,3}(?=\s*(?:\(|$))")


def people_in(passage: Passage) -> list[Printed]:
    """Returns the people that a list printed in a line names, in order."""
    found: list[Printed] = []
    plural: list[Passage] = []
    for whole in _pieces(passage):
        before = plurals_pattern().match(whole.text)
        piece = whole
        if before is not None:
            plural.append(whole.group(before))
            piece = whole.cut(before.end(), len(whole.text))
        if is_nobody(piece.text):
            plural.append(piece)
            continue
        bracket = _BRACKET.search(piece.text)
        named = bracket is not None and titled_pattern().match(bracket[1]) is not None
        if found and not named and (role_of(piece.text) or role_of(_BRACKET.sub("", piece.text))):
            found[-1] = with_role(found[-1], piece)
            continue
        if bracket is not None and _within_acronym(piece.text, 0, 0):
            continue
        person = person_in(piece) if found or not role_of(piece.text) else None
        if person is None:
            if piece.text and found and not (is_post(piece.text) is False and looks_like_name(piece.text)):
                found[-1] = with_column(found[-1], piece)
            elif piece.text:
                plural.append(piece)
            continue
        ahead = plural[-1] if plural and not found and role_of(plural[-1].text) and not person.role else NOWHERE
        if ahead:
            person, plural = replace(person, role=role_of(ahead.text), role_words=ahead), plural[:-1]
        found.append(replace(person, also=tuple(plural)))
        plural = []
    return found


def inverted(passage: Passage) -> Printed | None:
    """Returns who a line names with the family name first: "Alpha, A (Chair)"; None where it does not."""
    found = _INVERTED.match(passage.text)
    if found is None:
        return None
    whole = passage.cut(0, found.end())
    name, styled = bare_name(whole.text)
    family, first = name.split(",", 1)
    person = Printed(whole, f"{first.strip()} {family.strip()}", whole.cut(0, styled))
    for bracket in _BRACKET.finditer(passage.text):
        person = with_word(person, passage.group(bracket, 1))
    return person


def person_in_columns(cells: Sequence[Passage]) -> list[Printed]:
    """Returns who a row of a table names: a name, then initials, a role, a post or an organisation, each in a column."""
    told = [each for each in cells if each.text]
    if not told:
        return []
    person = person_in(told[0].stripped(",;:"))
    if person is None:
        return []
    rest = told[1:]
    if rest and _INITIALS.match(rest[0].text):
        person, rest = replace(person, initials=rest[0]), rest[1:]
    if rest:
        person = with_column(person, Passage.joined(rest))
    return _parted(person)


def with_cells(person: Printed, cells: Sequence[Passage]) -> Printed:
    """Returns the person with what further cells of the row say: a role, a post, an organisation."""
    for cell in cells:
        person = with_column(person, cell)
    return person


def columns(passage: Passage) -> list[Passage]:
    """Returns the pieces of a line that runs of blanks part."""
    return passage.split(_COLUMNS.pattern)


def _pieces(passage: Passage) -> Iterator[Passage]:
    """Returns the pieces between commas and "and", but not within brackets."""
    text, at = passage.text, 0
    hidden = re.sub(r"\([^()]*\)", lambda found: "#" * len(found[0]), text)
    for found in [*_BETWEEN.finditer(hidden), None]:
        piece = passage.cut(at, found.start() if found else len(text)).stripped(".;:")
        if found and is_post(piece.text) and "(" not in piece.text and _post_goes_on().match(text, found.end()):
            continue
        if found and "," not in found[0] and _goes_on(text, at, found.end(), piece.text):
            continue
        if piece.text:
            yield piece
        at = found.end() if found else at


def _goes_on(text: str, start: int, at: int, piece: str) -> bool:
    """Whether "and" parts no two people: it stands within the name of an organisation or a post."""
    within_post = is_post(piece) and not role_of(piece) and _one_word(text, at)
    return within_post or _within_acronym(text, start, at)


def _within_acronym(text: str, start: int, at: int) -> bool:
    """Whether an "and" stands within the name of an organisation: the letters in brackets behind it are those of all its words."""
    bracket = re.compile(r"\(([A-Z]{3,8})\)").search(text, at)
    if bracket is None or re.search(r"[,;()]", text[at : bracket.start()]):
        return False
    capitals = "".join(word[0] for word in re.findall(r"[^\W\d_]+", text[start : bracket.start()]) if word[0].isupper())
    return capitals == bracket[1]


def _one_word(text: str, at: int) -> bool:
    """Whether one word without a style goes on a post behind "and": Director of Place and Enterprise."""
    behind = re.match(r"[A-Z][\w’'-]+(?=\s*(?:$|[,;.(]))", text[at:])
    return behind is not None and bare_name(text[at:])[1] == 0


def _parted(person: Printed) -> list[Printed]:
    """Returns two people where the cells of two rows seem to have run together."""
    words = list(re.finditer(r"\S+", person.name))
    if len(words) != 4 or any(len(word[0].strip(".")) < 3 or not word[0][0].isupper() for word in words):
        return [person]
    middle = len(person.whole.text) - len(person.name) + words[2].start()
    first, second = person.whole.cut(0, middle), person.whole.cut(middle, len(person.whole.text))
    doubt = "Two names seem to have run together here; their posts stand with the first."
    return [
        replace(person, whole=first, name=first.text, doubt=doubt),
        Printed(second, second.text, doubt=doubt),
    ]


@cache
def _post_goes_on() -> re.Pattern[str]:
    """Returns what matches a post with a title and a name in brackets behind it."""
    return re.compile(rf"[A-Z][^(),;]{{1,50}}\((?:{'|'.join(table('people')['titles_before_a_name'])})\b")


def only_names(passage: Passage) -> bool:
    """Returns whether a line names people and says nothing else."""
    people = people_in(passage)
    said = sum(
        _letters(_BRACKET.sub("", each.whole.text)) + sum(_letters(also.text) for also in each.also) for each in people
    )
    return bool(people) and said >= 0.75 * _letters(re.sub(r"\b(?:and|&)\b|\([^()]*\)", "", passage.text))


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)
