"""What is offered by name: kinds of document, forms, formats."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from tui.errors import WrongUsage


class Offered(Protocol):
    """Something that is asked for by its name."""

    @property
    def name(self) -> str:
        """What it is asked for by: `pdf`."""
        ...


T = TypeVar("T", bound=Offered)


def called(offered: Sequence[T], name: str, what: str) -> T:
    """Returns the one with a name. Raises WrongUsage, which says that there is no such `what` and which there are."""
    found = next((each for each in offered if each.name == name), None)
    if found is None:
        names = ", ".join(each.name for each in offered)
        raise WrongUsage(f"There is no {what} called “{name}”.", f"There are {names}.")
    return found
