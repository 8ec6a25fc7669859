"""Writes the blocks of prose the way Python-Markdown wants them: four spaces, empty lines, and nothing ambiguous."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.render.prose_blocks import Block, Code, Definition, Heading, Listing, Paragraph, Quote, Rule, Table
from builder.render.prose_inline import Inline

_INDENT = "    "
_EMPTY = "&#8203;"
"""Stands where Python-Markdown needs text before a block."""
_APART = ["", "<!-- -->", ""]
"""Keeps two lists or quotations that follow each other from becoming one."""
_ALIGN = {"": "---", "left": ":--", "right": "--:", "center": ":-:"}


def write(blocks: Sequence[Block], inline: Inline) -> list[str]:
    """The blocks as lines, with an empty line between each two."""
    out: list[str] = []
    for number, block in enumerate(blocks):
        if number:
            alike = type(block) is type(blocks[number - 1]) and isinstance(block, (Listing, Quote))
            out += _APART if alike else [""]
        out += _block(block, inline)
    return out


def indented(lines: Sequence[str]) -> list[str]:
    """The lines, four spaces further in."""
    return [f"{_INDENT}{line}" if line else "" for line in lines]


def _block(block: Block, inline: Inline) -> list[str]:
    match block:
        case Paragraph():
            out = inline.lines("\n".join(block.lines))
        case Heading():
            text = inline.cell(re.sub(r"(?<!\\)\*+", "", block.text))
            out = [f"**{text}**"] if text else []
        case Rule():
            out = ["---"]
        case Definition():
            out = [block.line if inline.raw else inline.cell(block.line)]
        case Code():
            out = _code(block, inline)
        case Table():
            out = _table(block, inline)
        case Quote():
            out = [f"> {line}".rstrip(" ") if not line else f"> {line}" for line in write(block.blocks, inline)]
        case Listing():
            out = _list(block, inline)
    return out


def _code(block: Code, inline: Inline) -> list[str]:
    lines = [inline.pieces.restored(line) for line in block.lines]
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}{block.language}", *lines, fence]


def _table(block: Table, inline: Inline) -> list[str]:
    def row(cells: Sequence[str]) -> str:
        return f"| {' | '.join(inline.cell(cell) for cell in cells)} |"

    return [row(block.header), f"| {' | '.join(_ALIGN[side] for side in block.align)} |", *map(row, block.rows)]


def _list(block: Listing, inline: Inline) -> list[str]:
    out: list[str] = []
    for number, item in enumerate(block.items):
        if number and block.loose:
            out.append("")
        mark = f"{number + 1}. " if block.ordered else "- "
        first = _block(item[0], inline) if item and isinstance(item[0], (Paragraph, Heading)) else [_EMPTY]
        rest = item[1:] if item and isinstance(item[0], (Paragraph, Heading)) else item
        # A list right under the item's first line keeps the item tight; anything else needs an empty line.
        tight = not block.loose and len(rest) == 1 and isinstance(rest[0], Listing) and not rest[0].loose
        below = write(rest, inline)
        out += [f"{mark}{first[0] if first else _EMPTY}", *indented(first[1:])]
        out += [*([] if tight or not below else [""]), *indented(below)]
    return out
