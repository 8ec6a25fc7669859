"""Reads a project from disk: its spec files, its quizzes and the names of its media."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.findings import Finding, Severity
from builder.loading.files import Parsed, media_files, nothing_read, parse_with_ids, read_with_ids, yaml_files
from builder.loading.merge import Merged, Side
from builder.loading.pictures import Size, broken_pictures, picture_sizes
from builder.loading.quizzes import LoadedQuiz, load_quizzes
from builder.loading.read import Read, read_model
from builder.loading.repository import Repository
from builder.loading.salvage import ALL_KINDS
from builder.model import FORMAT, Project
from builder.source import KeyPath, Place
from builder.yamldoc import Document

SPEC = "project.yaml"
RESERVED = frozenset({"assets", "search", "handbook", "latest"})
"""Folders of the site that are not projects."""

NOT_SPEC = frozenset({"releases", "media"})


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project as it was read.

    Attributes:
        id: The name of its folder.
        project: The spec with its quizzes, faulty entries left out; None where too little of it could be read.
        findings: What is wrong with the files and with their shape.
        media: Files in the project's folder below `media/`, with their size in bytes.
        pictures: Width and height in pixels of the pictures among them that can be measured, in a project in which
            boxes are drawn; empty in any other.
        broken: Files among the media that are called pictures and are none.
        released: Whether it has a release, so that its draft is shown only on request.
    """

    id: str
    project: Project | None
    findings: tuple[Finding, ...]
    media: dict[str, int]
    pictures: dict[str, Size]
    released: bool
    _spec: Merged
    _read: Read[Project]
    _quizzes: tuple[LoadedQuiz, ...]
    _lost: frozenset[str] = frozenset()
    _lost_kinds: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        """Whether nothing had to be left out."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def sources(self) -> dict[str, dict[str, Any]]:
        """What the files say, of the spec under `project` and of each quiz under its id, where nothing was left out."""
        return {
            "project": self._spec.data,
            **{quiz.read.value.id: quiz.document.data for quiz in self._quizzes if quiz.read.value is not None},
        }

    @property
    def dropped(self) -> frozenset[str]:
        """Ids of entries that were left out or lost a part, and of all that may be in what could not be read."""
        return self._lost.union(self._read.salvaged.dropped, *(quiz.dropped for quiz in self._quizzes))

    @property
    def lost_kinds(self) -> frozenset[str]:
        """Kinds of entry of which one was left out whose id is not known."""
        return self._lost_kinds | self._read.salvaged.lost_kinds

    @property
    def written_as_numbers(self) -> tuple[tuple[KeyPath, str], ...]:
        """Texts that were written as plain numbers or truth values, with what was written."""
        found = list(self._read.written_as_numbers)
        for number, quiz in enumerate(self._quizzes):
            found += [(("quizzes", number, *path), raw) for path, raw in quiz.read.written_as_numbers]
        return tuple(found)

    def place(self, path: KeyPath, of: Side = "value") -> Place:
        """The line and column of the value (or the key) at a key path of `project`."""
        if len(path) > 1 and path[0] == "quizzes":
            return self._quizzes[int(path[1])].place(path[2:], of)
        return self._spec.place(self._read.salvaged.original(path), of)


def load_project(
    repository: Repository, project_id: str, parse: Callable[[bytes, str], Parsed] = parse_with_ids
) -> Loaded:
    """Reads the project in the folder `project_id`; whatever is wrong with its files is a finding.

    Args:
        repository: Where it is.
        project_id: The name of its folder.
        parse: Reads the bytes of a file; it may remember what it has read before.
    """
    folder = repository.guidelines / project_id
    main = folder / SPEC
    if not os.path.lexists(main):
        short = main.with_suffix(".yml")
        return _without_spec(project_id, repository.relative(main), short.name if short.is_file() else "")
    others = [path for path in yaml_files(folder, skip=NOT_SPEC) if path != main]
    files = [read_with_ids(path, repository.relative(path), parse) for path in (main, *others)]
    documents = [document for document, _ in files]
    spec = Merged(documents[0])
    strays = [document for document in documents[1:] if _is_quiz(document)]
    for document in documents:
        if document not in strays:
            spec.add(document)
    complete = not spec.findings and all(document.complete for document in documents)
    read = _read_spec(spec, project_id, complete=complete)
    quizzes = load_quizzes(repository, project_id, parse)
    findings = [finding for document in documents for finding in document.findings]
    findings += [_stray(document, project_id) for document in strays]
    findings += [*spec.findings, *read.findings, *(finding for quiz in quizzes for finding in quiz.findings)]
    readable = tuple(quiz for quiz in quizzes if quiz.read.value is not None)
    project = read.value
    if project is not None:
        values = tuple(quiz.read.value for quiz in readable)
        project = project.model_copy(update={"quizzes": values, "id": project_id})
    media = media_files(folder)
    return Loaded(
        project_id,
        project,
        tuple(sorted(findings)),
        media,
        picture_sizes(folder, media) if project is not None and _draws_boxes(project) else {},
        _released(folder),
        spec,
        read,
        readable,
        _lost=frozenset().union(*(ids for _, ids in files)),
        _lost_kinds=ALL_KINDS if any(_nothing_known(*file) for file in files) else frozenset(),
        broken=broken_pictures(folder, media),
    )


def _is_quiz(document: Document) -> bool:
    """Whether a file has what every quiz has, and no spec."""
    return isinstance(document.data, dict) and {"use", "items"} <= document.data.keys()


def _stray(document: Document, project_id: str) -> Finding:
    message = "this is a quiz, and no part of the spec"
    hint = f"Move the file to quizzes/{project_id}/."
    return Finding(document.place(("items",), of="key"), "unknown-key", Severity.ERROR, message, hint)


def _draws_boxes(project: Project) -> bool:
    return any(question.kind == "boxes" for question in project.questions)


def _nothing_known(document: Document, ids: frozenset[str]) -> bool:
    """Whether a file may hold anything: nothing of it could be read, not even as plain text."""
    return not document.complete and document.data is None and not ids


def _released(folder: Path) -> bool:
    releases = folder / "releases"
    return releases.is_dir() and any(each.is_dir() for each in releases.iterdir())


def _without_spec(project_id: str, name: str, nearly: str) -> Loaded:
    start = f"Write it ('guidewright new {project_id}' starts one), or remove the folder."
    missing = Finding(
        Place(name),
        "no-spec",
        Severity.ERROR,
        f"the project '{project_id}' has no {SPEC}",
        f"Rename {nearly} to {SPEC}." if nearly else start,
    )
    return Loaded(
        project_id,
        None,
        (missing,),
        media={},
        pictures={},
        released=False,
        _spec=Merged(nothing_read(name, missing)),
        _read=Read(None),
        _quizzes=(),
    )


def _read_spec(spec: Merged, project_id: str, *, complete: bool) -> Read[Project]:
    if not spec.data and not complete:
        return Read(None)
    data = {key: value for key, value in spec.data.items() if key != "quizzes"}
    fill = {"format": FORMAT, "id": project_id, "title": project_id, "summary": project_id}
    read = read_model(Project, data, fill, spec.place, complete=complete)
    extra = []
    if "quizzes" in spec.data:
        hint = f"Quizzes are files of their own: quizzes/{project_id}/*.yaml."
        place = spec.place(("quizzes",), "key")
        extra.append(Finding(place, "unknown-key", Severity.ERROR, "unknown key 'quizzes'", hint))
    if read.value is not None and read.value.id != project_id:
        message = f"the id is '{read.value.id}', but the folder is '{project_id}'"
        hint = "Give both the same name; two projects can't share an id."
        extra.append(Finding(spec.place(("id",)), "folder-and-id-differ", Severity.ERROR, message, hint))
    if project_id in RESERVED:
        message = f"a project can't be called '{project_id}': the site has a folder of that name"
        extra.append(Finding(spec.place(("id",)), "bad-id", Severity.ERROR, message, "Choose another name."))
    return Read(read.value, (*read.findings, *extra), read.salvaged, read.written_as_numbers)
