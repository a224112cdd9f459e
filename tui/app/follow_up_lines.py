"""The lines of the follow-up: under each heading every entry in two lines, what it is and what is recorded of it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from tui.app.ink import Piece
from tui.procedure.calendar import in_short
from tui.procedure.follow_up import Owed
from tui.procedure.follow_up_groups import grouped, has_words, rests_with
from tui.procedure.register import Register
from tui.record.words import plain_words

ORDER = ("owner", "age", "meeting", "body")
"""How the entries can be grouped, in the order in which one key goes through it."""
_SINCE = 11


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """One line of the list. `owed` is on the first line of an entry, where the cursor stops."""

    pieces: tuple[Piece, ...] = ()
    owed: Owed | None = None


def list_lines(register: Register, entries: Iterable[Owed], by: str, words: str = "") -> list[FollowUpLine]:
    """Returns the lines of the entries that have the words, grouped by one of `ORDER`."""
    lines: list[FollowUpLine] = []
    for title, found in grouped(register, (one for one in entries if has_words(register, one, words)), by):
        lines += [FollowUpLine()] if lines else []
        lines.append(FollowUpLine(((title, "heading"), (f"  {len(found)}", "faint"))))
        for one in found:
            lines += _entry(register, one, by)
    return lines


def _entry(register: Register, owed: Owed, by: str) -> list[FollowUpLine]:
    since = in_short(owed.raised_on) if owed.raised_on else "no day"
    whom = "" if by == "owner" else f"  {_with(register, owed)}"
    said = f"{plain_words(owed.sort).capitalize()}. {owed.said}"
    return [
        FollowUpLine(((f"  {since:<{_SINCE}}  ", "strong"), owed.what), owed),
        FollowUpLine((" " * (_SINCE + 4), (said, "label"), (whom, "strong"))),
    ]


def _with(register: Register, owed: Owed) -> str:
    whom = rests_with(register, owed)
    if not owed.is_open:
        return f"Closed; it was with {whom}." if owed.owners or owed.owner_as_printed else "Closed."
    return f"{whom}." if whom == "Nobody is named" else f"Rests with {whom}."
