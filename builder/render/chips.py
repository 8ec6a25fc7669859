"""The small pieces that answers are shown with. All of them are inline: an answer also stands inside a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from builder.render.environment import number
from builder.render.escape import html_attribute, html_text
from builder.render.page import Page
from builder.scalars import as_written

OR = ' <span class="gw-or">or</span> '


def label_html(page: Page, ref: str, prefix: str = "") -> str:
    """A label as a chip that leads to its definition."""
    target = page.links.target("label", ref)
    words = html_text(prefix + (target.title if target else ref.partition("/")[2]))
    if target is None:
        return f'<span class="gw-label">{words}</span>'
    return f'<a class="gw-label" href="{html_attribute(page.links.url(target, page.path))}">{words}</a>'


def chip(words: str) -> str:
    """An answer that has no definition to lead to."""
    return f'<span class="gw-label">{html_text(words)}</span>'


def badge(place: int, *, wrong: bool = False) -> str:
    """The number under which something is drawn on the item; empty for what is not drawn."""
    if not place:
        return ""
    return f'<span class="gw-n{" gw-n-wrong" if wrong else ""}">{"✕" if wrong else ""}{place}</span> '


def rows_html(rows: Sequence[str], nothing: str = "nothing") -> str:
    """Several parts of one answer, a line each where there are more than one."""
    if not rows:
        return f'<span class="gw-none">{nothing}</span>'
    if len(rows) == 1:
        return f'<span class="gw-row">{rows[0]}</span>'
    lines = "".join(f'<span class="gw-row" role="listitem">{row}</span>' for row in rows)
    return f'<span class="gw-rows" role="list">{lines}</span>'


def quote(text: str) -> str:
    """Marked text in quotation marks, isolated from the direction of the words around it."""
    return f'“<span class="gw-quoted" dir="auto">{html_text(text)}</span>”'


def amount(value: float, unit: str | None = None) -> str:
    """A number with its unit."""
    return f"{number(value)} {unit}" if unit else number(value)


def written(raw: Any) -> str:
    """An answer as it stands in the file."""
    text = as_written(raw)
    return str(raw) if text is None else text


def entries(raw: Any) -> Sequence[Any]:
    """The parts of an answer; one that is no list is its own."""
    return raw if isinstance(raw, (list, tuple)) else (raw,)


def mappings(raw: Any) -> Iterator[Mapping[str, Any]]:
    """The mappings among the parts of an answer."""
    yield from (each for each in entries(raw) if isinstance(each, Mapping))
