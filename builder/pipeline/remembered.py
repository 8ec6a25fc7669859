"""What the last run found in each project, for the next run over the same files.

It is kept in the user's cache, not in the repository: what a pull request brings along could say that all is well.
Nothing here may fail a run: what can't be read is found anew, and what can't be written is not kept.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import importlib.util
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import platformdirs

import builder
from builder.findings import Finding, Severity
from builder.loading import Repository
from builder.loading.pictures import is_picture_file, size_of_file
from builder.source import Place

Find = Callable[[], Sequence[Finding]]

CACHE = "GUIDEWRIGHT_CACHE"
"""The environment variable that moves the cache; empty for none."""

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
        self.common = f"{_program()}\n{today.isoformat()}\n{_of_file(repository.base_config)}"
        place = os.environ.get(CACHE)
        folder = Path(place) if place else platformdirs.user_cache_path("guidewright", appauthor=False)
        self.folder = None if place == "" else folder / _digest(str(repository.root).encode("utf-8", "replace"))

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
        if self.folder is None or inputs is None:
            return list(find())
        path = self.folder / f"{name}.json"
        key = _digest(f"{self.common}\n{inputs}".encode("utf-8", "surrogatepass"))
        kept = _read(path, key)
        if kept is None:
            kept = list(find())
            _write(path, key, kept)
        return kept


def _read(path: Path, key: str) -> list[Finding] | None:
    try:
        kept = json.loads(path.read_bytes())
        if kept["key"] != key:
            return None
        return [
            Finding(Place(**each["place"]), each["id"], Severity(each["severity"]), each["message"], each["hint"])
            for each in kept["findings"]
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, key: str, findings: Sequence[Finding]) -> None:
    text = json.dumps({"key": key, "findings": [asdict(finding) for finding in findings]})
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(text, "utf-8")
        aside.replace(path)
    except (OSError, ValueError):
        with contextlib.suppress(OSError):
            aside.unlink()


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


def _program() -> str:
    """What tells one state of the program from another: its files, the interpreter, and what is installed beside it."""
    found = [builder.__version__, sys.version]
    for module in Path(builder.__file__).parent.rglob("*.py"):
        about = module.stat()
        found.append(f"{module} {about.st_size} {about.st_mtime_ns}")
    pydantic = importlib.util.find_spec("pydantic")
    if pydantic and pydantic.origin:
        # The folder of all installed packages changes whenever one of them does.
        found.append(str(Path(pydantic.origin).parent.parent.stat().st_mtime_ns))
    return _digest("\n".join(sorted(found)).encode("utf-8", "replace"))


def _of_file(path: Path) -> str:
    try:
        return _digest(path.read_bytes())
    except OSError:
        return ""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
