"""Parts a list of people in a line into its pieces: between commas and "and", but not within a bracket, a post or an organisation."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tui.documents.importing.passage import Passage
from tui.documents.importing.people.name_words import bare_name, is_post, plurals_pattern, role_of
from tui.documents.importing.people.names_apart import names_apart
from tui.documents.importing.wordings import table

_BRACKET = re.compile(r"\(([^()]*)\)")
_BETWEEN = re.compile(
    r"\s*[,;](?!\s*(?:Inc|LLC|L\.L\.C|Ltd|LLP|PLC|plc|P\.C|Corp)\b)\s*(?:and\s+|&\s+)?|\s+and\s+|\s+&\s+|(?<=[a-z]{4})\.\s+(?=[A-Z])|(?<=#)\.\s+(?=[A-Z])|(?<=#)\s+(?=[A-Z])"
)


def with_shared_names(pieces: Sequence[Passage]) -> Iterator[Passage]:
    """Returns the pieces, a first name before "and" with the family name that it shares with who stands behind it: George and Judith
    Able."""
    first_names = table("first_names")["names"]
    for n, piece in enumerate(pieces):
        before = plurals_pattern().match(piece.text)
        name = piece.text[before.end() :] if before is not None else piece.text
        behind = (
            re.match(r"[\w’'.-]+\s+(?P<family>[A-Z][\w’'-]+)$", pieces[n + 1].text) if n + 1 < len(pieces) else None
        )
        if name in first_names and behind is not None and behind[0].split()[0] in first_names:
            yield Passage.joined((piece, pieces[n + 1].group(behind, "family")))
        else:
            yield piece


def pieces_of_list(passage: Passage) -> Iterator[Passage]:
    """Returns the pieces between commas and "and", but not within brackets."""
    text, at = passage.text, 0
    hidden = re.sub(r"\([^()]*\)", lambda found: "#" * len(found[0]), text)
    for found in [*_BETWEEN.finditer(hidden), None]:
        piece = passage.cut(at, found.start() if found else len(text)).stripped(".;:")
        if found and is_post(piece.text) and "(" not in piece.text and _post_goes_on().match(text, found.end()):
            continue
        if found and found[0].strip(" .") and "," not in found[0] and _goes_on(text, at, found.end(), piece.text):
            continue
        if piece.text:
            yield from names_apart(piece)
        at = found.end() if found else at


def _goes_on(text: str, start: int, at: int, piece: str) -> bool:
    """Whether "and" parts no two people: it stands within the name of an organisation or a post."""
    post = _BRACKET.sub("", piece)
    goes_on = _one_word(text, at) or (is_post(post.split()[-1] if post.split() else "") and _begins_post(text, at))
    within_post = is_post(post) and not role_of(piece) and goes_on
    two_posts = bool(role_of(piece)) and _second_post().match(text, at) is not None
    return within_post or two_posts or within_acronym(text, start, at)


def within_acronym(text: str, start: int, at: int) -> bool:
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


def _begins_post(text: str, at: int) -> bool:
    """Whether the second half of a post stands behind "and", with the name that it belongs to: Director of Finance & Budget Able."""
    behind = re.match(r"(?P<post>[A-Z][\w’'-]+)\s+(?=[A-Z][\w’'.-]+\s*(?:$|[,;(]|and\b|&))", text[at:])
    return behind is not None and is_post(behind["post"]) and not role_of(behind["post"])


@cache
def _post_goes_on() -> re.Pattern[str]:
    """Returns what matches a post with a title and a name in brackets behind it."""
    return re.compile(rf"[A-Z][^(),;]{{1,50}}\((?:{'|'.join(table('people')['titles_before_a_name'])})\b")


@cache
def _second_post() -> re.Pattern[str]:
    """Returns what matches the second post of whoever has two, behind "and": Clerk and RFO."""
    return re.compile(rf"(?:{'|'.join(table('people')['posts']['second'])})\b")
