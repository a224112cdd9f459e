"""Reads lists in which each post stands before the name of who holds it: Chief Executive, Mr A. Able; Director of Roads, Ms B. Baker."""

from tui.documents.importing.passage import Passage
from tui.documents.importing.people.beside_names import with_column
from tui.documents.importing.people.name_words import bare_name, is_post, looks_like_name, role_of
from tui.documents.importing.people.one_person import person_in
from tui.documents.importing.people.printed import Printed

_FEWEST = 2


def posts_before_names(passage: Passage) -> list[Printed]:
    """Returns the people of a list whose every part between semicolons is a post and then a name with its title; none where one of
    them is not, or where there is one only."""
    parts = [each.stripped(" .;") for each in passage.split(r"\s*;\s*(?:and\s+)?") if each.text.strip(" .;")]
    found = [person for part in parts if (person := _post_before_name(part)) is not None]
    return found if len(found) == len(parts) >= _FEWEST else []


def _post_before_name(part: Passage) -> Printed | None:
    pieces = part.split(r",\s+")
    if len(pieces) < _FEWEST:
        return None
    *before, name = pieces
    post = Passage.joined(before, ", ")
    person = person_in(name)
    titled = bare_name(name.text)[1] > 0 and not is_post(name.text)
    is_bare_post = (is_post(post.text) or role_of(post.text)) and not any(_is_titled(each.text) for each in before)
    return with_column(person, post) if person is not None and titled and is_bare_post else None


def _is_titled(text: str) -> bool:
    """Returns whether a text is a name with a title, and no post that begins with a word which is a title too."""
    name, styled = bare_name(text)
    return styled > 0 and looks_like_name(name)
