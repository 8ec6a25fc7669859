"""A small healthy repository, and an engine that needs no time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.site.engine import ENGINES, WITH_THEME
from tests.cli.running import run
from tests.conftest import ROOT
from tests.loading.small import HEALTHY, write


@pytest.fixture
def small(repository: Path) -> Path:
    """The small project of the tests of loading, in a repository with this one's `mkdocs.yml`."""
    return write(repository, HEALTHY)


def _engine(project: Path, target: Path) -> None:
    target.mkdir(parents=True)
    target.joinpath("index.html").write_text((project / "docs/index.md").read_text("utf-8"), "utf-8")


def quick_engine(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Puts an engine in the place of MkDocs that copies the Markdown. Gives the projects that were built."""
    built: list[str] = []

    def engine(project: Path, target: Path) -> None:
        built.append(project.name)
        _engine(project, target)

    for name in ("mkdocs", "mkdocs-apart"):
        monkeypatch.setitem(ENGINES, name, engine)
        monkeypatch.setitem(WITH_THEME, name, lambda _, target: target.mkdir(parents=True))
    return built


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An engine that needs no time."""
    return quick_engine(monkeypatch)


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small repository with a site; not to be changed."""
    root = write(tmp_path_factory.mktemp("built"), {**HEALTHY, "mkdocs.yml": (ROOT / "mkdocs.yml").read_bytes()})
    with pytest.MonkeyPatch.context() as patch:
        quick_engine(patch)
        assert run("build", "--repo", root).exit_code == 0
    return root


@pytest.fixture
def built(built_once: Path, tmp_path: Path, quick: list[str]) -> Path:  # noqa: ARG001 -- the engine of what follows
    """The small repository with a site, to be changed."""
    return Path(shutil.copytree(built_once, tmp_path / "built"))
