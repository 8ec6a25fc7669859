"""An exam's key is nowhere in what is published, and the same input gives the same bytes wherever it lies."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from builder.loading import Repository
from builder.model import Project, Quiz, QuizItem
from builder.model.quizzes import AnswerRow
from builder.pipeline.build import build as build_site
from builder.pipeline.render import Wanted
from tests.site.built import PROJECTS, build, copy_repository, differing
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
    repository = copy_repository(tmp_path / "repository")
    found = checked(repository)
    loaded = tuple(
        dataclasses.replace(each, project=with_other_keys(each.project)) for each in found.loaded if each.project
    )
    assert len(loaded) == len(PROJECTS)
    found = dataclasses.replace(found, loaded=loaded, findings=())
    wanted = Wanted(audience, drafts=True)
    build_site(Repository(repository), found, wanted, "mkdocs", repository / "site", lambda _: None)
    published = sites["mkdocs" if audience == "trainers" else "internal"]
    assert differing(repository / "site", published) == []
    assert differing(repository / "build", published.parent / "build") == []


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_same_bytes_wherever_the_repository_lies(sites: dict[str, Path], tmp_path: Path, engine: str) -> None:
    repository = copy_repository(tmp_path / "a much longer" / "pläce for it")
    build(repository, "--engine", engine)
    assert differing(repository / "site", sites[engine]) == []
    pages = differing(repository / "build", sites[engine].parent / "build")
    assert [name for name in pages if "/.cache/" not in name] == []  # zensical's own notes
