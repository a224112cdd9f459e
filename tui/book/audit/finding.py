"""What an audit finds: a `Finding` with its `kind`, and what each kind means."""

from dataclasses import asdict, dataclass

from tui.record.safe import safe, shortened

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of finding: its stable id, a title, and a sentence that says what was found."""

    id: str
    title: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as the rules of the book have it.

    `commit` is the full id of the commit, None where it is the repository that is not right; `record` the id of the record, or the
    path of a file that is none, None where it is the commit as a whole.
    """

    commit: str | None
    record: str | None
    kind: str
    message: str

    def as_json(self) -> dict[str, str | None]:
        """Returns the finding in the shape of `audit --format json`."""
        return asdict(self)


def finding(kind: Kind, message: str, record: str | None = None, commit: str | None = None) -> Finding:
    """Returns a finding that is safe to show, whatever the history holds. The walk fills in the commit."""
    shown = safe(record) if record is not None else None
    return Finding(commit, shown, kind.id, shortened(safe(message), _LONGEST))
