"""What a check finds: a `Finding` as a rule states it, a `Problem` as people and CI read it, with its place."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

from tui.rules.spots import Spot

if TYPE_CHECKING:
    from tui.rules.view import RecordView


class Severity(StrEnum):
    """How grave a problem is: an error must not be in a book, a warning is for a person to look at, advice may wait."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in one record: where, what, and what to do.

    `at` says whether the place is that of the value or of the field's name, `offset` which character of a text is meant.
    `place` is line and column, for what is in the text of the file and not in its data. `spots`, where given, finds the
    places anew in the whole record: one problem each. `severity`, where given, is used instead of the rule's own.
    """

    spot: Spot
    message: str
    hint: str = ""
    at: Literal["value", "key"] = "value"
    offset: int | None = None
    severity: Severity | None = None
    place: tuple[int, int] | None = None
    spots: "Callable[[RecordView], list[Spot]] | None" = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem in one record, for people and programs.

    `line` and `column` count from 1; both are 0 where the problem is the file itself, not something in it. `path` is the
    path of the field as `parse_path` reads it.
    """

    record: str
    file: str
    line: int
    column: int
    path: str
    rule: str
    severity: Severity
    message: str
    hint: str

    def as_json(self) -> dict[str, Any]:
        """Returns the problem in the shape of `validate --format json`."""
        return {**asdict(self), "severity": str(self.severity)}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Problem":
        """Returns the problem that `as_json` gave."""
        return cls(**{**value, "severity": Severity(value["severity"])})

    @property
    def is_error(self) -> bool:
        """Whether the problem is an error."""
        return self.severity is Severity.ERROR


def in_order(problems: "list[Problem] | tuple[Problem, ...]") -> tuple[Problem, ...]:
    """Returns problems in the order in which they are read: by file and place."""
    return tuple(sorted(problems, key=lambda one: (one.file, one.line, one.column, one.rule, one.path, one.message)))
