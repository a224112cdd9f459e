"""Which problems tell of a document and not of the book: kept as published, or marked in the record's own sources as doubtful."""

from typing import Final

from tui.rules.problem import Problem

_KEPT: Final = ("Kept as published", "Kept as printed")
_NAMED_BY_SOURCES: Final = ("printed-slip", "extraction-doubtful")


def is_as_published(problem: Problem) -> bool:
    """Returns whether a problem only tells what a document printed, or that its extraction is doubtful, and the record says so.

    Errors never are: they must be put right whatever was published.
    """
    return not problem.is_error and (problem.rule in _NAMED_BY_SOURCES or problem.hint.startswith(_KEPT))
