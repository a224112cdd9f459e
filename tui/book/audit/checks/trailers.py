"""The trailers of a commit that changes records: each there, each once, none made up."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from tui.book.audit.case import Case
from tui.book.audit.check import Check
from tui.book.audit.finding import Finding, Kind, finding
from tui.book.message import ACTIONS, TRAILERS, check_event_date, one_line
from tui.errors import WrongUsage
from tui.record.safe import shortened

MISSING = Kind(
    "trailers-missing",
    "Trailers missing",
    "a record or the schema was changed without saying action, record, reason and schema",
)
TWICE = Kind(
    "trailer-twice",
    "Trailer twice",
    "a trailer stands in the message more than once, so that nobody can say which one counts",
)
UNKNOWN = Kind(
    "trailer-unknown",
    "Unknown trailer",
    "the last paragraph has an action, a number, a day or a line that the book does not know",
)
FORGED = Kind(
    "trailer-forged",
    "Trailer forged",
    "a line looks like a trailer and is none, or trailers stand in an order that the program never writes",
)

_NEEDED = ("Action", "Record", "Reason", "Schema")
_SHOWN = 60


def _run(case: Case) -> Iterator[Finding]:
    wording = case.wording
    yield from _forged(case)
    if not case.is_merge and (case.touched or case.schema_touched):
        needed = _NEEDED if case.touched else tuple(name for name in _NEEDED if name != "Record")
        needed += ("Authority",) if wording.action == "approve" else ()
        missing = [name for name in needed if not any(value.strip() for value in wording.all(name))]
        if len(missing) == len(needed):
            yield finding(MISSING, f"The commit changes {_what(case)}, and its message has no trailers.")
        elif missing:
            yield finding(MISSING, f"The message does not say {', '.join(missing)}.")
    counts = Counter(name for name, _ in wording.trailers if name != "Record")
    for name, count in counts.items():
        if count > 1:
            yield finding(TWICE, f"The trailer {name} stands in the message {count} times.")
    for record_id, count in Counter(wording.all("Record")).items():
        if count > 1:
            yield finding(TWICE, f"The trailer Record names {record_id} {count} times.", record_id)
    yield from _unknown(case)


def _unknown(case: Case) -> Iterator[Finding]:
    wording = case.wording
    if wording.odd:
        yield finding(
            UNKNOWN,
            f"The last paragraph has a line that is no trailer of a book: “{shortened(wording.odd[0], _SHOWN)}”.",
        )
    for action in wording.all("Action"):
        if action not in ACTIONS:
            yield finding(UNKNOWN, f"There is no action “{shortened(action, _SHOWN)}”.")
    for number in wording.all("Schema"):
        if not (number.isascii() and number.isdigit()):
            yield finding(UNKNOWN, f"The trailer Schema is a whole number, not “{shortened(number, _SHOWN)}”.")
    for day in wording.all("Event-Date"):
        try:
            check_event_date(day)
        except WrongUsage as error:
            yield finding(UNKNOWN, error.sentence)


def _forged(case: Case) -> Iterator[Finding]:
    wording = case.wording
    if wording.misplaced:
        line = wording.misplaced[0]
        yield finding(
            FORGED, f"Outside the last paragraph stands what looks like a trailer: “{shortened(line, _SHOWN)}”."
        )
    places = [TRAILERS.index(name) for name, _ in wording.trailers]
    if places != sorted(places):
        late = next(TRAILERS[after] for before, after in pairwise(places) if after < before)
        yield finding(
            FORGED, f"The trailer {late} stands where the program never puts it: another line was slipped in before it."
        )
    for name, value in wording.trailers:
        if value.strip() and one_line(value) != value:
            yield finding(
                FORGED,
                f"The trailer {name} is not written as the program writes one line of text: “{shortened(value, _SHOWN)}”.",
            )


def _what(case: Case) -> str:
    ids = [each.record_id for each in case.touched]
    if not ids:
        return "the schema"
    return ids[0] if len(ids) == 1 else f"{ids[0]} and {len(ids) - 1} more"


CHECK = Check((MISSING, TWICE, UNKNOWN, FORGED), _run)
