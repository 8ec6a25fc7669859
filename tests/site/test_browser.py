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


@pytest.mark.parametrize("folder", ["", *PROJECTS])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_every_page_is_quiet_accessible_and_fits(
    visit: Visit, addresses: dict[str, str], pages: dict[str, dict[str, Page]], folder: str, width: int, scheme: Scheme
) -> None:
    wrong: list[str] = []
    # The pages of examples are long: on the phone a part of them stands for the rest.
    phone = width < 500
    filtered = "?kind=borderline" if phone else ""
    chosen = sample_of(pages["mkdocs"], folder)
    with visit(width=width, scheme=scheme) as tab:
        for url in pages_of(pages["mkdocs"], folder):
            tab.goto(f"{addresses['mkdocs']}{url}{filtered if '/examples' in url else ''}")
            wrong += [f"{url}: {violation}" for violation in (axe(tab) if url in chosen or not phone else ())]
            wrong += [f"{url}: {pixels} pixels too wide"] if (pixels := sideways(tab)) else []
    assert wrong == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light")])
def test_every_page_is_quiet_and_fits_the_other_way(
    visit: Visit, addresses: dict[str, str], pages: dict[str, dict[str, Page]], width: int, scheme: Scheme
) -> None:
    with visit(width=width, scheme=scheme) as tab:
        for folder in ("", *PROJECTS):
            for url in sample_of(pages["mkdocs"], folder):
                tab.goto(f"{addresses['mkdocs']}{url}")
                assert sideways(tab) == 0, url


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light")])
def test_each_kind_of_page_in_the_other_engine(
    visit: Visit, addresses: dict[str, str], pages: dict[str, dict[str, Page]], width: int, scheme: Scheme
) -> None:
    with visit("zensical", width=width, scheme=scheme) as tab:
        for url in ["index.html", *pages_of(pages["zensical"], SAMPLED)]:
            tab.goto(f"{addresses['zensical']}{url}{'?kind=contrast' if '/examples' in url else ''}")
            assert axe(tab) == [], url
            assert sideways(tab) == 0, url


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize("name", ["coverage", "open-questions", "index"])
def test_pages_for_specialists(visit: Visit, addresses: dict[str, str], name: str, width: int, scheme: Scheme) -> None:
    with visit("internal", width=width, scheme=scheme) as tab:
        tab.goto(f"{addresses['internal']}mathematics-grading/next/{name}.html")
        assert axe(tab) == []
        assert sideways(tab) == 0


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
@pytest.mark.parametrize("project", PROJECTS)
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


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_formulas_are_drawn_and_none_is_left_as_source(
    visit: Visit, addresses: dict[str, str], pages: dict[str, dict[str, Page]], engine: str
) -> None:
    sizes = "els => els.map(el => { const box = el.getBoundingClientRect(); return [box.width, box.height]; })"
    seen = 0
    with visit(engine) as tab:
        for url in pages_of(pages[engine], "mathematics-grading"):
            tab.goto(f"{addresses[engine]}{url}")
            tab.locator("details").evaluate_all("all => all.forEach((details) => { details.open = true; })")
            found = tab.locator("article math").evaluate_all(sizes)
            assert all(width > 2 and 5 < height < 400 for width, height in found), url
            assert FORMULA_LEFT.findall(tab.evaluate(VISIBLE)) == [], url
            assert tab.locator("article merror").count() == 0, url
            seen += len(found)
    assert seen > 300


@pytest.mark.parametrize("width", [1280, 390])
def test_only_formulas_without_room_stand_by_themselves(
    visit: Visit, addresses: dict[str, str], pages: dict[str, dict[str, Page]], width: int
) -> None:
    room = "els => els.map(el => el.scrollWidth - el.clientWidth)"
    wide: list[int] = []
    with visit(width=width) as tab:
        for url in pages_of(pages["mkdocs"], "mathematics-grading"):
            if "/examples" in url:
                tab.goto(f"{addresses['mkdocs']}{url}")
                wide += tab.locator(".gw-math-wide").evaluate_all(room)
    assert all(pixels > 0 for pixels in wide)
    assert (len(wide) > 0) == (width == 390)


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
@pytest.mark.parametrize(
    ("project", "word", "anchor"),
    [
        ("mathematics-grading", "gibberish", "rule-"),
        ("comment-toxicity", "disguised", "rule-"),
        ("assistant-replies", "jailbreaks", "rule-"),
        ("image-quality", "reflections", "rule-"),
    ],
)
def test_search_finds_a_rule_by_a_word(
    visit: Visit, addresses: dict[str, str], engine: str, project: str, word: str, anchor: str
) -> None:
    with visit(engine) as tab:
        tab.goto(f"{addresses[engine]}{project}/next/index.html")
        tab.wait_for_load_state("networkidle")
        tab.keyboard.press("/")
        tab.wait_for_timeout(300)
        tab.keyboard.type(word, delay=20)
        found = tab.locator(f"a[href*='instructions.html?h={word}#{anchor}']").first
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
