"""What an answer must keep to, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from builder.model import Question
from builder.model.questions import Boxes, Errors, Multiple, NumberQuestion, Pairwise, Ranking, Spans, TextQuestion
from builder.render.environment import number

KIND_WORDS = {
    "choice": "Choose one",
    "multiple": "Choose all that apply",
    "rating": "Rate on the scale",
    "pairwise": "Compare two responses",
    "ranking": "Order from best to worst",
    "spans": "Mark text and label it",
    "errors": "Mark errors with category and severity",
    "relations": "Link what you marked",
    "boxes": "Draw boxes and label them",
    "grades": "Grade each step",
    "number": "Enter a number",
    "text": "Write text",
}


def limits_of(question: Question) -> tuple[str, ...]:
    """Short phrases, without full stops."""
    own = LIMITS.get(question.kind, lambda _: iter(()))(question)
    return (KIND_WORDS[question.kind], *own, *(() if question.required else ("may be left out",)))


def _multiple(question: Multiple) -> Iterator[str]:
    yield from _bounds(question.min or None, question.max, "label", "labels")


def _pairwise(question: Pairwise) -> Iterator[str]:
    yield "a tie is allowed" if question.tie else "no tie"


def _ranking(question: Ranking) -> Iterator[str]:
    yield "ties are allowed" if question.ties else "no ties"


def _spans(question: Spans | Errors) -> Iterator[str]:
    yield "spans may overlap" if question.overlap else "spans must not overlap"
    if question.tolerance:
        yield f"an end may be off by {question.tolerance} characters"
    if isinstance(question, Errors) and question.max:
        yield f"at most {question.max} errors"


def _boxes(question: Boxes) -> Iterator[str]:
    yield f"boxes count as the same from an overlap of {number(question.overlap_needed * 100)} %"


def _number(question: NumberQuestion) -> Iterator[str]:
    yield from _bounds(question.low, question.high, question.unit or "", question.unit or "")
    if question.whole:
        yield "a whole number"


def _text(question: TextQuestion) -> Iterator[str]:
    yield from _bounds(question.min_words, question.max_words, "word", "words")
    yield from _bounds(question.min_characters, question.max_characters, "character", "characters")
    yield from (pattern.says for pattern in (*question.must_match, *question.must_not_match))
    if question.language:
        yield f"in the language '{question.language}'"
    if question.markdown:
        yield "Markdown is allowed"


def _bounds(low: float | None, high: float | None, one: str, many: str) -> Iterator[str]:
    if low is not None:
        yield f"at least {number(low)} {one if low == 1 else many}".rstrip()
    if high is not None:
        yield f"at most {number(high)} {one if high == 1 else many}".rstrip()


LIMITS: dict[str, Callable[[Any], Iterator[str]]] = {
    "multiple": _multiple,
    "pairwise": _pairwise,
    "ranking": _ranking,
    "spans": _spans,
    "errors": _spans,
    "boxes": _boxes,
    "number": _number,
    "text": _text,
}
