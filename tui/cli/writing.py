"""What the writing commands share: the note of a save, and how a save is reported."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.cli.call import Call
from tui.errors import BookUnusable, Exit, WrongUsage

if TYPE_CHECKING:
    from tui.book.editing import Proposal
    from tui.book.saving import Note
    from tui.record.edits import Edit
    from tui.record.paths import Path
    from tui.record.schema import Field


def save_edits(call: Call, edits: Sequence["Edit"]) -> Exit:
    """Applies the edits to the record that the call names, saves and reports."""
    from tui.book.editing import propose_edits

    return save_proposals(call, [propose_edits(call.book, call.arguments.id, edits)])


def save_proposals(
    call: Call,
    proposals: Sequence["Proposal"],
    action: str | None = None,
    note: "Note | None" = None,
    *,
    keep_drafts: bool = True,
) -> Exit:
    """Saves the proposals as one commit and says what was saved; problems are printed with their places.

    Without a note, the commit says what changed and what the call gives as its reason.
    """
    from tui.book.editing import RefusedByChecks, commit
    from tui.cli.reporting.plain import plain

    changed = [each for each in proposals if each.is_change]
    if not changed:
        call.say("Nothing has changed, so there is nothing to save.")
        return Exit.OK
    try:
        saved = commit(call.book, changed, note or _note(call, changed, action), keep_drafts=keep_drafts)
    except RefusedByChecks as error:
        call.talk(plain(error.problems, [each.record_id for each in changed]))
        call.say("Nothing was saved.")
        return Exit.PROBLEMS
    if call.wants_json:
        call.json(
            commit=saved.commit,
            subject=saved.subject,
            records=[{"id": each.record_id, "changes": list(each.lines)} for each in changed],
        )
    else:
        call.say(f"Saved: {saved.subject}")
        for each in changed:
            if len(changed) > 1:
                call.say(f"{each.record_id}:")
            for sentence in each.sentences or each.lines:
                call.say(f"  {sentence}")
    return Exit.OK


def _note(call: Call, changed: Sequence["Proposal"], action: str | None) -> "Note":
    from tui.book.saving import Note

    wanted = call.arguments
    standing = {problem.rule for each in changed for problem in each.standing if problem.severity.value == "warning"}
    return Note(
        action=action or changed[0].action,
        subject=_subject(changed),
        reason=wanted.reason,
        authority=wanted.authority,
        event_date=wanted.event_date,
        evidence=wanted.evidence,
        warnings=tuple(sorted(standing)),
    )


def _subject(changed: Sequence["Proposal"]) -> str:
    """Returns what is said of the first record, and how many more there are."""
    from tui.book.message import LONGEST_SUBJECT
    from tui.record.safe import shortened

    others = len(changed) - 1
    if not others:
        return changed[0].subject
    more = f" and {others} other {'record' if others == 1 else 'records'}"
    return shortened(changed[0].subject, LONGEST_SUBJECT - len(more)) + more


def refuse_read_only(call: Call) -> None:
    """Raises BookUnusable where nothing may be written into the book, before anything is asked of the schema."""
    if call.book.read_only is not None:
        raise BookUnusable(call.book.read_only)


def field_at(call: Call, path: "Path") -> "Field":
    """Returns the field at a path of the record that the call names. Raises WrongUsage when the schema has none."""
    from tui.record.kinds import kind_of

    refuse_read_only(call)
    kind = kind_of(call.arguments.id)
    if kind is None:
        raise WrongUsage(f"“{call.arguments.id}” is not the id of a record.", "See: minutebook list meeting")
    return call.book.schema.resolve(kind, path)
