"""`minutebook correct ID PATH VALUE --authority … --reason …`: approved minutes are corrected, on an authority."""

import argparse

from tui.cli.call import Call
from tui.cli.content import add_content, edit_said
from tui.cli.stepping import add_step, refuse_without_pair, run_step
from tui.cli.writing import refuse_read_only
from tui.errors import Exit, WrongUsage


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares ID, PATH and VALUE in pairs, the authority and why."""
    add_step(parser, "correct")
    parser.add_argument(
        "pairs", nargs="*", metavar="PATH VALUE", help="the fields and their right values, as for set; in pairs"
    )
    parser.set_defaults(more="pairs")
    add_content(parser)
    parser.add_argument("--edit", action="store_true", help="make the correction in your editor instead")


def run(call: Call) -> Exit:
    """Saves the correction together with the note of it in the record, as one commit."""
    from tui.book.steps.taking import Content

    wanted = call.arguments
    refuse_read_only(call)
    refuse_without_pair(wanted.pairs)
    pairs = zip(wanted.pairs[::2], wanted.pairs[1::2], strict=True)
    said = [*(("set", pair) for pair in pairs), *wanted.content]
    if wanted.edit and said:
        raise WrongUsage("A correction is made either in the editor or by PATH and VALUE.", "Leave out one of the two.")
    if wanted.edit:
        return _by_editor(call)
    edits = tuple(edit_said(call, wanted.id, name, words) for name, words in said)
    return run_step(call, "correct", {wanted.id: Content(edits)})


def _by_editor(call: Call) -> Exit:
    """Takes the correction from the editor; what was typed is a draft until it is saved."""
    from tui.book.editor import edit_text
    from tui.book.steps.taking import Content

    book, record_id = call.book, call.arguments.id
    old = book.read_bytes(record_id)
    draft = book.drafts.get(record_id, old)
    text = edit_text(book, record_id, draft.text if draft is not None else old.decode("utf-8", "replace"))
    if not text.strip():
        book.drafts.discard(record_id, old)
        call.say("The file came back empty: nothing was saved, and the draft is gone.")
        return Exit.OK
    book.drafts.put(record_id, text, old)
    code = run_step(call, "correct", {record_id: Content(text=text)})
    if code is Exit.OK:
        book.drafts.discard(record_id, old)
    else:
        call.say("What you typed is kept as a draft.")
    return code
