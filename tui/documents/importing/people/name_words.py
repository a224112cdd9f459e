"""What words of a list of people are: a name, a style before it, a role, a post, an organisation, or that nobody is listed."""

import re
from functools import cache

from tui.documents.importing.wordings import table


def bare_name(text: str) -> tuple[str, int]:
    """Returns a name without style and brackets, and how many characters of style stood before it."""
    match = _styles().match(text)
    name = text[match.end() :] if match else text
    behind = _post_nominals().search(name)
    return name[: behind.start() if behind else len(name)].strip(" .,"), match.end() if match else 0


def is_nobody(text: str) -> bool:
    """Returns whether a text says that nobody is listed."""
    return text.lower().strip(" .") in table("people")["nobody"]["words"]


def looks_like_name(text: str) -> bool:
    """Returns whether a text is written as a name is: one to five words with capitals, none of them that of a post."""
    words = text.split()
    if not 1 <= len(words) <= 5 or is_post(text) or any(char.isdigit() for char in text):
        return False
    if len(words) == 1 and (text.isupper() or len(text) < 3 or text in table("people")["titles_before_a_name"]):
        return False
    if not _never().isdisjoint(word.lower() for word in words):
        return False
    particles = table("people")["posts"]["particles"]
    return all(_begins_name(word) or word.lower() in particles or word[0] in "‘'’“\"" for word in words) and all(
        re.fullmatch(r"[\w’'‘.“”\"\-–]+", word) for word in words
    )


def _begins_name(word: str) -> bool:
    """Whether a word is written as part of a name: with a capital, in Irish also behind a small letter (Ó hEithir)."""
    return word[0].isupper() or (word[0] in "hntm" and word[1:2].isupper())


def role_of(text: str) -> str:
    """Returns the role that a word is: chair, vice_chair, clerk; empty for none."""
    low = text.lower().strip(" .")
    roles, ends = table("people")["roles"], table("people")["role_ends"]
    told = next((role for role, words in roles.items() if low in words), "")
    told = told or next((role for role, words in ends.items() if low.endswith(tuple(words))), "")
    return told or next((role for role, form in _role_forms() if form.fullmatch(low)), "")


def is_style(text: str) -> bool:
    """Returns whether a text is one of the words that may stand before a name, and nothing else: Trustee."""
    return text.strip(" .") in table("people")["styles"]


def is_suffix(text: str) -> bool:
    """Returns whether a text is what tells somebody from a parent of the same name: Jr., III."""
    return text.strip(" .") in {each.rstrip(".") for each in table("people")["suffixes"]}


def is_degree(text: str) -> bool:
    """Returns whether a text is nothing but letters behind a name: MD, MPH."""
    words = [each.replace(".", "") for each in re.split(r"[,\s]+", text.strip(" .,"))]
    return all(each in table("people")["degrees"] for each in words)


def is_post(text: str) -> bool:
    """Returns whether a text has a word of a post in it: officer, director."""
    words = re.findall(r"[a-z-]+", text.lower())
    return any(word in _post_words() or _of_work().fullmatch(word) for word in words)


def is_organisation(text: str) -> bool:
    """Returns whether a text names an organisation and no post: it ends as such names do, or is a short one in capitals."""
    words = table("people")["organisations"]
    name = re.sub(r"\s*\([^()]*\)$", "", text).strip(" .")
    low = name.lower()
    if not name[:1].isupper() or any(re.search(rf"\b{re.escape(each)}\b", low) for each in words["never"]):
        return False
    ends = any(low == each or low.endswith(f" {each}") or f" {each} of " in f" {low}" for each in words["ends"])
    return ends or re.fullmatch(words["short"], name) is not None


@cache
def _never() -> frozenset[str]:
    return frozenset(table("people")["posts"]["never"])


@cache
def _role_forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((role, re.compile(form)) for role, form in table("people")["role_forms"].items())


@cache
def _of_work() -> re.Pattern[str]:
    return re.compile(table("people")["posts"]["ends"])


@cache
def _post_words() -> frozenset[str]:
    return frozenset(table("people")["posts"]["words"])


@cache
def _styles() -> re.Pattern[str]:
    kept = set(table("people")["titles_kept"])
    words = sorted((each for each in table("people")["styles"] if each not in kept), key=len, reverse=True)
    return re.compile(rf"(?:(?:{'|'.join(re.escape(each) for each in words)})\b\.?\s*)+(?=\S)")


@cache
def _post_nominals() -> re.Pattern[str]:
    """Returns what matches letters behind a name, OBE, which are no part of it."""
    letters = "|".join(re.escape(each) for each in table("people")["post_nominals"])
    return re.compile(rf"(?<=\w)\.?(?:,?\s+(?:{letters})\.?|,\s*(?:Jr|Sr|II|III|IV)\.?)+\s*$")


@cache
def plurals_pattern() -> re.Pattern[str]:
    """Returns what matches words before several names: Councillors, Officers."""
    words = "|".join(re.escape(each) for each in table("people")["plurals"])
    return re.compile(rf"(?:(?:and\s+)?(?:{words})\b[.:;]?\s*)+")


@cache
def titled_pattern() -> re.Pattern[str]:
    """Returns what matches a title that a name follows: Mr, Dr."""
    return re.compile(rf"(?:{'|'.join(table('people')['titles_before_a_name'])})\.?\s")
