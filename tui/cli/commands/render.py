"""`minutebook render ID --as KIND --to FORM`: a record as a document that people can read, print and publish."""

import argparse
import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.call import Call
from tui.cli.options import add_examples, day
from tui.errors import Exit, MinutebookError, WrongUsage

if TYPE_CHECKING:
    from tui.documents.rendering.published import Published

_KINDS = ("agenda", "minutes", "decisions", "actions", "responses", "log", "plan", "attendance", "delivery")
_FORMS = ("md", "txt", "html", "docx", "pdf")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the record, the kind of document, its form, the day and the file."""
    parser.add_argument(
        "id", metavar="ID", help="the record, such as example-joint-panel/meetings/2026-05-12; a body by its name alone"
    )
    parser.add_argument("--as", dest="kind", choices=_KINDS, required=True, metavar="DOCUMENT", help=", ".join(_KINDS))
    parser.add_argument(
        "--to", dest="form", choices=_FORMS, default="txt", metavar="FORM", help=f"{', '.join(_FORMS)} (default: txt)"
    )
    parser.add_argument("--on", metavar="DATE", type=day, help="as at this day: YYYY-MM-DD (default: today)")
    parser.add_argument("--output", "-o", metavar="FILE", help="write into this file, not to standard output")
    add_examples(
        parser,
        "render cambridgeshire-pcp/meetings/2022-09-14 --as agenda",
        "render cambridgeshire-pcp --as log --on 2022-09-14 --to html",
        "render cambridgeshire-pcp/meetings/2023-09-20 --as minutes --to pdf -o minutes.pdf",
    )


def run(call: Call) -> Exit:
    """Writes the document. Raises WrongUsage for a record or document that there is not, and for bytes on a terminal."""
    from tui.documents.rendering.registry import form_called, render

    wanted = call.arguments
    form = form_called(wanted.form)
    if form.is_binary and wanted.output is None and call.out.isatty():
        raise WrongUsage(f"{form.name} is not for a terminal.", f"Name a file: -o {wanted.kind}.{form.name}")
    record_id = _record_meant(wanted.id)
    call.book.read_bytes(record_id)
    document = render(_published(call), record_id, wanted.kind, wanted.on or datetime.date.today())
    data = form.write(document)
    if wanted.output is not None:
        _write(Path(wanted.output), data)
        call.say(f"Written: {wanted.output}")
    elif form.is_binary:
        call.out.buffer.write(data)
        call.out.flush()
    else:
        call.exact(data.decode())
    return Exit.OK


def _record_meant(typed: str) -> str:
    """Returns the id that was typed; a name alone is that of a body."""
    from tui.record.kinds import kind_of

    return f"{typed}/body" if kind_of(typed) is None and kind_of(f"{typed}/body") == "body" else typed


def _published(call: Call) -> "Published":
    from tui.book.files import NoSuchRecord, NotARecordFile
    from tui.book.gists import register, value_of
    from tui.documents.rendering.published import Published

    def whole(record_id: str) -> object:
        try:
            return value_of(call.book.read_bytes(record_id))
        except (NoSuchRecord, NotARecordFile):
            return None

    with call.progress("Reading records") as bar:
        return Published(register(call.book, bar.step), whole, call.book.schema)


def _write(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all. Raises WrongUsage where it cannot be written."""
    half = path.with_name(f".{path.name}.part")
    try:
        half.write_bytes(data)
        half.replace(path)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise CannotWrite(str(path), error.strerror or "it cannot be written") from error


class CannotWrite(MinutebookError):
    """The file that was named cannot be written."""

    exit_code = Exit.USAGE

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"{path} cannot be written: {why}.", "Name a file in a folder that there is and that you may write to."
        )
