"""The schema is a known release, and only an upgrade puts another in its place."""

from collections.abc import Iterator

from tui.book.audit.case import Case
from tui.book.audit.check import Check
from tui.book.audit.finding import Finding, Kind, finding

UNKNOWN = Kind(
    "schema-unknown",
    "Schema unknown",
    "the schema folder is not, byte for byte, that of a release which this program knows",
)
CHANGED = Kind(
    "schema-changed", "Schema changed", "the schema was changed in mid-history by something else than an upgrade"
)
MISSTATED = Kind("schema-misstated", "Schema misstated", "the message states another schema than the commit has")


def _run(case: Case) -> Iterator[Finding]:
    before, after, action = case.before, case.after, case.wording.action
    if after.fault is not None and (case.schema_touched or (case.touched and case.is_schema_news)):
        yield finding(UNKNOWN, after.fault)
    if case.schema_touched and before is not None and before.is_there and not case.is_merge and action != "upgrade":
        by = f"by the action “{action}”" if action else "by a commit that states no action"
        yield finding(CHANGED, f"The schema was changed {by}.")
    said = case.wording.first("Schema") or ""
    versions = {str(each.version) for each in (before, after) if each is not None and each.version is not None}
    if case.touched and said.isdigit() and versions and said not in versions:
        yield finding(MISSTATED, f"The message states schema {said}; the commit has schema {after.version}.")


CHECK = Check((UNKNOWN, CHANGED, MISSTATED), _run)
