"""What earlier runs have found out, for later runs over the same files.

It is kept in the user's cache, not in the repository: what a pull request brings along could say that all is well.
Nothing here may fail a run: what can't be read is found anew, and what can't be written is not kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any

import platformdirs

import builder
from builder.loading import Repository

CACHE = "GUIDEWRIGHT_CACHE"
"""The environment variable that moves the cache; empty for none."""


def cache_folder() -> Path | None:
    """Where what is found out may be kept; None where the user wants nothing kept."""
    place = os.environ.get(CACHE)
    if place == "":
        return None
    # Engines work from folders of their own.
    return Path(place).absolute() if place else platformdirs.user_cache_path("guidewright", appauthor=False)


class Memory:
    """What is remembered of one repository: values of JSON, each under a name and with the key of what it was found by.

    Args:
        repository: Which.
    """

    def __init__(self, repository: Repository) -> None:
        folder = cache_folder()
        self.folder = folder and folder / digest(str(repository.root).encode("utf-8", "replace"))

    def recall(self, name: str, key: str) -> Any:
        """What is remembered under a name; None if that is nothing, or belongs to another key."""
        if self.folder is None:
            return None
        try:
            kept = json.loads((self.folder / f"{name}.json").read_bytes())
            return kept["value"] if kept["key"] == key else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, name: str, key: str, value: Any) -> None:
        """Remembers a value."""
        if self.folder is None:
            return
        path = self.folder / f"{name}.json"
        aside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            aside.write_text(json.dumps({"key": key, "value": value}), "utf-8")
            aside.replace(path)
        except (OSError, ValueError):
            with contextlib.suppress(OSError):
                aside.unlink()


def program() -> str:
    """What tells one state of the program from another: its files, the interpreter, and what is installed beside it."""
    found = [builder.__version__, sys.version]
    for module in Path(builder.__file__).parent.rglob("*.py"):
        about = module.stat()
        found.append(f"{module} {about.st_size} {about.st_mtime_ns}")
    pydantic = importlib.util.find_spec("pydantic")
    if pydantic and pydantic.origin:
        # The folder of all installed packages changes whenever one of them does.
        found.append(str(Path(pydantic.origin).parent.parent.stat().st_mtime_ns))
    return digest("\n".join(sorted(found)).encode("utf-8", "replace"))


def digest(content: bytes) -> str:
    """SHA-256, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
