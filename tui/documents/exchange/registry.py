"""Every exchange format: adding one is adding its file and a line here. Modules are loaded when they are asked for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from tui.documents.exchange.extract import Extract
from tui.documents.offered import called
from tui.errors import WrongUsage
from tui.record.kinds import kind_of

OutFile = tuple[str, bytes]
"""The name of a file, with `/` between folders, and its bytes."""


@dataclass(frozen=True, slots=True)
class ExchangeFormat:
    """A format: what the command line calls it, what it is, and the function that yields its files.

    `is_folder` where it is a folder of files whatever is asked for, `per_meeting` where it is a file for each meeting; any other is one
    file. `needs_base` where it cannot be without the address at which it will be found; `uses_times` where it says when records changed.
    """

    name: str
    title: str
    module: str
    function: str
    is_folder: bool = False
    per_meeting: bool = False
    needs_base: bool = False
    uses_times: bool = False

    def is_many(self, ids: Sequence[str]) -> bool:
        """Returns whether it is a folder for what is named, however many files that turns out to be."""
        return self.is_folder or (self.per_meeting and (len(ids) != 1 or kind_of(ids[0]) != "meeting"))

    def files(self, extract: Extract) -> Iterator[OutFile]:
        """Yields the files of an extract. Raises WrongUsage where the address they will have is needed and not known."""
        if self.needs_base and not extract.base:
            raise WrongUsage(
                f"In {self.title} every object has a full web address, and where these files will be is not known.",
                "Say it: --base-url https://www.example.org/oparl/",
            )
        function = getattr(import_module(f"tui.documents.exchange.{self.module}"), self.function)
        return cast("Callable[[Extract], Iterator[OutFile]]", function)(extract)


FORMATS: tuple[ExchangeFormat, ...] = (
    ExchangeFormat("ics", "a calendar (iCalendar)", "calendar", "calendar_files", uses_times=True),
    ExchangeFormat("csv", "logs as tables (CSV)", "logs.registry", "csv_files", is_folder=True),
    ExchangeFormat("popolo", "Popolo JSON", "civic.popolo", "popolo_files"),
    ExchangeFormat("ocd", "Open Civic Data JSON", "civic.open_civic_data", "civic_files"),
    ExchangeFormat(
        "oparl", "OParl 1.1", "oparl.interface", "oparl_files", is_folder=True, needs_base=True, uses_times=True
    ),
    ExchangeFormat("akn", "Akoma Ntoso 3.0", "akoma_ntoso.document", "debate_files", per_meeting=True, uses_times=True),
)


def format_called(name: str) -> ExchangeFormat:
    """Returns the format with a name. Raises WrongUsage."""
    return called(FORMATS, name, "exchange format")
