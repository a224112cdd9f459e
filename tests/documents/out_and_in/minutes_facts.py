"""The facts of a meeting, twice: those that its record has and its printed minutes say, and those that an import of the print gives."""

from collections import Counter

from tests.documents.out_and_in.documents import Fact
from tests.documents.out_and_in.minutes_printed import RecordFacts
from tests.documents.out_and_in.minutes_read import ImportFacts
from tui.documents.importing.result import Imported
from tui.documents.rendering.published import Published


def printed(book: Published, meeting_id: str) -> list[Fact]:
    """The facts of a record that its minutes print."""
    return list(RecordFacts(book, meeting_id).facts())


def read_back(found: Imported) -> list[Fact]:
    """The facts that an import of minutes gives."""
    return list(ImportFacts(found).facts())


_ONLY_WHERE_SAID = ("outcome", "verb", "capacity")
"""Fields that the schema wants, or that an import infers, where the print does not say them: what comes back then is no invention."""


def differences(expected: list[Fact], found: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """What of the expected facts did not come back, and what came back that is no fact."""
    lost, more = Counter(expected) - Counter(found), Counter(found) - Counter(expected)
    said = {each[:-1] for each in expected}
    unsaid = [each for each in more if each[0] in _ONLY_WHERE_SAID and each[:-1] not in said]
    return sorted(lost, key=str), sorted((each for each in more if each not in unsaid), key=str)
