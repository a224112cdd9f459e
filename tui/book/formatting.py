"""Records in their canonical spelling: values, comments and order stay, only the spelling changes, in a commit of its own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.book.editing import Proposal, commit, propose_text
from tui.book.files import NotARecordFile
from tui.book.listing import Stepped
from tui.book.saving import Note, Saved
from tui.record.canonical import canonical
from tui.record.reading import Unreadable

if TYPE_CHECKING:
    from tui.book.repository import Book


def proposals(
    book: "Book", ids: Sequence[str] | None = None, stepped: Stepped | None = None
) -> tuple[list[Proposal], list[tuple[str, str]]]:
    """Returns a proposal for each record that is not canonical, and the records that cannot be read, each with the sentence why."""
    found: list[Proposal] = []
    unreadable: list[tuple[str, str]] = []
    records = list(ids) if ids is not None else book.record_ids()
    for done, record_id in enumerate(records):
        try:
            old = book.read_bytes(record_id)
            text = canonical(old.decode("utf-8"))
        except Unreadable as error:
            fault = error.faults[0]
            unreadable.append((record_id, f"line {fault.line}, column {fault.column}: {fault.message}"))
        except NotARecordFile as error:
            unreadable.append((record_id, error.message))
        except UnicodeDecodeError as error:
            unreadable.append((record_id, f"it is not UTF-8 text: byte {error.start + 1} cannot be read."))
        else:
            if text.encode("utf-8") != old:
                found.append(propose_text(book, record_id, text, old, "format"))
        if stepped is not None:
            stepped(done + 1, len(records))
    return found, unreadable


def save_formatted(book: "Book", found: Sequence[Proposal]) -> Saved:
    """Saves the proposals as one commit of the action `format`."""
    subject = f"{found[0].subject}: canonical form" if len(found) == 1 else f"Canonical form for {len(found)} records"
    return commit(
        book,
        found,
        Note(
            action="format", subject=subject, reason="one spelling for every value, so that an edit shows only itself"
        ),
    )
