"""The release histories of the real projects, as a trainer of an older version meets them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from builder.loading import Repository
from builder.pipeline.verify import archives, faults
from tests.conftest import ROOT
from tests.site.built import PROJECTS, build, differing, files
from tests.site.test_browser import clean
from tests.support.browser import serve

pytestmark = [pytest.mark.browser, pytest.mark.engine]

MATHEMATICS = "mathematics-grading"


def repository(folder: Path) -> Path:
    """One project of this repository, with its releases."""
    for name in ("guidelines", "quizzes"):
        shutil.copytree(ROOT / name / MATHEMATICS, folder / name / MATHEMATICS)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("histories")
    site = folder / "public"
    site.mkdir()
    with serve(site) as served:
        build(repository(folder / "repository"), "--engine", request.param, "--output", str(site), "--site-url", served)
        yield f"{served}{MATHEMATICS}"


def test_the_selector_goes_from_one_phase_to_the_other_on_the_same_page(address: str, chromium: Browser) -> None:
    with clean(chromium, address) as tab:
        tab.goto(f"{address}/1.0.0/instructions.html")
        expect(tab.get_by_role("article")).to_contain_text("Rate every option")
        tab.get_by_role("button", name="Select version").focus()
        tab.locator(".md-version__link").get_by_text("2.0.0").click()
        tab.wait_for_url(f"{address}/2.0.0/instructions.html")
        expect(tab.get_by_role("heading", level=1)).to_have_text("Instructions")
        expect(tab.get_by_role("article")).not_to_contain_text("Rate every option")


def test_the_banner_leads_to_the_same_anchor(address: str, chromium: Browser) -> None:
    with clean(chromium, address) as tab:
        tab.goto(f"{address}/2.0.0/instructions.html#rule-give-up-sparingly")
        tab.get_by_role("link", name="Read 2.1.0").click()
        tab.wait_for_url(f"{address}/2.1.0/instructions.html#rule-give-up-sparingly")
        expect(tab.locator("#rule-give-up-sparingly")).to_be_in_viewport()


def test_search_finds_only_what_the_version_says(address: str, chromium: Browser) -> None:
    """In phase 1 there was a turn with options; phase 2 has no such rule, and 1.0.0 none of what 2.0.0 asks."""
    for version, word, rule in (
        ("1.0.0", "option", "rate-every-option"),
        ("2.0.0", "alternative", "grade-alternatives"),
    ):
        with clean(chromium, address) as tab:
            tab.goto(f"{address}/{version}/index.html")
            tab.wait_for_load_state("networkidle")
            tab.keyboard.press("/")
            tab.wait_for_timeout(300)
            tab.keyboard.type(word, delay=20)
            found = tab.locator(f"a[href*='instructions.html?h={word}#rule-']")
            expect(found.first).to_be_attached()  # Material folds further places of one page
            addresses = [link.get_attribute("href") or "" for link in found.all()]
            assert [each for each in addresses if f"/{version}/" not in each and not each.startswith("instr")] == []
            assert [each for each in addresses if each.endswith(f"#rule-{rule}")]


def test_every_release_of_this_repository_is_as_it_was_published() -> None:
    found = archives(Repository(ROOT))
    assert faults(found) == []
    assert set(found) == set(PROJECTS)
    assert all(2 <= len(archive.releases) <= 4 for archive in found.values())
    phases = found[MATHEMATICS].releases
    assert [str(each.version) for each in phases] == ["1.0.0", "2.0.0", "2.1.0"]


def test_two_clones_give_the_same_site(tmp_path: Path) -> None:
    one, other = repository(tmp_path / "one"), repository(tmp_path / "far away" / "ändere")
    build(one, "--drafts")
    build(other, "--drafts")
    assert len(files(one / "site")) > 60
    assert differing(one / "site", other / "site") == []
