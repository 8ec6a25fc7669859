"""The preview shows what a build makes, byte for byte: pages and search."""

from __future__ import annotations

import pytest

from builder.site.engine import mkdocs_apart
from tests.bench import project
from tests.preview.serving import previewed
from tests.site import everything
from tests.site.built import build

AUDIENCES = ("internal", "trainers")


@pytest.fixture(scope="module", params=AUDIENCES)
def both(request, tmp_path_factory):
    """The preview, and a folder with what MkDocs by itself makes of the same pages."""
    root = tmp_path_factory.mktemp(request.param) / "repository"
    root.mkdir()
    everything.write(root)
    project.write(root, "many", 40)  # so many examples stand on pages of their own, which no navigation names
    build(root, "--audience", request.param)
    site = tmp_path_factory.mktemp("site") / "site"
    for path in (".portal", *(f"{name.name}/next" for name in (root / "guidelines").iterdir())):
        mkdocs_apart(root / "build/pages" / path, site / path.removeprefix(".portal"))
    with previewed(root, audience=request.param) as preview:
        yield preview, site


@pytest.mark.engine
def test_every_page_is_that_of_a_build(both):
    preview, site = both
    pages = [path.relative_to(site) for path in sorted(site.glob("*/next/**/*.html")) if path.name != "404.html"]
    assert len(pages) > 10
    for path in pages:
        made = preview.page(f"{path.parts[0]}/{'/'.join(path.parts[2:])}")
        assert made is not None
        assert made.html == (site / path).read_text("utf-8"), path


@pytest.mark.engine
def test_the_portal_and_the_search_are_those_of_a_build(both):
    preview, site = both
    assert preview.page("index.html").html == (site / "index.html").read_text("utf-8")
    assert preview.search("") == (site / "search/search_index.json").read_bytes()
    for name in preview.views:
        assert preview.search(name) == (site / name / "next/search/search_index.json").read_bytes()


@pytest.mark.engine
def test_every_file_beside_the_pages_is_that_of_a_build(both):
    preview, site = both
    for name in preview.views:
        folder = site / name / "next"
        files = [
            path for path in folder.rglob("*") if path.is_file() and path.suffix in {".js", ".css", ".svg", ".png"}
        ]
        assert len(files) > 10
        for path in files:
            found = preview.file(name, path.relative_to(folder).as_posix())
            assert found is not None, path
            assert found.read_bytes() == path.read_bytes()
