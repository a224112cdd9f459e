"""The findings of an audit as text, JSON, GitHub annotations and SARIF 2.1.0."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from tui import __version__
from tui.book.audit.finding import Finding
from tui.book.audit.registry import KINDS
from tui.cli.reporting.github import escaped, escaped_property
from tui.record.kinds import file_of, kind_of
from tui.record.safe import safe

_ANYWHERE = "schema/VERSION"
"""Where a finding about a whole commit is shown by hosts that show nothing without a file: every book has this one."""


def plain(findings: Sequence[Finding], checked: int) -> str:
    """Returns two lines a finding (commit, record and kind; then what was found) and a count at the end."""
    lines: list[str] = []
    for each in findings:
        about = " ".join(part for part in ((each.commit or "")[:10], each.record or "") if part)
        lines += [safe(f"{f'{about}: ' if about else ''}{each.kind}"), safe(f"    {each.message}")]
    found = f"{len(findings)} finding{'' if len(findings) == 1 else 's'}" if findings else "nothing found"
    lines.append(f"{checked} commit{'' if checked == 1 else 's'} checked: {found}.")
    return "\n".join(lines) + "\n"


def json_text(findings: Sequence[Finding], checked: int) -> str:
    """Returns our own JSON: format, checked, findings."""
    found = {"format": 1, "checked": checked, "findings": [each.as_json() for each in findings]}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def github(findings: Sequence[Finding], _checked: int) -> str:
    """Returns one workflow command a finding; nothing for none."""
    return "".join(
        f"::error {_place(each)}title={escaped_property(each.kind)}::{escaped(_with_commit(each))}\n"
        for each in findings
    )


def sarif(findings: Sequence[Finding], _checked: int) -> str:
    """Returns one run with a rule for each kind that was found and a result a finding."""
    found = {each.kind for each in findings}
    kinds = [kind for kind in KINDS if kind.id in found]
    rules = [
        {
            "id": kind.id,
            "name": kind.title,
            "shortDescription": {"text": kind.title},
            "fullDescription": {"text": kind.meaning},
        }
        for kind in kinds
    ]
    order = [kind.id for kind in kinds]
    run = {
        "tool": {"driver": {"name": "minutebook", "version": __version__, "rules": rules}},
        "results": [_result(each, order) for each in findings],
    }
    whole = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _result(each: Finding, order: list[str]) -> dict[str, object]:
    return {
        "ruleId": each.kind,
        "ruleIndex": order.index(each.kind),
        "level": "error",
        "message": {"text": safe(_with_commit(each))},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(_file(each) or _ANYWHERE)}}}],
        "partialFingerprints": {"finding/v1": f"{each.commit or ''} {each.kind} {safe(each.record or '')}"},
        "properties": {"commit": each.commit},
    }


def _with_commit(each: Finding) -> str:
    return f"Commit {each.commit[:10]}: {each.message}" if each.commit else each.message


def _place(each: Finding) -> str:
    file = _file(each)
    return f"file={escaped_property(file)}," if file else ""


def _file(each: Finding) -> str | None:
    return file_of(each.record) if each.record is not None and kind_of(each.record) else each.record
