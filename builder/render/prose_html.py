"""The second way: prose rendered by itself, cleaned against an allow-list, and written as HTML on one line."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from html.parser import HTMLParser

import nh3

from builder.render.escape import html_attribute, html_text
from builder.render.prose_links import SCHEMES, address, for_html, is_external
from builder.render.prose_pieces import TOKEN, Pieces, Reference
from builder.render.prose_terms import TermLinker

_INLINE = (
    "a",
    "abbr",
    "b",
    "br",
    "cite",
    "code",
    "del",
    "dfn",
    "em",
    "i",
    "ins",
    "kbd",
    "mark",
    "q",
    "s",
    "samp",
    "small",
)
INLINE = frozenset((*_INLINE, "strong", "sub", "sup", "u", "var"))
BLOCK = frozenset(
    {"blockquote", "dd", "dl", "dt", "hr", "li", "ol", "p", "pre", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ALLOWED = INLINE | BLOCK
"""What prose may hold."""

_DROPPED_WITH_CONTENT = {
    "script",
    "style",
    "template",
    "iframe",
    "object",
    "svg",
    "math",
    "noscript",
    "textarea",
    "title",
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "td": {"align", "style"},
    "th": {"align", "style"},
    "abbr": {"title"},
    "ol": {"start"},
}
EMPTY = {"br", "hr"}
_ALIGN = {"left", "right", "center"}
_VALUES: dict[str, Callable[[str], str | None]] = {
    "href": address,
    "style": lambda value: value if value.removeprefix("text-align:") in _ALIGN else None,
}
_NOT_LINKED = ("a", "code", "pre", "kbd", "samp")
_SINGLE = re.compile(r"<p>((?:(?!</?p>).)*)</p>")
_BREAKS = re.compile(r"\s+")


def cleaned(page: str, *, links: bool = True) -> str:
    """The HTML without all that prose may not hold."""
    tags = set(ALLOWED | HEADINGS) - (set() if links else {"a"})
    return nh3.clean(
        page,
        tags=tags,
        clean_content_tags=_DROPPED_WITH_CONTENT,
        attributes={tag: names for tag, names in _ATTRIBUTES.items() if tag in tags},
        attribute_filter=lambda _, name, value: _VALUES.get(name, str)(value),
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def one_line(page: str, pieces: Pieces, terms: TermLinker | None = None, seen: set[str] | None = None) -> str:
    """Clean HTML on one line that Python-Markdown leaves alone, with its pieces put in and its terms linked."""
    writer = _Writer(pieces, terms, set() if seen is None else seen)
    writer.feed(page)
    writer.close()
    return "".join(writer.out).strip()


def unwrapped(line: str) -> str:
    """The inside of the paragraph, where the HTML is no more than one."""
    single = _SINGLE.fullmatch(line)
    return single[1] if single else line


class _Writer(HTMLParser):
    def __init__(self, pieces: Pieces, terms: TermLinker | None, seen: set[str]) -> None:
        super().__init__()
        self.out: list[str] = []
        self.open: list[str] = []
        self.pieces = pieces
        self.terms = terms
        self.seen = seen

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        marks = "".join(self._attribute(tag, name, value or "") for name, value in attrs)
        if tag in HEADINGS:
            self.out.append("<p><strong>")
        elif tag == "a" and " href=" not in marks:
            tag = "span"
        elif tag in ALLOWED:
            self.out.append(f"<{tag}{marks}>")
        if tag not in EMPTY:
            self.open.append(tag)

    def _attribute(self, tag: str, name: str, value: str) -> str:
        value = self.pieces.restored(value)
        if name == "href" and tag == "a":
            safe = address(value)
            external = ' rel="noopener noreferrer"' if safe and is_external(safe) else ""
            return f' href="{html_attribute(for_html(safe))}"{external}' if safe else ""
        if name in {"align", "style"}:
            side = value.removeprefix("text-align:")
            return f' style="text-align: {side};"' if side in _ALIGN else ""
        if name == "start":
            return f' start="{value}"' if value.isdecimal() else ""
        return f' title="{html_attribute(value)}"' if name == "title" else ""

    def handle_endtag(self, tag: str) -> None:
        opened = self.open.pop() if self.open and tag not in EMPTY else tag
        if tag in HEADINGS:
            self.out.append("</strong></p>")
        elif opened in ALLOWED and tag not in EMPTY:
            self.out.append(f"</{opened}>")

    def handle_data(self, data: str) -> None:
        kept = "pre" in self.open
        at = 0
        for found in [*TOKEN.finditer(data), None]:
            self._text(data[at : found.start() if found else len(data)], kept=kept)
            if found and self.open and self.open[-1] in {"code", "pre"}:
                self.out.append(html_text(self.pieces.restored(found[0])))
            elif found:
                piece = self.pieces.at(found[0])
                linked = "a" in self.open and isinstance(piece, Reference)
                self.out.append(html_text(piece.shown) if linked else piece.html())
            at = found.end() if found else 0

    def _text(self, text: str, *, kept: bool) -> None:
        if not kept:
            text = _BREAKS.sub(" ", text) if text.strip() else text and " "
        at = 0
        linked = () if kept or not self.terms or set(_NOT_LINKED) & set(self.open) else self.terms.find(text, self.seen)
        for start, end, term in linked:
            title = f' title="{html_attribute(term.definition)}"' if term.definition else ""
            link = f'<a class="gw-term" href="{html_attribute(term.url)}"{title}>{html_text(text[start:end])}</a>'
            self.out += [self._escaped(text[at:start]), link]
            at = end
        self.out.append(self._escaped(text[at:]))

    def _escaped(self, text: str) -> str:
        """Single spaces beside tags stay as they are: white space is allowed where text is not."""
        core = text.strip(" ")
        before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
        return (
            f"{before}{html_text(core)}{after}"
            if core and len(before) <= 1 >= len(after)
            else (html_text(text) if core else text)
        )


def words(page: str) -> str:
    """The text of a page, its white space collapsed."""
    spaced = re.sub(r"<(?=/?(?:p|li|tr|td|th|h\d|pre|br|blockquote|dt|dd|hr)\b)", " <", page)
    return " ".join(html.unescape(nh3.clean(spaced, tags=set())).split())
