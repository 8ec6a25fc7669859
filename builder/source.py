"""Places in files, and the key paths by which rules name them before anyone knows the line."""

from __future__ import annotations

from dataclasses import dataclass

KeyPath = tuple[str | int, ...]
"""Mapping keys and list indices from the root of a project's (or quiz's) data, e.g. `("rules", 3, "text")`."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: `path` relative to the repository, with `/`; `line` and `column` count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """The form that editors and terminals make a link of."""
        return f"{self.path}:{self.line}:{self.column}"
