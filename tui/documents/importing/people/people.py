"""Reads names as lists and tables print them: who, with which title, role and post, from when to when."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.beside_names import says_more, with_column, with_role, with_word
from tui.documents.importing.people.name_pieces import pieces_of_list, with_shared_names, within_acronym
from tui.documents.importing.people.name_words import (
    bare_name,
    is_degree,
    is_nobody,
    is_organisation,
    is_post,
    is_style,
    is_suffix,
    looks_like_name,
    plurals_pattern,
    role_of,
    titled_pattern,
)
from tui.documents.importing.people.one_person import person_in
from tui.documents.importing.people.posts_first import posts_before_names
from tui.documents.importing.people.printed import Printed
from tui.documents.importing.people.run_together import names_run_together
from tui.documents.importing.people.surname_first import inverted_list
from tui.documents.importing.wordings import table

_BRACKET = re.compile(r"\(([^()]*)\)")


_COLUMNS = re.compile(r"\s{2,}|\t+")


_INITIALS = re.compile(r"[A-Z]{2,3}$")
_RUN_TOGETHER = "The names run together here; where the one ends and the next begins is a guess."


def people_in(passage: Passage) -> list[Printed]:
    """Returns the people that a list printed in a line names, in order."""
    listed = inverted_list(passage) or posts_before_names(passage)
    if listed:
        return listed
    named = _Named()
    for part, together in _runs(passage):
        for each in together or with_shared_names(list(pieces_of_list(part))):
            named.take(each)
        if together:
            named.doubt_last(len(together))
    return named.found


def _runs(passage: Passage) -> list[tuple[Passage, list[Passage]]]:
    """Returns the parts of a list between its semicolons, each with the names where nothing stands between them; the list as one part
    where no part is of that kind."""
    parts = [(part, names_run_together(part)) for part in passage.split(r"\s*;\s*")]
    return parts if any(together for _, together in parts) else [(passage, [])]


class _Named:
    """The people of a list, piece after piece."""

    def __init__(self) -> None:
        self.found: list[Printed] = []
        self._plural: list[Passage] = []
        """Words before the next name that belong to it, such as Councillors."""

    def take(self, whole: Passage) -> None:
        """Takes a piece between two commas: a name, or what goes on the one before."""
        before = plurals_pattern().match(whole.text)
        piece = whole
        if before is not None:
            self._plural.append(whole.group(before))
            piece = whole.cut(before.end(), len(whole.text))
        if not piece.text:
            return
        if is_nobody(piece.text) or _goes_unnamed(piece.text) or (says_more(piece.text) and person_in(piece) is None):
            self._plural.append(piece)
        elif not self._goes_on(piece):
            self._take_name(piece)

    def doubt_last(self, many: int) -> None:
        """Says of the last so many that nothing parts their names."""
        doubted = [replace(each, doubt=_RUN_TOGETHER) for each in self.found[-many:]]
        self.found[-many:] = doubted

    def _goes_on(self, piece: Passage) -> bool:
        """Takes a piece that says more of the last one named, as a role or a degree does; returns whether it does."""
        if not self.found:
            return False
        bracket = _BRACKET.search(piece.text)
        named = bracket is not None and titled_pattern().match(bracket[1]) is not None
        last = self.found[-1]
        if is_degree(piece.text) or is_style(piece.text) or is_suffix(piece.text) or _is_company(piece.text):
            self.found[-1] = with_word(last, piece)
        elif _goes_on_post(self.found, piece):
            self.found[-1] = replace(last, post=Passage.joined((last.post, piece), ", "))
        elif not named and (role_of(piece.text) or role_of(_BRACKET.sub("", piece.text))):
            self.found[-1] = with_role(last, piece)
        else:
            return False
        return True

    def _take_name(self, piece: Passage) -> None:
        if "(" in piece.text and within_acronym(piece.text, 0, 0) and not looks_like_name(_outside(piece.text)):
            return
        if self._plural and _goes_on_unnamed(self._plural[-1].text, piece.text):
            self._plural.append(piece)
            return
        person = person_in(piece) if self.found or not role_of(piece.text) else None
        if self.found and _is_post_of(self.found[-1], piece.text) and _begins(person, piece):
            self.found[-1] = with_column(self.found[-1], piece)
            return
        if person is None:
            if (
                self.found
                and ":" not in piece.text
                and not (is_post(piece.text) is False and looks_like_name(piece.text))
            ):
                self.found[-1] = with_column(self.found[-1], piece)
            else:
                self._plural.append(piece)
            return
        plural = self._plural
        ahead = plural[-1] if plural and not self.found and role_of(plural[-1].text) and not person.role else NOWHERE
        if ahead:
            person, plural = replace(person, role=role_of(ahead.text), role_words=ahead), plural[:-1]
        self.found.append(replace(person, also=tuple(plural)))
        self._plural = []


def _is_company(text: str) -> bool:
    """Returns whether a piece is the name of a company, as the letters behind its last comma show."""
    return "," in text and is_organisation(text) and len(text.split(",")[0].split()) > 1


def _goes_unnamed(text: str) -> bool:
    """Returns whether a piece of a list stands for somebody without a name: the Clerk."""
    return text.startswith(("the ", "a ", "an ", "The ", "Together with the ", "Along with the ")) and "(" not in text


def _is_post_of(last: Printed, text: str) -> bool:
    """Returns whether a piece with a word of a post in it is the post of the one before, who has none yet: it begins with no style, no
    initial and no first name, as the names of people into which posts run do."""
    name, styled = bare_name(text)
    first = name.split()[0].strip(".") if name else ""
    named = styled > 0 or len(first) == 1 or first.isupper() or first in table("first_names")["names"]
    return not last.post and not last.role and not named and "(" not in text and is_post(text) and len(text.split()) > 2


def _begins(person: Printed | None, piece: Passage) -> bool:
    """Returns whether the name read from a piece stands at its beginning, and no post before it."""
    return person is None or piece.text.startswith(person.whole.text)


def _outside(text: str) -> str:
    """Returns the name before the first bracket, without a style."""
    return bare_name(text.split("(")[0])[0]


def _goes_on_unnamed(post: str, text: str) -> bool:
    """Returns whether one word without a title goes on a post of which nobody is named: Senior Engineer, Roads."""
    unnamed = is_post(post) and not role_of(post) and plurals_pattern().fullmatch(f"{post} ") is None
    return unnamed and len(text.split()) == 1 and not bare_name(text)[1]


def _goes_on_post(found: Sequence[Printed], piece: Passage) -> bool:
    """Returns whether one word without a title goes on the post of who stands before it, in a list in which people have titles or
    more names than one."""
    alone = len(piece.text.split()) == 1 and "(" not in piece.text and not bare_name(piece.text)[1]
    full = all(each.style or len(each.name.split()) > 1 for each in found)
    return alone and bool(found[-1].post) and not found[-1].also and full


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


def only_names(passage: Passage, with_posts: bool = False) -> bool:
    """Returns whether a line names people and says nothing else; `with_posts`: or else no more than what their posts are."""
    people = people_in(passage)
    said = sum(
        _letters(_BRACKET.sub("", each.whole.text))
        + sum(_letters(also.text) for also in each.also)
        + (_letters(each.post.text) if with_posts and each.post.text not in each.whole.text else 0)
        for each in people
    )
    return bool(people) and said >= 0.75 * _letters(re.sub(r"\b(?:and|&)\b|\([^()]*\)", "", passage.text))


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)
