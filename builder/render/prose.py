"""Author's Markdown on a page: sanitised, with its references linked, its formulas drawn and its terms explained.

Where it can, prose stays Markdown, so that a page reads well in a pull request too. It is not copied but read as
CommonMark (`prose_read`) and written anew (`prose_write`): paragraphs, lists, quotations, tables, code, emphasis and
links to safe destinations. A heading becomes a bold line, an image its alternative text, and what Python-Markdown's
extensions would react to (attribute lists, admonitions, definition lists) is text.
Prose that holds raw HTML or a list that does not count from 1, and prose in a table cell that is more than a line,
goes the second way: as HTML that is cleaned against an allow-list and put on the page as one line (`prose_html`).
The first way is held against the second, and given up for it where Python-Markdown would make anything else of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from markdown_it.token import Token

from builder.render.prose_html import cleaned, one_line, unwrapped, words
from builder.render.prose_links import address
from builder.render.prose_pieces import Link, Pieces, Resolve, set_aside
from builder.render.prose_read import as_html, foreign_as_html, parts, read
from builder.render.prose_same import says
from builder.render.prose_terms import TermLinker
from builder.render.prose_write import LISTS, Writer, indented

__all__ = ["Link", "not_allowed", "plain_text", "prose", "rendered", "unsafe_links"]

_CONTROLS = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
_IMPOSSIBLE = re.compile("[\x00\ud800-\udfff]")
_SUSPICIOUS = re.compile(r"[<\[{&\\!]|[*_]{3}|\*_|_\*|^ *[:=~?|]", re.MULTILINE)
_ATTRIBUTE_LIST = re.compile(r"\{[:.# ][^{}\n]*\}(?=\s|$|[.,;:!?)])")
_TAG = re.compile(r"<(?!/)[^<>]+>")
_FROM_HTML = re.compile(r"""\b(?:href|src)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_AUTOLINK = re.compile(r"<((?!https?:|mailto:)[a-z]+:[^\s<>]+)>", re.IGNORECASE)


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
    tokens = read(source)
    lines = _lines(tokens, pieces, terms, cell=context == "cell")
    if lines is not None:
        if context == "block" and tokens and tokens[-1].type.replace("close", "open") in LISTS:
            lines += ["", "<!-- -->"]  # what the page says next may be a list too
        return pieces.markdown("\n".join(indented(lines) if context == "list" else lines))
    line = one_line(cleaned(as_html(tokens)), pieces, terms)
    if context == "cell":
        return unwrapped(line)
    return f'{"    " if context == "list" else ""}<div class="gw-prose">{line}</div>'


def rendered(text: str) -> str:
    """Markdown that nobody here wrote, as HTML on one line: its form is shown, but nothing in it is a link or HTML.

    Lines end where they end in the text, as they do in chats.

    Raises:
        ValueError: The text holds NUL or a lone surrogate.
    """
    source, pieces = set_aside(_prepared(text), None)
    return one_line(cleaned(foreign_as_html(source), links=False), pieces)


def plain_text(text: str, resolve: Resolve) -> str:
    """What prose says, as plain text on one line: for a link's title or a page's description."""
    source, pieces = set_aside(_prepared(text), resolve)
    return pieces.plain(words(cleaned(as_html(read(source)))))


def unsafe_links(text: str) -> list[str]:
    """Destinations in prose that no page will link to, in order."""
    source, pieces = set_aside(_prepared(text), lambda *_: None)
    found: list[str] = []
    for token in _all(read(source)):
        found += [str(value) for value in (token.attrGet("href"), token.attrGet("src")) if value]
        found += _FROM_HTML.findall(token.content) if token.type.startswith("html") else []
        found += _AUTOLINK.findall(token.content) if token.type == "text" else []
    return [pieces.restored(each) for each in found if address(pieces.restored(each)) is None]


def not_allowed(text: str) -> list[str]:
    """What in prose is shown otherwise than the author may expect, in words for a message."""
    source, pieces = set_aside(_prepared(text), lambda *_: None)
    found: dict[str, None] = {}
    heading = False
    for token in _all(read(source)):
        if heading:
            found[f"the heading “{pieces.restored(token.content)}”"] = None
        if token.type == "image":
            found["an image"] = None
        elif token.type.startswith("html"):
            found |= {f"the HTML {pieces.restored(each)}": None for each in _TAG.findall(token.content)}
        elif token.type == "text":
            found |= {f"the attribute list {each}": None for each in _ATTRIBUTE_LIST.findall(token.content)}
        heading = token.type == "heading_open"
    return list(found)


def _prepared(text: str) -> str:
    if found := _IMPOSSIBLE.search(text):
        raise ValueError(f"U+{ord(found[0]):04X} cannot stand on a page")
    text = re.sub("\r\n?|[\x85\u2028\u2029]", "\n", text).expandtabs(4)
    return _CONTROLS.sub("\ufffd", text)


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def _lines(tokens: list[Token], pieces: Pieces, terms: TermLinker | None, *, cell: bool) -> list[str] | None:
    """The prose as Markdown, or None where that would not do."""
    if any(token.type.startswith("html") or token.attrGet("start") is not None for token in _all(tokens)):
        return None
    found = [*parts(tokens)]
    if cell and (len(found) > 1 or any(opened.type not in {"paragraph_open", "heading_open"} for opened, _ in found)):
        return None

    def write(writer: Writer) -> list[str]:
        return [writer.line(inside[0]) for _, inside in found] if cell else writer.blocks(found)

    writer = Writer(pieces, terms)
    lines = write(writer)
    # Links to the glossary are ours: whether the rest is right shows without them.
    source = "\n".join(write(Writer(pieces)) if writer.seen else lines)
    if _SUSPICIOUS.search(source) and not says(source, cleaned(as_html(tokens))):
        return None
    return lines
