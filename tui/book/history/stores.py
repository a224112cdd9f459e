"""What every reading of git's store has in common: which parents count."""

import os

NO_GRAFTS = {"GIT_GRAFT_FILE": os.devnull}
"""Parents are those that a commit names, not those that a file in this copy puts in their stead."""
