"""A file of expectations as facts. What it states of a kind of fact is all that there is of it, unless it says `partial`.

body, date, weekday, start_time, end_time, scheduled_end, venue, proper_officer, issued, next_meeting
present, also_present, in_attendance, attending_virtually, apologies, absent: names, with a role or post behind
attendance: {name, status, capacity, role, mode, substituting_for, from, to} or {count, capacity}
items: {number, title, pages, decision, proposer, seconder, decisions, motions}
    decisions: {text, outcome, vote}        motions: {mover, seconder, state, vote}
    vote: {for, against, abstentions, unanimous, casting, voters: {for: [name], …}}
    motions: further amendments: {mover, seconder, state, vote}; items: further exempt: the paragraph relied on, or "yes"
adjournments: {from, to, resumed_on}        contacts: addresses and numbers
reports: {title, date, to, from, report_of, author, contact_officer, contact_post, contacts, purpose, reference, headings,
    recommended: {text, number}, appendices}
actions: {text, owner, due, progress}        recommendations: {item, text, number}        rows of a log: {text, deadline, progress}
meetings: several of the above, for a file that holds more than one
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from tests.documents.importing.facts import Fact
from tui.documents.importing.dates import dates_in, times_in

_PRESENT = {
    "present": "present",
    "also_present": "present",
    "in_attendance": "present",
    "attending_virtually": "",
    "apologies": "apologies",
    "absent": "absent",
}
_HEAD = {
    "body": "body",
    "date": "date",
    "weekday": "weekday",
    "start_time": "start_time",
    "actual_start": "actual_start",
    "scheduled_end": "end_time",
    "venue": "venue",
    "proper_officer": "proper_officer",
}
_ROLES = {"chair": "chair", "vice chair": "vice_chair", "vice-chair": "vice_chair", "clerk": "clerk"}


def facts_expected(expected: Mapping[str, Any]) -> list[Fact]:
    """Returns the facts that a file of expectations states."""
    if "meetings" in expected:
        rest = {key: value for key, value in expected.items() if key != "meetings"}
        found = [
            replace(fact, where=f"{each['date']} {fact.where}")
            for each in expected["meetings"]
            for fact in facts_expected(each)
        ]
        return found + list(_records(rest))
    return [
        each for each in (*_head(expected), *_people(expected), *_items(expected), *_records(expected)) if each.value
    ]


def _head(expected: Mapping[str, Any]) -> Iterator[Fact]:
    for name, field in _HEAD.items():
        yield Fact(field, str(expected.get(name, "")))
    yield Fact("ended", str(expected.get("end_time") or expected.get("scheduled_end", "")))
    if expected.get("meeting_type") != "ordinary":
        yield Fact("classification", str(expected.get("meeting_type", "")))
    issued, following = (str(expected.get(name, "")) for name in ("issued", "next_meeting"))
    yield Fact("summons_date", next((each.date for each in dates_in(issued)), ""))
    yield Fact("next_meeting.date", next((each.date for each in dates_in(following)), ""))
    yield Fact("next_meeting.start_time", next((each.time for each in times_in(following)), ""))
    for day in expected.get("planned", []):
        yield Fact("planned.date", str(day))
    for each in expected.get("adjournments", []):
        yield Fact("adjournment", " ".join(each[part] for part in ("from", "to", "resumed_on") if part in each))
    for each in expected.get("contacts", []):
        yield Fact("contact", each)
    yield Fact("declarations.none", "yes" if expected.get("declarations") == [] else "")
    for name in expected.get("declarations") or []:
        yield Fact("declaration", str(name))


def _people(expected: Mapping[str, Any]) -> Iterator[Fact]:
    named: list[str] = []
    for group, status in _PRESENT.items():
        for printed in expected.get(group, []):
            name, role = _role(str(printed))
            if not any(set(each.lower().split()) == set(name.lower().split()) for each in named):
                named.append(name)
                yield Fact("attendance", name)
                yield Fact("attendance.status", status, name)
            yield Fact("attendance.role", role, name)
            yield Fact("attendance.mode", "virtual" if group == "attending_virtually" else "", name)
    yield from _chair(str(expected.get("chair", "")), named)
    yield Fact("attendance.count", str(expected.get("public_present", "")), "public")
    for each in expected.get("substitutes", []):
        yield Fact("attendance.substituting_for", each["absent"], each["substitute"])
    for entry in expected.get("attendance", []):
        yield from _entry(entry)


def _chair(name: str, named: list[str]) -> Iterator[Fact]:
    yield Fact("attendance.role", "chair" if name else "", name)
    if not any(set(each.split()) <= set(name.split()) for each in named):
        yield Fact("attendance", name)


def _entry(entry: Mapping[str, Any]) -> Iterator[Fact]:
    if "count" in entry:
        yield Fact("attendance.count", str(entry["count"]), entry["capacity"])
        return
    yield Fact("attendance", entry["name"])
    yield Fact("attendance.status", entry.get("status", "present"), entry["name"])
    for part in ("capacity", "role", "mode", "substituting_for", "from", "to"):
        yield Fact(f"attendance.{part}", str(entry.get(part, "")), entry["name"])


def _role(printed: str) -> tuple[str, str]:
    """Returns a printed name without the role in brackets behind it, and the role."""
    found = re.search(r"\s*\(([^)]*)\)$", printed)
    role = _ROLES.get(found[1].lower(), "") if found else ""
    return (printed[: found.start()], role) if found and role else (printed, "")


def _items(expected: Mapping[str, Any]) -> Iterator[Fact]:
    for item in expected.get("items", []):
        title = str(item["title"])
        yield Fact("item", title)
        yield Fact("item.number", str(item.get("number", item.get("agenda_item", ""))), title)
        if "minute" in item:
            yield Fact("item.number", str(item["minute"]), title)
        yield Fact("item.exempt", str(item.get("exempt", "")), title)
        yield Fact("item.pages", re.sub(r"\s", "", str(item.get("pages", ""))), title)
        told = item.get("decision", [])
        for text in [told] if isinstance(told, str) else told:
            yield Fact("decision.text", text, title)
        for part, field in (("proposer", "mover"), ("seconder", "seconder")):
            yield Fact(f"motion.{field}", str(item.get(part, "")), title)
        for each in item.get("decisions", []):
            yield Fact("decision.text", each["text"], title)
            yield Fact("decision.outcome", each["outcome"], title)
            yield from _vote(each.get("vote", {}), title)
        for each in item.get("motions", []):
            for part in ("mover", "seconder", "state"):
                yield Fact(f"motion.{part}", str(each.get(part, "")), title)
            yield from _vote(each.get("vote", {}), title)
            for amendment in each.get("amendments", []):
                for part in ("mover", "seconder", "state"):
                    yield Fact(f"amendment.{part}", str(amendment.get(part, "")), title)
                yield from _vote(amendment.get("vote", {}), title)


def _vote(vote: Mapping[str, Any], title: str) -> Iterator[Fact]:
    for part in ("for", "against", "abstentions"):
        if isinstance(vote.get(part), int):
            yield Fact(f"vote.{part}", str(vote[part]), title)
    if vote.get("unanimous"):
        yield Fact("vote.unanimous", "yes", title)
    yield Fact("vote.casting", vote.get("casting", ""), title)
    for option, names in vote.get("voters", {}).items():
        for name in names:
            yield Fact("vote.voter", name, f"{title} {option}")


def _records(expected: Mapping[str, Any]) -> Iterator[Fact]:
    for each in expected.get("actions", []):
        yield Fact("action", each["text"])
        yield Fact("action.owner", str(each.get("owner", "")), each["text"])
        yield Fact("action.due", str(each.get("due", "")), each["text"])
        yield Fact("action.progress", str(each.get("progress", "")), each["text"])
    for each in [*expected.get("rows", []), *expected.get("deadlines", [])]:
        yield Fact("action", "" if each in expected.get("deadlines", []) else each["text"])
        yield Fact("action.deadline", str(each.get("deadline", "")), each["text"])
        yield Fact("action.progress", str(each.get("progress", "")), each["text"])
    for each in expected.get("reports", []):
        yield from _report(each)
    for each in expected.get("recommendations", []):
        yield Fact("recommendation", each["text"], each.get("item", ""))
        yield Fact("recommendation.number", str(each.get("number", "")), each.get("item", ""))


def _report(told: Mapping[str, Any]) -> Iterator[Fact]:
    title = told["title"]
    yield Fact("paper", title)
    for part in (
        "date",
        "to",
        "from",
        "report_of",
        "author",
        "contact_officer",
        "contact_post",
        "purpose",
        "reference",
    ):
        yield Fact(f"paper.{part}", str(told.get(part, "")), title)
    for part, field in (("contacts", "contact"), ("headings", "heading"), ("appendices", "appendix")):
        for value in told.get(part, []):
            yield Fact(f"paper.{field}", value, title)
    for each in told.get("recommended", []):
        yield Fact("paper.recommended", each["text"], title)
        yield Fact("paper.recommended.number", str(each.get("number", "")), title)
