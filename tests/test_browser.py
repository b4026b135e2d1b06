"""Holds the finished sites to their promises in a real browser: help, leaving, privacy, access."""

from __future__ import annotations

import functools
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from build_tools.conformance import judge
from build_tools.engines import render
from build_tools.files import write_tree
from build_tools.project import load
from build_tools.site import project_tree

ROOT = Path(__file__).resolve().parent.parent
TAGS = ("en-GB", "tr-TR", "ar-JO")
HOME = "index.html"
HELP = "about/get-help.html"
LESSON = "teens/when-someone-threatens/lesson.html"
QUIZ = "teens/when-someone-threatens/quiz.html"
KINDS = (
    HOME,
    HELP,
    LESSON,
    QUIZ,
    "404.html",
    "about/at-a-glance.html",
    "parents/index.html",
    "teens/when-someone-threatens/index.html",
    "teens/when-someone-threatens/chat.html",
    "younger/ask-first/handout-my-helpers.html",
)
PUPILS = ("younger", "older", "teens")
AXE_RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
AXE_CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
# Rules that look at the tree run once a width, those that look at colours in both schemes too.
LOOKS: tuple[tuple[int, Literal["light", "dark"], dict[str, Any]], ...] = (
    (1280, "light", AXE_RULES),
    (1280, "dark", AXE_CONTRAST),
    (320, "dark", AXE_RULES),
    (320, "light", AXE_CONTRAST),
)
# For each number that dials: whether its first digit is painted left of its last one.
PAINTED = """() => [...document.querySelectorAll('a[href^="tel:"] bdi')].map((element) => {
  const text = element.firstChild, range = document.createRange();
  const left = (place) => {
    range.setStart(text, place);
    range.setEnd(text, place + 1);
    return range.getClientRects()[0].left;
  };
  const end = text.length - 1;
  return end === 0 || left(0) < left(end);
})"""


@dataclass(frozen=True)
class Sites:
    """The editions as built: where they lie, where they are served, and what their theme is told.

    `told` is `extra` of each composed configuration: edition, words, contacts, doors.
    """

    folder: Path
    address: str
    told: dict[str, dict[str, Any]]

    def url(self, tag: str, path: str) -> str:
        """The address of a page."""
        return f"{self.address}{tag}/{path}"

    def word(self, tag: str, name: str) -> str:
        """A word of the interface in an edition."""
        return str(self.told[tag]["words"][name])

    def pages(self, tag: str) -> list[tuple[str, str]]:
        """Every page of an edition: its path and its text."""
        place = self.folder / tag
        files = sorted(place.rglob("*.html"))
        return [(one.relative_to(place).as_posix(), one.read_text("utf-8")) for one in files]


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and does not talk of it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """Build three real editions once, and serve them on this machine alone."""
    place = tmp_path_factory.mktemp("sites")
    told = _build(place)
    handler = functools.partial(_Quiet, directory=str(place / "site"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Sites(place / "site", f"http://127.0.0.1:{server.server_port}/", told)
    server.shutdown()
    server.server_close()


def _build(place: Path) -> dict[str, dict[str, Any]]:
    shutil.copy(ROOT / "mkdocs.yml", place)
    shutil.copytree(ROOT / "overrides", place / "overrides")
    project = load(ROOT, TAGS)
    others = tuple((tag, tag) for tag in TAGS)
    told = {}
    for tag in TAGS:
        edition, _ = project.compose(tag)
        tree = project_tree(edition, judge(edition, date.today()), others)
        told[tag] = yaml.safe_load(tree["mkdocs.yml"])["extra"]
        write_tree(tree, place / "build" / tag)
        assert render(place / "build" / tag / "mkdocs.yml", place / "site" / tag) == []
    return told


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium: the system's, or else the one of Playwright."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        # Without a sandbox, since containers run it as root; it opens nothing but our own pages.
        yield playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has never been here."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(5000)
    yield context
    context.close()


@pytest.fixture
def visit(context: BrowserContext, sites: Sites) -> Callable[..., Page]:
    """Open a page of an edition."""
    page = context.new_page()

    def go(path: str, tag: str = "en-GB") -> Page:
        page.goto(sites.url(tag, path))
        return page

    return go


Visit = Callable[..., Page]


def _way_out(page: Page) -> str:
    return page.locator("[data-leave]").get_attribute("href") or ""


def _press_shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("path", [HOME, LESSON, QUIZ, HELP])
def test_everybody_can_use_it(visit: Visit, tag: str, path: str) -> None:
    page = visit(path, tag)
    for width, scheme, rules in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options=rules)
        assert found.violations_count == 0, (width, scheme, found.generate_report())


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_is_wider_than_a_small_phone(visit: Visit, tag: str) -> None:
    for path in KINDS:
        page = visit(path, tag)
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.parametrize("tag", TAGS)
def test_open_menu_and_answers_can_be_used(visit: Visit, tag: str) -> None:
    page = visit(QUIZ, tag)
    page.evaluate("document.querySelectorAll('article details').forEach((one) => one.open = true)")
    for box in page.locator(".menu summary").all():
        box.click()
        found = Axe().run(page, options=AXE_RULES)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("tag", TAGS)
def test_help_names_every_contact_on_every_page(sites: Sites, tag: str) -> None:
    contacts = sites.told[tag]["contacts"]
    numbers = [(one["tel"], one["phone"]) for one in contacts if one["phone"]]
    assert contacts
    for path, text in sites.pages(tag):
        panel = text.partition('id="_help"')[2]
        named = re.findall(r'data-contact="([^"]+)"', panel)
        assert named == [one["id"] for one in contacts], path
        dialled = re.findall(r'<a href="(tel:[^"]+)"><bdi dir="ltr">([^<]+)</bdi></a>', panel)
        assert dialled == numbers, path


@pytest.mark.parametrize("tag", TAGS)
def test_every_page_says_its_language_and_whether_it_is_a_draft(sites: Sites, tag: str) -> None:
    edition = sites.told[tag]["edition"]
    draft = edition["conformance"] != "conforming"
    for path, text in sites.pages(tag):
        assert text.startswith("<!doctype html>"), path
        assert f'<html lang="{tag}" dir="{edition["direction"]}">' in text, path
        assert ('class="draft"' in text) == draft, path
        unlisted = '<meta name="robots" content="noindex">' in text
        assert unlisted == (draft or path == "404.html"), path


@pytest.mark.parametrize("tag", TAGS)
def test_no_page_has_scripts_or_styles_within(sites: Sites, tag: str) -> None:
    for path, text in sites.pages(tag):
        assert not re.search(r"<script(?![^>]* src=)|<style|\s(style|on\w+)=", text), path
        assert re.findall(r'(?:src|rel="stylesheet" href)="(?:\.\./|/)*([^"]+)"', text) == [
            "assets/site.css",
            "assets/site.js",
        ], path


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_leaves_and_nothing_is_kept(
    visit: Visit, context: BrowserContext, sites: Sites, tag: str
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    for path in KINDS[:4]:
        page = visit(path, tag)
        page.locator("[data-search] summary").click()
        page.locator("[data-search] input").fill("a")
        expect(page.locator(".results a").first).to_be_visible()
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert [url for url in asked if not url.startswith(sites.address)] == []
    assert context.storage_state() == {"cookies": [], "origins": []}


def test_shift_three_times_leaves_and_is_not_in_the_history(visit: Visit, sites: Sites) -> None:
    visit(HOME)
    page = visit(LESSON)
    away = _way_out(page)
    page.route(away, lambda route: route.fulfill(body="Weather"))
    with page.expect_request(away) as asked:
        _press_shift(page, 3)
    assert "referer" not in asked.value.headers
    page.wait_for_url(away)
    page.go_back()
    assert page.url == sites.url("en-GB", HOME)


@pytest.mark.parametrize("way", ["keys", "link"])
def test_the_page_is_blank_at_once_and_back_on_return(visit: Visit, sites: Sites, way: str) -> None:
    page = visit(LESSON)
    title = page.title()
    # "No content" keeps the browser on the page: as if the other site never answered.
    page.route(_way_out(page), lambda route: route.fulfill(status=204))
    with page.expect_request(_way_out(page)):
        if way == "keys":
            _press_shift(page, 3)
        else:
            page.locator("[data-leave]").click()
    veil = page.locator("[data-veil]")
    assert veil.bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 900}
    assert veil.evaluate("(one) => getComputedStyle(one).backgroundColor").startswith("rgb(")
    expect(page.locator("[data-leave-status]")).to_have_text(sites.word("en-GB", "leave-done"))
    assert page.title() != title
    page.evaluate("dispatchEvent(new Event('pageshow'))")
    expect(veil).to_be_hidden()
    assert page.title() == title


def test_shift_with_another_key_or_too_late_does_not_leave(visit: Visit, sites: Sites) -> None:
    page = visit(LESSON)
    page.clock.install()
    status = page.locator("[data-leave-status]")
    for _ in range(4):
        page.keyboard.press("Shift+A")
        page.keyboard.down("Shift")
        page.keyboard.down("b")
        page.keyboard.up("Shift")
        page.keyboard.up("b")
    assert status.text_content() == ""
    _press_shift(page, 2)
    assert status.text_content() == sites.word("en-GB", "leave-once")
    page.clock.fast_forward(5001)
    assert status.text_content() == sites.word("en-GB", "leave-off")
    _press_shift(page, 1)
    assert status.text_content() == sites.word("en-GB", "leave-twice")
    expect(page.locator("[data-veil]")).to_be_hidden()


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("path", [HELP, LESSON])
def test_numbers_are_painted_from_left_to_right(visit: Visit, tag: str, path: str) -> None:
    painted = visit(path, tag).evaluate(PAINTED)
    assert painted
    assert all(painted)


def test_a_first_lesson_is_two_clicks_from_home(visit: Visit) -> None:
    doors = visit(HOME).locator("#doors + ul a")
    assert doors.count() == 6
    for place in range(6):
        page = visit(HOME)
        doors.nth(place).click()
        group = page.locator("body").get_attribute("data-group")
        lesson = "article a[href$='lesson.html']" if group in PUPILS else "article h2 a"
        page.locator(lesson).first.click()
        expect(page.locator("body")).to_have_attribute("data-group", group or "")
        expect(page.locator("body")).to_have_attribute("data-part", re.compile("lesson|index"))


@pytest.mark.parametrize("tag", TAGS)
def test_search_finds_a_lesson_by_its_title(visit: Visit, sites: Sites, tag: str) -> None:
    page = visit(LESSON, tag)
    word = max(page.locator("h1").inner_text().split(), key=len)
    page = visit(HOME, tag)
    page.locator("[data-search] summary").click()
    page.locator("[data-search] input").fill(word.upper())
    expect(page.locator(f".results a[href$='{LESSON}']").first).to_be_visible()
    page.locator("[data-search] input").fill("zzzzqqqq")
    expect(page.locator("[data-search] [role=status]")).to_have_text(sites.word(tag, "search-none"))


def test_the_keyboard_reaches_help_text_and_menu(visit: Visit) -> None:
    page = visit(LESSON)
    for target in ("_text", "_help"):
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == target
        page.evaluate("document.querySelector('.skip').focus()")
    menu = page.locator(".menu details").last
    expect(menu.locator("a").first).to_be_hidden()
    menu.locator("summary").press("Enter")
    expect(menu.locator("a").first).to_be_visible()
    menu.locator("a").first.press("Escape")
    expect(menu.locator("a").first).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


def test_without_scripts_help_menu_and_the_way_out_are_there(
    browser: Browser, sites: Sites
) -> None:
    page = browser.new_page(java_script_enabled=False)
    for path in KINDS:
        page.goto(sites.url("en-GB", path))
        expect(page.locator("[data-leave]")).to_be_visible()
        expect(page.locator("[data-leave]")).to_have_attribute("href", re.compile("^https://"))
        expect(page.locator("[data-contact]").first).to_be_visible()
        expect(page.locator("[data-search]")).to_be_hidden()
    page.locator(".menu summary").last.click()
    expect(page.locator(".menu-panel a").first).to_be_visible()
    page.close()


def test_paper_shows_help_and_no_frame(visit: Visit) -> None:
    page = visit(LESSON)
    page.emulate_media(media="print")
    for part in (".bar", ".menu", ".trail", ".beside"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator("[data-contact]").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
