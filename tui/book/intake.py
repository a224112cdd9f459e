"""Takes drafts made from a published document into a book: as one commit that names the document.

Nothing is ever written over a record that somebody has worked on since, nor over approved minutes.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from tui.errors import ProblemsFound, WrongUsage
from tui.record.canonical import dump_record
from tui.record.kinds import body_of, id_fault
from tui.record.quick import quick

if TYPE_CHECKING:
    from tui.book.editing import Proposal
    from tui.book.repository import Book
    from tui.book.saving import Note

_HASH = re.compile(r"SHA-256 ([0-9a-f]{64})\b")
_NAMED = re.compile(r"commit ([0-9a-f]{7,64})(?![0-9a-f])")
_ALL = 10**9
_APPROVED = ("approved", "signed")
_PLANNED = "tentative"
"""The status of a meeting that a document only foresees: one that is there already stays as it is."""
_SHARED = ("person", "members", "body")
"""Kinds of record that many documents speak of: one that is there already stays as it is."""


class Draft(Protocol):
    """A draft record."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def kind(self) -> str:
        """Its kind."""

    @property
    def data(self) -> dict[str, Any]:
        """Its fields."""


class Guess(Protocol):
    """Something guessed about a field of a draft."""

    @property
    def record(self) -> str:
        """The draft's id."""

    @property
    def path(self) -> str:
        """The field."""

    @property
    def message(self) -> str:
        """What was guessed, as a sentence."""


@dataclass(frozen=True)
class Prepared:
    """What an import would save: proposals, records that are in the book already and stay, and the evidence for the commit."""

    proposals: tuple["Proposal", ...]
    left: tuple[str, ...]
    evidence: str


def hash_of(data: bytes) -> str:
    """Returns by what a commit knows a file: the SHA-256 of its bytes."""
    return hashlib.sha256(data).hexdigest()


def evidence_of(*files: tuple[str, bytes]) -> str:
    """Returns how a commit names the document it was made from: each file's name and the SHA-256 of its bytes."""
    return "; ".join(f"{name}, SHA-256 {hash_of(data)}" for name, data in files)


def imported_before(book: "Book") -> set[str]:
    """Returns the hashes of all files from which something was imported that was not taken back. Raises BookUnusable."""
    from tui.book.history.feeding import feed

    found: set[str] = set()
    undone: set[str] = set()
    for commit in feed(book, action="undo", limit=_ALL).commits:
        target = _NAMED.match(commit.evidence or "")
        if target is not None and not any(commit.commit.startswith(each) for each in undone):
            undone.add(target[1])
    for commit in feed(book, action="import", limit=_ALL).commits:
        if not any(commit.commit.startswith(each) for each in undone):
            found.update(_HASH.findall(commit.evidence or ""))
    return found


def folders_by_name(book: "Book") -> dict[str, str]:
    """Returns the folders of the bodies by each of their names in small letters, and by their identifiers: "moderngov 12". A name
    that two bodies have is left out."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for record_id in book.record_ids("body"):
        value = quick(book.bytes_if_readable(record_id) or b"")
        if not isinstance(value, dict):
            continue
        others = [each for each in value.get("other_names") or () if isinstance(each, dict)]
        names = {" ".join(str(each.get("name", "")).lower().split()) for each in (value, *others)}
        marks = [each for each in value.get("identifiers") or () if isinstance(each, dict)]
        names |= {f"{each.get('scheme')} {each.get('identifier')}" for each in marks}
        twice |= {each for each in names if each in found}
        found |= dict.fromkeys(names - {""}, record_id.split("/")[0])
    return {name: folder for name, folder in found.items() if name not in twice}


def note_of(prepared: Prepared, whose: str, name: str, reason: str = "", authority: str | None = None) -> "Note":
    """Returns what the commit of an import says. `whose` is the folder of the body, `name` what the document is called."""
    from tui.book.saving import Note

    changed = [each for each in prepared.proposals if each.is_change]
    standing = {one.rule for each in changed for one in each.standing if one.severity.value == "warning"}
    return Note(
        action="import",
        subject=changed[0].subject if len(changed) == 1 else f"{whose}: {len(changed)} records imported",
        reason=reason or f"import of {name}",
        authority=authority,
        evidence=prepared.evidence,
        warnings=tuple(sorted(standing)),
    )


def in_the_way(book: "Book", draft: Draft, evidence: str) -> str:
    """Returns why a draft is not saved, as a sentence: the book has such a record already. Empty where it has none."""
    if id_fault(draft.id) is not None or not book.exists(draft.id):
        return ""
    try:
        _, same = _old(book, draft, evidence, is_new=False)
    except ProblemsFound as error:
        return str(error)
    if same:
        return "The book has this record from this same document already. To take it in anew, undo that import first."
    return "The book has this record already; it stays as it is."


def prepare(
    book: "Book",
    drafts: Sequence[Draft],
    guesses: Sequence[Guess],
    name: str,
    evidence: str,
    body: str,
    *,
    is_new: bool = False,
    remarks: Mapping[str, str] = MappingProxyType({}),
) -> Prepared:
    """Returns the proposals of drafts made from the document called `name`; its guesses go into the sources of each record, and
    `remarks` on the document into those of the record that they are given for.

    A person, a body or a list of members that is in the book under the same id stays as recorded. Raises WrongUsage when the body is
    not in the book nor among the drafts, and ProblemsFound when another record is there already, unless the last that was done to it
    is the import of this same document. With `is_new` it is known that this document was never imported, so no history is asked.
    """
    from tui.book.editing import propose_text

    bodies = {each.id for each in drafts if each.kind == "body"}
    whose = {body_of(each.id) for each in drafts} - {None}
    if not (bodies and whose <= bodies) and (not body or not book.exists(f"{body}/body")):
        named = f"“{body}”" if body else "to which the document belongs"
        raise WrongUsage(
            f"The body {named} is not in this book.",
            "Name it with --body, or make it first: minutebook new body name='…' --reason '…'",
        )
    if not drafts:
        raise ProblemsFound("Nothing in this document was recognised.", "See it with: minutebook import FILE --dry-run")
    olds: dict[str, bytes | None] = {}
    texts: dict[str, str] = {}
    left: list[str] = []
    for each in drafts:
        old, same = _old(book, each, evidence, is_new)
        if old is not None and not same:
            left.append(each.id)
            continue
        olds[each.id] = old
        whole = {**each.data, "sources": [_source(each, guesses, name, remarks.get(each.id, ""))]}
        texts[each.id] = dump_record(_in_order(book, each.kind, whole), book.schema, each.kind, each.id)
    beside = {other: text.encode("utf-8") for other, text in texts.items()}
    proposals = tuple(
        propose_text(
            book, one, texts[one], olds[one], "import", {other: data for other, data in beside.items() if other != one}
        )
        for one in texts
    )
    return Prepared(proposals, tuple(left), evidence)


def _old(book: "Book", draft: Draft, evidence: str, is_new: bool) -> tuple[bytes | None, bool]:
    """Returns the bytes of the record that is there, and whether they are of the import of this same document."""
    from tui.book.history.feeding import commits

    fault = id_fault(draft.id)
    if fault is not None:
        raise ProblemsFound(
            f"No record can be made of this document: {fault}", "Give the day of the meeting with --date."
        )
    if not book.exists(draft.id):
        return None, True
    old = book.read_bytes(draft.id)
    last = [] if is_new else commits(book, draft.id, 1)
    same = bool(last) and last[0].action == "import" and last[0].evidence == evidence
    if same or draft.kind in _SHARED or draft.data.get("status") == _PLANNED:
        return old, same
    if any(f"  state: {state}\n".encode() in old for state in _APPROVED):
        raise ProblemsFound(
            f"The minutes of {draft.id} are approved; an import does not change them.",
            "To change them: minutebook correct",
        )
    raise ProblemsFound(
        f"There is a record {draft.id} already, so nothing was imported.",
        "See what the document gives with --dry-run, and put it into the record by hand.",
    )


def _source(draft: Draft, guesses: Sequence[Guess], name: str, remark: str) -> dict[str, Any]:
    source: dict[str, Any] = {"document": name, **({"note": remark} if remark else {})}
    readings = [
        {"id": f"r{n}", "field": each.path, "reading": "inferred", "note": each.message}
        for n, each in enumerate((one for one in guesses if one.record == draft.id and one.path), 1)
    ]
    return {**source, "readings": readings} if readings else source


def _in_order(book: "Book", kind: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: data[name] for name in book.schema.root(kind).by_name if name in data}
