"""A person whose name the documents spell in several ways is named once, with every spelling and where it stands."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView, elements, text
from tui.rules.words import all_of, said

_PRINTED = {
    "person": "name_as_printed",
    "speaker": "speaker_as_printed",
    "mover": "mover_as_printed",
    "seconder": "seconder_as_printed",
}
_STYLES = re.compile(
    r"(?:councillor|cllr|mr|mrs|ms|miss|mx|dr|sir|dame|lord|lady|professor|prof|the|chair(?:man|person)?)\.?\Z"
)
_WORD = re.compile(r"[\w’'.-]+")
_IN_BRACKETS = re.compile(r"\(.*?\)")
_MOST_PLACES = 3
_LONGEST = 200
_ALIKE = 0.7


def gather(view: RecordView) -> Fact | None:
    """Returns a person's names, or the names that a record says were printed for people."""
    if view.kind == "person":
        others = [name for _, one in elements(view.value, "other_names") if (name := text(one, "name")) is not None]
        styles = [
            text(view.value, name) for name in ("honorific_prefix", "honorific_suffix", "style_in_minutes", "initials")
        ]
        return {"name": text(view.value, "name"), "others": others, "styles": [one for one in styles if one]}
    printed: dict[str, dict[str, None]] = defaultdict(dict)
    for person, name in _printed(view.value) if "_printed" in view.text else ():
        printed[person][name] = None
    return {"printed": {person: list(names) for person, names in printed.items()}} if printed else None


def _printed(value: object) -> Iterator[tuple[str, str]]:
    """Yields each person referred to beside whom a printed name stands."""
    if isinstance(value, dict):
        for name, printed_as in _PRINTED.items():
            person, printed = text(value, name), text(value, printed_as)
            if person is not None and printed is not None:
                yield person, printed
        for _, listed in elements(value, "listed_on"):
            person, printed = text(value, "person"), text(listed, "as_printed")
            if person is not None and printed is not None:
                yield person, printed
        for inner in value.values():
            yield from _printed(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _printed(inner)


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields one finding for each person of whom spellings differ by more than initials and titles."""
    where: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for record_id, fact in facts.of.items():
        for person, names in fact.get("printed", {}).items():
            for name in names:
                where[f"people/{person}"][name].append(record_id)
    for record_id, fact in facts.of.items():
        if fact.get("name") is not None:
            yield from ((record_id, finding) for finding in _judge_one(fact, where[record_id]))


def _judge_one(fact: Fact, where: Mapping[str, list[str]]) -> Iterator[Finding]:
    name, styles = fact["name"], fact["styles"]
    spellings: dict[tuple[str, ...], tuple[str, list[str]]] = {}
    listed = {tuple(_words(one, styles)) for one in fact["others"]}
    for printed, places in (*((one, []) for one in fact["others"]), *where.items()):
        words = tuple(_words(printed, styles))
        if printed != name and (words in listed or _alike(words, tuple(_words(name, styles)))):
            spellings.setdefault(words, (printed, []))[1].extend(places)
    other = [one for words, one in spellings.items() if not _agrees(words, tuple(_words(name, styles)))]
    shown = other or [one for words, one in spellings.items() if words in listed]
    if shown:
        told = all_of([said(name), *(said(printed) + _places(places) for printed, places in shown)])
        yield Finding(
            ("other_names",) if fact["others"] else ("name",),
            f"One person is printed as {told}.",
            "Kept as printed. That they are one person is for somebody who knows to say.",
            at="key" if fact["others"] else "value",
            severity=None if other else Severity.ADVICE,
        )


def _alike(words: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Returns whether printed words can be meant for a name: a post that is printed in its place is no spelling of it."""
    return any(SequenceMatcher(None, word, full).ratio() >= _ALIKE for word in words for full in own if len(word) > 1)


def _agrees(found: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Returns whether a printed name is the name in full, shortened to initials, without first names or with a title."""
    if not found or not own:
        return True
    if [part for word in own for part in word.split("-")] == [part for word in found for part in word.split("-")]:
        return True
    return found[-1] == own[-1] and all(any(_short_for(word, full) for full in own[:-1]) for word in found[:-1])


def _short_for(word: str, full: str) -> bool:
    return word == full or (len(word) == 1 and full.startswith(word)) or (len(full) == 1 and word.startswith(full))


def _words(name: str, styles: list[str]) -> list[str]:
    dropped = {word.casefold().strip(".") for style in styles for word in style.split()}
    words = [
        word.casefold().replace("’", "'").strip(".") for word in _WORD.findall(_IN_BRACKETS.sub("", name[:_LONGEST]))
    ]
    return [word for word in words if word and word not in dropped and not _STYLES.match(word)]


def _places(records: Iterable[str]) -> str:
    shown = list(records)
    if not shown:
        return ""
    more = f" and {len(shown) - _MOST_PLACES} more" if len(shown) > _MOST_PLACES else ""
    return f" ({', '.join(shown[:_MOST_PLACES])}{more})"


RULE = BookRule(
    "names-spelt",
    Severity.WARNING,
    "People whose names are printed in several ways are known",
    gather=gather,
    judge=judge,
)
