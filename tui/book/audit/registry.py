"""Every check of an audit, and every kind of finding. To add a check, write its file and add its line here."""

from typing import Final

from tui.book.audit import history
from tui.book.audit.check import Check
from tui.book.audit.checks import (
    actions,
    approval,
    dates,
    lines,
    merges,
    message_text,
    people,
    record_files,
    records_named,
    schemas,
    signatures,
    trailers,
    undos,
    validity,
)
from tui.book.audit.finding import Kind

CHECKS: Final[tuple[Check, ...]] = (
    trailers.CHECK,
    message_text.CHECK,
    records_named.CHECK,
    lines.CHECK,
    validity.CHECK,
    actions.CHECK,
    approval.CHECK,
    undos.CHECK,
    record_files.CHECK,
    schemas.CHECK,
    merges.CHECK,
    dates.CHECK,
    people.CHECK,
    signatures.CHECK,
)

KINDS: Final[tuple[Kind, ...]] = (*(kind for check in CHECKS for kind in check.kinds), *history.KINDS)
"""Every kind of finding, in the order of the README's table."""
