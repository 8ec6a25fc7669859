"""Measures besides the distance that some kinds are known by."""

from __future__ import annotations

from builder.answers.errors import MarkedError, weight_of
from builder.answers.judge import Answer, read
from builder.answers.scope import Scope
from builder.answers.spans import Span
from builder.answers.spans import char_iou as iou_of_spans
from builder.model.items import Raw
from builder.model.questions import Errors, Spans


def char_iou(question: Spans, a: Raw | Answer, b: Raw | Answer, scope: Scope) -> float:
    """Intersection over union of the marked characters, label by label, from 0 to 1.

    "Cannot tell" marks nothing.

    Raises:
        IllegalAnswerError: If one of the answers is not legal.
    """
    return iou_of_spans(*(_spans(read(question, raw, scope)) for raw in (a, b)))


def weighted_score(question: Errors, raw: Raw | Answer, scope: Scope) -> float:
    """What all errors together cost: the sum of their weights, exceptions included.

    Raises:
        IllegalAnswerError: If the answer is not legal.
    """
    value = read(question, raw, scope).value
    errors = value if isinstance(value, tuple) else ()
    return sum((weight_of(question, error) for error in errors if isinstance(error, MarkedError)), 0.0)


def _spans(answer: Answer) -> tuple[Span, ...]:
    value = answer.value if isinstance(answer.value, tuple) else ()
    return tuple(span for span in value if isinstance(span, Span))
