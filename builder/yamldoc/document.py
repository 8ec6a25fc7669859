"""One YAML file, read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from builder.findings import Finding
from builder.source import KeyPath, Place
from builder.yamldoc.lines import Lines
from builder.yamldoc.spans import AliasSpan, MapSpan, SpanNode, locate, step


@dataclass(frozen=True, slots=True)
class Document:
    """The data of one YAML file, where each part of it stands, and what is wrong with it.

    Attributes:
        path: The file, relative to the repository, with `/`.
        data: Dictionaries with text keys, lists, and the scalars of `builder.scalars`; `None` if nothing could be read.
            What an alias stands for is shared, not copied: do not change it in place.
        findings: Every fault found, sorted by place.
        complete: Whether `data` holds all that the file says. If not, that something is *missing* from it proves
            nothing: the findings say what was left out or replaced.
    """

    path: str
    data: Any
    findings: tuple[Finding, ...]
    complete: bool
    _root: SpanNode | None = field(repr=False, compare=False)
    _lines: Lines = field(repr=False, compare=False)

    def place(self, keypath: KeyPath, *, of: Literal["key", "value"] = "value") -> Place:
        """Where the key or the value at a key path stands.

        Args:
            keypath: From the root of this file's data.
            of: For an entry of a list, the key is the value. An alias stands where it is used, what is in it where
                it was written.

        Returns:
            The place; that of the nearest known ancestor for a path that the file does not have.
        """
        return self._place(0 if self._root is None else locate(self._root, keypath, of))

    def keys_of(self, keypath: KeyPath) -> Mapping[str, Place]:
        """The keys of the mapping at a key path, in the file's order, each with its place; empty for anything else."""
        node = self._root
        for key in keypath:
            found = None if node is None else step(node, key)
            node = None if found is None else found[1]
        if isinstance(node, AliasSpan):
            node = node.target
        if not isinstance(node, MapSpan):
            return {}
        return {key: self._place(index) for key, (index, _) in node.entries.items()}

    def _place(self, index: int) -> Place:
        line, column = self._lines.at(index)
        return Place(self.path, line, column)
