"""What plain text and Markdown say between their marks: nothing hidden or struck out is text, no word is joined to another."""

import pytest

from tests.documents.importing.documents import given
from tui.documents.importing.forms.text import read_text

SAID: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "comment in a line": ("a <!-- RESOLVED b --> c", [("a  c", "")]),
    "comment over lines": ("a <!-- b\n\nc\n-->d", [("a", ""), ("", ""), ("d", "")]),
    "comment without end": ("a <!-- b\n\nc", [("a <!-- b", ""), ("c", "")]),
    "style that strikes out": ("<span style='text-decoration: line-through'>a <i>b</i></span> c", [("c", "a  b")]),
    "tags that strike out over lines": ("a <del>b\n\nc</del> d", [("a", "b"), ("d", "c")]),
    "tag that is never ended": ("a <del>b\n\nc", [("a", "b"), ("c", "")]),
    "mark that is never ended": ("a ~~b\n\nc", [("a b", ""), ("c", "")]),
    "mark between blanks": ("a ~~ b\nc ~~d~~", [("a  b", ""), ("c", "d")]),
    "table within tags that strike out": ("<s>\n| a | b |\n</s>\n| c | d |", [("", ""), ("", " a   b "), ("", ""), ("c d", "")]),
    "break within what a cell strikes out": ("| ~~a<br>b~~ c | d |", [("c d", "a b")]),
    "bold within words": ("RES**OLV**ED **that** x", [("RESOLVED that x", "")]),
    "star that multiplies": ("5*3 = 15 and 2 * 2", [("5*3 = 15 and 2 * 2", "")]),
    "tags that part words": ("<tr><td>One</td><td>Two</td></tr><p>three<br>four", [("One Two three four", "")]),
    "signs by name": ("R&amp;D costs &pound;5&nbsp;&#8211; &lt;b&gt; Q&A;", [("R&D costs £5 – <b> Q&A;", "")]),
    "letters set as one, soft hyphens": ("of\ufb01ce ad\u00admin con\u00actinued", [("office admin continued", "")]),
    "address between angles": ("<clerk@example.org>, <http://example.org/a>", [("<clerk@example.org>, <http://example.org/a>", "")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAID.values(), ids=SAID)
def test_what_is_said_and_what_is_struck_out(text: str, expected: list[tuple[str, str]]) -> None:
    lines = [line for line in read_text(text).lines if line.raw.strip()]
    assert [(line.content.text, line.struck.text) for line in lines] == expected
    assert [line.raw for line in read_text(text).lines] == text.split("\n")


HEAD = "# Example Panel\n\nMinutes of the meeting held on 8 January 2024\n\n## 1. Report\n\n"


def test_a_decision_in_a_comment_is_none_and_its_words_are_named_as_what_they_are() -> None:
    found = given(
        f"{HEAD}<!-- RESOLVED that x\nbe sold. -->\nRESOLVED that the plan be noted.\n\n## 2. Other\n\nNone.\n", "a.md"
    )
    assert [each["text"] for each in found.item("Report")["decisions"]] == ["RESOLVED that the plan be noted."]
    assert found.named["be sold. --"] == "comment of the file"


def test_words_between_angles_that_are_no_tag_are_not_lost() -> None:
    found = given(f"<clerk@example.org>\n<None of it>\n\n{HEAD}None.\n\n## 2. Other\n\nNone.\n", "a.md")
    assert "clerk@example.org" in str(found.found.as_json()["unplaced"])
    assert "None of it" in str(found.found.as_json()["unplaced"])


def test_a_word_broken_at_the_end_of_a_line_is_whole_and_stray_marks_are_no_notes() -> None:
    head = "Example Panel\n8 January 2024\n\n1. Report\n\n"
    text = f"{head}The adminis\u00ac\ntration of the pro\u00ad\ngramme goes on.\n.\n\n~ '\n\n2. Other\n\nNone.\n"
    found = given(text)
    assert [each["text"] for each in found.item("Report")["notes"]] == ["The administration of the programme goes on."]
