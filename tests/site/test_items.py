"""Every kind of item and answer in a browser, in both engines, on wide and narrow pages, in light and dark colours."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.site.built import ROOT, build, once
from tests.support.browser import axe, offline_page, serve, sideways
from tests.support.pictures import KINDS

pytestmark = [pytest.mark.browser, pytest.mark.engine]


def repository(folder: Path, engine: str) -> None:
    shutil.copytree(KINDS, folder)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    build(folder, "--engine", engine)


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def base(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = once(tmp_path_factory, f"kinds-{request.param}", lambda folder: repository(folder, request.param))
    with serve(folder / "site") as address:
        yield f"{address}kinds/next/"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_pages_are_quiet_accessible_and_fit(
    chromium: Browser, base: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    with offline_page(chromium, base, width=width, scheme=scheme) as visit:
        for page in ("examples", "labels"):
            visit.page.goto(f"{base}{page}.html")
            assert axe(visit.page) == []
            assert sideways(visit.page) == 0
        assert visit.refused == []
        assert visit.complaints == []


@pytest.mark.parametrize("width", [1280, 390])
def test_boxes_lie_where_they_were_drawn_without_a_script(chromium: Browser, base: str, width: int) -> None:
    with offline_page(chromium, base, width=width, javascript=False) as visit:
        visit.page.goto(f"{base}examples.html")
        picture = visit.page.get_by_role("img", name="A street with a house")
        picture.scroll_into_view_if_needed()
        seen = picture.bounding_box()
        box = visit.page.locator(".gw-box:not(.gw-box-wrong) .gw-edge").first.bounding_box()
        assert seen is not None
        assert box is not None
        scale = seen["width"] / 800
        # 60, 300, 230 × 110 in a picture of 800 × 500; an edge is a few pixels wide.
        assert abs(box["x"] - (seen["x"] + 60 * scale)) < 3
        assert abs(box["y"] - (seen["y"] + 300 * scale)) < 3
        assert abs(box["width"] - 230 * scale) < 5
        assert abs(box["height"] - 110 * scale) < 5
        expect(visit.page.get_by_role("link", name="Enlarge: Street")).to_have_attribute("href", "media/street.svg")
        wrong = visit.page.locator(".gw-box-wrong")
        expect(wrong).to_be_visible()
        visit.page.get_by_role("checkbox", name="Show wrong boxes").uncheck()
        expect(wrong).to_be_hidden()


def test_pictures_grow_with_their_boxes(chromium: Browser, base: str) -> None:
    with offline_page(chromium, base, width=390) as visit:
        page = visit.page
        page.goto(f"{base}examples.html")
        page.wait_for_load_state("networkidle")
        small = page.get_by_role("img", name="A street with a house").bounding_box()
        page.get_by_role("link", name="Enlarge: Street").press("Enter")
        dialog = page.get_by_role("dialog", name="Enlarge: Street")
        large = dialog.get_by_role("img", name="A street with a house").bounding_box()
        assert small is not None
        assert large is not None
        assert large["width"] > 2 * small["width"]
        expect(dialog.locator(".gw-box")).to_have_count(4)
        expect(dialog.get_by_role("button", name="Close")).to_be_focused()
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        expect(page.get_by_role("link", name="Enlarge: Street")).to_be_focused()
        assert visit.complaints == []


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (390, False)])
def test_pictures_to_compare_stand_side_by_side_where_there_is_room(
    chromium: Browser, base: str, width: int, *, beside: bool
) -> None:
    with offline_page(chromium, base, width=width) as visit:
        visit.page.goto(f"{base}examples.html")
        visit.page.evaluate("for (const picture of document.images) picture.loading = 'eager'")
        visit.page.wait_for_function("[...document.images].every((picture) => picture.naturalWidth > 0)")
        one, other = (
            visit.page.get_by_role("img", name=name, exact=True).last.bounding_box()
            for name in ("A red flower with soft edges.", "A red flower with hard edges.")
        )
        assert one is not None
        assert other is not None
        assert (abs(one["y"] - other["y"]) < 1) == beside
        assert (other["x"] >= one["x"] + one["width"]) == beside
        assert abs(one["width"] - other["width"]) < 1
        visit.page.get_by_role("link", name="Enlarge: Replies, response b").click()
        expect(visit.page.get_by_role("dialog").get_by_role("img", name="A red flower with hard")).to_be_visible()


def test_marks_leave_the_letters_where_they_are(chromium: Browser, base: str) -> None:
    width = "el => el.getBoundingClientRect().width"
    with offline_page(chromium, base, width=1280) as visit:
        visit.page.goto(f"{base}examples.html")
        for words in ("تعمل", "田中", "def greet"):
            text = visit.page.locator(".gw-marked", has_text=words).first
            inner = text.evaluate_handle(
                "el => { const range = document.createRange(); range.selectNodeContents(el); return range; }"
            )
            marked = inner.evaluate(width)
            text.evaluate("el => { for (const mark of el.querySelectorAll('mark')) mark.className = 'plain'; }")
            visit.page.add_style_tag(content="mark.plain { padding: 0 !important; background: none }")
            assert abs(inner.evaluate(width) - marked) < 1, words


def test_what_is_heard_says_what_is_seen(chromium: Browser, base: str) -> None:
    with offline_page(chromium, base) as visit:
        visit.page.goto(f"{base}examples.html")
        article = visit.page.get_by_role("article")
        scale = article.get_by_role(
            "img", name="Scale from “1 Not at all” to “7 At once”. Accepted: 2, 3, 4 With effort."
        )
        expect(scale).to_have_count(1)
        named = article.locator("audio").evaluate_all("all => all.map((player) => player.getAttribute('aria-label'))")
        assert named == ["Replies, response a", "Replies, response b", "Recording"]
        expect(article.get_by_role("link", name="Enlarge: Conversation, turn 1")).to_have_count(1)
        expect(article.get_by_role("listitem").filter(has_text="“Initech”")).not_to_have_count(0)
        expect(article.get_by_text("Score: 5 + 0.1 + 1 + 1 = 7.1")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_pictures_have_their_room_before_they_come(chromium: Browser, base: str, width: int) -> None:
    sides = """() => [...document.querySelectorAll('.gw-picture img')].map((picture) => {
      const { width, height } = picture.getBoundingClientRect();
      return [Math.round(width), Math.round(height), picture.naturalWidth > 0];
    })"""
    with offline_page(chromium, base, width=width) as visit:
        visit.page.route("**/media/*", lambda route: route.abort())
        visit.page.goto(f"{base}examples.html")
        before = visit.page.evaluate(sides)
        visit.page.unroute("**/media/*")
        visit.page.goto(f"{base}examples.html")
        visit.page.evaluate("for (const picture of document.images) picture.loading = 'eager'")
        visit.page.wait_for_function("[...document.images].every((picture) => picture.naturalWidth > 0)")
        after = visit.page.evaluate(sides)
    assert len(before) > 3
    assert not any(come for *_, come in before)
    assert [each[:2] for each in before] == [each[:2] for each in after]
    assert all(across < width and high > 40 for across, high, _ in after)


def test_severities_have_a_heading_of_their_own(chromium: Browser, base: str) -> None:
    with offline_page(chromium, base) as visit:
        visit.page.goto(f"{base}labels.html")
        levels = "all => all.map(each => [each.localName, each.id])"
        headings = visit.page.locator("article :is(h2, h3, h4, h5)").evaluate_all(levels)
        (place,) = (at for at, (_, name) in enumerate(headings) if name.startswith("severities-"))
        assert headings[place] == ["h3", "severities-errors"]
        assert headings[place + 1][0] == "h4"
        assert headings[place - 1][1].startswith("label-errors--")


def test_a_wide_table_fits_a_phone_or_shows_that_there_is_more(chromium: Browser, base: str) -> None:
    shadows = "element => getComputedStyle(element).backgroundImage.split('linear-gradient').length - 1"
    with offline_page(chromium, base, width=390) as visit:
        visit.page.goto(f"{base}labels.html")
        table = visit.page.locator(".md-typeset__scrollwrap", has_text="*").first
        expect(table).not_to_contain_text("exception")
        assert table.evaluate("element => element.scrollWidth - element.clientWidth") == 0
        assert table.evaluate(shadows) == 4
        expect(visit.page.get_by_text("* An exception: elsewhere an error of this severity")).to_be_visible()


def test_a_wrong_answer_stands_behind_its_question(chromium: Browser, base: str) -> None:
    with offline_page(chromium, base) as visit:
        visit.page.goto(f"{base}examples.html")
        lines = [" ".join(each.split()) for each in visit.page.locator("li:has(> .gw-not)").all_inner_texts()]
        assert any(": Not tie neither is better – why not: " in each for each in lines)
        assert not any(each.startswith("Not") for each in lines)
