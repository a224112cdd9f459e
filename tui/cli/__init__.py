"""The command line: arguments in, text or JSON out. Standard output is data, standard error is talk."""

import sys
from collections.abc import Sequence

from tui.cli.running import run


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; nothing that goes wrong leaves as a traceback."""
    return run(sys.argv[1:] if argv is None else list(argv))
