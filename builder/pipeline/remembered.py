"""What the last run found in each project, for the next run over the same files."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from builder.findings import Finding, Severity
from builder.loading import Repository
from builder.loading.pictures import is_picture_file, size_of_file
from builder.pipeline.memory import Memory, digest, program
from builder.source import Place

Find = Callable[[], Sequence[Finding]]

MEDIA = "media"
RELEASES = "releases"

MOST = 16_000_000
"""Bytes of the largest file that is worth a digest; no spec is near it."""


class Remembered:
    """The findings of earlier runs on one repository.

    Args:
        repository: Which.
        today: The day against which dates are judged.
    """

    def __init__(self, repository: Repository, today: dt.date) -> None:
        self.repository = repository
        self.memory = Memory(repository)
        self.common = f"{program()}\n{today.isoformat()}\n{_of_file(repository.base_config)}"

    def of_project(self, project: str, find: Find) -> list[Finding]:
        """What is wrong with a project: what was found last time, or what `find` finds where anything differs."""
        spec, quizzes = self.repository.guidelines / project, self.repository.quizzes / project
        return self._found(f"project-{project}", _of_folders(spec, quizzes), find)

    def of_repository(self, find: Find, *, whole: bool) -> list[Finding]:
        """What is wrong with the settings and, if `whole`, with folders that belong to no project."""
        folders = (self.repository.guidelines, self.repository.quizzes)
        names = [_names(each) if each.is_dir() else None for each in folders]
        return self._found("repository" if whole else "settings", json.dumps(names), find)

    def _found(self, name: str, inputs: str | None, find: Find) -> list[Finding]:
        if self.memory.folder is None or inputs is None:
            return list(find())
        key = digest(f"{self.common}\n{inputs}".encode("utf-8", "surrogatepass"))
        kept = _findings(self.memory.recall(name, key))
        if kept is None:
            kept = list(find())
            self.memory.keep(name, key, [asdict(finding) for finding in kept])
        return kept


def _findings(kept: Any) -> list[Finding] | None:
    if kept is None:
        return None
    try:
        return [
            Finding(Place(**each["place"]), each["id"], Severity(each["severity"]), each["message"], each["hint"])
            for each in kept
        ]
    except (ValueError, KeyError, TypeError):
        return None


def _of_folders(*folders: Path) -> str | None:
    """A digest of all that is read below the folders; None where that can't be told."""
    found = hashlib.sha256()
    try:
        for folder in folders:
            for path, content in _files(folder):
                found.update(json.dumps([path, len(content)]).encode())
                found.update(content)
    except OSError:
        return None
    return found.hexdigest()


def _files(folder: Path, *, inner: bool = False) -> Iterator[tuple[str, bytes]]:
    """Path and content of each file; of media only what is read of them, and of releases only that they are there.

    Raises:
        OSError: Something can't be read, or is neither a file nor a folder.
    """
    if not os.path.lexists(folder):
        return
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        path = Path(entry.path)
        if entry.is_symlink() or not (entry.is_dir() or entry.is_file()) or entry.stat().st_size > MOST:
            raise OSError(entry.path)
        if entry.is_file():
            yield entry.path, path.read_bytes()
        elif entry.name == RELEASES and not inner:
            yield entry.path, json.dumps(_names(path)).encode()
        elif entry.name == MEDIA and not inner:
            for inside, _, files in sorted(os.walk(path)):
                for file in sorted(files):
                    yield str(Path(inside, file)), _of_media(Path(inside, file))
        else:
            yield from _files(path, inner=True)


def _of_media(path: Path) -> bytes:
    """What is read of a file below `media/`: its size in bytes and, of a picture, in pixels, and whether it is one.

    Raises:
        OSError: It can't be read.
    """
    if path.is_symlink() or not path.is_file():
        return b""  # such a thing counts as missing, and to open a pipe would be to wait for ever
    return f"{path.stat().st_size} {size_of_file(path)} {is_picture_file(path)}".encode()


def _names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def _of_file(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""
