"""A record as it reads: plain lines with a style name each, for the Read tab, the preview and plain text.

`read_lines` knows meetings, people and membership lists by heart; every other kind is read by its schema's titles.
Nothing is left out: what a special part does not show follows in the general form. Lines are not wrapped and not
sanitised here; whoever shows them does both (`hang` is how far a wrapped line is set in).
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from tui.record.schema import Field, Schema

Namer = Callable[[tuple[str, ...], str], str]
"""Takes the kinds a reference may point to and what it says, and returns the name to show."""

Piece = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line: (text, style name) pairs, how far it is set in, and how far its wrapped rest is."""

    pieces: tuple[Piece, ...] = ()
    indent: int = 0
    hang: int = 0

    @property
    def text(self) -> str:
        """The line without its styles."""
        return " " * self.indent + "".join(text for text, _ in self.pieces)


APPROVED = ("approved", "signed")
_LABEL = 14
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def read_lines(kind: str, value: object, schema: Schema, name: Namer) -> tuple[ReadLine, ...]:
    """Returns a record's lines. A value that is no record, or an empty one, gives one line saying so."""
    if not isinstance(value, Mapping):
        return (ReadLine((("This record cannot be read; its text shows where.", "error"),)),)
    if not value:
        return (ReadLine((("This record is empty.", "faint"),)),)
    view = _View(schema.root(kind), value, name)
    {"meeting": _meeting, "person": _person, "members": _members, "deliverable": _deliverable}.get(kind, _any)(view)
    return tuple(view.lines)


def is_draft(kind: str, value: object) -> bool:
    """Returns whether a record has minutes that no meeting has approved yet."""
    if kind != "meeting" or not isinstance(value, Mapping):
        return False
    minutes = value.get("minutes")
    if isinstance(minutes, Mapping):
        return minutes.get("state") not in APPROVED
    return False


def day(date: str) -> str:
    """Returns an ISO date, however vague, as it is read: 25 Mar 2026, Mar 2026, 2026."""
    parts = date.split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts):
        return date
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return date
    words = [parts[0]] if len(parts) == 1 else [_MONTHS[int(parts[1]) - 1], parts[0]]
    return " ".join([str(int(parts[2])), *words]) if len(parts) == 3 else " ".join(words)


def phrase(word: str) -> str:
    """Returns a word of an enumeration as it is read: in_person becomes in person."""
    return word.replace("_", " ").replace("-", " ") if word.islower() else word


def shown(field: Field | None, value: object, name: Namer) -> str:
    """Returns one plain value as a person reads it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        inner = field.items if field is not None else None
        return ", ".join(shown(inner, one, name) for one in value)
    if isinstance(value, Mapping):
        return summary(field, value, name)
    text = str(value)
    if field is None:
        return text
    if field.type == "reference":
        return name(field.ref, text)
    if field.type in ("date", "vague_date"):
        return day(text)
    if field.type == "datetime":
        date, _, time = text.partition("T")
        return f"{day(date)}, {time}"
    if field.type == "choice":
        return phrase(text)
    return text


SUMMARY = {
    "attendance": ("person", "name_as_printed", "label", "count", "capacity", "status"),
    "items": ("minute_number", "number", "title"),
    "notes": ("type", "speaker", "speaker_as_printed", "text"),
    "answers": ("type", "speaker", "speaker_as_printed", "text"),
    "decisions": ("outcome", "verb", "text"),
    "motions": ("state", "title", "text"),
    "memberships": ("person", "member_kind", "role", "start_date", "end_date"),
    "updates": ("date", "status", "text"),
    "sections": ("number", "heading", "text"),
    "sources": ("document", "place"),
    "readings": ("field", "reading", "as_printed", "note"),
    "declarations": ("person", "interest", "description"),
    "intervals": ("from", "to"),
    "voters": ("person", "name_as_printed", "option"),
    "candidates": ("person", "name_as_printed", "votes"),
}
"""What one line says of an entry of a list, by the list's name."""


def summary(field: Field | None, value: Mapping[str, Any], name: Namer, list_name: str = "") -> str:
    """Returns an entry of a list in one line: its telling fields, in words."""
    wanted = SUMMARY.get(list_name)
    known = field.by_name if field is not None else {}
    if wanted:
        parts = [shown(known.get(one), value[one], name) for one in wanted if value.get(one) not in (None, "")]
    else:
        skipped = {"id", "note", "sources"}
        parts = [
            shown(known.get(one), inner, name)
            for one, inner in value.items()
            if one not in skipped and not isinstance(inner, Mapping | list) and inner is not None
        ][:4]
    return " · ".join(" ".join(part.split()) for part in parts) or str(value.get("id", "…"))


class _View:
    """The lines so far, and which of the record's properties they have shown."""

    def __init__(self, root: Field, value: Mapping[str, Any], name: Namer) -> None:
        self.root = root
        self.value = value
        self.name = name
        self.lines: list[ReadLine] = []
        self.done: set[str] = set()

    def take(self, prop: str) -> Any:
        """Returns a property of the record and notes that it has been shown."""
        self.done.add(prop)
        return self.value.get(prop)

    def put(self, *pieces: Piece | str, indent: int = 0, hang: int = 0) -> None:
        """Adds a line."""
        made = tuple((one, "") if isinstance(one, str) else one for one in pieces)
        self.lines.append(ReadLine(made, indent, hang or indent))

    def gap(self) -> None:
        """Adds an empty line between parts."""
        if self.lines and self.lines[-1].pieces:
            self.lines.append(ReadLine())

    def text(self, text: str, indent: int, *before: Piece) -> None:
        """Adds text of any number of lines, `before` in front of its first."""
        hang = indent + sum(len(part) for part, _ in before)
        lead: tuple[Piece, ...] = before
        for line in text.rstrip("\n").split("\n"):
            self.lines.append(ReadLine((*lead, (line, "")), indent if lead is before else hang, hang))
            lead = ()

    def named(self, field: Field | None, value: object) -> str:
        """Returns a value in words."""
        return shown(field, value, self.name)

    def others(self, field: Field | None, value: Mapping[str, Any], told: Collection[str], indent: int) -> None:
        """Adds what an entry has beyond what has been told of it."""
        known = field.by_name if field is not None else {}
        for prop, inner in value.items():
            if prop not in told and prop != "id":
                self.general(known.get(prop), prop, inner, indent)

    def rest(self) -> None:
        """Adds every property that has not been shown, by its title."""
        for prop, inner in self.value.items():
            if prop not in self.done:
                self.general(self.root.by_name.get(prop), prop, inner, 0)

    def general(self, field: Field | None, prop: str, value: Any, indent: int) -> None:
        """Adds a property by its title, with everything inside it."""
        title = field.title if field is not None else prop
        label = f"{title:<{_LABEL}}  "
        if isinstance(value, Mapping):
            self.put((title, "label"), indent=indent)
            known = field.by_name if field is not None else {}
            for name, inner in value.items():
                if name != "id":
                    self.general(known.get(name), name, inner, indent + 2)
        elif isinstance(value, list) and any(isinstance(one, Mapping | list) for one in value):
            if not indent:
                self.gap()
            self.put((title, "strong"), indent=indent)
            items = field.items if field is not None else None
            for one in value:
                self._entry(items, prop, one, indent + 2)
        elif isinstance(value, str) and "\n" in value.rstrip("\n"):
            self.put((title, "label"), indent=indent)
            self.text(value, indent + 2)
        else:
            self.put((label, "label"), self.named(field, value), indent=indent, hang=indent + len(label))

    def _entry(self, field: Field | None, list_name: str, value: Any, indent: int) -> None:
        if isinstance(value, list):
            self.put("· ", "  |  ".join(self.named(None, one) for one in value), indent=indent, hang=indent + 2)
            return
        if not isinstance(value, Mapping):
            self.put("· ", self.named(field, value), indent=indent, hang=indent + 2)
            return
        known = field.by_name if field is not None else {}
        telling = SUMMARY.get(list_name, ())
        long = {n for n, one in value.items() if isinstance(one, Mapping | list) or (isinstance(one, str) and "\n" in one.strip())}
        in_summary = {n for n in telling if n not in long} if telling else set(value) - long
        parts = [self.named(known.get(n), value[n]) for n in (telling or value) if n in in_summary and n in value and n != "id"]
        self.put("· ", " · ".join(parts) or str(value.get("id", "")), indent=indent, hang=indent + 2)
        for n, inner in value.items():
            if n != "id" and n not in in_summary:
                self.general(known.get(n), n, inner, indent + 4)


def _any(view: _View) -> None:
    title = view.value.get("name") or view.value.get("title") or view.value.get("subject")
    if isinstance(title, str):
        view.done.add(next(n for n in ("name", "title", "subject") if view.value.get(n)))
        view.put((title, "title"))
        view.gap()
    view.rest()


def _person(view: _View) -> None:
    view.put((str(view.take("name") or "No name"), "title"))
    view.gap()
    view.rest()


_TOLD_OF_MEMBERS = ("person", "member_kind", "role", "on_behalf_of_id", "term", "start_date", "end_date", "substitute_for")


def _members(view: _View) -> None:
    view.put(("Members", "title"))
    memberships = view.take("memberships")
    items = view.root.by_name["memberships"].items
    known = items.by_name if items is not None else {}
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for one in memberships if isinstance(memberships, list) else ():
        if isinstance(one, Mapping):
            groups.setdefault(str(one.get("member_kind", "")), []).append(one)
    for group, ones in groups.items():
        view.gap()
        view.put((phrase(group).capitalize(), "heading"), f"  {len(ones)}")
        for one in ones:
            who = view.named(known.get("person"), one.get("person"))
            for_whom = view.named(known.get("on_behalf_of_id"), one["on_behalf_of_id"]) if one.get("on_behalf_of_id") else ""
            said = [phrase(str(one["role"]))] if one.get("role") not in (None, "member") else []
            said += [for_whom] if for_whom else []
            said += [str(one["term"])] if one.get("term") else []
            said += [f"from {day(str(one['start_date']))}"] if one.get("start_date") else []
            said += [f"to {day(str(one['end_date']))}"] if one.get("end_date") else []
            subs = one.get("substitute_for")
            said += [f"substitute for {view.named(known.get('substitute_for'), subs)}"] if subs else []
            view.put((f"{who:<26}", "strong"), ("  " + ", ".join(said), ""), indent=2, hang=30)
            view.others(items, one, _TOLD_OF_MEMBERS, 6)
    view.rest()


def _deliverable(view: _View) -> None:
    view.put((str(view.take("name") or ""), "title"))
    stage, status = view.take("stage"), view.take("status")
    view.put(phrase(str(stage or "")), f" · {phrase(str(status))}" if status else " · no status recorded", ("", ""))
    updates = view.take("updates")
    view.gap()
    if not updates:
        view.put(("No update recorded.", "faint"))
    for one in updates if isinstance(updates, list) else ():
        if isinstance(one, Mapping):
            when = day(str(one["date"])) if one.get("date") else "undated"
            view.text(str(one.get("text", "")), 0, (f"{when:<12} ", "label"))
            view.others(view.root.by_name["updates"].items, one, ("date", "text"), 13)
    view.gap()
    view.rest()


def _meeting(view: _View) -> None:
    root, value = view.root.by_name, view.value
    view.put((str(view.take("name") or "Meeting"), "title"))
    date, printed = view.take("date"), view.take("weekday")
    when = [f"{printed} {day(str(date))}" if printed and date else day(str(date)) if date else "No date recorded"]
    start, end = value.get("actual_start") or value.get("start_time"), value.get("actual_end")
    for prop in ("start_time", "actual_start", "actual_end"):
        view.take(prop)
    if start:
        when.append(f"{start}–{end}" if end else str(start))
    state = [phrase(str(view.take("status") or "no status recorded")), phrase(str(view.take("classification") or ""))]
    view.put(", ".join(when), ("   " + " · ".join(filter(None, state)), "strong"))
    if value.get("actual_start") and value.get("start_time") and value["actual_start"] != value["start_time"]:
        view.put((f"called for {value['start_time']}", "faint"))
    place = value.get("location")
    if isinstance(place, Mapping) and set(place) <= {"name", "address"}:
        view.take("location")
        view.put(", ".join(str(one) for one in place.values()))
    minutes = value.get("minutes")
    if is_draft("meeting", value):
        view.put((" DRAFT ", "draft"), f"  minutes {phrase(str(minutes['state']))}, not approved" if minutes else "")
    _attendance(view, root["attendance"].items)
    items = view.take("items")
    if isinstance(items, list) and items:
        for one in items:
            view.gap()
            _item(view, root["items"].items, one, 0)
    view.gap()
    view.rest()


_GROUPS = (("present", "Present"), ("apologies", "Apologies"), ("absent", "Absent"))


_TOLD_OF_ATTENDANCE = frozenset(
    ("id", "person", "name_as_printed", "label", "capacity", "status", "role", "post", "substituting_for", "mode", "intervals", "count")
)


def _has_place(one: Any) -> bool:
    return isinstance(one, Mapping) and one.get("status") in dict(_GROUPS)


def _attendance(view: _View, field: Field | None) -> None:
    entries = view.take("attendance")
    if not isinstance(entries, list) or not entries:
        if "items" in view.value and view.value.get("status") == "held":
            view.put(("Nobody is recorded as present.", "faint"))
        return
    view.gap()
    known = field.by_name if field is not None else {}
    for status, title in _GROUPS:
        there = [one for one in entries if isinstance(one, Mapping) and one.get("status") == status]
        members = [one for one in there if one.get("capacity") in ("member", "substitute")]
        others = [one for one in there if one not in members]
        for label, ones in ((title, members), (f"{title}, others" if members else title, others)):
            if ones:
                words = "; ".join(_attendee(view, known, one) for one in ones)
                view.put((f"{label:<{_LABEL + 2}}  ", "label"), words, hang=_LABEL + 4)
                for one in ones:
                    _more_of(view, known, one)
    view.others(None, {str(n): one for n, one in enumerate(entries) if not _has_place(one)}, (), 0)


def _more_of(view: _View, known: Mapping[str, Field], one: Mapping[str, Any]) -> None:
    """Adds what is recorded of somebody's attendance beyond the list of names."""
    who = str(one.get("name_as_printed") or one.get("label") or "?")
    who = view.named(known.get("person"), one["person"]) if one.get("person") else who
    for prop, inner in one.items():
        if prop in _TOLD_OF_ATTENDANCE:
            continue
        if isinstance(inner, Mapping | list):
            view.put((who, "label"), indent=_LABEL + 4)
            view.general(known.get(prop), prop, inner, _LABEL + 6)
        else:
            title = known[prop].title if prop in known else prop
            view.put((f"{who}, {title}: ", "label"), view.named(known.get(prop), inner), indent=_LABEL + 4, hang=_LABEL + 6)


def _attendee(view: _View, known: Mapping[str, Field], one: Mapping[str, Any]) -> str:
    printed = [str(one[n]) for n in ("name_as_printed", "label") if one.get(n)]
    who = view.named(known.get("person"), one["person"]) if one.get("person") else " ".join(printed) or "?"
    who = f"{who} (as printed: {', '.join(printed)})" if one.get("person") and printed else who
    said = [phrase(str(one[n])) for n in ("role", "post") if one.get(n)]
    if one.get("substituting_for"):
        said.append("for " + view.named(known.get("substituting_for"), one["substituting_for"]))
    elif one.get("capacity") not in ("member", None):
        said.append(phrase(str(one["capacity"])))
    if one.get("mode") == "virtual":
        said.append("virtual")
    spans = [span for span in one.get("intervals") or () if isinstance(span, Mapping)]
    said += [" ".join(f"{word} {span[word]}" for word in ("from", "to") if span.get(word)) for span in spans]
    if one.get("count") is not None:
        said.append(str(one["count"]))
    return f"{who} ({', '.join(said)})" if said else who


def _item(view: _View, field: Field | None, one: Any, indent: int) -> None:
    if not isinstance(one, Mapping):
        view.put(str(one), indent=indent)
        return
    known = field.by_name if field is not None else {}
    done = {"id", "title", "minute_number", "notes", "decisions", "items"}
    number = one.get("minute_number") or one.get("number")
    if "minute_number" not in one:
        done.add("number")
    head = f"{number!s:<4}" if number is not None else "    "
    view.put((head, "strong"), (str(one.get("title") or "No title"), "strong"), indent=indent, hang=indent + 4)
    if one.get("recital"):
        done.add("recital")
        view.text(str(one["recital"]), indent + 4)
    for note in one.get("notes") or ():
        _note(view, known.get("notes"), note, indent + 4)
    for decision in one.get("decisions") or ():
        _decision(view, known.get("decisions"), decision, indent + 4)
    for prop, inner in one.items():
        if prop not in done:
            view.general(known.get(prop), prop, inner, indent + 4)
    for inner in one.get("items") or ():
        _item(view, known.get("items").items if "items" in known else None, inner, indent + 4)  # type: ignore[union-attr]


_SIGNS = {"question": "Q", "answer": "A", "statement": "S", "narrative": " ", "scene": "—"}


def _note(view: _View, field: Field | None, note: Any, indent: int) -> None:
    if not isinstance(note, Mapping):
        view.put(str(note), indent=indent)
        return
    inner = field.items if field is not None else None
    known = inner.by_name if inner is not None else {}
    printed = str(note.get("speaker_as_printed") or "")
    who = view.named(known.get("speaker"), note["speaker"]) if note.get("speaker") else printed
    who = f"{who} (as printed: {printed})" if note.get("speaker") and printed else who
    if note.get("on_behalf_of"):
        who = f"{who} for {note['on_behalf_of']}".strip()
    sign = _SIGNS.get(str(note.get("type")), "?")
    before: list[Piece] = [(f"{sign} ", "strong")]
    if note.get("label"):
        before.append((f"{note['label']}) " if len(str(note["label"])) < 4 else f"{note['label']}  ", "label"))
    if who:
        before.append((f"{who}  ", "label"))
    text = str(note.get("text") or "")
    first, *more = text.rstrip("\n").split("\n")
    view.put(*before, first, indent=indent, hang=indent + 2)
    for line in more:
        view.put(line, indent=indent + 2, hang=indent + 2)
    view.others(inner, note, ("type", "speaker", "speaker_as_printed", "on_behalf_of", "label", "text", "answers"), indent + 2)
    for answer in note.get("answers") or ():
        _note(view, known.get("answers"), answer, indent + 2)


def _decision(view: _View, field: Field | None, decision: Any, indent: int) -> None:
    if not isinstance(decision, Mapping):
        view.put(str(decision), indent=indent)
        return
    inner = field.items if field is not None else None
    known = inner.by_name if inner is not None else {}
    verb = str(decision.get("verb") or phrase(str(decision.get("outcome") or ""))).upper()
    text = str(decision.get("text") or "").rstrip("\n")
    first, *more = text.split("\n")
    view.put((f"► {verb}", "decision"), f"  {first}" if first else "", indent=indent, hang=indent + 2)
    for line in more:
        view.put(line, indent=indent + 2, hang=indent + 2)
    done = {"id", "verb", "text"} | ({"outcome"} if str(decision.get("outcome", "")) in verb.lower() else set())
    for prop, value in decision.items():
        if prop not in done:
            view.general(known.get(prop), prop, value, indent + 2)
