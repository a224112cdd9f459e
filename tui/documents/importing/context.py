"""What a reader of documents needs to know: the drafts, whose records they are, and the day that was given."""

from dataclasses import dataclass

from tui.documents.importing.drafting import Drafts, Node
from tui.documents.importing.header import Head
from tui.record.kinds import slug


@dataclass
class Context:
    """One import. `body` is the folder of the body, empty where the document has to say it; `date` is YYYY-MM-DD or empty."""

    drafts: Drafts
    body: str = ""
    date: str = ""

    def folder(self, head: Head) -> str:
        """Returns the folder of the body: the one given, or one made from the name in the document."""
        return self.body or (slug(head.body.text) if head.body else "unnamed-body")

    def day(self, head: Head) -> str:
        """Returns the day of the meeting, the document's before the one given; empty where neither says one."""
        return head.date.date if head.date is not None else self.date

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
