"""Fixtures that many tests share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
"""This repository, which is also a guidelines repository."""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """An empty guidelines repository with the base configuration of this one."""
    (tmp_path / "guidelines").mkdir()
    (tmp_path / "quizzes").mkdir()
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    return tmp_path
