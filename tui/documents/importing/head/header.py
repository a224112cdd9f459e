"""Reads the head of a document: which body met, on which day, from when to when, where, and what kind of meeting it was."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from tui.documents.importing.dates import FoundDate, FoundTime, dates_in, month_in, times_in, weekday_named, yearless_in
from tui.documents.importing.drafting import Node
from tui.documents.importing.head.naming import body_in_sentence, body_named
from tui.documents.importing.head.venue import venue_named
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.wordings import table

UNNAMED = "Meeting"
"""What a meeting is called that the document gives no name."""


_FEW = 12
_SHORT = 60
"""A line of the head that holds an hour and no day is not longer, unless it says whose meeting it was."""
_LINE = 250
_TITLE = 80
_BEFORE = 300
"""So many characters before a day can say which day it is."""


@dataclass
class Head:
    """What the head of a document says, each with the words that say it."""

    body: Passage = NOWHERE
    date: FoundDate | None = None
    date_words: Passage = NOWHERE
    times: tuple[tuple[str, Passage], ...] = ()
    venue: Passage = NOWHERE
    classification: str = ""
    classification_words: Passage = NOWHERE
    draft: Passage = NOWHERE
    issued: Passage = NOWHERE
    firm: bool = False
    """Whether the day stands in a sentence that says that the meeting was held on it."""
    weekday: Passage = NOWHERE
    """The day of the week, where the day is said without a year."""
    vague: str = ""
    """The month or the year of the meeting, where no day is said."""
    status: str = ""
    status_words: Passage = NOWHERE


def read_head(blocks: Sequence[Block]) -> Head:
    """Returns what the blocks at the head of a document say of the meeting."""
    head = Head()
    for block in blocks:
        _day(block.passage, head)
    if head.date is None:
        _vague_day(blocks, head)
        _yearless_day(blocks, head)
    for block in blocks:
        _status(block.passage, head)
        _classification(block.passage, head)
        draft = re.search(table("headings")["closing"]["draft"], block.text, re.IGNORECASE)
        if draft and not head.draft:
            head.draft = (
                block.passage
                if len(block.text) < 120 and block.text != body_named([block]).text
                else block.passage.group(draft)
            )
    head.body = head.body or body_named(blocks)
    head.venue = head.venue or venue_named(blocks, head.body)
    return head


def put_head(meeting: Node, head: Head, given_date: str, held: bool) -> None:
    """Puts what the head says into a meeting, with a doubt for all that it does not say and the record has to."""
    if head.body:
        meeting.put("name", head.body)
    else:
        meeting.data["name"] = UNNAMED
        meeting.doubt("The document does not name the body; a name is wanted.", "name")
    if head.classification:
        meeting.put("classification", head.classification_words, head.classification)
    else:
        meeting.data["classification"] = "ordinary"
        meeting.doubt("The document does not say what kind of meeting it was; taken as ordinary.", "classification")
    if head.status:
        meeting.put("status", head.status_words, head.status)
    else:
        meeting.data["status"] = "held" if held else "confirmed"
        meeting.doubt(
            "Minutes are of a meeting that was held."
            if held
            else "An agenda was issued; whether the meeting was held is not said here.",
            "status",
        )
    _put_day(meeting, head, given_date)
    if head.times:
        meeting.put("start_time", head.times[0][1], head.times[0][0])
    if len(head.times) > 1:
        meeting.put("end_time", head.times[1][1], head.times[1][0])
        meeting.doubt("The times in the heading are taken as those planned.", "end_time", head.times[1][1].line)
    if head.venue:
        meeting.inner("location").put("name", head.venue)


def _put_day(meeting: Node, head: Head, given_date: str) -> None:
    if head.date is not None:
        meeting.put("date", head.date_words, head.date.date)
        if given_date and given_date != head.date.date:
            meeting.doubt(
                f"The document has {head.date.date}; {given_date} was given with the command.",
                "date",
                head.date_words.line,
            )
        if head.date.weekday:
            meeting.put("weekday", head.date_words, head.date.weekday)
        if head.date.repaired:
            meeting.doubt("A letter is taken to be a figure that was misread.", "date", head.date_words.line)
        if head.date.doubtful:
            meeting.doubt("Day and month could be the other way round.", "date", head.date_words.line)
    elif given_date:
        meeting.data["date"] = given_date
        meeting.doubt("The document does not say the day; it was given with the command.", "date")
    elif head.vague:
        meeting.put("date", head.date_words, head.vague)
    else:
        meeting.doubt("The document does not say the day of the meeting.", "date")
        if head.weekday:
            meeting.put("weekday", head.weekday, weekday_named(head.weekday.text))


def _day(passage: Passage, head: Head) -> None:
    began = re.search(table("headings")["closing"]["began"], passage.text, re.IGNORECASE)
    ended = re.search(table("headings")["closing"]["ended"], passage.text, re.IGNORECASE)
    closing = table("headings")["closing"]
    resumed = re.search(closing["resumed"], passage.text, re.IGNORECASE)
    told = (began is not None or ended is not None or resumed is not None) and not dates_in(passage.text)
    following = re.search(closing["next_meeting"], passage.text, re.IGNORECASE)
    times = [] if told else times_in(passage.text)
    for found in dates_in(passage.text):
        before = passage.text[max(0, found.start - _BEFORE) : found.start]
        if _is_another_day(before) and not (head.date is None and _is_title(before, passage.text[found.end :])):
            continue
        if following is not None and found.start > following.start():
            continue
        words = passage.cut(found.start, found.end)
        held = re.search(table("headings")["day"]["meeting"], before[-200:], re.IGNORECASE) is not None
        if (
            head.date is None
            or _tells_order(found, head.date)
            or (times and not head.times and found.date != head.date.date and not head.firm)
            or (found.date == head.date.date and found.weekday and not head.date.weekday)
        ):
            head.date, head.date_words, head.firm = found, words, head.firm or held
    if following is not None:
        return
    if not dates_in(passage.text):
        times = [each for each in times if not _is_remark(passage.text[: each.start], passage.text[each.end :])]
    of_head = dates_in(passage.text) or len(passage.text) < _SHORT or (not told and body_in_sentence(passage))
    if times and not head.times and head.date is not None and of_head:
        until = 2 if _are_range(passage.text, times) else 1
        head.times = tuple((each.time, passage.cut(each.start, each.end)) for each in times[:until])


def _tells_order(found: FoundDate, before: FoundDate) -> bool:
    """Returns whether a day that is written out shows in which order day and month stand in the one printed before it in figures."""
    swapped = f"{before.date[:5]}{before.date[8:]}-{before.date[5:7]}"
    return before.doubtful and not found.doubtful and found.date == swapped


def _are_range(text: str, times: Sequence[FoundTime]) -> bool:
    """Returns whether the first two of the hours in a text are from when to when: the later behind the earlier, and "to" between."""
    if len(times) < 2 or times[1].time <= times[0].time:
        return False
    between = text[times[0].end : times[1].start]
    return re.fullmatch(table("headings")["day"]["until"], between, re.IGNORECASE) is not None


def _is_remark(before: str, behind: str) -> bool:
    """Returns whether what stands between is in brackets with words of its own, as an hour is at which somebody came or left. The
    bracket may have begun in a line before."""
    inside = before[max(before.rfind("("), before.rfind(")")) + 1 :]
    is_open = before.rfind("(") > before.rfind(")")
    return (is_open and any(each.isalpha() for each in inside)) or (
        not is_open and 0 <= behind.find(")") < (behind.find("(") if "(" in behind else len(behind))
    )


def _is_title(before: str, behind: str) -> bool:
    """Returns whether a line with a day in it is no more than the title of the document."""
    return (
        re.match(table("headings")["day"]["title"], before, re.IGNORECASE) is not None
        and len(behind.strip(" .")) < _FEW
    )


def _is_another_day(before: str) -> bool:
    """Returns whether the words before a day say that it is not that of the meeting."""
    words = table("headings")["day"]
    return re.search(words["another"], before, re.IGNORECASE) is not None and not re.search(
        words["meeting"], before[-200:], re.IGNORECASE
    )


def _vague_day(blocks: Sequence[Block], head: Head) -> None:
    """Takes the month or the year in which the meeting is said to have been held, where no day is."""
    for block in blocks:
        found = re.search(table("headings")["day"]["vague"], block.text, re.IGNORECASE)
        when = month_in(found["when"]) if found is not None else ""
        if found is not None and when:
            head.vague, head.date_words = when, block.passage.group(found, "when")
            return


def _yearless_day(blocks: Sequence[Block], head: Head) -> None:
    """Takes the day of the week and the hour of a meeting from the sentence that says of which body it was, without a year."""
    named = next((n for n, block in enumerate(blocks[:_FEW]) if body_in_sentence(block.passage)), None)
    if named is None:
        return
    told = Passage.joined(block.passage for block in blocks[named : named + 3])
    day = yearless_in(told.text)
    if day is None:
        return
    head.weekday = told.cut(*day.span("weekday"))
    times = [each for each in times_in(told.text) if each.start >= day.end()]
    if times and not head.times:
        head.times = tuple((each.time, told.cut(each.start, each.end)) for each in times[:1])


def _status(passage: Passage, head: Head) -> None:
    """Takes what a line says of a meeting that was not held, or may not be."""
    order = [*table("headings")["status"]]
    for n, name in enumerate(order):
        found = re.search(table("headings")["status"][name], passage.text, re.IGNORECASE)
        if found is not None and (not head.status or n < order.index(head.status)):
            head.status, head.status_words = name, passage.group(found)


def _classification(passage: Passage, head: Head) -> None:
    special = re.match(table("headings")["titles"]["special"], passage.text, re.IGNORECASE)
    if special is not None and not head.classification:
        head.classification, head.classification_words = "extraordinary", passage.group(special, "kind")
        return
    names_it = bool(body_in_sentence(passage))
    if head.classification or (len(passage.text) > _LINE and not names_it):
        return
    if len(passage.text) > _LINE:
        # All that follows stands in the same line; what kind of meeting it was stands at its beginning.
        passage = passage.cut(0, _TITLE)
    titles = table("headings")["titles"]
    for name in titles["classifications_in_title" if names_it else "classifications"]:
        for words in table("headings")["titles"][name]:
            found = re.search(rf"\b{re.escape(words)}\b(?!{titles['no_kind_behind']})", passage.text, re.IGNORECASE)
            if found:
                head.classification, head.classification_words = name, passage.group(found)
                return


@cache
def is_title_of(kind: str) -> re.Pattern[str]:
    """Returns what matches a text that is a title of a kind of document: `minutes`, `agenda`."""
    words = "|".join(re.escape(each) for each in table("headings")["titles"][kind])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def texts(blocks: Iterable[Block]) -> str:
    """Returns the text of blocks, a line each."""
    return "\n".join(block.text for block in blocks)
