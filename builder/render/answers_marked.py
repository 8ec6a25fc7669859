"""Answers that have a place on the item: spans, errors with the score that follows, relations between spans, boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from builder.answers.boxes import Box
from builder.answers.errors import MarkedError, weight_of
from builder.model.questions import Boxes, Errors, Relations, Spans
from builder.render.chips import badge, entries, label_html, mappings, quote, rows_html, written
from builder.render.drawing import Beside, Row
from builder.render.environment import number
from builder.render.escape import html_text
from builder.render.marked import unseen
from builder.render.page import Page
from builder.scalars import PlainBool

LONG = 90
"""A quotation of more characters is cut in the middle where the item shows it whole."""

DIGITS = 6
"""Sums of weights are rounded to so many places: 0.1 and 0.2 are 0.3."""


def spans_html(page: Page, question: Spans, raw: Any, beside: Beside) -> str:
    """A line for each span: number, text, label."""
    lines = [f"{_marked(row)} {_label(page, question.id, row.entry.get('label'))}" for row in _rows(raw, beside)]
    return rows_html(lines)


def errors_html(page: Page, question: Errors, raw: Any, beside: Beside) -> str:
    """A line for each error with what it costs, and the sum of it all."""
    lines, weights, wrong = [], [], False
    for row in _rows(raw, beside):
        category, severity = written(row.entry.get("category")), written(row.entry.get("severity"))
        weight = weight_of(question, MarkedError(None, category, severity))
        usual = next((float(each.weight) for each in question.severities if each.id == severity), weight)
        instead = "" if weight == usual else f" instead of {number(usual)}"
        chips = f"{_label(page, question.id, category)} {_label(page, question.id, severity)}"
        said = f'<span class="gw-weight">weight {number(weight)}{instead}</span>'
        lines.append(f"{_marked(row)} {chips} {said}")
        weights.append(weight)
        wrong = wrong or row.wrong
    return f"{rows_html(lines, 'no error')}{'' if wrong else _score(weights)}"


def relations_html(page: Page, question: Relations, raw: Any, beside: Beside) -> str:
    """A line for each relation: from, label, to."""
    arrows = ("→", "→") if question.directed else ("–", "–")

    def end(name: Any) -> str:
        row = beside.names.get(written(name))
        return _marked(row) if row else html_text(written(name))

    lines = [
        f"{end(each.get('from'))} {arrows[0]} {_label(page, question.id, each.get('label'))} {arrows[1]} "
        f"{end(each.get('to'))}"
        for each in mappings(raw)
    ]
    return rows_html(lines)


def boxes_html(page: Page, question: Boxes, raw: Any, beside: Beside) -> str:
    """A line for each box: number, label, and where it is, in pixels."""
    lines = [
        f"{badge(row.number, wrong=row.wrong)}{_label(page, question.id, row.entry.get('label'))} {_sides(row)}"
        for row in _rows(raw, beside)
    ]
    return rows_html(lines, "no box")


def _rows(raw: Any, beside: Beside) -> Iterable[Row]:
    return [Row(each) for each in mappings(raw)] if beside.rows is None else beside.rows


def _label(page: Page, question: str, raw: Any) -> str:
    return label_html(page, f"{question}/{written(raw)}")


def _marked(row: Row) -> str:
    where = f' <span class="gw-where">{html_text(row.where)}</span>' if row.where else ""
    return f"{badge(row.number, wrong=row.wrong)}{_quoted(row)}{where}"


def _quoted(row: Row) -> str:
    entry = row.entry
    text = row.text if row.text is not None else entry.get("text")
    if text is None:
        missing = entry.get("missing")
        if missing.value if isinstance(missing, PlainBool) else missing:
            return '<span class="gw-missing">something missing</span>'
        return f"characters {html_text(written(entry.get('start')))} to {html_text(written(entry.get('end')))}"
    shown = written(text)
    if name := unseen(shown):
        return f'<span class="gw-missing">{html_text(name)}</span>'
    if row.number and len(shown) > LONG:
        half = LONG // 2
        shown = f"{shown[:half].rstrip()} … {shown[-half:].lstrip()}"
    return quote(shown)


def _score(weights: Sequence[float]) -> str:
    total = number(round(sum(weights), DIGITS))
    steps = f"{' + '.join(number(weight) for weight in weights)} = " if len(weights) > 1 else ""
    return f' <span class="gw-score">Score: {steps}<strong>{total}</strong></span>'


def _sides(row: Row) -> str:
    if not isinstance(row.value, Box):
        sides = ", ".join(html_text(written(each)) for each in entries(row.entry.get("box")))
        return f'<span class="gw-where">at {sides}</span>'
    box = row.value
    place = f"left {number(box.left)}, top {number(box.top)}"
    return f'<span class="gw-where">{place}, {number(box.width)} × {number(box.height)} pixels</span>'
