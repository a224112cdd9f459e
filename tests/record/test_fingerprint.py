"""The fingerprint of approved content: what it covers, and that anyone can compute it again."""

import hashlib
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.record.fingerprint import METHODS, covered, fingerprint, fits, stated

MEETING = {
    "name": "Example Panel",
    "status": "held",
    "date": "2026-05-12",
    "note": "the room was cold",
    "items": [{"id": "a", "minute_number": 7, "title": "Zürich", "matter": "x", "notes": [{"id": "n", "text": "Why?", "note": "hm"}]}],
    "sources": [{"document": "a.pdf"}],
}  # fmt: skip


def test_anyone_with_sorted_json_and_sha256_gets_the_same_fingerprint() -> None:
    same = {
        "date": "2026-05-12",
        "items": [{"id": "a", "minute_number": 7, "notes": [{"id": "n", "text": "Why?"}], "title": "Zürich"}],
        "name": "Example Panel",
    }
    text = json.dumps(same, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert fingerprint(MEETING) == hashlib.sha256(text.encode()).hexdigest()


def test_what_the_secretariat_notes_beside_the_minutes_is_not_covered() -> None:
    beside = {**MEETING, "note": "another", "status": "confirmed", "sources": []}
    assert fingerprint(beside) == fingerprint(MEETING)
    assert fingerprint({**MEETING, "name": "Example panel"}) != fingerprint(MEETING)
    assert set(covered(MEETING)) == {"name", "date", "items"}


def test_the_list_of_fields_of_method_1_never_changes() -> None:
    said = json.dumps([METHODS[1].fields, sorted(METHODS[1].left_out)])
    assert hashlib.sha256(said.encode()).hexdigest().startswith("d19b91909a2f")


def test_the_newest_correction_says_the_fingerprint() -> None:
    approval = {"meeting": "p/meetings/2026-07-01", "method": 1, "content_sha256": "a" * 64}
    value = {**MEETING, "minutes": {"state": "approved", "approval": approval}}
    assert stated(value) is not None
    assert fits(value) is False
    value["minutes"]["corrected"] = [
        {"id": "one", "authority": "x"},
        {"id": "two", "authority": "x", "method": 1, "content_sha256": fingerprint(MEETING)},
    ]
    said = stated(value)
    assert said is not None
    assert said.where == "minutes.corrected[two]"
    assert fits(value) is True


@pytest.mark.parametrize("minutes", [None, {}, {"approval": {"method": 99, "content_sha256": "a" * 64}}, [], "x"])
def test_what_cannot_be_told_is_not_said_to_fit_or_not(minutes: object) -> None:
    assert fits({**MEETING, "minutes": minutes}) is None


@given(st.text().filter(lambda text: not any(unicodedata.category(c) == "Cs" for c in text)))
def test_the_order_of_names_does_not_matter_and_each_character_does(title: str) -> None:
    one = {"name": title, "date": "2026-01-01"}
    assert fingerprint(one) == fingerprint(dict(reversed(one.items())))
    assert fingerprint(one) != fingerprint({**one, "name": title + "x"})
