"""Measures how long the site of a large book takes, and the most memory that it needs.

`python -m tests.bench.site [MEETINGS]`

Prints the pages, seconds of the processor, pages a second of it, megabytes written and the peak of memory, for a tenth of the meetings and
for all. The book is that of `tests.bench.generate`, in git, with one later change to every tenth meeting. On one core of 2024 that is about
250 pages a second, and 200 MB for 3,000 meetings. Exit 1 when a page of the large book takes more than three times one of the small book.
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.generate import generate

_MOST = 3.0
_WRITE = "from tui.cli import main; import sys; sys.exit(main(sys.argv[1:]))"


def measure(meetings: int, work: Path) -> tuple[int, float, int, int]:
    """Returns the number of pages, the seconds of the processor, the bytes written, and the peak of memory in kilobytes."""
    root, site = work / f"book-{meetings}", work / f"site-{meetings}"
    _book(meetings, root)
    start = _used()
    done = subprocess.run(
        [sys.executable, "-c", _WRITE, "--book", str(root), "publish-site", str(site)],
        check=True,
        capture_output=True,
        text=True,
    )
    taken = _used() - start
    assert "Written" in done.stderr
    pages = list(site.rglob("*.html"))
    return len(pages), taken, sum(each.stat().st_size for each in site.rglob("*") if each.is_file()), _peak()


def _book(meetings: int, root: Path) -> None:
    generate(meetings).write(root)
    git = ["git", "-C", str(root), "-c", "user.name=Clerk", "-c", "user.email=clerk@example.org"]
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "A book"], check=True)
    for n, file in enumerate(sorted(root.glob("records/*/meetings/*.yaml"))):
        if n % 10 == 0:
            file.write_text(file.read_text().replace('actual_end: "12:05"', 'actual_end: "12:15"'))
    subprocess.run([*git, "commit", "-qam", "Ends\n\nAction: edit\nReason: as heard\nSchema: 1"], check=True)


def _used() -> float:
    """Returns the seconds of the processor that children have used so far: others on the machine do not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _peak() -> int:
    """Returns the peak of memory of the largest child so far, in kilobytes."""
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak


def main() -> int:
    """Prints the measures."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    print(f"{'meetings':>9}  {'pages':>8}  {'seconds':>8}  {'pages/s':>8}  {'MB':>7}  {'peak MB':>8}")
    each_page = []
    with tempfile.TemporaryDirectory() as work:
        for meetings in (most // 10, most):
            pages, taken, size, peak = measure(meetings, Path(work))
            each_page.append(taken / pages)
            print(
                f"{meetings:>9,}  {pages:>8,}  {taken:>8.1f}  {pages / taken:>8.0f}  {size / 1e6:>7.1f}  {peak / 1024:>8.0f}"
            )
    return 0 if each_page[1] <= _MOST * each_page[0] else 1


if __name__ == "__main__":
    sys.exit(main())
