"""Changes: complete, followed by identity, and told in lines for the message and in sentences for the screen."""

import copy
import hashlib
import json
import re
from pathlib import Path as File
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.record.changes import change_line, change_lines, change_sentence
from tui.record.differences import Change, apply_changes, changes, same
from tui.record.paths import Item, Position, format_path, parse_path
from tui.record.safe import safe, unsafe_characters
from tui.record.schema import Schema

FOLDER = File(__file__).parents[2] / "schema"
SCHEMA = Schema.from_documents(
    {file.name: json.loads(file.read_text("utf-8")) for file in FOLDER.glob("*.schema.json")}, 1
)

MEETING: dict[str, Any] = {
    "name": "Example Joint Panel",
    "date": "2026-05-12",
    "status": "confirmed",
    "actual_end": "16:00",
    "minutes": {"state": "with_officers"},
    "attendance": [
        {"id": "member-a", "person": "member-a", "status": "apologies"},
        {"id": "member-b", "person": "member-b", "status": "present", "intervals": [{"id": "t1", "to": "15:00"}]},
        {"id": "member-c", "person": "member-c", "status": "present"},
    ],
    "items": [
        {"id": "welcome", "number": "1", "title": "Welcome"},
        {
            "id": "annual-report",
            "minute_number": 41,
            "title": "Annual report",
            "presented_by": ["officer-a"],
            "notes": [{"id": "costs", "type": "question", "speaker": "member-b", "text": "x" * 412}],
            "decisions": [{"id": "noted", "outcome": "agreed", "verb": "AGREED"}],
        },
        {"id": "custody", "minute_number": 42, "title": "Custody visiting"},
    ],
}


def put(value: Any, path: str, new: Any) -> Any:
    """Returns a copy of a record with one field set."""
    copied = copy.deepcopy(value)
    *way, last = parse_path(path)
    at = copied
    for step in way:
        if isinstance(step, Item):
            at = next(element for element in at if element["id"] == step.key)
        else:
            at = at[step.n if isinstance(step, Position) else step]
    if new is None:
        del at[last]
    else:
        at[last] = new
    return copied


def lines(old: Any, new: Any, kind: str = "meeting") -> tuple[str, ...]:
    return change_lines(kind, old, new, SCHEMA)


def sentences(old: Any, new: Any, kind: str = "meeting") -> list[str]:
    return [change_sentence(change, SCHEMA, kind, new) for change in changes(kind, old, new, SCHEMA)]


def summary(old: Any, new: Any) -> list[tuple[str, str]]:
    return [(change.op, format_path(change.path)) for change in changes("meeting", old, new, SCHEMA)]


# What changed


def test_nothing_changed() -> None:
    assert changes("meeting", MEETING, copy.deepcopy(MEETING), SCHEMA) == ()
    assert changes("meeting", None, None, SCHEMA) == ()


def test_the_order_of_properties_is_no_change() -> None:
    assert changes("meeting", MEETING, dict(reversed(MEETING.items())), SCHEMA) == ()


def test_an_element_is_followed_when_others_come_and_go() -> None:
    new = put(MEETING, "items[annual-report].decisions[noted].outcome", "noted")
    new["items"] = [{"id": "new", "title": "New"}, *new["items"][1:]]
    assert summary(MEETING, new) == [
        ("remove", "items[welcome]"),
        ("add", "items[new]"),
        ("change", "items[annual-report].decisions[noted].outcome"),
    ]


def test_as_few_elements_move_as_can_be() -> None:
    old = {"items": [{"id": name} for name in "abcdef"]}
    assert summary(old, {"items": [{"id": name} for name in "bcdefa"]}) == [("move", "items[a]")]
    assert summary(old, {"items": [{"id": name} for name in "fabcde"]}) == [("move", "items[f]")]
    assert len(summary(old, {"items": [{"id": name} for name in "fedcba"]})) == 5


def test_a_new_identity_is_another_element() -> None:
    new = copy.deepcopy(MEETING)
    new["items"][2]["id"] = "custody-visiting"
    assert summary(MEETING, new) == [("remove", "items[custody]"), ("add", "items[custody-visiting]")]


def test_an_identity_other_than_id_is_followed() -> None:
    old = {"sources": [{"document": "a.txt"}, {"document": "b.txt", "place": "page 1"}]}
    new = {"sources": [{"document": "b.txt", "place": "page 2"}, {"document": "a.txt"}]}
    assert ("change", "sources[b.txt].place") in summary(old, new)
    assert [op for op, _ in summary(old, new)].count("move") == 1


def test_plain_lists_are_compared_by_value() -> None:
    def by(*people: str) -> dict[str, Any]:
        return put(MEETING, "items[annual-report].presented_by", list(people))

    here = "items[annual-report].presented_by"
    assert summary(by("a", "b", "c"), by("a", "c")) == [("remove", f"{here}[#2]")]
    assert summary(by("a", "c"), by("a", "b", "c")) == [("add", f"{here}[#2]")]
    assert summary(by("a", "b"), by("a", "c")) == [("change", f"{here}[#2]")]
    assert summary(by("a", "a"), by("a", "a", "a")) == [("add", f"{here}[#3]")]


def test_elements_that_share_an_identity_are_compared_by_value() -> None:
    old = {"items": [{"id": "a", "title": "One"}, {"id": "a", "title": "Two"}]}
    new = {"items": [{"id": "a", "title": "One"}, {"id": "a", "title": "Three"}]}
    assert summary(old, new) == [("change", "items[#2].title")]


@pytest.mark.parametrize(
    ("before", "after"), [(1, "1"), (1, True), (1, 1.0), (None, "null"), ([], {}), ("a", ["a"]), (0, None)]
)
def test_another_type_is_a_change(before: Any, after: Any) -> None:
    old, new = {"x": before}, {"x": after}
    made = changes("meeting", old, new, SCHEMA)
    assert [(change.op, change.path) for change in made] == [("change", ("x",))]
    assert same(apply_changes("meeting", old, made, SCHEMA), new)
    [line] = lines(old, new)
    shown, then = line.removeprefix("x: ").split(" → ")
    assert shown != then


_scalars = st.sampled_from([None, True, False, 0, 1, 2, 1.0, 0.5, "", "a", "b", "1", "null"])
_names = st.sampled_from(["id", "title", "notes", "items", "presented_by", "attendance", "x"])


@st.composite
def _values(draw: st.DrawFn, depth: int) -> Any:
    """Draws a value as a record may hold it: most lists have elements with identities, some are wrong."""
    shape = draw(st.integers(0, 5)) if depth else 0
    inner = _values(depth - 1)
    if shape == 0:
        return draw(_scalars)
    if shape == 1:
        return [draw(_scalars) for _ in range(draw(st.integers(0, 4)))]
    if shape == 2:
        return [draw(inner) for _ in range(draw(st.integers(0, 3)))]
    if shape == 3:
        return {draw(_names): draw(inner) for _ in range(draw(st.integers(0, 3)))}
    identities = draw(st.permutations(["a", "b", "c", 1]))[: draw(st.integers(0, 4))]
    return [{"id": one, draw(_names.filter(lambda name: name != "id")): draw(inner)} for one in identities]


@st.composite
def _records(draw: st.DrawFn) -> Any:
    return {draw(_names): draw(_values(3)) for _ in range(draw(st.integers(0, 4)))}


@given(_records(), _records())
def test_the_changes_done_to_the_old_give_the_new(old: Any, new: Any) -> None:
    kept = copy.deepcopy(old)
    made = changes("meeting", old, new, SCHEMA)
    assert same(apply_changes("meeting", old, made, SCHEMA), new)
    assert same(old, kept)
    assert same(apply_changes("meeting", new, changes("meeting", new, old, SCHEMA), SCHEMA), old)
    assert bool(made) != same(old, new)


@given(st.permutations("abcdefgh"), st.permutations("abcdefgh").map(lambda names: [*names[:5], "x", "y"]))
def test_any_order_is_reached_with_as_few_moves_as_can_be(before: list[str], after: list[str]) -> None:
    old, new = ({"items": [{"id": name} for name in names]} for names in (before, after))
    made = changes("meeting", old, new, SCHEMA)
    assert apply_changes("meeting", old, made, SCHEMA) == new
    kept = [name for name in after if name in before]
    longest = max(_rising([before.index(name) for name in kept]))
    assert sum(change.op == "move" for change in made) == len(kept) - longest


def _rising(numbers: list[int]) -> list[int]:
    lengths: list[int] = []
    for n, number in enumerate(numbers):
        lengths.append(1 + max((lengths[m] for m in range(n) if numbers[m] < number), default=0))
    return lengths


def test_a_change_that_does_not_fit_is_refused() -> None:
    with pytest.raises(LookupError):
        apply_changes("meeting", MEETING, [Change(("items", Item("nothing")), "remove")], SCHEMA)


# The lines of the message


@pytest.mark.parametrize(
    ("path", "new", "line"),
    [
        ("status", "held", "status: confirmed → held"),
        (
            "items[annual-report].decisions[noted].outcome",
            "noted",
            "items[annual-report].decisions[noted].outcome: agreed → noted",
        ),
        (
            "items[annual-report].notes[costs].text",
            "y" * 398,
            "items[annual-report].notes[costs].text: 412 → 398 characters (3d2f… → 7744…)",
        ),
        ("weekday", "Tuesday", "weekday: set to Tuesday"),
        ("actual_end", None, "actual_end: taken out, was 16:00"),
        ("declarations_none", True, "declarations_none: set to true"),
        ("items[custody].minute_number", 43, "items[custody].minute_number: 42 → 43"),
        ("name", "Example Panel\x1b[2J", "name: Example Joint Panel → Example Panel<U+001B>[2J"),
        ("items[custody].presented_by", ["officer-a"], "items[custody].presented_by: set to [officer-a]"),
        ("minutes.approval", {"minute_number": 50}, "minutes.approval.minute_number: set to 50"),
        ("minutes.approval", {}, "minutes.approval: set to a group (0 fields, 4413…)"),
        (
            "items[custody].decisions",
            [{"id": "noted", "outcome": "noted"}],
            "items[custody].decisions[noted]: added (outcome: noted; 2 fields, ",
        ),
        ("minutes", None, "minutes.state: taken out, was with_officers"),
        ("note", "one\ntwo", "note: set to “one two” (7 characters, "),
        ("note", "", "note: set to “”"),
        ("note", " x", "note: set to “ x”"),
    ],
)
def test_a_field_is_one_line(path: str, new: Any, line: str) -> None:
    [made] = lines(MEETING, put(MEETING, path, new))
    assert made.startswith(line)
    assert made == line or line.endswith(("characters, ", "fields, "))


def test_texts_that_look_the_same_are_told_apart_by_their_digests() -> None:
    new = put(MEETING, "name", "Example Joint\u00a0Panel")
    digests = [hashlib.sha256(one["name"].encode()).hexdigest()[:4] for one in (MEETING, new)]
    assert lines(MEETING, new) == (f"name: 19 → 19 characters ({digests[0]}… → {digests[1]}…)",)


def test_an_element_that_came_or_went_says_what_is_in_it() -> None:
    new = copy.deepcopy(MEETING)
    del new["attendance"][0]
    new["items"].insert(0, new["items"].pop())
    new["attendance"].append({"id": "member-d", "person": "member-d", "status": "present", "role": "chair"})
    removed, added, moved = lines(MEETING, new)
    assert removed.startswith("attendance[member-a]: removed (status: apologies; 3 fields, ")
    assert added.startswith("attendance[member-d]: added (status: present; role: chair; 4 fields, ")
    assert moved == "items[custody]: moved first"


def test_a_long_element_is_told_by_its_first_parts_and_the_beginning_of_its_texts() -> None:
    new = copy.deepcopy(MEETING)
    long = "What does the precept of the next year come to, and what " * 4
    parts = {f"part_{n}": n for n in range(9)}
    new["items"].append(
        {
            "id": "precept",
            "title": "Precept",
            "recital": long,
            "location": {"name": "Hall"},
            "decisions": [{"id": "a"}],
            **parts,
        }
    )
    [added] = lines(MEETING, new)
    told = "items[precept]: added (title: Precept; recital: “What does the precept of the next year come to, and what…”"
    assert added.startswith(f"{told} (228 characters, ")
    assert "; location.name: Hall; 1 decision; part_0: 0; part_1: 1; part_2: 2; and 6 more; 14 fields, " in added


def test_a_record_made_or_deleted_is_counts_and_a_digest() -> None:
    [created] = lines(None, MEETING)
    counts, digest = created.split(" (sha256 ")
    assert (
        counts
        == "created: “Example Joint Panel”, 2026-05-12, confirmed: 3 attendance, 1 interval, 3 items, 1 note, 1 decision; 33 fields"
    )
    assert re.fullmatch(r"[0-9a-f]{12}…\)", digest)
    assert lines(None, put(MEETING, "status", "held")) != (created,)
    assert lines(MEETING, None) == (created.replace("created", "deleted"),)
    assert lines(None, {"name": "Member A"}, "person")[0].startswith("created: “Member A”: 1 field (sha256 ")


def test_a_change_of_layout_alone_says_so() -> None:
    assert lines(MEETING, dict(MEETING)) == ("layout or comments only, no field",)


def test_after_two_hundred_lines_the_rest_is_a_digest() -> None:
    old = {"items": [{"id": f"i{n}", "title": "Old"} for n in range(300)]}
    new = {"items": [{"id": f"i{n}", "title": "New"} for n in range(300)]}
    made = lines(old, new)
    assert len(made) == 200
    assert made[198] == "items[i198].title: Old → New"
    assert made[199].startswith("… and 101 more changes (")
    other = copy.deepcopy(new)
    other["items"][299]["title"] = "Other"
    assert lines(old, other)[199] != made[199]
    assert len(change_lines("meeting", old, new, SCHEMA, limit=10)) == 10


def test_private_text_is_in_no_line_and_no_digest() -> None:
    old = {"name": "Member A", "private_contact": "01234 567890"}
    new = {"name": "Member A", "private_contact": "01234 999999"}
    assert lines(old, new, "person") == ("private_contact: changed (private, not shown)",)
    assert lines(None, old, "person") == lines(None, new, "person")
    assert lines(None, old, "person") == lines(None, {"name": "Member A"}, "person")
    [told] = sentences(old, new, "person")
    assert told.endswith(": changed (private)")
    assert "999" not in told


@given(_records(), _records(), st.text(max_size=30))
def test_whatever_changed_each_line_and_sentence_is_one_safe_line(old: Any, new: Any, text: str) -> None:
    old, new = {**old, text: "a", "name": text}, {**new, "note": text, "sources": [{"document": text or "a"}]}
    made = lines(old, new)
    assert made == lines(copy.deepcopy(old), copy.deepcopy(new))
    for line in (*made, *sentences(old, new), *lines(None, new)):
        assert line
        assert safe(line) == line
        assert not unsafe_characters(line)
        assert len(line) < 400


# The sentences of the screen


@pytest.mark.parametrize(
    ("path", "new", "sentence"),
    [
        ("items[annual-report].decisions[noted].outcome", "noted", "minute 41, decision: agreed → noted"),
        (
            "items[annual-report].notes[costs].text",
            "y",
            "minute 41, question by Member B: reworded (412 → 1 characters)",
        ),
        (
            "items[annual-report].notes[costs].speaker",
            "member-c",
            "minute 41, question by Member C, speaker: Member B → Member C",
        ),
        ("items[welcome].title", "Apologies", "item 1 Apologies, title: Welcome → Apologies"),
        ("items[annual-report].presented_by", ["officer-a", "officer-b"], "minute 41, presented by: Officer B added"),
        ("attendance[member-b].intervals[t1].to", "15:10", "attendance: Member B left at 15:10, not 15:00"),
        ("attendance[member-b].intervals[t1].from", "14:10", "attendance: Member B came in at 14:10"),
        ("attendance[member-c].intervals", [{"id": "t", "to": "15:10"}], "attendance: Member C left at 15:10"),
        ("attendance[member-a].status", "present", "attendance: Member A: apologies → present"),
        ("minutes.state", "with_chair", "minutes: with officers → with chair"),
        ("date", "2026-06-12", "date: 12 May 2026 → 12 Jun 2026"),
        ("actual_end", None, "ended: 16:00 taken out"),
        ("declarations_none", True, "no interests declared: set to yes"),
        ("minutes.approval", {"minute_number": 50}, "minutes, approval: filled in"),
        ("items[custody].notes", [{"id": "a", "text": "A"}], "minute 42, 1 note added"),
        (
            "rescheduled_to",
            "example-joint-panel/meetings/2026-06-12",
            "moved to: set to Example Joint Panel, 12 Jun 2026",
        ),
        ("mistyped_field", "x", "mistyped field: set to x"),
    ],
)
def test_a_change_is_a_sentence_that_a_clerk_would_say(path: str, new: Any, sentence: str) -> None:
    assert sentences(MEETING, put(MEETING, path, new)) == [sentence]


def test_elements_that_come_go_and_move_are_named() -> None:
    new = copy.deepcopy(MEETING)
    new["attendance"].append({"id": "member-d", "person": "member-d", "status": "apologies"})
    new["items"] = [new["items"][0], new["items"][2], new["items"][1]]
    del new["items"][0]
    new["items"][1]["decisions"].append({"id": "thanks", "outcome": "agreed"})
    assert sentences(MEETING, new) == [
        "attendance: Member D added (apologies)",
        "item 1 Welcome removed",
        "minute 42 moved to the beginning",
        "minute 41, decision 2 added (agreed)",
    ]


def test_an_element_moved_is_said_to_come_after_another() -> None:
    order = [{"id": name, "minute_number": n} for n, name in enumerate("abcd", 1)]
    moved = {"items": [*order[1:3], order[0], order[3]]}
    assert sentences({"items": order}, moved) == ["minute 1 moved after minute 3"]


def test_people_are_called_what_the_book_calls_them() -> None:
    names = {"people/member-b": "Councillor B"}
    new = put(MEETING, "attendance[member-b].intervals[t1].to", "15:10")
    [change] = changes("meeting", MEETING, new, SCHEMA)
    assert change_sentence(change, SCHEMA, "meeting", new, names.__getitem__).startswith(
        "attendance: Councillor B left"
    )


def test_a_sentence_never_shows_a_raw_path_even_for_a_record_that_is_wrong() -> None:
    old = {"attendance": {"intervals": [1]}, "items": [{"id": "a"}, 3], "minutes": [{"x": 1}]}
    new = {"attendance": {"intervals": [2]}, "items": [{"id": "a", "b": [1]}, 4], "minutes": [{"x": {"y": 2}}]}
    for sentence in sentences(old, new):
        assert "[" not in sentence


def test_one_change_line_by_itself() -> None:
    assert change_line(Change(("date",), "change", "2026", "2026-05"), "meeting", SCHEMA) == "date: 2026 → 2026-05"
