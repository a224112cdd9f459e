"""The lines of changes in the message are those that the two trees give when they are worked out again."""

from collections.abc import Iterator, Sequence

from tui.book.audit.case import Case
from tui.book.audit.check import Check
from tui.book.audit.finding import Finding, Kind, finding
from tui.book.message import WORDINGS, body_text

DIFFER = Kind(
    "lines-differ", "Lines differ", "the lines that tell the changes are not what changed between the two trees"
)
_SHOWN = 100


def _run(case: Case) -> Iterator[Finding]:
    wording, touched = case.wording, case.by_id
    if touched and not case.is_merge and "\n" in wording.subject:
        yield finding(
            DIFFER, f"Under the subject stands {_cut(wording.subject.split(chr(10))[1])}, where no change is told."
        )
    named = [each for each in wording.records if each in touched]
    schema = case.schema
    if case.is_merge or not named or schema is None or not all(touched[each].is_plain for each in named):
        return
    number = wording.first("Schema") or ""
    if not (number.isascii() and number.isdigit()):
        return
    lines_of = WORDINGS.get(int(number[:9]))
    if lines_of is None:
        return  # the commit has another schema than it states, or one that nobody knows: both are told as such
    lines = {each: lines_of(touched[each].kind, *case.values(touched[each]), schema) for each in named}
    if len(wording.records) > len(named):
        # A record is named that did not change, which is told elsewhere. The others are looked for one by one.
        wrong = [each for each in named if body_text(lines[each]) not in wording.body]
        if wrong:
            yield _differ(wrong[0], body_text(lines[wrong[0]]), wording.body)
        return
    expected = body_text(lines[named[0]] if len(named) == 1 else lines)
    if expected != wording.body:
        yield _differ(_first_wrong(named, lines, wording.body), expected, wording.body)


def _first_wrong(named: Sequence[str], lines: dict[str, tuple[str, ...]], body: str) -> str:
    sections = {each: body_text({each: lines[each]}).partition("\n")[2] for each in named}
    return next((each for each in named if sections[each] not in body), named[0])


def _differ(record_id: str, expected: str, said: str) -> Finding:
    wanted, found = expected.split("\n"), said.split("\n")
    for want, have in zip(wanted, found, strict=False):
        if want != have:
            at = _shown_from(want, have)
            return finding(DIFFER, f"The message says {_cut(have, at)}; the change is {_cut(want, at)}.", record_id)
    if len(found) < len(wanted):
        return finding(DIFFER, f"The message leaves out {_cut(wanted[len(found)])}.", record_id)
    return finding(DIFFER, f"The message says {_cut(found[len(wanted)])}, which is no change.", record_id)


def _shown_from(one: str, other: str) -> int:
    """Returns where to begin to show two lines, so that what differs in them is seen."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return max(same - _SHOWN // 2, 0) if same > _SHOWN // 2 else 0


def _cut(line: str, start: int = 0) -> str:
    shown = line[start : start + _SHOWN]
    return f"“{'…' if start else ''}{shown}{'…' if start + _SHOWN < len(line) else ''}”"


CHECK = Check((DIFFER,), _run)
