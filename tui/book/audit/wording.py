"""A message as an audit reads it: its paragraphs and trailers to the letter, nothing repaired or left out."""

import re
from dataclasses import dataclass

from tui.book.message import TRAILERS

_TRAILER = re.compile(r"([A-Za-z][A-Za-z0-9-]*): ?(.*)\Z", re.DOTALL)
_KNOWN = re.compile(rf"\s*({'|'.join(TRAILERS)})\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """The parts of a message. `body` is what stands between subject and trailers; `trailers` keep their order.

    `odd` are lines of the last paragraph that are no trailer of ours; `misplaced` are lines elsewhere that look like one.
    """

    subject: str
    body: str
    trailers: tuple[tuple[str, str], ...]
    odd: tuple[str, ...] = ()
    misplaced: tuple[str, ...] = ()

    def all(self, name: str) -> tuple[str, ...]:
        """Returns the values of every trailer of this name."""
        return tuple(value for known, value in self.trailers if known == name)

    def first(self, name: str) -> str | None:
        """Returns the value of the first trailer of this name, None where there is none."""
        return next(iter(self.all(name)), None)

    @property
    def action(self) -> str | None:
        """What the commit says it did."""
        return self.first("Action")

    @property
    def records(self) -> tuple[str, ...]:
        """The records that the commit names, each once."""
        return tuple(dict.fromkeys(self.all("Record")))


def read_wording(text: str) -> Wording:
    """Returns the parts of a message. Lines end with a line feed only; anything else that ends lines stays in the text."""
    paragraphs = [part for part in re.split(r"\n(?:[ \t]*\n)+", text.strip("\n")) if part.strip()]
    if not paragraphs:
        return Wording("", "", ())
    last = paragraphs[-1].split("\n") if len(paragraphs) > 1 else []
    pairs = [_TRAILER.match(line) for line in last]
    if not any(each and each[1] in TRAILERS for each in pairs):
        return Wording(paragraphs[0], "\n\n".join(paragraphs[1:]), (), (), _misplaced(paragraphs))
    trailers = tuple((each[1], each[2]) for each in pairs if each and each[1] in TRAILERS)
    odd = tuple(line for line, each in zip(last, pairs, strict=True) if not each or each[1] not in TRAILERS)
    return Wording(paragraphs[0], _body(paragraphs[1:-1]), trailers, odd, _misplaced(paragraphs[:-1]))


def _body(paragraphs: list[str]) -> str:
    """Returns the paragraphs of changes; one of nothing but false trailers is told as `misplaced` and is no part of them."""
    return "\n\n".join(part for part in paragraphs if not all(_KNOWN.match(line) for line in part.split("\n")))


def _misplaced(paragraphs: list[str]) -> tuple[str, ...]:
    """Returns the lines that would pass for a trailer. The first of all is the subject, which may read like one."""
    lines = [line for part in paragraphs for line in part.split("\n")][1:]
    return tuple(line for line in lines if _KNOWN.match(line))
