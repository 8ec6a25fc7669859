"""Decision flows as a drawing and as text. Both say the same; nobody needs to see the drawing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from builder.model.flows import Flow, Way
from builder.render.escape import html_attribute, html_text, markdown_inline
from builder.render.flow_layout import Box, Edge, TextLine, layout, order

_HEAD = 5.0
_CORNER = 8.0


def flowchart(flow: Flow, label_titles: Mapping[str, str], link: Callable[[str], str | None]) -> str:
    """A flow as an inline SVG on one line. A faulty flow is drawn as far as it goes.

    Colours come from the page: classes `gw-flow-ask`, `gw-flow-label`, `gw-flow-lost` (a way that leads nowhere) and
    `gw-flow-edge`, and `currentColor` where the page has no say.

    Args:
        flow: The flow.
        label_titles: What labels are called, by their id; one that is missing is called by its id.
        link: The address of a label for raw HTML, or None where there is nothing to link to.
    """
    drawing = layout(flow, lambda label: label_titles.get(label, label))
    name = f"flow-{flow.id}"
    parts = [_edge(edge) for edge in drawing.edges]
    parts += [_box(box, link) for box in drawing.boxes]
    size = f"{_number(drawing.width)} {_number(drawing.height)}"
    wide, high = size.split()
    return (
        f'<div class="gw-flow" tabindex="0" role="region" aria-label="{html_attribute(flow.title)}">'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {size}" role="group"'
        f' aria-labelledby="{name}-title" aria-describedby="{name}-desc" fill="none" stroke="none">'
        f'<title id="{name}-title">{html_text(flow.title)}</title>'
        f'<desc id="{name}-desc">{html_text(_summary(flow))}</desc>'
        f"{''.join(parts)}</svg></div>"
    )


def flow_as_text(flow: Flow, label: Callable[[str], str], prose: Callable[[str], str]) -> str:
    """The same as a numbered list in Markdown: each question an item with an anchor, its ways below it.

    Args:
        flow: The flow.
        label: Markdown for a label of the decided question: a link, or its name.
        prose: Markdown for an author's text, indented by four spaces for a list item.
    """
    asks = order(flow)
    numbers = {ask.id: number for number, ask in enumerate(asks, 1)}

    def way_line(way: Way) -> str:
        if way.label is not None:
            target = label(way.label)
        elif way.next in numbers:
            target = f"[question {numbers[way.next]}](#{anchor(flow, way.next)})"
        else:
            target = f"? {markdown_inline(way.next or '')}".rstrip()
        return f"    - **{markdown_inline(way.answer)}** → {target}"

    out: list[str] = []
    for ask in asks:
        out += [f"{numbers[ask.id]}. **{markdown_inline(ask.ask)}**{{ #{anchor(flow, ask.id)} }}", ""]
        if ask.help:
            out += [prose(ask.help), ""]
        for way in ask.ways:
            out.append(way_line(way))
            if way.note:
                out += ["", *(f"    {line}" if line else "" for line in prose(way.note).split("\n")), ""]
        out.append("")
    return "\n".join(out).rstrip("\n")


def anchor(flow: Flow, ask: str) -> str:
    """The anchor of a question in the text."""
    return f"flow-{flow.id}-{ask}"


def _summary(flow: Flow) -> str:
    count = len(order(flow))
    return "Decision flow of 1 question" if count == 1 else f"Decision flow of {count} questions"


def _edge(edge: Edge) -> str:
    text = _text(edge.lines, "gw-flow-answer")
    return (
        f'<g class="gw-flow-edge"><path d="{_path(edge.points)}" stroke="currentColor" fill="none"/>'
        f'<path class="gw-flow-head" d="{_head(edge.points)}" fill="currentColor"/>{text}</g>'
    )


def _box(box: Box, link: Callable[[str], str | None]) -> str:
    corner = _CORNER if box.kind == "ask" else min(box.h / 2, 18.0)
    dashes = ' stroke-dasharray="4 3"' if box.kind == "lost" else ""
    shape = (
        f'<rect x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.w)}" height="{_number(box.h)}"'
        f' rx="{_number(corner)}" stroke="currentColor"{dashes}/>'
    )
    group = f'<g class="gw-flow-{box.kind}">{shape}{_text(box.lines)}{_text(box.answers, "gw-flow-answer")}</g>'
    address = link(box.key) if box.kind == "label" else None
    return f'<a href="{html_attribute(address)}">{group}</a>' if address else group


def _text(lines: tuple[TextLine, ...], kind: str = "") -> str:
    if not lines:
        return ""
    # The size stands on each line, where no rule of a page for `text` can make it another than was measured.
    # Between lines stands a space that takes no room, so that words are not run together where the text is read out.
    inside = '<tspan font-size="0"> </tspan>'.join(
        f'<tspan x="{_number(line.x)}" y="{_number(line.y)}" text-anchor="{line.anchor}"'
        f' font-size="{_number(line.size)}">{html_text(line.text)}</tspan>'
        for line in lines
    )
    mark = f' class="{kind}"' if kind else ""
    return f'<text{mark} fill="currentColor">{inside}</text>'


def _path(points: tuple[tuple[float, float], ...]) -> str:
    """A line through the points with rounded corners, up to where the arrow's head begins."""
    *corners, (x, y) = points
    before = corners[-1]
    length = abs(x - before[0]) + abs(y - before[1])
    back = min(_HEAD, length) / length if length else 0
    ends = [*corners, (x + (before[0] - x) * back, y + (before[1] - y) * back)]
    out = [f"M{_pair(ends[0])}"]
    for (x0, y0), (x1, y1), (x2, y2) in zip(ends, ends[1:], ends[2:], strict=False):
        first, second = abs(x1 - x0) + abs(y1 - y0), abs(x2 - x1) + abs(y2 - y1)
        round_by = min(6.0, first / 2, second / 2)
        into = (x1 + (x0 - x1) * round_by / first, y1 + (y0 - y1) * round_by / first) if first else (x1, y1)
        out_of = (x1 + (x2 - x1) * round_by / second, y1 + (y2 - y1) * round_by / second) if second else (x1, y1)
        out.append(f"L{_pair(into)}Q{_pair((x1, y1))} {_pair(out_of)}")
    return "".join([*out, f"L{_pair(ends[-1])}"])


def _head(points: tuple[tuple[float, float], ...]) -> str:
    (x0, y0), (x, y) = points[-2:]
    dx, dy = (x > x0) - (x < x0), (y > y0) - (y < y0)
    back, side = 1.6 * _HEAD, 0.8 * _HEAD
    one = (x - dx * back - dy * side, y - dy * back + dx * side)
    other = (x - dx * back + dy * side, y - dy * back - dx * side)
    return f"M{_pair((x, y))}L{_pair(one)}L{_pair(other)}Z"


def _pair(point: tuple[float, float]) -> str:
    return f"{_number(point[0])},{_number(point[1])}"


def _number(value: float) -> str:
    """Short, and the same on every machine."""
    return f"{value:.1f}".removesuffix(".0")
