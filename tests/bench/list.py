"""Measures how long the list of records takes to its first rows, and to a step down, at 100, 10,000 and 100,000 records.

`python -m tests.bench.list`

Prints times and their ratios to those of 100 records. The rows are made as the program makes them: from ids alone at first,
then from excerpts. Exit 1 when a step down at 100,000 records costs more than five times what it does at 100.
"""

import asyncio
import sys
import time
from typing import ClassVar

from textual.app import App, ComposeResult

from tests.app.test_list import many
from tui.app.screens.records import RecordTree
from tui.app.tree import BookTree
from tui.record.excerpts import Excerpt

_STEPS = 20
_MOST = 5


class Listed(App[None]):
    """A list of records and nothing else."""

    CSS: ClassVar[str] = "Lines { height: 100%; }"
    is_leaving = False

    def compose(self) -> ComposeResult:
        """The list."""
        yield RecordTree()


async def measure(excerpts: dict[str, Excerpt]) -> tuple[float, float, float, float]:
    """Returns seconds: the tree from ids, the first rows drawn with every group open, a step down, and a filter."""
    app = Listed()
    async with app.run_test(size=(80, 24)) as pilot:
        lines = app.query_one(RecordTree)
        lines.focus()
        await pilot.pause()
        start = time.perf_counter()
        tree = BookTree(list(excerpts), {})
        tree.rows(tree.first_open())
        built = time.perf_counter() - start
        tree = BookTree(excerpts, excerpts)
        rows = tree.rows(tree.all_keys())
        start = time.perf_counter()
        lines.rows, lines.excerpts = rows, excerpts
        lines.renew(0)
        drawn = [lines.render_line(y) for y in range(lines.size.height)]
        first = time.perf_counter() - start
        assert len(drawn) == lines.size.height
        start = time.perf_counter()
        for _ in range(_STEPS):
            lines.do_down()
            lines.render_line(min(lines.cursor, lines.size.height - 1))
        step = (time.perf_counter() - start) / _STEPS
        tree.rows(set(), "warm")
        start = time.perf_counter()
        tree.rows(set(), "panel-7 2007")
        found = time.perf_counter() - start
    return built, first, step, found


def main() -> int:
    """Prints the times and the ratios."""
    base: tuple[float, float, float, float] | None = None
    worst = 0.0
    print(f"{'records':>9}  {'tree from ids':>22}  {'first rows':>22}  {'a step down':>22}  {'a filter':>22}")
    for number in (100, 10_000, 100_000):
        times = asyncio.run(measure(many(number)))
        base = base or times
        ratios = [one / first for one, first in zip(times, base, strict=True)]
        print(
            f"{number:>9,}  "
            + "  ".join(f"{one * 1000:10.2f} ms  × {ratio:6.1f}" for one, ratio in zip(times, ratios, strict=True))
        )
        worst = ratios[2]
    return 0 if worst <= _MOST else 1


if __name__ == "__main__":
    sys.exit(main())
