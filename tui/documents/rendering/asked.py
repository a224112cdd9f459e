"""What a document is asked of: the records as they may be printed, the record it is about, and as at which day."""

import datetime
from dataclasses import dataclass

from tui.documents.rendering.published import Published
from tui.procedure.register import Value


@dataclass(frozen=True, slots=True)
class Asked:
    """A document to be made: `value` is the whole record `record_id` as it may be printed, `on` the day it is to hold for."""

    book: Published
    record_id: str
    value: Value
    on: datetime.date
