"""`minutebook plan`: the coming meetings and what they are to deal with; a printed plan; what differs; deliverables; a matter followed."""

import argparse
import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.cli.call import Call
from tui.cli.options import add_format, day
from tui.errors import Exit, WrongUsage

if TYPE_CHECKING:
    from tui.procedure.forward_plan import Plan, PlannedMeeting
    from tui.procedure.plan_progress import Theme
    from tui.procedure.register import Register

_WIDTH = 80


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the day, whose plan, which of its views, and the form of the output."""
    parser.add_argument(
        "--on", metavar="DATE", type=day, help="from this day on, or as at it: YYYY-MM-DD (default: today)"
    )
    parser.add_argument("--body", metavar="BODY", help="only of this body, such as example-joint-panel")
    view = parser.add_mutually_exclusive_group()
    view.add_argument(
        "--document", metavar="NAME", help="the plan as a document prints it: its name, part of that, or its date"
    )
    view.add_argument(
        "--differs",
        metavar=("A", "B"),
        nargs=2,
        help="what differs from one plan to another, each a printed one, or the book's as it stood at a commit or day",
    )
    view.add_argument("--deliverables", action="store_true", help="where the deliverables of the plans stand")
    view.add_argument("--matter", metavar="NAME", help="where a matter was dealt with, in all bodies")
    parser.add_argument(
        "--since", metavar="DATE", type=day, help="with --deliverables: also what was reported since this day"
    )
    add_format(parser)


def run(call: Call) -> Exit:
    """Prints the view that was asked for. Raises WrongUsage for what is not in the book."""
    from tui.book.gists import register

    wanted = call.arguments
    if wanted.since is not None and not wanted.deliverables:
        raise WrongUsage("“--since” goes with “--deliverables”.", "See: minutebook plan --help")
    on = wanted.on or datetime.date.today()
    with call.progress("Reading records") as bar:
        book = register(call.book, bar.step)
    body = f"{wanted.body.removesuffix('/body')}/body" if wanted.body is not None else None
    if body is not None and body not in book.bodies:
        raise WrongUsage(f"There is no body “{body.removesuffix('/body')}” in this book.", "See: minutebook list body")
    if wanted.differs:
        _differs(call, book, on, body)
    elif wanted.document is not None:
        _printed(call, book, body)
    elif wanted.deliverables:
        _deliverables(call, book, on)
    elif wanted.matter is not None:
        _matter(call, book)
    else:
        _forward(call, book, on, body)
    return Exit.OK


def _forward(call: Call, book: "Register", on: datetime.date, body: str | None) -> None:
    from tui.cli.telling import wrapped
    from tui.procedure.agenda import missing_business
    from tui.procedure.forward_plan import forward_plan, printed_plans

    plan = forward_plan(book, on, body)
    missing = [one for each in ([body] if body else book.bodies) for one in missing_business(book, each, on)]
    printed = printed_plans(book, body)
    if call.wants_json:
        call.json(
            on=on.isoformat(),
            meetings=[one.as_json() for one in plan],
            missing=[{"body": one.body, "item": one.item, "cadence": one.cadence, "last": one.last, "by": one.by,
                      "sentence": one.sentence} for one in missing],
            printed=[{"document": one.document, "date": one.date, "meetings": one.meetings} for one in printed],
        )  # fmt: skip
        return
    lines = list(_meetings(book, plan)) or [f"The book has no meeting from {on.isoformat()} on.", ""]
    if missing:
        lines += ["Recurring business that no meeting has", ""]
        lines += [line for one in missing for line in wrapped(one.sentence, 2, 2)] + [""]
    if printed:
        lines += ["Printed plans, for --document and --differs", ""]
        lines += [line for one in printed for line in wrapped(f"{one.date or 'no date'}  {one.document}", 2, 12)]
    _write(call, lines)


def _printed(call: Call, book: "Register", body: str | None) -> None:
    from tui.book.plans import printed_plan_named
    from tui.cli.telling import wrapped
    from tui.procedure.forward_plan import printed_plan

    found = printed_plan_named(book, call.arguments.document, body)
    plan = printed_plan(book, found.document, body)
    if call.wants_json:
        call.json(document=found.document, date=found.date, meetings=[one.as_json() for one in plan])
    else:
        _write(call, [*wrapped(found.document), "", *_meetings(book, plan)])


def _differs(call: Call, book: "Register", on: datetime.date, body: str | None) -> None:
    from dataclasses import asdict

    from tui.book.plans import plan_named
    from tui.cli.telling import wrapped
    from tui.procedure.forward_plan import differences

    (old_name, old), (new_name, new) = (plan_named(call.book, book, each, on, body) for each in call.arguments.differs)
    found = differences(old, new)
    if call.wants_json:
        call.json(old=old_name, new=new_name, differences=[asdict(one) for one in found])
        return
    lines = [*wrapped(f"From {old_name} to {new_name}:"), ""]
    lines += [line for one in found for line in wrapped(one.sentence[:1].upper() + one.sentence[1:], 2, 2)]
    _write(call, lines if found else [*lines, "  Nothing differs."])


def _deliverables(call: Call, book: "Register", on: datetime.date) -> None:
    from dataclasses import asdict

    from tui.procedure.plan_progress import plans, progress, themes

    since = call.arguments.since
    found = {plan: themes(book, plan, on) for plan in plans(book)}
    moved = {plan: progress(book, plan, since, on) if since is not None else [] for plan in found}
    if call.wants_json:
        told = [
            {
                "plan": plan,
                "themes": [
                    {"id": one.id, "number": one.number, "name": one.name, "counts": one.counts,
                     "deliverables": [each.as_json() for each in one.deliverables]} for one in ones
                ],
                "progress": [asdict(one) for one in moved[plan]],
            }
            for plan, ones in found.items()
        ]  # fmt: skip
        call.json(on=on.isoformat(), since=since.isoformat() if since is not None else None, plans=told)
        return
    lines: list[str] = []
    for plan, ones in found.items():
        lines += [*_told_plan(book, plan, ones, on), ""]
        if since is not None:
            lines += _progress(book, plan, ones, since, on)
    _write(call, lines or ["No plan in this book has deliverables."])


def _told_plan(book: "Register", plan: str, ones: "list[Theme]", on: datetime.date) -> Iterator[str]:
    from tui.cli.telling import wrapped
    from tui.procedure.calendar import in_short
    from tui.procedure.plan_progress import chart
    from tui.procedure.register import text_at
    from tui.record.words import plain_words

    yield from wrapped(f"{text_at(book.get(plan), 'name') or plan}, as at {in_short(on.isoformat())}")
    yield ""
    yield from chart([("", ones)], _WIDTH)
    for theme in ones:
        yield ""
        yield from wrapped(" ".join(filter(None, (theme.number, theme.name))))
        for one in theme.deliverables:
            status = plain_words(one.status) if one.status != "not recorded" else "no status recorded"
            said = [status, f"reported {in_short(one.since)}" if one.since else "no update recorded"]
            yield from wrapped(
                f"{one.name}: {', '.join([*said, *([f'target {one.target}'] if one.target else [])])}.", 2, 2
            )
            if one.overdue:
                yield from wrapped(one.overdue, 4, 2)


def _progress(
    book: "Register", plan: str, ones: "list[Theme]", since: datetime.date, on: datetime.date
) -> Iterator[str]:
    from tui.cli.telling import wrapped
    from tui.procedure.calendar import in_short
    from tui.procedure.plan_progress import chart, progress, themes

    first, last = in_short(since.isoformat()), in_short(on.isoformat())
    yield f"Reported from {first} to {last}"
    yield ""
    yield from chart([(first, themes(book, plan, since)), (last, ones)], _WIDTH)
    yield ""
    moved = progress(book, plan, since, on)
    for one in moved:
        yield from wrapped(one.sentence, 2, 2)
    yield "" if moved else "  Nothing was reported."


def _matter(call: Call, book: "Register") -> None:
    from tui.cli.telling import wrapped
    from tui.procedure.calendar import in_short
    from tui.procedure.follow_up_groups import body_name
    from tui.procedure.matters import follow, matters

    name = call.arguments.matter
    found = follow(book, name)
    if not found:
        there = list(matters(book))
        hint = f"Matters here: {', '.join(there[:12])}{f' and {len(there) - 12} more' if len(there) > 12 else ''}."
        raise WrongUsage(f"Nothing in this book bears the matter “{name}”.", hint)
    if call.wants_json:
        call.json(matter=name, stations=[one.as_json() for one in found])
        return
    lines: list[str] = []
    for one in found:
        when = in_short(one.date) if one.date else "no day"
        lines += wrapped(f"{when:<12}  {one.what}{' (planned)' if one.planned else ''}", 0, 14)
        lines += wrapped(f"{f'{body_name(book, one.body)}, ' if one.body else ''}{one.record}", 14, 0)
    _write(call, lines)


def _meetings(book: "Register", plan: "Plan") -> Iterator[str]:
    from tui.cli.telling import wrapped
    from tui.procedure.follow_up_groups import body_name

    for one in plan:
        yield from wrapped(_head(one), 0, 2)
        yield from wrapped(f"{body_name(book, one.body)}: {one.meeting}", 4, 2)
        for item in one.items:
            yield from wrapped(f"- {item.as_printed or item.title}", 6, 2)
        if not one.items:
            yield "      No items recorded."
        yield ""


def _head(one: "PlannedMeeting") -> str:
    from tui.procedure.calendar import day as whole
    from tui.procedure.calendar import in_short
    from tui.record.words import plain_words

    date = whole(one.date)
    when = f"{date:%a} {in_short(one.date or '')}" if date else in_short(one.date) if one.date else "No date"
    said = [plain_words(word) for word in (one.classification, one.status) if word]
    return ", ".join(filter(None, (when, one.time, one.place, *said, one.condition)))


def _write(call: Call, lines: "list[str]") -> None:
    for line in lines:
        call.line(line)
