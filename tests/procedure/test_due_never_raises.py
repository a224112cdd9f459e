"""What is due is told whatever the records hold: one bad record hides no deadline of another."""

import copy
import datetime
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builder import ROOT
from tests.rules.mutations import mutated, real_records
from tui.procedure.due import due
from tui.procedure.register import register_of
from tui.record.kinds import id_of
from tui.record.reading import read

SAMPLE = {
    id_of(path.relative_to(ROOT).as_posix()) or "": read(path.read_bytes()).value
    for folder in ("cambridgeshire-pcp", "plans/cambridgeshire-2021-24/plan.yaml", "cambridgeshire-opcc")
    for path in (
        [ROOT / "records" / folder] if folder.endswith("yaml") else (ROOT / "records" / folder).rglob("*.yaml")
    )
}
BY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?\Z")
EXTREMES = st.sampled_from(["9999-12-31", "0001-01-01", "2150-01-04", 10**9, -1, 0, True, "noon", "2022-02-30"])
FIELDS = (
    "date", "notified_on", "working_days", "clear_days", "days", "years", "start_date", "time", "year", "period_start", "at",
    "response_required_by", "due_from_author", "dissolution_date", "in_force_from", "timezone",
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_it_never_raises_and_every_day_is_a_day(data: st.DataObject) -> None:
    records = dict(SAMPLE) | dict(real_records())
    for _ in range(data.draw(st.integers(1, 3))):
        record_id = data.draw(st.sampled_from(sorted(records)))
        value = copy.deepcopy(records[record_id])
        if data.draw(st.booleans()):
            records[record_id] = mutated(data.draw, value)
        else:
            _extreme(data, value)
            records[record_id] = value
    register = register_of(records.items())
    for each in due(register, data.draw(st.dates()), everything=True):
        assert each.by is None or BY.match(each.by), each
    for record_id in records:
        due(register, datetime.date(2022, 9, 1), record_id)


def _extreme(data: st.DataObject, value: object) -> None:
    """Puts an extreme value wherever a field that counts has one, and at the top where none has."""
    extreme = data.draw(EXTREMES)
    found = False
    for holder in _mappings(value):
        for name in FIELDS:
            if name in holder:
                holder[name], found = extreme, True
    if not found and isinstance(value, dict):
        value[data.draw(st.sampled_from(FIELDS))] = extreme


def _mappings(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        return [value, *(each for inner in value.values() for each in _mappings(inner))]
    return [each for inner in value for each in _mappings(inner)] if isinstance(value, list) else []
