"""What the sample book holds of a document that its records were made from: the facts that an import of it has to give as well."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.documents.importing.facts import Fact, facts_of

_RECORDS = Path(__file__).parents[3] / "records"
_OF = {
    "000_5befa7c06157fe40.txt": ("cambridgeshire-pcp/meetings/2024-09-25",),
    "001_740e8cf0cde4de22.txt": ("cambridgeshire-pcp/meetings/2023-09-20",),
    "002_ee6c3af70b6956ae.txt": ("cambridgeshire-pcp/meetings/2022-09-14", "cambridgeshire-pcp/meetings/2022-07-20"),
    "003_5d547904ef0d0399.txt": ("llr-pcp/meetings/undated-plan-update",),
    "004_d3bc7075eff706ad.txt": ("cambridgeshire-bcb/papers/2021-10-12-police-and-crime-plan-development",),
}
"""The meetings that a document is the agenda or the minutes of, or the report that it is; it names others in passing."""
_IN_OTHER_WORDS = (
    "action",
    "decision.text",
    "vote",
    "motion",
    "next_meeting",
    "planned",
    "paper.purpose",
    "paper.contact_officer",
)
"""Fields that the book words itself, or took from the prose."""


def facts_published(document: str) -> list[Fact]:
    """Returns the facts of the book's records that were made from a document, without what the book says in words of its own."""
    meetings = _OF.get(document, ())
    made = [
        each
        for each in _book()
        if each[0] == "person"
        or each[1] in meetings
        or (each[0] == "recommendation" and each[2]["made_at"] in meetings)
    ]
    facts = facts_of(made, each_by_day=len(meetings) > 1)
    return [
        each
        for each in facts
        if not each.field.startswith(_IN_OTHER_WORDS) and each.field not in ("recommendation", "paper.recommended")
    ]


@cache
def _book() -> tuple[tuple[str, str, dict[str, Any]], ...]:
    found = []
    for path in sorted(_RECORDS.rglob("*.yaml")):
        record_id = path.relative_to(_RECORDS).with_suffix("").as_posix()
        folder = record_id.split("/")[-2] if "/" in record_id else ""
        kind = {"people": "person", "meetings": "meeting", "papers": "paper", "recommendations": "recommendation"}.get(
            folder, folder
        )
        found.append((kind, record_id, yaml.safe_load(path.read_text())))
    return tuple(found)
