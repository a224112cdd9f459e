"""The log of deliverables: what a plan is to bring about, under which theme, by when, and where it stands by its last update."""

from collections.abc import Iterator
from typing import Final

from tui.documents.exchange.extract import Extract
from tui.documents.exchange.logs.cells import names, texts
from tui.documents.exchange.logs.table import Row
from tui.documents.exchange.naming import line, number_at, record_name, texts_at
from tui.procedure.register import dicts, text_at

_PLAIN: Final = ("name", "stage", "status", "status_as_printed", "superseded_by")
COLUMNS: Final = (
    "id", "plan", "plan_name", "body", "theme", *_PLAIN, "target_year", "target_from_quarter", "target_to_quarter", "target_date",
    "target_as_printed", "owners", "updates", "last_update_on", "last_update",
)  # fmt: skip


def rows(extract: Extract) -> Iterator[Row]:
    """Yields a row for every deliverable."""
    register = extract.register
    for each, value, plan in extract.deliverables():
        updates = dicts(value, "updates")
        last = updates[-1] if updates else {}
        theme = next((one for one in dicts(plan, "themes") if one.get("id") == value.get("theme")), {})
        yield {
            "id": each,
            "plan": f"{each.rsplit('/', 2)[0]}/plan",
            "plan_name": line(text_at(plan, "name")),
            "body": record_name(register, text_at(plan, "owner")),
            "theme": text_at(theme, "name") or text_at(value, "theme"),
            **texts(value, *_PLAIN),
            "target_year": text_at(value, "target", "year"),
            "target_from_quarter": number_at(value, "target", "from_quarter"),
            "target_to_quarter": number_at(value, "target", "to_quarter"),
            "target_date": text_at(value, "target", "date"),
            "target_as_printed": text_at(value, "target", "as_printed"),
            "owners": names(register, texts_at(value, "owners")),
            "updates": len(updates),
            "last_update_on": text_at(last, "date"),
            "last_update": text_at(last, "text"),
        }
