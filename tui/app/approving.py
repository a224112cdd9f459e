"""What is typed into minutes that a meeting approves: each change with the correction in words that it belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tui.app.desk import Desk
from tui.book.steps.step import Correction
from tui.book.steps.taking import Content
from tui.errors import WrongUsage
from tui.procedure.register import text_at
from tui.record.changes import changes
from tui.record.fingerprint import METHODS, NEWEST_METHOD
from tui.record.kinds import kind_of
from tui.record.paths import Path, format_path
from tui.record.words import friendly_date

_LOOKED_AT = 24


@dataclass(frozen=True)
class Typed:
    """Minutes with what is typed into them and not saved: the paths that change and a sentence for each; none where nothing is typed."""

    record_id: str
    day: str
    text: str
    paths: tuple[Path, ...] = ()
    sentences: tuple[str, ...] = ()


def typed_into(desk: Desk, record_id: str, text: str | None = None) -> Typed:
    """Returns the minutes with `text`, or with the draft that was typed on top of them as they are saved."""
    opened = desk.open(record_id)
    draft = desk.draft(record_id) if text is None else None
    if draft is not None and draft.base == desk.base_of(opened.old):
        text = draft.text
    new = desk.read(text if text is not None else opened.text)
    old = desk.read(opened.text)
    day = friendly_date(text_at(old.value, "date") or record_id.rsplit("/", 1)[-1])
    if new.faults or text is None:
        return Typed(record_id, day, opened.text)
    found = changes("meeting", old.value, new.value, desk.schema)
    sentences = desk.sentences(record_id, opened.text, text)
    return Typed(record_id, day, text, tuple(one.path for one in found), sentences)


def content_of(typed: Typed, words: Sequence[str], others: Sequence[str]) -> Content:
    """Returns what an approval corrects: `words` for each change, an empty one going with that before it; `others` change no field.

    Raises WrongUsage where a change is in no words, or is none of the minutes.
    """
    method = METHODS[NEWEST_METHOD]
    corrections: dict[str, list[str]] = {}
    said = ""
    for path, sentence, typed_words in zip(typed.paths, typed.sentences, words, strict=True):
        said = typed_words.strip() or said
        if not method.covers(path):
            raise WrongUsage(
                f"{typed.day}: “{sentence}” is typed there, and is no part of what is approved.",
                "Save it first, as a change of its own; then approve.",
            )
        if not said:
            raise WrongUsage(
                f"{typed.day}: “{sentence}” is typed there, and no correction that was agreed says so.",
                "Say in words what was agreed, or throw the draft of that record away.",
            )
        corrections.setdefault(said, []).append(format_path(path))
    corrections |= {one: [] for one in others if one not in corrections}
    made = tuple(Correction(text, tuple(fields)) for text, fields in corrections.items())
    return Content(text=typed.text if typed.paths else None, corrections=made)


def called(desk: Desk, record_id: str) -> str:
    """Returns a record's title, with its day where it is a meeting."""
    found = desk.excerpts.get(record_id)
    day = f", {friendly_date(found.date)}" if found is not None and found.kind == "meeting" and found.date else ""
    return f"{desk.title(record_id)}{day}"


def may_be_approved_too(desk: Desk, record_id: str) -> Mapping[str, str]:
    """Returns other meetings of the body whose minutes are published as draft: their ids with their days, the latest first."""
    body = record_id.split("/", 1)[0]
    dated = sorted(
        ((one.date or "", one.id) for one in desk.excerpts.values() if one.kind == "meeting" and one.id.startswith(f"{body}/")),
        reverse=True,
    )  # fmt: skip
    today = desk.today.isoformat()
    found: dict[str, str] = {}
    for date, one in [each for each in dated if each[0] <= today][:_LOOKED_AT]:
        value = desk.value(one) if kind_of(one) and one != record_id else None
        if text_at(value, "minutes", "state") == "published":
            found[one] = friendly_date(date)
    return found
