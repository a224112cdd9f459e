"""A table as CSV (RFC 4180), UTF-8, with the names of its columns in the first line, and nothing in it that a spreadsheet would run.

A cell that begins with `=`, `+`, `-` or `@`, blanks before it or not, is taken for a formula by spreadsheets. It gets an apostrophe in
front, as does one that has the apostrophe already, so that a program gets the text back by taking one apostrophe away wherever
one stands before any of these. A tab or a carriage return cannot begin a cell: control characters are shown as what they are.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from tui.documents.exchange.naming import words

Row: TypeAlias = Mapping[str, str | int | bool | None]
"""The cells of a row by column; a column that is not in it is empty there."""

_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a formula begins with, in the wide letters of East Asian keyboards too."""


def csv_table(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Returns the table; lines end as RFC 4180 has it, with CR LF."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(columns)
    table.writerows([cell(row.get(name)) for name in columns] for row in rows)
    return out.getvalue()


def cell(value: str | int | bool | None) -> str:
    """Returns what stands in a cell: a text, a number, yes or no, nothing where nothing is recorded."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return disarmed(words(value)) if isinstance(value, str) else str(value)


def disarmed(text: str) -> str:
    """Returns the text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.lstrip().lstrip("'").lstrip().startswith(_FORMULAS) else text


def rearmed(text: str) -> str:
    """Returns the text that `disarmed` was given."""
    return text[1:] if text.startswith("'") and disarmed(text[1:]) == text else text
