"""Every clock there is. To add one, write its file and add its line here."""

from typing import Final

from tui.procedure.clocks import (
    agenda_public,
    hearing_chief_constable,
    hearing_others,
    interest_notified,
    minutes_cleared,
    minutes_signed,
    paper_from_author,
    paper_public,
    plan_issued,
    precept,
    public_questions,
    published,
    report_answered,
    response_due,
    retention,
    review_reported,
    term_ends,
)
from tui.procedure.clocks.clock import Clock

CLOCKS: Final[tuple[Clock, ...]] = (
    agenda_public.CLOCK,
    public_questions.CLOCK,
    paper_from_author.CLOCK,
    paper_public.CLOCK,
    minutes_cleared.CLOCK,
    minutes_signed.CLOCK,
    interest_notified.CLOCK,
    retention.CLOCK,
    response_due.CLOCK,
    review_reported.CLOCK,
    report_answered.CLOCK,
    published.CLOCK,
    plan_issued.CLOCK,
    *precept.CLOCKS,
    hearing_chief_constable.CLOCK,
    hearing_others.CLOCK,
    term_ends.CLOCK,
)
