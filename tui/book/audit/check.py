"""What a check of an audit is: the kinds of finding that it can make, and the function that looks at one commit."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tui.book.audit.case import Case
from tui.book.audit.finding import Finding, Kind


@dataclass(frozen=True, slots=True)
class Check:
    """A check of one commit. `run` may raise ObjectFault for what cannot be read, and nothing else."""

    kinds: tuple[Kind, ...]
    run: Callable[[Case], Iterable[Finding]]
