"""How each question is answered, in words: the answer schema as trainers read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from builder.model import Index, Question
from builder.model.items import PARTS
from builder.model.questions import (
    Boxes,
    Choice,
    Errors,
    Grades,
    Multiple,
    NumberQuestion,
    Pairwise,
    Ranking,
    Rating,
    Relations,
    Spans,
    TextQuestion,
)
from builder.render.chips import amount, counted
from builder.render.environment import language_name, number

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
    "grades": "Grade each",
    "number": "Enter a number",
    "text": "Write text",
}


def limits_of(question: Question, index: Index) -> tuple[str, ...]:
    """Short phrases, without full stops: first how it is answered, then what an answer must keep to."""
    own = LIMITS[question.kind](question, index)
    way_out = [f"or, if nothing else fits, “{question.cannot_tell.shown}”"] if question.cannot_tell else []
    return (_asked(question, index), *own, *way_out, *(() if question.required else ("may be left out",)))


def _asked(question: Question, index: Index) -> str:
    if not isinstance(question, Grades):
        return KIND_WORDS[question.kind]
    of = index.fields.get(question.of)
    whose = f" of the {' or the '.join(question.turns_of)}" if question.turns_of else ""
    return f"{KIND_WORDS[question.kind]} {PARTS.get(of.kind, 'step') if of else 'step'}{whose}"


def _field(index: Index, *names: str) -> str:
    titles = [f"“{index.fields[name].title}”" for name in names if name in index.fields]
    return ", ".join(titles[:-1]) + (" and " if len(titles) > 1 else "") + titles[-1] if titles else "the item"


def _nested(question: Choice | Multiple) -> Iterator[str]:
    if any(label.labels for label in question.labels):
        yield "the narrowest that fits" if question.select == "leaf" else "as narrow as it fits, or a broader one"


def _choice(question: Choice, _: Index) -> Iterator[str]:
    yield from _nested(question)


def _multiple(question: Multiple, _: Index) -> Iterator[str]:
    yield from _bounds(question.min or None, question.max, "label", "labels")
    yield from _nested(question)


def _rating(question: Rating, index: Index) -> Iterator[str]:
    scale = index.scale_of(question)
    if scale:
        yield f"from {number(scale.low)} to {number(scale.high)} in steps of {number(scale.step)}"


def _pairwise(question: Pairwise, index: Index) -> Iterator[str]:
    yield f"in {_field(index, question.of)}"
    if question.strengths:
        yield f"say by how much: {', '.join(strength.shown for strength in question.strengths)}"
    yield "a tie is allowed" if question.tie else "no tie"


def _ranking(question: Ranking, index: Index) -> Iterator[str]:
    yield f"all responses in {_field(index, question.of)}"
    yield "ties are allowed" if question.ties else "no ties"


def _spans(question: Spans | Errors, index: Index) -> Iterator[str]:
    yield f"in {_field(index, *question.of)}"
    yield "spans may overlap" if question.overlap else "spans must not overlap"
    if question.tolerance:
        yield f"an end may be off by {question.tolerance} {'character' if question.tolerance == 1 else 'characters'}"
    if isinstance(question, Errors):
        if question.missing:
            yield "what is missing is marked without text"
        if question.max:
            yield f"at most {question.max} errors, the worst ones"
        yield "the weights of all errors add up to the score"


def _relations(question: Relations, index: Index) -> Iterator[str]:
    asked = index.questions.get(question.spans)
    if asked:
        yield f"between the spans of “{asked.title}”"
    yield "from one to the other" if question.directed else "in either direction"


def _boxes(question: Boxes, index: Index) -> Iterator[str]:
    yield f"on {_field(index, question.of)}"
    yield f"boxes count as the same from an overlap of {number(round(question.overlap_needed * 100, 6))} %"


def _grades(question: Grades, index: Index) -> Iterator[str]:
    yield f"in {_field(index, question.of)}"
    if question.ends_at:
        titles = {label.id: label.shown for label in question.labels}
        yield f"stop after the first that is {' or '.join(f'“{titles.get(end, end)}”' for end in question.ends_at)}"


def _number(question: NumberQuestion, _: Index) -> Iterator[str]:
    if question.unit:
        yield f"in {question.unit}"
    yield from _bounds(question.low, question.high, "", "")
    if question.whole:
        yield "a whole number"
    if question.tolerance:
        off, unit = question.tolerance, question.unit
        yield f"it may be off by {number(off) if counted(unit) else amount(off, unit)}"


def _text(question: TextQuestion, _: Index) -> Iterator[str]:
    yield from _bounds(question.min_words, question.max_words, "word", "words")
    yield from _bounds(question.min_characters, question.max_characters, "character", "characters")
    yield from (pattern.says for pattern in (*question.must_match, *question.must_not_match))
    if question.language:
        yield f"in {language_name(question.language)}"
    if question.markdown:
        yield "Markdown is allowed"


def _bounds(low: float | None, high: float | None, one: str, many: str) -> Iterator[str]:
    if low is not None:
        yield f"at least {number(low)} {one if low == 1 else many}".rstrip()
    if high is not None:
        yield f"at most {number(high)} {one if high == 1 else many}".rstrip()


LIMITS: dict[str, Callable[[Any, Index], Iterator[str]]] = {
    "choice": _choice,
    "multiple": _multiple,
    "rating": _rating,
    "pairwise": _pairwise,
    "ranking": _ranking,
    "spans": _spans,
    "errors": _spans,
    "relations": _relations,
    "boxes": _boxes,
    "grades": _grades,
    "number": _number,
    "text": _text,
}
