"""Records are plain files under the ids that they were given, and a commit that changes them changes nothing else."""

from collections import Counter
from collections.abc import Iterator

from tui.book.audit.case import Case, Touched
from tui.book.audit.check import Check
from tui.book.audit.finding import Finding, Kind, finding
from tui.book.objects import PLAIN, Entry

OTHER = Kind(
    "other-files",
    "Not a record's file",
    "below records/ stands a link, a program, another repository, or a file that no record can have",
)
RENAMED = Kind(
    "record-renamed", "Record renamed", "a record was moved to another id, though an id is given once and for all"
)
MIXED = Kind("mixed-commit", "Mixed commit", "a commit that changes records changes other files beside them")

_WHAT = {"120000": "a link", "160000": "another repository", "100755": "a file that can be run"}
_ALIKE = 0.6
_MOST_COMPARED = 50


def _run(case: Case) -> Iterator[Finding]:
    for each in case.touched:
        if each.new is not None and each.new.mode != PLAIN and (each.old is None or each.old.mode != each.new.mode):
            yield finding(
                OTHER, f"The file of {each.record_id} is {_described(each.new)}, not a plain file.", each.record_id
            )
    for stray in case.strays:
        what = _described(stray.new) if stray.new.mode in _WHAT else "a file"
        yield finding(OTHER, f"{stray.path} is {what} that can be no record.", stray.path)
    for name in case.beside:
        if name.casefold() in ("records", "schema"):
            yield finding(
                OTHER, f"Beside the book's own folder stands {name}, which some computers take for the same.", name
            )
    if case.is_merge:
        return
    yield from _renamed(case)
    if case.touched and case.beside:
        listed = ", ".join(case.beside[:3]) + (f" and {len(case.beside) - 3} more" if len(case.beside) > 3 else "")
        yield finding(MIXED, f"The commit changes records and, beside them, {listed}.")


def _renamed(case: Case) -> Iterator[Finding]:
    gone = [each for each in case.touched if each.new is None and each.is_plain][:_MOST_COMPARED]
    come = [each for each in case.touched if each.old is None and each.is_plain][:_MOST_COMPARED]
    for new in come:
        old = next((each for each in gone if each.kind == new.kind and _alike(case, each, new)), None)
        if old is not None:
            gone.remove(old)
            yield finding(RENAMED, f"The record {old.record_id} was moved to {new.record_id}.", new.record_id)


def _alike(case: Case, gone: Touched, come: Touched) -> bool:
    if gone.old is not None and come.new is not None and gone.old.id == come.new.id:
        return True
    before, after = case.contents.data(gone.old), case.contents.data(come.new)
    if not before or not after:
        return False
    one, other = Counter(before.split(b"\n")), Counter(after.split(b"\n"))
    return (one & other).total() >= _ALIKE * max(one.total(), other.total())


def _described(entry: Entry) -> str:
    return _WHAT.get(entry.mode, f"of mode {entry.mode}")


CHECK = Check((OTHER, RENAMED, MIXED), _run)
