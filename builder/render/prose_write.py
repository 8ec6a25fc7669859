"""Writes what prose means the way Python-Markdown wants it: four spaces, empty lines, and nothing ambiguous.

Each character is either one of the few marks that prose may use (emphasis, links to safe destinations, hard line
breaks), or it is written so that neither Python-Markdown nor HTML reacts to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it.token import Token

from builder.render.escape import markdown_inline, title_attribute
from builder.render.prose_links import address, is_external
from builder.render.prose_pieces import TOKEN, CodeSpan, Pieces, Reference
from builder.render.prose_read import alternative, parts
from builder.render.prose_terms import TermLinker

APART = ["", "<!-- -->", ""]
"""Keeps two lists or quotations that follow each other from becoming one."""
EMPTY = "&#8203;"
"""Stands where Python-Markdown needs text before a block."""
LISTS = ("bullet_list_open", "ordered_list_open")

_INDENT = "    "
_START = re.compile(
    r"(?P<mark>>|\#|[+-](?=\s|$)|--|!(?=!!))|(?P<hidden>[=:~]|\?(?=\?\?))|(?P<number>\d+(?=[.)](?:\s|$)))"
)
_BEFORE_LINK = re.compile(r"(?<!\\)!(?=\[|\ue000)")
_ALIGN = {"": "---", "left": ":--", "right": "--:", "center": ":-:"}


def indented(lines: Sequence[str]) -> list[str]:
    """The lines, four spaces further in."""
    return [f"{_INDENT}{line}" if line else "" for line in lines]


@dataclass
class Writer:
    """Writes one text.

    Attributes:
        pieces: What was set aside.
        terms: Links words of the glossary; None to link none.
        seen: Ids of the terms that are linked already.
    """

    pieces: Pieces
    terms: TermLinker | None = None
    seen: set[str] = field(default_factory=set)

    def blocks(self, found: Iterable[tuple[Token, Sequence[Token]]]) -> list[str]:
        """The blocks (`parts` of tokens) as lines, with an empty line between each two."""
        out: list[str] = []
        before = ""
        for opened, inside in found:
            if not (lines := self._block(opened, inside)):
                continue
            kind = "list" if opened.type in LISTS else opened.type
            if out:
                out += APART if kind == before and kind in {"list", "blockquote_open"} else [""]
            out += lines
            before = kind
        return out

    def line(self, token: Token) -> str:
        """Text on one line: a table cell, a heading."""
        return _safe_start(self._inline(token.children or (), cell=True).strip())

    def _block(self, opened: Token, inside: Sequence[Token]) -> list[str]:
        match opened.type:
            case "paragraph_open":
                text = self._inline(inside[0].children or (), cell=False).strip()
                return [_safe_start(line) for line in text.split("\n")] if text else []
            case "heading_open":
                return [f"**{text}**"] if (text := self.line(inside[0])) else []
            case "blockquote_open":
                return [f"> {line}" if line else ">" for line in self.blocks(parts(inside))] or [f"> {EMPTY}"]
            case "bullet_list_open" | "ordered_list_open":
                return self._list(opened, inside)
            case "table_open":
                return self._table(inside)
            case _:
                return ["---"] if opened.type == "hr" else self._code(opened)

    def _code(self, token: Token) -> list[str]:
        code = self.pieces.restored(token.content)
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", code)), default=0))
        language = re.match(r"[\w+#.-]*", token.info.strip(), re.ASCII)
        return [f"{fence}{language[0] if language else ''}", *code.removesuffix("\n").split("\n"), fence]

    def _table(self, inside: Sequence[Token]) -> list[str]:
        rows: list[list[str]] = []
        sides: list[str] = []
        for before, token in pairwise(inside):
            if before.type == "tr_open":
                rows.append([])
            if before.type in {"th_open", "td_open"}:
                rows[-1].append(self.line(token))
            if before.type == "th_open":
                sides.append(_ALIGN[str(before.attrGet("style") or "").removeprefix("text-align:")])
        return [f"| {' | '.join(row)} |" for row in (rows[0], sides, *rows[1:])]

    def _list(self, opened: Token, inside: Sequence[Token]) -> list[str]:
        items = [list(parts(item)) for _, item in parts(inside)]
        loose = any(block.type == "paragraph_open" and not block.hidden for item in items for block, _ in item)
        out: list[str] = []
        apart = False
        for number, item in enumerate(items, 1):
            first: list[str] = []
            if item and item[0][0].type in {"paragraph_open", "heading_open"}:
                first = self._block(*item.pop(0))
            # A list right under the item's first line keeps the item tight; anything else needs an empty line.
            tight = not loose and len(item) == 1 and item[0][0].type in LISTS
            below = self.blocks(item)
            out += [""] if apart else []
            out.append(f"{'-' if opened.type == LISTS[0] else f'{number}.'} {first[0] if first else EMPTY}")
            out += indented([*first[1:], *([] if tight or not below else [""]), *below])
            apart = loose or (bool(below) and not tight)
        return out

    def _inline(self, tokens: Sequence[Token], *, cell: bool) -> str:
        out: list[str] = []
        run: list[str] = []
        link: Token | None = None
        for token in (*tokens, None):
            if token and token.type in {"text", "softbreak", "image"}:
                run.append(_said(token))
                continue
            out.append(self._text("".join(run), cell=cell, linked=link is not None))
            run.clear()
            if token is None:
                break
            if token.type == "link_open":
                link, start = token, len(out)
            elif token.type == "link_close" and link:
                out[start:] = [self._link("".join(out[start:]).strip(), link)]
                link = None
            elif token.type == "hardbreak":
                out.append("<br>" if cell else "  \n")
            elif token.type == "code_inline":
                out.append(CodeSpan(f"{token.markup} {self.pieces.restored(token.content)} {token.markup}").markdown())
            else:
                out.append(token.markup)
        return _BEFORE_LINK.sub(r"\\!", "".join(out))

    def _text(self, text: str, *, cell: bool, linked: bool) -> str:
        """Text without any marks. Outside links, words of the glossary become links."""
        out: list[str] = []
        at = 0
        for found in (*TOKEN.finditer(text), None):
            part = text[at : found.start() if found else len(text)]
            done = 0
            for start, end, term in self.terms.find(part, self.seen) if self.terms and not linked else ():
                out += [_escaped(part[done:start], cell=cell), term.markdown(part[start:end])]
                done = end
            out.append(_escaped(part[done:], cell=cell))
            if found:
                piece = self.pieces.at(found[0])
                out.append(_escaped(piece.shown) if linked and isinstance(piece, Reference) else found[0])
                at = found.end()
        return "".join(out)

    def _link(self, label: str, opened: Token) -> str:
        destination = self.pieces.restored(str(opened.attrGet("href") or ""))
        if (safe := address(destination)) is None:
            return label
        title = self.pieces.restored(str(opened.attrGet("title") or ""))
        said = f' "{title_attribute(title)}"' if title else ""
        mark = '{ rel="noopener noreferrer" }' if is_external(safe) else ""
        return f"[{label or _escaped(destination)}]({safe.replace('&', '&amp;')}{said}){mark}"


def _said(token: Token) -> str:
    if token.type == "image":
        return alternative(token)
    return "\n" if token.type == "softbreak" else token.content


def _escaped(text: str, *, cell: bool = False) -> str:
    # In brackets nothing is at the beginning or the end of a line, where more is escaped.
    return (" " if cell else "\n").join(markdown_inline(f"({line})")[1:-1] for line in text.split("\n"))


def _safe_start(line: str) -> str:
    """Escapes what would make a block of a line, where it begins one."""
    found = _START.match(line)
    if not found:
        return line
    at = found.end("number") if found["number"] else 0
    escaped = f"&#{ord(line[at])};" if found["hidden"] else f"\\{line[at]}"
    return f"{line[:at]}{escaped}{line[at + 1 :]}"
