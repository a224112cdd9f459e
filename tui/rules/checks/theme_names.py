"""A plan's themes keep their names; where documents use others, the theme is named with all of them."""

from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, elements, text
from tui.rules.words import all_of, said


def check(view: RecordView) -> Iterable[Finding]:
    """Yields each theme that is printed under several names."""
    for spot, theme in elements(view.value, "themes"):
        others = [name for _, one in elements(theme, "other_names") if (name := text(one, "name")) is not None]
        if others:
            own = (text(theme, "name") or "").casefold()
            alike = all(other.casefold() == own for other in others)
            names = all_of([said(text(theme, "name") or ""), *map(said, others)])
            yield Finding(
                (*spot, "other_names"),
                f"One theme is printed as {names}.",
                "Kept as printed; use one name in what is written from now on.",
                at="key",
                severity=Severity.ADVICE if alike else None,
            )


RULE = RecordRule(
    "theme-names", Severity.WARNING, "A plan's themes are printed under one name", kinds=("plan",), check=check
)
