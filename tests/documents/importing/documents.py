"""Made-up documents for the tests of the import, and a way to look at what they give."""

from dataclasses import dataclass
from typing import Any

from tui.documents.importing.importing import import_document
from tui.documents.importing.result import Imported


@dataclass
class Given:
    """What a made-up document gave."""

    found: Imported

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [each.data for each in self.found.records if each.kind == kind]

    @property
    def meeting(self) -> dict[str, Any]:
        return self.of("meeting")[0]

    @property
    def items(self) -> list[dict[str, Any]]:
        return list(self.meeting["items"])

    @property
    def titles(self) -> list[str]:
        return [each["title"] for each in self.items]

    def item(self, title: str) -> dict[str, Any]:
        return next(each for each in self.items if each["title"] == title)

    @property
    def attendance(self) -> dict[str, dict[str, Any]]:
        return {each.get("name_as_printed", each.get("label")): each for each in self.meeting.get("attendance", [])}

    @property
    def left(self) -> list[str]:
        return [each.text for each in self.found.unplaced if not each.what]

    @property
    def named(self) -> dict[str, str]:
        return {each.text: each.what for each in self.found.unplaced if each.what}


def given(text: str | bytes, name: str = "minutes.txt", body: str = "", date: str = "") -> Given:
    """What a document gives."""
    data = text if isinstance(text, bytes) else text.encode()
    return Given(import_document(data, name, body, date))
