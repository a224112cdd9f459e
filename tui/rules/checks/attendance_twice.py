"""Nobody is on the attendance twice, and nobody who sent apologies is there."""

from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import Map, RecordView, text
from tui.rules.words import named

_AS = {"expected": "as expected", "present": "as present", "apologies": "with apologies", "absent": "as absent"}
_LEAVE_IT = "If the minutes print it so, leave both and say so in a remark; else take one out."


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each second entry of one person, and each apology of somebody who is said to have taken part."""
    seen: dict[str, Map] = {}
    for spot, entry in view.attendance:
        status, person = entry.get("status"), text(entry, "person")
        if status in ("apologies", "absent") and ("mode" in entry or entry.get("intervals")):
            how = "virtual attendance" if entry.get("mode") == "virtual" else "attendance"
            what = "Apologies were given" if status == "apologies" else "The entry says absent"
            at = (*spot, "mode") if "mode" in entry else (*spot, "intervals")
            yield Finding(at, f"{what}, and yet {how} is recorded.", "If the minutes print both, leave both.", at="key")
        if person is None:
            continue
        earlier = seen.get(person)
        if earlier is None:
            seen[person] = entry
        else:
            yield Finding((*spot, "person"), _sentence(person, earlier, entry), _LEAVE_IT)


def _sentence(person: str, earlier: Map, entry: Map) -> str:
    before, now = earlier.get("status"), entry.get("status")
    if before != now and isinstance(before, str) and isinstance(now, str):
        return f"{named(person)} is recorded {_AS.get(before, before)} and also {_AS.get(now, now)}."
    was, is_now = earlier.get("capacity"), entry.get("capacity")
    if was != is_now and isinstance(was, str) and isinstance(is_now, str):
        return f"{named(person)} attends as {was} and also as {is_now}."
    return f"{named(person)} is on the attendance twice."


RULE = RecordRule(
    "attendance-twice",
    Severity.WARNING,
    "Nobody is on the attendance twice or both absent and there",
    kinds=("meeting",),
    check=check,
)
