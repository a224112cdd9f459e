"""The pages of what outlives a meeting: a recommendation with its response, an undertaking with its updates, a question with its reply."""

from collections.abc import Iterator
from functools import partial

from tui.documents.rendering.tree import (
    Block,
    Document,
    Heading,
    Paragraph,
    Term,
    Terms,
    Text,
    linked,
    paragraphs,
    plain,
)
from tui.documents.rendering.wording import date_words, name_of
from tui.documents.site.page import Page, Planned
from tui.documents.site.pages.history import history_blocks, record_name
from tui.documents.site.shelf import Shelf
from tui.procedure.follow_up import KINDS
from tui.procedure.register import Value, dicts, text_at, texts
from tui.record.kinds import body_of, kind_of, reference_target
from tui.record.words import plain_words

_SORTS = {"recommendation": "Recommendation", "action": "Undertaking or action", "question": "Public question"}


def plan(shelf: Shelf) -> Iterator[Planned]:
    """Yields the page of each recommendation, action and question."""
    for kind in KINDS:
        for record_id, _ in shelf.register.of(kind):
            yield f"{record_id}.html", partial(_page, shelf, record_id)


def _page(shelf: Shelf, record_id: str) -> Page:
    value = shelf.asked(record_id).value
    kind, body = kind_of(record_id) or "", body_of(record_id) or ""
    name, folder = shelf.body_name(body), body.removesuffix("/body")
    title, path = record_name(shelf, record_id), f"{record_id}.html"
    blocks: list[Block] = [*_PARTS[kind](shelf, value), *history_blocks(shelf, record_id)]
    date = text_at(value, "received_at") or text_at(shelf.register.get(_raised(value)), "date") or ""
    document = Document(title, name, tuple(blocks), shelf.language(body), date=date, creator=name)
    crumbs = (("Home", "index.html"), (name, body), ("Follow-up", f"{folder}/follow-up.html"))
    words = (text_at(value, "subject") or text_at(value, "text") or title).split("\n", 1)[0]
    found_title = words if len(words) <= 100 else f"{words[:100].rsplit(' ', 1)[0]}…"
    return Page(
        path, document, crumbs, "Follow-up", name, path, found_title, f"{_SORTS[kind]}, {name}", f"{folder}/feed.xml"
    )


def _raised(value: Value) -> str | None:
    return text_at(value, "made_at") or text_at(value, "raised_at") or text_at(value, "meeting")


def _terms(*told: tuple[str, Text]) -> Iterator[Block]:
    found = tuple(Term(plain(title), (text,)) for title, text in told if text)
    if found:
        yield Terms(found)


def _meeting(shelf: Shelf, meeting: str | None, item: str | None = None) -> Text:
    date = date_words(text_at(shelf.register.get(meeting), "date")) if meeting else ""
    return (
        linked(f"Meeting of {date}" if date else "Meeting", f"{meeting}#{item}" if item else meeting) if meeting else ()
    )


def _person(shelf: Shelf, person: str | None) -> Text:
    target = reference_target("person", person) if person else ""
    return linked(name_of(shelf.register, target), target) if target else ()


def _named(shelf: Shelf, record_id: str | None) -> Text:
    return linked(name_of(shelf.register, record_id), record_id) if record_id else ()


def _recommendation(shelf: Shelf, value: Value) -> Iterator[Block]:
    yield from paragraphs(text_at(value, "text") or "", "decision")
    yield from _terms(
        ("Made at", _meeting(shelf, text_at(value, "made_at"), text_at(value, "item"))),
        ("Number", plain(text_at(value, "number") or "")),
        ("To", _person(shelf, text_at(value, "addressee_person")) or _named(shelf, text_at(value, "addressee"))),
        ("Response wanted by", plain(date_words(text_at(value, "response_required_by")))),
        ("Sent", plain(date_words(text_at(value, "conveyed", "date")))),
    )
    sent = text_at(value, "conveyed", "text_as_sent")
    if sent:
        yield Heading(2, plain("As it was sent"))
        yield from paragraphs(sent)
    yield Heading(2, plain("Response"))
    response = value.get("response")
    if isinstance(response, dict):
        yield from _terms(
            ("From", _person(shelf, text_at(response, "from"))),
            ("On", plain(date_words(text_at(response, "date")))),
            ("Outcome", plain(plain_words(text_at(response, "outcome") or "").capitalize())),
        )
        yield from paragraphs(text_at(response, "text") or "")
    else:
        yield Paragraph(plain("No response is recorded."))
    assessed = value.get("assessed")
    if isinstance(assessed, dict):
        yield Heading(2, plain("What was made of the response"))
        yield from _terms(
            ("At", _meeting(shelf, text_at(assessed, "meeting"))),
            ("Result", plain(plain_words(text_at(assessed, "result") or "").capitalize())),
        )
        yield from paragraphs(text_at(assessed, "text") or "")


def _action(shelf: Shelf, value: Value) -> Iterator[Block]:
    yield from paragraphs(text_at(value, "text") or "", "decision")
    owners = texts(value, "owners")
    yield from _terms(
        ("Kind", plain(plain_words(text_at(value, "kind") or "").capitalize())),
        ("Raised at", _meeting(shelf, text_at(value, "raised_at"), text_at(value, "item"))),
        *(("Rests with", _named(shelf, each)) for each in owners),
        ("Rests with, as printed", plain("" if owners else text_at(value, "owner_as_printed") or "")),
        ("Wanted by", plain(date_words(text_at(value, "due")) or text_at(value, "due_as_printed") or "")),
        ("Wanted at", _meeting(shelf, text_at(value, "due_meeting"))),
        ("On the condition", plain(text_at(value, "condition") or "")),
    )
    yield Heading(2, plain("What was reported since"))
    updates = dicts(value, "updates")
    if not updates:
        yield Paragraph(plain("No update is recorded."))
    for each in updates:
        when = date_words(text_at(each, "date"))
        yield from _terms(
            ("On", plain(when)),
            ("At", _meeting(shelf, text_at(each, "meeting"), text_at(each, "item"))),
            ("Where it stands", plain(plain_words(text_at(each, "status") or "").capitalize())),
        )
        yield from paragraphs(text_at(each, "text") or "")


def _question(shelf: Shelf, value: Value) -> Iterator[Block]:
    asker = text_at(value, "asker") or text_at(value, "asker_as_printed") or "A member of the public"
    yield from paragraphs(text_at(value, "text") or text_at(value, "subject") or "")
    yield from _terms(
        ("Subject", plain(text_at(value, "subject") or "")),
        ("Kind", plain(plain_words(text_at(value, "kind") or "").capitalize())),
        ("From", plain(f"{asker[:1].upper()}{asker[1:]}")),
        ("For", _meeting(shelf, text_at(value, "meeting"), text_at(value, "item"))),
        ("Received", plain(date_words(text_at(value, "received_at")))),
    )
    yield Heading(2, plain("Reply"))
    reply = value.get("reply")
    if isinstance(reply, dict):
        yield from _terms(
            ("From", _person(shelf, text_at(reply, "speaker"))), ("On", plain(date_words(text_at(reply, "date"))))
        )
        yield from paragraphs(text_at(reply, "text") or "")
    else:
        yield Paragraph(plain("No reply is recorded."))
    for each in dicts(value, "supplementary"):
        yield Heading(2, plain("Supplementary question"))
        yield from paragraphs(text_at(each, "text") or "")
        given = text_at(each, "reply")
        if given:
            yield Heading(3, plain("Reply to it"))
            yield from paragraphs(given)


_PARTS = {"recommendation": _recommendation, "action": _action, "question": _question}
