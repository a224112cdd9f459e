"""A meeting as the service gives it: its own fields, its items, who was there, and what was published of it."""

from collections.abc import Sequence

from tui.documents.importing.context import Context
from tui.documents.importing.drafting import Node
from tui.documents.importing.moderngov.attendees import put_attendee
from tui.documents.importing.moderngov.committees import SCHEME
from tui.documents.importing.moderngov.elements import Element, Reader, truth
from tui.documents.importing.moderngov.items import put_item
from tui.documents.importing.moderngov.linked import put_flag, put_publication
from tui.documents.importing.moderngov.values import day_of, meant, put_day, put_time
from tui.documents.importing.people.register import Register
from tui.documents.importing.readers.item import ItemReader
from tui.documents.importing.wordings import table
from tui.record.kinds import UNNAMED_BODY

_NOT_YET = ("tentative", "confirmed")
_OF_MINUTES = ("minutesnonemptyhtmlbody", "minuteshtmlbody")


def put_meeting(
    source: Element, committee: Element, attendees: Sequence[Element], context: Context, lines: Reader
) -> Node:
    """Drafts a meeting, with the committee whose it is (or an empty element) and attendees that another document lists."""
    names = table("moderngov")["meeting"]
    name = source.first(names["name"]) if source.first(names["name"]).text else committee.first(names["name"])
    day = day_of(source.first(names["date"]).text) or context.date
    number = f"{SCHEME} {source.first(['committeeid']).text}"
    if not context.body:
        context.body = context.bodies.get(number, "") or (context.folder_named(name.text) if name.text else "")
    folder = context.body or UNNAMED_BODY
    meeting = context.drafts.begin("meeting", f"{folder}/meetings/{day or 'undated-meeting'}")
    _put_name(meeting, name)
    meeting.data["classification"] = "ordinary"
    meeting.doubt("The service does not say what kind of meeting it was; taken as ordinary.", "classification")
    _put_status(meeting, source)
    _put_times(meeting, source, context.date)
    _put_published(meeting, source, lines)
    register = Register(context.drafts, meeting)
    for attendee in (*source.every("attendee"), *attendees):
        put_attendee(attendee, meeting, register)
    reader = ItemReader(context, meeting, register)
    for item in source.every("agendaitem"):
        put_item(item, meeting, reader, context, lines)
    for each in source.inner:
        if each.name != "agendaitems":
            for linked in [each] if each.name == "linkeddoc" else each.every("linkeddoc", "agendaitem"):
                if linked.name == "linkeddoc":
                    put_publication(linked, meeting, context)
    return meeting


def _put_name(meeting: Node, name: Element) -> None:
    if name.text:
        meeting.put("name", name.passage)
        return
    meeting.data["name"] = meeting.record.split("/")[0].replace("-", " ").capitalize()
    meeting.doubt("The file does not name the body; the meeting is called after its folder.", "name")


def _put_status(meeting: Node, source: Element) -> None:
    words = source.first(table("moderngov")["meeting"]["status"])
    status = meant(table("moderngov")["status"], words.text)
    started = source.first(table("moderngov")["meeting"]["actual_start"])
    minuted = any(each.page for each in source.every(*_OF_MINUTES))
    if status in (*_NOT_YET, "") and (started.text or minuted):
        meeting.put("status", words.passage, "held")
        meeting.doubt(
            "Taken as held, because the file has when it began or what was minuted; that word is not in it.",
            "status",
            words.passage.line,
        )
    elif status:
        meeting.put("status", words.passage, status)
    else:
        meeting.data["status"] = "confirmed"
        meeting.doubt("Whether the meeting was held is not said in a word that is known.", "status", words.passage.line)


def _put_times(meeting: Node, source: Element, given: str) -> None:
    names = table("moderngov")["meeting"]
    put_day(meeting, "date", source.first(names["date"]))
    if "date" not in meeting.data and given:
        meeting.data["date"] = given
        meeting.doubt("The file gives no day; this one was given with the import.", "date")
    for field in ("start_time", "end_time", "actual_start", "actual_end"):
        put_time(meeting, field, source.first(names[field]))
    place = source.first(names["location"])
    if place.text:
        meeting.inner("location").put("name", place.passage)
    webcast = source.first(names["webcast"])
    if truth(webcast) is not None and webcast.text:
        meeting.inner("webcast").put("status", webcast.passage, "webcast" if truth(webcast) else "not_webcast")


def _put_published(meeting: Node, source: Element, lines: Reader) -> None:
    minutes = False
    for what, names in table("moderngov")["published"].items():
        flag = source.first(names)
        if truth(flag) and flag.text:
            put_flag(flag, what, meeting)
            minutes = minutes or what == "minutes"
        elif truth(flag) is False:
            lines.mark(flag, "marking of the form")
    if minutes or any(each.page for each in source.every(*_OF_MINUTES)):
        life = meeting.inner("minutes")
        life.data["state"] = "published" if minutes else "drafting"
        life.doubt(
            "Whether these minutes were approved later is not said."
            if minutes
            else "There is something minuted, and the service does not say that it was published.",
            "state",
        )
