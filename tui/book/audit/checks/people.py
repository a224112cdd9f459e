"""Every commit says by name and address who made the change and who committed it."""

from collections.abc import Iterator

from tui.book.audit.case import Case
from tui.book.audit.check import Check
from tui.book.audit.finding import Finding, Kind, finding

UNKNOWN = Kind("person-unknown", "Person unknown", "the commit does not say by name and address who made it")


def _run(case: Case) -> Iterator[Finding]:
    for what, hand in (("author", case.commit.author), ("committer", case.commit.committer)):
        missing = [part for part, said in (("name", hand.name), ("address", hand.email)) if not said.strip()]
        if missing:
            yield finding(UNKNOWN, f"The commit gives no {' and no '.join(missing)} of its {what}.")


CHECK = Check((UNKNOWN,), _run)
