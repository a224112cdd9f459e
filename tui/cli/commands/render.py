"""`minutebook render ID --as KIND --to FORM`: a record as a document that people can read, print and publish."""

import argparse
import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.call import Call
from tui.cli.options import add_examples, day
from tui.cli.printing import published, record_meant
from tui.cli.writing_files import write_file
from tui.errors import Exit, WrongUsage

if TYPE_CHECKING:
    from tui.documents.rendering.asked import FileOf
    from tui.documents.rendering.tree import Attachment, Document

_KINDS = (
    "agenda", "pack", "minutes", "decisions", "actions", "responses", "paper", "log", "plan", "attendance", "delivery",
)  # fmt: skip
_FORMS = ("md", "txt", "html", "docx", "pdf")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the record, the kind of document, its form, the day and the file."""
    parser.add_argument(
        "id", metavar="ID", help="the record, such as example-joint-panel/meetings/2026-05-12; a body by its name alone"
    )
    parser.add_argument("--as", dest="kind", choices=_KINDS, required=True, metavar="DOCUMENT", help=", ".join(_KINDS))
    parser.add_argument(
        "--to",
        dest="form",
        choices=_FORMS,
        default="txt",
        metavar="FORM",
        help=f"{', '.join(_FORMS)} (default: txt); in the body's own template where the book has one, as "
        "templates/example-joint-panel/minutes.html, with ${content} and, for drafts, ${draft} in it",
    )
    parser.add_argument("--on", metavar="DATE", type=day, help="as at this day: YYYY-MM-DD (default: today)")
    parser.add_argument("--output", "-o", metavar="FILE", help="write into this file, not to standard output")
    parser.add_argument(
        "--papers",
        metavar="DIR",
        help="for a pack: the folder with the PDF files of the papers, by the names in their records",
    )
    parser.add_argument(
        "--write-pages", action="store_true", help="for a pack: write the pages of each item into the meeting's record"
    )
    parser.add_argument("--reason", metavar="TEXT", help="with --write-pages: why; kept in the history for reviewers")
    parser.set_defaults(authority=None, event_date=None, evidence=None)
    add_examples(
        parser,
        "render cambridgeshire-pcp/meetings/2022-09-14 --as agenda",
        "render cambridgeshire-pcp --as log --on 2022-09-14 --to html",
        "render cambridgeshire-pcp/meetings/2022-09-14 --as pack --to pdf -o pack.pdf",
        "render cambridgeshire-pcp/meetings/2023-09-20 --as minutes --to pdf -o minutes.pdf",
    )


def run(call: Call) -> Exit:
    """Writes the document. Raises WrongUsage for a record or document that there is not, and for bytes on a terminal."""
    from tui.documents.rendering.registry import form_called, kind_called, render

    wanted = call.arguments
    form = form_called(wanted.form)
    _refuse_odd_wishes(wanted, form.is_binary and call.out.isatty())
    record_id = record_meant(wanted.id)
    call.book.read_bytes(record_id)
    on = wanted.on or datetime.date.today()
    document = render(published(call), record_id, wanted.kind, on, _files_in(wanted.papers))
    if wanted.on is None and kind_called(wanted.kind).of in ("body", "plan"):
        call.say(f"As at today, {on.isoformat()}; another day: --on YYYY-MM-DD")
    data = form.write(document, _own_template(call, record_id) if form.takes_template else None)
    _say_what_is_claimed(call, document)
    if wanted.output is not None:
        write_file(Path(wanted.output), data)
        call.say(f"Written: {wanted.output}")
    elif form.is_binary:
        call.out.buffer.write(data)
        call.out.flush()
    else:
        call.exact(data.decode())
    return _write_pages(call, record_id, document) if wanted.write_pages else Exit.OK


def _refuse_odd_wishes(wanted: argparse.Namespace, is_for_terminal: bool) -> None:
    from tui.documents.rendering.registry import kind_called

    may = kind_called(wanted.kind).forms
    if wanted.form not in may:
        raise WrongUsage(f"There is no {wanted.kind} as {wanted.form}.", f"Ask for it with --to {' or '.join(may)}")
    if wanted.write_pages and (wanted.kind != "pack" or not wanted.reason):
        raise WrongUsage("“--write-pages” goes with “--as pack” and a reason.", "Add: --reason 'the pack is made'")
    if is_for_terminal and wanted.output is None:
        raise WrongUsage(f"{wanted.form} is not for a terminal.", f"Name a file: -o {wanted.kind}.{wanted.form}")


def _files_in(folder: str | None) -> "FileOf":
    """Returns what finds a paper's file by its name in a folder; nothing outside of it is opened, nor any link."""
    from tui.documents.rendering.attachments import LARGEST, CannotTakeIn, attachment

    def found(name: str, sha512: str | None) -> "Attachment | None":
        if folder is None or "/" in name or name in ("", ".", ".."):
            return None
        path = Path(folder) / name
        if path.is_symlink() or not path.is_file():
            return None
        if path.stat().st_size > LARGEST:
            raise CannotTakeIn(name, "it is too large")
        return attachment(name, path.read_bytes(), sha512)

    if folder is not None and not Path(folder).is_dir():
        raise WrongUsage(f"There is no folder {folder}.", "Name the folder that has the files of the papers.")
    return found


def _own_template(call: Call, record_id: str) -> bytes | None:
    """Returns the template of the record's body for this document and form, else its template for all documents in that form.

    They are kept beside the records, as `templates/example-joint-panel/minutes.html` and `templates/example-joint-panel/document.html`.
    """
    wanted, folder = call.arguments, call.book.root / "templates" / record_id.split("/", 1)[0]
    for name in (wanted.kind, "document"):
        path = folder / f"{name}.{wanted.form}"
        if path.is_file() and not path.is_symlink() and not folder.is_symlink():
            call.say(f"In the template {path.relative_to(call.book.root)}.")
            return path.read_bytes()
    return None


def _say_what_is_claimed(call: Call, document: "Document") -> None:
    many = len(document.attachments)
    if many:
        files = "1 file is" if many == 1 else f"{many} files are"
        call.say(f"{files} in the pack as they came. So the PDF makes no claim to PDF/UA or PDF/A.")


def _write_pages(call: Call, record_id: str, document: "Document") -> Exit:
    """Saves the first and last page of each item in the meeting's record, as one commit."""
    from tui.book.editing import propose_edits
    from tui.cli.writing import save_proposals
    from tui.documents.rendering.forms.pdf import pages_of_items
    from tui.record.edits import Set
    from tui.record.paths import parse_path

    edits = [
        Set(parse_path(f"items[{item}].{field}"), page)
        for item, (first, last) in pages_of_items(document).items()
        for field, page in (("page_start", first), ("page_end", last))
    ]
    return save_proposals(call, [propose_edits(call.book, record_id, edits)])
