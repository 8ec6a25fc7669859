"""A small healthy repository, and an engine that needs no time."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.site.engine import ENGINES
from tests.loading.small import HEALTHY, write


@pytest.fixture
def small(repository: Path) -> Path:
    """The small project of the tests of loading, in a repository with this one's `mkdocs.yml`."""
    return write(repository, HEALTHY)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """In the place of MkDocs: copies the Markdown. Gives the projects that were built."""
    built: list[str] = []

    def engine(project: Path, target: Path) -> None:
        built.append(project.name)
        target.mkdir(parents=True)
        target.joinpath("index.html").write_text((project / "docs/index.md").read_text("utf-8"), "utf-8")

    monkeypatch.setitem(ENGINES, "mkdocs", engine)
    return built
