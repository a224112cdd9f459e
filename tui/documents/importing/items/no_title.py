"""Knows lines that can stand out, or have a number, and are no title of an item all the same."""

import re
from functools import cache

from tui.documents.importing.dates import dates_in, times_in
from tui.documents.importing.decided.signing import is_signature
from tui.documents.importing.decided.votes import is_heading, is_named_vote
from tui.documents.importing.lines.blocks import Block
from tui.documents.importing.wordings import table

_WORD = re.compile(r"[^\W\d_]{3,}")


def is_no_title(block: Block) -> bool:
    """Returns whether a line is one of those: to sign on, of a vote, no more than day and hour, the heading of a list of actions."""
    text = block.text
    acts = text.lower().strip(" :.") in table("decisions")["actions"]["headings"]
    acts = acts or re.fullmatch(table("decisions")["actions"]["heading"], text, re.IGNORECASE) is not None
    attests = re.fullmatch(table("numbering")["titles"]["no_title"], text, re.IGNORECASE) is not None
    return acts or attests or _tells_vote(text) or is_signature(text) or says_only_when(text)


def says_only_when(text: str) -> bool:
    """Returns whether a line names a day or an hour and says nothing else."""
    when = [(each.start, each.end) for each in dates_in(text)] + [(each.start, each.end) for each in times_in(text)]
    when += [each.span() for each in _calendar().finditer(text)]
    if not when:
        return False
    rest = "".join(" " if any(low <= n < high for low, high in when) else char for n, char in enumerate(text))
    words = table("dates")["around"]["words"]
    return all(each.lower() in words for each in _WORD.findall(rest))


def _tells_vote(text: str) -> bool:
    counted = re.match(table("decisions")["votes"]["counted"], text, re.IGNORECASE)
    return counted is not None or is_heading(text) or is_named_vote(text)


@cache
def _calendar() -> re.Pattern[str]:
    """What matches the name of a month or a day of the week."""
    names = (
        name for which in ("months", "weekdays") for same in table("dates")[which] for name in same if len(name) > 2
    )
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in names)})\b", re.IGNORECASE)
