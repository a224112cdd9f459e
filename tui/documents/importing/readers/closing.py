"""Reads the end of minutes: when the meeting ended, the signature line, the next meeting."""

import re
from collections.abc import Sequence

from tui.documents.importing.dates import FoundTime, dates_in, times_in
from tui.documents.importing.decided.decisions import movers_in
from tui.documents.importing.decided.signing import is_signature, who_signs
from tui.documents.importing.drafting import Node
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import Passage
from tui.documents.importing.readers.planned import days_listed
from tui.documents.importing.wordings import table

_SHORT = 120
_FROM_AND_TO = 2


def read_closing(blocks: Sequence[Block], meeting: Node, title: str = "") -> list[Block]:
    """Puts what the closing lines say into the meeting; returns the blocks that are none of them. Under the `title` of an item that is
    the end of the meeting an hour alone in a line is that of it."""
    kept: list[Block] = []
    awaiting = False
    ends = re.search(table("headings")["closing"]["end_title"], title, re.IGNORECASE) is not None
    for n, block in enumerate(blocks):
        times = times_in(block.text) if ends and not block.cells else []
        if len(times) == 1 and times[0].end - times[0].start >= len(block.text.strip(" .")) - 1:
            meeting.put("actual_end", block.passage.cut(times[0].start, times[0].end), times[0].time)
            continue
        if block.cells or not _reads_closing(block, meeting):
            if awaiting and dates_in(block.text) and not block.cells and not days_listed(blocks, n):
                _next_meeting(block.passage, meeting)
            awaiting = _announces_next(block) and not dates_in(block.text)
            kept.append(block)
    return kept


def put_adjournment(passage: Passage, meeting: Node) -> bool:
    """Takes from when to when the meeting stood adjourned, where a sentence says both; returns whether it says nothing else."""
    found = re.search(table("headings")["closing"]["adjourned"], passage.text, re.IGNORECASE)
    times = [each for each in times_in(passage.text) if found is not None and each.start >= found.start()]
    if found is None or len(times) != _FROM_AND_TO:
        return False
    entry = meeting.add("adjournments", f"a{len(meeting.data.get('adjournments', [])) + 1}")
    for name, time in zip(("from", "to"), times, strict=True):
        entry.put(name, passage.cut(time.start, time.end), time.time)
    reason = re.search(table("headings")["closing"]["reason"], passage.text[found.start() :], re.IGNORECASE)
    if reason is not None:
        start = found.start() + reason.start("reason")
        entry.put("reason", passage.cut(start, start + len(reason["reason"])))
    if not re.fullmatch(table("headings")["closing"]["only_adjourned"], passage.text, re.IGNORECASE):
        return False
    entry.claim(passage, "from")
    return True


def read_next(title: Passage, blocks: Sequence[Block], meeting: Node) -> None:
    """Takes the day of the next meeting from what stands under an item that is about it."""
    about = re.search(table("headings")["closing"]["next_title"], title.text, re.IGNORECASE)
    if about is None or "next_meeting" in meeting.data:
        return
    for n, block in enumerate(blocks):
        dates = dates_in(block.text)
        if dates and not block.cells:
            if days_listed(blocks, n):
                return
            # Several days are a list of meetings, of which nothing says that its first is the next.
            if len(dates) == 1 or _announces_next(block):
                _next_meeting(block.passage, meeting)
            return
    if dates_in(title.text):
        _next_meeting(title, meeting)


def read_next_above(blocks: Sequence[Block], meeting: Node) -> None:
    """Takes the day of the next meeting from a line at the head of minutes that announces it."""
    for block in blocks:
        if _announces_next(block) and dates_in(block.text):
            _next_meeting(block.passage, meeting)


def read_opening(blocks: Sequence[Block], meeting: Node, title: str = "") -> None:
    """Takes the time at which the first item says that the meeting began; behind a title such as Call to order a time is that one."""
    if (
        blocks
        and "actual_start" not in meeting.data
        and re.search(table("numbering")["business"]["opening"], title, re.IGNORECASE)
    ):
        first = next((each for each in times_in(blocks[0].text) if each.start == 0), None)
        if first is not None:
            meeting.put("actual_start", blocks[0].passage.cut(first.start, first.end), first.time)
    for block in blocks:
        found = re.search(table("headings")["closing"]["began"], block.text, re.IGNORECASE)
        time = next(
            (each for each in times_in(block.text) if found is not None and each.start >= found.end() - 1), None
        )
        if time is not None and "actual_start" not in meeting.data:
            meeting.put("actual_start", block.passage.cut(time.start, time.end), time.time)


def _reads_closing(block: Block, meeting: Node) -> bool:
    """Takes a closing line; returns whether it was one and says nothing else."""
    if _signature(block, meeting) or _draft_again(block, meeting) or _approved(block.passage, meeting):
        return True
    times = times_in(block.text)
    if re.fullmatch(table("headings")["closing"]["range"], block.text, re.IGNORECASE) and len(times) == 2:
        _range(times, block.passage, meeting)
        return True
    if _began_and_ended(block.passage, meeting) and not _announces_next(block):
        return True
    if _announces_next(block):
        return _next_meeting(block.passage, meeting)
    return False


def _signature(block: Block, meeting: Node) -> bool:
    """Takes a line to sign on, and the hours of the meeting where they stand on it."""
    if not is_signature(block.text):
        return False
    passage, who = block.passage, who_signs(block.text)
    if who is not None:
        meeting.inner("minutes").put("signature_line", passage.cut(*who.span()))
    meeting.claim(passage, "minutes")
    times = times_in(block.text)
    if len(times) == _FROM_AND_TO:
        _range(times, passage, meeting)
    return True


def _began_and_ended(passage: Passage, meeting: Node) -> bool:
    """Takes the times at which a short sentence says that the meeting began or ended."""
    closing = table("headings")["closing"]
    times = times_in(passage.text)
    if re.search(closing["resumed"], passage.text, re.IGNORECASE):
        return False
    if not times or len(passage.text) >= 140:
        return False
    taken = False
    for pattern, name in ((closing["began"], "actual_start"), (closing["ended"], "actual_end")):
        found = re.search(pattern, passage.text, re.IGNORECASE)
        time = next((each for each in times if found is not None and each.start >= found.start()), None)
        if found is not None and time is not None:
            meeting.put(name, passage.cut(time.start, time.end), time.time)
            taken = True
    if not taken or movers_in(passage)[0] or dates_in(passage.text):
        return False
    meeting.claim(passage, "minutes")
    return True


def _range(times: Sequence[FoundTime], passage: Passage, meeting: Node) -> None:
    for name, time in zip(("actual_start", "actual_end"), times, strict=True):
        meeting.put(name, passage.cut(time.start, time.end), time.time)
    meeting.doubt(
        "The times on the last line are taken as those at which the meeting began and ended.",
        "actual_start",
        passage.line,
    )


def _announces_next(block: Block) -> bool:
    return re.search(table("headings")["closing"]["next_meeting"], block.text, re.IGNORECASE) is not None


def _draft_again(block: Block, meeting: Node) -> bool:
    """Takes a line that says once more that the minutes are a draft."""
    found = re.search(table("headings")["closing"]["draft"], block.text, re.IGNORECASE)
    drafts = [each for each in meeting.data.get("publications", []) if each.get("what") == "draft_minutes"]
    if found is None or found.start() > 0 or not drafts or len(block.text) >= _SHORT:
        return False
    meeting.claim(block.passage, f"publications[{drafts[0]['id']}].what")
    return True


def _approved(passage: Passage, meeting: Node) -> bool:
    """Takes a line that says that these minutes were approved, and as which minute of which meeting."""
    found = re.fullmatch(table("headings")["closing"]["approved"], passage.text, re.IGNORECASE)
    if found is None:
        return False
    minutes = meeting.inner("minutes")
    minutes.put("state", passage, "approved")
    dates = dates_in(found["when"] or "")
    if dates:
        approval = minutes.inner("approval")
        approval.put(
            "meeting", passage.group(found, "when"), f"{meeting.record.split('/')[0]}/meetings/{dates[0].date}"
        )
        if found["number"]:
            approval.put("minute_number", passage.group(found, "number"), int(found["number"]))
    return True


def _next_meeting(passage: Passage, meeting: Node) -> bool:
    """Puts in when and where the next meeting is; returns whether the passage says nothing else."""
    found = re.search(table("headings")["closing"]["next_meeting"], passage.text, re.IGNORECASE)
    after = found.start() if found else 0
    date = next((each for each in dates_in(passage.text) if each.start >= after), None)
    if date is None or "next_meeting" in meeting.data or date.date <= str(meeting.data.get("date", "")):
        return False
    following = meeting.inner("next_meeting")
    following.put("date", passage.cut(date.start, date.end), date.date)
    if date.weekday:
        following.put("weekday", passage.cut(date.start, date.end), date.weekday)
    time = next((each for each in times_in(passage.text) if 0 <= each.start - date.end < 30), None)
    if time is not None:
        following.put("start_time", passage.cut(time.start, time.end), time.time)
    alone = re.fullmatch(table("headings")["closing"]["next_alone"], passage.text[: date.start], re.IGNORECASE)
    behind = passage.cut(time.end if time is not None else date.end, len(passage.text)).stripped(",. ")
    if alone is None or re.search(r"[.;:]\s", behind.text):
        return False
    if behind:
        following.put("location", behind)
    meeting.claim(passage, "next_meeting")
    return True
