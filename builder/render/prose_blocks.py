"""The blocks of an author's Markdown, read the way people write it: CommonMark's rules, more lenient with indents.

Python-Markdown wants four spaces before nested content and an empty line before a list; nobody writes that. So the
structure is read here and written anew (`prose_write`), instead of being handed on as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

DEPTH = 8
"""Quotes and lists deeper than this are read as text."""

_FENCE = re.compile(r"^(?P<indent> *)(?P<mark>`{3,}|~{3,})(?P<info>.*)$")
_ITEM = re.compile(r"^(?P<indent> *)(?P<mark>[-+*]|\d{1,9}[.)])(?P<gap> +|$)(?P<rest>.*)$")
_HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})(?: +(?P<text>.*?))?(?: +#+)? *$")
_SETEXT = re.compile(r"^ {0,3}(?:=+|-{2,}) *$")
_RULE = re.compile(r"^ {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$")
_QUOTE = re.compile(r"^ {0,3}> ?(?P<rest>.*)$")
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]]+\]: *\S")
_SEPARATOR = re.compile(r"^ *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")
_PIPE = re.compile(r"(?<!\\)\|")
_CODE_INDENT = 4


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text, without what stood before and after them."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. Prose may have none: it is written as a bold paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A link reference definition, such as `[x]: https://example.org`."""

    line: str


@dataclass(frozen=True, slots=True)
class Code:
    """A block of code and its language, which may be empty."""

    language: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of the header, the alignments (`left`, `right`, `center` or empty), and the cells of the rows."""

    header: tuple[str, ...]
    align: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; each item is its blocks. A loose one has space between the items."""

    ordered: bool
    loose: bool
    items: tuple[tuple[Block, ...], ...]


Block = Paragraph | Heading | Rule | Definition | Code | Table | Quote | Listing


def blocks(lines: list[str], depth: int = 0) -> tuple[Block, ...]:
    """The blocks of a text, given as lines without tabs."""
    return tuple(_Reader(lines, depth).read())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in _PIPE.split(re.sub(r"^ *\||(?<!\\)\| *$", "", row)))


class _Reader:
    def __init__(self, lines: list[str], depth: int) -> None:
        self.lines = lines
        self.at = 0
        self.depth = depth

    def read(self) -> Iterator[Block]:
        while self.at < len(self.lines):
            if not self.lines[self.at].strip():
                self.at += 1
                continue
            yield self.block()

    def block(self) -> Block:
        readers = (self.indented_code, self.fence, self.mark, self.quote, self.listing, self.table)
        found: Block | None
        for reader in readers:
            if (found := reader()) is not None:
                return found
        return self.paragraph()

    def mark(self) -> Block | None:
        """A block of one line."""
        line = self.lines[self.at]
        found: Block | None = None
        if _RULE.match(line):
            found = Rule()
        elif heading := _HEADING.match(line):
            found = Heading(heading["text"] or "")
        elif _DEFINITION.match(line):
            found = Definition(line.strip())
        self.at += found is not None
        return found

    def indented_code(self) -> Code | None:
        if _indent(self.lines[self.at]) < _CODE_INDENT:
            return None
        taken: list[str] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.strip() and _indent(line) < _CODE_INDENT:
                break
            taken.append(line[_CODE_INDENT:])
            self.at += 1
        while not taken[-1].strip():
            taken.pop()
        return Code("", tuple(taken))

    def fence(self) -> Code | None:
        end = self.fence_end()
        opened = _FENCE.match(self.lines[self.at])
        if end is None or opened is None:
            return None
        indent = len(opened["indent"])
        language = re.match(r"[\w+#.-]*", opened["info"].strip(), re.ASCII)
        inside = self.lines[self.at + 1 : end]
        self.at = end + 1
        return Code(language[0] if language else "", tuple(line[min(indent, _indent(line)) :] for line in inside))

    def fence_end(self) -> int | None:
        """The line that closes the fence which opens here. A fence that nothing closes is none."""
        opened = _FENCE.match(self.lines[self.at])
        if not opened or (opened["mark"][0] == "`" and "`" in opened["info"]):
            return None
        mark = opened["mark"]
        for end in range(self.at + 1, len(self.lines)):
            text = self.lines[end].strip()
            if len(text) >= len(mark) and not text.strip(mark[0]):
                return end
        return None

    def quote(self) -> Quote | None:
        if self.depth >= DEPTH or not _QUOTE.match(self.lines[self.at]):
            return None
        taken: list[str] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if quoted := _QUOTE.match(line):
                taken.append(quoted["rest"])
            elif line.strip() and taken[-1].strip() and not self.starts_block():
                taken.append(line.strip())
            else:
                break
            self.at += 1
        return Quote(blocks(taken, self.depth + 1))

    def listing(self) -> Listing | None:
        first = _ITEM.match(self.lines[self.at])
        if self.depth >= DEPTH or not first:
            return None
        ordered = first["mark"][0].isdigit()
        items: list[tuple[Block, ...]] = []
        loose = False
        while self.at < len(self.lines):
            line = self.lines[self.at]
            item = _ITEM.match(line)
            if not item or _RULE.match(line) or item["mark"][0].isdigit() != ordered:
                break
            taken = self.item(item)
            inside = blocks(taken, self.depth + 1)
            trailing = self.at > 0 and not self.lines[self.at - 1].strip()
            more = _ITEM.match(self.lines[self.at]) if self.at < len(self.lines) else None
            goes_on = bool(more and more["mark"][0].isdigit() == ordered)
            loose = loose or (trailing and goes_on) or sum(isinstance(block, Paragraph) for block in inside) > 1
            items.append(inside)
        return Listing(ordered, loose, tuple(items))

    def item(self, opened: re.Match[str]) -> list[str]:
        """The lines of an item, without its indent. Whatever is two spaces further in than its mark belongs to it."""
        outer = len(opened["indent"])
        gap = len(opened["gap"]) if 1 <= len(opened["gap"]) <= _CODE_INDENT and opened["rest"] else 1
        inner = outer + len(opened["mark"]) + gap
        taken = [" " * (len(opened["gap"]) - gap) + opened["rest"]]
        self.at += 1
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip():
                taken.append("")
            elif _indent(line) >= outer + 2:
                taken.append(line[min(_indent(line), inner) :])
            elif taken[-1].strip() and not _ITEM.match(line) and not self.starts_block():
                taken.append(line.strip())
            else:
                break
            self.at += 1
        return taken

    def table(self) -> Table | None:
        if self.at + 1 >= len(self.lines):
            return None
        head, below = self.lines[self.at], self.lines[self.at + 1]
        header, marks = _cells(head), _cells(below)
        if not (_PIPE.search(head) and _SEPARATOR.match(below) and len(header) == len(marks)):
            return None
        self.at += 2
        rows: list[tuple[str, ...]] = []
        while self.at < len(self.lines) and _PIPE.search(self.lines[self.at]):
            cells = _cells(self.lines[self.at])
            rows.append((*cells[: len(header)], *[""] * (len(header) - len(cells))))
            self.at += 1
        sides = {(True, True): "center", (True, False): "left", (False, True): "right", (False, False): ""}
        return Table(header, tuple(sides[mark.startswith(":"), mark.endswith(":")] for mark in marks), tuple(rows))

    def paragraph(self) -> Paragraph | Heading:
        # A hard line break is two spaces at the end, so only the beginning of lines goes.
        taken = [self.lines[self.at].lstrip()]
        self.at += 1
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip():
                break
            if _SETEXT.match(line):
                self.at += 1
                return Heading(" ".join(part.strip() for part in taken))
            if self.starts_block():
                break
            taken.append(line.lstrip())
            self.at += 1
        return Paragraph((*taken[:-1], taken[-1].rstrip()))

    def starts_block(self) -> bool:
        """Whether this line ends the paragraph before it. Of numbers only 1 does, so that "1986. A year" is text."""
        line = self.lines[self.at]
        if _RULE.match(line) or _HEADING.match(line) or self.fence_end() is not None:
            return True
        if self.depth >= DEPTH:
            return False
        item = _ITEM.match(line)
        listed = bool(item and item["rest"] and (not item["mark"][0].isdigit() or item["mark"][:-1] == "1"))
        return listed or bool(_QUOTE.match(line))
