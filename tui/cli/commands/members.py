"""`minutebook members BODY [--on DATE]`: who sits on a body as at a day, who holds office, what is vacant, and what cannot be told."""

import argparse
import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.cli.call import Call
from tui.cli.options import add_examples, add_format, day
from tui.errors import Exit, WrongUsage

if TYPE_CHECKING:
    from tui.procedure.membership_on import Membership, Seat

_GROUPS = (
    ("Members", ("appointed", "co_opted_independent")),
    ("Substitutes", ("substitute",)),
    ("Others", ("officer", "commissioner", "observer", "")),
)
_CALLED = {"co_opted_independent": "co-opted"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the body, the day and the form of the output."""
    parser.add_argument("body", metavar="BODY", help="the body, such as example-joint-panel")
    parser.add_argument("--on", metavar="DATE", type=day, help="as at this day: YYYY-MM-DD (default: today)")
    add_format(parser)
    add_examples(parser, "members cambridgeshire-pcp --on 2022-09-14", "members cambridgeshire-pcp --on 2023-09-20")


def run(call: Call) -> Exit:
    """Prints the membership. Raises WrongUsage for a body that is not in the book."""
    from tui.book.gists import register
    from tui.procedure.membership_on import membership_on
    from tui.procedure.register import text_at

    wanted = call.arguments
    on = wanted.on or datetime.date.today()
    body = f"{wanted.body.removesuffix('/body')}/body"
    with call.progress("Reading records") as bar:
        book = register(call.book, bar.step)
    if body not in book.bodies:
        raise WrongUsage(f"There is no body “{body.removesuffix('/body')}” in this book.", "See: minutebook list body")
    found = membership_on(book, body, on)
    if call.wants_json:
        call.json(**found.as_json())
        return Exit.OK
    for line in _lines(found, text_at(book.body(body), "name") or wanted.body):
        call.line(line)
    return Exit.OK


def _lines(found: "Membership", name: str) -> Iterator[str]:
    from tui.cli.telling import wrapped
    from tui.procedure.calendar import in_short
    from tui.procedure.membership_on import OFFICES
    from tui.record.words import plain_words

    size = "how many members cannot be told" if found.size is None else f"{found.size} members"
    yield from wrapped(f"{name}, as at {in_short(found.on)}: {size}")
    if not found.seats:
        yield ""
        yield "The book has no list of its members."
        return
    yield ""
    for role in OFFICES:
        some = [each for each in found.offices if each.role == role]
        for each in some:
            term = f" ({each.term})" if each.term else ""
            yield from wrapped(
                f"{plain_words(role).capitalize()}: {each.name}{term} – {each.answer.value}: {each.why}", 0, 2
            )
        if not some and role != "deputy":
            yield f"{plain_words(role).capitalize()}: cannot tell: none is recorded"
    for title, kinds in _GROUPS:
        here = [seat for seat in found.seats if seat.kind in kinds]
        if here:
            yield ""
            yield title
            yield from _group(here)
    yield from _vacant(found)
    yield from _balance(found)
    for variant in found.variants:
        yield ""
        yield from wrapped(
            f"One person, perhaps: {variant.person} and {variant.other} – {variant.why}. They are kept apart.", 0, 2
        )


def _group(seats: "list[Seat]") -> Iterator[str]:
    """Yields a line for each who sits; those of whom the same is to be said otherwise, together."""
    from tui.cli.telling import wrapped
    from tui.procedure.membership import Answer

    others: dict[tuple[Answer, str], list[str]] = {}
    for seat in seats:
        if seat.answer is Answer.YES:
            yield from wrapped(f"{_described(seat)} – yes: {seat.why}", 2)
        else:
            others.setdefault((seat.answer, seat.why), []).append(_described(seat))
    for (answer, why), names in others.items():
        yield from wrapped(f"{', '.join(names)} – {answer.value}: {why}", 2)


def _described(seat: "Seat") -> str:
    from tui.record.words import plain_words

    said = [_CALLED.get(seat.kind, plain_words(seat.kind))] if seat.kind not in ("appointed", "substitute") else []
    said += [each for each in (seat.authority, seat.party, seat.term) if each]
    said += [f"for {', '.join(seat.substitute_for)}"] if seat.substitute_for else []
    return f"{seat.name} ({'; '.join(said)})" if said else seat.name


def _vacant(found: "Membership") -> Iterator[str]:
    from tui.cli.telling import wrapped

    if found.vacancies:
        yield ""
        yield "Vacant seats"
    for each in found.vacancies:
        authority = f" ({each.authority})" if each.authority else ""
        yield from wrapped(f"{each.seat}{authority} – {each.answer.value}: {each.why}", 2)


def _balance(found: "Membership") -> Iterator[str]:
    from tui.cli.telling import wrapped

    for title, shares, none in (
        ("By authority", found.by_authority, "no authority recorded"),
        ("By party", found.by_party, "no party recorded"),
    ):
        if shares:
            yield ""
        if len(shares) == 1 and shares[0][0] is None:
            yield f"{title}: cannot tell, {none} for any of the {shares[0][1]}"
        elif shares:
            yield from wrapped(f"{title}: {', '.join(f'{number} {name or none}' for name, number in shares)}", 0, 2)
