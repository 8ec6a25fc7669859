"""What a trainer meets in a browser that reaches nothing but the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from builder.model import Project
from tests.site.built import PROJECTS, SAMPLED
from tests.support.browser import axe, offline_page, sideways
from tests.theme.pages import Page

pytestmark = [pytest.mark.browser, pytest.mark.engine]

Scheme = Literal["light", "dark"]
Visit = Callable[..., AbstractContextManager[Tab]]

FORMULA_LEFT = re.compile(r"\$[^$\s][^$]*\$|\\[A-Za-z]{2,}|\\[({\[]")
"""What would be seen of a formula that was not drawn."""

VISIBLE = """() => {
  const clone = document.querySelector('article').cloneNode(true);
  clone.querySelectorAll('pre, code, details.gw-source, annotation, script, style').forEach((el) => el.remove());
  return clone.textContent;
}"""


@contextmanager
def clean(chromium: Browser, base: str, **settings: object) -> Iterator[Tab]:
    """A page that must neither ask another host nor complain, whatever the test does with it."""
    with offline_page(chromium, base, **settings) as visit:  # type: ignore[arg-type]
        yield visit.page
        assert visit.refused == []
        assert visit.complaints == []


@pytest.fixture
def visit(chromium: Browser, addresses: dict[str, str]) -> Visit:
    """Opens a page of the site that mkdocs made; `build=` takes another one."""

    def opened(build: str = "mkdocs", **settings: object) -> AbstractContextManager[Tab]:
        return clean(chromium, addresses[build], **settings)

    return partial(opened)


def pages_of(pages: dict[str, Page], folder: str) -> list[str]:
    """The addresses of a project's pages, or of the portal's for an empty folder."""
    if not folder:
        return ["index.html"]
    return [url for url in pages if url.startswith(f"{folder}/next/") and not url.endswith("404.html")]


def sample_of(pages: dict[str, Page], folder: str) -> list[str]:
    """One page of each kind of a project: of its pages of examples the list and the first."""
    found = pages_of(pages, folder)
    return [url for url in found if "/examples-" not in url] + [url for url in found if "/examples-" in url][:1]


def wrong_with(tab: Tab, url: str, *, closely: bool) -> list[str]:
    """What is wrong with a page as it stands: it is too wide, or axe objects."""
    pixels = sideways(tab)
    found = [f"{pixels} pixels too wide"] if pixels else []
    return [f"{url}: {each}" for each in (*found, *(axe(tab) if closely else ()))]


COLOURS = """(scheme) => {
  const now = () => getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)' ? 'light' : 'dark';
  if (now() !== scheme) document.querySelector(`label[title='Switch to ${scheme} colours']`)?.click();
  return now();
}"""
"""Switches to these colours as a reader does, if the page has others; returns those that it has then."""


def turn(tab: Tab, width: int, scheme: Scheme) -> None:
    """Give the page that is open another width and other colours: a fraction of the time of opening it anew."""
    tab.set_viewport_size({"width": width, "height": 900})
    tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    assert tab.evaluate(COLOURS, scheme) == scheme


LOOKS: dict[str, tuple[tuple[int, Scheme], tuple[int, Scheme]]] = {
    "mkdocs": ((1280, "light"), (390, "dark")),
    "zensical": ((1280, "dark"), (390, "light")),
}
"""Between them the engines show their pages in both widths in both colours."""


def judged(tab: Tab, engine: str, base: str, urls: list[str], chosen: list[str]) -> list[str]:
    """What is wrong with pages in both looks; every other page is opened in the second, then turned to the first."""
    wrong = []
    for number, url in enumerate(urls):
        looks = LOOKS[engine][:: -1 if number % 2 else 1]
        for place, (width, scheme) in enumerate(looks):
            turn(tab, width, scheme)
            if place == 0:
                tab.goto(f"{base}{url}")
            wrong += wrong_with(tab, f"{url} at {width} in {scheme}", closely=place == 0 or url in chosen)
    return wrong


@pytest.mark.parametrize("folder", ["", *PROJECTS])
def test_every_page_is_quiet_accessible_and_fits(
    visit: Visit, addresses: dict[str, str], pages: dict[str, dict[str, Page]], folder: str
) -> None:
    """Axe sees every page in one look, and each kind of page, with formulas and pictures too, in both.

    Every kind of item and answer it sees in both on the pages of `test_items`.
    """
    urls = pages_of(pages["mkdocs"], folder)
    chosen = (
        sample_of(pages["mkdocs"], folder) if folder in {"", SAMPLED, "mathematics-grading", "image-quality"} else []
    )
    with visit() as tab:
        tab.goto(f"{addresses['mkdocs']}index.html")
        assert judged(tab, "mkdocs", addresses["mkdocs"], urls, chosen) == []


@pytest.mark.parametrize("first", [True, False])
def test_each_kind_of_page_in_the_other_engine(
    visit: Visit, addresses: dict[str, str], pages: dict[str, dict[str, Page]], *, first: bool
) -> None:
    urls = ["index.html", *pages_of(pages["zensical"], SAMPLED)]
    half = urls[: len(urls) // 2] if first else urls[len(urls) // 2 :]
    with visit("zensical") as tab:
        tab.goto(f"{addresses['zensical']}index.html")
        assert judged(tab, "zensical", addresses["zensical"], half, sample_of(pages["zensical"], SAMPLED)) == []


def test_pages_for_specialists(visit: Visit, addresses: dict[str, str]) -> None:
    urls = [f"mathematics-grading/next/{name}.html" for name in ("coverage", "open-questions", "index")]
    with visit("internal") as tab:
        tab.goto(addresses["internal"])
        assert judged(tab, "mkdocs", addresses["internal"], urls, urls) == []


@pytest.mark.parametrize(("engine", "project"), [*(("mkdocs", project) for project in PROJECTS), ("zensical", SAMPLED)])
def test_flows_are_drawn_with_their_words(visit: Visit, addresses: dict[str, str], engine: str, project: str) -> None:
    with visit(engine) as tab:
        tab.goto(f"{addresses[engine]}{project}/next/decision-flow.html")
        drawings = tab.locator(".gw-flow svg")
        assert drawings.count() >= 1
        for drawing in drawings.all():
            box = drawing.bounding_box()
            assert box is not None
            assert box["width"] > 200
            assert box["height"] > 150
            words = drawing.locator("text").all_text_contents()
            assert len(words) >= 3  # a question and two ends
            assert all(word.strip() for word in words)
        linked = tab.locator(".gw-flow svg a").first
        linked.click()
        assert "labels.html#label-" in tab.url


@pytest.mark.parametrize(("engine", "width"), [("mkdocs", 1280), ("zensical", 390)])
def test_formulas_are_drawn_and_none_is_left_as_source(
    visit: Visit, addresses: dict[str, str], pages: dict[str, dict[str, Page]], engine: str, width: int
) -> None:
    sizes = "els => els.map(el => { const box = el.getBoundingClientRect(); return [box.width, box.height]; })"
    room = "els => els.map(el => el.scrollWidth - el.clientWidth)"
    seen, alone = 0, list[int]()
    with visit(engine, width=width) as tab:
        for url in pages_of(pages[engine], "mathematics-grading"):
            tab.goto(f"{addresses[engine]}{url}")
            alone += tab.locator(".gw-math-wide").evaluate_all(room) if "/examples" in url else []
            tab.locator("details").evaluate_all("all => all.forEach((details) => { details.open = true; })")
            found = tab.locator("article math").evaluate_all(sizes)
            assert all(width > 2 and 5 < height < 400 for width, height in found), url
            assert FORMULA_LEFT.findall(tab.evaluate(VISIBLE)) == [], url
            assert tab.locator("article merror").count() == 0, url
            seen += len(found)
    assert seen > 300
    # Only formulas without room stand by themselves: on a phone some, on a wide page none.
    assert all(pixels > 0 for pixels in alone)
    assert (len(alone) > 0) == (width == 390)


@pytest.mark.parametrize(
    ("engine", "project", "word"),
    [
        ("mkdocs", "mathematics-grading", "gibberish"),
        ("mkdocs", "comment-toxicity", "disguised"),
        ("mkdocs", "assistant-replies", "jailbreaks"),
        ("mkdocs", "image-quality", "reflections"),
        ("zensical", "comment-toxicity", "disguised"),
        ("zensical", "mathematics-grading", "gibberish"),
    ],
)
def test_search_finds_a_rule_by_a_word(
    visit: Visit, addresses: dict[str, str], engine: str, project: str, word: str
) -> None:
    with visit(engine) as tab:
        tab.goto(f"{addresses[engine]}{project}/next/index.html")
        tab.wait_for_load_state("networkidle")
        tab.keyboard.press("/")
        tab.wait_for_timeout(300)
        tab.keyboard.type(word, delay=20)
        found = tab.locator(f"a[href*='instructions.html?h={word}#rule-']").first
        expect(found).to_be_visible()
        found.click()
        expect(tab.get_by_role("heading", level=1, name="Instructions", exact=True)).to_be_visible()


class TestPortal:
    @pytest.mark.parametrize("build", ["mkdocs", "zensical"])
    def test_lists_the_projects(
        self, visit: Visit, addresses: dict[str, str], projects: dict[str, Project], build: str
    ) -> None:
        with visit(build) as tab:
            tab.goto(addresses[build])
            article = tab.get_by_role("article")
            headings = article.get_by_role("heading", level=2)
            expect(headings).to_have_text([projects[name].title for name in PROJECTS])
            for card in article.get_by_role("listitem").all():
                expect(card).to_contain_text("draft")
                expect(card).to_contain_text("next")
                expect(card).to_contain_text("Owner: ")
            expect(article.get_by_role("listitem").first).to_contain_text("Tasks: Write an assistant reply")
            expect(article.get_by_role("listitem").nth(1)).to_contain_text("Owner: Ines Okafor, Conversation Data Desk")

    def test_filters_as_one_types(self, visit: Visit, addresses: dict[str, str]) -> None:
        with visit() as tab:
            tab.goto(addresses["mkdocs"])
            article = tab.get_by_role("article")
            search = article.get_by_role("searchbox", name="Find a project")
            search.press_sequentially("math")
            expect(article.get_by_role("listitem")).to_have_count(1)
            expect(article.get_by_role("status")).to_have_text(f"1 of {len(PROJECTS)} shown")
            search.press_sequentially("zzz")
            expect(article.get_by_role("listitem")).to_have_count(0)
            search.clear()
            article.get_by_role("combobox", name="State").select_option("released")
            expect(article.get_by_role("status")).to_have_text(f"0 of {len(PROJECTS)} shown")
            article.get_by_role("combobox", name="State").select_option("draft")
            expect(article.get_by_role("listitem")).to_have_count(len(PROJECTS))

    def test_leads_to_a_project_and_back(self, visit: Visit, addresses: dict[str, str]) -> None:
        with visit() as tab:
            tab.goto(addresses["mkdocs"])
            tab.get_by_role("link", name="Toxicity of online comments").click()
            assert tab.url.endswith("/comment-toxicity/next/index.html")
            expect(tab.get_by_text("This is a draft.")).to_be_visible()
            tab.locator(".md-header a.md-logo").click()
            expect(tab.get_by_role("heading", level=1, name="Labeling guidelines")).to_be_visible()

    @pytest.mark.parametrize("project", PROJECTS)
    def test_folder_of_a_project_leads_on(self, visit: Visit, addresses: dict[str, str], project: str) -> None:
        with visit() as tab:
            tab.goto(f"{addresses['mkdocs']}{project}/")
            tab.wait_for_url("**/next/index.html")


@pytest.mark.parametrize("project", PROJECTS)
def test_quick_card_is_one_sheet_that_can_be_read(
    visit: Visit, addresses: dict[str, str], tmp_path: Path, project: str
) -> None:
    with visit(scheme="dark") as tab:
        tab.goto(f"{addresses['mkdocs']}{project}/next/quick-card.html")
        sheet = tab.pdf(prefer_css_page_size=True)
        tab.emulate_media(media="print")
        size = tab.locator("article li").first.evaluate("el => parseFloat(getComputedStyle(el).fontSize) * 72 / 96")
        (tmp_path / "card.pdf").write_bytes(sheet)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
    assert size >= 8.5


def test_filter_of_the_examples_from_a_link_of_the_label_page(visit: Visit, addresses: dict[str, str]) -> None:
    with visit() as tab:
        tab.goto(f"{addresses['mkdocs']}comment-toxicity/next/labels.html")
        link = tab.get_by_role("link", name=re.compile(r"^all \d+ examples$")).first
        number = int(re.findall(r"\d+", link.inner_text())[0])
        link.click()
        status = tab.get_by_role("article").get_by_role("status")
        expect(status).to_have_text(re.compile(rf"^{number} of \d+ shown$"))
