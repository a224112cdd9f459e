"""Which column of a table a cell belongs to, where cells go over several columns: HTML and DOCX say so alike."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence


def aligned(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    """Returns, for each row, the column (from 0) of each of its cells. A row is given as where on the grid its cells begin.

    The row with the most cells has a column for each. Grids are finer than what is seen: a border that is out by a hair begins a place
    of its own, so a row with as many cells has them in the same columns, whatever the grid says.
    """
    widest = max(rows, key=len, default=())
    return [list(range(len(row))) if len(row) == len(widest) else list(_placed(row, widest)) for row in rows]


def _placed(row: Sequence[int], widest: Sequence[int]) -> Iterator[int]:
    last = -1
    for n, begin in enumerate(row):
        left = len(widest) - (len(row) - n)
        last = min(max(bisect_right(widest, begin) - 1, last + 1), left)
        yield last
