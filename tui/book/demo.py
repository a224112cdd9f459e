"""The sample book as a repository of one's own: the published records, one commit for each document they were taken from."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tui.book.commit_graph import keep_graph
from tui.book.editing import commit, propose_text
from tui.book.repository import Book
from tui.book.saving import Note
from tui.book.shipped import shipped_records
from tui.book.starting import first_commit, lay_out, repository_for
from tui.errors import WrongUsage
from tui.record.kinds import id_of, kind_of
from tui.record.reading import read

if TYPE_CHECKING:
    from tui.book.editing import Proposal

CLERK = ("The clerk (demo)", "clerk@minutebook.example")
"""Whose name the commits of a demo bear. It stands in the demo's own git config, so that edits bear it too."""

_FIRST = ("body", "person", "members", "plan", "rules")
"""Kinds that other records point to: they come in the first commit."""

_MAIN = ("meeting", "paper")
"""Kinds after which the commit of a document is named."""


def make_demo(folder: Path, stepped: Callable[[int, int], None] | None = None) -> bool:
    """Makes the sample book in `folder`; returns False when it is there already. Raises WrongUsage when something else is there."""
    if (folder / "records").is_dir() and (folder / "schema").is_dir() and (folder / ".git").exists():
        Book.open(folder)
        return False
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUsage(f"{folder} is there and is not a book.", "Name another folder: minutebook demo DIR")
    git = repository_for(folder)
    git.run("config", "user.name", CLERK[0])
    git.run("config", "user.email", CLERK[1])
    first_commit(
        git, lay_out(folder), "A new book: its schema and the check of every push", "to hold the sample records"
    )
    book = Book.open(folder)
    groups = _by_document()
    whole = {record_id: text.encode("utf-8") for texts in groups.values() for record_id, text in texts.items()}
    for done, (document, texts) in enumerate(groups.items()):
        # Documents speak of each other's meetings, so each is checked beside all that will be there in the end.
        proposals = [propose_text(book, record_id, text, None, "import", whole) for record_id, text in texts.items()]
        commit(book, proposals, _note(document, proposals))
        if stepped is not None:
            stepped(done + 1, len(groups))
    keep_graph(git)
    return True


def _by_document() -> dict[str, dict[str, str]]:
    """Returns the sample records by the document they come from, what others point to first."""
    groups: dict[str, dict[str, str]] = {"": {}}
    for file, data in sorted(shipped_records().items()):
        record_id = id_of(file)
        if record_id is None:
            continue
        value = read(data).value
        sources = value.get("sources") or [{}]
        document = "" if kind_of(record_id) in _FIRST else str(sources[0].get("document", ""))
        groups.setdefault(document, {})[record_id] = data.decode("utf-8")
    return {document: groups[document] for document in sorted(groups)}


def _note(document: str, proposals: "list[Proposal]") -> Note:
    if not document:
        subject = f"Bodies, people, members, plans and rules: {len(proposals)} records"
        evidence = "the published documents named in each record"
        return Note(action="import", subject=subject, reason="what the meetings' records point to", evidence=evidence)
    main = max(proposals, key=lambda each: (each.kind in _MAIN, len(each.new or b"")))
    about = main.subject.rpartition(":")[0] or main.subject
    subject = f"{about}, and {len(proposals) - 1} more"
    return Note(action="import", subject=subject, reason="taken from the published document", evidence=document)
