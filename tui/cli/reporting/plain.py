"""Problems for eyes, and problems as our own JSON."""

import json
from collections import Counter
from collections.abc import Sequence

from tui.record.safe import safe
from tui.rules.problem import Problem


def plain(problems: Sequence[Problem], checked: Sequence[str]) -> str:
    """Returns two lines a problem (place, severity, message and rule; then what to do) and a count at the end."""
    lines: list[str] = []
    for each in problems:
        lines.append(
            safe(f"{each.file}:{each.line}:{each.column}: {each.severity.value}: {each.message} [{each.rule}]")
        )
        if each.hint:
            lines.append(safe(f"    {each.hint}"))
    counts = Counter(each.severity.value for each in problems)
    found = ", ".join(_counted(counts[name], name) for name in ("error", "warning", "advice") if counts[name])
    lines.append(f"{_counted(len(checked), 'record')} checked: {found or 'nothing to point out'}.")
    return "\n".join(lines) + "\n"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 or what == "advice" else "s")


def json_text(problems: Sequence[Problem], checked: Sequence[str]) -> str:
    """Returns the JSON that DESIGN §4 fixes: format, checked, problems."""
    found = {"format": 1, "checked": len(checked), "problems": [each.as_json() for each in problems]}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
