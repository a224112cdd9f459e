"""Every clock there is. To add one, write its file and add its line here."""

from typing import Final

from tui.procedure.clocks import agenda_public, public_questions
from tui.procedure.clocks.clock import Clock

CLOCKS: Final[tuple[Clock, ...]] = (
    agenda_public.CLOCK,
    public_questions.CLOCK,
)
