"""Where the spans of an answer stand in the item, for showing them as marked text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from builder.answers import IllegalAnswerError, Scope, read
from builder.answers.errors import MarkedError
from builder.answers.spans import Span
from builder.model import Question
from builder.model.items import FieldValue
from builder.model.questions import Errors, Spans
from builder.render.items import Mark
from builder.render.page import Page


def marks_of(page: Page, question: Question, raw: Any, item: Mapping[str, FieldValue]) -> list[Mark]:
    """The marks of an answer to a question about spans or errors; none for other kinds."""
    if not isinstance(question, (Spans, Errors)):
        return []
    try:
        answer = read(question, raw, Scope(page.edition.project, item))
    except IllegalAnswerError:
        return []  # a finding of its own
    marks = answer.value if isinstance(answer.value, tuple) else ()
    return [_mark(page, question, mark) for mark in marks if mark.extent is not None]


def _mark(page: Page, question: Question, mark: Span | MarkedError) -> Mark:
    labels = (mark.label,) if isinstance(mark, Span) else (mark.category, mark.severity)
    targets = (page.links.target("label", f"{question.id}/{label}") for label in labels)
    title = ", ".join(target.title if target else label for target, label in zip(targets, labels, strict=True))
    extent = mark.extent
    assert extent is not None  # noqa: S101 -- the caller has left these out
    return Mark(extent.field, extent.part - 1 if extent.part else None, extent.start, extent.end, title)
