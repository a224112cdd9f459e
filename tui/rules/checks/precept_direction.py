"""A precept vetoed as too high comes back lower, one vetoed as too low higher."""

from collections.abc import Iterable

from tui.rules.problem import Finding, Severity
from tui.rules.rule import RecordRule
from tui.rules.view import RecordView, part

_WORDS = {"too_high": ("too high", "lower"), "too_low": ("too low", "higher")}


def check(view: RecordView) -> Iterable[Finding]:
    """Yields a revised precept that goes the other way, or stays, after a veto that says too high or too low."""
    words = _WORDS.get(str(view.value.get("recommendation")))
    figures = part(view.value, "precept")
    proposed, revised = _figure(figures.get("proposed")), _figure(figures.get("revised"))
    if words is None or view.value.get("vetoed") is not True or proposed is None or revised is None:
        return
    if not (revised < proposed if words[1] == "lower" else revised > proposed):
        yield Finding(
            ("precept", "revised"),
            f"The precept was vetoed as {words[0]} at {proposed:g}, so the revised one is to be {words[1]}; recorded is {revised:g}.",
            "Check both figures; if the documents give them so, leave them. Advice, not law.",
        )


def _figure(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


RULE = RecordRule(
    "precept-direction",
    Severity.WARNING,
    "A precept vetoed as too high comes back lower, one vetoed as too low higher",
    kinds=("proceeding",),
    source="SI 2012/2271 reg. 5 (read)",
    check=check,
)
