"""Plants faults one by one in a copy of the projects, and looks whether their check finds them."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from builder.findings import Finding, Severity
from builder.lint import CHECKS
from builder.lint.suppressions import ABOUT_SUPPRESSIONS
from builder.loading import Repository, Settings, load_project
from builder.pipeline.check import lint_loaded
from tests.mutations.mutation import PLANTED, MisplacedError, Mutation, mutations

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-02"
"""Nothing in the projects is overdue on this day."""


@dataclass(frozen=True)
class Caught:
    """What a check made of a mutation.

    Attributes:
        mutation: What was planted.
        findings: What the check found in the files that were changed, or anywhere for checks of the whole project.
    """

    mutation: Mutation
    findings: tuple[Finding, ...]


def copy(target: Path) -> Repository:
    """The projects and their quizzes, to plant faults in."""
    for name in ("guidelines", "quizzes"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("releases"))
    return Repository(target)


def found(repository: Repository, project: str, check: str, today: str) -> list[Finding]:
    """What one check finds in a project.

    Raises:
        MisplacedError: The project can't be read whole, so that this is not the fault that was meant.
    """
    loaded = load_project(repository, project)
    errors = [finding for finding in loaded.findings if finding.severity is Severity.ERROR]
    if errors:
        raise MisplacedError(f"{errors[0].place}: {errors[0].message}")
    # What a suppression silences can only be told by running all checks.
    off = () if check in ABOUT_SUPPRESSIONS else (each for each in CHECKS if each != check)
    settings = Settings.model_construct(severity=dict.fromkeys(off, "off"))
    return [each for each in lint_loaded(loaded, dt.date.fromisoformat(today), settings) if each.id == check]


def hunt(repository: Repository, planted: Sequence[Mutation]) -> Iterator[Caught]:
    """Each mutation, and what its check found.

    Raises:
        MisplacedError: A mutation does not fit its project.
    """
    for mutation in planted:
        with _planted(repository.root, mutation):
            try:
                findings = found(repository, mutation.project, mutation.check, mutation.today)
            except MisplacedError as fault:
                raise MisplacedError(f"{mutation.check}, {mutation.name}: {fault}") from fault
        yield Caught(mutation, tuple(findings))


@contextmanager
def _planted(root: Path, mutation: Mutation) -> Iterator[None]:
    files = {root / edit.file for edit in mutation.edits}
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    try:
        for edit in mutation.edits:
            edit.apply(root)
        yield
    finally:
        for path, content in before.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(content)


def projects() -> list[str]:
    """The projects, all of them healthy."""
    return Repository(ROOT).project_ids()


def of_check(check: str, folder: Path = PLANTED) -> list[Mutation]:
    """What is planted for a check."""
    return mutations(check, TODAY, folder)
