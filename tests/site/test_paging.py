"""Many examples: a list that leads to pages of their own, in both engines, with links that always arrive."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from builder.model import Project
from builder.model.examples import Example
from builder.model.guidance import Rule, Section
from builder.render.example_pages import MOST, REST, ExamplesPage, examples_page, places
from tests.bench.project import write
from tests.site.built import ROOT, build, once, read_site
from tests.support.browser import axe, offline_page, serve, sideways
from tests.theme.pages import Page

ENGINES = ("mkdocs", "zensical")


def project(cited: list[tuple[str, ...]]) -> Project:
    """A project with examples that cite these rules; rule `a-1` stands in section `a`, `free` in none."""
    names = sorted({rule for rules in cited for rule in rules if rule != "unseen"})
    rules = tuple(
        Rule.model_construct(id=name, title=name, section=name.partition("-")[0] if "-" in name else None)
        for name in names
    )
    sections = tuple(Section.model_construct(id=each, title=each.upper()) for each in ("b", "a"))
    examples = tuple(Example.model_construct(id=f"e{n}", rules=rules) for n, rules in enumerate(cited))
    return Project.model_construct(id="p", rules=rules, sections=sections, examples=examples)


def leaves(page: ExamplesPage) -> dict[str, int]:
    return {leaf.path: len(leaf.examples) for leaf in page.leaves()}


def test_few_examples_stand_on_one_page() -> None:
    page = examples_page(project([("a-1",)] * MOST))
    assert leaves(page) == {"examples.md": MOST}


def test_many_stand_by_the_section_of_their_first_rule() -> None:
    cited = [("a-1", "b-1")] * 30 + [("b-1", "a-1")] * 20 + [("free",)] * 10 + [("unseen", "b-1")] + [()]
    page = examples_page(project(cited))
    assert leaves(page) == {"examples-b.md": 21, "examples-a.md": 30, f"{REST}.md": 11}
    assert [each.title for each in page.parts] == ["B", "A", "Other rules"]


def test_a_long_section_is_split_by_rule_and_keeps_its_page() -> None:
    page = examples_page(project([("a-1",)] * MOST + [("a-2",)] + [("b-1",)]))
    assert leaves(page) == {"examples-b.md": 1, "examples-a--a-1.md": MOST, "examples-a--a-2.md": 1}
    assert "examples-a.md" in {each.path for each in page.pages()}


def test_a_new_example_moves_no_other() -> None:
    cited = [("a-1",)] * 40 + [("b-1",)] * 40 + [("free",)]
    before = places(examples_page(project(cited)))
    for new in ("a-1", "b-1", "free", "a-9", "unseen"):
        after = places(examples_page(project([*cited, (new,)])))
        assert {key: after[key] for key in before} == before, new


def test_no_page_of_rules_can_take_the_address_of_a_section() -> None:
    page = examples_page(project([("free",)] * (MOST + 1) + [()] + [("a-1",)]))
    assert leaves(page) == {"examples-a.md": 1, f"{REST}--free.md": MOST + 1, f"{REST}--.md": 1}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    def made(folder: Path, engine: str) -> None:
        write(folder, "long", 90, 100)
        shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
        build(folder, "--engine", engine)

    return {
        engine: once(tmp_path_factory, f"paging-{engine}", lambda folder, engine=engine: made(folder, engine)) / "site"
        for engine in ENGINES
    }


@pytest.fixture(scope="module")
def pages(sites: dict[str, Path]) -> dict[str, dict[str, Page]]:
    return {engine: read_site(site / "long" / "next") for engine, site in sites.items()}


@pytest.fixture(scope="module", params=ENGINES)
def base(request: pytest.FixtureRequest, sites: dict[str, Path]) -> Iterator[str]:
    with serve(sites[request.param]) as address:
        yield f"{address}long/next/"


@pytest.mark.engine
def test_both_engines_have_the_same_pages_and_places(pages: dict[str, dict[str, Page]]) -> None:
    ours, theirs = pages["mkdocs"], pages["zensical"]
    apart = {url for url in ours if url.startswith("examples-")}
    assert apart == {"examples-part-0.html", "examples-part-1.html"}
    for url in ("examples.html", *apart):
        assert ours[url].ids == theirs[url].ids
        assert ours[url].links == theirs[url].links
        assert ours[url].article.text == theirs[url].article.text
        assert ours[url].navigation == theirs[url].navigation


@pytest.mark.engine
@pytest.mark.parametrize("engine", ENGINES)
def test_every_link_to_an_example_arrives(pages: dict[str, dict[str, Page]], engine: str) -> None:
    found = 0
    for url, page in pages[engine].items():
        for link in page.links if not url.endswith("404.html") else ():
            path, _, anchor = link.partition("#")
            if anchor.startswith("example-"):
                found += 1
                assert path != "examples.html", (url, link)
                assert anchor in pages[engine][path].ids, (url, link)
    assert found > 200
    names = {each for each in pages[engine]["examples.html"].ids if each.startswith("example-")}
    standing = [each for url in pages[engine] if url.startswith("examples-") for each in pages[engine][url].ids]
    assert names == {each for each in standing if each.startswith("example-")}
    assert len(names) == 100


@pytest.mark.engine
@pytest.mark.parametrize("engine", ENGINES)
def test_the_navigation_holds_the_list_alone(pages: dict[str, dict[str, Page]], engine: str) -> None:
    for page in pages[engine].values():
        if page.url.endswith("404.html"):
            continue
        assert [target for _, target in page.navigation if "example" in target] == ["examples.html"]


@pytest.mark.engine
@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light")])
def test_the_list_is_filtered(chromium: Browser, base: str, width: int, scheme: str) -> None:
    with offline_page(chromium, base, width=width, scheme=scheme) as visit:  # type: ignore[arg-type]
        tab = visit.page
        tab.goto(f"{base}examples.html")
        assert axe(tab) == []
        assert sideways(tab) == 0
        status = tab.locator("gw-filter").get_by_role("status")
        expect(status).to_have_text("100 of 100 shown")
        tab.get_by_label("Search the titles").fill("comment 77 by")
        expect(status).to_have_text("1 of 100 shown")
        expect(tab.get_by_role("heading", level=2)).to_have_count(1)
        tab.get_by_label("Search the titles").fill("")
        tab.get_by_label("Kind").select_option("negative")
        expect(status).to_have_text("10 of 100 shown")
        tab.get_by_role("link", name=re.compile("Comment 3 by ")).click()
        expect(tab).to_have_url(re.compile(r"examples-part-0\.html#example-example-3-not$"))
        tab.get_by_role("link", name="All worked examples").click()
        expect(tab).to_have_url(re.compile(r"/examples\.html$"))
        assert visit.refused == visit.complaints == []


@pytest.mark.engine
@pytest.mark.browser
def test_an_old_link_goes_on_to_where_the_example_stands(chromium: Browser, base: str) -> None:
    with offline_page(chromium, base) as visit:
        visit.page.goto(f"{base}examples.html#example-example-77")
        expect(visit.page).to_have_url(re.compile(r"examples-part-1\.html#example-example-77$"))
        visit.page.goto(f"{base}examples.html#example-nobody")
        expect(visit.page).to_have_url(re.compile(r"examples\.html#example-nobody$"))


@pytest.mark.engine
@pytest.mark.browser
def test_the_list_can_be_read_without_a_script(chromium: Browser, base: str) -> None:
    with offline_page(chromium, base, javascript=False) as visit:
        visit.page.goto(f"{base}examples.html#example-example-77")
        expect(visit.page.locator(".gw-index > li:visible")).to_have_count(100)
        expect(visit.page.get_by_label("Search the titles")).to_be_hidden()
