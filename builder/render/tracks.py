"""A scale of many levels as a line from end to end, with what is accepted as a bar on it.

Places are per cent of the line, by attributes of SVG: so it fits every page and needs no style attribute.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.answers.plain import number_in
from builder.model.examples import Accepted
from builder.model.index import level
from builder.model.scales import Scale
from builder.render.environment import number
from builder.render.escape import html_attribute, html_text

APART = 9.0
"""Per cent that numbers below the line must be apart, to be told apart on a phone."""

THIN = 1.5
"""Per cent of the line below which a bar is a mark of its own width."""


def track_html(scale: Scale, accepted: Accepted, ends: Sequence[str]) -> str:
    """The line. One picture with one name for those who hear the page; empty where no level is accepted.

    Args:
        scale: The scale.
        accepted: What is accepted on it.
        ends: What the lowest and the highest level are called.
    """
    reaches = list(_reaches(scale, accepted))
    if not reaches:
        return ""
    shown = ", ".join(number(low) if low == high else f"{number(low)} to {number(high)}" for low, high in reaches)
    said = html_attribute(f"Scale from “{ends[0]}” to “{ends[1]}”. Accepted: {shown}.")
    drawn = '<rect class="gw-rail" y="9" width="100%" height="6" rx="3"/>'
    drawn += "".join(_bar(_place(scale, low), _place(scale, high)) for low, high in reaches)
    drawn += " ".join(_tick(_place(scale, value), level(value)) for value in _numbered(scale))
    track = f'<svg class="gw-track" aria-hidden="true" focusable="false">{drawn}</svg>'
    named = "".join(f'<span class="gw-end">{html_text(end)}</span>' for end in ends)
    return f' <span class="gw-scale gw-scale-track" role="img" aria-label="{said}">{track}{named}</span>'


def _reaches(scale: Scale, accepted: Accepted) -> Iterator[tuple[float, float]]:
    """From where to where answers are accepted."""
    off = accepted.tolerance or 0.0
    found = [(one, one) for raw in accepted.any_of or () if (one := number_in(raw)) is not None]
    if accepted.from_ is not None or accepted.to is not None:
        low = scale.low if accepted.from_ is None else accepted.from_
        found.append((low, scale.high if accepted.to is None else accepted.to))
    for low, high in sorted(found):
        yield max(scale.low, round(low - off, 9)), min(scale.high, round(high + off, 9))


def _numbered(scale: Scale) -> list[float]:
    """The levels that have room for a number: both ends, and anchors between them."""
    kept = [scale.low]
    for value in sorted(anchor.value for anchor in scale.anchors if scale.low < anchor.value < scale.high):
        if min(_place(scale, value) - _place(scale, kept[-1]), 100 - _place(scale, value)) >= APART:
            kept.append(value)
    return [*kept, scale.high]


def _place(scale: Scale, value: float) -> float:
    return 100 * (value - scale.low) / (scale.high - scale.low) if scale.high > scale.low else 0.0


def _bar(low: float, high: float) -> str:
    if high - low < THIN:
        mark = '<rect class="gw-reach" x="-4" y="3" width="8" height="18" rx="3"/>'
        return f'<svg class="gw-spot" x="{(low + high) / 2:.4g}%">{mark}</svg>'
    return f'<rect class="gw-reach" x="{low:.4g}%" y="3" width="{high - low:.4g}%" height="18" rx="3"/>'


def _tick(place: float, shown: str) -> str:
    line = f'<line class="gw-tick" x1="{place:.4g}%" x2="{place:.4g}%" y1="5" y2="19"/>'
    return f'{line}<text x="{place:.4g}%" y="37">{html_text(shown)}</text>'
