"""Prose with marks: read as CommonMark, and written anew as Markdown or, where that would not do, as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from builder.render.prose_html import cleaned, one_line, unwrapped, words
from builder.render.prose_links import address
from builder.render.prose_pieces import Pieces
from builder.render.prose_read import as_html, foreign_as_html, parts, read
from builder.render.prose_same import says
from builder.render.prose_terms import Context, TermLinker
from builder.render.prose_write import LISTS, Writer, indented

_SUSPICIOUS = re.compile(r"[<\[{&\\!]|[*_]{3}|\*_|_\*|^ *[:=~?|]", re.MULTILINE)
_ATTRIBUTE_LIST = re.compile(r"\{[:.# ][^{}\n]*\}(?=\s|$|[.,;:!?)])")
_TAG = re.compile(r"<(?!/)[^<>]+>")
_FROM_HTML = re.compile(r"""\b(?:href|src)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_AUTOLINK = re.compile(r"<((?!https?:|mailto:)[a-z]+:[^\s<>]+)>", re.IGNORECASE)


def marked(source: str, pieces: Pieces, terms: TermLinker | None, context: Context, seen: set[str]) -> str:
    """Prose for a page, as `prose` gives it.

    Args:
        source: The author's Markdown, its pieces set aside.
        pieces: What was set aside.
        terms: Links each term of the glossary where the text first uses it; None to link none.
        context: As for `prose`.
        seen: Ids of terms that are not to be linked; those that are linked now are added.
    """
    tokens = read(source)
    linked = set(seen)
    lines = _lines(tokens, pieces, terms, linked, cell=context == "cell")
    if lines is not None:
        seen |= linked
        if context == "block" and tokens and tokens[-1].type.replace("close", "open") in LISTS:
            lines += ["", "<!-- -->"]  # what the page says next may be a list too
        return pieces.markdown("\n".join(indented(lines) if context == "list" else lines))
    line = one_line(cleaned(as_html(tokens)), pieces, terms, seen)
    if context == "cell":
        return unwrapped(line)
    return f'{"    " if context == "list" else ""}<div class="gw-prose">{line}</div>'


def html(source: str, pieces: Pieces, terms: TermLinker | None, seen: set[str]) -> str:
    """Prose as HTML on one line; arguments as for `marked`."""
    return one_line(cleaned(as_html(read(source))), pieces, terms, seen)


def foreign(source: str, pieces: Pieces) -> str:
    """Markdown that nobody here wrote, as `rendered` gives it."""
    return one_line(cleaned(foreign_as_html(source), links=False), pieces)


def said(source: str) -> str:
    """The words of prose on one line."""
    return words(cleaned(as_html(read(source))))


def unsafe_links(source: str, pieces: Pieces) -> list[str]:
    """Destinations in prose that no page will link to, in order."""
    found: list[str] = []
    for token in _all(read(source)):
        found += [str(value) for value in (token.attrGet("href"), token.attrGet("src")) if value]
        found += _FROM_HTML.findall(token.content) if token.type.startswith("html") else []
        found += _AUTOLINK.findall(token.content) if token.type == "text" else []
    return [pieces.restored(each) for each in found if address(pieces.restored(each)) is None]


def not_allowed(source: str, pieces: Pieces) -> list[str]:
    """What in prose is shown otherwise than the author may expect, in words for a message."""
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


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def _lines(
    tokens: list[Token], pieces: Pieces, terms: TermLinker | None, seen: set[str], *, cell: bool
) -> list[str] | None:
    """The prose as Markdown, or None where that would not do."""
    if any(token.type.startswith("html") or token.attrGet("start") is not None for token in _all(tokens)):
        return None
    found = [*parts(tokens)]
    if cell and (len(found) > 1 or any(opened.type not in {"paragraph_open", "heading_open"} for opened, _ in found)):
        return None

    def write(writer: Writer) -> list[str]:
        return [writer.line(inside[0]) for _, inside in found] if cell else writer.blocks(found)

    before = len(seen)
    lines = write(Writer(pieces, terms, seen))
    # Links to the glossary are ours: whether the rest is right shows without them.
    source = "\n".join(write(Writer(pieces)) if len(seen) > before else lines)
    if _SUSPICIOUS.search(source) and not says(source, cleaned(as_html(tokens))):
        return None
    return lines
