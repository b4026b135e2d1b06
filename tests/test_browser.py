"""Holds the finished sites to their promises in a real browser: help, leaving, privacy, access."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from build_tools.site.finish import POLICY
from tests.conftest import TAGS, Sites

HOME = "index.html"
HELP = "about/get-help.html"
LESSON = "teens/when-someone-threatens/lesson.html"
QUIZ = "teens/when-someone-threatens/quiz.html"
CHAT = "teens/when-someone-threatens/chat.html"
KINDS = (
    HOME,
    HELP,
    LESSON,
    QUIZ,
    CHAT,
    "about/at-a-glance.html",
    "parents/index.html",
    "teens/when-someone-threatens/index.html",
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
# Where the focus is under the bar that stays in view, though it is not in the bar itself.
HIDDEN_FOCUS = """() => {
  const bar = document.querySelector(".bar"), now = document.activeElement;
  if (now === document.body || bar.contains(now) || now.classList.contains("skip")) return null;
  const hidden = now.getBoundingClientRect().top < bar.getBoundingClientRect().bottom;
  return hidden && now.getBoundingClientRect().height < 400 ? now.outerHTML.slice(0, 200) : null;
}"""
COUNT_VIOLATIONS = """window.violations = [];
addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`);
});"""
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
@pytest.mark.parametrize("path", [HOME, LESSON, QUIZ, HELP, CHAT])
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
    expect(page.locator("article summary strong")).to_have_count(
        page.locator("article details p").count()
    )
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
        part = next((name for name in ("chat", "quiz") if f'data-part="{name}"' in text), None)
        found = re.findall(r'(?:<script src|rel="stylesheet" href)="(?:\.\./)*([^"]+)"', text)
        frame = ["assets/fonts.css", "assets/site.css", "assets/site.js"]
        assert found == frame + ([f"assets/{part}.js"] if part else []), path
        policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        assert f'<meta charset="utf-8">\n  {policy}\n' in text, path


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_leaves_and_nothing_is_kept(
    visit: Visit, context: BrowserContext, sites: Sites, tag: str
) -> None:
    asked: list[str] = []
    context.add_init_script(COUNT_VIOLATIONS)
    context.on("request", lambda request: asked.append(request.url))
    for path in KINDS:
        page = visit(path, tag)
        page.locator("[data-search] summary").click()
        page.locator("[data-search] input").fill("a")
        expect(page.locator(".results a").first).to_be_visible()
        for way in page.locator(".ways li button, article summary").all()[:1]:
            way.click()
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
        assert page.evaluate("violations") == [], path
    assert [url for url in asked if not url.startswith(sites.address)] == []
    assert context.storage_state() == {"cookies": [], "origins": []}


def test_the_policy_is_in_force(visit: Visit, context: BrowserContext) -> None:
    context.add_init_script(COUNT_VIOLATIONS)
    page = visit(LESSON)
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://example.org/'}))")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_function("violations.length === 2")
    assert page.evaluate("violations") == ["img-src https://example.org/", "style-src-attr inline"]


@pytest.mark.parametrize("tag", TAGS)
def test_it_works_from_disk(context: BrowserContext, sites: Sites, tag: str) -> None:
    context.add_init_script(COUNT_VIOLATIONS)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((sites.folder / tag / CHAT).as_uri())
    assert page.evaluate("document.fonts.ready.then((all) => [...all].map((one) => one.status))")
    assert page.evaluate("[...document.fonts].every((one) => one.status !== 'error')")
    assert page.evaluate("[...document.fonts].some((one) => one.status === 'loaded')")
    page.locator(".ways li button").first.click()
    expect(page.locator(".message")).to_have_count(2)
    page.locator("[data-search] summary").click()
    page.locator("[data-search] input").fill(page.locator("h1").inner_text())
    expect(page.locator(f".results a[href$='{CHAT}']").first).to_be_visible()
    assert page.evaluate("violations") == []
    assert said == []


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
    menu = page.locator("[data-doors]")
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
        expect(page.locator("article button").first).to_be_hidden()
    page.locator("[data-doors] summary").click()
    expect(page.locator("[data-doors] a").first).to_be_visible()
    page.goto(sites.url("en-GB", CHAT))
    expect(page.locator(".card").last).to_be_visible()
    page.locator(".card a").first.click()
    expect(page.locator(".card h2:target")).to_be_in_viewport()
    page.goto(sites.url("en-GB", QUIZ))
    page.locator("article summary").first.click()
    expect(page.locator("article details p").first).to_be_visible()
    page.close()


def test_paper_shows_help_and_no_frame(visit: Visit) -> None:
    page = visit(LESSON)
    page.emulate_media(media="print")
    for part in (".bar", ".menu", ".trail", ".beside"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator("[data-contact]").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    expect(page.locator("footer")).to_contain_text("en-GB")
    expect(page.locator(".unchecked").first).to_be_visible()


def _sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


@pytest.mark.parametrize("tag", TAGS)
def test_help_is_one_sheet_of_paper(visit: Visit, sites: Sites, tag: str) -> None:
    page = visit(HELP, tag)
    assert _sheets(page) == 1
    page.emulate_media(media="print")
    for contact in sites.told[tag]["contacts"]:
        if contact["phone"]:
            ways = page.locator(f"article a[href='{contact['tel']}']")
            expect(ways.first).to_be_visible()


def test_paper_shows_addresses_of_outside_links(visit: Visit) -> None:
    page = visit("about/sources.html")
    page.emulate_media(media="print")
    link = page.locator("article a[href^='https']").first
    shown = link.evaluate("(one) => getComputedStyle(one, '::after').content")
    assert "https" not in link.inner_text()
    assert link.get_attribute("href") in shown


@pytest.mark.parametrize("tag", TAGS)
def test_a_conversation_is_played_by_keyboard(visit: Visit, sites: Sites, tag: str) -> None:
    page = visit(CHAT, tag)
    page.clock.install()  # and time stands still: nothing may wait for it
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    log, ways = page.get_by_role("log"), page.locator(".ways")
    heading = page.locator(".card h2").first
    speaker = heading.evaluate("(one) => one.textContent.replace(/^\\S+ /, '')")
    expect(page.locator(".card").first).to_be_hidden()
    expect(log).to_have_attribute("aria-live", "polite")
    assert page.locator(".message").all_inner_texts()[0].startswith(speaker)
    expect(ways).to_have_attribute("aria-labelledby", "_ways")
    expect(page.locator("[data-back]")).to_be_hidden()
    links = page.locator(".card").first.locator("li a").all_text_contents()
    assert page.locator(".ways li button").all_text_contents() == links
    start = log.inner_text()
    page.locator(".ways li button").first.focus()
    page.keyboard.press("Enter")
    expect(ways).to_be_focused()
    expect(page.locator(".message")).to_have_count(2)
    assert page.locator(".log .chosen").all_inner_texts() == [
        f"{sites.word(tag, 'you-chose')} {links[0]}"
    ]
    for _ in range(9):  # on by Tab and Enter, to an end
        if page.locator(".ways li button").count() == 0:
            break
        page.keyboard.press("Tab")
        expect(page.locator(".ways li button").first).to_be_focused()
        page.keyboard.press("Enter")
    expect(log.locator(".admonition")).to_be_visible()
    page.clock.resume()
    found = Axe().run(page, options=AXE_RULES)
    assert found.violations_count == 0, found.generate_report()
    shown = page.locator(".message").count()
    page.locator("[data-back]").press("Enter")
    expect(page.locator(".message")).to_have_count(shown - 1)
    expect(log.locator(".admonition")).to_have_count(0)
    expect(ways).to_be_focused()
    page.locator("[data-restart]").press("Enter")
    assert log.inner_text() == start
    expect(page.locator("[data-restart]")).to_be_hidden()
    expect(ways).to_be_focused()


def test_every_way_of_a_conversation_ends_with_help(visit: Visit) -> None:
    page = visit(CHAT)
    ways = page.locator(".ways li button")
    ends: set[str] = set()
    met: set[str] = set()
    left: list[list[int]] = [[]]
    while left:
        path = left.pop()
        if page.locator("[data-restart]").is_visible():
            page.locator("[data-restart]").click()
        for choice in path:
            ways.nth(choice).click()
        message = page.locator(".message").last.inner_text()
        if ways.count() == 0:
            ends.add(page.locator(".log .admonition").inner_text())
        elif message not in met:
            left += [[*path, choice] for choice in range(ways.count())]
        met.add(message)
    assert len(met) == page.locator(".card").count()
    assert len(ends) == page.locator(".card .admonition").count()


def test_a_conversation_can_be_a_list_and_cards(visit: Visit, sites: Sites) -> None:
    page = visit(CHAT)
    turn, cards = page.locator("[data-turn]"), page.locator(".card")
    assert turn.inner_text() == sites.word("en-GB", "chat-as-list")
    turn.click()
    assert turn.inner_text() == sites.word("en-GB", "chat-as-talk")
    expect(turn).to_be_focused()
    expect(page.get_by_role("log")).to_be_hidden()
    expect(cards.last).to_be_visible()
    turn.click()
    expect(cards.first).to_be_hidden()
    page.goto(f"{page.url}#friend")  # as a hit of the search does
    expect(cards.filter(has=page.locator("#friend"))).to_be_in_viewport()
    turn.click()
    page.emulate_media(media="print")
    expect(page.get_by_role("log")).to_be_hidden()
    for card in cards.all():
        expect(card).to_be_visible()
    for way in page.locator(".card [data-card]").all():
        number = way.get_attribute("data-card") or ""
        target = page.locator(way.get_attribute("href") or "")
        assert target.inner_text().startswith(f"{number}. ")


def test_messages_move_only_where_that_is_wanted(visit: Visit) -> None:
    page = visit(CHAT)
    name = "getComputedStyle(document.querySelector('.message')).animationName"
    assert page.evaluate(name) == "none"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(name) == "appear"


@pytest.mark.parametrize("tag", TAGS)
def test_an_answer_says_in_words_what_it_is(visit: Visit, sites: Sites, tag: str) -> None:
    page = visit(QUIZ, tag)
    status, answers = page.locator("[data-said]"), page.locator("article details")
    for kind in ("right", "other"):
        answer = page.locator(f"article details.{kind}").first
        answer.locator("summary").press("Enter")
        verdict, feedback = answer.locator("summary strong"), answer.locator("> p")
        expect(verdict).to_contain_text(sites.word(tag, kind))
        sign = verdict.evaluate("(one) => getComputedStyle(one, '::before').content")
        assert sign == ('"✓ " / ""' if kind == "right" else '"↻ " / ""')
        expect(feedback).to_be_visible()
        expect(status).to_contain_text(sites.word(tag, kind))
        expect(status).to_contain_text(feedback.inner_text())
        answer.locator("summary").press("Enter")
        expect(feedback).to_be_hidden()
        expect(verdict).to_be_visible()  # the mark stays
    assert answers.count() == page.locator("article summary:visible").count()
    page.locator("[data-again]").press("Enter")
    expect(page.locator("article summary strong")).to_have_count(0)
    expect(page.locator("#q1")).to_be_focused()


def test_the_switch_of_editions_stays_on_the_page(visit: Visit, sites: Sites) -> None:
    for tag in TAGS:
        for path in (HOME, CHAT, "about/sources.html"):
            page = visit(path, tag)
            for link in page.locator("[data-editions] [lang]").all():
                other = link.get_attribute("lang") or ""
                assert link.evaluate("(one) => one.href") == sites.url(other, path)
                assert (sites.folder / other / path).is_file()
                current = link.get_attribute("aria-current")
                assert current == ("page" if other == tag else None)
            assert page.locator("[data-editions] [lang]").count() == len(TAGS)
    names = page.locator("[data-editions] [lang]").all_text_contents()
    assert names == [one["name"] for one in sites.told["en-GB"]["editions"]]
    page.locator("[data-editions] summary").press("Enter")
    page.locator("[data-editions] [lang='tr-TR']").click()
    expect(page.locator("html")).to_have_attribute("lang", "tr-TR")


def test_from_a_page_of_one_edition_the_switch_leads_home(visit: Visit, sites: Sites) -> None:
    path = "teens/report-remove-step-by-step/index.html"
    page = visit(path)
    for link in page.locator("[data-editions] [lang]").all():
        tag = link.get_attribute("lang") or ""
        target = path if tag == "en-GB" else HOME
        assert link.evaluate("(one) => one.href") == sites.url(tag, target)


@pytest.mark.parametrize(("path", "tag"), [(LESSON, "en-GB"), (CHAT, "ar-JO"), (HELP, "tr-TR")])
def test_the_bar_never_hides_the_focus(visit: Visit, path: str, tag: str) -> None:
    page = visit(path, tag)
    page.set_viewport_size({"width": 320, "height": 480})
    for key in ("Tab", "Shift+Tab"):
        for _ in range(page.locator("a, summary, button, input").count()):
            page.keyboard.press(key)
            assert page.evaluate(HIDDEN_FOCUS) is None
    expect(page.locator("[data-veil]")).to_be_hidden()


def test_forced_colours_leave_edges_and_the_veil(visit: Visit) -> None:
    page = visit(CHAT)
    page.emulate_media(forced_colors="active")
    page.locator(".ways li button").first.click()
    edges = ".bar a, .message blockquote, .log .chosen, .ways button, .help li, .help-now, .draft"
    drawn = """(all) => all.map((one) => getComputedStyle(one))
      .map((style) => [style.borderTopWidth, style.borderTopColor])"""
    for width, colour in page.locator(edges).evaluate_all(drawn):
        assert float(width.removesuffix("px")) > 0
        assert colour not in ("rgba(0, 0, 0, 0)", "transparent")
    page.locator("[data-veil]").evaluate("(one) => { one.hidden = false; }")
    ground = page.locator("[data-veil]").evaluate("(one) => getComputedStyle(one).backgroundColor")
    assert ground.startswith("rgb(")
    page.locator("[data-veil]").evaluate("(one) => { one.hidden = true; }")
    found = Axe().run(page, options=AXE_CONTRAST)
    assert found.violations_count == 0, found.generate_report()


def test_before_and_next_follow_the_programme(visit: Visit, sites: Sites) -> None:
    page = visit("teens/accounts-and-cameras/index.html")
    seen = []
    for _ in range(12):
        page.locator(".along-next").click()
        seen.append(page.url.removeprefix(sites.url("en-GB", "")))
    assert LESSON in seen
    assert len(set(seen)) == 12
    page.locator(".along-previous").click()
    assert page.url.endswith(seen[-2])
    page = visit("teens/be-the-friend/handout-what-i-can-say.html")
    expect(page.locator(".along a")).not_to_have_count(0)
    for path in ("parents/index.html", HOME):
        expect(visit(path).locator(".along-previous")).to_have_count(0)
