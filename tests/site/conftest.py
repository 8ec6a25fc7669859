from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.loading import Repository, load_project
from builder.model import Project, for_audience
from tests.site.built import PROJECTS, build, copy_repository, once, read_site
from tests.support.browser import serve
from tests.theme.pages import Page

BUILDS = {
    "mkdocs": (),
    "zensical": ("--engine", "zensical"),
    "internal": ("--audience", "internal"),
}
"""The sites that tests share, each made once: a copy of this repository, built with these options."""


def _repository(factory: pytest.TempPathFactory, name: str) -> Path:
    return once(factory, name, lambda folder: build(copy_repository(folder), *BUILDS[name]))


@pytest.fixture(scope="session")
def repositories(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The built repositories by the names in `BUILDS`."""
    return {name: _repository(tmp_path_factory, name) for name in BUILDS}


@pytest.fixture(scope="session")
def sites(repositories: dict[str, Path]) -> dict[str, Path]:
    return {name: folder / "site" for name, folder in repositories.items()}


@pytest.fixture(scope="session")
def pages(sites: dict[str, Path]) -> dict[str, dict[str, Page]]:
    """Every page by build and by its address from the portal."""
    return {name: read_site(site) for name, site in sites.items()}


@pytest.fixture(scope="session")
def addresses(sites: dict[str, Path]) -> Iterator[dict[str, str]]:
    """Where each of the shared sites is served."""
    with serve(sites["mkdocs"]) as mkdocs, serve(sites["zensical"]) as zensical, serve(sites["internal"]) as internal:
        yield {"mkdocs": mkdocs, "zensical": zensical, "internal": internal}


@pytest.fixture(scope="session")
def projects(repositories: dict[str, Path]) -> dict[str, Project]:
    """The real projects as trainers see them."""
    found = {}
    for name in PROJECTS:
        loaded = load_project(Repository(repositories["mkdocs"]), name)
        assert loaded.project is not None
        found[name] = for_audience(loaded.project, "trainers")
    return found
