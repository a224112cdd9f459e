"""Records as facts: which value stands in which field of which element, so that two sets of records can be compared by field."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tui.documents.importing.head.header import UNNAMED
from tui.documents.importing.people.name_words import bare_name

_WORD = re.compile(r"[^\W_]+")
_ALWAYS = ("ordinary", "in_person")


@dataclass(frozen=True)
class Fact:
    """`value` stands in `field`; `where` names the element: the item by its title, the person by name, the action by its text."""

    field: str
    value: str
    where: str = ""


def words_of(text: object) -> tuple[str, ...]:
    """Returns the words of a text, in small letters."""
    return tuple(word.lower() for word in _WORD.findall(str(text).replace("’", "'").replace("'", "")))


def facts_of(records: Iterable[tuple[str, str, Mapping[str, Any]]], each_by_day: bool = False) -> list[Fact]:
    """Returns the facts of records, each given as kind, id and data. `each_by_day`: whose meeting an item is of is part of where it
    stands, as is needed where a document holds the minutes of several."""
    known = list(records)
    names = {
        record_id.rsplit("/", 1)[-1]: str(data.get("name", "")) for kind, record_id, data in known if kind == "person"
    }
    titles = {
        (record_id, item["id"]): str(item["title"])
        for kind, record_id, data in known
        if kind == "meeting"
        for item in _all_items(data)
    }
    found: list[Fact] = []
    for kind, _, data in known:
        if kind == "meeting" and data.get("status") == "tentative":
            found.append(Fact("planned.date", str(data.get("date"))))
        elif kind == "meeting":
            facts = list(_meeting(data, names))
            day = f"{data.get('date', '')} " if each_by_day else ""
            found.extend(replace(each, where=f"{day}{each.where}") for each in facts)
        elif kind == "action":
            found.extend(_action(data))
        elif kind == "paper" and data.get("paper_type") == "report" and data.get("sections"):
            found.extend(_paper(data, names))
        elif kind == "recommendation":
            title = titles.get((data["made_at"], data.get("item", "")), "")
            found += [Fact("recommendation", data["text"], title)]
            found += [Fact("recommendation.number", str(data.get("number", "")), title)]
    return [each for each in found if each.value not in ("", "None")]


def _all_items(holder: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for item in holder.get("items", []):
        yield item
        yield from _all_items(item)


def _meeting(data: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Fact]:
    for name in ("date", "weekday", "start_time", "end_time", "actual_start", "summons_date"):
        if name in data:
            yield Fact(name, str(data[name]))
    yield Fact("ended", str(data.get("actual_end") or data.get("end_time", "")))
    yield Fact("body", "" if data.get("name") == UNNAMED else str(data.get("name", "")))
    location = data.get("location", {})
    yield Fact("venue", ", ".join(location[part] for part in ("name", "address") if part in location))
    if data.get("classification") not in _ALWAYS:
        yield Fact("classification", str(data.get("classification")))
    if "proper_officer" in data:
        yield Fact("proper_officer", _name(data["proper_officer"], names))
    following = data.get("next_meeting", {})
    yield Fact("next_meeting.date", following.get("date", ""))
    yield Fact("next_meeting.start_time", following.get("start_time", ""))
    yield from _around(data, names)
    for entry in data.get("attendance", []):
        yield from _entry(entry, names)
    for item in data.get("items", []):
        yield from _item(item, names)


def _around(data: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Fact]:
    for each in data.get("adjournments", []):
        yield Fact("adjournment", " ".join(each[part] for part in ("from", "to", "resumed_on") if part in each))
    for each in data.get("contact", {}).get("contact_details", []):
        yield Fact("contact", each["value"])
    if data.get("declarations_none"):
        yield Fact("declarations.none", "yes")
    for each in data.get("declarations", []):
        yield Fact("declaration", _name(each["person"], names))


def _entry(entry: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Fact]:
    if "count" in entry:
        yield Fact("attendance.count", str(entry["count"]), entry["capacity"])
        return
    name = entry.get("name_as_printed") or _name(entry.get("person", ""), names)
    name = bare_name(name)[0]
    yield Fact("attendance", name)
    for part in ("status", "capacity", "role"):
        yield Fact(f"attendance.{part}", str(entry.get(part, "")), name)
    if entry.get("mode") == "virtual":
        yield Fact("attendance.mode", "virtual", name)
    if "substituting_for" in entry:
        yield Fact("attendance.substituting_for", _name(entry["substituting_for"], names), name)
    for interval in entry.get("intervals", []):
        yield Fact("attendance.from", interval.get("from", ""), name)
        yield Fact("attendance.to", interval.get("to", ""), name)


def _item(item: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Fact]:
    title = str(item["title"])
    yield Fact("item", title)
    number = item.get("minute_reference") or item.get("minute_number") or item.get("number", "")
    yield Fact("item.number", str(number).rstrip("."), title)
    if "number" in item and item.keys() & {"minute_number", "minute_reference"}:
        yield Fact("item.number", str(item["number"]), title)
    if item.get("exempt") or item.get("public") is False:
        yield Fact("item.exempt", str(item.get("exempt", {}).get("paragraph") or "yes"), title)
    if "page_start" in item:
        yield Fact("item.pages", f"{item['page_start']}-{item.get('page_end', item['page_start'])}", title)
    for each in item.get("decisions", []):
        yield Fact("decision.outcome", each["outcome"], title)
        yield Fact("decision.text", str(each.get("text", "")), title)
        yield from _vote(each.get("vote", {}), title)
    for each in item.get("motions", []):
        for part in ("mover", "seconder"):
            printed = each.get(f"{part}_as_printed") or _name(each.get(part, ""), names)
            yield Fact(f"motion.{part}", bare_name(printed)[0], title)
        yield Fact("motion.state", str(each.get("state", "")), title)
        yield from _vote(each.get("vote", {}), title)
        for amendment in each.get("amendments", []):
            for part in ("mover", "seconder"):
                yield Fact(f"amendment.{part}", bare_name(_name(amendment.get(part, ""), names))[0], title)
            yield Fact("amendment.state", str(amendment.get("state", "")), title)
            yield from _vote(amendment.get("vote", {}), title)
    for inner in item.get("items", []):
        yield from _item(inner, names)


def _vote(vote: Mapping[str, Any], title: str) -> Iterator[Fact]:
    for part in ("for", "against", "abstentions"):
        if part in vote:
            yield Fact(f"vote.{part}", str(vote[part]), title)
    if vote.get("unanimous"):
        yield Fact("vote.unanimous", "yes", title)
    if "casting_vote" in vote:
        yield Fact("vote.casting", vote["casting_vote"]["option"], title)
    for voter in vote.get("voters", []):
        yield Fact("vote.voter", bare_name(voter.get("name_as_printed", ""))[0], f"{title} {voter['option']}")


def _paper(data: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Fact]:
    yield Fact("paper", data["name"])
    for part in ("date", "to", "from", "report_of", "contact_post", "purpose", "reference"):
        yield Fact(f"paper.{part}", str(data.get(part, "")), data["name"])
    for part in ("author", "contact_officer"):
        yield Fact(f"paper.{part}", _name(data.get(part, ""), names), data["name"])
    for each in data.get("contact_details", []):
        yield Fact("paper.contact", each["value"], data["name"])
    for each in data.get("sections", []):
        yield Fact("paper.heading", str(each.get("heading", "")), data["name"])
    for each in data.get("recommended_text", []):
        yield Fact("paper.recommended", each["text"], data["name"])
        yield Fact("paper.recommended.number", str(each.get("number", "")), data["name"])
    for each in data.get("appendices", []):
        yield Fact("paper.appendix", each["title"], data["name"])


def _action(data: Mapping[str, Any]) -> Iterator[Fact]:
    text = str(data["text"])
    yield Fact("action", text)
    yield Fact("action.owner", str(data.get("owner_as_printed", "")), text)
    yield Fact("action.due", str(data.get("due", "")), text)
    yield Fact("action.deadline", str(data.get("due_as_printed", "")), text)
    for update in data.get("updates", []):
        yield Fact("action.progress", update["text"], text)


def _name(person: str, names: Mapping[str, str]) -> str:
    word = person.rsplit("/", 1)[-1]
    return names.get(word) or word.replace("-", " ")
