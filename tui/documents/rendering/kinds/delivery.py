"""The delivery report of a plan as at a day: theme by theme, what was to be delivered, by when, and where it was last reported to stand."""

from collections.abc import Iterator, Sequence
from typing import Final

from tui.documents.rendering.asked import Asked
from tui.documents.rendering.tree import Block, Document, Heading, Paragraph, Table, Text, linked, plain
from tui.documents.rendering.wording import date_words, language_of, name_of
from tui.procedure.plan_progress import STATUSES, Standing, Theme, counts, themes
from tui.procedure.register import text_at
from tui.record.words import plain_words

_STAGES: Final = (
    ("completed", "Completed deliverables"),
    ("current", "Current deliverables"),
    ("new", "New deliverables"),
)


def delivery(asked: Asked) -> Document:
    """Returns the delivery report of a plan as at a day."""
    book = asked.book
    folder = asked.record_id.removesuffix("plan")
    ids = [each for each, _ in book.register.of("deliverable") if each.startswith(f"{folder}deliverables/")]
    found = themes(book.with_whole(asked.record_id, *ids), asked.record_id, asked.on)
    name = text_at(asked.value, "name") or name_of(book.register, asked.record_id)
    owner, on = text_at(asked.value, "owner"), date_words(asked.on.isoformat())
    whose = name_of(book.register, owner) if owner else ""
    blocks: list[Block] = [Paragraph(plain(f"As at {on}."), "subtitle"), *_overview(found)]
    for theme in found:
        blocks.append(Heading(2, plain(theme.name), theme.number or ""))
        blocks += _theme(theme)
    return Document(
        title=f"Delivery of the {name}" if not name.lower().startswith("the ") else f"Delivery of {name}",
        running=f"{name}, {on}",
        blocks=tuple(blocks),
        language=language_of(book.register.body(owner)),
        date=asked.on.isoformat(),
        subject=f"Delivery report, {on}",
        creator=whose,
    )


def _overview(found: Sequence[Theme]) -> Iterator[Block]:
    everything = [each for theme in found for each in theme.deliverables]
    if not everything:
        yield Paragraph(plain("No deliverables are recorded."))
        return
    told = counts(everything)
    shown = [status for status in (*STATUSES, *told) if status in told]
    shown = list(dict.fromkeys(shown))
    rows = [
        (
            (plain(theme.name),),
            *((_number(theme.counts.get(status, 0)),) for status in shown),
            (_number(len(theme.deliverables)),),
        )
        for theme in found
    ]
    rows.append(((plain("All"),), *((_number(told[status]),) for status in shown), (_number(len(everything)),)))
    head = ("Theme", *(plain_words(status).capitalize() for status in shown), "All")
    yield Table("Deliverables by theme and status", head, tuple(rows), (4, *(2 for _ in shown), 1))


def _theme(theme: Theme) -> Iterator[Block]:
    known = {name for name, _ in _STAGES}
    for stage, title in (*_STAGES, (None, "Deliverables")):
        here = [
            each for each in theme.deliverables if each.stage == stage or (stage is None and each.stage not in known)
        ]
        if here:
            yield Heading(3, plain(title))
            head = ("Deliverable", "Wanted by", "Status", "Last reported")
            rows = tuple(
                (
                    (linked(each.name, each.record),),
                    (plain(each.target or ""),),
                    (plain(plain_words(each.status).capitalize()),),
                    tuple(_reported(each)),
                )
                for each in here
            )
            yield Table(f"{title}: {theme.name}", head, rows, (6, 3, 3, 8))


def _reported(each: Standing) -> Iterator[Text]:
    if each.since:
        yield plain(date_words(each.since))
    yield from (plain(line.strip()) for line in (each.said or "").split("\n") if line.strip())
    if not each.said:
        yield plain("No update recorded.")


def _number(number: int) -> Text:
    return plain(str(number))
