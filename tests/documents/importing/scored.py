"""The documents that are scored, each against its expectations: our own examples, and the real ones where they are beside the checkout."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from tests.documents.importing.expectations import facts_expected
from tests.documents.importing.facts import Fact, facts_of
from tests.documents.importing.published import facts_published
from tests.documents.importing.scoring import FieldScore, compared
from tui.documents.importing.importing import import_document
from tui.documents.importing.result import Imported

EXAMPLES = Path(__file__).parent / "examples"
SHARED = Path(__file__).parents[4] / "shared"


_PARTIAL = ("attendance.role", "motion.mover", "motion.seconder")
"""Of roles the expectations of the real documents state the chair's only, of movers those that stand in lines of their own."""
_OF_DAY = re.compile(r"\d{4}-\d\d-\d\d ")
_ROWS = ("action", "action.owner", "action.due", "action.deadline", "action.progress")


@dataclass(frozen=True)
class Scored:
    """A document with what is expected of it."""

    path: Path
    expectations: Path | None = None
    whole: bool = False
    """Whether all that it states is expected, so that whatever else is drafted is invented."""

    @cached_property
    def told(self) -> dict[str, Any]:
        """Its file of expectations; empty where it has none."""
        return yaml.safe_load(self.expectations.read_text()) if self.expectations is not None else {}

    @cached_property
    def imported(self) -> Imported:
        """What the import makes of it."""
        return import_document(self.path.read_bytes(), self.path.name, date=str(self.told.get("given_date", "")))

    @cached_property
    def expected(self) -> list[Fact]:
        """What it states, by its expectations or, for a document that the sample book is made from, by the book."""
        return facts_expected(self.told) if self.told else facts_published(self.path.name)

    def scores(self) -> dict[str, FieldScore]:
        """Returns its score by field. All of an example is expected; of a real document, the fields that are named."""
        several = any(_OF_DAY.match(each.where) for each in self.expected)
        drafted = facts_of([(each.kind, each.id, each.data) for each in self.imported.records], several)
        if self.whole:
            return compared(self.expected, drafted, whole=True)
        return compared(
            self.expected, drafted, partial=[*_PARTIAL, *(_ROWS if "items_are_partial" in self.told else ())]
        )


def scored(folder: Path | None = None) -> list[Scored]:
    """Returns every document there is, in order of its folder and name; with `folder`, those in it, of which all is expected."""
    found = []
    files = [*folder.iterdir()] if folder else [*EXAMPLES.iterdir(), *SHARED.glob("seeds/*"), *SHARED.glob("corpus/*")]
    for path in sorted(files, key=lambda each: (each.parent.name, each.name)):
        if path.suffix == ".yaml":
            continue
        beside = path.with_name(f"{path.name.rsplit('.', 1)[0]}.expect.yaml")
        found.append(Scored(path, beside if beside.exists() else None, path.parent in (EXAMPLES, folder)))
    return found
