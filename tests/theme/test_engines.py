"""Both engines make the same site of the same folder: addresses, anchors, words, links, navigation, search."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tests.theme.pages import Page, read
from tests.theme.project import ENGINES, ROOT, SAMPLE, build, run, write

pytestmark = pytest.mark.engine

Pages = dict[str, dict[str, Page]]
BANNER = 'Sample project next draft Not released yet: <b>do not label with it</b> & tell "us" what is unclear.'
COLOPHON = "Sample project version next 2026-03-01 digest 4f1c0a9be2d7"


def test_same_addresses(pages: Pages) -> None:
    docs = SAMPLE / "docs"
    expected = {path.relative_to(docs).with_suffix(".html").as_posix() for path in docs.rglob("*.md")}
    assert set(pages["mkdocs"]) == set(pages["zensical"]) == expected | {"404.html"}
    assert "more/tools.html" in expected


@pytest.mark.parametrize("what", ["ids", "links", "navigation", "contents"])
def test_same_for_the_reader(pages: Pages, what: str) -> None:
    for url, page in pages["mkdocs"].items():
        assert getattr(page, what) == getattr(pages["zensical"][url], what), url
    assert any(getattr(page, what) for page in pages["mkdocs"].values())


def test_same_words(pages: Pages) -> None:
    for url, page in pages["mkdocs"].items():
        assert page.article.text == pages["zensical"][url].article.text, url
    assert "He called me a “turnip”." in pages["mkdocs"]["examples.html"].article.text
    assert "¶" not in "".join(page.article.text for page in pages["mkdocs"].values())


def test_same_titles(pages: Pages) -> None:
    titles = {engine: [page.root.find("title")[0].text for page in pages[engine].values()] for engine in ENGINES}
    assert titles["mkdocs"] == titles["zensical"]


def test_same_entries_in_search(sites: dict[str, Path]) -> None:
    mkdocs = json.loads((sites["mkdocs"] / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    zensical = json.loads((sites["zensical"] / "search.json").read_text(encoding="utf-8"))["items"]
    of_mkdocs, of_zensical = ({entry["location"]: entry["title"] for entry in index} for index in (mkdocs, zensical))
    assert of_mkdocs == of_zensical
    assert "labels.html#label-insult" in of_mkdocs


@pytest.mark.parametrize("engine", ENGINES)
def test_links_arrive_and_anchors_are_unique(pages: Pages, sites: dict[str, Path], engine: str) -> None:
    for page in pages[engine].values():
        assert len(page.ids) == len(set(page.ids)), page.url
        for link in page.links:
            if "://" in link:
                continue
            path, _, fragment = link.partition("#")
            assert (sites[engine] / path).is_file(), f"{page.url}: {link}"
            assert not fragment or fragment in pages[engine][path].ids, f"{page.url}: {link}"


@pytest.mark.parametrize("engine", ENGINES)
def test_version_is_on_every_page_and_to_the_letter(pages: Pages, engine: str) -> None:
    for page in pages[engine].values():
        assert [el.text for el in page.root.find("p", "gw-banner")] == [BANNER]
        assert [el.text for el in page.root.find("p", "gw-colophon")] == [COLOPHON]


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_loaded_from_elsewhere(pages: Pages, engine: str) -> None:
    for page in pages[engine].values():
        loading = [el for el in page.root.walk() if el.tag in {"script", "img", "iframe", "link", "source", "video"}]
        addresses = [el.attributes.get("src") or el.attributes.get("href", "") for el in loading]
        assert not [address for address in addresses if "//" in address]
        assert any(address.endswith("assets/gw.js") for address in addresses)


@pytest.mark.parametrize("engine", ENGINES)
def test_site_without_a_version_has_no_banner(tmp_path: Path, engine: str) -> None:
    page = read(build(engine, write(tmp_path / "portal", extra={})))["index.html"]
    assert page.root.find(class_="gw-banner") == page.root.find(class_="md-banner") == []
    assert page.root.find(class_="gw-colophon") == []


@pytest.mark.parametrize("engine", ENGINES)
def test_banner_without_note_date_or_digest(tmp_path: Path, engine: str) -> None:
    extra = {"guidewright": {"version": "1.10", "state": "released", "project": "A & B"}}
    page = read(build(engine, write(tmp_path / "released", extra=extra)))["index.html"]
    assert page.root.find("p", "gw-banner")[0].text == "A & B 1.10 released"
    assert page.root.find("p", "gw-colophon")[0].text == "A & B version 1.10"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("link", ["[gone](gone.md)", "[gone](labels.md#gone)"])
def test_broken_link_is_refused(tmp_path: Path, engine: str, link: str) -> None:
    folder = write(tmp_path / "broken")
    page = folder / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{link}\n", encoding="utf-8")
    assert run(engine, folder).returncode != 0


def test_configuration_needs_nothing_of_ours() -> None:
    base = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert base["plugins"] == ["search"]
    assert "hooks" not in base
    assert base["theme"]["font"] is False
    assert base["theme"]["custom_dir"] == "theme"
    assert not [name for name in base["theme"]["features"] if name.startswith("navigation.instant")]
