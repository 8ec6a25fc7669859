r"""Formulas: LaTeX in, MathML out, rendered at build so that no page asks another host for a typesetter.

`latex2mathml` does the translation. What it makes is not taken on trust: it is parsed, held against an allow-list
(`mathml_core`), put into the part of MathML that browsers draw, and written anew on one line.

What it cannot do, and what becomes of it here:

- Commands that it does not know are copied into the formula as text: the formula counts as not understood.
- Environments that it does not know are dropped silently: they count as not understood, but for `aligned`, `gathered`
  and their kin, which are written as the ones that it knows.
- `\\` outside an environment makes a break that browsers ignore: such a formula is set as aligned lines.
- Definitions (`\def`, `\newcommand`) are refused: a few characters of them can grow without bound.
- `%` begins a comment in LaTeX and would swallow the rest: refused unless written `\%`.
- Colours, links, tags and classes are refused (`\color`, `\href`, `\tag`, `\class`, `\style`).
- Lines in arrays (`\hline`, `|`) are not drawn.

A formula that is not understood is shown as its source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree as ET

from builder.render import mathml_core
from builder.render.escape import html_text

LONGEST = 4000
"""Longer formulas are not rendered, in characters."""
DEEPEST = 40
"""Formulas nested deeper than this are not rendered."""

_FORMULA = re.compile(
    r"""
      (?P<escaped>\\[\\$])
    | \$\$(?P<block>(?:[^$\\]|\\.)+?)\$\$
    | \$(?P<inline>(?!\s)(?:[^$\\]|\\.)+?)(?<!\s)\$(?!\d)
    """,
    re.VERBOSE | re.DOTALL,
)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_REFUSED = re.compile(
    r"\\(?:def|gdef|edef|let|newcommand|renewcommand|providecommand|newenvironment|DeclareMathOperator|href|class|style"
    r"|tag|unicode|color|textcolor|colorbox|fcolorbox|verb|require|input|include)(?![A-Za-z])"
)
_COMMENT = re.compile(r"(?<!\\)(?:\\\\)*%")
_ENVIRONMENT = re.compile(r"\\(?P<which>begin|end)\s*\{(?P<name>[^{}]*)\}")
_ENVIRONMENTS = {
    "aligned": "align*",
    "alignedat": "align*",
    "flalign": "align*",
    "flalign*": "align*",
    "eqnarray": "align*",
    "eqnarray*": "align*",
    "dcases": "cases",
    "gather": "matrix",
    "gather*": "matrix",
    "gathered": "matrix",
    "multline": "matrix",
    "multline*": "matrix",
} | {
    name: name
    for stem in ("matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "align")
    for name in (stem, f"{stem}*")
} | {name: name for name in ("array", "cases", "smallmatrix", "split")}  # fmt: skip
_PLAIN_ENVIRONMENTS = {"equation", "equation*", "math", "displaymath"}
_SYNONYMS = {
    r"\dotsc": r"\ldots",
    r"\dotsb": r"\cdots",
    r"\dotsm": r"\cdots",
    r"\dotsi": r"\cdots",
    r"\dotso": r"\ldots",
    r"\lvert": r"\vert",
    r"\rvert": r"\vert",
    r"\lVert": r"\Vert",
    r"\rVert": r"\Vert",
    r"\implies": r"\Longrightarrow",
    r"\impliedby": r"\Longleftarrow",
    r"\iff": r"\Longleftrightarrow",
    r"\tfrac": r"\frac",
}
_COMMAND = re.compile(r"\\[A-Za-z]+")
_DROPPED = re.compile(r"\\(?:label|ref)\s*\{[^{}]*\}|\\(?:nonumber|notag|hline|hdashline)(?![A-Za-z])")
_NEGATED = {"=": r"\neq ", r"\in": r"\notin ", "<": r"\nless ", ">": r"\ngtr ", r"\mid": r"\nmid "}
_NOT = re.compile(r"\\not\s*(=|<|>|\\in(?![A-Za-z])|\\mid(?![A-Za-z]))")
_LIMITS = re.compile(r"(\\(?:lim|max|min|sup|inf|limsup|liminf))(?=\s*_)")
_STRUCTURE = {r"\begin", r"\end", r"\left", r"\right", r"\middle", r"\limits"}


@dataclass(frozen=True, slots=True)
class Text:
    r"""Text between formulas, as it is to be shown (`\$` is a dollar)."""

    text: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula.

    Attributes:
        latex: What stands between the dollars.
        block: Whether it stands on a line of its own (`$$`).
        source: All of it, with its dollars.
        start: Where it begins in the text, in code points.
    """

    latex: str
    block: bool
    source: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.start + len(self.source)


def formulas(text: str) -> list[Formula]:
    r"""The formulas of a text. As in pandoc: no space inside the dollars, no digit after, no empty line within."""
    found: list[Formula] = []
    at = 0
    while match := _FORMULA.search(text, at):
        at = match.end()
        latex = match["block"] or match["inline"]
        if match["escaped"]:
            continue
        if _BLANK_LINE.search(match[0]) or not latex.strip():
            at = match.start() + (2 if match["block"] else 1)
            continue
        found.append(Formula(latex.strip(), bool(match["block"]), match[0], match.start()))
    return found


def split_math(text: str) -> list[Text | Formula]:
    r"""A text in its parts, in order. `\$` is a dollar."""
    parts: list[Text | Formula] = []
    at = 0
    for found in (*formulas(text), None):
        if between := text[at : found.start if found else len(text)]:
            parts.append(Text(re.sub(r"\\\$", "$", between)))
        if found:
            parts.append(found)
            at = found.end
    return parts


def math_text(text: str) -> str:
    """Text to the letter with its formulas drawn, for HTML on one line. What can't be drawn is shown as source.

    Raises:
        ValueError: The text holds NUL or a lone surrogate.
    """
    return "".join(
        html_text(part.text) if isinstance(part, Text) else drawn_or_source(part) for part in split_math(text)
    )


def drawn_or_source(part: Formula) -> str:
    """A formula as MathML, or its source in `<code>`."""
    return formula(part.latex, block=part.block) or f"<code>{html_text(part.source)}</code>"


def unknown_latex(text: str) -> list[str]:
    """What in the formulas of a text is not understood: commands, or else whole formulas; without repetition."""
    found: dict[str, None] = {}
    for part in formulas(text):
        if formula(part.latex, block=part.block) is None:
            found |= dict.fromkeys(_strange(part.latex) or [part.source])
    return list(found)


@lru_cache(maxsize=4096)
def formula(latex: str, *, block: bool) -> str | None:
    """A formula as MathML in a `<span class="gw-math">`, on one line; None where it is not understood.

    Args:
        latex: The LaTeX, without dollars.
        block: Whether it stands on a line of its own.
    """
    if len(latex) > LONGEST or _refused(latex):
        return None
    known = _known(latex, block=block)
    tree = _translated(known, block=block)
    if tree is not None and tree.find(".//{*}mspace[@linebreak]") is not None:
        tree = _translated(rf"\begin{{align*}}{known}\end{{align*}}", block=block)
    drawn = None if tree is None else mathml_core.written(tree, alttext=latex, block=block)
    if drawn is None:
        return None
    return f'<span class="gw-math{" gw-math-block" if block else ""}">{drawn}</span>'


def _refused(latex: str) -> bool:
    deep = deepest = 0
    for mark in re.findall(r"\\[A-Za-z]+|\\.|[{}]", latex):
        deep += (mark in {"{", r"\left", r"\begin"}) - (mark in {"}", r"\right", r"\end"})
        deepest = max(deepest, deep)
        if deep < 0:
            return True
    names = [found["name"] for found in _ENVIRONMENT.finditer(latex)]
    return bool(
        deep
        or deepest > DEEPEST
        or _REFUSED.search(latex)
        or _COMMENT.search(latex)
        or any(name not in _ENVIRONMENTS and name not in _PLAIN_ENVIRONMENTS for name in names)
    )


def _known(latex: str, *, block: bool = False) -> str:
    """The same in the words that the library knows."""

    def environment(found: re.Match[str]) -> str:
        name = found["name"]
        return "" if name in _PLAIN_ENVIRONMENTS else rf"\{found['which']}{{{_ENVIRONMENTS[name]}}}"

    latex = _COMMAND.sub(lambda found: _SYNONYMS.get(found[0], found[0]), latex)
    latex = _NOT.sub(lambda found: _NEGATED[found[1]], _DROPPED.sub("", latex))
    if block:
        latex = _LIMITS.sub(r"\1\\limits", latex)
    return _ENVIRONMENT.sub(environment, latex)


def _translated(latex: str, *, block: bool) -> ET.Element | None:
    from latex2mathml import converter  # noqa: PLC0415 -- most pages have no formula

    try:
        written = converter.convert(latex, display="block" if block else "inline")
        return ET.fromstring(written)  # noqa: S314 -- the library's own output: no DTD can open inside `<math>`
    except Exception:  # noqa: BLE001 -- the library raises whatever befalls it: IndexError, StopIteration, RecursionError …
        return None


def _strange(latex: str) -> list[str]:
    """The commands of a formula that the library does not know by themselves."""
    names = [found["name"] for found in _ENVIRONMENT.finditer(latex)]
    strange = [rf"\begin{{{name}}}" for name in names if name not in _ENVIRONMENTS and name not in _PLAIN_ENVIRONMENTS]
    strange += [found[0] for found in _REFUSED.finditer(latex)]
    for command in set(_COMMAND.findall(latex)) - _STRUCTURE:
        tree = _translated(f"{_known(command)} ", block=False)
        if tree is not None and command in "".join(tree.itertext()):
            strange.append(command)
    return sorted(set(strange))
