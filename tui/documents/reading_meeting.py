"""A meeting as its minutes read: who was there, what was asked and answered, what was decided; marked while it is a draft."""

from collections.abc import Iterator, Mapping
from typing import Any

from tui.documents.reading_lines import LABEL, Piece, View, day, phrase
from tui.documents.reading_room import Beside
from tui.procedure.life import is_draft
from tui.procedure.register import dicts
from tui.record.paths import Step, steps_of
from tui.record.schema import Field


def read_meeting(view: View, beside: Beside | None = None) -> None:
    """Puts the lines of a meeting into the view; `beside` knows who was in the room at an item, and the table of items and actions."""
    root, value = view.root.by_name, view.value
    with view.inside("name"):
        view.put((str(view.take("name") or "Meeting"), "title"))
    date, printed = view.take("date"), view.take("weekday")
    when = [f"{printed} {day(str(date))}" if printed and date else day(str(date)) if date else "No date recorded"]
    start, end = value.get("actual_start") or value.get("start_time"), value.get("actual_end")
    for prop in ("start_time", "actual_start", "actual_end"):
        view.take(prop)
    if start:
        when.append(f"{start}–{end}" if end else str(start))
    state = [phrase(str(view.take("status") or "no status recorded")), phrase(str(view.take("classification") or ""))]
    with view.inside("date"):
        view.put(", ".join(when), ("   " + " · ".join(filter(None, state)), "strong"))
    if value.get("actual_start") and value.get("start_time") and value["actual_start"] != value["start_time"]:
        with view.inside("start_time"):
            view.put((f"called for {value['start_time']}", "faint"))
    place = value.get("location")
    if isinstance(place, Mapping) and set(place) <= {"name", "address"}:
        view.take("location")
        with view.inside("location"):
            view.put(", ".join(str(one) for one in place.values()))
    minutes = value.get("minutes")
    if is_draft("meeting", value):
        state_of_minutes = phrase(str(minutes.get("state") or "")) if isinstance(minutes, Mapping) else ""
        with view.inside("minutes", "state"):
            view.put((" DRAFT ", "draft"), f"  minutes {state_of_minutes}, not approved")
    with view.inside("attendance"):
        _attendance(view, root["attendance"].items)
    items = view.take("items")
    if isinstance(items, list) and items:
        for step, one in zip(steps_of(items, root["items"].key), items, strict=True):
            view.gap()
            with view.inside("items", step):
                _item(view, root["items"].items, one, 0)
            if beside is not None:
                with view.inside("attendance"):
                    beside.put_room(view, one, 4)
    if beside is not None:
        beside.put_table(view)
    view.gap()
    view.rest()


_AWAY = (("Apologies", ("apologies",)), ("Absent", ("absent",)))
_GROUPS = (("Present", ("present",)), ("Expected", ("expected",)), *_AWAY)
_COMING = (("Expected", ("expected", "present")), *_AWAY)
_STATUSES = frozenset(status for _, statuses in _GROUPS for status in statuses)
_NOT_HELD = ("tentative", "confirmed", "postponed")
"""Before a meeting is held, nobody was present yet: whoever is down as coming is expected."""


_TOLD_OF_ATTENDANCE = frozenset(
    (
        "id",
        "person",
        "name_as_printed",
        "label",
        "capacity",
        "status",
        "role",
        "post",
        "substituting_for",
        "mode",
        "intervals",
        "count",
    )
)


def _has_place(one: Any) -> bool:
    return isinstance(one, Mapping) and one.get("status") in _STATUSES


def _attendance(view: View, field: Field | None) -> None:
    entries = view.take("attendance")
    if not isinstance(entries, list) or not entries:
        if "items" in view.value and view.value.get("status") == "held":
            view.put(("Nobody is recorded as present.", "faint"))
        return
    view.gap()
    known = field.by_name if field is not None else {}
    begun = "actual_start" in view.value or "minutes" in view.value
    coming = view.value.get("status") in _NOT_HELD and not begun
    for title, statuses in _COMING if coming else _GROUPS:
        there = [one for one in entries if isinstance(one, Mapping) and one.get("status") in statuses]
        members = [one for one in there if one.get("capacity") in ("member", "substitute")]
        others = [one for one in there if one not in members]
        for label, ones in ((title, members), (f"{title}, others" if members else title, others)):
            if ones:
                words = "; ".join(_attendee(view, known, one) for one in ones)
                view.put((f"{label:<{LABEL + 2}}  ", "label"), words, hang=LABEL + 4)
                for one in ones:
                    _more_of(view, known, one)
    view.others(None, {str(n): one for n, one in enumerate(entries) if not _has_place(one)}, (), 0)


def _more_of(view: View, known: Mapping[str, Field], one: Mapping[str, Any]) -> None:
    """Adds what is recorded of somebody's attendance beyond the list of names."""
    who = str(one.get("name_as_printed") or one.get("label") or "?")
    who = view.named(known.get("person"), one["person"]) if one.get("person") else who
    for prop, inner in one.items():
        if prop in _TOLD_OF_ATTENDANCE:
            continue
        if isinstance(inner, Mapping | list):
            view.put((who, "label"), indent=LABEL + 4)
            view.general(known.get(prop), prop, inner, LABEL + 6)
        else:
            title = known[prop].title if prop in known else prop
            view.put(
                (f"{who}, {title}: ", "label"), view.named(known.get(prop), inner), indent=LABEL + 4, hang=LABEL + 6
            )


def _attendee(view: View, known: Mapping[str, Field], one: Mapping[str, Any]) -> str:
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
    said += [
        " ".join(f"{word} {span[word]}" for word in ("from", "to") if span.get(word))
        for span in dicts(one, "intervals")
    ]
    if one.get("count") is not None:
        said.append(str(one["count"]))
    return f"{who} ({', '.join(said)})" if said else who


def _item(view: View, field: Field | None, one: Any, indent: int) -> None:
    if not isinstance(one, Mapping):
        view.put(str(one), indent=indent)
        return
    known = field.by_name if field is not None else {}
    done = {"id", "title", "minute_number", "notes", "decisions", "items"}
    number = one.get("minute_number") or one.get("number")
    if "minute_number" not in one:
        done.add("number")
    head = f"{number!s:<4}" if number is not None else "    "
    with view.inside("title"):
        view.put((head, "strong"), (str(one.get("title") or "No title"), "strong"), indent=indent, hang=indent + 4)
    if one.get("recital"):
        done.add("recital")
        with view.inside("recital"):
            view.text(str(one["recital"]), indent + 4)
    for step, note in _elements(known, one, "notes"):
        with view.inside("notes", step):
            _note(view, known.get("notes"), note, indent + 4)
    for step, decision in _elements(known, one, "decisions"):
        with view.inside("decisions", step):
            _decision(view, known.get("decisions"), decision, indent + 4)
    for prop, inner in one.items():
        if prop not in done:
            view.general(known.get(prop), prop, inner, indent + 4)
    for step, inner in _elements(known, one, "items"):
        with view.inside("items", step):
            _item(view, known["items"].items if "items" in known else None, inner, indent + 4)


def _elements(known: Mapping[str, Field], one: Mapping[str, Any], prop: str) -> Iterator[tuple[Step, Any]]:
    """Yields the elements of a list, each with the step that leads to it."""
    found = one.get(prop)
    elements = found if isinstance(found, list) else list(found or ())
    return zip(steps_of(elements, known[prop].key if prop in known else None), elements, strict=True)


_SIGNS = {"question": "Q", "answer": "A", "statement": "S", "narrative": " ", "scene": "—"}


def _note(view: View, field: Field | None, note: Any, indent: int) -> None:
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
    with view.inside(*(("text",) if text else ())):
        view.put(*before, first, indent=indent, hang=indent + 2)
        for line in more:
            view.put(line, indent=indent + 2, hang=indent + 2)
    view.others(
        inner, note, ("type", "speaker", "speaker_as_printed", "on_behalf_of", "label", "text", "answers"), indent + 2
    )
    for step, answer in _elements(known, note, "answers"):
        with view.inside("answers", step):
            _note(view, known.get("answers"), answer, indent + 2)


def _decision(view: View, field: Field | None, decision: Any, indent: int) -> None:
    if not isinstance(decision, Mapping):
        view.put(str(decision), indent=indent)
        return
    inner = field.items if field is not None else None
    known = inner.by_name if inner is not None else {}
    verb = str(decision.get("verb") or phrase(str(decision.get("outcome") or ""))).upper()
    text = str(decision.get("text") or "").rstrip("\n")
    first, *more = text.split("\n")
    with view.inside(*(("text",) if text else ())):
        view.put((f"► {verb}", "decision"), f"  {first}" if first else "", indent=indent, hang=indent + 2)
        for line in more:
            view.put(line, indent=indent + 2, hang=indent + 2)
    done = {"id", "verb", "text"} | ({"outcome"} if str(decision.get("outcome", "")) in verb.lower() else set())
    for prop, value in decision.items():
        if prop not in done:
            view.general(known.get(prop), prop, value, indent + 2)


def read_item(view: View, item: Mapping[str, Any]) -> None:
    """Puts the lines of one item of a meeting into the view, whose root is that of a meeting."""
    _item(view, view.root.by_name["items"].items, item, 0)
