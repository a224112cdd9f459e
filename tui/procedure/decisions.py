"""Decisions in words: the sentence of a minute made from the body's own wording, and the table of items and actions, which is a view."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tui.procedure.elections import POSTS
from tui.procedure.register import Register, Value, dicts, text_at, texts
from tui.record.kinds import body_of, reference_target
from tui.record.words import default_name, lower_first

_PLAIN: Final = {
    "noted": "{body} AGREED to NOTE {what}.",
    "agreed": "{body} AGREED {what}.",
    "endorsed": "{body} AGREED to ENDORSE {what}.",
    "approved": "{body} AGREED to APPROVE {what}.",
    "adopted": "{body} AGREED to ADOPT {what}.",
    "resolved": "{body} RESOLVED {what}.",
    "recommended": "{body} RECOMMENDED {what}.",
    "supported": "{body} SUPPORTED {what}.",
    "deferred": "{body} AGREED to DEFER {what}.",
    "referred": "{body} AGREED to REFER {what}.",
    "withdrawn": "{what} was WITHDRAWN.",
    "lost": "{what} was LOST.",
}
_PAPERS: Final = {
    "report": "the report",
    "letter": "the letter",
    "presentation": "the presentation",
    "minutes": "the minutes",
    "plan": "the plan",
    "annual_report": "the Annual Report",
    "policy": "the policy",
    "briefing": "the briefing",
}
_PATTERNED: Final = frozenset(
    {"noted", "endorsed", "approved", "adopted", "supported", "deferred", "withdrawn", "lost"}
)
"""Outcomes that a pattern says in full; the others need the minute's own words."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table of items and actions: our number, the item's title and minute, and the actions in sentences.

    `printed_number` and `printed` are what the document's own table has, where the record keeps it; `is_election` marks a row that printed
    tables often leave out.
    """

    number: int
    item: str
    title: str
    minute: str | None
    actions: tuple[str, ...]
    printed_number: str | None = None
    printed: tuple[str, ...] = ()
    is_election: bool = False


def sentence(register: Register, meeting_id: str, item: Value, decision: Value) -> str:
    """Returns the sentence of a decision made from its outcome and the body's wording; an election names who was elected to what."""
    body = register.body(body_of(meeting_id) or "")
    name = text_at(body, "wording", "short_name") or text_at(body, "name") or "the body"
    election = decision.get("election")
    if isinstance(election, Mapping):
        return _elected(register, election, name)
    outcome = text_at(decision, "outcome") or ""
    own = {str(each.get("outcome")): text_at(each, "sentence") for each in dicts(body.get("wording"), "sentences")}
    template = own.get(outcome) or _PLAIN.get(outcome) or "{body} decided on {what}."
    made = template.replace("{body}", name).replace("{what}", what_of(register, item))
    return made[:1].upper() + made[1:]


def what_of(register: Register, item: Value) -> str:
    """Returns what an item's decision is about, in words: `the plan` for an item with a plan before it, else `the report`."""
    for paper in texts(item, "papers"):
        sort = text_at(register.get(paper), "paper_type")
        if sort in _PAPERS:
            return _PAPERS[sort]
    title = text_at(item, "title") or ""
    if title.lower().startswith("minutes of "):
        return f"the {lower_first(title)}"
    return "the Annual Report" if "annual report" in title.lower() else "the report"


def table(register: Register, meeting_id: str, meeting: Value | None = None) -> list[Row]:
    """Returns the table of items and actions of a meeting: each item with a decision, in order, the minutes of other meetings left out.

    `meeting` is the whole record, where sentences should be as minuted; without it the register's gist is taken.
    """
    value = meeting if meeting is not None else register.get(meeting_id) or {}
    rows: list[Row] = []
    for item in dicts(value, "items"):
        found = [(each, decision) for each in _with_items_within(item) for decision in dicts(each, "decisions")]
        decided = [(each, decision) for each, decision in found if not _approves_minutes(each, decision)]
        if not decided:
            continue
        decisions = [decision for _, decision in decided]
        number = item.get("minute_number")
        rows.append(
            Row(
                len(rows) + 1,
                str(item.get("id")),
                text_at(item, "title") or "",
                str(number) if number is not None else text_at(item, "minute_reference"),
                tuple(line for each, decision in decided for line in _actions(register, meeting_id, each, decision)),
                text_at(decisions[0], "table_number"),
                tuple(text for each in decisions if (text := text_at(each, "table_text"))),
                all(isinstance(each.get("election"), Mapping) for each in decisions),
            )
        )
    return rows


def _actions(register: Register, meeting_id: str, item: Value, decision: Value) -> Iterator[str]:
    """Yields the sentence of a decision, as minuted where no template can say it, then the recommendations that it made."""
    minuted = text_at(decision, "text")
    special = isinstance(decision.get("election"), Mapping) or text_at(decision, "outcome") not in _PATTERNED
    only_there = None if minuted else text_at(decision, "table_text")
    said = (minuted if special else only_there) or sentence(register, meeting_id, item, decision)
    asked = texts(decision, "recommendations")
    if asked and not special:
        made = "the following recommendation" if len(asked) == 1 else "the following recommendations"
        said = f"{said.removesuffix('.')} and made {made}:"
    yield said
    yield from (_recommended(register, each) for each in asked)


def _recommended(register: Register, record_id: str) -> str:
    return text_at(register.get(record_id), "text") or record_id


def _approves_minutes(item: Value, decision: Value) -> bool:
    title = (text_at(item, "title") or "").lower()
    return decision.get("outcome") in ("agreed", "approved") and title.startswith("minutes")


def _elected(register: Register, election: Mapping[str, Any], name: str) -> str:
    post = text_at(election, "post_title") or POSTS.get(text_at(election, "post") or "", "the post")
    result, term = text_at(election, "result"), text_at(election, "term")
    if result is None:
        return f"{name[:1].upper() + name[1:]} elected nobody as {post}."
    person = reference_target("person", result)
    who = text_at(register.get(person), "name") or default_name(person)
    return f"{who} was ELECTED {post}{f' for {term}' if term else ''}."


def _with_items_within(item: Value) -> Iterator[Value]:
    yield item
    for one in dicts(item, "items"):
        yield from _with_items_within(one)
