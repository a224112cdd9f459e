"""`minutebook edit ID`: a round trip through your own editor. Nothing typed is lost, whatever becomes of it."""

import argparse
import contextlib
import sys

from tui.cli.call import Call
from tui.cli.options import add_format, add_reason, add_record
from tui.cli.writing import refuse_read_only, save_proposals
from tui.errors import Exit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares ID and why; the reason may also be typed after editing."""
    add_record(parser)
    add_reason(parser)
    add_format(parser)


def run(call: Call) -> Exit:
    """Opens the record in the editor that git would use and saves what comes back, when it is right."""
    from tui.book.editing import propose_text
    from tui.book.editor import edit_text, editor_told

    book, record_id = call.book, call.arguments.id
    refuse_read_only(call)
    old = book.read_bytes(record_id)
    draft, older = book.drafts.get(record_id, old), book.drafts.get(record_id)
    text = draft.text if draft is not None else old.decode("utf-8", "replace")
    if draft is not None:
        call.say(f"Going on from the draft of {draft.saved_at}. Empty the file to start from the record again.")
    elif older is not None:
        call.say(f"The draft of {older.saved_at} is kept and not used: the record was changed after it was typed.")
    told = editor_told(book)
    if told and sys.stdin.isatty():
        call.say(f"No editor of your own is set: {told}")
        _wait()
    while True:
        text = edit_text(book, record_id, text)
        if not text.strip():
            book.drafts.discard(record_id, old)
            call.say("The file came back empty: nothing was saved, and the draft is gone.")
            return Exit.OK
        book.drafts.put(record_id, text, old)
        code = save_proposals(call, [propose_text(book, record_id, text, old)])
        if code is Exit.OK:
            book.drafts.discard(record_id, old)
            return code
        call.say("What you typed is kept as a draft.")
        if not (sys.stdin.isatty() and _again()):
            return code


def _wait() -> None:
    with contextlib.suppress(EOFError):
        input("Enter goes on. ")


def _again() -> bool:
    try:
        return input("Edit it again? [Y/n] ").strip().lower() not in ("n", "no")
    except EOFError:
        return False
