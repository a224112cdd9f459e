"""Who asked not to be named is not named: what is committed stays in the history for good."""

from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView

_NAMING = {"asker": "the asker's name", "asker_contact": "the asker's contact"}


def check(view: RecordView) -> Iterable[Finding]:
    """Yields the name and the contact of an asker whose name is withheld; neither is repeated in what is said."""
    if view.value.get("asker_withheld") is not True:
        return
    for name, what in _NAMING.items():
        if name in view.value:
            yield Finding(
                (name,),
                f"The asker asked not to be named, and {what} is in the record.",
                f"Take `{name}` out and keep it outside the book: what is saved once stays in the history.",
                at="key",
            )


RULE = RecordRule(
    "asker-withheld", Severity.ERROR, "Who asked not to be named is not named", kinds=("question",), check=check
)
"""A name in the record would be committed: so an error, which stops the save."""
