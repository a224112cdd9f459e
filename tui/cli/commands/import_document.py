"""`minutebook import FILE [--body ID] [--date D] [--dry-run]`: a published document as draft records."""

import argparse
import pathlib
import stat
import sys
from typing import TYPE_CHECKING

from tui.cli.call import Call
from tui.cli.options import add_format, day
from tui.cli.writing import refuse_read_only, save_proposals
from tui.errors import Exit, WrongUsage

if TYPE_CHECKING:
    from tui.documents.importing.result import Imported

_SHOWN = 12


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the document, whose it is, its day, and whether to save."""
    parser.add_argument("file", metavar="FILE", help="text, Markdown, HTML, PDF or DOCX; - is standard input")
    parser.add_argument("--body", metavar="BODY", help="the body that it belongs to, such as example-joint-panel")
    parser.add_argument(
        "--date", metavar="DATE", type=day, help="the day of the meeting, where the document does not say it"
    )
    parser.add_argument("--dry-run", action="store_true", help="only print what the document gives; needs no book")
    parser.add_argument("--reason", metavar="TEXT", help="why; kept in the history (default: that it was imported)")
    parser.add_argument("--authority", metavar="TEXT", help="on whose authority, where there is one")
    add_format(parser)


def run(call: Call) -> Exit:
    """Prints what the document gives, or saves it as drafts. Raises WrongUsage and ProblemsFound with what to do."""
    from tui.documents.importing.importing import import_document

    wanted = call.arguments
    body = (wanted.body or "").removesuffix("/body")
    _refuse_odd_body(body)
    name = "standard input" if wanted.file == "-" else pathlib.PurePath(wanted.file).name
    data = _bytes(wanted.file)
    found = import_document(data, name, body, wanted.date.isoformat() if wanted.date else "")
    if wanted.dry_run:
        _print(call, found)
        return Exit.OK
    return _save(call, data, name, found, body)


def _save(call: Call, data: bytes, name: str, found: "Imported", body: str) -> Exit:
    from tui.book.intake import evidence_of, prepare
    from tui.book.saving import Note

    refuse_read_only(call)
    wanted = call.arguments
    prepared = prepare(call.book, found.records, found.doubts, name, evidence_of(data, name), body)
    changed = [each for each in prepared.proposals if each.is_change]
    standing = {one.rule for each in changed for one in each.standing if one.severity.value == "warning"}
    records = f"{len(changed)} {'record' if len(changed) == 1 else 'records'}"
    note = Note(
        action="import",
        subject=changed[0].subject if len(changed) == 1 else f"{body or name}: {records} imported",
        reason=wanted.reason or f"import of {name}",
        authority=wanted.authority,
        evidence=prepared.evidence,
        warnings=tuple(sorted(standing)),
    )
    code = save_proposals(call, prepared.proposals, "import", note)
    if code is Exit.OK and not call.wants_json:
        for known in prepared.left:
            call.say(f"  {known} is in the book already and was left as it is.")
        left = [each for each in found.unplaced if not each.what]
        call.say(f"To review: {len(found.doubts)} doubts, {len(left)} places of the document in no field.")
        call.say("See them with --dry-run.")
    return code


def _print(call: Call, found: "Imported") -> None:
    if call.wants_json:
        call.json(**found.as_json())
        return
    call.line(f"Read as: {found.kind}")
    for record in found.records:
        call.row(record.kind, record.id)
    _list(call, "Doubts", [f"line {each.line or '-'}: {each.path}: {each.message}" for each in found.doubts])
    left = [each for each in found.unplaced if not each.what]
    _list(call, "In no field", [f"line {each.line}: {each.text}" for each in left])
    named = len(found.unplaced) - len(left)
    call.line(f"Besides, {named} places are the page's or the form's own: numbers, running heads, labels.")


def _list(call: Call, title: str, lines: list[str]) -> None:
    call.line("")
    call.line(f"{title}: {len(lines)}")
    for each in lines[:_SHOWN]:
        call.line(f"  {each}")
    if len(lines) > _SHOWN:
        call.line(f"  … and {len(lines) - _SHOWN} more: all of them with --format json")


def _refuse_odd_body(body: str) -> None:
    from tui.record.kinds import kind_of

    if body and kind_of(f"{body}/body") != "body":
        raise WrongUsage(f"“{body[:60]}” is not the id of a body.", "Such as: --body example-joint-panel")


def _bytes(source: str) -> bytes:
    from tui.documents.importing.forms.choosing import LARGEST

    if source == "-":
        if sys.stdin is None:
            raise WrongUsage("There is no standard input to read from.", "Name a file.")
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        path = pathlib.Path(source)
        if not stat.S_ISREG(path.stat().st_mode):
            raise WrongUsage(f"{source} is not a file.", "Name the document's file, or - for standard input.")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise WrongUsage(
            f"{source} cannot be read: {said}.", "Look whether it is there, and whether you may read it."
        ) from error
