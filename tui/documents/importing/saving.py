"""Puts drafts into a book: as one commit that names the document, and never over a record that somebody has worked on since."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.documents.importing.result import Drafted, Imported
from tui.errors import ProblemsFound, WrongUsage
from tui.record.canonical import dump_record
from tui.record.kinds import id_fault

if TYPE_CHECKING:
    from tui.book.editing import Proposal
    from tui.book.repository import Book

_APPROVED = ("approved", "signed")


@dataclass(frozen=True)
class Prepared:
    """What an import would save: proposals, the people who are in the book already, and the evidence that the commit names."""

    proposals: tuple["Proposal", ...]
    known_people: tuple[str, ...]
    evidence: str


def evidence_of(data: bytes, name: str) -> str:
    """Returns how a commit names the document it was made from: the file's name and the SHA-256 of its bytes."""
    return f"{name}, SHA-256 {hashlib.sha256(data).hexdigest()}"


def prepare(book: "Book", found: Imported, evidence: str, body: str) -> Prepared:
    """Returns the proposals of the drafts.

    A person who is in the book under the same id stays as recorded. Raises WrongUsage when the body is not in the book, and
    ProblemsFound when a record is there already, unless the last that was done to it is the import of this same document.
    """
    from tui.book.editing import propose_text

    if not body or not book.exists(f"{body}/body"):
        named = f"“{body}”" if body else "to which the document belongs"
        raise WrongUsage(
            f"The body {named} is not in this book.",
            "Name it with --body, or make it first: minutebook new body name='…' --reason '…'",
        )
    if not found.records:
        raise ProblemsFound("Nothing in this document was recognised.", "See it with: minutebook import FILE --dry-run")
    known = tuple(each.id for each in found.records if each.kind == "person" and book.exists(each.id))
    drafts = [each for each in found.records if each.id not in known]
    olds = {each.id: _old(book, each, evidence) for each in drafts}
    texts = {each.id: dump_record(_in_order(book, each), book.schema, each.kind, each.id) for each in drafts}
    beside = {name: text.encode("utf-8") for name, text in texts.items()}
    proposals = tuple(
        propose_text(book, each.id, texts[each.id], olds[each.id], "import", _others(beside, each.id))
        for each in drafts
    )
    return Prepared(proposals, known, evidence)


def _old(book: "Book", draft: Drafted, evidence: str) -> bytes | None:
    from tui.book.history.feeding import commits

    fault = id_fault(draft.id)
    if fault is not None:
        raise ProblemsFound(
            f"No record can be made of this document: {fault}", "Give the day of the meeting with --date."
        )
    if not book.exists(draft.id):
        return None
    last = commits(book, draft.id, 1)
    same = bool(last) and last[0].action == "import" and last[0].evidence == evidence
    old = book.read_bytes(draft.id)
    if not same:
        raise ProblemsFound(
            f"There is a record {draft.id} already, so nothing was imported.",
            "Look at what the document would give with --dry-run, and put it into the record by hand.",
        )
    if any(f"state: {state}".encode() in old for state in _APPROVED):
        raise ProblemsFound(f"The minutes of {draft.id} are approved; an import does not change them.")
    return old


def _in_order(book: "Book", draft: Drafted) -> Mapping[str, Any]:
    names = [name for name in book.schema.root(draft.kind).by_name if name in draft.data]
    return {name: draft.data[name] for name in names}


def _others(beside: Mapping[str, bytes], record_id: str) -> dict[str, bytes]:
    return {name: data for name, data in beside.items() if name != record_id}
