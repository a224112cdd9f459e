"""The commands about who is there: somebody came in or left, stands in for a member, or sent apologies."""

import re
from typing import Any, Final

from tui.procedure.minuting import course, roster
from tui.procedure.minuting.command import Command
from tui.procedure.minuting.moments import time_in
from tui.procedure.minuting.people import Somebody
from tui.procedure.minuting.sitting import Done, Sitting, ids
from tui.procedure.minuting.slots import Answers, choice, somebody, words_of
from tui.record.edits import Insert, Set
from tui.record.paths import Item

_AWAY: Final = ("apologies", "absent")
_AWAY_TYPED: Final = re.compile(r"\s+(apologies|absent)\s*\Z", re.IGNORECASE)
_ONLINE: Final = re.compile(r"\s+(virtual|virtually|online|remote|remotely)\b", re.IGNORECASE)
_FOR: Final = re.compile(r"\s+for\s+(.+)\Z", re.IGNORECASE)
_COUNTED: Final = re.compile(r"\s*(?:(public|press) ([0-9]{1,4})|([0-9]{1,4}) (public|press))\s*\Z", re.IGNORECASE)


def _plain(typed: str) -> str:
    """Returns the name in what is typed for an arrival or departure: without time, place taken, or word about how."""
    _, rest = time_in(f"{typed} ")
    return _FOR.sub("", _ONLINE.sub("", _AWAY_TYPED.sub("", f"{rest} ".rstrip() + (" " if not rest else ""))))


def _arrive(sitting: Sitting, answers: Answers, at: str) -> Done:
    typed = answers["who_typed"]
    counted = _COUNTED.match(typed)
    if counted is not None:
        return _count(sitting, (counted[1] or counted[4]).lower(), int(counted[2] or counted[3]))
    who: Somebody = answers["who"]
    entry: dict[str, Any] = {}
    if who.entry is None:
        entry = roster.remembered(sitting.register, sitting.meeting_id, who.person)
        entry |= {"capacity": answers["capacity"]} if answers.get("capacity") else {}
        entry |= {"capacity": "substitute"} if answers.get("member") or _is_substitute(sitting, who) else {}
        entry.setdefault("capacity", "member")
    member = answers.get("member")
    if member is not None and who.entry is None:
        entry |= member.named("substituting_for", None)
    if _ONLINE.search(typed) and who.entry is None:
        entry["mode"] = "virtual"
    return course.arrive(sitting, who, time_in(typed)[0] or at, entry)


def _count(sitting: Sitting, capacity: str, count: int) -> Done:
    found = next(
        (one for one in sitting.meeting.get("attendance") or () if one.get("capacity") == capacity and "label" in one),
        None,
    )
    label = "Members of the public" if capacity == "public" else "Press"
    said = f"{label}: {count}."
    if found is not None:
        return Done((Set(("attendance", Item(str(found["id"])), "count"), count),), said, sitting.item, sitting.last)
    name = capacity if capacity not in ids(sitting.meeting, "attendance") else f"{capacity}-there"
    status = "present" if sitting.is_begun else "expected"
    made = {"id": name, "label": label, "count": count, "capacity": capacity, "status": status}
    return Done((Insert(("attendance",), made),), said, sitting.item, sitting.last)


def _is_substitute(sitting: Sitting, who: Somebody) -> bool:
    return who.person is not None and roster.is_substitute(
        sitting.register, sitting.meeting_id, who.person, sitting.meeting.get("date")
    )


def _needs_capacity(sitting: Sitting, answers: Answers) -> bool:
    who: Somebody = answers["who"]
    if who.entry is not None or _COUNTED.match(answers["who_typed"]) or _is_substitute(sitting, who):
        return False
    is_known = bool(roster.remembered(sitting.register, sitting.meeting_id, who.person))
    return not is_known and not _FOR.search(answers["who_typed"])


def _needs_member(sitting: Sitting, answers: Answers) -> bool:
    who: Somebody = answers["who"]
    if who.entry is not None or _COUNTED.match(answers["who_typed"]):
        return False
    named = _FOR.search(answers["who_typed"]) is not None
    return named or answers.get("capacity") == "substitute" or _is_substitute(sitting, who)


def _member_typed(_: Sitting, answers: Answers) -> str:
    found = _FOR.search(time_in(answers["who_typed"])[1])
    return found[1] if found else ""


def _may_come_in(_: Sitting, one: Somebody) -> bool:
    return not one.in_room


def _is_member_away(_: Sitting, one: Somebody) -> bool:
    return one.capacity == "member"


def _leave(sitting: Sitting, answers: Answers, at: str) -> Done:
    typed = answers["who_typed"]
    found = _AWAY_TYPED.search(typed)
    status = answers.get("status") or (found[1].lower() if found else None)
    return course.leave(sitting, answers["who"], time_in(typed)[0] or at, status)


def _asks_how_away(sitting: Sitting, answers: Answers) -> bool:
    return not sitting.is_begun and _AWAY_TYPED.search(answers["who_typed"]) is None


ATTENDING: Final = (
    Command(
        "come",
        (
            somebody("who", "in", among=_may_come_in, strip=_plain),
            choice("capacity", "as", words_of("capacity"), needed=_needs_capacity),
            somebody("member", "in the place of", among=_is_member_away, prefill=_member_typed, needed=_needs_member, printed=False),
        ),
        _arrive,
        needs_item=False,
    ),
    Command(
        "leave",
        (
            somebody("who", "out", among=lambda _, one: one.in_room, strip=_plain, printed=False),
            choice("status", "how", _AWAY, needed=_asks_how_away, default=lambda *_: True),
        ),
        _leave,
        needs_item=False,
    ),
)  # fmt: skip
"""What is typed of who is there."""
