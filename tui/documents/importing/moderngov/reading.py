"""Reads what ModernGov's web service gave: a meeting, who attended it and whose it is can come in one file or in several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from tui.documents.importing.accounting import Unplaced
from tui.documents.importing.context import Context
from tui.documents.importing.drafting import Drafts
from tui.documents.importing.forms.xml import read_xml
from tui.documents.importing.moderngov.committees import committee_of, put_committee
from tui.documents.importing.moderngov.elements import Element, Reader
from tui.documents.importing.moderngov.meeting import put_meeting
from tui.documents.importing.wordings import table
from tui.errors import ProblemsFound

KIND = "ModernGov XML"
_LOOKED_AT = 16 * 1024


@dataclass(frozen=True)
class Given:
    """What was read of files of the service: its elements, its lines, and the drafts made of it."""

    lines: Reader
    drafts: Drafts

    def named(self, left: Sequence[Unplaced]) -> tuple[Unplaced, ...]:
        """Returns what is in no field, each text with the name of the element that it is in."""
        return tuple(
            replace(each, text=f"{name}: {each.text}")
            if not each.what and (name := self.lines.name_of(each.line))
            else each
            for each in left
        )


def is_moderngov(data: bytes) -> bool:
    """Returns whether a file is XML with elements of the service near its beginning."""
    head = data[:_LOOKED_AT]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _known().search(head) is not None


def meeting_number(data: bytes, name: str) -> str:
    """Returns the service's number of the one meeting that a file is about; empty where it is about none, or several.

    Raises what `read_xml` does.
    """
    numbers = {"".join(each.itertext()).strip() for each in read_xml(data, name).iter("{*}meetingid")}
    return next(iter(numbers)) if len(numbers) == 1 else ""


def read_moderngov(files: Sequence[tuple[str, bytes]], context: Context) -> Given:
    """Returns what files of the service yield, read as one. Raises ProblemsFound and WrongUsage with what to do."""
    lines = Reader()
    roots: list[Element] = []
    for name, data in files:
        root = read_xml(data, name)
        if len(files) > 1:
            lines.begin(name)
        roots.append(lines.read(root))
    whole = Element("", inner=roots)
    body = context.body
    told = _told(whole)
    meetings = _each_once(told)
    committees = [each for each in _within(whole) if each.name == "committee" and each.first(["committeetitle"]).text]
    apart = _attendees_apart(whole, meetings)
    if any(each.withheld for each in told):
        raise ProblemsFound(
            "The service marks the whole meeting as not public, so nothing of it was imported.",
            "Make the meeting by hand, with what may be said of it: minutebook new meeting",
        )
    if not meetings and apart:
        meetings = [Element("meeting")]
    for each in meetings:
        number = each.first(["meetingid"]).text
        own = [who for of, who in apart if not of or of == number or len(meetings) == 1]
        put_meeting(each, committee_of(each, committees), own, context, lines)
        context.body = body
    theirs = committee_of(meetings[0], committees) if meetings else None
    for each in committees:
        put_committee(each, context, body if body and each is theirs else "")
    return Given(lines, context.drafts)


def _within(element: Element) -> list[Element]:
    return [one for each in element.inner for one in (each, *_within(each))]


def _told(whole: Element) -> list[Element]:
    """Returns the elements that tell of a meeting. Some files have them without an element around them that is called so."""
    named = [each for each in whole.every("meeting") if each.inner]
    inside = {id(one) for each in named for one in (each, *_within(each))}
    bare = [each for each in _within(whole) if each.first(["meetingdate"]).text and id(each) not in inside]
    if named:
        return named + [each for each in bare if _has_items(each) and not any(True for _ in each.every("meeting"))]
    numbers = {each.first(["meetingid"]).text for each in bare}
    return bare if len(numbers) == 1 else bare[:1]


def _each_once(meetings: Sequence[Element]) -> list[Element]:
    """Returns one element for each meeting, by its number: the one that has the items, where another only says who was there."""
    found: dict[str, Element] = {}
    for n, each in enumerate(meetings):
        number = each.first(["meetingid"]).text or f"no number, {n}"
        if number not in found or (_has_items(each) and not _has_items(found[number])):
            found[number] = each
    return list(found.values())


def _has_items(meeting: Element) -> bool:
    return any(True for _ in meeting.every("agendaitem"))


def _attendees_apart(element: Element, meetings: Sequence[Element], number: str = "") -> list[tuple[str, Element]]:
    """Returns the attendees that stand outside the meetings, each with the number of the meeting that is told around them."""
    found: list[tuple[str, Element]] = []
    if any(element is each for each in meetings):
        return found
    number = element.first(["meetingid"]).text or number
    for each in element.inner:
        if each.name == "attendee":
            found.append((each.first(["meetingid"]).text or number, each))
        else:
            found.extend(_attendees_apart(each, meetings, number))
    return found


@cache
def _known() -> re.Pattern[bytes]:
    names = "|".join(re.escape(each) for each in table("moderngov")["known"])
    return re.compile(rf"<(?:\w+:)?(?:{names})[\s>/]".encode(), re.IGNORECASE)
