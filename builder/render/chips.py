"""The small pieces that answers are shown with. All of them are inline: an answer also stands inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from builder.render.environment import number
from builder.render.escape import html_attribute, html_text
from builder.render.page import Page
from builder.scalars import as_written

OR = ' <span class="gw-or">or</span> '

COUNTED = re.compile(r"[^\W\d_]{3,}(?:s|\(s\))")
"""Words in the plural; `s`, `kg`, `min` and `km/h` are none."""


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


def either(answers: Sequence[str], *, apart: bool = False) -> str:
    """Answers of which each is accepted.

    Args:
        answers: Each of them as HTML.
        apart: Whether each may take several lines, so that it needs a block of its own.
    """
    if not apart or len(answers) < len(("one", "other")):
        return OR.join(answers)
    blocks = [
        f'<div class="gw-alternative" role="listitem">{OR if place else ""}{answer}</div>'
        for place, answer in enumerate(answers)
    ]
    return f'<div class="gw-either" role="list">{"".join(blocks)}</div>'


def quote(text: str) -> str:
    """Marked text in quotation marks, isolated from the direction of the words around it."""
    return f'“<span class="gw-quoted" dir="auto">{html_text(text)}</span>”'


def counted(unit: str | None) -> bool:
    """Whether a unit is a word for what is counted, such as "speakers": behind a 1 it would be wrong."""
    return bool(unit and COUNTED.fullmatch(unit))


def amount(value: float, unit: str | None = None) -> str:
    """A number with its unit: `3 km`, but `speakers: 1`."""
    return with_unit(number(value), unit)


def with_unit(shown: str, unit: str | None) -> str:
    """The same for a number that is written out already."""
    if not unit:
        return shown
    return f"{unit}: {shown}" if counted(unit) else f"{shown} {unit}"


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
