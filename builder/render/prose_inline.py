"""Writes the text within a block of an author's Markdown.

Each character is either one of the few marks that prose may use (emphasis, links to safe destinations, character
references, hard line breaks), or it is written so that neither Python-Markdown nor HTML reacts to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.entities import html5

from builder.render.escape import title_attribute
from builder.render.prose_links import DESTINATION, address, for_html, is_external
from builder.render.prose_pieces import Pieces, Reference
from builder.render.prose_terms import TermLinker

TAGS = frozenset(
    re.split(
        " ",
        "a abbr address area article aside audio b base blockquote body br button canvas caption center cite code "
        "col colgroup data dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer "
        "form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend "
        "li link main map mark marquee math menu meta meter nav noscript object ol optgroup option output p param "
        "picture pre progress q s samp script section select slot small source span strike strong style sub "
        "summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr",
    )
)
"""Names that make `<name>` HTML. Any other is a word in angle brackets, such as `<placeholder>`, and shown."""

TOKENS = re.compile(
    r"""
      (?P<piece>\ue000\d+\ue001)
    | (?P<hard>(?:\\|[ ]{2,})\n)
    | (?P<escaped>\\(?P<character>[!-/:-@\[-`{-~]))
    | (?P<image>!\[)
    | (?P<open>\[)
    | (?P<auto><(?P<destination>(?:https?://|mailto:)[^\s<>]*)>)
    | (?P<html><!--.{0,2000}?--> | </?(?P<tag>[A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*|/)?>)
    | (?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|(?P<name>[A-Za-z][A-Za-z0-9]{1,31}));)
    | (?P<active>[\\`\]{}|<&])
    | (?P<newline>[ ]?\n)
    """,
    re.VERBOSE | re.DOTALL,
)
_START = re.compile(
    r"(?P<mark>>|\#|[+*-](?=\s|$)|--|!(?=!!)|\|)|(?P<hidden>[=:~]|\?(?=\?\?))|(?P<number>\d+(?=[.)](?:\s|$)))"
)
_BACKSLASH = "`*_{}[]()>#+-.!|"
_BEFORE_LINK = re.compile(r"(?<!\\)!(?=\[|\ue000)")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_DEEPEST = 8
_IMAGE = re.compile(r"!\[([^\[\]\\]{0,500})\]\([^\s()]{0,500}\)")


def is_html(found: re.Match[str]) -> bool:
    """Whether a token is raw HTML: a comment, or a tag that HTML knows."""
    return bool(found["html"]) and (found["tag"] is None or found["tag"].lower() in TAGS)


@dataclass
class Inline:
    """Writes text.

    Attributes:
        pieces: What was set aside.
        terms: Links words of the glossary; None to link none.
        raw: Whether the text is for an isolated rendering that is cleaned afterwards: what is escaped is escaped in a
            form that holds inside HTML too.
        keeps_brackets: Whether brackets stay that make no link by themselves, where there are link definitions.
        keeps_html: Whether raw HTML stays, for such a rendering.
        seen: Ids of the terms that are linked already.
    """

    pieces: Pieces
    terms: TermLinker | None = None
    raw: bool = False
    keeps_html: bool = False
    keeps_brackets: bool = False
    seen: set[str] = field(default_factory=set)

    def lines(self, text: str) -> list[str]:
        """The text of a paragraph, as lines."""
        return [self._start(line) for line in self._written(text, links=True, cell=False).split("\n")]

    def cell(self, text: str) -> str:
        """Text on one line: a table cell, a heading, a list item that is one."""
        return self._start(self._written(text, links=True, cell=True).strip())

    def _start(self, line: str) -> str:
        """Escapes what would make a block of a line, where it begins one."""
        found = _START.match(line)
        if not found:
            return line
        at = found.end("number") if found["number"] else 0
        escaped = _reference(line[at]) if found["hidden"] else self._literal(line[at])
        return f"{line[:at]}{escaped}{line[at + 1 :]}"

    def _literal(self, character: str) -> str:
        if not self.raw and character in _BACKSLASH:
            return f"\\{character}"
        return _reference(character) if self.raw or character in "<&\\~=:?" else character

    def _written(self, text: str, *, links: bool, cell: bool) -> str:
        out: list[str] = []
        at = 0
        pairs = _pairs(text) if links else {}
        while found := TOKENS.search(text, at):
            out.append(self._plain(text[at : found.start()], links=links))
            if found["open"] or found["image"]:
                written, at = self._bracket(text, found, pairs.get(found.end() - 1), links=links, cell=cell)
            elif found["html"] and not (self.keeps_html and is_html(found)):
                written, at = "&lt;", found.start() + 1
            else:
                written, at = self._token(found, links=links, cell=cell), found.end()
            out.append(written)
        out.append(self._plain(text[at:], links=links))
        joined = "".join(out)
        return joined if self.raw else _BEFORE_LINK.sub(r"\\!", joined)

    def _token(self, found: re.Match[str], *, links: bool, cell: bool) -> str:
        kind = found.lastgroup
        written = found[0]
        if kind == "piece":
            piece = self.pieces.at(found[0])
            if not links and isinstance(piece, Reference):
                written = "".join(map(self._safe, piece.shown))
        elif kind in {"hard", "newline"}:
            written = {("hard", True): "<br>", ("hard", False): "  \n", ("newline", True): " "}.get((kind, cell), "\n")
        elif kind == "escaped":
            written = self._literal(found["character"])
        elif kind == "auto":
            written = "".join(map(self._safe, found["destination"]))
            written = self._link(written, found["destination"]) if links else written
        elif kind == "entity" and found["name"] and f"{found['name']};" not in html5:
            written = f"&amp;{found[0][1:]}"
        elif kind == "active":
            written = self._active(found[0], found.string[found.end() : found.end() + 1], cell=cell)
        return written

    def _active(self, character: str, following: str, *, cell: bool) -> str:
        if character == "<":
            harmless = following == " "
        elif character == "&":
            harmless = following.isspace()
        elif character == "|":
            harmless = not cell
        else:
            harmless = (self.keeps_brackets and character == "]") or (self.raw and character in "{}")
        return character if harmless else self._literal(character)

    def _safe(self, character: str) -> str:
        return self._literal(character) if character in "\\`*_{}[]<&|" else character

    def _plain(self, text: str, *, links: bool) -> str:
        """Text without any marks but emphasis; words of the glossary become links."""
        if not (links and self.terms) or self.raw:
            return text
        out: list[str] = []
        at = 0
        for start, end, term in self.terms.find(text, self.seen):
            words = " ".join(text[start:end].split())
            title = f' "{title_attribute(term.definition)}"' if term.definition else ""
            out += [text[at:start], f"[{words}]({term.address}{title}){{ .gw-term }}"]
            at = end
        return "".join([*out, text[at:]])

    def _bracket(
        self, text: str, opened: re.Match[str], close: int | None, *, links: bool, cell: bool
    ) -> tuple[str, int]:
        """A link or an image, and where it ends; or else just the bracket."""
        target = DESTINATION.match(text, close + 1) if close is not None else None
        if close is None or target is None:
            bracket = "[" if self.keeps_brackets else self._literal("[")
            return (f"!{bracket}" if opened["image"] else bracket), opened.end()
        # No link stands in a link; an image in one is its alternative text.
        label = self._written(_IMAGE.sub(r"\1", text[opened.end() : close]).strip(), links=False, cell=cell)
        if opened["image"] or not links:
            return label, target.end()
        destination = self.pieces.restored(target["angled"] if target["angled"] is not None else target["bare"])
        return self._link(label, destination), target.end()

    def _link(self, label: str, destination: str) -> str:
        safe = address(destination)
        if safe is None:
            return label
        label = label or "".join(map(self._safe, destination))
        target = (for_html(safe) if self.raw else safe).replace("&", "&amp;")
        mark = '{ rel="noopener noreferrer" }' if is_external(safe) and not self.raw else ""
        return f"[{label}]({target}){mark}"


def _reference(character: str) -> str:
    return {"<": "&lt;", "&": "&amp;"}.get(character) or f"&#{ord(character)};"


def _pairs(text: str) -> dict[int, int]:
    """For each opening bracket where it closes; not those that are nested too deep to be a link in earnest."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0] == "]" and opened:
            start = opened.pop()
            if len(opened) < _DEEPEST:
                pairs[start] = found.start()
    return pairs
