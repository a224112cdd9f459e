"""Reads lists whose second column, of posts, was put below the first, of names: as many posts as names, each a line."""

from collections.abc import Sequence
from dataclasses import replace

from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.name_words import is_post, role_of
from tui.documents.importing.people.people import people_in
from tui.documents.importing.people.printed import Printed

_FEWEST = 2
_GUESS = "The posts stand below the names here; which is whose is told by their order."


def people_above_posts(lines: Sequence[Passage]) -> list[Printed]:
    """Returns the people whom lines name one each, with the posts that stand below them in the same order; without any post where
    there are more or fewer of these than of names. Empty where the lines are not of that layout."""
    lines = [each for each in lines if any(char.isalpha() for char in each.text)]
    named = next((n for n, each in enumerate(lines) if _is_post(each)), len(lines))
    posts = [each.stripped(".;,") for each in lines[named:]]
    people = [one for each in lines[:named] for one in people_in(each)]
    if named < _FEWEST or len(posts) < _FEWEST or not all(map(_is_post, posts)):
        return []
    if len(people) != named or any(each.post or each.role for each in people):
        return []
    return people if len(posts) != named else list(map(_with_post, people, posts))


def _is_post(line: Passage) -> bool:
    return is_post(line.text) and not any(each.style or each.initials for each in people_in(line))


def _with_post(person: Printed, post: Passage) -> Printed:
    role = role_of(post.text)
    return replace(person, post=post, role=role, role_words=post if role else NOWHERE, doubt=_GUESS)
