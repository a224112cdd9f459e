"""What a document is asked of: the records as they may be printed, the record it is about, and as at which day."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from tui.documents.rendering.published import Published
from tui.documents.rendering.tree import Attachment
from tui.procedure.register import Value

FileOf = Callable[[str, str | None], Attachment | None]


def no_file(name: str, sha512: str | None) -> Attachment | None:  # noqa: ARG001 - what it is asked does not matter: it has none
    """Returns None: no files are at hand."""
    return None


@dataclass(frozen=True, slots=True)
class Asked:
    """A document to be made: `value` is the whole record `record_id` as it may be printed, `on` the day it is to hold for.

    `file` returns a paper's PDF file by its name, held against its SHA-512 where one is recorded; None where it is not at hand.
    """

    book: Published
    record_id: str
    value: Value
    on: datetime.date
    file: FileOf = no_file
