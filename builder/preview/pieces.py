"""A page's Markdown in pieces, each converted once: an edit costs what it changes, not what the page holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from mkdocs.structure.toc import AnchorLink, TableOfContents

_CUT = re.compile(r"#{2,3} .*\{ #[^{}]*\}")
"""A heading with an anchor of its own. What has none is numbered page by page, so it can't begin a piece."""

_FENCE = re.compile(r" *(```+|~~~+)")
_OPENED = re.compile(r"<(/?)(?:article|aside|details|div|section)\b")
MARK = "<!-- guidewright: the next piece -->"

Converted = tuple[str, TableOfContents]
"""HTML and headings."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A converted piece.

    Attributes:
        html: Its HTML.
        headings: Title, id and level of each heading.
    """

    html: str
    headings: tuple[tuple[str, str, int], ...]


@dataclass(slots=True)
class Pieces:
    """What was converted for one page the last time."""

    kept: Mapping[str, Piece] = field(default_factory=dict)

    def convert(self, markdown: str, whole: Callable[[str], Converted]) -> Converted:
        """The page as HTML.

        Args:
            markdown: The page.
            whole: Converts any Markdown; it is asked for what is new.
        """
        if MARK in markdown:
            return whole(markdown)
        pieces = list(cut(markdown))
        new = [piece for piece in dict.fromkeys(pieces) if piece not in self.kept]
        made = dict(self.kept)
        if new:
            converted = whole("".join(f"{piece}\n\n{MARK}\n\n" for piece in new))
            apart = _apart(converted, new)
            if apart is None:
                self.kept = {}
                return whole(markdown)
            made.update(zip(new, apart, strict=True))
        self.kept = {piece: made[piece] for piece in pieces}
        found = [self.kept[piece] for piece in pieces]
        ids = [anchor for piece in found for _, anchor, _ in piece.headings]
        if len(set(ids)) < len(ids):
            # Python-Markdown would number what is there twice.
            return whole(markdown)
        headings = [heading for piece in found for heading in piece.headings]
        return "\n".join(piece.html for piece in found).strip(), nested(headings)


def cut(markdown: str) -> Iterator[str]:
    """The page cut before headings that stand between paragraphs."""
    piece: list[str] = []
    fence, depth, free = "", 0, True
    for line in markdown.split("\n"):
        if not fence and free and not depth and piece and _CUT.fullmatch(line):
            yield "\n".join(piece).strip("\n")
            piece = []
        opening = _FENCE.match(line)
        if fence:
            fence = "" if opening and opening[1] == fence and not line.strip().strip(fence[0]) else fence
        elif opening:
            fence = opening[1]
        elif "<" in line:
            depth = max(0, depth + sum(-1 if tag[1] else 1 for tag in _OPENED.finditer(line)))
        free = not line.strip()
        piece.append(line)
    yield "\n".join(piece).strip("\n")


def nested(headings: list[tuple[str, str, int]]) -> TableOfContents:
    """The table of contents, each heading inside the nearest one above it of a lower level."""
    top: list[AnchorLink] = []
    around: list[AnchorLink] = []
    for title, anchor, level in headings:
        link = AnchorLink(title, anchor, level)
        while around and around[-1].level >= level:
            around.pop()
        (around[-1].children if around else top).append(link)
        around.append(link)
    return TableOfContents(top)


def _apart(converted: Converted, pieces: list[str]) -> list[Piece] | None:
    """What each piece has become; None where that can't be told, or depends on the pieces around it."""
    html, contents = converted
    count = len(pieces)
    # How Python-Markdown puts a comment between two blocks; what is before it may end in a line of its own.
    *parts, rest = f"{html}\n\n".split(f"\n{MARK}\n\n")
    if len(parts) != count or rest:
        return None
    headings: list[list[tuple[str, str, int]]] = [[] for _ in parts]
    at = 0
    found = list(_flat(contents.items))
    if len({link.id for link in found}) < len(found):
        return None
    for link in found:
        while at < count and f'id="{link.id}"' not in parts[at]:
            at += 1
        if at == count or f"#{link.id} " not in pieces[at]:
            return None  # it was numbered: the next time it may have another number
        headings[at].append((link.title, link.id, link.level))
    if any(_CUT.match(piece) and not inside for piece, inside in zip(pieces, headings, strict=True)):
        return None  # what is before it swallowed the heading
    return [Piece(part, tuple(inside)) for part, inside in zip(parts, headings, strict=True)]


def _flat(links: list[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _flat(link.children)
