"""A document in, drafts out: read its form, name its furniture, put lines together, read it as the kind it is, and give account."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from tui.documents.importing.accounting import spans, unplaced
from tui.documents.importing.context import Context
from tui.documents.importing.drafting import Doubt, Drafts, every_field
from tui.documents.importing.forms.choosing import read_source
from tui.documents.importing.head.header import UNNAMED, read_head
from tui.documents.importing.limits import refuse_too_large
from tui.documents.importing.lines.line import Line
from tui.documents.importing.lines.misread import doubt_misread
from tui.documents.importing.lines.reading import blocks_in, lines_of
from tui.documents.importing.moderngov.reading import KIND, is_moderngov, read_moderngov
from tui.documents.importing.parts import DocumentPart, parts_of, read_part
from tui.documents.importing.result import Drafted, Imported

_HEAD = 12
"""Within so many blocks a part says whose it is."""
NONE_KNOWN: Mapping[str, str] = MappingProxyType({})


def import_document(
    data: bytes, name: str, body: str = "", date: str = "", bodies: Mapping[str, str] = NONE_KNOWN
) -> Imported:
    """Returns what the bytes of a document yield. `name` is its file's name, `body` the folder of the body it belongs to (empty:
    the document says it; `bodies` has the folders of known ones by name), `date` the day of the meeting where it says none.

    Raises WrongUsage for a form that is not read, and ProblemsFound for a file that cannot be.
    """
    if is_moderngov(data):
        return import_moderngov([(name, data)], body, date, bodies)
    source = read_source(data, name)
    lines = lines_of(source.lines)
    drafts = Drafts()
    context = Context(drafts, body, date, bodies)
    parts = parts_of(blocks_in(lines))
    _name_body(parts, context)
    kinds = [read_part(part, context) for part in parts]
    first = next((each.root for each in drafts.records if each.root.data), None)
    _doubt_body(drafts, body, bodies)
    if first is not None:
        doubt_misread(lines, first)
        if source.doubt:
            first.doubt(source.doubt)
    given = _told(lines, drafts, ", ".join(dict.fromkeys(kinds)), source.own_lines)
    # Where nothing was drafted, what is doubtful of the whole file may be why.
    return given if first is not None or not source.doubt else replace(given, doubts=(Doubt(0, "", "", source.doubt),))


def _name_body(parts: Sequence[DocumentPart], context: Context) -> None:
    """Takes the body from minutes that follow their own agenda on one page, where the agenda does not name it: both are of one meeting."""
    if [part.kind for part in parts] != ["agenda", "minutes"]:
        return
    agenda, minutes = (read_head(part.blocks[:_HEAD]) for part in parts)
    if not agenda.body and minutes.body and agenda.date and minutes.date and agenda.date.date == minutes.date.date:
        context.folder(minutes)


def _doubt_body(drafts: Drafts, body: str, bodies: Mapping[str, str]) -> None:
    """Says so where the body that was given has another name than the one that the document tells of."""
    own = [name for name, folder in bodies.items() if folder == body]
    meeting = next((each.root for each in drafts.records if each.kind == "meeting" and each.root.data), None)
    printed = str(meeting.data.get("name", UNNAMED)) if meeting is not None else UNNAMED
    name = " ".join(printed.lower().split())
    if meeting is not None and own and printed != UNNAMED and not any(name in each or each in name for each in own):
        meeting.doubt(f"The document is of “{printed}”; it was given as one of {body}, which has no such name.", "name")


def import_moderngov(
    files: Sequence[tuple[str, bytes]], body: str = "", date: str = "", bodies: Mapping[str, str] = NONE_KNOWN
) -> Imported:
    """Returns what files of ModernGov's web service, each with its name, yield together: a meeting, its attendance, its committee.

    Raises WrongUsage and ProblemsFound for a file that cannot be read, or must not be.
    """
    refuse_too_large(files)
    given = read_moderngov(files, Context(Drafts(), body, date, bodies))
    told = _told(given.lines.lines, given.drafts, KIND, own_lines=False)
    return replace(told, unplaced=given.named(told.unplaced))


def _told(lines: Sequence[Line], drafts: Drafts, kind: str, own_lines: bool) -> Imported:
    kept = {each.id for each in drafts.records if each.root.data}
    claims = [each for each in drafts.claims if each.record in kept]
    fields: dict[tuple[str, str], Any] = {}
    for draft in drafts.records:
        for path, value in every_field(draft.root.data):
            fields.setdefault((draft.id, path), value)
    return Imported(
        kind,
        tuple(Drafted(each.id, each.kind, each.root.data) for each in drafts.records if each.id in kept),
        spans(claims),
        unplaced(lines, claims, lambda record, path: fields.get((record, path))),
        tuple(each for each in drafts.doubts if each.record in kept),
        tuple(lines),
        own_lines,
        tuple(claims),
    )
