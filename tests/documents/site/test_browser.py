"""The site in a real browser: no fault of accessibility in light and dark, all of it by keyboard, nothing wider than a phone."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.documents.site.sites import sample_files

_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip
_MEETING = "cambridgeshire-pcp/meetings/2023-09-20"
_KINDS = (
    "index.html", "search.html", "meetings.html", "follow-up.html", "forward-plan.html", "plans.html", "people.html",
    "cambridgeshire-pcp/index.html", "cambridgeshire-pcp/meetings.html", "cambridgeshire-pcp/follow-up.html",
    "cambridgeshire-pcp/forward-plan.html", "cambridgeshire-pcp/members.html", "cambridgeshire-pcp/attendance.html",
    "cambridgeshire-pcp/history.html", f"{_MEETING}/index.html", f"{_MEETING}/agenda.html", f"{_MEETING}/minutes.html",
    f"{_MEETING}/decisions.html", "cambridgeshire-pcp/recommendations/2022-07-20-1.html", "cambridgeshire-pcp/actions/2022-07-20-1.html",
    "people/edward-leigh.html", "plans/cambridgeshire-2021-24/index.html", "cambridgeshire-pcp/papers/2022-09-01-response-letter.html",
    "cambridgeshire-pcp/questions/2023-09-20-1.html",
    "plans/cambridgeshire-2021-24/deliverables/annual-sustainability-report.html",
)  # fmt: skip

pytestmark = pytest.mark.skipif(_CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample book as files."""
    root = tmp_path_factory.mktemp("site")
    for path, data in sample_files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests here."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh window that may fetch nothing but files."""
    made = browser.new_context(bypass_csp=False)
    made.set_default_timeout(20_000)
    made.route(re.compile(r"^(?!file:)"), lambda route: route.abort())
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab in which no script may fail."""
    tab = context.new_page()
    tab.on("pageerror", lambda error: pytest.fail(f"a script failed: {error}"))
    return tab


@pytest.mark.parametrize(("scheme", "rules"), [("light", None), ("dark", ["cat.color"])])
def test_axe_finds_no_fault_on_any_kind_of_page(
    browser: Browser, folder: Path, scheme: str, rules: list[str] | None
) -> None:
    options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]  # axe is a script of its own
    tab = context.new_page()
    found = []
    for path in _KINDS:
        tab.goto((folder / path).as_uri())
        result = Axe().run(tab, options=options)
        assert result.response["passes"], path
        found += [f"{path}: {each['id']}: {each['nodes'][0]['html'][:200]}" for each in result.response["violations"]]
    context.close()
    assert found == []


def test_a_phone_shows_every_kind_of_page_without_scrolling_sideways(page: Page, folder: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    wide = []
    for path in _KINDS:
        page.goto((folder / path).as_uri())
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append((path, width))
    assert wide == []


def test_tab_reaches_the_skip_link_first_and_then_the_search(page: Page, folder: Path) -> None:
    page.goto((folder / _MEETING / "minutes.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_a_meeting_is_found_by_its_title_and_opened_by_keyboard_alone(page: Page, folder: Path) -> None:
    page.goto((folder / "people.html").as_uri())
    page.locator("#q").focus()
    page.keyboard.type("panel 20 september 2023")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    first = page.locator("#results a").first
    assert first.inner_text() == "Cambridgeshire Police and Crime Panel, 20 September 2023"
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.closest('#results') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{_MEETING}/minutes.html")
    assert page.locator("h1").inner_text().startswith("Minutes of")


def test_typing_searches_at_once_and_arrows_go_through_what_was_found(page: Page, folder: Path) -> None:
    page.goto((folder / "search.html").as_uri())
    page.keyboard.type("naloxone harm")
    page.locator("#results a").first.wait_for()
    assert re.match(r"\d+ pages? ha(s|ve) these words", page.locator("#told").inner_text())
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.querySelector('#results a')")
    page.keyboard.press("ArrowUp")
    page.keyboard.type(" zzzz")
    page.locator("#told", has_text="Nothing has all of these words").wait_for()
    assert page.locator("#results a").count() == 0


def test_what_is_typed_is_shown_as_text(page: Page, folder: Path) -> None:
    page.goto((folder / "search.html").as_uri() + "?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    page.locator("#told", has_text="<img src=x onerror=alert(1)>").wait_for()
    assert page.locator("main img").count() == 0


def test_without_scripts_everything_but_the_search_works_and_that_says_so(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((folder / "search.html").as_uri())
    assert "Searching needs JavaScript" in tab.locator("main").inner_text()
    tab.locator("main a", has_text="All meetings").click()
    tab.locator("main a", has_text="20 September 2023").first.click()
    assert tab.locator("h1").inner_text() == "Cambridgeshire Police and Crime Panel, 20 September 2023"
    context.close()


def test_paper_has_the_draft_mark_and_no_navigation(page: Page, folder: Path) -> None:
    page.goto((folder / _MEETING / "minutes.html").as_uri())
    page.emulate_media(media="print")
    assert page.locator(".on-every-page").is_visible()
    assert not page.locator(".site-header").is_visible()
    assert not page.locator(".crumbs").is_visible()
