"""Reads one name with what belongs to it: a post before it, behind it or run into it, and brackets."""

import re
from dataclasses import replace

from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.beside_names import (
    says_more,
    status_of,
    way_of,
    with_column,
    with_style,
    with_word,
    words_of,
)
from tui.documents.importing.people.name_words import (
    bare_name,
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
from tui.documents.importing.people.printed import Printed
from tui.documents.importing.wordings import table

_LONGEST_NAME = 10
"""Words, its styles too: where more stand behind a post there is no name behind it."""
_INITIALS = 2
"""No longer are the initials before a family name."""
_BRACKET = re.compile(r"\(([^()]*)\)")


def person_with_post(passage: Passage) -> Printed | None:
    """Returns who a line names when it names one person, with a post and what that is of: "Name, Post, Body"."""
    hidden = _BRACKET.sub(lambda found: "#" * len(found[0]), passage.text)
    comma = hidden.find(",")
    behind = hidden[comma + 1 :].split(",")[0]
    if comma > 0 and is_suffix(behind):
        comma = hidden.find(",", comma + 1)
    if comma < 0:
        return None
    name, rest = passage.cut(0, comma), passage.cut(comma + 1, len(passage.text))
    if len(bare_name(name.text)[0].split()) < 2 or not _may_be_post(hidden[comma + 1 :].split(",")[0]):
        return None
    if plurals_pattern().match(name.text):
        return None
    if any(_starts_with_style(piece.text) for piece in rest.split(r"[,;]\s+(?:and\s+)?|\band\s+")):
        return None
    pieces = [piece.cut(0, (piece.text + "(").index("(")) for piece in rest.split(r",|;|\band\b")]
    others = [piece for piece in pieces if looks_like_name(bare_name(piece.text)[0])]
    others = [piece for piece in others if not is_organisation(piece.text)]
    if any(len(other.text.split()) > 1 and not other.text.isupper() for other in others) or ";" in hidden:
        return None
    person = person_in(name)
    return _with_post_and_body(person, rest) if person is not None and not person.post else None


def _may_be_post(text: str) -> bool:
    return is_post(text) or is_style(text)


def person_with_dash(passage: Passage, alone: bool = False) -> Printed | None:
    """Returns who a line names with a dash before the post: "Name – Director, Strategy and Policy"; None where it may name more people.

    `alone`: the form of the document tells that the line is about one person.
    """
    dash = re.search(r"\s+[-–—]\s+", passage.text)
    if dash is None or "," in passage.text[: dash.start()]:
        return None
    before, rest = passage.cut(0, dash.start()), passage.cut(dash.end(), len(passage.text))
    if not looks_like_name(bare_name(_BRACKET.sub("", before.text))[0]) or says_more(rest.text):
        return None
    others = rest.split(r"[,;]\s+(?:and\s+)?|\band\s+")
    if not alone and (re.search(r"\s[-–—]\s|;", rest.text) or any(bare_name(each.text)[1] for each in others)):
        return None
    if not alone and not is_post(re.split(r"[,(]", rest.text)[0]):
        return None
    person = person_in(before)
    return with_column(person, rest) if person is not None else None


def person_alone(passage: Passage) -> Printed | None:
    """Returns who an entry of a list names, one entry a person: with a post behind a dash or a comma, or what stands behind brackets."""
    person = person_with_dash(passage, alone=True) or person_with_post(passage)
    if person is not None or "(" not in passage.text:
        return person
    return person_in(passage) if "," not in passage.text[: passage.text.index("(")] else None


def _starts_with_style(text: str) -> bool:
    """Whether a piece of a line names somebody else: it begins with a title such as Mr, and is no more than name and post."""
    return titled_pattern().match(text) is not None and "(" not in text


def _with_post_and_body(person: Printed, rest: Passage) -> Printed:
    """Returns the person with a post and, behind its last comma, the organisation that it is in; brackets at the end say more."""
    bracket = re.search(r"\s*\(([^()]*)\)$", rest.text)
    words = words_of(rest.group(bracket, 1)) if bracket else []
    if bracket and words and all(role_of(each.text) or way_of(each) for each in words):
        rest = rest.cut(0, bracket.start())
        for each in words:
            person = with_word(person, each)
    hidden = _BRACKET.sub(lambda found: "#" * len(found[0]), rest.text)
    comma = hidden.rfind(",")
    behind = rest.cut(comma + 1, len(rest.text))
    if comma > 0 and is_organisation(behind.text):
        told = with_word(person, rest.cut(0, comma))
        return replace(told, on_behalf_of=behind, post=told.post or told.role_words)
    told = with_column(person, rest)
    return told if told.post else replace(told, post=told.role_words)


def person_in(piece: Passage) -> Printed | None:
    """Returns who a piece of a list names, with what brackets and words beside the name say; None where it names nobody."""
    told = _presiding(piece) or _with_post_behind_dash(piece) or _with_status_behind(piece)
    if told is not None:
        return told
    brackets = list(_BRACKET.finditer(piece.text))
    outside = piece.cut(0, brackets[0].start()) if brackets else piece
    if brackets and is_post(outside.text):
        inner = piece.group(brackets[0], 1)
        named = bare_name(inner.text)
        if (looks_like_name(named[0]) and (named[1] or len(named[0].split()) > 1)) or (
            titled_pattern().match(inner.text) and not is_post(inner.text)
        ):
            name, styled = bare_name(inner.text)
            role = role_of(outside.text)
            words = outside if role else NOWHERE
            return Printed(inner, name, inner.cut(0, styled), role=role, role_words=words, post=outside)
    name, styled = bare_name(outside.text)
    if is_nobody(name):
        return None
    if looks_like_name(name):
        person = with_style(Printed(outside, name, outside.cut(0, styled)))
    elif (titled := _with_post_before(outside)) is not None:
        person = titled
    else:
        posted = _with_post_behind(outside)
        if posted is None or not brackets:
            return posted
        person = posted
    at = len(outside.text) if not brackets else brackets[0].start()
    for each in brackets:
        person = _with_between(person, piece.cut(at, each.start()))
        for word in words_of(piece.group(each, 1)):
            person = with_word(person, word)
        at = each.end()
    return _with_between(person, piece.cut(at, len(piece.text))) if brackets else person


def _with_status_behind(piece: Passage) -> Printed | None:
    """Returns a name with whether somebody was there run into it: Alpha-present."""
    said = re.search(r"(?<=\w)[-–](?P<status>[A-Za-z]+)$", piece.text)
    if said is None or not status_of(said["status"]):
        return None
    person = person_in(piece.cut(0, said.start()))
    return with_word(person, piece.group(said, "status")) if person is not None else None


def _with_between(person: Printed, words: Passage) -> Printed:
    """Returns the person with what stands between or behind the brackets behind the name."""
    words = words.stripped("-–:,;. ")
    return with_word(person, words) if words.text and not says_more(words.text) else person


def _presiding(piece: Passage) -> Printed | None:
    """Returns a name with the word behind it that says that somebody presided: "Mayor Alpha presiding"; None where none is."""
    found = re.search(table("people")["ways"]["presiding_behind"], piece.text)
    person = person_in(piece.cut(0, found.start())) if found is not None and found.start() > 0 else None
    if found is None or person is None:
        return None
    return replace(person, role="chair", role_words=piece.group(found))


def _with_post_behind_dash(piece: Passage) -> Printed | None:
    """Returns a name with a post or a role behind a dash that no blanks stand about: "A Alpha-Chair"; None where that is no post."""
    found = re.fullmatch(r"(?P<name>[^-–(),]{3,40})[-–](?P<post>[A-Z][^-–()]*)", piece.text)
    if (
        found is None
        or found["name"] != found["name"].strip()
        or not (role_of(found["post"]) or is_post(found["post"]))
    ):
        return None
    name, styled = bare_name(found["name"])
    if len(name.split()) < 2 or not looks_like_name(name):
        return None
    person = Printed(piece.group(found, "name"), name, piece.cut(0, styled))
    if found["post"] in table("people")["plurals"]:
        return replace(person, also=(piece.group(found, "post"),))
    return with_word(person, piece.group(found, "post"))


def _with_post_before(piece: Passage) -> Printed | None:
    """Returns a name with a post before it: City Manager G Golf."""
    words = list(re.finditer(r"\S+", piece.text))
    for n in range(max(1, len(words) - _LONGEST_NAME), len(words)):
        front, behind = piece.text[: words[n - 1].end()], piece.cut(words[n].start(), len(piece.text))
        name, styled = bare_name(behind.text)
        enough = len(name.split()) > 1 or n > 1 or front.lower() in table("people")["posts"]["before_family_name"]
        if not enough or not looks_like_name(name) or not is_post(words[n - 1][0]) or "," in front:
            continue
        if (
            not front[0].isupper()
            or (len(name.split()) == 1 and not (front.istitle() or _is_double(front)))
            or any(word.islower() and len(word) > 3 for word in front.split())
        ):
            return None
        post = piece.cut(0, words[n - 1].end())
        person = Printed(behind, name, behind.cut(0, styled), post=post)
        role = role_of(post.text)
        return replace(person, role=role, role_words=post) if role else person
    return None


def _is_double(front: str) -> bool:
    """Whether words before a family name are a post with two halves: Director of Finance & Budget."""
    return re.fullmatch(r"[A-Z]\w+ of [A-Z]\w+ (?:&|and) [A-Z]\w+", front) is not None


def _with_post_behind(piece: Passage) -> Printed | None:
    """Returns a name with words of a post run into it, or parted from it by a dash."""
    dash = re.search(r"\s+[-–—]\s+|:\s+", piece.text)
    if dash and looks_like_name(bare_name(piece.text[: dash.start()])[0]):
        name, styled = bare_name(piece.text[: dash.start()])
        person = Printed(piece.cut(0, dash.start()), name, piece.cut(0, styled))
        behind = piece.cut(dash.end(), len(piece.text))
        return person if says_more(behind.text) else with_word(with_style(person), behind)
    words = list(re.finditer(r"\S+", piece.text))
    for n in range(2, min(len(words), 6)):
        front = piece.text[: words[n - 1].end()]
        if (
            looks_like_name(bare_name(front)[0])
            and len(bare_name(front)[0].split()) >= 2
            and len(words[n - 1][0].strip(".,")) > _INITIALS
            and is_post(piece.text[words[n].start() :])
        ):
            name, styled = bare_name(front)
            post = piece.cut(words[n].start(), len(piece.text))
            return replace(
                Printed(piece.cut(0, words[n - 1].end()), name, piece.cut(0, styled), post=post),
                doubt="Name and post run together here; where the one ends is a guess.",
            )
    return None
