"""Both engines make the same site of the real projects, from folders that need nothing of ours."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder.site.share import share
from tests.site.built import PROJECTS, SAMPLED, files
from tests.theme.pages import Page

pytestmark = pytest.mark.engine

Pages = dict[str, dict[str, Page]]


def test_same_addresses(pages: Pages) -> None:
    # Zensical writes no page for addresses that do not exist below the portal.
    of_mkdocs, of_zensical = (
        {url for url in pages[engine] if not url.endswith("404.html")} for engine in ("mkdocs", "zensical")
    )
    assert of_mkdocs == of_zensical
    assert {f"{project}/next/index.html" for project in PROJECTS} < of_mkdocs


@pytest.mark.parametrize("what", ["ids", "links", "navigation", "contents"])
def test_same_for_the_reader(pages: Pages, what: str) -> None:
    compared = [url for url, page in pages["mkdocs"].items() if page.root.find("article") and "404" not in url]
    assert len(compared) > 30
    for url in compared:
        assert getattr(pages["mkdocs"][url], what) == getattr(pages["zensical"][url], what), url


def test_same_words(pages: Pages) -> None:
    for url, page in pages["mkdocs"].items():
        assert page.article.text == pages["zensical"][url].article.text, url
        assert [title.text for title in page.root.find("title")] == [
            title.text for title in pages["zensical"][url].root.find("title")
        ]


@pytest.mark.parametrize("project", PROJECTS)
def test_same_entries_in_search(sites: dict[str, Path], project: str) -> None:
    mkdocs = json.loads((sites["mkdocs"] / project / "next/search/search_index.json").read_bytes())["docs"]
    zensical = json.loads((sites["zensical"] / project / "next/search.json").read_bytes())["items"]
    of_mkdocs, of_zensical = (
        {entry["location"]: _plain(entry["title"]) for entry in index} for index in (mkdocs, zensical)
    )
    assert of_mkdocs == of_zensical
    assert len(of_mkdocs) > 100


def _plain(title: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", title).split())


@pytest.mark.parametrize(("engine", "project"), [*(("mkdocs", project) for project in PROJECTS), ("zensical", SAMPLED)])
def test_folder_builds_by_itself(repositories: dict[str, Path], tmp_path: Path, project: str, engine: str) -> None:
    """With nothing of ours: whoever imports `builder` while the engine runs is stopped."""
    folder = shutil.copytree(repositories["mkdocs"] / "build/pages" / project / "next", tmp_path / "elsewhere")
    trap = tmp_path / "trap" / "builder"
    trap.mkdir(parents=True)
    (trap / "__init__.py").write_text("raise SystemExit('the folder needs the program that made it')\n")
    environment = {**os.environ, "PYTHONPATH": str(trap.parent), "NO_MKDOCS_2_WARNING": "1"}
    caught = subprocess.run([sys.executable, "-c", "import builder"], cwd=folder, env=environment, check=False)
    assert caught.returncode != 0, "the trap does not work"
    done = subprocess.run(
        [sys.executable, "-m", engine, "build", "--strict"],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    site = repositories["mkdocs" if engine == "mkdocs" else "zensical"] / "site"
    published, common = files(site / project / "next"), files(site)
    made = files(folder / "site")
    # The theme's own files stand once for all, and the pages lead to them there; nothing else differs.
    of_theme = {name for name in made if name.startswith("assets/")}
    assert of_theme
    assert {name for name in of_theme if made[name] != common.get(name)} == set()
    share(folder / "site", f"{project}/next", {name: site / name for name in of_theme})
    made = files(folder / "site")
    changing = {"sitemap.xml", "sitemap.xml.gz"}  # they hold the day of the build
    assert {name for name in published if published[name] != made.get(name)} <= changing
    assert made.keys() - published.keys() <= {"404.html"}
