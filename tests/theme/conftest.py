from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.browser import serve
from tests.theme.pages import Page, read
from tests.theme.project import ENGINES, build, write


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {engine: build(engine, write(tmp_path_factory.mktemp(engine) / "next")) for engine in ENGINES}


@pytest.fixture(scope="session")
def pages(sites: dict[str, Path]) -> dict[str, dict[str, Page]]:
    return {engine: read(site) for engine, site in sites.items()}


@pytest.fixture(scope="session", params=ENGINES)
def base(request: pytest.FixtureRequest, sites: dict[str, Path]) -> Iterator[str]:
    with serve(sites[request.param]) as address:
        yield address
