"""A meeting whose history a test makes, save by save or by plain git."""

from tests.book.books import BookFolder

MEETING = "example-panel/meetings/2026-05-12"
FILE = f"records/{MEETING}.yaml"

HEAD = 'name: Example Panel\nclassification: ordinary\nstatus: held\ndate: "2026-05-12"\n'
BUDGET = "  - id: budget\n    minute_number: 7\n    title: Budget\n"
REPORT = "  - id: report\n    minute_number: 8\n    title: Annual report\n"
PLAIN = f"{HEAD}\nitems:\n{BUDGET}{REPORT}"
MOVED = f"{HEAD}\nitems:\n{REPORT}{BUDGET}"


def commit(book: BookFolder, text: str | None, subject: str = "By hand", record_id: str = MEETING) -> str:
    """Commits a record's text with plain git, or its removal, and returns the commit."""
    file = f"records/{record_id}.yaml"
    if text is None:
        book.git("rm", "-q", file)
    else:
        book.write(file, text)
        book.git("add", file)
    book.git("commit", "-q", "-m", subject)
    return book.git("rev-parse", "HEAD").strip()


def merge(book: BookFolder, other: str, text: str, subject: str = "Both") -> str:
    """Merges a branch with the meeting's text as given and returns the commit."""
    book.git("merge", "-q", "--no-ff", "--no-commit", "-s", "ours", other)
    return commit(book, text, subject)
