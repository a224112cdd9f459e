"""Every exception of Minutebook: its sentence, its hint and its exit code.

An exception here is something that a person can act on. `sentence` says what is wrong in a clerk's words, `hint` what to do next.
"""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of the command line."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    REPOSITORY = 3
    CHANGED = 4
    FAULT = 70
    BUSY = 75
    INTERRUPTED = 130


class MinutebookError(Exception):
    """Something went wrong that we can explain: a sentence, the next step, and the exit code that goes with it."""

    exit_code: Exit = Exit.FAULT

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".rstrip()


class ProblemsFound(MinutebookError):
    """The record or the book has errors, or a save would add one."""

    exit_code = Exit.PROBLEMS


class WrongUsage(MinutebookError):
    """What was asked for does not exist or does not fit together."""

    exit_code = Exit.USAGE


class BookUnusable(MinutebookError):
    """The repository cannot be used as it stands; nothing was written."""

    exit_code = Exit.REPOSITORY


class ChangedElsewhere(MinutebookError):
    """The record is no longer what the editor opened; what was typed is kept as a draft."""

    exit_code = Exit.CHANGED


class BookBusy(MinutebookError):
    """Somebody else is saving just now."""

    exit_code = Exit.BUSY
