"""A body that the book does not have yet, made along with the first document that is taken in for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tui.app.screens.chooser import Choice, Chooser
from tui.documents.importing.result import Imported
from tui.record.kinds import UNNAMED_BODY, slug
from tui.record.safe import shortened

_LONGEST = 50


@dataclass(frozen=True, slots=True)
class NewBody:
    """A body that is to be made: its name, and of what kind it is."""

    name: str
    classification: str = ""

    @property
    def folder(self) -> str:
        """The folder that its records will be in."""
        return slug(self.name)

    @property
    def value(self) -> dict[str, str]:
        """What its record says."""
        return {"name": self.name, "classification": self.classification}


def named_in(found: Imported) -> NewBody | None:
    """Returns the body whose meeting a document says it tells of, where it says it."""
    for each in found.records:
        name = each.data.get("name")
        if each.kind == "meeting" and isinstance(name, str) and not each.id.startswith(f"{UNNAMED_BODY}/"):
            return NewBody(" ".join(name.split()))
    return None


def choice_of(body: NewBody) -> Choice[Any]:
    """Returns the choice of a new body, as the list of bodies has it."""
    return Choice(body, f"Not in the book yet: {shortened(body.name, _LONGEST)}", "is made with it")


def ask_kind(program: Any, body: NewBody, then: Callable[[NewBody | None], None]) -> None:
    """Asks of what kind a new body is, the kinds whose words are in its name first."""
    field = program.desk.schema.root("body").by_name["classification"]
    words = set(slug(body.name).split("-"))

    def unlike(kind: str) -> int:
        return -len(words & set(kind.split("-")))

    choices = [Choice(each, each.replace("-", " ")) for each in sorted(field.choices, key=unlike)]
    title = f"{shortened(body.name, _LONGEST)}: a body of what kind?"
    program.push_screen(
        Chooser(title, choices), lambda kind: then(NewBody(body.name, kind) if kind is not None else None)
    )
