"""The item under way as its minutes stand: what was said, decided and undertaken, the last of it in view."""

from collections.abc import Iterator, Sequence
from typing import Any

from textual.content import Content

from tui.app.minuting import MinuteTaking
from tui.app.widgets.reading import Reading
from tui.documents.reading_lines import Piece, ReadLine, phrase
from tui.procedure.minuting.people import is_in_room
from tui.procedure.minuting.sitting import Sitting
from tui.procedure.presence import is_present
from tui.procedure.register import Value, dicts, text_at
from tui.record.paths import Item, Path

_SIGNS = {"question": "Q", "answer": "A", "statement": "S", "narrative": " ", "scene": "—"}


class MinutesLog(Reading):
    """The lines of the item; the one that is chosen has a mark."""

    def __init__(self) -> None:
        super().__init__(id="log")
        self.can_focus = False
        self._mark: Path | None = None

    def tell(self, lines: Sequence[ReadLine], mark: Path | None, *, from_top: bool = False) -> None:
        """Shows lines; the marked one, or the last, is in view, unless one reads `from_top`."""
        self._mark = mark
        self._lines = lines
        self.renew(0)
        if from_top:
            self.scroll_to(y=0, animate=False)
            return
        marked = [n for n, path in enumerate(self._paths) if mark is not None and path == mark]
        last = (marked[-1] if marked else self.count() - 1) + 1
        self.scroll_to(y=max(0, last - max(1, self.size.height)), animate=False)

    def laid(self, width: int) -> list[Content]:
        """Returns the lines for a width, the marked ones with a bar before them."""
        lines = super().laid(width)
        return [
            Content("▌") + line[1:] if self._mark is not None and path == self._mark and line.plain[:1] == " " else line
            for path, line in zip(self._paths, lines, strict=True)
        ]

    def on_resize(self, _event: object) -> None:
        """Keeps the last line in view."""
        self.tell(self._lines, self._mark)


def item_lines(minutes: MinuteTaking) -> list[ReadLine]:
    """Returns the lines of the item under way; before the first one, who is there and what is on the agenda."""
    sitting = minutes.sitting
    found = sitting.item_at(sitting.item)
    if found is None:
        return [*room_lines(sitting), ReadLine(), *_agenda(sitting)]
    path, item = found
    number = item.get("minute_number") or item.get("number") or ""
    head: list[Piece] = [(f" {number}".ljust(4) + " ", "strong"), (text_at(item, "title") or "No title", "strong")]
    lines = [ReadLine(tuple(head), hang=5)]
    happened = "  ".join(_happened(sitting, item))
    lines += [ReadLine(((happened, "faint"),), indent=5, hang=5)] if happened else []
    if text_at(item, "recital"):
        lines.append(ReadLine(((str(item["recital"]).strip(), "faint"),), indent=5, hang=5))
    if "declaration" in (text_at(item, "title") or "").lower():
        lines += _declared(sitting)
    for at, note in sitting.notes():
        lines += _note(minutes, at, note)
    for motion in dicts(item, "motions"):
        lines.append(_motion(sitting, (*path, "motions", Item(str(motion.get("id")))), motion))
    for decision in dicts(item, "decisions"):
        lines += _decision((*path, "decisions", Item(str(decision.get("id")))), decision)
    lines += [
        ReadLine((("→ ", "strong"), ("action  ", "label"), (text, "")), 3, 5)
        for text in minutes.actions_in(sitting.item)
    ]
    return lines


def chosen_paths(sitting: Sitting) -> list[Path]:
    """Returns the paths of what can be chosen in the item under way, in the order in which it is shown."""
    found = sitting.item_at(sitting.item)
    if found is None:
        return []
    path, item = found
    paths = [at for at, _ in sitting.notes()]
    for name in ("motions", "decisions"):
        paths += [(*path, name, Item(str(one.get("id")))) for one in dicts(item, name)]
    return paths


def room_lines(sitting: Sitting) -> list[ReadLine]:
    """Returns who is in the room, who sent apologies, who has left."""
    counts: dict[str, int] = {}
    here = "In the room" if sitting.is_begun else "Expected"
    groups: dict[str, list[str]] = {here: [], "Others": [], "Left": [], "Apologies": [], "Absent": []}
    for entry in dicts(sitting.meeting, "attendance"):
        name = sitting.name(entry.get("person")) or text_at(entry, "name_as_printed") or ""
        count = entry.get("count")
        who = f"{text_at(entry, 'label')}: {count}" if entry.get("label") else name
        role = text_at(entry, "role") or text_at(entry, "post")
        told = f"{who} ({phrase(role)})" if role else who
        if entry.get("substituting_for"):
            told += f" for {sitting.name(entry['substituting_for'])}"
        if is_in_room(entry):
            group = here if entry.get("capacity") in ("member", "substitute") else "Others"
        elif is_present(entry):
            group = "Left"
        else:
            group = "Apologies" if entry.get("status") == "apologies" else "Absent"
        groups[group].append(told)
        counts[group] = counts.get(group, 0) + (count if isinstance(count, int) else 1)
    return [
        ReadLine(((f"{f'{title} {counts[title]}':<15}", "label"), (", ".join(names), "")), 1, 16)
        for title, names in groups.items()
        if names
    ]


def _agenda(sitting: Sitting) -> Iterator[ReadLine]:
    for n, (path, item) in enumerate(sitting.items, 1):
        number = f"{item.get('number') or n:>3}  "
        yield ReadLine(
            ((number, "faint"), (text_at(item, "title") or "", "")), indent=len(path) - 1, hang=len(path) + 4
        )


def _happened(sitting: Sitting, item: Value) -> Iterator[str]:
    """Yields what the clock has noted while the item was under way: who came and left, adjournments."""
    began, ended = text_at(item, "starts_at"), text_at(item, "ended_at")
    if began is not None:
        yield f"{began}–{ended or ''}"
    until = ended or "99:99"
    for entry in dicts(sitting.meeting, "attendance"):
        name = sitting.name(entry.get("person")) or text_at(entry, "name_as_printed") or ""
        for stay in dicts(entry, "intervals"):
            for word, sign in (("from", "+"), ("to", "−")):
                at = text_at(stay, word)
                if at is not None and began is not None and began <= at <= until:
                    yield f"{at} {sign} {name}"
    for one in dicts(sitting.meeting, "adjournments"):
        at = text_at(one, "from")
        if at is not None and began is not None and began <= at <= until:
            yield f"adjourned {at}–{text_at(one, 'to') or ''}"
    for one in dicts(sitting.meeting, "declarations"):
        if one.get("item") == item.get("id"):
            yield f"interest: {sitting.name(one.get('person'))}"


def _declared(sitting: Sitting) -> Iterator[ReadLine]:
    """Yields every interest declared in the meeting so far, or that there was none."""
    for one in dicts(sitting.meeting, "declarations"):
        told = [phrase(str(one[name])) for name in ("interest", "effect") if name in one]
        about = sitting.item_at(text_at(one, "item"))
        told += [f"item: {text_at(about[1], 'title')}"] if about is not None else []
        pieces = (
            ("i ", "strong"),
            (f"{sitting.name(one.get('person'))}  ", "label"),
            (text_at(one, "description") or "", ""),
        )
        yield ReadLine((*pieces, (f"  ({', '.join(told)})" if told else "", "faint")), 3, 5)
    if sitting.meeting.get("declarations_none"):
        yield ReadLine((("i ", "strong"), ("No interests were declared.", "")), 3, 5)


def _note(minutes: MinuteTaking, path: Path, note: Value) -> list[ReadLine]:
    sitting = minutes.sitting
    depth = sum(step == "answers" for step in path)
    indent = 1 + 2 * (1 + max(0, depth - 1))
    speaker = sitting.name(note.get("speaker")) or text_at(note, "speaker_as_printed") or ""
    first, *more = (text_at(note, "text") or "").rstrip("\n").split("\n")
    last = path[-1]
    owners = minutes.actions_of(last.key, sitting.item) if isinstance(last, Item) else []
    action: list[Piece] = [(f"   → action for {', '.join(owners)}", "strong")] if owners else []
    sign = _SIGNS.get(str(note.get("type")), "?")
    pieces: list[Piece] = [(f"{sign} ", "strong"), *([(f"{speaker}  ", "label")] if speaker else []), (first, "")]
    lines = [ReadLine((*pieces, *([] if more else action)), indent, indent + 2, path)]
    return lines + [
        ReadLine(((one, ""), *(action if n == len(more) - 1 else [])), indent + 2, indent + 2, path)
        for n, one in enumerate(more)
    ]


def _motion(sitting: Sitting, path: Path, motion: Value) -> ReadLine:
    names = [
        f"{word} {name}"
        for word, field in (("moved by", "mover"), ("seconded by", "seconder"))
        if (name := sitting.name(motion.get(field)) or text_at(motion, f"{field}_as_printed"))
    ]
    return ReadLine(
        (
            ("V ", "strong"),
            (", ".join(names), "label"),
            ("  " if names else "", ""),
            (vote_words(motion.get("vote")), ""),
        ),
        3,
        5,
        path,
    )


def _decision(path: Path, decision: Value) -> list[ReadLine]:
    first, *more = (text_at(decision, "text") or "").rstrip("\n").split("\n")
    outcome = phrase(str(decision.get("outcome") or "")).upper()
    lines = [ReadLine(((f"► {outcome}", "decision"), (f"  {first}", "")), 3, 5, path)]
    lines += [ReadLine(((one, ""),), 5, 5, path) for one in more]
    if "vote" in decision:
        lines.append(ReadLine((("  V ", "strong"), (vote_words(decision["vote"]), "")), 3, 7, path))
    return lines


def vote_words(vote: Any) -> str:
    """Returns a vote in words: its counts, the majority it needed, its result."""
    if not isinstance(vote, dict):
        return ""
    words = ["unanimous"] if vote.get("unanimous") else []
    for name, word in (("for", "for"), ("against", "against"), ("abstentions", "abstaining")):
        listed = [
            one for one in vote.get("voters") or () if one.get("option") == {"abstentions": "abstain"}.get(name, name)
        ]
        count = vote.get(name, len(listed) or None)
        words += [f"{count} {word}"] if count is not None else []
    if vote.get("required_fraction"):
        words.append(
            f"needs {vote['required_fraction']} of {vote.get('base_count', phrase(str(vote.get('base', ''))))}"
        )
    result = vote.get("result")
    return ", ".join(words) + (f": {str(result).upper()}" if result else "")
