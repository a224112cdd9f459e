"""Whether a question from the public came in time, by the clock of the body's own rules, or by the deadline that the agenda prints."""

import datetime

from tui.procedure.calendar import first_and_last_day, in_short, minutes_past_midnight
from tui.procedure.clocks.clock import Deadline
from tui.procedure.clocks.public_questions import compute
from tui.procedure.membership import Answer, Standing
from tui.procedure.register import Register, Value, text_at


def in_time(register: Register, question: Value) -> Standing:
    """Returns whether a question came in time, with what that rests on; cannot tell where the day or the deadline is not known."""
    received = first_and_last_day(text_at(question, "received_at"))
    if received is None:
        return Standing(Answer.CANNOT_TELL, "when it came in is not recorded")
    meeting = text_at(question, "meeting") or ""
    deadlines: list[Deadline] = list(compute(register, meeting, received[0]))
    if not deadlines:
        return Standing(Answer.CANNOT_TELL, "the book has no rule on questions for that meeting")
    by = deadlines[0].by
    if by is None:
        return Standing(Answer.CANNOT_TELL, deadlines[0].why)
    last, at = datetime.date.fromisoformat(by[:10]), minutes_past_midnight(by[11:] or None)
    told = f"{in_short(by[:10])}{f', {by[11:]}' if at is not None else ''} by {deadlines[0].source}"
    if received[1] < last or (at is None and received[1] <= last):
        return Standing(Answer.YES, f"in by {told}")
    if received[0] > last:
        return Standing(Answer.NO, f"it was wanted by {told}")
    came = minutes_past_midnight(text_at(question, "received_time"))
    if received[0] != received[1] or at is None or came is None:
        return Standing(Answer.CANNOT_TELL, f"it was wanted by {told}; when exactly it came is not recorded")
    if came == at:
        return Standing(Answer.CANNOT_TELL, f"it came at the very minute, {told}")
    return Standing(Answer.YES, f"in by {told}") if came < at else Standing(Answer.NO, f"it was wanted by {told}")
