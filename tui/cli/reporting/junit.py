"""Problems as JUnit XML: a test case a record, failed by its errors; warnings and advice stand in its output."""

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree

from tui.record.safe import safe
from tui.rules.problem import Problem, Severity


def junit(problems: Sequence[Problem], checked: Sequence[str]) -> str:
    """Returns one suite in which every record checked is a case."""
    by_record = {
        record: list(found)
        for record, found in groupby(sorted(problems, key=lambda each: each.record), key=lambda each: each.record)
    }
    records = sorted({*checked, *by_record})
    failed = sum(any(each.severity is Severity.ERROR for each in found) for found in by_record.values())
    suite = ElementTree.Element(
        "testsuite", name="minutebook", tests=str(len(records)), failures=str(failed), errors="0"
    )
    for record in records:
        case = ElementTree.SubElement(suite, "testcase", classname="minutebook", name=safe(record))
        found = by_record.get(record, [])
        errors = [each for each in found if each.severity is Severity.ERROR]
        if errors:
            failure = ElementTree.SubElement(case, "failure", message=safe(errors[0].message), type=errors[0].rule)
            failure.text = "\n".join(_line(each) for each in errors)
        others = [each for each in found if each.severity is not Severity.ERROR]
        if others:
            ElementTree.SubElement(case, "system-out").text = "\n".join(_line(each) for each in others)
    ElementTree.indent(suite)
    return ElementTree.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


def _line(each: Problem) -> str:
    return safe(
        f"{each.file}:{each.line}:{each.column}: {each.severity.value}: {each.message} {each.hint} [{each.rule}]"
    )
