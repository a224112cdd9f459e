"""The minutes of a meeting as a `debate`: its head, what it is called, who was there, item by item, and how it ended."""

from collections.abc import Iterator
from typing import Final

from tui.documents.exchange.akoma_ntoso.identification import Work, is_minuted
from tui.documents.exchange.akoma_ntoso.markup import Element, Ids, appended, element, text_of
from tui.documents.exchange.akoma_ntoso.references import References
from tui.documents.exchange.akoma_ntoso.sections import Sections
from tui.documents.exchange.extract import Extract
from tui.documents.exchange.moments import clock
from tui.documents.exchange.naming import line
from tui.documents.rendering.kinds.heading import DRAFT, meeting_name, place
from tui.documents.rendering.people import People
from tui.documents.rendering.wording import date_with_weekday, time_words
from tui.procedure.calendar import day
from tui.procedure.register import Value, dicts, text_at
from tui.record.kinds import body_of

_THERE: Final = (("present", "Present"), ("expected", "Expected"), ("apologies", "Apologies"), ("absent", "Absent"))
_PUBLISHED: Final = {"draft_minutes": "draft minutes published", "minutes": "minutes published"}


def debate_files(extract: Extract) -> Iterator[tuple[str, bytes]]:
    """Yields one document for each meeting, in a folder for each body."""
    for meeting_id, meeting in extract.meetings:
        yield f"{meeting_id.replace('/meetings/', '/')}.xml", text_of(debate(extract, meeting_id, meeting))


def debate(extract: Extract, meeting_id: str, meeting: Value) -> Element:
    """Returns the document of a meeting: its minutes, marked as a draft until approved, or its agenda where nothing is minuted."""
    ids = Ids()
    references = References(extract.register, meeting, ids)
    body = references.body(body_of(meeting_id))
    minuted = is_minuted(meeting)
    work = Work(extract, meeting_id, meeting, "minutes" if minuted else "agenda", body)
    people = People(extract.register, meeting, extract.register.body(body_of(meeting_id)))
    sections = Sections(extract.book, meeting_id, meeting, people, references, ids, minuted)
    preface = _preface(work, references, meeting_name(extract.book, meeting_id, meeting))
    parts = [*_roll_call(meeting, people, references, ids), *sections.elements(), *_adjournments(meeting, ids)]
    inner = element("debateBody", *(parts or [_nothing(ids)]))
    made = element("debate", name=work.sort)
    appended(
        made,
        [_meta(work, references, sections.votes.voting), preface, inner, *_conclusions(meeting, people, references)],
    )
    return element("akomaNtoso", made)


def _meta(work: Work, references: References, voting: list[Element]) -> Element:
    own = references.self
    steps = list(_steps(work, references))
    return element(
        "meta",
        work.identification(own),
        element("workflow", *steps, source=own) if steps else None,
        element("analysis", element("parliamentary", *voting), source=own) if voting else None,
        element("references", *references.elements(), source=own),
    )


def _steps(work: Work, references: References) -> Iterator[Element]:
    """Yields what happened to the minutes on which day, as far as whole days are recorded."""
    for each in dicts(work.meeting, "publications"):
        what, on = _PUBLISHED.get(text_at(each, "what") or ""), day(text_at(each, "at"))
        if what and on:
            yield element("step", date=on.isoformat(), by=work.body, refersTo=references.concept("step", what))
    approved = work.extract.register.get(text_at(work.meeting, "minutes", "approval", "meeting"))
    on = day(text_at(approved, "date"))
    if on and work.sort == "minutes" and not work.is_draft:
        yield element("step", date=on.isoformat(), by=work.body, refersTo=references.concept("step", "approved"))


def _preface(work: Work, references: References, name: str) -> Element:
    meeting, date = work.meeting, text_at(work.meeting, "date")
    on, where = day(date), place(work.meeting)
    words = date_with_weekday(date) if date else ""
    status = text_at(meeting, "status") or ""
    draft = references.concept("status", "draft")
    return element(
        "preface",
        element("p", element("docTitle", f"{work.sort.capitalize()}: {name}")),
        element("p", element("docDate", words, date=on.isoformat()) if on else words) if words else None,
        element("p", element("location", where, refersTo=references.place(where))) if where else None,
        element("p", f"The meeting is {status}.", class_="status") if status and status != "held" else None,
        element("p", element("docStatus", DRAFT, refersTo=draft)) if work.is_draft else None,
    )


def _roll_call(meeting: Value, people: People, references: References, ids: Ids) -> Iterator[Element]:
    """Yields who was there, sent apologies or was absent; nothing where no attendance is recorded."""
    lists = []
    for status, title in _THERE:
        entries = [each for each in dicts(meeting, "attendance") if each.get("status") == status]
        items = []
        for each in entries:
            at = ids.give("item", each.get("id"), f"rollCall__list_{status}")
            items.append(element("item", element("p", *_there(each, people, references)), eId=at))
        if items:
            lists.append(
                element(
                    "blockList", element("listIntroduction", title), *items, eId=ids.give("list", status, "rollCall")
                )
            )
    if lists:
        yield element("rollCall", element("heading", "Attendance"), *lists, eId=ids.give("rollCall", "attendance"))


def _there(entry: Value, people: People, references: References) -> Iterator[Element | str]:
    person, capacity = text_at(entry, "person"), text_at(entry, "role") or text_at(entry, "capacity")
    name = people.entry_name(entry)
    if person:
        role = references.role(capacity) if capacity else None
        yield element("person", people.styled(person), refersTo=references.person(person), as_=role)
    else:
        yield name
    post, behalf = line(text_at(entry, "post")), line(people.authority(entry))
    yield from (
        f", {each}" for each in (post, behalf if entry.get("capacity") not in ("member", "substitute") else "") if each
    )
    told = people.told(entry, substitutes=True)
    if told:
        yield f" ({', '.join(told)})"


def _adjournments(meeting: Value, ids: Ids) -> Iterator[Element]:
    for each in dicts(meeting, "adjournments"):
        start, end, resumed = text_at(each, "from"), text_at(each, "to"), text_at(each, "resumed_on")
        told = "Adjourned"
        told += f" at {time_words(start)}" if start else ""
        told += (
            f", resumed{f' on {resumed}' if resumed else ''}{f' at {time_words(end)}' if end else ''}"
            if end or resumed
            else ""
        )
        reason = line(text_at(each, "reason"))
        yield element(
            "adjournment",
            element("p", f"{told}{f': {reason}' if reason else ''}."),
            eId=ids.give("adjournment", each.get("id")),
        )


def _conclusions(meeting: Value, people: People, references: References) -> Iterator[Element]:
    lines = []
    for name, words in (("actual_start", "The meeting began at "), ("actual_end", "The meeting ended at ")):
        time = clock(text_at(meeting, name))
        if time:
            lines.append(element("p", words, element("recordedTime", time_words(time), time=f"{time}:00"), "."))
    signed = text_at(meeting, "minutes", "signed_copy", "signed_by") or text_at(
        meeting, "minutes", "approval", "signed_by"
    )
    if signed:
        who = element("person", people.styled(signed), refersTo=references.person(signed))
        lines.append(element("p", element("signature", "Signed by ", who)))
    if lines:
        yield element("conclusions", *lines)


def _nothing(ids: Ids) -> Element:
    return element("debateSection", element("p", "No item is recorded."), name="none", eId=ids.give("dbsect", "none"))
