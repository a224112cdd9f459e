"""`minutebook decisions MEETING`: the table of items and actions, the printed one beside it, and the votes with their arithmetic."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tui.cli.call import Call
from tui.cli.options import add_examples, add_format
from tui.errors import Exit, WrongUsage

if TYPE_CHECKING:
    from tui.procedure.decisions import Row
    from tui.procedure.tallies import Needed, Tally


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the meeting and the form of the output."""
    parser.add_argument("id", metavar="MEETING", help="the meeting, such as example-joint-panel/meetings/2026-05-12")
    add_format(parser)
    add_examples(parser, "decisions cambridgeshire-pcp/meetings/2022-07-20")


def run(call: Call) -> Exit:
    """Prints what was decided. Raises WrongUsage for a meeting that there is not."""
    from tui.book.gists import register, value_of
    from tui.procedure.decisions import table
    from tui.procedure.printed_table import differences
    from tui.procedure.tallies import as_json, special_majorities, tallies
    from tui.record.excerpts import excerpt
    from tui.record.kinds import kind_of

    wanted = call.arguments
    with call.progress("Reading records") as bar:
        book = register(call.book, bar.step)
    if book.get(wanted.id) is None or kind_of(wanted.id) != "meeting":
        raise WrongUsage(f"There is no meeting “{wanted.id}” in this book.", "See: minutebook list meeting")
    value = value_of(call.book.read_bytes(wanted.id))
    meeting: dict[str, Any] = value if isinstance(value, dict) else {}
    rows, votes = table(book, wanted.id, meeting), tallies(book, wanted.id, meeting)
    special = special_majorities(book, wanted.id, meeting)
    if call.wants_json:
        call.json(
            id=wanted.id,
            table=[_row_json(row, told) for row, told in zip(rows, differences(rows), strict=True)],
            votes=[each.as_json() for each in votes],
            special_majorities=[{"matter": matter, **as_json(needed)} for matter, needed in special],
        )
        return Exit.OK
    for line in _lines(f"{excerpt(wanted.id, meeting).title}, {_on(meeting)}", rows, votes, special):
        call.line(line)
    return Exit.OK


def _on(meeting: "dict[str, Any]") -> str:
    from tui.procedure.calendar import in_short

    return in_short(str(meeting.get("date", "no date")))


def _lines(title: str, rows: "list[Row]", votes: "list[Tally]", special: "list[tuple[str, Needed]]") -> Iterator[str]:
    from tui.cli.telling import wrapped
    from tui.procedure.printed_table import differences

    yield from wrapped(title)
    yield ""
    if not rows:
        yield "No decision is recorded."
    for row, told in zip(rows, differences(rows), strict=True):
        minute = f" (minute {row.minute})" if row.minute else ""
        yield from wrapped(f"{row.number}. {row.title}{minute}")
        for action in row.actions:
            yield from wrapped(action, 4, 2)
        for text in told:
            yield from wrapped(f"≠ {text}", 4, 2)
    for vote in votes:
        yield ""
        yield from _vote(vote)
    if special:
        yield ""
        yield "More than a simple majority, at this meeting"
    for matter, needed in special:
        source = f"; {needed.source}" if needed.source else ""
        yield from wrapped(f"{matter}: {needed.how}{source}", 2)


def _vote(vote: "Tally") -> Iterator[str]:
    from tui.cli.telling import wrapped

    counts = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in vote.counts.items())
    result = f": {vote.result}" if vote.result else ""
    yield from wrapped(f"Vote on the {vote.where} “{vote.on}”{result}")
    yield from wrapped(counts or "No count is stated.", 2)
    if vote.voters:
        yield from wrapped("; ".join(f"{name} {option.replace('_', ' ')}" for name, option in vote.voters), 2)
    if vote.casting:
        yield from wrapped(f"Casting vote of {vote.casting[0]}: {vote.casting[1]}", 2)
    if vote.needed is not None and vote.reached is not None:
        yield from wrapped(f"Needed: {vote.needed.how}. Reached: {vote.reached.value}", 2)


def _row_json(row: "Row", told: "tuple[str, ...]") -> "dict[str, Any]":
    return {
        "number": row.number, "item": row.item, "title": row.title, "minute": row.minute, "actions": list(row.actions),
        "election": row.is_election, "printed_number": row.printed_number, "printed": list(row.printed),
        "differs": list(told),
    }  # fmt: skip
