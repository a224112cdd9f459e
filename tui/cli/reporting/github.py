"""Problems as annotations that GitHub Actions shows beside the lines."""

from collections.abc import Sequence

from tui.record.safe import safe
from tui.rules.problem import Problem, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def github(problems: Sequence[Problem], _checked: Sequence[str]) -> str:
    """Returns one workflow command a problem; nothing for none."""
    lines = [
        f"::{_LEVELS[each.severity]} file={escaped_property(each.file)},line={each.line},col={each.column},"
        f"title={escaped_property(each.rule)}::{escaped(f'{each.message} {each.hint}'.strip())}"
        for each in problems
    ]
    return "".join(line + "\n" for line in lines)


def escaped(text: str) -> str:
    """Returns the text of a workflow command, escaped as the runner's own toolkit does: no text of a record can start another."""
    return safe(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(text: str) -> str:
    """Returns a value of a workflow command's property."""
    return escaped(text).replace(":", "%3A").replace(",", "%2C")
