"""The course of the meeting by the clock: begun, item after item, adjourned and resumed, ended; who came, who left, who presides."""

from collections.abc import Iterator, Mapping
from typing import Any

from tui.procedure.elections import elections
from tui.procedure.minuting.moments import next_meeting_in
from tui.procedure.minuting.numbers import next_number
from tui.procedure.minuting.people import Somebody, is_in_room
from tui.procedure.minuting.refusing import Refused
from tui.procedure.minuting.sitting import Done, Sitting, free_id, ids
from tui.procedure.presence import is_expected, is_present
from tui.procedure.register import Value, dicts, text_at
from tui.record.edits import Edit, Insert, Set, Unset
from tui.record.kinds import slug
from tui.record.paths import Item, Path

_PRESIDES = {"chair": "chair", "vice_chair": "vice_chair"}


def coming_item(sitting: Sitting) -> Value | None:
    """Returns the item that comes next: the first not taken yet after the one under way, else the first not taken; None after the last."""
    items = [item for _, item in sitting.items]
    at = next((n for n, item in enumerate(items) if item.get("id") == sitting.item), -1)
    untaken = [
        (n <= at, n) for n, item in enumerate(items) if "starts_at" not in item and item.get("id") != sitting.item
    ]
    return items[min(untaken)[1]] if untaken else None


def go_on(sitting: Sitting, at: str) -> Done:
    """Begins the meeting with its first item, or ends the item under way and begins the next. Raises Refused after the last."""
    _refuse_unless_sitting(sitting)
    following = coming_item(sitting)
    if following is None:
        raise Refused("That was the last item.", "e ends the meeting.")
    return go_to(sitting, str(following["id"]), at)


def go_to(sitting: Sitting, item: str, at: str) -> Done:
    """Begins an item, or goes back to one, whatever its place on the agenda; the item under way ends. Raises Refused."""
    _refuse_unless_sitting(sitting)
    found = sitting.item_at(item)
    if found is None:
        raise Refused(f"There is no item “{item}”.")
    path, value = found
    if item == sitting.item:
        raise Refused("This item is under way already.")
    edits: list[Edit] = [*([] if sitting.is_begun else _begun(sitting, at)), *_come(sitting)]
    timed: list[Path] = [] if sitting.is_begun else [("actual_start",)]
    ended = sitting.item_at(sitting.item)
    if ended is not None:
        edits.append(Set((*ended[0], "ended_at"), at))
        timed.append((*ended[0], "ended_at"))
    if "starts_at" in value:
        edits += [Unset((*path, "ended_at"))] if "ended_at" in value else []
    else:
        edits += _taken(sitting, path, value, at)
        timed.append((*path, "starts_at"))
    title = text_at(value, "title") or item
    return Done(tuple(edits), f"{at}  {title}", item, None, tuple(timed), is_turn=True)


def end(sitting: Sitting, at: str) -> Done:
    """Ends the meeting and the item under way. Raises Refused before it has begun, and while it is adjourned."""
    if not sitting.is_begun:
        raise Refused("The meeting has not begun.", "n begins it with its first item.")
    _refuse_unless_sitting(sitting)
    edits: list[Edit] = [*_come(sitting), Set(("actual_end",), at)]
    timed: list[Path] = [("actual_end",)]
    ended = sitting.item_at(sitting.item)
    if ended is not None and "ended_at" not in ended[1]:
        edits.append(Set((*ended[0], "ended_at"), at))
        timed.append((*ended[0], "ended_at"))
    return Done(tuple(edits), f"The meeting ended at {at}.", sitting.item, sitting.last, tuple(timed), is_turn=True)


def number(sitting: Sitting, wanted: str) -> Done:
    """Gives the minute of the item under way its number. Raises Refused for what is no number."""
    path, _ = sitting.here
    if not (wanted.isascii() and wanted.isdecimal() and int(wanted) > 0):
        raise Refused("A minute number is a whole number, as in 41.")
    return Done(
        (Set((*path, "minute_number"), int(wanted)),), f"This is minute {int(wanted)}.", sitting.item, sitting.last
    )


def arrive(sitting: Sitting, who: Somebody, at: str, entry: Mapping[str, Any]) -> Done:
    """Notes that somebody came in. `entry` has capacity and whatever else a new entry of the attendance says. Raises Refused."""
    found = next((one for one in dicts(sitting.meeting, "attendance") if one.get("id") == who.entry), None)
    edits: list[Edit] = []
    timed: tuple[Path, ...] = ()
    status = "present" if sitting.is_begun else "expected"
    if found is not None:
        path: Path = ("attendance", Item(str(found["id"])))
        if is_in_room(found):
            raise Refused(f"{who.name} is in the room already.")
        was_there = is_present(found)
        edits += [] if was_there else [Set((*path, "status"), status)]
        if sitting.is_begun:
            stay = (
                free_id("first", ids(found, "intervals"))
                if not was_there
                else free_id("later", ids(found, "intervals"))
            )
            edits.append(Insert((*path, "intervals"), {"id": stay, "from": at}))
            timed = ((*path, "intervals", Item(stay), "from"),)
    else:
        name = free_id(who.person or slug(who.name), ids(sitting.meeting, "attendance"))
        made: dict[str, Any] = {"id": name, **who.named("person", "name_as_printed"), **entry, "status": status}
        if sitting.is_begun and "count" not in entry:
            made["intervals"] = [{"id": "first", "from": at}]
            timed = (("attendance", Item(name), "intervals", Item("first"), "from"),)
        edits.append(Insert(("attendance",), made))
    member = entry.get("substituting_for")
    away = next((one for one in dicts(sitting.meeting, "attendance") if member and one.get("person") == member), None)
    said = f"{at}  {who.name} came in" if sitting.is_begun else f"{who.name} is there"
    if away is not None:
        said += f" in the place of {sitting.name(member)}"
        if is_in_room(away) and "intervals" not in away:
            edits.append(Set(("attendance", Item(str(away["id"])), "status"), "apologies"))
            said += ", who is put down with apologies"
    return Done(tuple(edits), f"{said}.", sitting.item, sitting.last, timed)


def leave(sitting: Sitting, who: Somebody, at: str, status: str | None = None) -> Done:
    """Notes that somebody left, or with `status` (apologies, absent) that they were never there. Raises Refused."""
    found = next((one for one in dicts(sitting.meeting, "attendance") if one.get("id") == who.entry), None)
    if found is None:
        raise Refused(f"{who.name} is not on the attendance.")
    path: Path = ("attendance", Item(str(found["id"])))
    if status is not None:
        gone: list[Edit] = [Set((*path, "status"), status)]
        gone += [Unset((*path, "intervals"))] if "intervals" in found else []
        what = "sent apologies" if status == "apologies" else "is absent"
        return Done(tuple(gone), f"{who.name} {what}.", sitting.item, sitting.last)
    if not sitting.is_begun:
        raise Refused("The meeting has not begun: say apologies or absent.")
    if not is_in_room(found):
        raise Refused(f"{who.name} is not in the room.")
    open_stay = next((one for one in dicts(found, "intervals") if "to" not in one), None)
    stay = str(open_stay["id"]) if open_stay is not None else free_id("first", ids(found, "intervals"))
    end_of_it = (*path, "intervals", Item(stay), "to")
    edit: Edit = Set(end_of_it, at) if open_stay is not None else Insert((*path, "intervals"), {"id": stay, "to": at})
    return Done((edit,), f"{at}  {who.name} left.", sitting.item, sitting.last, (end_of_it,))


def adjourn(sitting: Sitting, at: str, reason: str = "") -> Done:
    """Adjourns the meeting. Raises Refused before it has begun and while it is adjourned."""
    if not sitting.is_begun:
        raise Refused("The meeting has not begun.", "n begins it with its first item.")
    _refuse_unless_sitting(sitting)
    name = free_id(f"at-{at.replace(':', '')}", ids(sitting.meeting, "adjournments"))
    made = {"id": name, "from": at, **({"reason": reason} if reason else {})}
    timed = (("adjournments", Item(name), "from"),)
    return Done((Insert(("adjournments",), made),), f"{at}  Adjourned. x resumes.", sitting.item, sitting.last, timed)


def resume(sitting: Sitting, at: str) -> Done:
    """Resumes an adjourned meeting. Raises Refused where it is not adjourned."""
    found = sitting.adjournment
    if found is None:
        raise Refused("The meeting is not adjourned.")
    path: Path = ("adjournments", Item(str(found["id"])), "to")
    return Done((Set(path, at),), f"{at}  Resumed.", sitting.item, sitting.last, (path,))


def preside(sitting: Sitting, who: Somebody) -> Done:
    """Notes who presides from the item under way on; before the first item, from the beginning. Raises Refused."""
    elected = {one.person: one.post for one in elections(sitting.meeting)}
    role = elected.get(who.person or "", who.role)
    capacity = _PRESIDES.get(role) or ("elected_for_meeting" if who.is_voting else "officer")
    before = dicts(sitting.meeting, "presiding")
    edits: list[Edit] = []
    if sitting.item and before and "to_item" not in before[-1]:
        edits.append(Set(("presiding", Item(str(before[-1]["id"])), "to_item"), sitting.item))
    made = {"id": free_id(slug(who.person or who.name), ids(sitting.meeting, "presiding")), **who.named("person", None)}
    made["capacity"] = capacity
    made |= {"from_item": sitting.item} if sitting.item else {}
    edits.append(Insert(("presiding",), made))
    return Done(tuple(edits), f"{who.name} presides.", sitting.item, sitting.last)


def correct_time(sitting: Sitting, at: str) -> Done:
    """Puts right the time that the clock filled in last. Raises Refused where it has filled in none."""
    if not sitting.timed:
        raise Refused("The clock has filled in no time that could be put right.")
    edits = tuple(Set(path, at) for path in sitting.timed)
    return Done(edits, f"It was at {at}.", sitting.item, sitting.last, sitting.timed)


def meet_next(sitting: Sitting, typed: str) -> Done:
    """Notes what is said of the next meeting: a day, then a time and a place if given. Raises Refused for no day."""
    found = next_meeting_in(typed, text_at(sitting.meeting, "date"))
    return Done((Set(("next_meeting",), found),), "The next meeting is written down.", sitting.item, sitting.last)


def _refuse_unless_sitting(sitting: Sitting) -> None:
    if sitting.adjournment is not None:
        raise Refused("The meeting is adjourned.", "x resumes it.")
    if sitting.is_over:
        raise Refused(
            f"The meeting ended at {sitting.meeting['actual_end']}.",
            "What was forgotten is typed into the item that is shown.",
        )


def _begun(sitting: Sitting, at: str) -> list[Edit]:
    edits: list[Edit] = [Set(("status",), "held")] if sitting.meeting.get("status") != "held" else []
    edits.append(Set(("actual_start",), at))
    if text_at(sitting.meeting, "minutes", "state") is None:
        edits.append(Set(("minutes", "state"), "drafting"))
    return edits


def _come(sitting: Sitting) -> Iterator[Edit]:
    """Yields the edits that make present whoever was expected: everybody is taken to be there until an exception is keyed."""
    for entry in dicts(sitting.meeting, "attendance"):
        if is_expected(entry):
            yield Set(("attendance", Item(str(entry["id"])), "status"), "present")


def _taken(sitting: Sitting, path: Path, value: Value, at: str) -> list[Edit]:
    """Returns what a new item begins with: its time, its minute number, and its place where it is taken out of order."""
    edits: list[Edit] = [Set((*path, "starts_at"), at)]
    if len(path) > 2:
        return edits
    items = dicts(sitting.meeting, "items")
    place = next(n for n, item in enumerate(items) if item.get("id") == value.get("id"))
    taken = sum("starts_at" in item for item in items)
    edits += [Set((*path, "order_taken"), taken + 1)] if taken != place else []
    given = next_number(sitting) if "minute_number" not in value else None
    return [*edits, *([Set((*path, "minute_number"), given)] if given is not None else [])]
