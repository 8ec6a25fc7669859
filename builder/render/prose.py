"""Author's Markdown on a page: sanitised, with its references linked, its formulas drawn and its terms explained.

Where it can, prose stays Markdown, so that a page reads well in a pull request too. It is not copied but read as
CommonMark (`prose_read`) and written anew (`prose_write`): paragraphs, lists, quotations, tables, code, emphasis and
links to safe destinations. A heading becomes a bold line, an image its alternative text, and what Python-Markdown's
extensions would react to (attribute lists, admonitions, definition lists) is text.
Prose that holds raw HTML or a list that does not count from 1, and prose in a table cell that is more than a line,
goes the second way: as HTML that is cleaned against an allow-list and put on the page as one line (`prose_html`).
Prose without any marks, as most is, needs neither and is not parsed at all (`prose_plain`).
The first way is held against the second, and given up for it where Python-Markdown would make anything else of it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from builder.render.prose_pieces import Link, Resolve, set_aside
from builder.render.prose_plain import PLAIN, plain
from builder.render.prose_terms import Context, TermLinker

__all__ = ["Link", "not_allowed", "plain_text", "prose", "prose_html", "rendered", "unsafe_links"]

_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_CONTROLS = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
_IMPOSSIBLE = re.compile("[\x00\ud800-\udfff]")


def prose(
    text: str,
    *,
    resolve: Resolve,
    terms: TermLinker | None = None,
    context: Context = "block",
    seen: set[str] | None = None,
) -> str:
    """Prose for a page.

    Args:
        text: The author's Markdown.
        resolve: Gives the target of a reference, or None where there is none to see: then its words are shown.
        terms: Links each term of the glossary where the text first uses it; None to link none.
        context: `block` stands between empty lines; `list` is indented by four spaces, for inside a list item;
            `cell` is one line, for a table cell or any other place within a line.
        seen: Ids of terms that are not to be linked; those that are linked now are added.

    Raises:
        ValueError: The text holds NUL or a lone surrogate.
    """
    source, pieces = set_aside(_prepared(text), resolve)
    seen = set() if seen is None else seen
    if PLAIN.fullmatch(source):
        return plain(source, pieces, terms, context, seen)
    from builder.render.prose_marked import marked  # noqa: PLC0415 -- its parsers take longer than most runs

    return marked(source, pieces, terms, context, seen)


def prose_html(text: str, *, resolve: Resolve, terms: TermLinker | None = None, seen: set[str] | None = None) -> str:
    """Prose as HTML on one line, for the inside of a block of HTML; arguments as for `prose`.

    Raises:
        ValueError: The text holds NUL or a lone surrogate.
    """
    from builder.render.prose_marked import html  # noqa: PLC0415 -- as above

    return html(*set_aside(_prepared(text), resolve), terms, set() if seen is None else seen)


@lru_cache(maxsize=4096)  # the live preview shows the same items again after every edit
def rendered(text: str) -> str:
    """Markdown that nobody here wrote, as HTML on one line: its form is shown, but nothing in it is a link or HTML.

    Lines end where they end in the text, as they do in chats.

    Raises:
        ValueError: The text holds NUL or a lone surrogate.
    """
    from builder.render.prose_marked import foreign  # noqa: PLC0415 -- as above

    return foreign(*set_aside(_prepared(text), None))


def plain_text(text: str, resolve: Resolve) -> str:
    """What prose says, as plain text on one line: for a link's title or a page's description."""
    source, pieces = set_aside(_prepared(text), resolve)
    if PLAIN.fullmatch(source):
        return pieces.plain(" ".join(source.split()))
    from builder.render.prose_marked import said  # noqa: PLC0415 -- as above

    return pieces.plain(said(source))


def unsafe_links(text: str) -> list[str]:
    """Destinations in prose that no page will link to, in order."""
    from builder.render import prose_marked  # noqa: PLC0415 -- as above

    return prose_marked.unsafe_links(*set_aside(_prepared(text), lambda *_: None))


def not_allowed(text: str) -> list[str]:
    """What in prose is shown otherwise than the author may expect, in words for a message."""
    from builder.render import prose_marked  # noqa: PLC0415 -- as above

    return prose_marked.not_allowed(*set_aside(_prepared(text), lambda *_: None))


def _prepared(text: str) -> str:
    if not _ODD.search(text):
        return text
    if found := _IMPOSSIBLE.search(text):
        raise ValueError(f"U+{ord(found[0]):04X} cannot stand on a page")
    text = re.sub("\r\n?|[\x85\u2028\u2029]", "\n", text).expandtabs(4)
    return _CONTROLS.sub("\ufffd", text)
