"""What is to come: the forward plan of each body and of all, and the plans with their deliverables."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from tui.documents.rendering.kinds.delivery import delivery
from tui.documents.rendering.kinds.plan import plan as forward
from tui.documents.rendering.kinds.plan_table import plan_table
from tui.documents.rendering.tree import (
    Block,
    Document,
    Heading,
    Paragraph,
    Table,
    Term,
    Terms,
    linked,
    paragraphs,
    plain,
)
from tui.documents.rendering.wording import date_words, name_of
from tui.documents.site.page import Page, Planned
from tui.documents.site.pages.history import history_blocks
from tui.documents.site.pages.meeting import with_history
from tui.documents.site.places import page_of
from tui.documents.site.shelf import Shelf
from tui.procedure.forward_plan import forward_plan
from tui.procedure.plan_progress import plans
from tui.procedure.register import Value, dicts, text_at
from tui.record.words import plain_words

_HOME = ("Home", "index.html")


def plan(shelf: Shelf) -> Iterator[Planned]:
    """Yields forward plans, plans and deliverables."""
    yield "forward-plan.html", partial(_all, shelf)
    for body in shelf.bodies:
        yield f"{body.removesuffix('/body')}/forward-plan.html", partial(_forward, shelf, body)
    known = [each for each in plans(shelf.register) if shelf.register.get(each) is not None]
    if known:
        yield "plans.html", partial(_plans, shelf, known)
    for each in known:
        yield page_of(each), partial(_plan, shelf, each)
        for deliverable, value in shelf.register.of("deliverable"):
            if deliverable.startswith(f"{each.removesuffix('plan')}deliverables/"):
                yield f"{deliverable}.html", partial(_deliverable, shelf, each, deliverable, value)


def _all(shelf: Shelf) -> Page:
    on = date_words(shelf.on.isoformat())
    blocks: list[Block] = [Paragraph(plain(f"Meetings from {on} on that are neither held nor cancelled."), "subtitle")]
    for body in shelf.bodies:
        found = forward_plan(shelf.register, shelf.on, body)
        if found:
            blocks.append(Heading(2, linked(shelf.body_name(body), f"{body.removesuffix('/body')}/forward-plan.html")))
            blocks += plan_table(found, f"Meeting dates and items of {shelf.body_name(body)}")
    if len(blocks) == 1:
        blocks.append(Paragraph(plain("None is recorded.")))
    document = Document("Forward plan", "Forward plan", tuple(blocks), shelf.language(None))
    return Page("forward-plan.html", document, (_HOME,), "Forward plan", about="all bodies")


def _forward(shelf: Shelf, body: str) -> Page:
    folder, name = body.removesuffix("/body"), shelf.body_name(body)
    if shelf.register.get(body) is not None:
        made = forward(shelf.asked(body))
        document = replace(made, title="Forward plan")
    else:
        on = date_words(shelf.on.isoformat())
        found = list(plan_table(forward_plan(shelf.register, shelf.on, body), "Meeting dates and items"))
        document = Document(
            "Forward plan", name, tuple(found or [Paragraph(plain(f"No meeting from {on} on is recorded."))])
        )
    crumbs = (_HOME, (name, body))
    return Page(f"{folder}/forward-plan.html", document, crumbs, "Forward plan", about=name, feed=f"{folder}/feed.xml")


def _plans(shelf: Shelf, known: list[str]) -> Page:
    rows = []
    for each in known:
        value = shelf.register.get(each)
        owner = text_at(value, "owner")
        ends = [date_words(text_at(value, name)) for name in ("period_start", "period_end")]
        period = " to ".join(end for end in ends if end)
        whose = linked(name_of(shelf.register, owner), owner) if owner else plain("Not recorded")
        rows.append(((linked(name_of(shelf.register, each), each),), (whose,), (plain(period or "Not recorded"),)))
    table = Table("Plans", ("Plan", "Of", "Period"), tuple(rows), (5, 5, 4))
    return Page(
        "plans.html", Document("Plans", "Plans", (table,), shelf.language(None)), (_HOME,), "Plans", about="all bodies"
    )


def _plan(shelf: Shelf, plan_id: str) -> Page:
    name = name_of(shelf.register, plan_id)
    document = with_history(shelf, plan_id, replace(delivery(shelf.asked(plan_id)), title=name, date=""))
    path = page_of(plan_id)
    return Page(
        path, document, (_HOME, ("Plans", "plans.html")), "Plans", found_at=path, found_title=name, found_as="Plan"
    )


def _deliverable(shelf: Shelf, plan_id: str, record_id: str, gist: Value) -> Page:
    value = shelf.book.get(record_id) or gist
    themes = {str(each.get("id")): text_at(each, "name") for each in dicts(shelf.register.get(plan_id), "themes")}
    target = value.get("target")
    said = (
        ("Theme", themes.get(str(value.get("theme"))) or ""),
        ("Stage", plain_words(text_at(value, "stage") or "").capitalize()),
        (
            "Where it stands",
            text_at(value, "status_as_printed") or plain_words(text_at(value, "status") or "not recorded").capitalize(),
        ),
        ("Wanted by", text_at(target, "as_printed") or (target if isinstance(target, str) else "")),
    )
    blocks: list[Block] = [Terms(tuple(Term(plain(title), (plain(words),)) for title, words in said if words))]
    blocks.append(Heading(2, plain("What was reported")))
    updates = dicts(value, "updates")
    for each in updates:
        when = date_words(text_at(each, "date"))
        blocks.append(Heading(3, plain(when or "On a day that is not recorded")))
        blocks += paragraphs(text_at(each, "text") or plain_words(text_at(each, "status") or ""))
    if not updates:
        blocks.append(Paragraph(plain("No update is recorded.")))
    blocks += history_blocks(shelf, record_id)
    name, path = text_at(value, "name") or name_of(shelf.register, record_id), f"{record_id}.html"
    document = Document(name, name, tuple(blocks), shelf.language(text_at(shelf.register.get(plan_id), "owner")))
    of = name_of(shelf.register, plan_id)
    crumbs = (_HOME, ("Plans", "plans.html"), (of, plan_id))
    return Page(
        path, document, crumbs, "Plans", about=of, found_at=path, found_title=name, found_as=f"Deliverable, {of}"
    )
