"""What a site consists of: parts that are made one by one, kept under their key, and put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.site.mkdocs_project import MkdocsProject


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the site.

    Attributes:
        path: The folder below the site where its files go; empty for the site's own folder.
        key: The digest of what it is made of.
    """

    path: str
    key: str


@dataclass(frozen=True, slots=True)
class Pages:
    """A part that an engine makes.

    Attributes:
        part: Which.
        project: Gives what it is made of, when its turn comes: so that not all of them are held at once.
        count: How many pages it has.
    """

    part: Part
    project: Callable[[], MkdocsProject]
    count: int


@dataclass(frozen=True, slots=True)
class Texts:
    """A part whose files are put into the site as they are, by path from the part's folder."""

    part: Part
    files: Mapping[str, bytes]


Recipe = Pages | Texts
"""How a part is made."""


def write_texts(texts: Texts, folder: Path) -> None:
    """Writes the files of a part to a new folder.

    Raises:
        OSError: The disk refuses.
    """
    for name, content in texts.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
