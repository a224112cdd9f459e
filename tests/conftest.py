"""How the suite runs: on a machine of its own it spends half its time waiting, for disks, for git and for the screen's timers."""

import os

from hypothesis import HealthCheck, settings

# How long an example takes says how busy the machine is, and nothing about the program.
settings.register_profile("minutebook", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("minutebook")


def pytest_xdist_auto_num_workers() -> int:
    """Two workers for each processor."""
    return 2 * (os.cpu_count() or 1)
