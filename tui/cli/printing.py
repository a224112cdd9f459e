"""What commands that make documents start from: the records as they may be printed, and the record that was meant."""

from typing import TYPE_CHECKING

from tui.cli.call import Call

if TYPE_CHECKING:
    from tui.documents.rendering.published import Published


def published(call: Call, for_everybody: bool = False) -> "Published":
    """Returns the records of the book as they may be printed, or `for_everybody` as they may be published to the world."""
    from tui.book.files import NoSuchRecord, NotARecordFile
    from tui.book.gists import register, value_of
    from tui.documents.rendering.published import Published

    def whole(record_id: str) -> object:
        try:
            return value_of(call.book.read_bytes(record_id))
        except (NoSuchRecord, NotARecordFile):
            return None

    with call.progress("Reading records") as bar:
        return Published(register(call.book, bar.step), whole, call.book.schema, for_everybody)


def record_meant(typed: str) -> str:
    """Returns the id that was typed; a name alone is that of a body, `plans/` and a name that of a plan."""
    from tui.record.kinds import kind_of

    for kind in ("body", "plan"):
        if kind_of(typed) is None and kind_of(f"{typed}/{kind}") == kind:
            return f"{typed}/{kind}"
    return typed
