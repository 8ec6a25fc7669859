"""Text that a trainer writes, with its size beside the limits that it keeps to."""

from __future__ import annotations

from collections.abc import Iterator

from builder.answers.text import normal
from builder.model.questions import TextQuestion
from builder.render.items import text_html


def text_answer_html(question: TextQuestion, text: str) -> str:
    """An accepted text to the letter, and what of it can be counted where that is limited."""
    form = "markdown" if question.markdown else "text"
    counts = " · ".join(_counts(question, normal(text)))
    said = f'<span class="gw-count">{counts}</span>' if counts else ""
    return f"{text_html(text, form, question.language)}{said}"


def _counts(question: TextQuestion, text: str) -> Iterator[str]:
    if question.min_words is not None or question.max_words is not None:
        yield _count(len(text.split()), "word") + _bounds(question.min_words, question.max_words)
    if question.min_characters is not None or question.max_characters is not None:
        yield _count(len(text), "character") + _bounds(question.min_characters, question.max_characters)


def _count(number: int, unit: str) -> str:
    return f"{number:,} {unit}{'' if number == 1 else 's'}"


def _bounds(low: int | None, high: int | None) -> str:
    said = [f"at least {low:,}"] if low else []
    said += [f"at most {high:,}"] if high is not None else []
    return f" ({', '.join(said)})" if said else ""
