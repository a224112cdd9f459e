"""`minutebook import FILE… [--body ID] [--date D] [--dry-run]`: published documents as draft records."""

import argparse
from typing import TYPE_CHECKING

from tui.cli.call import Call
from tui.cli.importing.files import STANDARD_INPUT, Document, named_documents
from tui.cli.options import add_format, day
from tui.cli.writing import refuse_read_only, save_proposals
from tui.errors import Exit, WrongUsage

if TYPE_CHECKING:
    from tui.cli.importing.importer import Importer

_ONE_DAY = "With several documents, the day of each comes from the document."
_ONE_DAY_HINT = "Leave --date out, or import one."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the documents, whose they are, their day, and whether to save."""
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="text, Markdown, HTML, PDF, DOCX, or XML of ModernGov's web service; a folder is looked through; - is standard input",
    )
    parser.set_defaults(more="files")
    parser.add_argument("--body", metavar="BODY", help="the body that it belongs to, such as example-joint-panel")
    parser.add_argument(
        "--date", metavar="DATE", type=day, help="the day of the meeting, where the document does not say it"
    )
    parser.add_argument("--dry-run", action="store_true", help="only print what the document gives; needs no book")
    parser.add_argument(
        "--review", action="store_true", help="open each beside its source, to look at before it is saved"
    )
    parser.add_argument("--reason", metavar="TEXT", help="why; kept in the history (default: that it was imported)")
    parser.add_argument("--authority", metavar="TEXT", help="on whose authority, where there is one")
    add_format(parser)


def run(call: Call) -> Exit:
    """Prints what the documents give, or saves it as drafts. Raises WrongUsage and ProblemsFound with what to do.

    Many documents are a commit each, and what is in the book already is passed over.
    """
    from tui.cli.importing.importer import Importer
    from tui.cli.importing.many import run_many

    wanted = call.arguments
    body = (wanted.body or "").removesuffix("/body")
    _refuse_odd_body(body)
    if wanted.review:
        return _review(call, body)
    named = named_documents(wanted.files)
    date = wanted.date.isoformat() if wanted.date else ""
    importer = Importer(None if wanted.dry_run else call.book, body, date, wanted.reason or "", wanted.authority)
    if not wanted.dry_run:
        refuse_read_only(call)
    if len(named.documents) == 1 and not named.passed_over:
        return _one(call, named.documents[0], importer)
    if date:
        raise WrongUsage(_ONE_DAY, _ONE_DAY_HINT)
    return run_many(call, named, importer)


def _review(call: Call, body: str) -> Exit:
    from tui.cli.opening import open_program

    wanted = call.arguments
    if STANDARD_INPUT in wanted.files:
        raise WrongUsage("Standard input cannot be reviewed: the screen needs it for the keys.", "Name a file.")
    if wanted.dry_run or call.wants_json:
        raise WrongUsage("--review opens a screen, which prints nothing.", "Leave out --dry-run and --format.")
    refuse_read_only(call)
    documents = [each.paths for each in named_documents(wanted.files).documents]
    date = wanted.date.isoformat() if wanted.date else ""
    if date and len(documents) > 1:
        raise WrongUsage(_ONE_DAY, _ONE_DAY_HINT)
    return open_program(call.start, documents, body, date)


def _one(call: Call, document: Document, importer: "Importer") -> Exit:
    from tui.cli.importing.showing import show

    files = document.read()
    found = importer.read(files)
    if call.arguments.dry_run:
        if call.wants_json:
            call.json(**found.as_json())
        else:
            show(call, found)
        return Exit.OK
    prepared, note = importer.prepare(found, document.name, files)
    code = save_proposals(call, prepared.proposals, "import", note, keep_drafts=False)
    if code is Exit.OK and not call.wants_json:
        for known in prepared.left:
            call.say(f"  {known} is in the book already and was left as it is.")
        left = [each for each in found.unplaced if not each.what]
        call.say(f"To review: {len(found.doubts)} doubts, {len(left)} places of the document in no field.")
        call.say("See them with --dry-run; --review shows a document beside its records before they are saved.")
    return code


def _refuse_odd_body(body: str) -> None:
    from tui.record.kinds import kind_of

    if body and kind_of(f"{body}/body") != "body":
        raise WrongUsage(f"“{body[:60]}” is not the id of a body.", "Such as: --body example-joint-panel")
