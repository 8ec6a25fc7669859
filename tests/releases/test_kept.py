"""Every format is read for ever: for each one a release is kept that was made by the program of its time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.loading import Repository, load_project
from builder.model import FORMAT
from builder.releases.archive import read_archive
from builder.releases.frozen import frozen_project
from tests.releases.conftest import found

KEPT = Path(__file__).parent / "kept"
FORMATS = sorted(KEPT.iterdir())


def test_one_of_each_is_kept():
    assert [path.name for path in FORMATS] == [f"format-{number}" for number in range(1, FORMAT + 1)]


@pytest.mark.parametrize("folder", FORMATS, ids=lambda path: path.name)
def test_kept_releases_are_read(folder, tiny):
    """What the tiny project says has not changed since, so that the release says what its spec of today does."""
    shutil.copytree(folder, tiny, dirs_exist_ok=True)
    assert found(tiny) == []
    repository = Repository(tiny)
    (release,) = read_archive(repository, "tiny").releases
    frozen, today = frozen_project(release), load_project(repository, "tiny").project
    assert frozen.model_copy(update={"quizzes": ()}) == today.model_copy(update={"quizzes": ()})
    assert sorted(frozen.quizzes, key=lambda quiz: quiz.id) == sorted(today.quizzes, key=lambda quiz: quiz.id)
