"""The plan that a person means: one that a document printed, or the book's own as it stood at a commit or a day."""

import datetime
from typing import TYPE_CHECKING

from tui.book.gists import register_at
from tui.errors import WrongUsage
from tui.procedure.calendar import in_short
from tui.procedure.forward_plan import Plan, PrintedPlan, forward_plan, printed_plan, printed_plans
from tui.procedure.register import Register

if TYPE_CHECKING:
    from tui.book.repository import Book


def printed_plan_named(register: Register, named: str, body: str | None = None) -> PrintedPlan:
    """Returns the printed plan that is named by its document, part of that, or its date. Raises WrongUsage with those there are."""
    there = printed_plans(register, body)
    exact = [one for one in there if named in (one.document, one.date)]
    found = exact or [one for one in there if named.casefold() in one.document.casefold()]
    if len(found) == 1:
        return found[0]
    which = "There are several" if found else "There is no"
    listed = "; ".join(f"{one.document}{f' ({in_short(one.date)})' if one.date else ''}" for one in found or there)
    raise WrongUsage(
        f"{which} printed plan{'s' if found else ''} named “{named}”.", f"There are: {listed or 'none in this book'}."
    )


def plan_named(
    book: "Book", register: Register, named: str, on: datetime.date, body: str | None = None
) -> tuple[str, Plan]:
    """Returns what a plan is called and its meetings.

    A printed plan is named by its document, part of that, or its date; anything else is a commit or a day, and means the book's own plan
    from `on` as the book stood then. Raises WrongUsage for what names neither.
    """
    try:
        found = printed_plan_named(register, named, body)
    except WrongUsage as no_printed_one:
        try:
            stood = register_at(book, named)
        except WrongUsage as no_commit:
            raise WrongUsage(f"{no_printed_one.sentence} {no_commit.sentence}", no_printed_one.hint) from no_commit
        return f"the book's plan as it stood at {named}", forward_plan(stood, on, body)
    return found.document, printed_plan(register, found.document, body)
