"""Reads action logs: each entry with the meeting it was raised at, who is to do what until when, and how far it is."""

import re
from collections.abc import Iterator, Sequence

from tui.documents.importing.context import Context
from tui.documents.importing.dates import dates_in
from tui.documents.importing.drafting import Node
from tui.documents.importing.head.header import read_head
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.readers.decision_log import is_decision_log, read_decision_log
from tui.documents.importing.readers.log_entry import LogEntry
from tui.documents.importing.readers.slashed_log import is_slashed, slashed_entries, without_columns
from tui.documents.importing.wordings import table
from tui.record.kinds import slug

_NEAR = 4


def read_action_log(blocks: Sequence[Block], context: Context) -> Node | None:
    """Drafts the log as a paper and each of its entries as an action; a log of decisions as the meeting that made them."""
    if is_decision_log(blocks):
        return read_decision_log(blocks, context)
    head = read_head(blocks[:3])
    folder = context.folder(head)
    title = next((block for block in blocks[:8] if _is_title(block)), blocks[0])
    columns = _columns(title.passage)
    name = title.passage.cut(0, columns.start()) if columns else without_columns(title.passage)
    day = dates_in(name.text)[-1] if dates_in(name.text) else None
    told = _as_at(blocks) if day is None else NOWHERE
    on = day.date if day else dates_in(told.text)[0].date if told else ""
    paper = context.drafts.begin("paper", f"{folder}/papers/{on + '-' if on else ''}{slug(name.text)}")
    paper.put("name", name)
    paper.data["paper_type"] = "other"
    if day is not None:
        paper.put("date", name.cut(day.start, day.end), day.date)
    elif told:
        paper.put("date", told, on)
    if not head.body:
        paper.doubt("The log does not name its body.", "name", name.line)
    heading = ""
    for passage in _pieces(blocks):
        if isinstance(passage, str):
            heading = passage
            continue
        if passage.action:
            _put(passage, heading, context, folder, on)
    return paper


def _as_at(blocks: Sequence[Block]) -> Passage:
    """Returns the day that a line below the title says the log is of; empty where none does."""
    for block in blocks[1:_NEAR]:
        found = re.match(table("logs")["standing"]["as_at"], block.text, re.IGNORECASE)
        if found is not None and dates_in(found["day"]):
            return block.passage.group(found, "day")
    return NOWHERE


def _is_title(block: Block) -> bool:
    begins = (pattern for each in table("kinds")["parts"] if each["kind"] == "action log" for pattern in each["begins"])
    return any(re.search(pattern, block.text, re.IGNORECASE) for pattern in begins)


def _pieces(blocks: Sequence[Block]) -> Iterator["LogEntry | str"]:
    """Returns the entries in order, and between them the headings that say what state they are in."""
    if is_slashed(blocks):
        yield from slashed_entries(blocks)
        return
    order: list[str] = []
    run: list[Passage] = []
    for block in blocks:
        if block.cells:
            yield from _run_entries(run)
            run = []
            names = _names_of(block)
            if names:
                order = names
            elif order:
                yield _of_cells(block, order)
            continue
        if re.match(table("logs")["wordings"]["headings"], block.text, re.IGNORECASE):
            yield from _run_entries(run)
            run = []
            yield block.text
            continue
        columns = _columns(block.passage)
        run.append(block.passage.cut(columns.end(), len(block.text)) if columns else block.passage)
    yield from _run_entries(run)


def _run_entries(run: Sequence[Passage]) -> Iterator["LogEntry"]:
    """Returns the entries of a table that lost its columns: each begins with a day, and ends with a deadline and the progress."""
    whole = Passage.joined(run)
    days = [each for each in dates_in(whole.text) if re.fullmatch(r"[\d/.-]+", whole.text[each.start : each.end])]
    for n, day in enumerate(days):
        until = days[n + 1].start if n + 1 < len(days) else len(whole.text)
        yield _of_run(whole.cut(day.start, day.end), whole.cut(day.end, until))


def _of_run(date: Passage, text: Passage) -> LogEntry:
    entry = LogEntry(date)
    states = [word for words in table("logs")["states"].values() for word in words]
    progress = re.search(
        rf"(?:\s{{2,}}|(?<=\s))(?P<words>{'|'.join(sorted(states, key=len, reverse=True))})\s*$",
        text.text,
        re.IGNORECASE,
    )
    if progress is not None:
        entry.progress = text.group(progress, "words")
        text = text.cut(0, progress.start())
    deadline = re.search(table("logs")["wordings"]["deadlines"], text.text, re.IGNORECASE)
    if deadline is not None:
        entry.deadline = text.group(deadline)
        text = text.cut(0, deadline.start())
    entry.action = text
    return entry


def _columns(passage: Passage) -> re.Match[str] | None:
    """Returns where a line names the columns of a log, one behind the other."""
    words = [re.escape(word) for names in table("logs")["columns"].values() for word in names]
    each = "|".join(sorted(words, key=len, reverse=True))
    return re.search(rf"(?:\b(?:{each})\s+){{2,}}(?:{each})(?!\w)", passage.text, re.IGNORECASE)


def _names_of(block: Block) -> list[str]:
    """Returns the columns that a row names; none where it is no heading."""
    found = []
    for cell in block.cells:
        word = cell.text.lower().strip(" :")
        found.append(_column(word) or _column(word.split("/")[0].strip()))
    return found if "action" in found and sum(bool(name) for name in found) > 1 else []


def _column(word: str) -> str:
    return next((name for name, words in table("logs")["columns"].items() if word in words), "")


def _of_cells(block: Block, order: Sequence[str]) -> LogEntry:
    entry = LogEntry()
    for name, cell in zip(order, block.cells, strict=False):
        if name and cell.text:
            setattr(entry, name, cell)
    return entry


def _put(entry: LogEntry, heading: str, context: Context, folder: str, on: str) -> None:
    days = dates_in(entry.date.text)
    day = days[0] if days else None
    text, kind, words = _kind_behind(entry.action)
    is_action = kind != "recommendation"
    record = "action" if is_action else "recommendation"
    action = context.drafts.numbered(record, f"{folder}/{record}s", day.date if day else "")
    action.put("text", text)
    at = f"{folder}/meetings/{day.date if day else 'undated-meeting'}"
    raised = entry.date.cut(day.start, day.end) if day is not None and words else entry.date
    if is_action:
        action.data["kind"] = kind
        action.claim(words, "kind")
    if is_action:
        _owner(action, entry)
        action.put("raised_at", raised, at)
    else:
        action.put("made_at", raised, at)
    if day is not None and day.doubtful:
        action.doubt(f"{entry.date.text}: day and month could be the other way round.", "raised_at", entry.date.line)
    if day is not None and on and day.date > on:
        action.doubt(f"{entry.date.text} is later than the log itself.", "raised_at", entry.date.line)
    if entry.deadline and is_action:
        action.put("due_as_printed", entry.deadline)
        _due(action, entry.deadline)
    if entry.progress and is_action:
        _progress(action, entry.progress, heading, on)
    if entry.number:
        action.put("number" if not is_action else "note", entry.number)


def _kind_behind(text: Passage) -> tuple[Passage, str, Passage]:
    """Returns an entry without the kind in brackets behind it, that kind, and the words for it."""
    found = re.search(r"\s*\((?P<kind>[A-Za-z ]{3,30})\)$", text.text)
    said = found["kind"].lower() if found is not None else ""
    kind = next((name for name, words in table("logs")["kinds"].items() if said in words), "")
    if found is None or not kind:
        return text, "action", NOWHERE
    return text.cut(0, found.start()), kind, text.group(found)


def _owner(action: Node, entry: LogEntry) -> None:
    """Puts in who is to act: the column for it, else what the entry begins with."""
    owner = re.match(table("decisions")["actions"]["owner"], entry.action.text)
    if entry.owner:
        if re.match(table("logs")["standing"]["nobody"], entry.owner.text, re.IGNORECASE) is None:
            action.put("owner_as_printed", entry.owner)
    elif owner is not None:
        action.put("owner_as_printed", entry.action.group(owner, "owner"))


def _progress(action: Node, progress: Passage, heading: str, on: str) -> None:
    """Puts in how far it is: the state, the day and the words of the last update where the log tells them apart."""
    words = table("logs")["standing"]
    if re.fullmatch(words["none"], progress.text, re.IGNORECASE | re.DOTALL) is not None:
        condition = re.search(words["condition"], progress.text, re.IGNORECASE)
        if condition is not None:
            action.put("condition", progress.group(condition, "said"))
        return
    update = action.add("updates", "progress")
    told = re.fullmatch(words["update"], progress.text, re.IGNORECASE | re.DOTALL)
    days = dates_in(told["day"]) if told is not None and told["day"] else []
    if told is not None and (days or not told["day"]):
        if days:
            update.put("date", progress.group(told, "day"), days[0].date)
        update.put("text", progress.group(told, "text"))
        update.put("status", progress.group(told, "state"), told["state"].lower().replace(" ", "_"))
        return
    if on:
        update.data["date"] = on
    update.put("text", progress)
    update.data["status"] = _state(progress.text, heading)


def _due(action: Node, deadline: Passage) -> None:
    days = dates_in(deadline.text)
    month = re.search(table("logs")["wordings"]["month"], deadline.text, re.IGNORECASE)
    if days:
        action.put("due", deadline, days[0].date)
    elif month is not None:
        action.put("due", deadline, f"{month['year']}-{_month(month['month']):02}")


def _state(progress: str, heading: str) -> str:
    low = progress.lower().strip(" .")
    for state, words in table("logs")["states"].items():
        if low in words:
            return str(state)
    return "done" if heading.lower().startswith(tuple(table("logs")["wordings"]["done_headings"])) else "open"


def _month(name: str) -> int:
    """Returns the number of a month, from 1, by the first letters of its name."""
    months = table("dates")["months"]
    return next(n for n, names in enumerate(months, 1) if any(each.lower().startswith(name.lower()) for each in names))
