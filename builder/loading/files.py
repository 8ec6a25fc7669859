"""Reads files; what the disk refuses is a finding at the file, not an exception."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from builder.findings import Finding, Severity
from builder.source import Place
from builder.yamldoc import Document, parse
from builder.yamldoc.limits import MAX_BYTES
from builder.yamldoc.lines import Lines

Parsed = tuple[Document, frozenset[str]]
"""A YAML file, and where a part of it was lost the ids that may be in that part."""

MOST = 1_000
"""An indentation deeper than any."""

ID = re.compile(r"""\bid["']?[ \t]*:[ \t]*["']?(?P<word>[^\s"',}#]+)(?P<more>[^\n"',}#]*)""")


def read_document(path: Path, name: str) -> Document:
    """Parses the YAML file at `path`, which findings call `name`. Never raises for what is on the disk."""
    return read_with_ids(path, name)[0]


def parse_with_ids(raw: bytes, name: str) -> Parsed:
    """The bytes of a YAML file, read."""
    document = parse(raw, name)
    return document, frozenset() if document.complete else lost_ids(document, raw.decode("utf-8", "replace"))


def read_with_ids(path: Path, name: str, parse: Callable[[bytes, str], Parsed] = parse_with_ids) -> Parsed:
    """The YAML file at `path`; `parse` may remember what it has read before."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            # Opening a pipe would wait for ever, and a device never ends.
            why = "it is no file" if not path.is_dir() else "it is a folder"
            return nothing_read(name, _unreadable(name, why)), frozenset()
        with path.open("rb") as stream:
            # One byte more than allowed shows a file that is too large without reading all of it.
            raw = stream.read(MAX_BYTES + 1) if found.st_size <= MAX_BYTES else b" " * (MAX_BYTES + 1)
    except OSError as fault:
        return nothing_read(name, _unreadable(name, fault.strerror or str(fault))), frozenset()
    return parse(raw, name)


def lost_ids(document: Document, text: str) -> frozenset[str]:
    """Ids that stand in the text but were not read, and those of the entries in which a fault stands."""
    lost = ids_in(text) - set(_ids_read(document.data))
    lines = text.split("\n")
    for finding in document.findings:
        if finding.severity is Severity.ERROR:
            lost |= _ids_around(lines, finding.place.line)
    return frozenset(lost)


def ids_in(text: str) -> set[str]:
    """What stands behind `id:` in a text that is no YAML: its first word, and all of it, for labels have spaces."""
    found = [(match["word"], match["more"]) for match in ID.finditer(text)]
    return {text.strip() for word, more in found for text in (word, word + more)}


def _ids_read(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data["id"]
        for value in data.values():
            yield from _ids_read(value)
    elif isinstance(data, list):
        for value in data:
            yield from _ids_read(value)


def _ids_around(lines: list[str], number: int) -> set[str]:
    """The ids of the entries around a line, from the innermost out: each stands above it and no further in."""
    found: set[str] = set()
    depth = MOST
    for line in reversed(lines[:number]):
        inside = len(line) - len(line.lstrip(" -"))
        outside = len(line) - len(line.lstrip(" "))
        if line.strip() and inside <= depth and ID.search(line):
            found |= ids_in(line)
            depth = outside
        if line[:1].strip() and depth < MOST:
            break
    return found


def _unreadable(name: str, why: str) -> Finding:
    hint = "Check that the file is there and that you may read it."
    return Finding(Place(name), "unreadable-file", Severity.ERROR, f"the file can't be read: {why}", hint)


def nothing_read(name: str, finding: Finding) -> Document:
    """A document without data, and the reason."""
    return Document(name, None, (finding,), complete=False, _root=None, _lines=Lines(""))


def yaml_files(folder: Path, *, skip: frozenset[str] = frozenset()) -> list[Path]:
    """All `.yaml` and `.yml` files below `folder`, sorted by path, hidden ones and the folders in `skip` left out."""
    found: list[Path] = []
    if not folder.is_dir():
        return found
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if path.name not in skip and not path.is_symlink():
                found += yaml_files(path)
        elif path.suffix in {".yaml", ".yml"}:
            found.append(path)
    return found


def media_files(folder: Path) -> dict[str, int]:
    """Files below `folder`/media by their path from `folder`, with their size in bytes. Links are left out."""
    media = folder / "media"
    if not media.is_dir() or media.is_symlink():
        return {}
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in sorted(media.rglob("*"))
        if path.is_file() and not path.is_symlink() and not path.name.startswith(".")
    }
