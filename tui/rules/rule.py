"""What a rule is. A rule of one record looks at that record; a rule of the book looks at what it gathered from each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from tui.rules.problem import Finding, Severity
from tui.rules.view import RecordView

Fact: TypeAlias = Any
"""What a rule of the book keeps of a record: only what JSON can hold, so that it can be cached, and as little as will do."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule of the book has gathered, by record id, and which records there are."""

    of: Mapping[str, Fact]
    exists: Callable[[str], bool]

    def get(self, record_id: str) -> Fact:
        """Returns what was gathered from a record, None where that was nothing or the record could not be read."""
        return self.of.get(record_id)


@dataclass(frozen=True, slots=True)
class Rule:
    """What every rule has: a stable id, a severity, a title in a clerk's words and, where it has one, its source.

    `kinds` are the kinds of record it looks at; none means all of them.
    """

    id: str
    severity: Severity
    title: str
    kinds: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRule(Rule):
    """A rule that needs nothing but the record. `check` never raises, whatever the value holds."""

    check: Callable[[RecordView], Iterable[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookRule(Rule):
    """A rule across records: `gather` takes from each what it needs, `judge` looks at all that was gathered.

    `needs`, where given, names the records whose facts are enough to judge one record: then the rule can also speak
    while that one is being edited. `parts`, where given, yields what a record has that other records may name: only where
    one of these is lost can an edit of that record make the rule find something in another. No function ever raises,
    whatever the values hold.
    """

    gather: Callable[[RecordView], Fact | None]
    judge: Callable[[Facts], Iterable[tuple[str, Finding]]]
    needs: Callable[[str, Fact], Iterable[str]] | None = None
    parts: Callable[[Fact], Iterable[object]] | None = None
