"""No two elements of one list have the same identity, nor two that differ only in capital letters."""

from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView
from tui.rules.words import field, said


def check(view: RecordView) -> Iterable[Finding]:
    """Yields every identity that stands in its list a second time."""
    for spot, key, identities in view.contents.lists:
        try:
            if len(set(identities)) == len(identities):
                continue
        except TypeError:
            continue  # an identity that is a list or an object: the schema's to tell
        seen: set[object] = set()
        for n, identity in enumerate(identities):
            if identity is None:
                continue
            if identity in seen:
                yield Finding(
                    (*spot, n, key),
                    f"Another entry of this list has the {field(key)} {said(identity)} already.",
                    f"Give this one another {field(key)}; history and links follow an entry by it.",
                )
            seen.add(identity)


RULE = RecordRule("id-duplicate", Severity.ERROR, "Every entry of a list has an identity of its own", check=check)
