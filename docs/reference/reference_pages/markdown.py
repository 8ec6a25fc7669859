"""The Markdown of the reference pages: escaping, tables, code, anchors, and templates with the words around them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent
LEAST_FENCE = 3
_CODE = re.compile(r"(`+)(?:(?!`).|(?<!`)`(?!`))*?\1(?!`)", re.DOTALL)
_SPECIAL = re.compile(r"[<*\[\]]")


def escaped(text: str) -> str:
    """A docstring as Markdown: what stands in backticks stays code, everything else is shown to the letter."""
    parts: list[str] = []
    end = 0
    for code in _CODE.finditer(text):
        parts += [_SPECIAL.sub(r"\\\g<0>", text[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, _SPECIAL.sub(r"\\\g<0>", text[end:])])


def one_line(text: str) -> str:
    """The text with every run of white space as one blank."""
    return " ".join(text.split())


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    # A bar ends a cell even within code, so it is escaped everywhere.
    return one_line(text).replace("|", "\\|")


def block(text: str, language: str = "yaml") -> str:
    """A fenced block, its fence longer than any in the text."""
    longest = max((len(run) for run in re.findall(r"^ *(`{3,})", text, re.MULTILINE)), default=LEAST_FENCE - 1)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def code(text: str) -> str:
    """Text as code within a line, on one line."""
    line = one_line(text)
    mark = "``" if "`" in line else "`"
    blank = " " if "`" in line else ""
    return f"{mark}{blank}{line}{blank}{mark}"


def anchor(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def words_of(documented: object) -> str:
    """The docstring of anything, without the parts that are for programmers (`Args:` …)."""
    doc = inspect.getdoc(documented) or ""
    return re.split(r"\n\n(?:Args|Returns|Raises|Attributes|Yields):\n", doc)[0]


def filled(template: str, **values: Any) -> str:
    """The template of this folder with its values filled in."""
    environment = Environment(
        loader=FileSystemLoader(HERE), undefined=StrictUndefined, autoescape=False, trim_blocks=True,  # noqa: S701
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    # Markdown in, Markdown out: the values are made by this package alone.
    text = environment.get_template(template).render(**values)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"
