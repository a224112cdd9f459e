"""Takes a step: from record and answers to proposals and the words of one commit, the same for screen and command line."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.book.editing import Proposal, commit, propose_edits, propose_text
from tui.book.gists import register
from tui.book.names import Names
from tui.book.saving import Note, Saved
from tui.book.steps.asking import Given, answered
from tui.book.steps.step import Case, Correction, Outcome, Step
from tui.book.steps.typists import SAME_PERSON, typed_by
from tui.errors import WrongUsage
from tui.procedure.register import Register
from tui.record.edits import Edit, apply
from tui.record.kinds import kind_of
from tui.record.naming import step_subject
from tui.record.quick import quick
from tui.record.reading import read
from tui.record.words import friendly_date

if TYPE_CHECKING:
    from tui.book.repository import Book


@dataclass(frozen=True)
class Content:
    """What a step changes in the content of one record: edits, or the whole new text; and the corrections in words."""

    edits: tuple[Edit, ...] = ()
    text: str | None = None
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True)
class Taken:
    """A step worked out and checked, not yet saved."""

    step: Step
    proposals: tuple[Proposal, ...]
    note: Note
    pointed_out: tuple[str, ...]


NO_CONTENT: Mapping[str, Content] = {}


def work_out(
    book: "Book",
    step: Step,
    record_ids: Sequence[str],
    given: Given,
    today: str,
    content: Mapping[str, Content] = NO_CONTENT,
) -> Taken:
    """Returns the step for these records as one commit that is still to be saved; its note has no reason yet.

    `today` is an ISO date. Raises WrongUsage for what does not fit the step, ProblemsFound for a record that cannot be read.
    """
    _refuse_unfit(step, record_ids, content)
    given, file_name = _with_files_read(step, given)
    worked = [_one(book, step, each, given, today, content.get(each, Content())) for each in record_ids]
    proposals, outcomes = tuple(each[0] for each in worked), [each[1] for each in worked]
    beside = tuple(propose_edits(book, each, edits) for outcome in outcomes for each, edits in outcome.beside)
    first = outcomes[0]
    pointed_out = [sentence for each in outcomes for sentence in each.pointed_out]
    warnings = [warning for each in outcomes for warning in each.warnings]
    if step.action == "approve":
        same = [each for each in record_ids if _typed_by_who_saves(book, each)]
        pointed_out += [
            f"{each}: the minutes were typed by the person who now records their approval." for each in same
        ]
        warnings += [SAME_PERSON] if same else []
    note = Note(
        action=step.action,
        subject=_subject(book, proposals, outcomes),
        authority=first.authority,
        event_date=first.event_date,
        evidence=first.evidence or file_name,
        warnings=tuple(sorted({*warnings, *_standing((*proposals, *beside))})),
    )
    changed = tuple(each for each in (*proposals, *beside) if each.is_change)
    return Taken(step, changed or proposals, note, tuple(pointed_out))


def noted(taken: Taken, reason: str, **said: str | None) -> Note:
    """Returns the note of a step with the reason, and with `authority`, `event_date` or `evidence` where somebody says them."""
    spoken: dict[str, Any] = {name: value for name, value in said.items() if value}
    return replace(taken.note, reason=reason, **spoken)


def take(book: "Book", taken: Taken, reason: str, **said: str | None) -> Saved:
    """Saves the step as one commit. Raises what `editing.commit` raises."""
    return commit(book, taken.proposals, noted(taken, reason, **said))


def _refuse_unfit(step: Step, record_ids: Sequence[str], content: Mapping[str, Content]) -> None:
    if not record_ids or (len(record_ids) > 1 and not step.many_records):
        raise WrongUsage(f"“{step.form.title}” is for one record at a time.", "Take the step for each.")
    if len(set(record_ids)) < len(record_ids):
        raise WrongUsage("The same record is named twice.", "Name each once.")
    stray = [each for each in content if each not in record_ids]
    if stray:
        raise WrongUsage(f"{stray[0]} is not among the records of this step.", f"They are: {', '.join(record_ids)}.")


def _with_files_read(step: Step, given: Given) -> tuple[Given, str | None]:
    """Returns the answers with the SHA-512 of each file named in its place, and the name of the last such file."""
    read_ones = dict(given)
    name = None
    for ask in step.form.asks:
        typed = given.get(ask.name)
        if ask.kind == "file" and isinstance(typed, str) and typed.strip():
            path = Path(typed.strip()).expanduser()
            read_ones[ask.name], name = _sha512(path), path.name
    return read_ones, name


def _sha512(path: Path) -> str:
    try:
        if not path.is_file():
            raise WrongUsage(f"There is no file {path}.", "Name the file that was published.")
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha512").hexdigest()
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise WrongUsage(f"{path} cannot be read: {said}.", "Look whether you may read it.") from error


def _one(
    book: "Book", step: Step, record_id: str, given: Given, today: str, content: Content
) -> tuple[Proposal, Outcome]:
    kind = kind_of(record_id)
    old = book.read_bytes(record_id)
    if kind not in step.kinds:
        raise WrongUsage(
            f"{record_id} is a {kind or 'file of no kind'}: “{step.form.title}” is for {' and '.join(step.kinds)} records.",
            f"See: minutebook {step.command} --help",
        )
    reading = read(old)
    text = content.text if content.text is not None else reading.text
    text = apply(text, content.edits, book.schema, kind)
    answers = answered(step.form, given, record_id.split("/", 1)[0], today)
    outcome = step.work_out(_case(book, record_id, kind, reading.value, read(text.encode()).value, content), answers)
    text = apply(text, outcome.edits, book.schema, kind)
    return propose_text(book, record_id, text, old, step.action), outcome


def _case(book: "Book", record_id: str, kind: str, value: Any, wanted: Any, content: Content) -> Case:
    def look_up(other: str) -> Any:
        data = book.bytes_if_readable(other) if kind_of(other) else None
        return quick(data) if data is not None else None

    def all_records() -> Register:
        return register(book)

    return Case(record_id, kind, value, wanted, book.schema, look_up, Names(book), content.corrections, all_records)


def _typed_by_who_saves(book: "Book", record_id: str) -> bool:
    return book.author is not None and book.author.email.lower() in typed_by(book, record_id)


def _standing(proposals: Sequence[Proposal]) -> set[str]:
    return {one.rule for each in proposals for one in each.standing if one.severity.value == "warning"}


def _subject(book: "Book", proposals: Sequence[Proposal], outcomes: Sequence[Outcome]) -> str:
    first, names = proposals[0], Names(book)
    if len(proposals) == 1:
        return step_subject(first.kind, first.record_id, first.after, outcomes[0].says, names)
    body = names(f"{first.record_id.split('/', 1)[0]}/body")
    days = [friendly_date(str((each.after or {}).get("date", "an unknown day"))) for each in proposals]
    done = "signed" if "signed" in outcomes[0].says[-1] else "approved"
    done += " with corrections" if any("corrections" in each.says[0] for each in outcomes) else ""
    tellings = (f"minutes of {', '.join(days[:-1])} and {days[-1]} {done}", f"minutes of {len(days)} meetings {done}")
    return step_subject("body", f"{first.record_id.split('/', 1)[0]}/body", {"name": body}, tellings, names)
