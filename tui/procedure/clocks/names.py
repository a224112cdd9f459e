"""How a deadline names people, bodies and meetings: by what their records say, else by the words of the id."""

from tui.procedure.calendar import in_short
from tui.procedure.register import Register, Value, text_at
from tui.record.kinds import reference_target
from tui.record.safe import shortened
from tui.record.words import title_words

_LONGEST = 70


def called(register: Register, reference: str | None, otherwise: str = "not recorded") -> str:
    """Returns the name of the person or body that a field refers to; `otherwise` where it refers to nobody."""
    if not reference:
        return otherwise
    record = reference_target("person", reference)
    return text_at(register.get(record), "name") or title_words(record.removesuffix("/body").rpartition("/")[2])


def the_body(register: Register, body: str) -> str:
    """Returns how a body is spoken of: by its short name, such as the Panel, else by its name."""
    value = register.body(body)
    return text_at(value, "wording", "short_name") or text_at(value, "name") or body.removesuffix("/body")


def on_day(date: object) -> str:
    """Returns a date, however vague, in short; `a day that is not recorded` for none."""
    return in_short(date) if isinstance(date, str) and date else "a day that is not recorded"


def brief(value: Value, record_id: str) -> str:
    """Returns what a record is called, or the beginning of its text, in at most 70 characters; else its id."""
    said = text_at(value, "name") or text_at(value, "text") or record_id
    return shortened(said.split("\n", 1)[0], _LONGEST)
