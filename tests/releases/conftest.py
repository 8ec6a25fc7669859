"""The small project with an exam, and with a release."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.loading import Repository
from builder.releases.archive import archive_folder, read_archive
from tests.cli.conftest import quick_engine
from tests.cli.running import run
from tests.loading.small import HEALTHY, QUIZ, write

EXAM = QUIZ.replace("tiny-practice", "tiny-exam").replace("use: practice", "use: exam\npass_mark: {overall: 0.8}")
EXAM = EXAM.replace("id: fool", "id: ape").replace("Fool.", "You ape.").replace("how-many", "questions")
EXAM = EXAM.replace("How many labels are there?", "How many questions does each comment get?")
EXAM_FILE = "quizzes/tiny/exam.yaml"
DAY = "2026-01-05"


@pytest.fixture
def tiny(repository: Path) -> Path:
    """A repository with the small project and its two quizzes."""
    return write(repository, {**HEALTHY, EXAM_FILE: EXAM})


@pytest.fixture
def released(tiny: Path) -> Path:
    """The same with release 1.0.0."""
    assert run("release", "tiny", "--date", DAY, "--repo", tiny).exit_code == 0
    return tiny


def found(root: Path) -> list[str]:
    """What is wrong with the releases: place, check and message."""
    repository = Repository(root)
    archive = read_archive(repository, "tiny")
    assert archive_folder(repository, "tiny").is_dir()
    return [f"{each.place.path}: [{each.id}] {each.message}" for each in archive.findings]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """In the place of MkDocs: copies the Markdown. Gives the projects that were built."""
    return quick_engine(monkeypatch)
