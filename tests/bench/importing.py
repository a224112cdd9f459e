"""Measures the import: what of a document's expected facts is found, how many of its words are accounted for, what was invented.

`python -m tests.bench.importing [--missing] [FILE…]`

Without files it runs over the real documents beside the checkout, where they are: `../shared/seeds` and `../shared/corpus`. A fact
is found when its words stand, in this order, in one field of the drafts. A word is accounted for when a field that has a span
over its line holds it (or holds a value made from it: a date, a number, a choice), or when it is unplaced there. A
word in a text field that is in no line of the field's spans is invented.
"""

import argparse
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tui.documents.importing.dates import dates_in
from tui.documents.importing.importing import import_document
from tui.documents.importing.result import Imported

SHARED = Path(__file__).parents[3] / "shared"
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_NO_FACTS = ("traps", "form", "document_type", "items_are_partial", "meeting_type", "status")
_NOT_FIELDS = ("open_actions", "completed_actions", "classification")
"""Counts of what is there, and markings of the page."""
_PEOPLE = ("present", "also_present", "in_attendance", "attending_virtually", "apologies", "chair")
_REFERENCES = (
    "person",
    "mover",
    "seconder",
    "substituting_for",
    "item",
    "made_at",
    "raised_at",
    "meeting",
    "declared_during",
    "after_item",
    "motion",
    "papers",
    "paper",
)
_ROLES = {"chair", "vice", "secretariat", "mayor"}
_MADE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?|\d\d:\d\d|[a-z_]+|\d+|True|False")


@dataclass
class Score:
    """What was measured of one document."""

    name: str
    kind: str
    words: int = 0
    lost: list[tuple[int, str]] = field(default_factory=list)
    invented: list[tuple[str, str]] = field(default_factory=list)
    facts: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    missing: list[tuple[str, str]] = field(default_factory=list)
    unplaced_words: int = 0
    seconds: float = 0.0

    @property
    def recall(self) -> float:
        """The part of the expected facts that was found, from 0 to 1; 1 where nothing is expected."""
        all_facts = [one for facts in self.facts.values() for one in facts]
        return sum(all_facts) / len(all_facts) if all_facts else 1.0

    @property
    def accounted(self) -> float:
        """The part of the words that is accounted for, from 0 to 1."""
        return 1 - len(self.lost) / self.words if self.words else 1.0


def words(text: str) -> list[str]:
    """Returns the words of a text, in small letters."""
    return [word.lower() for word in _WORD.findall(re.sub(r"</?[a-zA-Z][^<>]*>", " ", text))]


def measure(path: Path, expected: dict[str, Any] | None = None) -> Score:
    """Returns the score of one file."""
    begun = time.perf_counter()
    found = import_document(path.read_bytes(), path.name)
    score = Score(path.name, found.kind, seconds=time.perf_counter() - begun)
    _account(found, score)
    _facts(found, expected or {}, score)
    return score


def leaves(data: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Returns every value in a record with its path; ids are left out, for they are made."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name != "id":
                yield from leaves(value, f"{path}.{name}" if path else name)
    elif isinstance(data, list):
        for n, each in enumerate(data):
            key = each.get("id", n) if isinstance(each, dict) else n
            yield from leaves(each, f"{path}[{key}]")
    else:
        yield path, data


def _account(found: Imported, score: Score) -> None:
    values = {(each.id, path): value for each in found.records for path, value in leaves(each.data)}
    by_line: dict[int, set[str]] = defaultdict(set)
    made: set[int] = set()
    spans_of: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for span in found.spans:
        spans_of[span.record, span.path].append((span.line, span.to_line))
        value = values.get((span.record, span.path))
        if value is None or not isinstance(value, str) or _MADE.fullmatch(value):
            made.update(range(span.line, span.to_line + 1))
        else:
            for line in range(span.line, span.to_line + 1):
                by_line[line].update(words(value))
    for each in found.unplaced:
        by_line[each.line].update(words(each.text))
        score.unplaced_words += len(words(each.text)) * (not each.what)
    texts = {line.number: words(line.raw) for line in found.lines}
    for number, said in texts.items():
        score.words += len(said)
        score.lost.extend(
            (number, word)
            for word in said
            if number not in made and not any(word in other for other in by_line[number])
        )
    _inventions(values, spans_of, texts, score)


def _inventions(
    values: dict[tuple[str, str], Any],
    spans_of: dict[tuple[str, str], list[tuple[int, int]]],
    texts: dict[int, list[str]],
    score: Score,
) -> None:
    for (record, path), value in values.items():
        if (
            path.rsplit(".", 1)[-1] in _REFERENCES
            or not isinstance(value, str)
            or (record, path) not in spans_of
            or _MADE.fullmatch(value)
        ):
            continue
        lines = "".join(
            word for start, end in spans_of[record, path] for n in range(start, end + 1) for word in texts[n]
        )
        score.invented.extend((path, word) for word in words(value) if word not in lines)


def _facts(found: Imported, expected: dict[str, Any], score: Score) -> None:
    told = [" ".join(words(str(value))) for each in found.records for _, value in leaves(each.data)]
    entries = [
        {word for _, value in leaves(entry) for word in words(str(value))}
        for each in found.records
        for entry in each.data.get("attendance", [])
    ]
    said = {str(value) for each in found.records for _, value in leaves(each.data)}
    for path, value in leaves({key: value for key, value in expected.items() if key not in _NO_FACTS}):
        name = re.sub(r"\[[^]]*\]", "", path)
        pages = re.fullmatch(r"(\d+) - (\d+)", str(value))
        days = dates_in(str(value))
        if name in _NOT_FIELDS:
            continue
        if pages:
            ok = any(
                (item.get("page_start"), item.get("page_end")) == (int(pages[1]), int(pages[2]))
                for each in found.records
                for item in each.data.get("items", [])
            )
        elif days and days[0].end - days[0].start >= len(str(value)) - 2:
            ok = any(days[0].date in each for each in said)
        elif name in _PEOPLE:
            wanted_words = set(words(str(value))) - _ROLES
            ok = any(wanted_words <= entry for entry in entries)
        elif isinstance(value, int) or re.fullmatch(r"[\d:-]+", str(value)):
            ok = str(value) in said or f"{value}." in said
        else:
            wanted = " ".join(words(str(value)))
            ok = any(f" {wanted} " in f" {each} " for each in told)
        score.facts[name].append(ok)
        if not ok:
            score.missing.append((path, str(value)))


def documents(named: list[str]) -> list[tuple[Path, Path | None]]:
    """Returns the documents to measure, each with its file of expectations where there is one."""
    files = [Path(name) for name in named] or sorted(
        [*SHARED.glob("seeds/*"), *SHARED.glob("corpus/*.txt"), *SHARED.glob("corpus/*.pdf")]
    )
    found = []
    for file in files:
        beside = file.with_name(f"{file.name.rsplit('.', 1)[0]}.expect.yaml")
        found.append((file, beside if beside.exists() else None))
    return found


def main() -> int:
    """Prints a line for each document, and with --missing what was not found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--missing", action="store_true", help="say what was not found, lost or invented")
    asked = parser.parse_args()
    for path, expectations in documents(asked.files):
        expected = yaml.safe_load(expectations.read_text()) if expectations else None
        score = measure(path, expected)
        facts = sum(len(each) for each in score.facts.values())
        print(
            f"{path.name[:44]:44} {score.kind[:22]:22} facts {score.recall:6.1%} of {facts:3}"
            f"  words {score.accounted:7.2%} of {score.words:6}"
            f"  unplaced {score.unplaced_words:5}  invented {len(score.invented):3}  {score.seconds:5.2f} s"
        )
        if asked.missing:
            for place, value in score.missing:
                print(f"    missing  {place}: {value[:100]}")
            for line, word in score.lost[:20]:
                print(f"    lost     line {line}: {word}")
            for place, word in score.invented[:20]:
                print(f"    invented {place}: {word}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
