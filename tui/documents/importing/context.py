"""What a reader of documents needs to know: the drafts, whose records they are, and the day that was given."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tui.documents.importing.drafting import Drafts, Node
from tui.documents.importing.head.header import Head
from tui.documents.importing.passage import Passage
from tui.record.kinds import UNNAMED_BODY, slug


@dataclass
class Context:
    """One import. `body` is the folder of the body; where none was given, it is that of the first body that the document names.
    `date` is YYYY-MM-DD or empty. `bodies` has the folders of known bodies by their names in small letters."""

    drafts: Drafts
    body: str = ""
    date: str = ""
    bodies: Mapping[str, str] = field(default_factory=dict)

    def folder(self, head: Head) -> str:
        """Returns the folder of the body: the one given, or one made from the name in the document."""
        if not self.body and head.body:
            self.body = self.folder_named(head.body.text)
        return self.body or UNNAMED_BODY

    def folder_named(self, name: str) -> str:
        """Returns the folder of the body of that name: of a known one, or one made from the name."""
        return self.bodies.get(" ".join(name.lower().split())) or slug(name)

    def day(self, head: Head) -> str:
        """Returns the day of the meeting, the document's before the one given; empty where neither says one."""
        return head.date.date if head.date is not None else self.date

    def person(self, printed: Passage, name: str) -> str:
        """Returns the id of a person; somebody not drafted yet is drafted with the name as printed."""
        word = slug(name)
        if not any(each.id == f"people/{word}" for each in self.drafts.records):
            self.drafts.begin("person", f"people/{word}").put("name", printed, name)
        return word

    def meeting(self, head: Head) -> Node:
        """Begins the meeting that a head speaks of; a meeting of that body and day that is begun already goes on."""
        folder, day = self.folder(head), self.day(head)
        word = (
            f"-{head.classification.replace('_', '-')}"
            if head.classification not in ("", "ordinary", "extraordinary", "annual")
            else ""
        )
        wanted = f"{folder}/meetings/{day}{word}" if day else f"{folder}/meetings/undated-meeting"
        known = next((each for each in self.drafts.records if each.id == wanted), None)
        return known.root if known else self.drafts.begin("meeting", wanted)
