"""Several versions of a project side by side, as a reader of an older one meets them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import ROOT
from tests.loading.small import HEALTHY, SPEC, SPEC_FILE, write
from tests.site.built import build, guidewright, once
from tests.site.test_browser import clean
from tests.support.browser import axe, serve

pytestmark = [pytest.mark.browser, pytest.mark.engine]

ENGINES = ("mkdocs", "zensical")
ANCHOR = "rule-insults"


class Versioned(NamedTuple):
    site: Path
    address: str


def make(folder: Path) -> None:
    """1.0.0, 2.0.0 with an edge case and so a page more, a fix to 1.0, and a draft."""
    write(folder, HEALTHY)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    case = (
        "edge_cases:\n  - {id: quoted, title: A quoted insult, case: Someone quotes an insult., ruling: Not toxic.}\n"
    )
    for version, text, more in (
        ("1.0.0", SPEC, ("--date", "2026-01-05")),
        ("2.0.0", SPEC.replace("An insult is toxic.", "An insult of the reader is toxic.") + case,
         ("--date", "2026-02-02", "--effective", "2026-03-02", "--grace", "14")),
        ("1.0.1", SPEC.replace("An insult is toxic.", "Any insult is toxic."), ("--date", "2026-02-09")),
    ):  # fmt: skip
        write(folder, {SPEC_FILE: text})
        done = guidewright(folder, "release", "tiny", version, *more)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module", params=ENGINES)
def versioned(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Versioned]:
    """The built site and where it is served: the selector needs to know the address when it is built."""
    repository = once(tmp_path_factory, "versions", make)
    site = tmp_path_factory.mktemp("site") / request.param
    site.mkdir()
    with serve(site) as served:
        address = served.rstrip("/")
        build(repository, "--drafts", "--engine", request.param, "--output", str(site), "--site-url", f"{address}/")
        yield Versioned(site, address)


def test_the_selector_stays_on_the_page_and_the_anchor(versioned: Versioned, chromium: Browser) -> None:
    with clean(chromium, versioned.address) as tab:
        tab.goto(f"{versioned.address}/tiny/1.0.0/instructions.html#{ANCHOR}")
        tab.get_by_role("button", name="Select version").focus()
        choices = tab.locator(".md-version__link")
        expect(choices).to_have_text(["2.0.0", "1.0.1", "1.0.0", "next"])
        choices.get_by_text("2.0.0").click()
        tab.wait_for_url(f"{versioned.address}/tiny/2.0.0/instructions.html#{ANCHOR}")
        expect(tab.get_by_text("An insult of the reader is toxic.")).to_be_visible()


def test_an_older_version_leads_to_the_same_passage_of_the_latest(versioned: Versioned, chromium: Browser) -> None:
    with clean(chromium, versioned.address) as tab:
        for older in ("1.0.0", "1.0.1", "next"):
            tab.goto(f"{versioned.address}/tiny/{older}/instructions.html#{ANCHOR}")
            expect(tab.get_by_text("This is not the latest version.")).to_be_visible()
            tab.get_by_role("link", name="Read 2.0.0").click()
            tab.wait_for_url(f"{versioned.address}/tiny/2.0.0/instructions.html#{ANCHOR}")
            expect(tab.get_by_text("This is not the latest version.")).to_be_hidden()


def test_a_page_that_the_latest_lacks_leads_to_its_first_page(versioned: Versioned, chromium: Browser) -> None:
    """Of the pages that there are; here seen from the later one, as if 1.0.0 were the latest."""
    listed = json.loads((versioned.site / "tiny/versions.json").read_text("utf-8"))
    pages = [page.name for page in (versioned.site / "tiny/1.0.0").glob("*.html") if page.name != "404.html"]
    turned = [
        {**each, "aliases": ["latest"], "properties": {"pages": pages}}
        if each["version"] == "1.0.0"
        else {"version": each["version"], "title": each["title"], "aliases": []}
        for each in listed
    ]
    with clean(chromium, versioned.address) as tab:
        tab.route("**/tiny/versions.json", lambda route: route.fulfill(json=turned))
        tab.goto(f"{versioned.address}/tiny/2.0.0/edge-cases.html#case-quoted")
        tab.get_by_role("link", name="Read 1.0.0").click()
        tab.wait_for_url(f"{versioned.address}/tiny/1.0.0/index.html")


def test_latest_and_the_project_lead_on(versioned: Versioned, chromium: Browser) -> None:
    with clean(chromium, versioned.address) as tab:
        tab.goto(f"{versioned.address}/tiny/latest/instructions.html?find=insult#{ANCHOR}")
        tab.wait_for_url(f"{versioned.address}/tiny/2.0.0/instructions.html?find=insult#{ANCHOR}")
        tab.goto(f"{versioned.address}/tiny/")
        tab.wait_for_url(f"{versioned.address}/tiny/2.0.0/index.html")
        tab.goto(f"{versioned.address}/index.html")
        tab.get_by_role("link", name="Tiny").first.click()
        tab.wait_for_url(f"{versioned.address}/tiny/2.0.0/index.html")


def test_latest_without_a_script(versioned: Versioned, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{versioned.address}/tiny/latest/instructions.html")
    tab.wait_for_url(f"{versioned.address}/tiny/2.0.0/instructions.html")
    context.close()


def test_every_page_leads_to_the_history(versioned: Versioned, chromium: Browser) -> None:
    with clean(chromium, versioned.address) as tab:
        tab.goto(f"{versioned.address}/tiny/1.0.0/labels.html")
        tab.get_by_role("link", name="All versions").click()
        tab.wait_for_url(f"{versioned.address}/tiny/history/index.html")
        headings = tab.get_by_role("article").get_by_role("heading", level=2)
        expect(headings).to_have_text(["2.0.0 (latest)", "1.0.1", "1.0.0"])
        # In force from 2 March, with a grace of 14 days.
        expect(tab.get_by_role("listitem").filter(has_text="accepted until")).to_have_text(
            "Follows 1.0.0, which is accepted until 2026-03-15"
        )
        assert axe(tab) == []
        tab.get_by_role("link", name="Read 1.0.1").click()
        tab.wait_for_url(f"{versioned.address}/tiny/1.0.1/index.html")


def test_what_a_page_says_of_its_version(versioned: Versioned, chromium: Browser) -> None:
    stamp = json.loads((versioned.site / "tiny/2.0.0/release.json").read_text("utf-8"))
    assert {key: stamp[key] for key in stamp if key != "digest"} == {
        "project": "tiny", "version": "2.0.0", "date": "2026-02-02", "in_force_from": "2026-03-02", "grace_days": 14,
        "withdrawn": None,
        "redactions": [],
    }  # fmt: skip
    with clean(chromium, versioned.address) as tab:
        tab.goto(f"{versioned.address}/tiny/2.0.0/labels.html")
        foot = tab.get_by_role("contentinfo")
        for said in (
            "version 2.0.0",
            "2026-02-02",
            "in force from 2026-03-02",
            stamp["digest"].removeprefix("sha256:"),
        ):
            expect(foot).to_contain_text(said)


def test_search_stays_within_the_version(versioned: Versioned) -> None:
    for version, said in (("1.0.0", "An insult is toxic."), ("2.0.0", "An insult of the reader is toxic.")):
        folder = versioned.site / "tiny" / version
        (index,) = (path for path in folder.rglob("search*.json") if "assets" not in path.parts)
        text = index.read_text("utf-8")
        assert said in text
        assert ("of the reader" in text) == (version == "2.0.0")


def test_an_earlier_release_is_the_same_page_whatever_follows(versioned: Versioned, tmp_path: Path) -> None:
    """The site of a version says nothing of later ones, so that it is built once."""
    repository = tmp_path / "repository"
    make_one = {**HEALTHY}
    write(repository, make_one)
    shutil.copyfile(ROOT / "mkdocs.yml", repository / "mkdocs.yml")
    assert guidewright(repository, "release", "tiny", "--date", "2026-01-05").returncode == 0
    build(repository, "--engine", versioned.site.name, "--site-url", f"{versioned.address}/")
    alone, among = repository / "site/tiny/1.0.0", versioned.site / "tiny/1.0.0"
    pages = sorted(path.relative_to(alone).as_posix() for path in alone.rglob("*") if path.is_file())
    assert len(pages) >= 9
    assert [page for page in pages if (alone / page).read_bytes() != (among / page).read_bytes()] == []


def test_a_withdrawn_version_says_so_and_leads_to_its_successor(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, chromium: Browser
) -> None:
    repository = tmp_path / "repository"
    shutil.copytree(once(tmp_path_factory, "versions", make), repository)
    reason = "Rule <b>'insults'</b> said too little."
    done = guidewright(repository, "withdraw", "tiny", "1.0.0", "--reason", reason, "--successor", "1.0.1",
                       "--date", "2026-03-03")  # fmt: skip
    assert done.returncode == 0, done.stderr
    site = build(repository)
    with serve(site) as served, clean(chromium, served) as tab:
        address = served.rstrip("/")
        tab.goto(f"{address}/tiny/1.0.0/instructions.html#{ANCHOR}")
        expect(tab.get_by_text(f"Withdrawn on 2026-03-03, don't work by it: {reason}")).to_be_visible()
        expect(tab.get_by_text("This is not the latest version.")).to_be_hidden()
        tab.get_by_role("link", name="Read 1.0.1").click()
        tab.wait_for_url(f"{address}/tiny/1.0.1/instructions.html#{ANCHOR}")
        assert axe(tab) == []
        tab.go_back()
        assert axe(tab) == []
