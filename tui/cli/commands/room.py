"""`minutebook room MEETING [--item ITEM]`: who was there at each item, whether that was a quorum, and who was entitled to vote."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.cli.call import Call
from tui.cli.options import add_examples, add_format
from tui.errors import Exit, WrongUsage

if TYPE_CHECKING:
    from tui.procedure.room_told import ItemRoom, RoomTold, Told


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the meeting, the item and the form of the output."""
    parser.add_argument("id", metavar="MEETING", help="the meeting, such as example-joint-panel/meetings/2026-05-12")
    parser.add_argument("--item", metavar="ITEM", help="one item alone, by its short name")
    add_format(parser)
    add_examples(parser, "room cambridgeshire-pcp/meetings/2022-07-20")


def run(call: Call) -> Exit:
    """Prints the room. Raises WrongUsage for a meeting or an item that there is not."""
    from tui.book.gists import register
    from tui.procedure.forecast import forecast
    from tui.procedure.room_told import room_told
    from tui.record.excerpts import excerpt
    from tui.record.kinds import kind_of

    wanted = call.arguments
    with call.progress("Reading records") as bar:
        book = register(call.book, bar.step)
    meeting = book.get(wanted.id)
    if meeting is None or kind_of(wanted.id) != "meeting":
        raise WrongUsage(f"There is no meeting “{wanted.id}” in this book.", "See: minutebook list meeting")
    found = room_told(book, wanted.id)
    items = [each for each in found.items if wanted.item in (None, each.item)]
    if wanted.item is not None and not items:
        raise WrongUsage(
            f"{wanted.id} has no item “{wanted.item}”.",
            f"Its items: {', '.join(str(each.item) for each in found.items) or 'none'}.",
        )
    coming = forecast(book, wanted.id)
    if call.wants_json:
        data = found.as_json()
        data["items"] = [each for each in data["items"] if wanted.item in (None, each["item"])]
        data["interests"] = [each for each in data["interests"] if wanted.item in (None, each["item"])]
        call.json(id=wanted.id, status=meeting.get("status"), **data, forecast=coming.as_json() if coming else None)
        return Exit.OK
    for line in _heading(excerpt(wanted.id, meeting).title, str(meeting.get("date", "no date")), coming):
        call.line(line)
    held = _all(found) if wanted.item is None else _one(items[0])
    for line in held if coming is None else _expected(found):
        call.line(line)
    for line in _beside(found, wanted.item):
        call.line(line)
    return Exit.OK


def _heading(title: str, date: str, coming: object) -> Iterator[str]:
    from tui.cli.telling import wrapped
    from tui.procedure.calendar import in_short
    from tui.procedure.forecast import Forecast

    yield from wrapped(f"{title}, {in_short(date)}")
    if isinstance(coming, Forecast):
        yield from wrapped(f"Not recorded as held: {coming.sentence}.", 0, 2)
    yield ""


def _expected(found: "RoomTold") -> Iterator[str]:
    """Yields what is noted beforehand of a meeting that is not recorded as held: who comes, and who does not."""
    from tui.cli.telling import wrapped
    from tui.procedure.membership import Answer

    for each in found.whole.people:
        capacity = f" ({each.capacity})" if each.capacity not in ("member", "") else ""
        if each.present.answer is Answer.NO:
            yield from wrapped(f"{each.name}{capacity} – not expected: {each.present.why}", 2)
        else:
            yield from wrapped(
                f"{each.name}{capacity} – expected; may vote: {each.may_vote.answer.value}, {each.may_vote.why}", 2
            )
    if not found.whole.people:
        yield "Nobody is noted by name beforehand."


def _all(found: "RoomTold") -> Iterator[str]:
    """Yields the meeting as a whole, then for each item its quorum and who is not as at the meeting as a whole."""
    from tui.cli.telling import wrapped

    yield from _one(found.whole)
    if found.items:
        yield ""
        yield "Item by item"
    usual = {each.entry: each for each in found.whole.people}
    for item in found.items:
        same = (item.quorum.answer, item.quorum.why) == (found.whole.quorum.answer, found.whole.quorum.why)
        quorum = "as for the whole meeting" if same else _quorum(item)
        yield from wrapped(f"{item.number or '-'}  {item.title or item.item}: {quorum}", 2)
        for each in item.people:
            if each != usual.get(each.entry):
                yield from wrapped(_person(each, whole=False), 6, 2)


def _one(item: "ItemRoom") -> Iterator[str]:
    from tui.cli.telling import wrapped

    if item.item is not None:
        yield from wrapped(f"{item.number or '-'}  {item.title or item.item}")
    yield from wrapped(f"Quorate: {_quorum(item)}", 0, 2)
    voting = [each for each in item.people if each.capacity in ("member", "substitute")]
    others = [each for each in item.people if each not in voting]
    for title, people in (("Members and substitutes", voting), ("Others, who have no vote", others)):
        if people:
            yield ""
            yield title
        for each in people:
            yield from wrapped(_person(each, whole=item.item is None, votes=people is voting), 2)
    if not item.people:
        yield "Nobody is recorded by name."


def _quorum(item: "ItemRoom") -> str:
    quorum = item.quorum
    source = f"; {quorum.source}" if quorum.source else ""
    if quorum.needed is None and quorum.possible:
        there = str(quorum.certain) if quorum.certain == quorum.possible else f"{quorum.certain} to {quorum.possible}"
        source = f"; {there} there{source}"
    return f"{quorum.answer.value} – {quorum.why}{source}"


def _person(each: "Told", *, whole: bool, votes: bool = True) -> str:
    from tui.procedure.membership import Answer

    capacity = f" ({each.capacity})" if each.capacity not in ("member", "") else ""
    answer, why = each.present.answer, each.present.why
    if answer is Answer.YES:
        there = why if why.startswith("there ") else "there"
    elif answer is Answer.NO:
        there = f"not there: {why}"
    else:
        there = (
            f"for part of it, {why.partition(';')[0]}"
            if whole and why.startswith("there ")
            else f"there: cannot tell, {why}"
        )
    if not votes or answer is Answer.NO or (whole and answer is Answer.CANNOT_TELL):
        return f"{each.name}{capacity} – {there}"
    return f"{each.name}{capacity} – {there}; may vote: {each.may_vote.answer.value}, {each.may_vote.why}"


def _beside(found: "RoomTold", item: str | None) -> Iterator[str]:
    from tui.cli.telling import wrapped
    from tui.procedure.calendar import in_short
    from tui.record.words import plain_words

    if found.substitutions:
        yield ""
        yield "Substitutions"
    for one in found.substitutions:
        place = f"for {one.member}" if one.member else "for whom is not recorded"
        notified = f", notified {in_short(one.notified)}" if one.notified else ""
        yield from wrapped(f"{one.name} {place}{notified} – valid: {one.standing.answer.value}: {one.standing.why}", 2)
    shown = [each for each in found.interests if item in (None, each.item)]
    if shown or found.none_declared:
        yield ""
        yield "Interests declared, against votes cast"
    if found.none_declared and not shown:
        yield "  The minutes say that there were none."
    for each in shown:
        kind = plain_words(each.interest) if each.interest else "of what kind is not recorded"
        said = [
            kind,
            *([each.effect] if each.effect else []),
            f"item {each.item}" if each.item else "item not recorded",
        ]
        votes = f"; voted {' and '.join(each.votes)}" if each.votes else ""
        yield from wrapped(
            f"{each.name} ({', '.join(said)}){votes} – in order: {each.standing.answer.value}: {each.standing.why}", 2
        )
