"""Puts the files of a project together and remembers where each piece came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from builder.findings import Finding, Severity
from builder.model import Project
from builder.source import KeyPath, Place
from builder.yamldoc import Document

Side = Literal["key", "value"]

LISTS = frozenset(
    info.alias or name for name, info in Project.model_fields.items() if "tuple" in str(info.annotation)
) - {"for", "quizzes"}
"""Top-level keys whose lists may be spread over several files."""


@dataclass(slots=True)
class Merged:
    """The data of several documents as one mapping.

    Attributes:
        data: The mapping.
        findings: Keys that stand in two files, and files that are no mapping.
    """

    main: Document
    data: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _single: dict[str, Document] = field(default_factory=dict)
    _spread: dict[str, list[tuple[int, Document]]] = field(default_factory=dict)

    def place(self, path: KeyPath, of: Side = "value") -> Place:
        """Where the value (or the key) at `path` stands; the nearest known place above it if it stands nowhere."""
        if not path:
            return self.main.place((), of=of)
        key, *rest = path
        if key in self._spread and rest and isinstance(rest[0], int):
            pieces = self._spread[str(key)]
            start, document = next(piece for piece in reversed(pieces) if piece[0] <= rest[0])
            return document.place((key, rest[0] - start, *rest[1:]), of=of)
        document = self._single.get(str(key)) or next((doc for _, doc in self._spread.get(str(key), ())), self.main)
        return document.place(path, of=of)

    def add(self, document: Document) -> None:
        """Appends the lists of `document`, and takes over what no other file has said."""
        if document.data is None:
            return
        if not isinstance(document.data, dict):
            self._fault(document, (), "wrong-type", "the file must be a mapping of keys to values", "")
            return
        for key, value in document.data.items():
            if key in LISTS and key in self.data and not (isinstance(value, list) and key in self._spread):
                value = self._lists_only(key, value, document)  # noqa: PLW2901 -- what there is to add of it
            if key in LISTS and isinstance(value, list):
                pieces = self._spread.setdefault(key, [])
                pieces.append((len(self.data.setdefault(key, [])), document))
                self.data[key] = [*self.data[key], *value]
            elif key in self.data:
                first = (self._single.get(key) or self._spread[key][0][1]).path
                self._fault(document, (key,), "key-in-two-files", f"'{key}' already stands in {first}",
                            "Keep it in one of the two files.")  # fmt: skip
            else:
                self.data[key] = value
                self._single[key] = document

    def _lists_only(self, key: str, value: Any, document: Document) -> list[Any]:
        """What a file adds to a list, where one of the files has something else under its key."""
        first = self._single.get(key)
        if first is not None and isinstance(value, list):
            self._not_a_list(first, key, document)
            del self.data[key], self._single[key]
            return value
        self._not_a_list(document, key, first or self._spread[key][0][1])
        return []

    def _not_a_list(self, document: Document, key: str, other: Document) -> None:
        message = f"'{key}' must be a list, for it stands in {other.path} too"
        self._fault(document, (key,), "wrong-type", message, "Write its entries below it, or remove it here.")

    def _fault(self, document: Document, path: KeyPath, check: str, message: str, hint: str) -> None:
        self.findings.append(Finding(document.place(path, of="key"), check, Severity.ERROR, message, hint))
