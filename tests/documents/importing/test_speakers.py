"""Who is meant where minutes name a speaker: by name, family name, role or post, of those present; nobody where two fit or none does."""

import pytest

from tui.documents.importing.drafting import Drafts, Node
from tui.documents.importing.passage import Passage
from tui.documents.importing.people.printed import Printed
from tui.documents.importing.people.register import Group, Register
from tui.documents.importing.people.speakers import Meant, put_speaker, who_is_meant

_LISTED = (
    ("A Alpha", "member", "present", "chair", ""),
    ("B Bravo", "member", "present", "", ""),
    ("C Bravo", "member", "present", "", ""),
    ("D Delta", "member", "apologies", "", ""),
    ("K Kilo", "officer", "present", "", "Head of Finance, Example Council"),
    ("N November", "commissioner", "present", "", "Police and Crime Commissioner"),
)


def _register() -> Register:
    drafts = Drafts()
    meeting = drafts.begin("meeting", "example-panel/meetings/2024-05-14")
    register = Register(drafts, meeting)
    for line, (name, capacity, status, role, post) in enumerate(_LISTED, 1):
        printed = Printed(Passage.of(line, name), name, post=Passage.of(line, post, 40))
        register.enter(printed, Group(capacity, status, Passage.of(line, status, 80), role))
    return register


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("A Alpha", Meant(("a-alpha",), "the name", exact=True)),
        ("Councillor A Alpha", Meant(("a-alpha",), "the name", exact=True)),
        ("Councillor Alpha", Meant(("a-alpha",), "the family name")),
        ("the Chair", Meant(("a-alpha",), "the role")),
        ("The Commissioner", Meant(("n-november",), "the role")),
        ("the Head of Finance", Meant(("k-kilo",), "the post")),
        ("Head of Finance", Meant(("k-kilo",), "the post")),
        ("Councillor B Bravo", Meant(("b-bravo",), "the name", exact=True)),
        ("Councillor Bravo", Meant(("b-bravo", "c-bravo"), "the family name")),
    ],
)
def test_a_speaker_is_one_of_those_present_who_fits(printed: str, meant: Meant) -> None:
    assert who_is_meant(printed, _register()) == meant


@pytest.mark.parametrize(
    "printed",
    [
        "Councillor D Delta",
        "Councillor Delta",
        "Councillor Zulu",
        "Bravo",
        "the Mayor",
        "Finance",
        "the Treasurer",
        "Z Alpha",
    ],
)
def test_who_was_not_there_or_is_not_named_so_is_nobody(printed: str) -> None:
    assert who_is_meant(printed, _register()).people == ()


def _spoken(printed: str, register: Register) -> Node:
    note = register.meeting.add("items", "item").add("notes", "n1")
    put_speaker(note, Passage.of(9, printed), register)
    return note


def test_a_match_by_less_than_the_name_is_told_once_as_a_doubt_and_the_words_stay_as_printed() -> None:
    register = _register()
    first, again = _spoken("Councillor Alpha:", register), _spoken("Councillor Alpha", register)
    assert (first.data["speaker"], first.data["speaker_as_printed"]) == ("a-alpha", "Councillor Alpha")
    assert again.data["speaker"] == "a-alpha"
    (doubt,) = [each for each in register.drafts.doubts if each.path.endswith(".speaker")]
    assert "“Councillor Alpha” is taken to be a-alpha, by the family name" in doubt.message


def test_where_two_fit_nobody_is_chosen_and_the_doubt_names_both() -> None:
    register = _register()
    note = _spoken("Councillor Bravo", register)
    assert "speaker" not in note.data
    (doubt,) = [each for each in register.drafts.doubts if each.path.endswith(".speaker_as_printed")]
    assert "can be any of b-bravo, c-bravo: nobody was chosen" in doubt.message


def test_the_name_of_the_list_is_no_doubt() -> None:
    register = _register()
    assert _spoken("Councillor A Alpha", register).data["speaker"] == "a-alpha"
    assert [each for each in register.drafts.doubts if ".notes[" in each.path] == []
