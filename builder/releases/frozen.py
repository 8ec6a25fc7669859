"""Reads the spec and the quizzes of a release, in whatever format they were written."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from builder.errors import GuidewrightError
from builder.findings import Finding, Severity
from builder.loading.files import read_document
from builder.loading.merge import Side
from builder.loading.read import read_model
from builder.model import Project, Quiz, Record
from builder.releases.archive import Release
from builder.source import KeyPath, Place

SPEC = "project.yaml"
QUIZZES = "quizzes"

Model = TypeVar("Model", bound=Record)


def frozen_project(release: Release) -> Project:
    """The project as it was released, with its quizzes.

    Raises:
        GuidewrightError: This program can't read it.
    """
    quizzes = [name for name in release.manifest.files if name.startswith(f"{QUIZZES}/")]
    project = _read(release, SPEC, Project)
    return project.model_copy(update={"quizzes": tuple(_read(release, name, Quiz) for name in quizzes)})


def _read(release: Release, name: str, model: type[Model]) -> Model:
    path = release.folder / name
    shown = f"{release.manifest.project} {release.manifest.version}: {name}"
    document = read_document(path, shown)

    def place(at: KeyPath, of: Side) -> Place:
        return document.place(at, of=of)

    data: Any = document.data
    found = list(document.findings)
    if isinstance(data, dict):
        read = read_model(model, data, {}, place, complete=document.complete)
        found += read.findings
        if read.value is not None and not _errors(found):
            return read.value
    why = next(iter(_errors(found)), None)
    raise GuidewrightError(
        f"the release can't be read: {why.message}" if why else "the release can't be read",
        hint="Install the guidewright that wrote it, or a newer one.",
        place=str(why.place) if why else str(Path(path)),
        exit_code=1,
    )


def _errors(findings: list[Finding]) -> list[Finding]:
    return [each for each in findings if each.severity is Severity.ERROR]
