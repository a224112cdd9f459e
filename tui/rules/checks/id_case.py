"""No two records, and no two entries of a list, differ only in capital letters: some systems take them for one."""

from collections import defaultdict
from collections.abc import Iterable

from tui.rules.problem import Finding, Problem, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView
from tui.rules.words import field, said


def check(view: RecordView) -> Iterable[Finding]:
    """Yields every identity that differs from an earlier one of its list only in capital letters."""
    for spot, key, identities in view.contents.lists:
        if key == "id":
            continue  # small letters only, by the schema
        seen: dict[str, str] = {}
        for n, identity in enumerate(identities):
            if not isinstance(identity, str):
                continue
            earlier = seen.setdefault(identity.casefold(), identity)
            if earlier != identity:
                yield Finding(
                    (*spot, n, key),
                    f"{said(identity)} and {said(earlier)} differ only in capital letters.",
                    f"Use one spelling for what is one, or tell the two apart in their {field(key)}.",
                    severity=Severity.WARNING,
                )


def files_alike(files: Iterable[str]) -> Iterable[Problem]:
    """Yields a problem for each file whose path differs from that of an earlier one only in capital letters."""
    alike: dict[str, list[str]] = defaultdict(list)
    for file in files:
        alike[file.casefold()].append(file)
    for group in alike.values():
        first, *others = sorted(group)
        for file in others:
            record_id = file.removeprefix("records/").removesuffix(".yaml")
            message = (
                f"{said(file)} and {said(first)} differ only in capital letters, and a Mac takes them for one file."
            )
            yield Problem(record_id, file, 1, 1, "", RULE.id, RULE.severity, message, "Rename one of them.")


RULE = RecordRule(
    "id-case", Severity.ERROR, "No two records and no two entries of a list differ only in capital letters", check=check
)
