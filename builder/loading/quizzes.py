"""Reads the quizzes of a project: one file each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from builder.findings import Finding, Severity
from builder.loading.files import Parsed, parse_with_ids, read_with_ids, yaml_files
from builder.loading.merge import Side
from builder.loading.read import Read, read_model
from builder.loading.repository import Repository
from builder.model import FORMAT, Quiz
from builder.source import KeyPath, Place
from builder.yamldoc import Document


@dataclass(frozen=True, slots=True)
class LoadedQuiz:
    """A quiz file as it was read.

    Attributes:
        document: The file.
        read: What it says.
        lost: Where a part of the file could not be read, the ids that may be in it.
    """

    document: Document
    read: Read[Quiz]
    lost: frozenset[str]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the file and with its shape."""
        return (*self.document.findings, *self.read.findings)

    @property
    def dropped(self) -> frozenset[str]:
        """Ids of entries that were left out or lost a part; the quiz's own where it lost something but items."""
        quiz = self.read.value
        damaged = any(fault.path[:1] != ("items",) for fault in self.read.salvaged.faults)
        own = frozenset({quiz.id}) if quiz is not None and damaged else frozenset[str]()
        return self.lost | self.read.salvaged.dropped | own

    def place(self, path: KeyPath, of: Side) -> Place:
        """The line and column of what stands at a key path of the quiz as it was read."""
        return self.document.place(self.read.salvaged.original(path), of=of)


def load_quizzes(
    repository: Repository, project_id: str, parse: Callable[[bytes, str], Parsed] = parse_with_ids
) -> list[LoadedQuiz]:
    """The quizzes of a project, sorted by path; `parse` reads the bytes of a file."""
    folder = repository.quizzes / project_id
    return [_load(*read_with_ids(path, repository.relative(path), parse), path.stem) for path in yaml_files(folder)]


def quizzes_of_nobody(repository: Repository) -> list[Finding]:
    """A finding for each quiz that would be left out in silence, since its folder has no project's name."""
    known = set(repository.project_ids())
    hint = "Name the folder in 'quizzes' like the one in 'guidelines'."
    return [
        Finding(Place(repository.relative(path)), "no-spec", Severity.ERROR, _nobody(repository, path), hint)
        for path in yaml_files(repository.quizzes)
        if path.relative_to(repository.quizzes).parts[0] not in known
    ]


def _nobody(repository: Repository, path: Path) -> str:
    folder, *rest = path.relative_to(repository.quizzes).parts
    return f"there is no project '{folder}' for this quiz" if rest else "this quiz is in no project's folder"


def _load(document: Document, lost: frozenset[str], name: str) -> LoadedQuiz:
    if document.data is None:
        return LoadedQuiz(document, Read(None), lost)
    if not isinstance(document.data, dict):
        message = "the file must be a mapping of keys to values"
        fault = Finding(Place(document.path), "wrong-type", Severity.ERROR, message, "It starts with 'format: 1'.")
        return LoadedQuiz(document, Read(None, (fault,)), lost)

    def locate(path: KeyPath, of: Side) -> Place:
        return document.place(path, of=of)

    fill = {"format": FORMAT, "id": name, "title": name}
    return LoadedQuiz(document, read_model(Quiz, document.data, fill, locate, complete=document.complete), lost)
