"""The pages of a site: what they say, that every link leads somewhere, that they are sound HTML, and the same from run to run."""

import itertools
import re
from collections import Counter

import feedparser
import pytest
from html5lib import HTMLParser
from lxml import html as lxml_html

from tests.builder import a_book, item, noted, present
from tests.documents.site.sites import (
    broken_links,
    files_of,
    index_of,
    pages_of,
    sample_files,
    sample_records,
    searched,
    shelf_of,
    words_of,
)
from tui.documents.site.site import Site

MEETING = "cambridgeshire-pcp/meetings/2023-09-20"
HOSTILE = "</script><script>alert(1)</script> [/] [bold] <b>&amp; \x1b[31m \u202e end"


def test_every_link_of_every_page_leads_somewhere() -> None:
    assert list(broken_links(sample_files())) == []


def test_every_page_can_be_reached_from_the_first() -> None:
    pages = pages_of(sample_files())
    found, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in pages and path not in found:
            found.add(path)
            page = lxml_html.document_fromstring(sample_files()[path].decode(), base_url=f"http://x/{path}")
            page.make_links_absolute()
            waiting += [each.removeprefix("http://x/").split("#")[0] for each in page.xpath("//a/@href")]
    assert sorted(set(pages) - found - {"search.html"}) == []


def test_pages_are_sound_html_with_titles_of_their_own_and_headings_in_order() -> None:
    titles = Counter()
    for path, data in sample_files().items():
        if not path.endswith(".html"):
            continue
        parser = HTMLParser(strict=False)
        parser.parse(data.decode())
        assert parser.errors == [], path
        page = lxml_html.document_fromstring(data.decode())
        ids = Counter(page.xpath("//@id"))
        assert not [each for each, count in ids.items() if count > 1], path
        levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), path
        assert page.get("lang"), path
        assert not page.xpath("//th[not(@scope)]"), path
        assert not page.xpath("//table[not(caption)]"), path
        assert [each.tag for each in page.iter("header", "main", "footer")] == ["header", "main", "footer"], path
        titles[page.findtext(".//title")] += 1
    assert [each for each, count in titles.items() if count > 1] == []


def test_the_same_records_give_the_same_bytes() -> None:
    records = {each: text for each, text in sample_records().items() if each.startswith(("people/", "llr-"))}
    assert files_of(records) == files_of(dict(reversed(records.items())))


def test_a_page_can_be_made_alone() -> None:
    site = Site(shelf_of(sample_records()))
    assert f"{MEETING}/minutes.html" in site.pages
    assert b"Harm to Hope Drug Strategy" in site.page(f"{MEETING}/minutes.html")


def test_minutes_are_marked_as_a_draft_until_they_are_approved() -> None:
    approved = {"state": "approved", "approval": {"meeting": "example-panel/meetings/2022-09-14", "minute_number": 3}}
    book = (
        a_book()
        .meeting(
            "2022-07-20", minutes=approved, attendance=present("member-a"), items=[item("plan", decisions=[noted()])]
        )
        .meeting(
            "2022-09-14",
            minutes={"state": "published"},
            attendance=present("member-a"),
            items=[item("plan", decisions=[noted()])],
        )
    )
    files = files_of(book.records)
    for name in ("minutes", "decisions"):
        assert b"DRAFT" not in files[f"example-panel/meetings/2022-07-20/{name}.html"]
        assert b'<p class="draft" role="note">DRAFT' in files[f"example-panel/meetings/2022-09-14/{name}.html"]
    listed = words_of(files["example-panel/meetings.html"])
    assert listed.count("(draft)") == 3  # once in the page, as it is and with entities resolved


def test_minutes_that_are_still_being_cleared_are_not_published_nor_what_follows_from_them() -> None:
    meeting = "example-panel/meetings/2022-09-14"
    book = (
        a_book()
        .meeting(
            "2022-09-14",
            minutes={"state": "with_chair"},
            attendance=present("member-b"),
            items=[
                item(
                    "plan", notes=[{"id": "n", "type": "narrative", "text": "quagga"}], decisions=[noted(text="quagga")]
                )
            ],
        )
        .add("example-panel/actions/2022-09-14-1", text="quagga", kind="action", raised_at=meeting, item="plan")
        .add(
            "example-panel/questions/2022-11-23-1",
            kind="question",
            meeting="example-panel/meetings/2022-11-23",
            text="quagga",
        )
        .add(
            "example-panel/questions/2022-11-23-2",
            kind="question",
            meeting="example-panel/meetings/2022-11-23",
            text="okapi",
            accepted=True,
        )
        .add("example-panel/questions/2022-09-14-1", kind="question", meeting=meeting, text="quagga", accepted=False)
        .add("example-panel/papers/draft", name="quagga", meeting="example-panel/meetings/2022-11-23", item="plan")
        .meeting("2022-11-23", status="confirmed", items=[item("plan")])
    )
    files = files_of(book.records)
    assert not [path for path, data in files.items() if "quagga" in words_of(data) + path]
    assert "No minutes are published." in files[f"{meeting}/index.html"].decode()
    assert f"{meeting}/agenda.html" in files
    assert "okapi" in files["example-panel/questions/2022-11-23-2.html"].decode()


def test_decisions_that_were_published_before_the_minutes_are_there_without_them() -> None:
    meeting = "example-panel/meetings/2022-09-14"
    book = a_book().meeting(
        "2022-09-14",
        minutes={"state": "with_officers"},
        publications=[{"id": "d", "what": "decisions", "at": "2022-09-16"}],
        attendance=present("member-b"),
        items=[
            item(
                "plan",
                notes=[{"id": "n", "type": "narrative", "text": "quagga"}],
                decisions=[noted(text="The plan was NOTED.")],
            )
        ],
    )
    files = files_of(book.records)
    assert f"{meeting}/minutes.html" not in files
    assert "The plan was" in files[f"{meeting}/decisions.html"].decode()
    assert "DRAFT" in files[f"{meeting}/decisions.html"].decode()
    assert not [path for path, data in files.items() if "quagga" in words_of(data)]


def test_hostile_text_stays_text_in_pages_index_and_feeds() -> None:
    book = a_book().meeting(
        "2022-09-14",
        minutes={"state": "published"},
        attendance=[{"id": "x", "name_as_printed": HOSTILE, "capacity": "member", "status": "present"}],
        items=[item("plan", title=HOSTILE, notes=[{"id": "n", "type": "narrative", "text": HOSTILE}])],
    )
    book.body(name=HOSTILE)
    files = files_of(book.records)
    for path, data in files.items():
        text = data.decode()
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", text), path
        if path.endswith(".html"):
            page = lxml_html.document_fromstring(text)
            assert [each.get("src", "") for each in page.iter("script")] in ([], ["_site/search.js"]), path
            assert not list(page.iter("b")), path
        elif path.startswith("_site/index/"):
            assert "<" not in text, path
    assert "</script><script>alert(1)</script> [/] [bold] <b>&amp; <U+001B>[31m <U+202E> end" in words_of(
        files["example-panel/meetings/2022-09-14/minutes.html"]
    )
    assert not feedparser.parse(files["feed.xml"]).bozo


def test_the_search_finds_a_meeting_by_what_was_said_and_a_person_by_name_without_accents() -> None:
    book = a_book().meeting(
        "2022-09-14",
        minutes={"state": "published"},
        attendance=present("member-a", "zoe"),
        items=[item("plan", notes=[{"id": "n", "type": "narrative", "text": "Naloxone for Zoë"}])],
    )
    book.person("zoe", name="Zoë Member")
    files = files_of(book.records)
    assert searched(files, "naloxone") == ["example-panel/meetings/2022-09-14/minutes.html"]
    assert set(searched(files, "zoe")) == {"example-panel/meetings/2022-09-14/minutes.html", "people/zoe.html"}
    assert searched(files, "nowhere") == []
    assert index_of(files)["about"]["list"] >= 100  # type: ignore[index]


def test_feeds_are_read_by_a_reader_and_dated_by_the_records() -> None:
    found = feedparser.parse(sample_files()["cambridgeshire-pcp/feed.xml"])
    assert not found.bozo
    assert found.feed.title == "Cambridgeshire Police and Crime Panel"
    newest = found.entries[0]
    assert newest.updated == "2023-09-20T00:00:00Z"
    assert newest.link == "meetings/2023-09-20/index.html"
    assert len({each.id for each in found.entries}) == len(found.entries)
    everything = feedparser.parse(sample_files()["feed.xml"])
    assert newest.id in {each.id for each in everything.entries}


def test_a_feed_names_whole_addresses_where_it_is_known_where_the_site_will_be() -> None:
    files = dict(Site(shelf_of(sample_records()), "https://example.org/minutes/").files())
    found = feedparser.parse(files["cambridgeshire-pcp/feed.xml"])
    assert found.entries[0].link.startswith("https://example.org/minutes/cambridgeshire-pcp/")


def test_follow_up_has_recommendations_with_their_responses_and_leads_to_the_minute() -> None:
    files = sample_files()
    page = files["cambridgeshire-pcp/follow-up.html"].decode()
    assert re.search(r'href="meetings/2022-07-20/minutes\.html#item-[a-z0-9-]+"', page)
    number = re.search(r'href="(recommendations/[0-9-]+\.html)"', page)
    assert number is not None
    assert "Response</h2>" in files[f"cambridgeshire-pcp/{number[1]}"].decode()


@pytest.mark.parametrize(
    "records", [{}, {"people/a": "name: Member A\n"}, {"x/meetings/undated-y": "name: X\nitems: 3\n"}]
)
def test_a_book_with_next_to_nothing_in_it_gives_a_site(records: dict[str, str]) -> None:
    files = files_of(records)
    assert list(broken_links(files)) == []
    assert "Record" in files["index.html"].decode() or "Example records" in files["index.html"].decode()


def test_a_meeting_without_a_recorded_date_is_not_said_to_be_to_come() -> None:
    page = lxml_html.document_fromstring(sample_files()["index.html"].decode())
    dated, undated = (
        [each.text_content() for each in page.xpath(f"//h2[.='{title}']/following-sibling::*[1]//tbody//a[1]")]
        for title in ("Meetings to come", "Meetings without a recorded date")
    )
    assert "29 November 2023" in dated
    assert not [each for each in dated if "not recorded" in each]
    assert "Date not recorded" in undated
