"""Draws the pictures of the README from the running program on the sample book, on a fixed day.

Run it from the top of the checkout: `python .github/picture.py`.
"""

import asyncio
import datetime
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
SIZE = (100, 30)
TODAY = datetime.date(2022, 9, 1)

PICTURES: dict[str, Sequence[str]] = {
    "today.svg": (),
    "records.svg": ("2", "slash", *"20~jul~2022~held", "enter"),
    "edit.svg": ("2", "slash", *"20~jul~2022~held", "enter", "e", *["j"] * 3, "enter", "end", "ctrl+u", *"2022-07-32"),
}
"""Each picture's name, and the keys that lead to it from the first screen; `~` is a space."""


async def draw(name: str, keys: Sequence[str], book_folder: Path) -> str:
    """Returns one picture as SVG."""
    from tui.app.desk import Desk
    from tui.app.program import Minutebook
    from tui.book.repository import Book

    app = Minutebook(Desk(Book.open(book_folder), TODAY))
    async with app.run_test(size=SIZE) as pilot:
        while app.problems is None:
            await asyncio.sleep(0.05)
        await pilot.press(*("space" if key == "~" else key for key in keys))
        await pilot.pause(1.0)
        await app.workers.wait_for_complete()
        await pilot.pause(0.5)
        return app.export_screenshot(title=f"minutebook: {name.removesuffix('.svg')}")


def fixed(svg: str) -> str:
    """Returns the picture without what differs from run to run, and without anything that a viewer would have to fetch."""
    own = re.sub(r"\s*@font-face \{.*?\n    \}", "", svg, flags=re.DOTALL)
    return re.sub(
        r"terminal-[0-9]+", "terminal", own.replace("<!-- Generated with Rich https://www.textualize.io -->", "")
    )


def main() -> None:
    """Draws every picture beside this file."""
    from tui.book.demo import make_demo

    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            {"MINUTEBOOK_CONFIG": folder, "MINUTEBOOK_THEME": "minutebook-light", "COLUMNS": str(SIZE[0])}
        )
        book = Path(folder) / "book"
        make_demo(book, lambda _done, _total: None)
        for name, keys in PICTURES.items():
            (HERE / name).write_text(fixed(asyncio.run(draw(name, keys, book))), encoding="utf-8")
            print(f".github/{name}")


if __name__ == "__main__":
    main()
