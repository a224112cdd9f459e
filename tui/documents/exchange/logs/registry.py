"""Every log: adding one is adding its file, with its columns and its rows, and a line here."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from tui.documents.exchange.extract import Extract
from tui.documents.exchange.logs.table import Row, csv_table


@dataclass(frozen=True, slots=True)
class Log:
    """A log: its name, which is that of its file and its module, and what a row of it is."""

    name: str
    title: str

    def text(self, extract: Extract) -> str:
        """Returns the table of an extract as CSV."""
        module = import_module(f"tui.documents.exchange.logs.{self.name}")
        rows = cast("Callable[[Extract], Iterator[Row]]", module.rows)(extract)
        return csv_table(cast("Sequence[str]", module.COLUMNS), rows)


LOGS: tuple[Log, ...] = (
    Log("meetings", "a meeting"),
    Log("decisions", "a decision under an item of a meeting"),
    Log("attendance", "somebody present, absent or excused at a meeting"),
    Log("actions", "something asked for or promised at a meeting"),
    Log("recommendations", "a recommendation, with its response"),
    Log("questions", "a question or statement from the public, with its reply"),
    Log("deliverables", "what a plan is to bring about, with where it stands"),
    Log("complaints", "the complaints of a period, as counts"),
)


def csv_files(extract: Extract) -> Iterator[tuple[str, bytes]]:
    """Yields every log of an extract; one without entries has its head alone."""
    for each in LOGS:
        yield f"{each.name}.csv", each.text(extract).encode()
