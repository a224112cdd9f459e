"""Every reference to a record leads to one, and to one of the right kind."""

import re
from collections.abc import Iterable

from tui.record.kinds import file_of, kind_of, reference_targets
from tui.rules.problem import Finding, Severity
from tui.rules.rule import BookRule, Fact, Facts
from tui.rules.spots import Spot
from tui.rules.view import RecordView
from tui.rules.words import either, said

_ID = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*\Z")


def gather(view: RecordView) -> Fact | None:
    """Returns what the record refers to, once each, by the kinds that are allowed."""
    wanted: dict[str, dict[str, None]] = {}
    for _, kinds, value in view.contents.references:
        if not _ID.match(value) or ("/" not in value and kinds != ("person",)):
            continue  # not the form of a reference: the schema's to tell
        wanted.setdefault(" ".join(kinds), {})[value] = None
    return {kinds: list(values) for kinds, values in wanted.items()} or None


def judge(facts: Facts) -> Iterable[tuple[str, Finding]]:
    """Yields a finding for each thing referred to that is not there, in every place where the record does so."""
    verdicts: dict[tuple[str, str], tuple[str, str] | None] = {}
    for record_id, wanted in facts.of.items():
        for kinds, values in wanted.items():
            for value in values:
                asked = (kinds, value)
                if asked not in verdicts:
                    verdicts[asked] = _verdict(tuple(kinds.split(" ")), value, facts)
                verdict = verdicts[asked]
                if verdict is not None:
                    yield record_id, Finding((), *verdict, spots=_Places(kinds, value))


def _verdict(kinds: tuple[str, ...], value: str, facts: Facts) -> tuple[str, str] | None:
    """Returns message and hint where a reference leads to no record of one of `kinds`."""
    targets = reference_targets(kinds, value)
    there = [target for target in targets if facts.exists(target)]
    if any(kind_of(target) in kinds for target in there):
        return None
    wanted = either(kind.replace("_", " ") for kind in kinds)
    if there:
        return (
            f"{said(value)} is a {kind_of(there[0])}, and here a {wanted} is meant.",
            f"Write the id of the {wanted}.",
        )
    return (
        f"There is no {wanted} {said(value)} in this book.",
        f"Correct the id, or make the record first ({file_of(targets[0])}).",
    )


class _Places:
    """Finds every place of a record that refers to one thing."""

    def __init__(self, kinds: str, value: str) -> None:
        self.kinds = kinds
        self.value = value

    def __call__(self, view: RecordView) -> list[Spot]:
        references = view.contents.references
        return [spot for spot, kinds, value in references if value == self.value and " ".join(kinds) == self.kinds]


def needs(record_id: str, fact: Fact) -> Iterable[str]:  # noqa: ARG001 - whether records exist is enough
    """Returns nothing: no other record's facts are needed."""
    return ()


RULE = BookRule(
    "reference-missing",
    Severity.ERROR,
    "Every reference leads to a record of the right kind",
    gather=gather,
    judge=judge,
    needs=needs,
)
