"""What a reader meets in a browser that reaches nothing but the site, in both engines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import Offline, axe, offline_page, serve, sideways
from tests.theme.project import SAMPLE

pytestmark = [pytest.mark.browser, pytest.mark.engine]

NAMES = sorted(path.relative_to(SAMPLE / "docs").with_suffix("").as_posix() for path in SAMPLE.rglob("*.md"))
Visit = Callable[..., AbstractContextManager[Page]]


@contextmanager
def clean(chromium: Browser, base: str, **settings: object) -> Iterator[Page]:
    """A page that must neither ask another host nor complain, whatever the test does with it."""
    visit: Offline
    with offline_page(chromium, base, **settings) as visit:  # type: ignore[arg-type]
        yield visit.page
        assert visit.refused == []
        assert visit.complaints == []


@pytest.fixture
def visit(chromium: Browser, base: str) -> Visit:
    return partial(clean, chromium, base)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (1280, "dark"), (390, "light")])
def test_every_page_is_quiet_accessible_and_fits(
    visit: Visit, base: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    names = NAMES if (width, scheme) in {(1280, "light"), (390, "dark")} else ["examples", "flow", "index"]
    with visit(width=width, scheme=scheme) as page:
        for name in names:
            page.goto(f"{base}{name}.html")
            assert axe(page) == [], name
            assert sideways(page) == 0, name


@pytest.mark.parametrize(("scheme", "expected"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(21, 25, 27)")])
def test_follows_the_system_then_the_reader(visit: Visit, base: str, scheme: str, expected: str) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    with visit(scheme=scheme) as page:
        page.goto(f"{base}index.html")
        assert page.evaluate(colour) == expected
        page.locator("label[title='Switch to light colours']").click()
        assert page.evaluate(colour) == "rgb(255, 255, 255)"
        page.locator("label[title='Switch to dark colours']").click()
        page.goto(f"{base}labels.html")
        assert page.evaluate(colour) == "rgb(21, 25, 27)"


def test_drawer_on_a_phone(visit: Visit, base: str) -> None:
    with visit(width=390) as page:
        page.goto(f"{base}instructions.html")
        page.locator("label.md-header__button[for=__drawer]").click()
        link = page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Worked examples")
        expect(link).to_be_in_viewport()
        assert axe(page) == []
        link.click()
        expect(page.get_by_role("heading", level=1, name="Worked examples", exact=True)).to_be_visible()


def test_drawer_by_keyboard(visit: Visit, base: str) -> None:
    with visit(width=390) as page:
        page.goto(f"{base}instructions.html")
        side = page.get_by_role("navigation", name="Navigation")
        expect(side).to_be_hidden()
        page.get_by_role("button", name="Navigation").press("Enter")
        side.get_by_role("button", name="Reference").press("Enter")
        expect(side.get_by_role("link", name="Glossary")).to_be_visible()
        page.keyboard.press("Escape")
        expect(side).to_be_hidden()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_search_finds_a_word(visit: Visit, base: str, width: int, scheme: str) -> None:
    with visit(width=width, scheme=scheme) as page:
        page.goto(f"{base}labels.html")
        page.wait_for_load_state("networkidle")
        page.keyboard.press("/")
        page.wait_for_timeout(300)
        page.keyboard.type("zanzibar", delay=20)
        found = page.locator("a[href*='glossary.html?h=zanzibar']")
        expect(found).to_be_visible()
        assert axe(page) == []
        found.click()
        expect(page.get_by_role("heading", level=1, name="Glossary", exact=True)).to_be_visible()


def test_heading_is_called_what_it_says(visit: Visit, base: str) -> None:
    with visit() as page:
        page.goto(f"{base}instructions.html")
        expect(page.get_by_role("heading", name="Guessing at what was meant", exact=True)).to_be_visible()
        page.get_by_role("article").get_by_role("link", name="Guessing at what was meant", exact=True).click()
        assert page.url.endswith("#rule-guess")


def test_diagram_and_mathematics_show(visit: Visit, base: str) -> None:
    with visit() as page:
        page.goto(f"{base}flow.html")
        for selector in (".gw-flow svg", ".gw-flow text >> nth=0", ".gw-math math", ".gw-math-block math"):
            box = page.locator(selector).bounding_box()
            assert box is not None
            assert box["width"] > 5
            assert box["height"] > 5
        page.get_by_label("Decision flow as a diagram").get_by_role("link", name="Insult").click()
        assert page.url.endswith("labels.html#label-insult")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_responses_stand_side_by_side_where_there_is_room(visit: Visit, base: str, scheme: str) -> None:
    tops = "els => els.map(el => el.getBoundingClientRect().top)"
    with visit(scheme=scheme) as page:
        page.goto(f"{base}examples.html")
        wide = page.locator(".gw-response").evaluate_all(tops)
        page.set_viewport_size({"width": 390, "height": 900})
        narrow = page.locator(".gw-response").evaluate_all(tops)
    assert wide[0] == wide[1]
    assert narrow[0] < narrow[1]


def test_text_that_scrolls_can_be_reached_by_keyboard_and_only_then(visit: Visit, base: str) -> None:
    with visit(width=390) as page:
        page.goto(f"{base}index.html")
        page.locator("summary").click()
        code = page.locator("details pre > code")
        expect(code).to_have_attribute("tabindex", "0")
        page.set_viewport_size({"width": 1900, "height": 900})
        page.goto(f"{base}labels.html")
        expect(page.locator(".md-typeset__scrollwrap")).not_to_have_attribute("tabindex", "0")


def test_untrusted_text_keeps_its_lines_and_directions(visit: Visit, base: str) -> None:
    with visit() as page:
        page.goto(f"{base}examples.html")
        style = page.locator(".gw-turn-user .gw-text").evaluate(
            "el => { const s = getComputedStyle(el); return [s.whiteSpaceCollapse, s.unicodeBidi, s.overflowWrap]; }"
        )
        assert style == ["preserve", "plaintext", "anywhere"]


class TestFilter:
    def test_by_word_and_by_facet(self, visit: Visit, base: str) -> None:
        with visit() as page:
            page.goto(f"{base}examples.html")
            status = page.get_by_role("article").get_by_role("status")
            headings = page.get_by_role("article").get_by_role("heading", level=2)
            expect(status).to_have_text("3 of 3 shown")
            page.get_by_role("searchbox", name="Search these examples").fill("TURNIP")
            expect(status).to_have_text("2 of 3 shown")
            page.get_by_role("combobox", name="Label").select_option("Insult")
            expect(status).to_have_text("1 of 3 shown")
            expect(headings).to_have_text(["A marked span"])
            assert page.url.endswith("examples.html?find=TURNIP&label=insult")
            page.reload()
            expect(headings).to_have_text(["A marked span"])
            expect(status).to_have_text("1 of 3 shown")
            assert axe(page) == []
            page.get_by_role("combobox", name="Kind").select_option("borderline")
            expect(status).to_have_text("0 of 3 shown")

    def test_a_followed_link_is_never_hidden(self, visit: Visit, base: str) -> None:
        with visit() as page:
            page.goto(f"{base}examples.html?find=turnip&label=nonsense#example-steps")
            expect(page.get_by_role("heading", name="A solution in steps")).to_be_in_viewport()
            expect(page.get_by_role("searchbox", name="Search these examples")).to_have_value("")
            assert page.url.endswith("examples.html#example-steps")

    def test_children_of_a_list(self, visit: Visit, base: str) -> None:
        with visit() as page:
            page.goto(f"{base}projects.html")
            page.get_by_role("combobox", name="State").select_option("released")
            expect(page.get_by_role("article").get_by_role("status")).to_have_text("1 of 2 shown")
            expect(page.get_by_role("link", name="Comment toxicity")).to_be_hidden()
            expect(page.get_by_role("link", name="Mathematics grading")).to_be_visible()

    def test_without_script_all_is_shown_and_the_bar_is_not(self, visit: Visit, base: str) -> None:
        with visit(javascript=False) as page:
            page.goto(f"{base}examples.html?find=turnip")
            expect(page.get_by_role("searchbox", name="Search these examples")).to_be_hidden()
            expect(page.get_by_role("article").get_by_role("heading", level=2)).to_have_count(3)
            expect(page.get_by_text("Not released yet:")).to_be_visible()


class TestPaper:
    def test_quick_card_fits_one_sheet(self, visit: Visit, base: str) -> None:
        with visit(scheme="dark") as page:
            page.goto(f"{base}quick-card.html")
            sheet = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
        sides = re.findall(rb"/MediaBox\s*\[([^\]]+)\]", sheet)[0].split()[2:]
        assert [float(side) for side in sides] == pytest.approx([595, 842], abs=1)

    def test_only_the_page_and_its_version_are_printed(self, visit: Visit, base: str) -> None:
        with visit(scheme="dark") as page:
            page.goto(f"{base}examples.html?find=turnip")
            page.emulate_media(media="print")
            expect(page.get_by_text("digest 4f1c0a9be2d7")).to_be_visible()
            expect(page.get_by_text("Not released yet:")).to_be_visible()
            expect(page.get_by_role("article").get_by_role("heading", level=2)).to_have_count(3)
            for chrome in (".md-header", ".md-sidebar--primary", ".md-footer__inner", "gw-filter", ".gw-ask >> nth=0"):
                expect(page.locator(chrome)).to_be_hidden()
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("[...article.querySelectorAll('.gw-text')].at(-1).style.color = '#ddd'", "color-contrast"),
        ("[...article.querySelectorAll('.gw-text')].at(-1).parentElement.style.background = '#333'", "color-contrast"),
        ("article.querySelector('gw-filter input').style.color = '#ddd'", "color-contrast"),
        ("article.append(new Image(40, 40))", "image-alt"),
        ("article.append(document.createElement('select'))", "select-name"),
    ],
)
def test_axe_is_asked_about_all_that_differs(chromium: Browser, sites: dict[str, Path], change: str, rule: str) -> None:
    with serve(sites["mkdocs"]) as base, offline_page(chromium, base) as visit:
        visit.page.goto(f"{base}examples.html")
        visit.page.evaluate(f"const article = document.querySelector('article'); {change}")
        assert {line.partition(" ")[0] for line in axe(visit.page)} == {rule}


def test_another_host_is_neither_reached_nor_unnoticed(chromium: Browser, sites: dict[str, Path]) -> None:
    elsewhere = ["https://fonts.example/a.css", "http://93.184.215.14/b.css"]
    asks = "url => fetch(url).then(() => 'reached', () => 'not reached')"
    with serve(sites["mkdocs"]) as base, offline_page(chromium, base) as visit:
        visit.page.goto(f"{base}index.html")
        assert {visit.page.evaluate(asks, url) for url in elsewhere} == {"not reached"}
        assert visit.refused == elsewhere
        assert all("ERR_NAME_NOT_RESOLVED" in complaint for complaint in visit.complaints)
        assert len(visit.complaints) >= len(elsewhere)
