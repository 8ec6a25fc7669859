"""Author's Markdown on a page: sanitised, with its references linked, its formulas drawn and its terms explained.

Where it can, prose stays Markdown, so that a page reads well in a pull request too. It is not copied but written
anew from what it means (`prose_blocks`, `prose_inline`, `prose_write`): paragraphs, lists, quotations, tables, code,
emphasis and links to safe destinations. A heading becomes a bold line, an image its alternative text, and what
Python-Markdown's extensions would react to (attribute lists, admonitions, definition lists) is text.
Prose that holds raw HTML or link reference definitions, and prose in a table cell that is more than a line, goes the
second way: rendered by itself, cleaned against an allow-list, and put on the page as one line of HTML (`prose_html`).
The first way is checked by the second's rules too, and given up for it where they would change anything.
"""

from __future__ import annotations

import re
from typing import Literal

from builder.render.prose_blocks import Block, Code, Definition, Heading, Listing, Paragraph, Quote, Rule, Table, blocks
from builder.render.prose_html import cleaned, isolated, one_line, outline, unwrapped, words
from builder.render.prose_inline import TOKENS, Inline, is_html
from builder.render.prose_links import DESTINATION, address
from builder.render.prose_pieces import Link, Pieces, Resolve, set_aside
from builder.render.prose_terms import TermLinker
from builder.render.prose_write import indented, write

__all__ = ["Link", "not_allowed", "plain_text", "prose", "rendered", "unsafe_links"]

_CONTROLS = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
_IMPOSSIBLE = re.compile("[\x00\ud800-\udfff]")
_SUSPICIOUS = re.compile(r"[<\[{&\\!]|^ *[:=~?|]", re.MULTILINE)
_ATTRIBUTE_LIST = re.compile(r"\{[^{}\n]*\}(?=\s|$|[.,;:!?)])")


def prose(
    text: str,
    *,
    resolve: Resolve,
    terms: TermLinker | None = None,
    context: Literal["block", "list", "cell"] = "block",
) -> str:
    """Prose for a page.

    Args:
        text: The author's Markdown.
        resolve: Gives the target of a reference, or None where there is none to see: then its words are shown.
        terms: Links each term of the glossary where the text first uses it; None to link none.
        context: `block` stands between empty lines; `list` is indented by four spaces, for inside a list item;
            `cell` is one line, for a table cell or any other place within a line.

    Raises:
        ValueError: The text holds NUL or a lone surrogate.
    """
    source, pieces = set_aside(_prepared(text), resolve)
    found = blocks(source.split("\n"))
    if context == "cell" and len(found) <= 1 and all(isinstance(block, (Paragraph, Heading)) for block in found):
        if not _needs_html(found):
            inline = Inline(pieces, terms)
            return pieces.markdown("".join(inline.cell(_words(block)) for block in found))
    elif context != "cell" and not _needs_html(found):
        lines = write(found, Inline(pieces, terms))
        if _is_clean(lines):
            return pieces.markdown("\n".join(indented(lines) if context == "list" else lines))
    line = _as_html(found, pieces, terms)
    if context == "cell":
        return unwrapped(line)
    return f'{"    " if context == "list" else ""}<div class="gw-prose">{line}</div>'


def rendered(text: str) -> str:
    """Markdown that nobody here wrote, as HTML on one line: its form is shown, but nothing in it is a link or HTML.

    Raises:
        ValueError: The text holds NUL or a lone surrogate.
    """
    source, pieces = set_aside(_prepared(text), None)
    found = blocks(source.split("\n"))
    page = isolated("\n".join(write(found, Inline(pieces, raw=True))))
    return one_line(cleaned(page, links=False), pieces)


def plain_text(text: str, resolve: Resolve) -> str:
    """What prose says, as plain text on one line: for a link's title or a page's description."""
    source, pieces = set_aside(_prepared(text), resolve)
    page = isolated("\n".join(write(blocks(source.split("\n")), Inline(pieces, raw=True, keeps_html=True))))
    return pieces.plain(words(cleaned(page)))


def unsafe_links(text: str) -> list[str]:
    """Destinations in prose that no page will link to, as written, in order."""
    source, pieces = set_aside(_prepared(text), lambda *_: None)
    found: list[str] = []
    for match in re.finditer(r"(?<!\\)\]" + f"(?={DESTINATION.pattern})", source, re.VERBOSE):
        target = DESTINATION.match(source, match.end())
        if target:
            found.append(target["angled"] if target["angled"] is not None else target["bare"])
    found += re.findall(r"^ {0,3}\[[^\[\]]+\]: *<?([^\s<>]+)", source, re.MULTILINE)
    found += re.findall(r"<(?=[a-z]+:)((?!https?:|mailto:)[a-z]+:[^\s<>]+)>", source, re.IGNORECASE)
    found += re.findall(r"""\b(?:href|src)\s*=\s*["']?([^"'\s>]+)""", source, re.IGNORECASE)
    return [pieces.restored(each) for each in found if each and address(pieces.restored(each)) is None]


def not_allowed(text: str) -> list[str]:
    """What in prose is shown otherwise than the author may expect, in words for a message."""
    source, pieces = set_aside(_prepared(text), lambda *_: None)
    found: dict[str, None] = {}
    for block in _all(blocks(source.split("\n"))):
        if isinstance(block, Heading):
            found[f"the heading “{pieces.restored(block.text)}”"] = None
        for text_in in _texts(block):
            for token in TOKENS.finditer(text_in):
                if token["image"]:
                    found["an image"] = None
                elif is_html(token) and not token[0].startswith("</"):
                    found[f"the HTML {pieces.restored(token[0])}"] = None
            found |= {
                f"the attribute list {each}": None for each in _ATTRIBUTE_LIST.findall(text_in) if each[1:2] in ":.# "
            }
    return list(found)


def _prepared(text: str) -> str:
    if found := _IMPOSSIBLE.search(text):
        raise ValueError(f"U+{ord(found[0]):04X} cannot stand on a page")
    text = re.sub("\r\n?|[\x85\u2028\u2029]", "\n", text).expandtabs(4)
    return _CONTROLS.sub("\ufffd", text)


def _words(block: Block) -> str:
    return block.text if isinstance(block, Heading) else "\n".join(_texts(block))


def _texts(block: Block) -> list[str]:
    """The texts of a block itself, without those of the blocks in it."""
    match block:
        case Paragraph():
            return ["\n".join(block.lines)]
        case Heading():
            return [block.text]
        case Table():
            return [*block.header, *(cell for row in block.rows for cell in row)]
        case Rule() | Code() | Definition() | Quote() | Listing():
            return []


def _all(found: tuple[Block, ...]) -> list[Block]:
    out: list[Block] = []
    for block in found:
        inside = (block.blocks,) if isinstance(block, Quote) else block.items if isinstance(block, Listing) else ()
        out += [block, *(each for blocks_in in inside for each in _all(blocks_in))]
    return out


def _needs_html(found: tuple[Block, ...]) -> bool:
    return any(
        isinstance(block, Definition)
        or any(is_html(token) for text in _texts(block) for token in TOKENS.finditer(text))
        for block in _all(found)
    )


def _is_clean(lines: list[str]) -> bool:
    """Whether cleaning would leave the page as it is. The links' own marks are made by us and would go."""
    source = "\n".join(lines)
    if not _SUSPICIOUS.search(source):
        return True
    page = isolated(re.sub(r'\{ (?:\.gw-term|rel="noopener noreferrer") \}', "", source))
    before, after = outline(page), outline(cleaned(page))
    return [each for each in before if each != ("div", [])] == after


def _as_html(found: tuple[Block, ...], pieces: Pieces, terms: TermLinker | None) -> str:
    defined = any(isinstance(block, Definition) for block in _all(found))
    page = isolated("\n".join(write(found, Inline(pieces, raw=True, keeps_html=True, keeps_brackets=defined))))
    return one_line(cleaned(page), pieces, terms)
