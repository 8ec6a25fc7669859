"""An exam's key is nowhere in what is published, and the same input gives the same bytes wherever it lies."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from builder.model import Project, Quiz, QuizItem
from builder.model.quizzes import AnswerRow
from builder.pipeline.render import render
from builder.releases.archive import Archive
from tests.site.built import PROJECTS, SAMPLED, build, build_loaded, copy_repository, desk, differing, files
from tests.site.test_visibility import checked

pytestmark = pytest.mark.engine


def other_key(item: QuizItem) -> QuizItem:
    """The same item for the taker, with another key, other credits and other reasons."""
    rows = tuple(AnswerRow(answer=f"other key of {item.id}", credit=0.5, why="Other reasons.") for _ in range(3))
    options = tuple(option.model_copy(update={"reason": f"Other: {option.id}."}) for option in item.options)
    return item.model_copy(update={"answers": rows, "options": options, "reason": "Another reason.", "exceptions": ()})


def with_other_keys(project: Project) -> Project:
    def changed(quiz: Quiz) -> Quiz:
        return quiz.model_copy(update={"items": tuple(map(other_key, quiz.items))}) if quiz.use == "exam" else quiz

    assert sum(len(quiz.items) for quiz in project.quizzes if quiz.use == "exam") >= 6
    return project.model_copy(update={"quizzes": tuple(map(changed, project.quizzes))})


@pytest.mark.parametrize("audience", ["trainers", "internal"])
def test_changing_every_exam_key_changes_no_byte(sites: dict[str, Path], tmp_path: Path, audience: str) -> None:
    """For specialists the folders are compared from which the engine makes the site: of a version it sees only that."""
    repository = copy_repository(tmp_path / "repository")
    found = checked(repository)
    loaded = tuple(
        dataclasses.replace(each, project=with_other_keys(each.project)) for each in found.loaded if each.project
    )
    assert len(loaded) == len(PROJECTS)
    found = dataclasses.replace(found, loaded=loaded, findings=())
    if audience == "trainers":
        published = sites["mkdocs"]
        build_loaded(repository, found, audience)
        assert differing(repository / "site", published) == []
    else:
        published = sites["internal"]
        render(desk(repository, found, audience), loaded, {name: Archive((), ()) for name in PROJECTS}, lambda _: None)
    for name in PROJECTS:
        assert differing(repository / "build/pages" / name, published.parent / "build/pages" / name) == []


@pytest.mark.parametrize(("engine", "names"), [("mkdocs", PROJECTS), ("zensical", (SAMPLED, "image-quality"))])
def test_same_bytes_wherever_the_repository_lies(
    sites: dict[str, Path], tmp_path: Path, engine: str, names: tuple[str, ...]
) -> None:
    repository = copy_repository(tmp_path / "a much longer" / "pläce for it")
    for name in set(PROJECTS) - {*names}:
        shutil.rmtree(repository / "guidelines" / name)
        shutil.rmtree(repository / "quizzes" / name)
    build(repository, "--engine", engine)
    whole = len(names) == len(PROJECTS)
    for name in ("",) if whole else names:
        assert files(sites[engine] / name)
        assert differing(repository / "site" / name, sites[engine] / name) == []
