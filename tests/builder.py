"""Books for tests in a line or two: `a_book().meeting("2022-09-14").records` is `{record id: text}`.

Everything made here is valid and raises no problem, so that a test sees only what it puts in. People are called
Member A and the like: nobody is invented.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from tui.record.canonical import dump_record
from tui.record.kinds import file_of, kind_of
from tui.record.schema import Schema

ROOT = Path(__file__).parent.parent
PANEL = "example-panel"

Value = dict[str, Any]


@cache
def the_schema() -> Schema:
    """The project's own schema."""
    documents = {path.name: json.loads(path.read_text()) for path in (ROOT / "schema").glob("*.schema.json")}
    return Schema.from_documents(documents, int((ROOT / "schema" / "VERSION").read_text()))


class BookBuilder:
    """A book in the making. Every method adds to it and returns it; `records` is what has been made."""

    def __init__(self, body: str = PANEL) -> None:
        self.body_folder = body
        self.records: dict[str, str] = {}

    def add(self, record_id: str, /, **fields: Any) -> "BookBuilder":
        """A record with exactly these fields."""
        kind = kind_of(record_id)
        assert kind is not None, record_id
        self.records[record_id] = dump_record(fields, the_schema(), kind, record_id)
        return self

    def text(self, record_id: str, text: str) -> "BookBuilder":
        """A record with exactly this text, which need not be a good one."""
        self.records[record_id] = text
        return self

    def body(self, **fields: Any) -> "BookBuilder":
        """The body itself."""
        return self.add(
            f"{self.body_folder}/body",
            **{"name": _named(self.body_folder), "classification": "police-and-crime-panel", **fields},
        )

    def person(self, *ids: str, **fields: Any) -> "BookBuilder":
        """One record for each person, named after the id: `member-a` is Member A."""
        for one in ids:
            self.add(f"people/{one}", **{"name": _named(one), **fields})
        return self

    def members(
        self,
        *people: str,
        substitutes: tuple[str, ...] = (),
        chair: str | None = None,
        listed: str = "2022-09-14",
        **fields: Any,
    ) -> "BookBuilder":
        """The membership list printed on the day `listed`; people who have no record yet get one."""
        seats = [{"id": one, "person": one, "member_kind": "appointed"} for one in people]
        seats += [{"id": f"{one}-substitute", "person": one, "member_kind": "substitute"} for one in substitutes]
        for seat in seats:
            seat["listed_on"] = [{"document": "agenda.pdf", "date": listed}]  # type: ignore[assignment]
        if chair is not None:
            seats.append(
                {
                    "id": f"{chair}-chair",
                    "person": chair,
                    "member_kind": "appointed",
                    "role": "chair",
                    "listed_on": [{"document": "agenda.pdf", "date": listed}],  # type: ignore[dict-item]
                }
            )
        covers = ["appointed", "co_opted_independent", "substitutes"]
        self.person(*(one for one in (*people, *substitutes) if f"people/{one}" not in self.records))
        lists = [{"id": listed, "date": listed, "document": "agenda.pdf", "covers": covers}]
        return self.add(f"{self.body_folder}/members", **{"lists": lists, "memberships": seats, **fields})

    def rules(self, word: str = "2020-01-01", **fields: Any) -> "BookBuilder":
        """Rules of procedure by which minutes are numbered through the municipal year."""
        numbering = {"scheme": "municipal_year", "year_starts": "05-01"}
        return self.add(
            f"{self.body_folder}/rules/{word}",
            **{"name": "Rules", "instrument": "rules_of_procedure", "minute_numbering": numbering, **fields},
        )

    def meeting(self, word: str = "2022-09-14", **fields: Any) -> "BookBuilder":
        """An ordinary meeting on the date with which `word` begins, held unless said otherwise."""
        plain: Value = {"name": _named(self.body_folder), "classification": "ordinary", "status": "held"}
        if word[:4].isdecimal():
            plain["date"] = word[:10]
        return self.add(f"{self.body_folder}/meetings/{word}", **{**plain, **fields})

    def write(self, root: Path) -> Path:
        """Writes the records and the schema below `root`, which then is a book but for git, and returns it."""
        for record_id, text in self.records.items():
            path = root / file_of(record_id)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        for path in (ROOT / "schema").iterdir():
            (root / "schema").mkdir(parents=True, exist_ok=True)
            (root / "schema" / path.name).write_bytes(path.read_bytes())
        return root


def a_book() -> BookBuilder:
    """A panel with its numbering rules, three members, one of them its chair, and two substitutes."""
    people = ("member-a", "member-b", "member-c")
    return BookBuilder().body().rules().members(*people, substitutes=("member-x", "member-y"), chair="member-a")


def present(*people: str, **fields: Any) -> list[Value]:
    """Attendance of members who are all there."""
    return [{"id": one, "person": one, "capacity": "member", "status": "present", **fields} for one in people]


def item(name: str, **fields: Any) -> Value:
    """An item titled after its short name."""
    return {"id": name, "title": _named(name), **fields}


def noted(name: str = "noted", **fields: Any) -> Value:
    """A decision to note."""
    return {"id": name, "verb": "NOTED", "outcome": "noted", **fields}


def _named(word: str) -> str:
    return " ".join(part.capitalize() for part in word.split("-"))
