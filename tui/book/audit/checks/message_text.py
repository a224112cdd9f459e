"""The text of the message: what a reader of `git log` sees is what is there."""

from collections.abc import Iterator

from tui.book.audit.case import Case
from tui.book.audit.check import Check
from tui.book.audit.finding import Finding, Kind, finding
from tui.record.safe import shortened, unsafe_characters

UNSAFE = Kind(
    "unsafe-text",
    "Unsafe text",
    "the message has characters that are invisible, that command a terminal, or that are no UTF-8",
)


def _run(case: Case) -> Iterator[Finding]:
    commit = case.commit
    if not commit.is_utf8:
        yield finding(UNSAFE, "The message is not in UTF-8.")
    elif commit.encoding and commit.encoding.lower() not in ("utf-8", "utf8"):
        yield finding(
            UNSAFE, f"The message claims to be in {shortened(commit.encoding, 30)}, so that git log may show another."
        )
    for what, text in (
        ("The message", commit.text),
        ("The author's name", commit.author.name + commit.author.email),
        ("The committer's name", commit.committer.name + commit.committer.email),
    ):
        found = [each for each in unsafe_characters(text) if text[each.offset] not in " \u00a0\u202f"]
        if found and commit.is_utf8:
            more = f", and {len(found) - 1} more such" if len(found) > 1 else ""
            yield finding(UNSAFE, f"{what} has {found[0].code} {found[0].name}{more}.")


CHECK = Check((UNSAFE,), _run)
