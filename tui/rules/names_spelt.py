"""A person whose name the documents spell in several ways is named once, with every spelling and where it stands."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.view import RecordView, elements, text
from tui.rules.words import all_of, said

_PRINTED = {
    "person": ("name_as_printed",),
    "speaker": ("speaker_as_printed",),
    "mover": ("mover_as_printed",),
    "seconder": ("seconder_as_printed",),
}
_STYLES = re.compile(
    r"(?:councillor|cllr|mr|mrs|ms|miss|mx|dr|sir|dame|lord|lady|professor|prof|the|chair(?:man|person)?)\.?\Z"
)
_WORD = re.compile(r"[\w’'.-]+")
_MOST_PLACES = 3


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
        for name, beside in _PRINTED.items():
            person = value.get(name)
            if isinstance(person, str):
                for one in beside:
                    if isinstance(value.get(one), str):
                        yield person, value[one]
        if isinstance(value.get("person"), str):
            for _, listed in elements(value, "listed_on"):
                if isinstance(listed.get("as_printed"), str):
                    yield value["person"], listed["as_printed"]
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
        name = fact.get("name")
        if name is None:
            continue
        spellings: dict[str, list[str]] = {one: [] for one in fact["others"]}
        for one, places in where[record_id].items():
            spellings.setdefault(one, []).extend(places)
        spellings.pop(name, None)
        other = {one: places for one, places in spellings.items() if not _agrees(one, name, fact["styles"])}
        shown = other or {one: spellings[one] for one in fact["others"] if one in spellings}
        if shown:
            told = all_of([said(name), *(said(one) + _places(places) for one, places in shown.items())])
            yield (
                record_id,
                Finding(
                    ("other_names",) if fact["others"] else ("name",),
                    f"One person is printed as {told}.",
                    "Kept as printed. That they are one person is for somebody who knows to say.",
                    at="key" if fact["others"] else "value",
                    severity=None if other else Severity.ADVICE,
                ),
            )


def _agrees(printed: str, name: str, styles: list[str]) -> bool:
    """Returns whether a printed name is the name in full, shortened to initials, without first names or with a title."""
    own = _words(name, styles)
    found = _words(printed, styles)
    if not found or not own:
        return True
    if found == own or [word for part in own for word in part.split("-")] == [
        w for part in found for w in part.split("-")
    ]:
        return True
    return found[-1] == own[-1] and all(any(_short_for(word, full) for full in own[:-1]) for word in found[:-1])


def _short_for(word: str, full: str) -> bool:
    return word == full or (len(word) == 1 and full.startswith(word)) or (len(full) == 1 and word.startswith(full))


def _words(name: str, styles: list[str]) -> list[str]:
    dropped = {word.casefold().strip(".") for style in styles for word in style.split()}
    words = [word.casefold().replace("’", "'").strip(".") for word in _WORD.findall(name)]
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
