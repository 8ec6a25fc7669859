"""Fixtures that many tests share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browser import launch

ROOT = Path(__file__).parent.parent
"""This repository, which is also a guidelines repository."""


# Every test judges and builds anew, and leaves nothing in the user's cache. Not in a hook: modules of tests copy the
# environment when they are imported.
os.environ["GUIDEWRIGHT_CACHE"] = ""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """An empty guidelines repository with the base configuration of this one."""
    (tmp_path / "guidelines").mkdir()
    (tmp_path / "quizzes").mkdir()
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    return tmp_path


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The one browser of a test process: Playwright can't be started twice in it."""
    with launch() as browser:
        yield browser
