"""Problems as text, JSON, GitHub annotations, SARIF and JUnit XML: one file a form, one line here; and the findings of an audit."""

from collections.abc import Callable, Sequence

from tui.book.audit.finding import Finding
from tui.cli.reporting import findings
from tui.cli.reporting.github import github
from tui.cli.reporting.junit import junit
from tui.cli.reporting.plain import json_text, plain
from tui.cli.reporting.sarif import sarif
from tui.rules.problem import Problem

Report = Callable[[Sequence[Problem], Sequence[str]], str]
"""Takes the problems and the ids of the records checked; returns the whole report."""

REPORTS: dict[str, Report] = {"text": plain, "json": json_text, "github": github, "sarif": sarif, "junit": junit}

FindingReport = Callable[[Sequence[Finding], int], str]
"""Takes the findings of an audit and the number of commits looked at; returns the whole report."""

FINDING_REPORTS: dict[str, FindingReport] = {
    "text": findings.plain,
    "json": findings.json_text,
    "github": findings.github,
    "sarif": findings.sarif,
}
