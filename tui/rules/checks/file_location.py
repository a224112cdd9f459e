"""Every file below `records/` is a record, in the folder of its kind."""

import re
from collections.abc import Iterable

from tui.record.kinds import KINDS, file_of, id_fault, kind_of
from tui.rules.problem import Finding, Problem, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView
from tui.rules.words import said

_MODELINE = re.compile(r"(?:#[^\n]*\n)*?#[ \t]*yaml-language-server:[ \t]*\$schema=(\S+)")


def check(view: RecordView) -> Iterable[Finding]:
    """Yields a first line that names the schema of another kind, or a schema that is not where the line says."""
    found = _MODELINE.match(view.text)
    if found is None:
        return
    wanted = f"{'../' * view.file.count('/')}schema/{view.kind}.schema.json"
    if found[1] != wanted:
        yield Finding(
            (),
            f"The line for editors says {said(found[1])}, and by its folder this is a record of kind {view.kind}.",
            f"Write $schema={wanted} there, or move the file to the folder of its kind.",
            place=(found[0].count("\n") + 1, found.start(1) - view.text.rfind("\n", 0, found.start(1))),
        )


def no_record(record_id: str, file: str | None = None) -> Problem:
    """Returns the problem of a file below `records/` that is not a record by its place or name."""
    file = file or file_of(record_id)
    places = ", ".join(dict.fromkeys(kind.layout for kind in KINDS))
    message = f"{said(file)} is below records/ and is not a record."
    hint = f"Move it to where a record of its kind belongs ({places}; each ends in .yaml), or out of records/."
    fault = id_fault(record_id) if file.endswith(".yaml") else None
    if fault and kind_of(record_id) is None and fault.startswith("“"):
        return Problem(record_id, file, 1, 1, "", "id-format", Severity.ERROR, fault, "Rename the file.")
    return Problem(record_id, file, 1, 1, "", RULE.id, Severity.ERROR, message, hint)


RULE = RecordRule(
    "file-location", Severity.WARNING, "Every file below records/ is a record in the folder of its kind", check=check
)
