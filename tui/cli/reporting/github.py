"""Problems as annotations that GitHub Actions shows beside the lines."""

from collections.abc import Sequence

from tui.record.safe import safe
from tui.rules.problem import Problem, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def github(problems: Sequence[Problem], _checked: Sequence[str]) -> str:
    """Returns one workflow command a problem; nothing for none."""
    lines = [
        f"::{_LEVELS[each.severity]} file={_property(each.file)},line={each.line},col={each.column},"
        f"title={_property(each.rule)}::{_message(f'{each.message} {each.hint}'.strip())}"
        for each in problems
    ]
    return "".join(line + "\n" for line in lines)


def _message(text: str) -> str:
    """Escapes as the runner's own toolkit does, so that no text of a record can start another command."""
    return safe(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
