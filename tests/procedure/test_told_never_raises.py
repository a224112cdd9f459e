"""Members, room, votes, forecasts and question deadlines are told whatever the records hold."""

import copy
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.procedure.test_due_never_raises import EXTREMES, SAMPLE
from tests.rules.mutations import mutated
from tui.procedure.decisions import table
from tui.procedure.forecast import forecast
from tui.procedure.membership_on import membership_on
from tui.procedure.printed_table import differences
from tui.procedure.question_time import in_time
from tui.procedure.register import register_of
from tui.procedure.renumbering import pages_run_on, renumbered
from tui.procedure.room_told import room_told
from tui.procedure.tallies import as_json, special_majorities, tallies

PANEL = "cambridgeshire-pcp"
MEETINGS = tuple(f"{PANEL}/meetings/{day}" for day in ("2022-07-20", "2022-09-14", "2023-02-01"))
TOUCHED = (*MEETINGS, f"{PANEL}/members", f"{PANEL}/body", f"{PANEL}/questions/2023-09-20-1",
           f"{PANEL}/rules/2022-07-20-panel-arrangements", f"{PANEL}/proceedings/2023-24-precept")  # fmt: skip
VOTE = {
    "for": 8, "against": 2, "required_fraction": "2/3", "base": "members_present", "present": 10, "base_count": 3,
    "voters": [{"id": "a", "person": "edward-leigh", "option": "for"}], "casting_vote": {"person": "a-ali", "option": "for"},
}  # fmt: skip
DECLARED = {"id": "a", "person": "edward-leigh", "item": "complaints", "interest": "disclosable_pecuniary"}
FIELDS = (
    "date",
    "start_date",
    "status",
    "for",
    "base",
    "person",
    "items",
    "attendance",
    "number",
    "received_at",
    "vacancies",
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_they_never_raise_and_what_they_tell_can_be_printed(data: st.DataObject) -> None:
    records = {each: copy.deepcopy(value) for each, value in SAMPLE.items()}
    july = records[MEETINGS[0]]
    july["declarations"] = [dict(DECLARED)]
    for item in july["items"]:
        for decision in item.get("decisions", ()):
            decision["vote"] = copy.deepcopy(VOTE)
    for _ in range(data.draw(st.integers(1, 3))):
        record_id = data.draw(st.sampled_from(TOUCHED))
        if data.draw(st.booleans()):
            records[record_id] = mutated(data.draw, records[record_id])
        elif isinstance(records[record_id], dict):
            records[record_id][data.draw(st.sampled_from(FIELDS))] = data.draw(EXTREMES)
    register = register_of(records.items())
    told: list[object] = [membership_on(register, f"{PANEL}/body", data.draw(st.dates())).as_json()]
    for meeting in MEETINGS:
        coming = forecast(register, meeting)
        value = register.get(meeting) or {}
        told += [room_told(register, meeting).as_json(), coming.as_json() if coming else None]
        told += [each.as_json() for each in tallies(register, meeting)]
        told += [as_json(needed) for _, needed in special_majorities(register, meeting)]
        told += differences(table(register, meeting))
        told += [each.value for each in (*renumbered(value), *pages_run_on(value))]
    told.append(in_time(register, register.get(f"{PANEL}/questions/2023-09-20-1") or {}).why)
    json.dumps(told)
