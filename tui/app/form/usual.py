"""Which fields a form shows before anything stands in them, and what names a new entry of a list.

Only convenience: every other field of the schema is one key away (`+`). A name here that a schema does not have is ignored.
"""

from typing import Any

USUAL: dict[str, tuple[str, ...]] = {
    "meeting": (
        "name",
        "classification",
        "status",
        "date",
        "start_time",
        "actual_start",
        "actual_end",
        "location",
        "attendance",
        "items",
    ),
    "person": ("name", "given_name", "family_name", "style_in_minutes", "other_names"),
    "body": ("name", "classification", "timezone", "host_authority"),
    "members": ("memberships",),
    "rules": ("name", "instrument", "in_force_from"),
    "paper": ("name", "paper_type", "date", "originator", "author", "meeting", "item", "sections"),
    "recommendation": ("text", "made_at", "item", "addressee", "response_required_by", "response"),
    "action": ("text", "kind", "owners", "raised_at", "item", "due", "updates"),
    "question": ("kind", "asker", "meeting", "item", "text", "reply"),
    "complaints": ("period", "reported_at"),
    "plan": ("name", "owner", "period_start", "period_end", "themes"),
    "deliverable": ("name", "theme", "stage", "status", "updates"),
    "items": ("number", "minute_number", "title", "notes", "decisions"),
    "notes": ("type", "speaker", "text", "answers"),
    "answers": ("type", "speaker", "text"),
    "decisions": ("outcome", "verb", "text"),
    "motions": ("text", "mover", "seconder", "state"),
    "attendance": ("person", "capacity", "role", "status", "substituting_for", "intervals"),
    "intervals": ("from", "to"),
    "memberships": ("person", "member_kind", "role", "on_behalf_of_id", "start_date", "end_date"),
    "declarations": ("person", "item", "interest", "description", "effect"),
    "updates": ("date", "text", "status"),
    "sections": ("number", "heading", "text"),
    "location": ("name", "address"),
    "response": ("date", "outcome", "text"),
    "reply": ("speaker", "text", "date"),
    "sources": ("document", "place"),
}
"""Fields always shown, by the kind of record or by the name of the field that holds the object."""

NAMES_OF_LISTS: dict[str, str] = {
    "attendance": "person",
    "declarations": "person",
    "memberships": "person",
    "voters": "person",
    "candidates": "person",
    "presiding": "person",
    "clearance": "person",
    "items": "title",
    "themes": "name",
    "deliverables": "name",
    "sections": "heading",
    "notes": "text",
    "answers": "text",
    "motions": "text",
    "updates": "text",
    "decisions": "outcome",
    "scenes": "text",
    "publications": "what",
    "intervals": "from",
}
"""What a new entry of these lists is asked for first; its short name is made from it."""

NAMED_BY = (
    "person", "title", "heading", "name", "label", "text", "description", "value", "from", "date", "number", "note",
)  # fmt: skip
"""What a new entry of any other list is asked for first, where its schema needs nothing: the first of these that it has."""

FIRST_VALUES: dict[str, dict[str, str]] = {
    "attendance": {"capacity": "member", "status": "present"},
    "answers": {"type": "answer"},
    "notes": {"type": "question"},
}
"""What a new entry of these lists begins with, so that the usual case needs no typing."""

_BEFORE = ("tentative", "confirmed", "postponed")


def first_values(name: str, record: Any) -> dict[str, str]:
    """Returns what a new entry of the list begins with; before a meeting is held, who is on its attendance is expected."""
    usual = FIRST_VALUES.get(name, {})
    is_to_come = name == "attendance" and isinstance(record, dict) and record.get("status") in _BEFORE
    return {**usual, "status": "expected"} if is_to_come else usual


UNASKED = ("intervals",)
"""Lists whose new entry is opened with nothing in it: none of its fields is there in every case. Who left early has no From."""
