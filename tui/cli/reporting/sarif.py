"""Problems as SARIF 2.1.0, which code hosts and editors show."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from tui import __version__
from tui.record.safe import safe
from tui.rules.problem import Problem, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def sarif(problems: Sequence[Problem], _checked: Sequence[str]) -> str:
    """Returns one run with a rule for each rule that found something and a result a problem."""
    rules = sorted({each.rule for each in problems})
    run = {
        "tool": {"driver": {"name": "minutebook", "version": __version__, "rules": [{"id": rule} for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, rules) for each in problems],
    }
    whole = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _result(each: Problem, rules: list[str]) -> dict[str, object]:
    place = {
        "artifactLocation": {"uri": quote(each.file, errors="surrogateescape")},
        "region": {"startLine": each.line, "startColumn": each.column},
    }
    return {
        "ruleId": each.rule,
        "ruleIndex": rules.index(each.rule),
        "level": _LEVELS[each.severity],
        "message": {"text": safe(f"{each.message} {each.hint}".strip())},
        "locations": [
            {
                "physicalLocation": place,
                "logicalLocations": [{"fullyQualifiedName": safe(f"{each.record} {each.path}".strip())}],
            }
        ],
    }
