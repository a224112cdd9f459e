"""What every reading of git's store has in common: which parents count, and what is said when it is damaged."""

import os

from tui.errors import BookUnusable

NO_GRAFTS = {"GIT_GRAFT_FILE": os.devnull}
"""Parents are those that a commit names, not those that a file in this copy puts in their stead."""


def damaged() -> BookUnusable:
    """Returns the error for a history that git cannot read."""
    hint = "To see what is damaged: git fsck. A clone that others have is whole."
    return BookUnusable("The history of this book cannot be read: git's store is damaged.", hint)
