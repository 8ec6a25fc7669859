"""Pictures of an item, with the boxes of its answers drawn over them.

A box is placed in per cent of the picture, by attributes of SVG: so it grows and shrinks with the picture and needs
neither a script nor a style attribute, while its number keeps the size of letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.model.items import Media
from builder.render.escape import html_attribute

Size = tuple[int, int]
"""Width and height in pixels."""

Sides = tuple[float, float, float, float]
"""Left, top, width and height in the picture's pixels."""

LINE = 22
"""Height of a number's tag in CSS pixels."""


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """A box on a picture, in the picture's pixels.

    Attributes:
        field: The picture's field.
        sides: Left, top, width and height.
        number: The number by which the answer names it.
        wrong: Whether it belongs to a wrong answer.
    """

    field: str
    sides: Sides
    number: int
    wrong: bool = False


def figure_html(title: str, value: Media, source: str, size: Size | None, boxes: Sequence[DrawnBox]) -> str:
    """A picture with its boxes; it leads to the file itself, and a script makes it larger in place.

    Args:
        title: What it is called.
        value: The picture.
        source: Its address.
        size: Its size; without one no box can be placed, and the answer's list has to do.
        boxes: The boxes on it.
    """
    address = html_attribute(source)
    sides = f' width="{size[0]}" height="{size[1]}"' if size else ""
    picture = f'<img src="{address}" alt="{html_attribute(value.alt or "")}"{sides} loading="lazy">'
    drawn = _overlay(boxes, size) if size and boxes else ""
    name = html_attribute(f"Enlarge: {title}")
    link = f'<a class="gw-enlarge" href="{address}" aria-label="{name}">Enlarge</a>'
    hint = f"{_legend(boxes)}{link}" if drawn else link
    caption = f"<figcaption>{hint}</figcaption>"
    return f'<figure class="gw-image"><span class="gw-picture">{picture}{drawn}</span>{caption}</figure>'


def _legend(boxes: Sequence[DrawnBox]) -> str:
    hint = '<span class="gw-hint">Numbered boxes: see the answers below.</span> '
    if not any(box.wrong for box in boxes):
        return hint
    # Wrong boxes that lie over others would hide what is right: these are shown on demand, by style alone.
    checked = "" if _crowded(boxes) else " checked"
    switch = f'<input type="checkbox" autocomplete="off"{checked}> Show wrong boxes (dashed, ✕)'
    return f'{hint}<label class="gw-switch">{switch}</label> '


def _crowded(boxes: Sequence[DrawnBox]) -> bool:
    return any(
        wrong.field == other.field and _meet(wrong.sides, other.sides)
        for wrong in boxes
        if wrong.wrong
        for other in boxes
        if other is not wrong
    )


def _meet(one: Sides, other: Sides) -> bool:
    across = min(one[0] + one[2], other[0] + other[2]) > max(one[0], other[0])
    return across and min(one[1] + one[3], other[1] + other[3]) > max(one[1], other[1])


def _overlay(boxes: Sequence[DrawnBox], size: Size) -> str:
    # Accepted boxes come last, so that they lie on top of wrong ones in the same place.
    drawn = "".join(_box(box, size) for box in sorted(boxes, key=lambda box: not box.wrong))
    return f'<svg class="gw-boxes" aria-hidden="true" focusable="false">{drawn}</svg>'


def _box(box: DrawnBox, size: Size) -> str:
    left, top, width, height = box.sides
    x, y = _percent(left, size[0]), _percent(top, size[1])
    area = f'x="{x}" y="{y}" width="{_percent(width, size[0])}" height="{_percent(height, size[1])}"'
    words = f"✕{box.number}" if box.wrong else f"{box.number}"
    wide = 10 + 9 * len(words)
    # The tag stands in the box's upper left corner; that of a wrong box in its lower left, for both may be one place.
    corner, shift = (_percent(top + height, size[1]), -LINE) if box.wrong else (y, 0)
    tag = (
        f'<svg class="gw-tag" x="{x}" y="{corner}"><rect y="{shift}" width="{wide}" height="{LINE}"/>'
        f'<text x="{wide // 2}" y="{shift + 16}">{words}</text></svg>'
    )
    kind = "gw-box gw-box-wrong" if box.wrong else "gw-box"
    return f'<g class="{kind}"><rect class="gw-halo" {area}/><rect class="gw-edge" {area}/>{tag}</g>'


def _percent(part: float, whole: int) -> str:
    return f"{round(100 * part / whole, 3):g}%"
