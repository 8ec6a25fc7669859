"""The written files of the repository, and what stands in them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"

WRITTEN = [*sorted(DOCS.rglob("*.md")), *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))]
"""Everything that people read beside the generated sites."""

_FENCE = re.compile(r"^(?P<mark>`{3,})(?P<language>[\w-]*)\n(?P<text>.*?)^(?P=mark)$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?P<text>.+?)(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?(?P<target>[^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_HTML_LINK = re.compile(r"(?:href|src)=\"(?P<target>[^\"]+)\"")
_HEADING = re.compile(r"^#{1,6} +(?P<text>.+?) *#*$", re.MULTILINE)
_ID = re.compile(r"\bid=\"(?P<id>[^\"]+)\"")

SHELLS = {"console", "sh", "shell", "bash"}


def fences(text: str) -> Iterator[tuple[str, str]]:
    """Language and text of each fenced block."""
    for found in _FENCE.finditer(text):
        yield found["language"], found["text"]


def code(text: str) -> Iterator[str]:
    """What stands in backticks within a line."""
    yield from (" ".join(found["text"].split()) for found in _CODE.finditer(_FENCE.sub("", text)))


def links(text: str) -> list[str]:
    """The targets of links and pictures that lead nowhere outside of the repository."""
    prose = _CODE.sub("", _COMMENT.sub("", _FENCE.sub("", text)))
    found = [match["target"] for pattern in (_LINK, _HTML_LINK) for match in pattern.finditer(prose)]
    return [target for target in found if not re.match(r"[a-z][a-z0-9+.-]*:", target)]


def headings(text: str) -> list[str]:
    """The anchors that headings get, as GitHub makes them."""
    seen: dict[str, int] = {}
    anchors = []
    for match in _HEADING.finditer(_COMMENT.sub("", _FENCE.sub("", text))):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", match["text"])
        anchor = re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")
        seen[anchor] = seen.get(anchor, -1) + 1
        anchors.append(f"{anchor}-{seen[anchor]}" if seen[anchor] else anchor)
    return anchors


def anchors(text: str) -> set[str]:
    """Everything in a page that a link can lead to."""
    return {*headings(text), *(match["id"] for match in _ID.finditer(_FENCE.sub("", text)))}


def broken_links(path: Path, text: str) -> list[str]:
    """The links in the text of `path` that lead to no file, or to no place in it."""
    broken = []
    for target in links(text):
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        inside = file == ROOT or ROOT in file.parents
        found = inside and (file == path or file.exists())
        if found and anchor and file.suffix == ".md":
            found = anchor in anchors(text if file == path else file.read_text("utf-8"))
        if not found:
            broken.append(target)
    return broken


def shell_lines(text: str) -> Iterator[str]:
    """The command lines of a page: in blocks for a shell, and in backticks."""
    for language, block in fences(text):
        if language in SHELLS:
            lines = block.replace("\\\n", " ").splitlines()
            prompts = [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
            yield from prompts or lines
    yield from code(text)


@cache
def tracked() -> tuple[Path, ...]:
    """The files that are committed or about to be, apart from those that were just deleted."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return tuple(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())
