"""Reads names as lists and tables print them: who, with which title, role and post, from when to when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from tui.documents.importing.dates import times_in
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.wordings import table

_BETWEEN = re.compile(r"\s*[,;]\s*(?:and\s+|&\s+)?|\s+and\s+|\s+&\s+|(?<=[a-z]{4})\.\s+(?=[A-Z])|(?<=#)\s+(?=[A-Z])")
_COLUMNS = re.compile(r"\s{2,}|\t+")
_BRACKET = re.compile(r"\(([^()]*)\)")
_LONGEST_WAY = 60
_INITIALS = re.compile(r"[A-Z]{2,3}$")
_INVERTED = re.compile(r"(?:[A-Z][\w.]+\s+)?[A-Z][\w’'-]+,\s+(?:[A-Z]\.?\s?){1,3}(?=\s*(?:\(|$))")


@dataclass(frozen=True)
class Printed:
    """Somebody as printed. `name` is the name without a style such as Councillor, `whole` with it."""

    whole: Passage
    name: str
    style: Passage = NOWHERE
    role: str = ""
    role_words: Passage = NOWHERE
    post: Passage = NOWHERE
    on_behalf_of: Passage = NOWHERE
    initials: Passage = NOWHERE
    note: Passage = NOWHERE
    virtual: Passage = NOWHERE
    times: tuple[tuple[str, str, Passage], ...] = ()
    substitute_for: Passage = NOWHERE
    substitute: Passage = NOWHERE
    """The word that says that somebody stood in, without for whom."""
    also: tuple[Passage, ...] = field(default=())
    """Words that belong to this entry and say nothing of their own, such as Councillors before several names."""
    doubt: str = ""


"""What stands behind the comma in "Director, Housing (Mr A Alpha)"."""


def people_in(passage: Passage) -> list[Printed]:
    """Returns the people that a list printed in a line names, in order."""
    found: list[Printed] = []
    plural: list[Passage] = []
    for whole in _pieces(passage):
        before = _plural().match(whole.text)
        piece = whole
        if before is not None:
            plural.append(whole.group(before))
            piece = whole.cut(before.end(), len(whole.text))
        if is_nobody(piece.text):
            plural.append(piece)
            continue
        bracket = _BRACKET.search(piece.text)
        named = bracket is not None and _titled().match(bracket[1]) is not None
        if found and not named and (_role_of(piece.text) or _role_of(_BRACKET.sub("", piece.text))):
            found[-1] = _with_role(found[-1], piece)
            continue
        person = _person(piece) if found or not _role_of(piece.text) else None
        if person is None:
            if piece.text and found and not (_is_post(piece.text) is False and _looks_like_name(piece.text)):
                found[-1] = _with_word(found[-1], piece)
            elif piece.text:
                plural.append(piece)
            continue
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
        person = _with_word(person, passage.group(bracket, 1))
    return person


def is_nobody(text: str) -> bool:
    """Returns whether a text says that nobody is listed."""
    return text.lower().strip(" .") in table("people")["nobody"]["words"]


def person_in_columns(cells: Sequence[Passage]) -> list[Printed]:
    """Returns who a row of a table names: a name, then initials, a role, a post or an organisation, each in a column."""
    told = [each for each in cells if each.text]
    if not told:
        return []
    person = _person(told[0].stripped(",;:"))
    if person is None:
        return []
    rest = told[1:]
    if rest and _INITIALS.match(rest[0].text):
        person, rest = replace(person, initials=rest[0]), rest[1:]
    if rest:
        person = _with_column(person, Passage.joined(rest))
    return _parted(person)


def with_cells(person: Printed, cells: Sequence[Passage]) -> Printed:
    """Returns the person with what further cells of the row say: a role, a post, an organisation."""
    for cell in cells:
        person = _with_column(person, cell)
    return person


def _with_column(person: Printed, column: Passage) -> Printed:
    """Returns the person with a column's post; a bracket at its end that says from where somebody took part is taken apart."""
    found = re.search(r"\(([^()]*)\)$", column.text)
    if found is None:
        return _with_word(person, column)
    before, bracket = column.cut(0, found.start()), column.group(found, 1)
    if _role_of(before.text) or _is_aside(bracket):
        return _with_word(_with_word(person, before), bracket)
    return _with_word(person, column)


def _is_aside(bracket: Passage) -> bool:
    """Returns whether a bracket says how or when somebody took part, or for whom, and is no part of a post."""
    low, ways = bracket.text.lower(), table("people")["ways"]
    return low in ways["virtual"] or bool(times_of(bracket)) or any(low.startswith(each) for each in ways["substitute"])


def columns(passage: Passage) -> list[Passage]:
    """Returns the pieces of a line that runs of blanks part."""
    return passage.split(_COLUMNS.pattern)


def bare_name(text: str) -> tuple[str, int]:
    """Returns a name without style and brackets, and how many characters of style stood before it."""
    match = _styles().match(text)
    return text[match.end() :].strip(" .,") if match else text.strip(" .,"), match.end() if match else 0


def person_with_post(passage: Passage) -> Printed | None:
    """Returns who a line names when it names one person, with a post and what that is of: "Name, Post, Body"."""
    hidden = _BRACKET.sub(lambda found: "#" * len(found[0]), passage.text)
    comma = hidden.find(",")
    if comma < 0:
        return None
    name, rest = passage.cut(0, comma), passage.cut(comma + 1, len(passage.text))
    if len(bare_name(name.text)[0].split()) < 2 or not _is_post(hidden[comma + 1 :].split(",")[0]):
        return None
    if _plural().match(name.text):
        return None
    others = [piece for piece in rest.split(r",|;|\band\b") if _looks_like_name(bare_name(piece.text)[0])]
    others = [piece for piece in others if not _is_organisation(piece.text)]
    if any(len(other.text.split()) > 1 and not other.text.isupper() for other in others) or ";" in hidden:
        return None
    person = _person(name)
    return _with_post_and_body(person, rest) if person is not None and not person.post else None


def _with_post_and_body(person: Printed, rest: Passage) -> Printed:
    """Returns the person with a post and, behind its last comma, the organisation that it is in; brackets at the end say more."""
    bracket = re.search(r"\s*\(([^()]*)\)$", rest.text)
    words = _words_of(rest.group(bracket, 1)) if bracket else []
    if bracket and words and all(_role_of(each.text) or _way_of(each) for each in words):
        rest = rest.cut(0, bracket.start())
        for each in words:
            person = _with_word(person, each)
    hidden = _BRACKET.sub(lambda found: "#" * len(found[0]), rest.text)
    comma = hidden.rfind(",")
    behind = rest.cut(comma + 1, len(rest.text))
    if comma > 0 and _is_organisation(behind.text):
        told = _with_word(person, rest.cut(0, comma))
        return replace(told, on_behalf_of=behind, post=told.post or told.role_words)
    told = _with_column(person, rest)
    return told if told.post else replace(told, post=told.role_words)


def _pieces(passage: Passage) -> Iterator[Passage]:
    """Returns the pieces between commas and "and", but not within brackets."""
    text, at = passage.text, 0
    hidden = re.sub(r"\([^()]*\)", lambda found: "#" * len(found[0]), text)
    for found in [*_BETWEEN.finditer(hidden), None]:
        piece = passage.cut(at, found.start() if found else len(text)).stripped(".;:")
        if found and _is_post(piece.text) and "(" not in piece.text and _post_goes_on().match(text, found.end()):
            continue
        if piece.text:
            yield piece
        at = found.end() if found else at


def _person(piece: Passage) -> Printed | None:
    brackets = list(_BRACKET.finditer(piece.text))
    outside = piece.cut(0, brackets[0].start()) if brackets else piece
    if brackets and _is_post(outside.text):
        inner = piece.group(brackets[0], 1)
        if _looks_like_name(bare_name(inner.text)[0]) or (_titled().match(inner.text) and not _is_post(inner.text)):
            name, styled = bare_name(inner.text)
            role = _role_of(outside.text)
            words = outside if role else NOWHERE
            return Printed(inner, name, inner.cut(0, styled), role=role, role_words=words, post=outside)
    name, styled = bare_name(outside.text)
    if is_nobody(name):
        return None
    if _looks_like_name(name):
        person = _with_style(Printed(outside, name, outside.cut(0, styled)))
    elif (titled := _with_post_before(outside)) is not None:
        person = titled
    else:
        posted = _with_post_behind(outside)
        if posted is None or not brackets:
            return posted
        person = posted
    for each in brackets:
        for word in _words_of(piece.group(each, 1)):
            person = _with_word(person, word)
    behind = piece.cut(brackets[-1].end(), len(piece.text)) if brackets else NOWHERE
    return _with_word(person, behind.stripped("-–: ")) if behind.stripped("-–: ").text else person


def _with_style(person: Printed) -> Printed:
    """Returns the person with the role that the style tells: Vice Chair A Bravo."""
    style = person.style.text.strip(" .")
    roles = table("people")["style_roles"].items()
    role = next(
        (role for role, words in roles if any(style.endswith(word) for word in words) and not _deputy(style, role)), ""
    )
    return replace(person, role=role, role_words=person.style) if role else person


def _deputy(style: str, role: str) -> bool:
    """Whether a style that ends as a role's is that of the deputy."""
    return role == "chair" and any(style.endswith(word) for word in table("people")["style_roles"]["vice_chair"])


def _with_post_before(piece: Passage) -> Printed | None:
    """Returns a name with a post before it: City Manager G Golf."""
    words = list(re.finditer(r"\S+", piece.text))
    for n in range(1, len(words) - 1):
        front, behind = piece.text[: words[n - 1].end()], piece.cut(words[n].start(), len(piece.text))
        name, styled = bare_name(behind.text)
        if len(name.split()) < 2 or not _looks_like_name(name) or not _is_post(words[n - 1][0]) or "," in front:
            continue
        if not front[0].isupper() or any(word.islower() and len(word) > 3 for word in front.split()):
            return None
        post = piece.cut(0, words[n - 1].end())
        person = Printed(behind, name, behind.cut(0, styled), post=post)
        role = _role_of(post.text)
        return replace(person, role=role, role_words=post) if role else person
    return None


def _with_roles(person: Printed, word: Passage, several: Sequence[Passage]) -> Printed:
    """Returns the person with several words: roles only, a role in the chair and an organisation, or a post that is a role."""
    role = _role_of(several[0].text)
    if role in ("chair", "vice_chair"):
        for each in several:
            person = _with_word(person, each)
        return person
    return replace(person, role=role, role_words=several[0], post=word)


def _with_role(person: Printed, piece: Passage) -> Printed:
    """Returns the person with a role printed behind the name, and what a bracket behind that says."""
    bracket = _BRACKET.search(piece.text)
    if bracket is None:
        return _with_word(person, piece)
    person = _with_word(person, piece.cut(0, bracket.start()))
    return _with_word(person, piece.group(bracket, 1))


def _words_of(bracket: Passage) -> list[Passage]:
    """Returns what a bracket says, apart where commas part things of more than one kind: Chair, Example Council, from 2 pm."""
    words = bracket.split(r",\s+")
    told = [each for each in words if _role_of(each.text) or _way_of(each) or _is_organisation(each.text)]
    return words if told and len(words) > 1 else [bracket]


def _way_of(word: Passage) -> bool:
    """Returns whether a word says how, for whom or from when to when somebody was there."""
    low, ways = word.text.lower().strip(" ."), table("people")["ways"]
    stands_in = any(low.startswith(each) for each in (*ways["substitute"], *ways["substitute_alone"]))
    return low in ways["virtual"] or stands_in or (bool(times_in(low)) and _interval(word) is not None)


def _is_organisation(text: str) -> bool:
    """Returns whether a text names an organisation and no post: it ends as such names do, or is a short one in capitals."""
    words = table("people")["organisations"]
    name = re.sub(r"\s*\([^()]*\)$", "", text).strip(" .")
    low = name.lower()
    if not name[:1].isupper() or any(re.search(rf"\b{re.escape(each)}\b", low) for each in words["never"]):
        return False
    ends = any(low == each or low.endswith(f" {each}") or f" {each} of " in f" {low}" for each in words["ends"])
    return ends or re.fullmatch(words["short"], name) is not None


def _with_post_behind(piece: Passage) -> Printed | None:
    """Returns a name with words of a post run into it, or parted from it by a dash."""
    dash = re.search(r"\s+[-–—]\s+|:\s+", piece.text)
    if dash and _looks_like_name(bare_name(piece.text[: dash.start()])[0]):
        name, styled = bare_name(piece.text[: dash.start()])
        return _with_word(
            Printed(piece.cut(0, dash.start()), name, piece.cut(0, styled)), piece.cut(dash.end(), len(piece.text))
        )
    words = list(re.finditer(r"\S+", piece.text))
    for n in range(2, min(len(words), 4)):
        front = piece.text[: words[n - 1].end()]
        if (
            _looks_like_name(bare_name(front)[0])
            and len(bare_name(front)[0].split()) >= 2
            and _is_post(piece.text[words[n].start() :])
        ):
            name, styled = bare_name(front)
            post = piece.cut(words[n].start(), len(piece.text))
            return replace(
                Printed(piece.cut(0, words[n - 1].end()), name, piece.cut(0, styled), post=post),
                doubt="Name and post run together here; where the one ends is a guess.",
            )
    return None


def _role_of(text: str) -> str:
    """Returns the role that a word is: chair, vice_chair, clerk; empty for none."""
    low = text.lower().strip(" .")
    return next((role for role, words in table("people")["roles"].items() if low in words), "")


def _with_word(person: Printed, word: Passage) -> Printed:
    """Returns the person with what a bracket or a column says: role, way of attending, times, post."""
    if _role_of(word.text):
        if person.role:
            return replace(person, note=word)
        return replace(person, role=_role_of(word.text), role_words=word)
    several = word.split(r"\s*[,/]\s*")
    if len(several) > 1 and _role_of(several[0].text) and not person.role:
        return _with_roles(person, word, several)
    way = _with_way(person, word)
    if way is not None:
        return way
    return _with_post(person, word)


def _with_post(person: Printed, word: Passage) -> Printed:
    """Returns the person with letters behind the name, a remark, an organisation or a post."""
    if word.text.rstrip(".") in {each.rstrip(".") for each in table("people")["suffixes"]}:
        return replace(person, whole=Passage.joined((person.whole, word), ", "))
    if word.text[:1].islower() and not _is_post(word.text):
        return replace(person, note=word)
    if (_is_organisation(word.text) or not _is_post(word.text)) and not person.on_behalf_of.text:
        return replace(person, on_behalf_of=word)
    return replace(person, post=Passage.joined((person.post, word), ", "))


def times_of(words: Passage) -> list[tuple[str, str, Passage]]:
    """Returns from when to when somebody was there, with the words that say so, where they say it."""
    interval = _interval(words) if times_in(words.text) else None
    return [interval] if interval is not None else []


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


def _is_post(text: str) -> bool:
    words = re.findall(r"[a-z-]+", text.lower())
    return any(word in _post_words() for word in words)


def _looks_like_name(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= 5 or _is_post(text) or any(char.isdigit() for char in text):
        return False
    if len(words) == 1 and (text.isupper() or len(text) < 3):
        return False
    particles = table("people")["posts"]["particles"]
    return all(_begins_name(word) or word.lower() in particles or word[0] in "‘'’" for word in words) and all(
        re.fullmatch(r"[\w’'‘.\-–]+", word) for word in words
    )


def _begins_name(word: str) -> bool:
    """Whether a word is written as part of a name: with a capital, in Irish also behind a small letter (Ó hEithir)."""
    return word[0].isupper() or (word[0] in "hntm" and word[1:2].isupper())


@cache
def _post_words() -> frozenset[str]:
    return frozenset(table("people")["posts"]["words"])


@cache
def _styles() -> re.Pattern[str]:
    kept = set(table("people")["titles_kept"])
    words = sorted((each for each in table("people")["styles"] if each not in kept), key=len, reverse=True)
    return re.compile(rf"(?:(?:{'|'.join(re.escape(each) for each in words)})\b\.?\s*)+(?=\S)")


@cache
def _plural() -> re.Pattern[str]:
    words = "|".join(re.escape(each) for each in table("people")["plurals"])
    return re.compile(rf"(?:(?:and\s+)?(?:{words})\b[.:;]?\s*)+")


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table('people')['titles_before_a_name'])})\.?\s")


@cache
def _post_goes_on() -> re.Pattern[str]:
    """Returns what matches a post with a title and a name in brackets behind it."""
    return re.compile(rf"[A-Z][^(),;]{{1,50}}\((?:{'|'.join(table('people')['titles_before_a_name'])})\b")
