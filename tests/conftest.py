"""How the suite runs: on a machine of its own it spends half its time waiting, for disks, for git and for the screen's timers."""

import os


def pytest_xdist_auto_num_workers() -> int:
    """Two workers for each processor."""
    return 2 * (os.cpu_count() or 1)
