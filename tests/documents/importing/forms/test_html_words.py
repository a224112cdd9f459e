"""Every word of a page of HTML is in the lines that are read of it, once, and named where the page does not show it as text."""

import random
import re

import pytest

from tests.documents.importing.documents import given
from tui.documents.importing.forms.choosing import read_source
from tui.documents.importing.forms.html import read_html
from tui.documents.importing.lines.line import Line


def lines_of(body: str, head: str = "") -> list[Line]:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return [line for line in read_html(page, "a.html").lines if line.raw.strip()]


def shown(lines: list[Line]) -> list[str]:
    """The lines, each behind what it is named where it is no text."""
    return [f"[{line.furniture}] {line.raw.strip()}" if line.furniture else line.raw.strip() for line in lines]


TEXT = "<p>" + "The longest part of the page is what was minuted. " * 9 + "</p>"
TOLD = TEXT.removeprefix("<p>").removesuffix(" </p>")
SAID: dict[str, tuple[str, list[str]]] = {
    "hidden block": (
        "<p>a</p><div hidden><p>b</p><p>c</p></div>",
        ["a", "[hidden on the page] b", "[hidden on the page] c"],
    ),
    "hidden in a line": ("<p>a <span style='display: none'>b</span> c</p>", ["a c", "[hidden on the page] b"]),
    "hidden cell": (
        "<table><tr><td>a<td style='visibility:hidden'>b<td>c</table>",
        ["a\t\tc", "[hidden on the page] b"],
    ),
    "not read aloud, in a line": ("<p>present <span aria-hidden=true>✓ yes</span></p>", ["present ✓ yes"]),
    "not read aloud, a block": (f"<div aria-hidden=true>menu</div>{TEXT}", ["[hidden on the page] menu", TOLD]),
    "template": ("<p>a</p><template><p>b</p></template>", ["a", "[hidden on the page] b"]),
    "dialog": (
        f"<dialog><p>shut</p></dialog><dialog open><p>open</p></dialog>{TEXT}",
        ["[hidden on the page] shut", "open", TOLD],
    ),
    "noscript": (
        "<p>a</p><noscript><p>switch it on</p></noscript>",
        ["a", "[for browsers without scripts] switch it on"],
    ),
    "details": ("<details><summary>Minutes</summary><p>said</p></details>", ["Minutes", "said"]),
    "picture": ("<p>a <img src=x alt='the arms'> b</p>", ["a b", "[picture] the arms"]),
    "drawing": ("<p>a<svg><title>logo</title><text>drawn</text></svg></p>", ["a", "[picture] logodrawn"]),
    "set in": ("<p>a</p><video>no video</video>", ["a", "[in place of what is set into the page] no video"]),
    "caption and heads": (
        "<table><caption>Votes</caption><thead><tr><th>For<th>Against</thead><tbody><tr><td>3<td>4</table>",
        ["Votes", "For\tAgainst", "3\t4"],
    ),
    "terms": ("<dl><dt>Chair</dt><dd>A</dd><dt>Clerk</dt><dd>B</dd></dl>", ["Chair", "A", "Clerk", "B"]),
    "breaks": ("<p>a<br>b<br/>c</p>", ["a", "b", "c"]),
    "form": (
        f"{TEXT}<form><label>Name</label><input value='written'><input type=hidden value='0x3f'><select><option>one</select>"
        "<textarea>more</textarea></form>",
        [TOLD, "[form] Name", "[form] writtenonemore"],
    ),
    "page in a form": (f"<form id=whole>{TEXT}<input type=hidden name=state value=secret></form>", [TOLD]),
    "menu": (
        f"<nav><a>Home</a></nav>{TEXT}<footer>Made by</footer>",
        ["[menu] Home", TOLD, "[foot of the page] Made by"],
    ),
    "table in a cell": (f"{TEXT}<table><tr><td>a<td><table><tr><td>b<td>c</table></table>", [TOLD, "a\tb c"]),
    "table of three columns in a cell": (
        f"{TEXT}<table><tr><td>a<td><p>b</p><table><tr><th>c<th>d<th>e<tr><td>f<td><td>g</table>h</table><table><tr><td>i<td>j</table>",
        [TOLD, "a\tb c | d | e f | | g h", "i\tj"],
    ),
    "table that lays out": (
        "<table><tr><td></td><td><h1>Minutes</h1><p>said</p><table><tr><td>b<td>c</table></td></tr></table>",
        ["Minutes", "said", "b\tc"],
    ),
    "form between row and cell": ("<table><tr><form><td>a</td><td>b</td></form></tr></table>", ["a\tb"]),
    "soft hyphen": ("<p>co&shy;opted mem\u00adber</p>", ["coopted member"]),
    "struck out": ("<p>the <s>old</s> <ins>new</ins> plan</p>", ["the old new plan"]),
    "scripts and styles": ("<p>a</p><script>b()</script><style>c{}</style>", ["a"]),
    "numbers of a list": (
        "<ol start=4 type=a><li>one<li value=9><p>two</p><li>three<ol type=I><li>x</ol></ol><ol reversed><li>p<li>q</ol>",
        ["d. one", "i. two", "j. three", "I. x", "2. p", "1. q"],
    ),
    "a list that brings its numbers": ("<ol><li>1.1 one<li>1.2 two</ol>", ["1.1 one", "1.2 two"]),
    "a list shown without numbers": ("<ol style='list-style: none'><li>one</ol>", ["one"]),
    "a list in a cell": (f"{TEXT}<table><tr><td>a<td><ol><li><p>b</p><li>c</ol></table>", [TOLD, "a\t1. b 2. c"]),
    "cells over rows and columns": (
        "<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<td>f<tr><td>g<td colspan=99999>h</table>",
        ["a\tb\t\tc", "d\te\tf", "g\th"],
    ),
    "raised number": ("<p>30<sup>2</sup> of H<sup>2</sup> 1<sup>st</sup></p>", ["30 2 of H2 1st"]),
    "text as typed": (
        "<pre>one\n  two\n\nthree</pre><p style='white-space: pre-line'>a\nb</p>",
        ["one", "two", "three", "a", "b"],
    ),
    "entries as Word saves them": (
        "<!--[if gte mso 9]><xml>none</xml><![endif]--><p><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>"
        "<![endif]>one<o:p></o:p></p><p><span style='mso-list: Ignore'>o<span>&nbsp;</span></span>two</p>",
        ["1. one", "• two"],
    ),
    "text behind the end": ("<p>a</p></body></html>stray<p>more</p>", ["a", "stray", "more"]),
}


@pytest.mark.parametrize(("body", "expected"), SAID.values(), ids=SAID)
def test_words_are_read_whatever_they_are_in(body: str, expected: list[str]) -> None:
    assert shown(lines_of(body)) == expected


def test_a_cell_below_one_that_goes_over_rows_stays_in_its_column() -> None:
    _, line = lines_of("<table><tr><td rowspan=2>a<td>b<td>c<tr><td>d<td>e</table>")
    assert [cell.text for cell in line.cells] == ["", "d", "e"]


@pytest.mark.parametrize(
    "gone",
    [
        "<span class='a Gone'>old</span>", "<u class=under>old</u>", "<span style='text-decoration: underline line-through'>old</span>",
        "<s>old</s>", "<del>old</del>", "<strike>old</strike>",
    ],
)  # fmt: skip
def test_what_is_struck_out_by_any_means_is_no_content(gone: str) -> None:
    style = "<style><!-- .x, span.gone { color: red; text-decoration:line-through } u.under{text-decoration-line : line-through} "
    style += "@media print { p { text-decoration: line-through } } div p { text-decoration: line-through } --></style>"
    (line,) = lines_of(f"<p>the {gone} plan</p>", style)
    assert (line.raw, line.struck.text, " ".join(line.content.text.split())) == ("the old plan", "old", "the plan")


def test_two_breaks_part_paragraphs() -> None:
    lines = read_html(
        "<html><body><p>one<br>goes on<br>&nbsp;<br>two<br /><br/>three</p></body></html>", "a.html"
    ).lines
    assert [line.raw for line in lines] == ["one", "goes on", "", "two", "", "three", ""]


@pytest.mark.parametrize(
    ("charset", "encoding", "doubtful"),
    [
        ("iso-8859-1", "cp1252", False),
        ("windows-1250", "cp1250", False),
        ("utf-8", "cp1252", True),
        ("hex", "cp1252", True),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_names(charset: str, encoding: str, doubtful: bool) -> None:
    page = f"<html><head><meta http-equiv=x content='text/html; charset={charset}'></head><body><p>“Café” – Á</p></body></html>"
    source = read_source(page.encode(encoding), "a.html")
    assert (source.lines[0].raw, bool(source.doubt)) == ("“Café” – Á", doubtful)


MARKS = "table tr td th p div span ul ol li b s br sup form pre h2 dl dt caption tbody".split()  # noqa: SIM905


def test_every_word_of_a_page_of_broken_marks_is_in_its_lines_once() -> None:
    for seed in range(200):
        chosen = random.Random(seed)
        page, words = "", 0
        for _ in range(25):
            mark = chosen.choice(MARKS)
            piece = chosen.choice(
                [f"<{mark}>", f"<{mark} rowspan=2>", f"<{mark} colspan=3>", f"</{mark}>", f"w{words} "]
            )
            page, words = page + piece, words + piece.startswith("w")
        found = re.findall(r"w\d+", " ".join(line.raw for line in lines_of(page)))
        assert sorted(found) == sorted(f"w{n}" for n in range(words)), page


def test_the_title_of_the_page_is_named_as_such_and_what_is_for_the_browser_is_no_text() -> None:
    head = "<title>Agenda for Monday</title><style>p {}</style><meta name=description content=hidden>"
    assert shown(lines_of("<p>Text</p>", head)) == ["[title of the page] Agenda for Monday", "Text"]


def test_hidden_words_are_unplaced_under_that_name_and_never_a_fact() -> None:
    page = (
        "<html><body><h1>Example Panel</h1><p>8 January 2024</p><h2>1. Report</h2>"
        "<p>RESOLVED that <span hidden>the old version of </span>the plan be noted.</p><h2>2. Other</h2><p>None.</p></body></html>"
    )
    found = given(page, "a.html")
    assert found.item("Report")["decisions"][0]["text"] == "RESOLVED that the plan be noted."
    assert found.named["the old version of"] == "hidden on the page"


def test_a_number_below_what_asks_for_it_is_no_page_number() -> None:
    found = given(
        "<html><body><h1>Example Panel</h1><dl><dt>Members of the Public:</dt><dd>3</dd></dl></body></html>", "a.html"
    )
    assert "3" not in found.named
