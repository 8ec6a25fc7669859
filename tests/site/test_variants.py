"""Variants: the reader chooses, in a real browser; without a script all is shown and marked."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect
from playwright.sync_api import Page as Tab

from tests.site.built import ROOT, build, once, read_site
from tests.support.browser import axe, offline_page, serve, sideways
from tests.theme.pages import Page

pytestmark = [pytest.mark.browser, pytest.mark.engine]

SPEC = """
format: 1
id: small
title: Small
summary: You read one comment and judge it.
language: en
variants:
  - {id: english, by: language, title: English data, language: en}
  - {id: german, by: language, title: German data, language: de}
  - {id: arabic, by: language, title: Arabic data, language: ar}
  - {id: phone, by: tool, title: App <b>}
  - {id: desk, by: tool, title: Desk}
item: {title: A comment, fields: [{id: comment, title: Comment, kind: text}]}
questions:
  - id: rude
    kind: choice
    title: Rudeness
    ask: Is it rude?
    labels: [{id: Yes, definition: It insults somebody.}, {id: No, definition: It insults nobody.}]
procedure:
  - {title: Open the case, text: It is at the top.}
  - {title: Tap on send, text: It is green., only: phone}
  - {title: Press the key, text: It is F5., only: desk}
rules:
  - id: greeting
    title: A greeting is polite
    text: Whoever greets is polite in the eyes of most readers.
    why: Nobody greets a foe.
    gives: [rude/No]
    variants:
      - variant: german
        title: Ein Gruß ist höflich
        text: Wer grüßt, ist höflich, und das gilt auch für die Anrede mit Namen.
        why: Niemand grüßt einen Feind, und das ist bei uns nicht anders.
      - {variant: arabic, text: من يسلم فهو مهذب في نظر القراء.}
      - {variant: phone, text: In the app a greeting is a wave of the hand.}
  - {id: du, title: The familiar form is rude, text: Strangers who say "du" are rude., only: german, gives: [rude/Yes]}
  - {id: please, title: Please is polite, text: Whoever says please is polite., gives: [rude/No]}
examples:
  - {id: hello, title: A hello, kind: borderline, item: {comment: Hello.}, accept: {rude: No}, reason: It greets.,
     rules: [greeting], reject: [{question: rude, answer: Yes, why: It only sounds rude.}]}
  - {id: du-da, title: You there, kind: borderline, item: {comment: Du da.}, accept: {rude: Yes}, only: german,
     reason: It says du., rules: [du], reject: [{question: rude, answer: No, why: It has no swear word.}]}
  - {id: pray, title: A request, kind: borderline, item: {comment: Please.}, accept: {rude: No}, reason: It asks.,
     rules: [please]}
"""


def made(folder: Path) -> None:
    place = folder / "guidelines" / "small"
    place.mkdir(parents=True)
    (place / "project.yaml").write_text(SPEC, encoding="utf-8")
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    build(folder)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "variants", made) / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return read_site(site / "small/next")


@pytest.fixture(scope="module")
def base(site: Path) -> Iterator[str]:
    with serve(site) as address:
        yield f"{address}small/next/"


@pytest.fixture
def tab(chromium: Browser, base: str) -> Iterator[Tab]:
    with offline_page(chromium, base) as visit:
        yield visit.page
        assert visit.refused == visit.complaints == []


def rule(tab: Tab, name: str) -> Locator:
    return tab.get_by_role("heading", name=name)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
def test_choosing_shows_what_is_for_that_variant(chromium: Browser, base: str, width: int, scheme: str) -> None:
    with offline_page(chromium, base, width, scheme) as visit:  # type: ignore[arg-type]
        tab = visit.page
        tab.goto(f"{base}instructions.html")
        choice = tab.get_by_role("combobox", name="Language")
        expect(choice).to_have_value("")
        expect(rule(tab, "The familiar form is rude")).to_be_visible()
        choice.select_option("German data")
        expect(rule(tab, "The familiar form is rude")).to_be_visible()
        expect(tab.get_by_text("Wer grüßt")).to_be_visible()
        expect(tab.get_by_text("Whoever greets")).to_be_hidden()
        expect(tab.get_by_text("Nobody greets a foe")).to_be_hidden()
        expect(tab.get_by_text("من يسلم")).to_be_hidden()
        expect(tab.locator("gw-variants").get_by_role("status")).to_contain_text("German data")
        assert axe(tab) == []
        assert sideways(tab) == 0
        choice.select_option("English data")
        expect(rule(tab, "The familiar form is rude")).to_be_hidden()
        expect(tab.get_by_text("Whoever greets")).to_be_visible()
        expect(tab.get_by_text("Nobody greets a foe")).to_be_visible()
        expect(tab.get_by_text("In the app a greeting")).to_be_visible()
        tab.get_by_role("combobox", name="Tool").select_option("desk")
        expect(tab.get_by_text("In the app a greeting")).to_be_hidden()
        expect(tab.get_by_text("Tap on send")).to_be_hidden()
        expect(tab.get_by_text("Press the key")).to_be_visible()
        assert visit.refused == visit.complaints == []


def test_the_choice_is_kept_for_other_pages_and_can_be_undone(tab: Tab, base: str) -> None:
    tab.goto(f"{base}instructions.html?variant=english,desk,nonsense")
    expect(rule(tab, "The familiar form is rude")).to_be_hidden()
    expect(tab).to_have_url(re.compile(r"\?variant=english,desk$"))
    tab.goto(f"{base}examples.html")
    expect(tab).to_have_url(re.compile(r"\?variant=english,desk$"))
    expect(rule(tab, "You there")).to_be_hidden()
    expect(tab.locator("gw-filter").get_by_role("status")).to_have_text("2 of 2 shown")
    tab.get_by_role("combobox", name="Language").select_option("All")
    expect(tab.locator("gw-filter").get_by_role("status")).to_have_text("3 of 3 shown")
    tab.get_by_role("combobox", name="Tool").select_option("All")
    expect(tab).to_have_url(re.compile(r"examples\.html$"))
    tab.goto(f"{base}instructions.html")
    expect(tab.get_by_role("combobox", name="Language")).to_have_value("")


def test_a_link_to_what_is_hidden_reveals_it(tab: Tab, base: str) -> None:
    tab.goto(f"{base}instructions.html?variant=english#rule-du")
    expect(rule(tab, "The familiar form is rude")).to_be_in_viewport()
    expect(tab.get_by_text("Wer grüßt")).to_be_hidden()
    expect(tab.locator("gw-variants").get_by_role("status")).to_contain_text("shown all the same")
    tab.goto(f"{base}examples.html#example-hello")
    expect(rule(tab, "You there")).to_be_hidden()
    tab.evaluate("location.hash = 'example-du-da'")
    expect(rule(tab, "You there")).to_be_in_viewport()


def test_the_filter_and_the_choice_go_together(tab: Tab, base: str) -> None:
    tab.goto(f"{base}examples.html?variant=english&kind=borderline")
    status = tab.locator("gw-filter").get_by_role("status")
    expect(status).to_have_text("2 of 2 shown")
    tab.get_by_label("Search the examples").fill("please")
    expect(status).to_have_text("1 of 2 shown")
    expect(rule(tab, "You there")).to_be_hidden()
    tab.get_by_role("combobox", name="Language").select_option("German data")
    expect(status).to_have_text("1 of 3 shown")
    expect(rule(tab, "A request")).to_be_visible()


def test_the_quick_card_too(tab: Tab, base: str) -> None:
    tab.goto(f"{base}quick-card.html?variant=german,phone")
    expect(tab.get_by_role("link", name="The familiar form is rude")).to_be_visible()
    expect(tab.get_by_text("Tap on send")).to_be_visible()
    expect(tab.get_by_text("Press the key")).to_be_hidden()
    tab.get_by_role("combobox", name="Language").select_option("Arabic data")
    expect(tab.get_by_role("link", name="The familiar form is rude")).to_be_hidden()
    tab.emulate_media(media="print")
    expect(tab.get_by_text("Press the key")).to_be_hidden()
    expect(tab.get_by_text("Shown: what is for all")).to_be_visible()


def test_without_a_script_all_is_shown_and_marked(chromium: Browser, base: str) -> None:
    with offline_page(chromium, base, javascript=False) as visit:
        tab = visit.page
        tab.goto(f"{base}instructions.html?variant=english")
        expect(tab.get_by_role("combobox", name="Language")).to_be_hidden()
        for text in ("Whoever greets", "Wer grüßt", "من يسلم", "Tap on send", "German data only", "App <b> only"):
            expect(tab.get_by_text(text)).to_be_visible()


def test_a_text_says_its_language(pages: dict[str, Page]) -> None:
    boxes = pages["instructions.html"].article.find("div", "gw-variant")
    assert [box.attributes["data-only"] for box in boxes] == ["german", "arabic", "phone"]
    spoken = [[each.attributes for each in box.walk() if "lang" in each.attributes] for box in boxes]
    assert [{each["lang"] for each in found} for found in spoken] == [{"de"}, {"ar"}, set()]
    assert all(each.get("dir") == "rtl" for each in spoken[1])
    # The rule is for German data, but its text is English.
    heading = next(each for each in pages["instructions.html"].article.walk() if each.attributes.get("id") == "rule-du")
    assert "lang" not in heading.attributes


def test_pages_on_which_nothing_differs_have_no_choice(pages: dict[str, Page]) -> None:
    with_choice = {url for url, page in pages.items() if page.root.find("gw-variants")}
    assert with_choice == {"instructions.html", "examples.html", "quick-card.html"}
