"""What keys and typed lines do to a meeting, without a screen and without a clock."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.builder import the_schema
from tui.procedure.minuting.prompt import Asking, as_typed, enter, press
from tui.procedure.minuting.refusing import Refused
from tui.procedure.minuting.roster import expected, listed_people, quorum_line
from tui.procedure.minuting.sitting import Sitting, begin
from tui.procedure.register import Register, gist
from tui.record.edits import apply_to_value

ID = "p/meetings/2026-05-12"
MEMBERS = "abcdefg"


def records(**others: Any) -> dict[str, Any]:
    seats = [
        {"id": one, "person": f"member-{one}", "member_kind": "appointed", "start_date": "2026-05-01"}
        for one in MEMBERS
    ]
    seats[0]["role"] = "chair"
    seats.append({"id": "s", "person": "member-s", "member_kind": "substitute", "start_date": "2026-05-01"})
    seats.append({"id": "o", "person": "officer-c", "member_kind": "officer", "start_date": "2026-05-01"})
    rules = {
        "name": "Rules",
        "instrument": "rules_of_procedure",
        "state": "in_force",
        "in_force_from": "2020-05-01",
        "quorum": {"number": 4},
        "minute_numbering": {"scheme": "municipal_year", "year_starts": "05-01"},
        "majorities": [
            {"id": "end", "matter": "Ending an appointment", "required_fraction": "2/3", "base": "members_present"}
        ],
    }
    return {
        "p/body": {
            "name": "Example Panel",
            "classification": "police-and-crime-panel",
            "wording": {"short_name": "the Panel"},
        },
        "p/members": {"memberships": seats},
        "p/rules/2020-05-01": rules,
        "p/meetings/2026-05-05": {
            "date": "2026-05-05",
            "status": "held",
            "items": [{"id": "x", "title": "X", "minute_number": 7}],
        },
        **others,
    }


def agenda(**others: Any) -> dict[str, Any]:
    items = [
        {"id": "declarations", "title": "Declarations of Interest"},
        {"id": "minutes", "title": "Minutes of the meeting held on 5 May 2026"},
        {"id": "custody", "title": "Custody visiting"},
        {"id": "costs", "title": "Costs"},
    ]
    return {
        "name": "Example Panel",
        "classification": "ordinary",
        "status": "confirmed",
        "date": "2026-05-12",
        "items": items,
        **others,
    }


@dataclass
class Desk:
    """A sitting to which keys and lines are given, as the screen gives them."""

    sitting: Sitting
    at: str = "13:30"
    said: list[str] = field(default_factory=list)
    undertaken: list[Any] = field(default_factory=list)

    @classmethod
    def of(cls, meeting: dict[str, Any] | None = None, **others: Any) -> "Desk":
        value = meeting or agenda()
        register = Register({name: gist(one) for name, one in records(**others).items()})
        names = {f"member-{one}": f"Member {one.upper()}" for one in (*MEMBERS, "s")} | {"officer-c": "Officer C"}
        value = apply_to_value(value, expected(register, ID, value).edits, the_schema(), "meeting")
        return cls(begin(ID, value, register, names, listed_people(register, ID), the_schema()))

    def do(self, name: str, *lines: str) -> "Desk":
        """Gives a command and its lines."""
        found = press(self.sitting, name, self.at)
        for one in lines:
            assert isinstance(found, Asking)
            found = enter(self.sitting, found, one if one != "=" else found.prefill(self.sitting))
        assert not isinstance(found, Asking), f"it still asks: {found.words}"
        return self._took(found)

    def line(self, text: str) -> "Desk":
        """Types a line and Enter."""
        found = enter(self.sitting, None, text)
        assert not isinstance(found, Asking)
        return self._took(found)

    def _took(self, done: Any) -> "Desk":
        value = apply_to_value(dict(self.sitting.meeting), done.edits, the_schema(), "meeting")
        self.sitting = self.sitting.after(done, value)
        self.said.append(done.said)
        self.undertaken += [done.undertaken] if done.undertaken else []
        return self

    def clock(self, at: str) -> "Desk":
        self.at = at
        return self

    @property
    def meeting(self) -> dict[str, Any]:
        return dict(self.sitting.meeting)

    @property
    def item(self) -> dict[str, Any]:
        return dict(self.sitting.here[1])

    def entry(self, name: str) -> dict[str, Any]:
        return next(dict(one) for one in self.meeting["attendance"] if one["id"] == name)


@pytest.fixture
def desk() -> Desk:
    return Desk.of()


def at_custody() -> Desk:
    return Desk.of().do("next").do("next").do("next")


def test_everybody_expected_is_there_once_the_meeting_begins_and_the_quorum_is_told(desk: Desk) -> None:
    there = [(one["id"], one["capacity"], one["status"]) for one in desk.meeting["attendance"]]
    assert there == [
        *((f"member-{one}", "member", "expected") for one in MEMBERS),
        ("officer-c", "officer", "expected"),
    ]
    assert desk.entry("member-a")["role"] == "chair"
    assert quorum_line(desk.sitting) == "quorate: 7 of 7 expected"
    desk.do("leave", "member b", "absent").do("next")
    assert {one["status"] for one in desk.meeting["attendance"]} == {"present", "absent"}
    assert quorum_line(desk.sitting) == "quorate: 6 of 7"


def test_apologies_and_substitutes_notified_beforehand_stay() -> None:
    notified = [
        {"id": "b", "person": "member-b", "capacity": "member", "status": "apologies"},
        {
            "id": "s",
            "person": "member-s",
            "capacity": "substitute",
            "substituting_for": "member-c",
            "status": "expected",
        },
    ]
    desk = Desk.of(agenda(attendance=notified))
    assert desk.meeting["attendance"][:2] == notified
    assert desk.entry("member-c")["status"] == "apologies"
    assert quorum_line(desk.sitting) == "quorate: 6 of 7 expected"
    assert (desk.do("next").entry("s")["status"], desk.entry("b")["status"]) == ("present", "apologies")


def test_where_the_list_is_not_of_that_year_those_of_the_last_meeting_are_taken_and_it_says_so() -> None:
    seats = [{"id": "a", "person": "member-a", "member_kind": "appointed", "role": "chair", "term": "2026/27"}]
    seats += [{"id": one, "person": f"member-{one}", "member_kind": "appointed"} for one in "bcd"]
    attendance = [{"id": one, "person": f"member-{one}", "capacity": "member", "status": "present"} for one in "abe"]
    attendance.append({"id": "c", "person": "member-c", "capacity": "member", "status": "apologies"})
    before = {"date": "2026-03-05", "status": "held", "attendance": attendance}
    book = records(**{"p/members": {"memberships": seats}, "p/meetings/2026-03-05": before})
    found = expected(Register({name: gist(one) for name, one in book.items()}), ID, agenda())
    assert [one["person"] for one in found.entries] == ["member-a", "member-b", "member-e", "member-c"]
    assert {one["status"] for one in found.entries} == {"expected"}
    assert "cannot tell who was a member" in found.doubt
    assert "5 Mar 2026" in found.doubt


def test_without_a_rule_the_quorum_cannot_be_told() -> None:
    desk = Desk.of(**{"p/rules/2020-05-01": {"name": "Rules"}})
    assert quorum_line(desk.sitting) == "7 of 7 expected, quorum: cannot tell, no rule"


def test_too_few_are_not_a_quorum(desk: Desk) -> None:
    for one in "bcde":
        desk.do("leave", f"member {one} apologies")
    assert quorum_line(desk.sitting) == "NOT QUORATE: 3 of 7 expected, 4 needed"


def test_the_first_item_begins_the_meeting_by_the_clock_and_numbers_run_on(desk: Desk) -> None:
    desk.clock("13:32").do("next")
    assert (desk.meeting["status"], desk.meeting["actual_start"]) == ("held", "13:32")
    assert desk.meeting["minutes"] == {"state": "drafting"}
    assert (desk.item["starts_at"], desk.item["minute_number"]) == ("13:32", 8)
    desk.clock("13:40").do("next")
    assert desk.meeting["items"][0]["ended_at"] == "13:40"
    assert (desk.item["id"], desk.item["minute_number"]) == ("minutes", 9)
    desk.do("number", "15").do("next")
    assert desk.item["minute_number"] == 16


def test_a_time_alone_puts_right_what_the_clock_wrote(desk: Desk) -> None:
    desk.clock("13:41").do("next").line("13:30")
    assert desk.meeting["actual_start"] == desk.item["starts_at"] == "13:30"
    desk.clock("13:50").do("next").line("1.45 pm")
    assert desk.meeting["items"][0]["ended_at"] == desk.item["starts_at"] == "13:45"
    assert desk.meeting["actual_start"] == "13:30"


def test_an_item_taken_out_of_order_says_so_and_the_one_passed_over_comes_next() -> None:
    desk = Desk.of().do("next").do("go", "4")
    assert (desk.item["id"], desk.item["order_taken"], desk.item["minute_number"]) == ("costs", 2, 9)
    desk.do("next")
    assert (desk.item["id"], desk.item["order_taken"]) == ("minutes", 3)


def test_arrivals_and_departures_take_the_clock_or_the_time_typed() -> None:
    desk = Desk.of().do("leave", "member f", "absent").do("next")
    assert desk.entry("member-f")["status"] == "absent"
    desk.clock("13:52").do("come", "member f")
    assert desk.entry("member-f")["intervals"] == [{"id": "first", "from": "13:52"}]
    desk.clock("14:40").do("leave", "mem b 14:30").do("leave", "f")
    assert desk.entry("member-b")["intervals"] == [{"id": "first", "to": "14:30"}]
    assert desk.entry("member-f")["intervals"] == [{"id": "first", "from": "13:52", "to": "14:40"}]
    desk.clock("14:50").do("come", "member b").line("14:48")
    assert desk.entry("member-b")["intervals"][1] == {"id": "later", "from": "14:48"}
    assert quorum_line(desk.sitting) == "quorate: 6 of 7"
    with pytest.raises(Refused, match="in the room already"):
        desk.do("come", "member b")


def test_a_substitute_takes_the_place_of_a_member_who_is_put_down_with_apologies(desk: Desk) -> None:
    desk.do("come", "member s", "member d")
    entry = desk.entry("member-s")
    assert (entry["capacity"], entry["substituting_for"], entry["status"]) == ("substitute", "member-d", "expected")
    assert desk.entry("member-d")["status"] == "apologies"


def test_somebody_the_book_does_not_know_comes_in_by_name_and_the_public_is_counted() -> None:
    desk = Desk.of().do("next").do("come", "A Guest Speaker", "guest").do("come", "public 45")
    assert desk.entry("a-guest-speaker")["name_as_printed"] == "A Guest Speaker"
    assert desk.entry("public") == {
        "id": "public", "label": "Members of the public", "count": 45, "capacity": "public", "status": "present"
    }  # fmt: skip
    desk.do("question", "guest", "May I ask?")
    assert desk.item["notes"][0]["speaker_as_printed"] == "A Guest Speaker"


@pytest.mark.parametrize(
    ("typed", "sort", "speaker"),
    [
        ("Member F: and how many of those at night", "question", "member-f"),
        ("member f: the figures are high", "question", "member-f"),
        ("Councillor F: why?", "question", "member-f"),
        ("Chair: is that all", "question", "member-a"),
        ("Officer C: the figures were sent", "statement", "officer-c"),
        ("Officer C: which figures?", "question", "officer-c"),
        ("Note: the figures are high", "narrative", None),
        ("The report was presented.", "narrative", None),
        ("(The Commissioner left the meeting)", "scene", None),
    ],
)
def test_a_line_with_a_name_before_a_colon_is_said_by_that_person(typed: str, sort: str, speaker: str | None) -> None:
    note = at_custody().line(typed).item["notes"][0]
    assert (note["type"], note.get("speaker")) == (sort, speaker)
    assert note["text"] == (typed if speaker is None else typed.split(": ")[1])


def test_an_answer_goes_to_what_was_asked_and_the_next_answer_too() -> None:
    desk = (
        at_custody().line("member f: how many visits").line("officer c: twelve").do("answer", "", "And two at night.")
    )
    notes = desk.item["notes"]
    assert [(one["id"], one["type"]) for one in notes] == [("many-visits", "question")]
    assert [(one["speaker"], one["text"]) for one in notes[0]["answers"]] == [
        ("officer-c", "twelve"), ("officer-c", "And two at night.")
    ]  # fmt: skip
    assert len({one["id"] for one in notes[0]["answers"]}) == 2


def test_a_name_of_several_is_not_guessed() -> None:
    with pytest.raises(Refused, match="Member A or Member B"):
        at_custody().line("Member: how many")


def test_the_sort_of_what_was_said_goes_round_with_one_key() -> None:
    desk = at_custody().line("member f: thanked the officers")
    seen = [desk.do("retype").item["notes"][0]["type"] for _ in range(3)]
    assert seen == ["statement", "narrative", "question"]


def test_a_decision_has_the_sentence_of_the_body_or_one_typed_over_it() -> None:
    desk = at_custody().do("decision", "", "=")
    assert desk.item["decisions"] == [
        {"id": "noted", "verb": "AGREED to NOTE", "outcome": "noted", "text": "The Panel AGREED to NOTE the report."}
    ]
    desk.do("decision", "ref", "The Panel REFERRED it to the Board.")
    assert desk.item["decisions"][1]["outcome"] == "referred"
    assert desk.item["decisions"][1]["verb"] == "REFERRED"


def test_minutes_are_agreed_by_two_keys() -> None:
    desk = Desk.of().do("next").do("next").do("decision", "", "=")
    assert desk.item["decisions"][0]["text"] == "The Panel AGREED the minutes of the meeting held on 5 May 2026."


def test_a_vote_stands_with_the_decision_before_it() -> None:
    desk = at_custody().do("decision", "agreed", "=").do("vote", "5-2", "member b", "member c", "")
    decision = desk.item["decisions"][0]
    assert decision["vote"] == {"for": 5, "against": 2, "present": 7, "result": "carried"}
    assert (decision["proposer"], decision["seconder"]) == ("member-b", "member-c")


def test_a_special_majority_shows_its_arithmetic_and_decides_the_result() -> None:
    desk = at_custody().do("vote", "4-3-0", "", "ending")
    motion = desk.item["motions"][0]
    assert motion["vote"]["required_fraction"] == "2/3"
    assert (motion["vote"]["base_count"], motion["vote"]["result"], motion["state"]) == (7, "lost", "lost")
    assert "two-thirds of 7 is 4.67, so 5" in desk.said[-1]
    desk.do("decision", "", "=")
    assert (desk.item["decisions"][0]["outcome"], desk.item["decisions"][0]["motion"]) == ("lost", "motion")


def test_a_tied_vote_asks_for_the_casting_vote() -> None:
    desk = at_custody().do("vote", "3-3", "", "", "against")
    vote = desk.item["motions"][0]["vote"]
    assert vote["casting_vote"] == {"person": "member-a", "option": "against"}
    assert vote["result"] == "lost"


def test_named_votes_take_those_in_the_room_and_a_declared_interest_is_pointed_out() -> None:
    desk = at_custody().do("interest", "member g", "disc", "She owns it.", "stayed", "custody")
    assert desk.meeting["declarations"][0] == {
        "id": "member-g", "person": "member-g", "item": "custody", "interest": "disclosable_pecuniary", "description": "She owns it.",
        "effect": "stayed", "declared_during": "custody",
    }  # fmt: skip
    desk.do("vote", "for: member a, b; against: member g", "", "")
    voters = desk.item["motions"][0]["vote"]["voters"]
    assert [(one["person"], one["option"]) for one in voters] == [
        ("member-a", "for"),
        ("member-b", "for"),
        ("member-g", "against"),
    ]
    assert "Member G declared a disclosable pecuniary interest" in desk.said[-1]
    with pytest.raises(Refused, match="officer"):
        desk.do("vote", "for: officer c", "", "")


def test_an_election_names_who_was_elected_to_what() -> None:
    desk = at_custody().do("decision", "appointed", "vice", "member b", "member c", "member d", "", "=")
    decision = desk.item["decisions"][0]
    assert decision["text"] == "Member B was ELECTED Vice Chair."
    assert decision["election"]["result"] == "member-b"
    assert "term" not in decision["election"]


def test_for_how_long_somebody_is_elected_is_the_year_or_what_was_said() -> None:
    desk = at_custody().do("decision", "appointed", "chair", "member b", "", "", "the municipal", "=")
    assert desk.item["decisions"][0]["election"]["term"] == "the municipal year 2026/27"
    desk = at_custody().do("decision", "appointed", "chair", "member b", "", "", "six months", "=")
    assert desk.item["decisions"][0]["text"] == "Member B was ELECTED Chair for six months."


def test_what_somebody_said_becomes_their_action_with_one_key() -> None:
    desk = at_custody().line("member f: how many visits").line("officer c: the figures will be sent").do("undertake")
    assert desk.undertaken == [
        {
            "text": "the figures will be sent", "kind": "undertaking", "owners": ["people/officer-c"], "raised_at": ID,
            "item": "custody", "minute_note": desk.item["notes"][0]["answers"][0]["id"],
        }
    ]  # fmt: skip


def test_an_action_in_other_words_takes_its_owner_from_who_spoke() -> None:
    desk = (
        at_custody().line("officer c: the figures will be sent").do("action", "Send the figures.", "", "next meeting")
    )
    made = desk.undertaken[0]
    assert (made["text"], made["kind"], made["owners"]) == ("Send the figures.", "action", ["people/officer-c"])
    assert made["due_as_printed"] == "next meeting"


def test_none_declared_is_said_expressly() -> None:
    assert Desk.of().do("next").do("interest", "none").meeting["declarations_none"] is True


def test_adjourned_resumed_ended_and_the_next_meeting() -> None:
    desk = at_custody().clock("14:30").do("adjourn", "fire alarm").clock("14:41")
    with pytest.raises(Refused, match="adjourned"):
        desk.do("next")
    desk.do("adjourn")
    assert desk.meeting["adjournments"] == [{"id": "at-1430", "from": "14:30", "to": "14:41", "reason": "fire alarm"}]
    desk.do("next").do("next-meeting", "Wed 27 May 1.30pm Town Hall")
    assert desk.meeting["next_meeting"] == {"date": "2026-05-27", "start_time": "13:30", "location": "Town Hall"}
    desk.clock("15:40").do("next", "")
    assert desk.meeting["actual_end"] == desk.item["ended_at"] == "15:40"


def test_who_presides_is_said_from_the_item_under_way_on() -> None:
    desk = Desk.of().do("preside", "member b").do("next").do("next").do("preside", "member c")
    assert desk.meeting["presiding"] == [
        {"id": "member-b", "person": "member-b", "capacity": "elected_for_meeting", "to_item": "minutes"},
        {"id": "member-c", "person": "member-c", "capacity": "elected_for_meeting", "from_item": "minutes"},
    ]


def test_what_is_half_typed_is_kept_as_far_as_it_goes() -> None:
    desk = at_custody()

    def kept(name: str | None, *lines: str) -> dict[str, Any]:
        found: Any = press(desk.sitting, name, "14:00") if name else None
        for one in lines[:-1]:
            found = enter(desk.sitting, found, one)
        done = as_typed(desk.sitting, found, lines[-1])
        value = apply_to_value(desk.meeting, done.edits, the_schema(), "meeting")
        return next(one for one in value["items"] if one["id"] == "custody")

    assert kept(None, "The report was pre")["notes"][0]["text"] == "The report was pre"
    assert kept("question", "member f", "how ma")["notes"][0] | {"id": ""} == {
        "id": "", "type": "question", "speaker": "member-f", "text": "how ma"
    }  # fmt: skip
    assert kept("question", "membe")["notes"][0]["text"] == "question by membe"
    assert kept("vote", "5-2", "memb")["motions"][0]["vote"]["for"] == 5
    assert kept("decision", "noted", "The Panel AGR")["decisions"][0]["text"] == "The Panel AGR"
    assert "notes" not in kept("question", "")


def test_minutes_are_taken_up_again_at_the_item_under_way() -> None:
    desk = at_custody().line("member f: how many visits")
    again = begin(ID, desk.meeting, desk.sitting.register, desk.sitting.names, (), the_schema())
    assert again.item == "custody"
    assert again.last == desk.sitting.last
