"""What is set aside before an author's Markdown is read: code spans, references and formulas.

Each is replaced by a token of private-use characters, which no rule of Markdown and no parser of HTML reacts to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from builder.model.intext import code_spans, references
from builder.render.escape import html_attribute, html_text, markdown_inline
from builder.render.mathml import Formula, drawn_or_source, formulas

OPEN, CLOSE = "\ue000", "\ue001"
TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")

_SPECIAL = re.compile(f"[`${OPEN}{CLOSE}]|~~~|\\[\\[")
_INTO_ANOTHER_BLOCK = re.compile(r"\n[ \t]*(?:[-+*>#|]|\d+[.)]|```|~~~)")
_SIMPLE_CODE = re.compile(r"[^`\\|\n]+")


@dataclass(frozen=True, slots=True)
class Link:
    """Where a reference leads.

    Attributes:
        text: What the link says.
        address: The destination in Markdown, such as `labels.md#label-x`.
        url: The destination in raw HTML, such as `labels.html#label-x`.
    """

    text: str
    address: str
    url: str


Resolve = Callable[[str, str, str | None], Link | None]
"""Gives the target of a reference (kind, id, words to show or None), or None where there is none to see."""


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """Code within a line."""

    source: str

    @property
    def shown(self) -> str:
        """The code."""
        return self._code()

    def markdown(self) -> str:
        """As a code span, where Python-Markdown would read it alike; else as HTML."""
        code = self._code()
        return f"`{code}`" if _SIMPLE_CODE.fullmatch(code) and code == code.strip() else self.html()

    def html(self) -> str:
        """As HTML."""
        return f"<code>{html_text(self._code())}</code>"

    def _code(self) -> str:
        inside = re.sub(r"\s*\n[ >]*", " ", self.source.strip("`"))
        padded = inside[:1] == " " == inside[-1:] and inside.strip()
        return inside[1:-1] if padded else inside


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to another entry."""

    source: str
    link: Link | None
    words: str

    @property
    def shown(self) -> str:
        """What the page shows."""
        return self.link.text if self.link else self.words

    def markdown(self) -> str:
        """As a link, or as words where there is nothing to link to."""
        words = markdown_inline(self.shown)
        return f"[{words}]({self.link.address})" if self.link else words

    def html(self) -> str:
        """The same as HTML."""
        words = html_text(self.shown)
        return f'<a href="{html_attribute(self.link.url)}">{words}</a>' if self.link else words


@dataclass(frozen=True, slots=True)
class Drawn:
    """A formula."""

    source: str
    formula: Formula

    @property
    def shown(self) -> str:
        """The LaTeX."""
        return self.formula.latex

    def markdown(self) -> str:
        """MathML is HTML in Markdown too."""
        return drawn_or_source(self.formula)

    html = markdown


@dataclass
class Pieces:
    """The pieces of one text, in the order of their tokens."""

    all: list[CodeSpan | Reference | Drawn] = field(default_factory=list)

    def restored(self, text: str) -> str:
        """The text with every token replaced by what the author wrote."""
        return TOKEN.sub(lambda found: self.all[int(found[1])].source, text)

    def markdown(self, text: str) -> str:
        """The text with every token replaced by Markdown."""
        return TOKEN.sub(lambda found: self.all[int(found[1])].markdown(), text)

    def plain(self, text: str) -> str:
        """The text with every token replaced by the words that a page shows for it."""
        return TOKEN.sub(lambda found: self.all[int(found[1])].shown, text)

    def at(self, token: str) -> CodeSpan | Reference | Drawn:
        """The piece of a token."""
        return self.all[int(token[1:-1])]


def set_aside(text: str, resolve: Resolve | None) -> tuple[str, Pieces]:
    """Replaces code spans, formulas and (where `resolve` is given) references by tokens."""
    if not _SPECIAL.search(text):
        return text, Pieces()
    text = text.replace(OPEN, "\ufffd").replace(CLOSE, "\ufffd")
    found: list[tuple[int, int, CodeSpan | Reference | Drawn | None]] = []
    for start, end in code_spans(text):
        source = text[start:end]
        if source.lstrip(" \t>").startswith(("```", "~~~")) and "\n" in source:
            found.append((start, end, None))
        elif not _INTO_ANOTHER_BLOCK.search(source):
            found.append((start, end, CodeSpan(source)))
    for each in references(text) if resolve else ():
        link = resolve(each.kind, each.id, each.text) if resolve else None
        words = each.text or each.id.rpartition("/")[2]
        found.append((each.start, each.end, Reference(text[each.start : each.end], link, words)))
    taken = sorted((start, end) for start, end, _ in found)
    found += [(each.start, each.end, Drawn(each.source, each)) for each in formulas(text) if _apart(each, taken)]
    pieces = Pieces()
    out: list[str] = []
    at = 0
    for start, end, piece in sorted(found, key=lambda each: (each[0], each[1])):
        if start < at or piece is None:
            continue
        out += [text[at:start], f"{OPEN}{len(pieces.all)}{CLOSE}"]
        pieces.all.append(piece)
        at = end
    out.append(text[at:])
    return "".join(out), pieces


def _apart(formula: Formula, taken: list[tuple[int, int]]) -> bool:
    """Whether a formula has nothing to do with what is set aside already: a dollar in code opens none."""
    after = bisect_left(taken, (formula.start, 0))
    return all(end <= formula.start or start >= formula.end for start, end in taken[max(0, after - 1) : after + 1])
