"""Takes drafts made from a published document into a book: as one commit that names the document.

Nothing is ever written over a record that somebody has worked on since, nor over approved minutes.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from shlex import quote
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from tui.book.gists import value_of
from tui.book.intake_ties import NamedMeeting, named_meeting, ties
from tui.errors import ProblemsFound, WrongUsage
from tui.procedure.foreseen import is_only_foreseen, told_by
from tui.record.canonical import dump_record
from tui.record.edits import Set, apply
from tui.record.kinds import UNNAMED_BODY, body_of, id_fault, kind_of, slug
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
    if draft.kind == "meeting" and is_only_foreseen(value_of(book.read_bytes(draft.id))):
        return ""
    try:
        _, same = _old(book, draft, evidence, is_new=False)
    except ProblemsFound as error:
        return str(error)
    if same:
        return "The book has this record from this same document already. To take it in anew, undo that import first."
    return "The book has this record already; it stays as it is."


def _for_new(drafts: Sequence[Draft], known: str | None) -> str:
    """Returns what `minutebook new body` needs so that the body gets the id `known`, with its name where a draft has it."""
    called = (each.data.get("name") for each in drafts if each.kind == "meeting")
    name = next((one for one in called if isinstance(one, str) and slug(one) == known), None)
    if name is not None:
        return f"name={quote(' '.join(name.split()))} classification=…"
    return f"{f'--id {known}/body ' if known else ''}name='…' classification=…"


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
    bodies = {each.id for each in drafts if each.kind == "body"}
    whose = {body_of(each.id) for each in drafts} - {None}
    if not (bodies and whose <= bodies) and (not body or not book.exists(f"{body}/body")):
        known = body if body and body != UNNAMED_BODY else None
        lacking = (
            f"The body “{known}” is not in this book."
            if known
            else "The document does not say to which body it belongs."
        )
        raise WrongUsage(
            lacking,
            f"Name it with --body, or make it first: minutebook new body {_for_new(drafts, known)} --reason '…'",
        )
    if not drafts:
        raise ProblemsFound("Nothing in this document was recognised.", "See it with: minutebook import FILE --dry-run")
    found = {each.id: _old(book, each, evidence, is_new) for each in drafts}
    left = [one for one, (old, same) in found.items() if old is not None and not same]
    drafted = {one for one in found if one not in left}
    olds: dict[str, bytes | None] = {}
    values: dict[str, dict[str, Any]] = {}
    met: dict[str, NamedMeeting] = {}
    for each in drafts:
        if each.id not in drafted:
            continue
        olds[each.id] = found[each.id][0]
        said = [(one.path, one.message) for one in guesses if one.record == each.id and one.path]
        tied = ties(book, each.kind, each.data, drafted)
        for field, meeting in tied.missing:
            met.setdefault(meeting, named_meeting(book, meeting, field in dict(said)))
        whole = {**each.data, "sources": [_source(name, (*said, *tied.guesses), remarks.get(each.id, ""))]}
        values[each.id] = _on_what_was(whole, olds[each.id]) if each.kind == "meeting" else whole
    for one in met.values():
        olds[one.id] = None
        values[one.id] = {**one.data, "sources": [_source(name, one.guesses, "")]}
    return Prepared(_proposals(book, values, olds), tuple(left), evidence)


def _on_what_was(draft: dict[str, Any], old: bytes | None) -> dict[str, Any]:
    """Returns a meeting with what its record has of it already; what was planned and is not in the document is said in the source."""
    before = value_of(old) if old is not None else None
    if not isinstance(before, dict):
        return draft
    source = draft["sources"][0]
    guessed = {each["field"] for each in source.get("readings", ())}
    whole, dropped = told_by(draft, before, guessed)
    stands = {name for name in guessed if name in draft and whole.get(name) != draft[name]}
    if stands or dropped:
        readings = [each for each in source.get("readings", ()) if each["field"] not in stands]
        remark = f"Planned before, and not in this document: {'; '.join(dropped)}." if dropped else ""
        again = {**source, "readings": readings, "note": " ".join(filter(None, (source.get("note"), remark)))}
        whole["sources"] = [
            {name: value for name, value in again.items() if value} if one["document"] == source["document"] else one
            for one in whole["sources"]
        ]
    return whole


def _proposals(
    book: "Book", values: Mapping[str, dict[str, Any]], olds: Mapping[str, bytes | None]
) -> tuple["Proposal", ...]:
    """Returns the proposals of whole records; in one that is there only what changes is touched."""
    from tui.book.editing import propose_text

    texts: dict[str, str] = {}
    for one, value in values.items():
        kind, old = kind_of(one) or "", olds[one]
        if old is None:
            texts[one] = dump_record(_in_order(book, kind, value), book.schema, kind, one)
        else:
            before = value_of(old)
            was = before if isinstance(before, dict) else {}
            edits = [Set((name,), new) for name, new in value.items() if was.get(name) != new]
            texts[one] = apply(old.decode("utf-8", "replace"), edits, book.schema, kind)
    beside = {other: text.encode("utf-8") for other, text in texts.items()}
    return tuple(
        propose_text(
            book, one, texts[one], olds[one], "import", {other: data for other, data in beside.items() if other != one}
        )
        for one in texts
    )


def _old(book: "Book", draft: Draft, evidence: str, is_new: bool) -> tuple[bytes | None, bool]:
    """Returns the bytes of the record that is there, and whether this document may say more of it: it was made by the import of this
    same document, or is a meeting that was only foreseen."""
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
    same = bool(last) and last[0].action == "import" and _hashes(last[0].evidence or "") == _hashes(evidence) != set()
    if same or draft.kind in _SHARED or draft.data.get("status") == _PLANNED:
        return old, same
    if draft.kind == "meeting" and is_only_foreseen(value_of(old)):
        return old, True
    if any(f"  state: {state}\n".encode() in old for state in _APPROVED):
        raise ProblemsFound(
            f"The minutes of {draft.id} are approved; an import does not change them.",
            "To change them: minutebook correct",
        )
    raise ProblemsFound(
        f"There is a record {draft.id} already, so nothing was imported.",
        "See what the document gives with --dry-run, and put it into the record by hand.",
    )


def _hashes(evidence: str) -> set[str]:
    """Returns the hashes of the files that an evidence names, whatever else it says of their review."""
    return set(_HASH.findall(evidence))


def _source(name: str, guesses: Sequence[tuple[str, str]], remark: str) -> dict[str, Any]:
    source: dict[str, Any] = {"document": name, **({"note": remark} if remark else {})}
    readings = [
        {"id": f"r{n}", "field": path, "reading": "inferred", "note": message}
        for n, (path, message) in enumerate(guesses, 1)
    ]
    return {**source, "readings": readings} if readings else source


def _in_order(book: "Book", kind: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: data[name] for name in book.schema.root(kind).by_name if name in data}
