"""Answers as trainers read them: labels by their names and linked. One function for each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from builder.answers.grades import graded
from builder.model import Question
from builder.model.examples import Accepted
from builder.model.index import SKIP
from builder.model.items import FieldValue
from builder.model.questions import (
    Boxes,
    Choice,
    Condition,
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
from builder.render.answers_marked import boxes_html, errors_html, relations_html, spans_html
from builder.render.answers_scaled import (
    number_html,
    pairwise_html,
    pairwise_scale,
    range_html,
    ranking_html,
    rating_html,
    rating_scale,
    tolerance_html,
)
from builder.render.answers_written import text_answer_html
from builder.render.chips import OR, either, entries, label_html, written
from builder.render.drawing import ALONE, Beside, Drawing
from builder.render.environment import number
from builder.render.escape import html_text
from builder.render.page import Page
from builder.scalars import as_written

TALL = (Spans, Errors, Relations, Boxes, Grades, Ranking)
"""Questions whose answers may take several lines."""


def accepted_html(page: Page, question_id: str, accepted: Accepted, drawing: Drawing | None = None) -> str:
    """The accepted set of answers to a question.

    Args:
        page: The page that shows them.
        question_id: The question.
        accepted: The set.
        drawing: What of the answers is drawn on the item, where they are shown beside one.
    """
    question = page.edition.index.questions.get(question_id)
    answers = accepted.any_of or ()
    beside = [drawing.accepted(question_id, place) if drawing else ALONE for place in range(len(answers))]
    if isinstance(question, TextQuestion):
        shown = either(
            [
                answer_html(page, question_id, raw)
                if _is_way_out(question, raw)
                else text_answer_html(question, written(raw))
                for raw in answers
            ],
            apart=True,
        )
    elif isinstance(question, (Rating, NumberQuestion)) and accepted.any_of is None:
        shown = range_html(page, question, accepted)
    else:
        each = [answer_html(page, question_id, raw, near) for raw, near in zip(answers, beside, strict=True)]
        shown = either(each, apart=isinstance(question, TALL))
    if question and answers and all(_is_way_out(question, raw) for raw in answers):
        return shown
    return f"{shown}{_allowed(question, accepted)}{_drawn(page, question, accepted, beside)}"


def _is_way_out(question: Question, raw: Any) -> bool:
    """Whether an answer is "cannot tell": then it has no size, and nothing that it may be off by."""
    return question.cannot_tell is not None and as_written(raw) == question.cannot_tell.id


def _allowed(question: Question | None, accepted: Accepted) -> str:
    """By how much an answer may be off."""
    if isinstance(question, NumberQuestion):
        return tolerance_html(question, accepted)
    if not accepted.tolerance:
        return ""
    unit = ""
    if isinstance(question, (Spans, Errors)):
        unit = " character at either end" if accepted.tolerance == 1 else " characters at either end"
    return f' <span class="gw-where">± {html_text(number(accepted.tolerance) + unit)}</span>'


def _drawn(page: Page, question: Question | None, accepted: Accepted, beside: list[Beside]) -> str:
    """The scale on which the answers stand; nothing for a way out, and for questions without one."""
    if isinstance(question, Rating):
        return rating_scale(page, question, accepted)
    return pairwise_scale(page, question, accepted, beside[0]) if isinstance(question, Pairwise) and beside else ""


def asked_html(page: Page, question_id: str) -> str:
    """Under which conditions a question is asked, in words; empty for one that is always asked."""
    question = page.edition.index.questions.get(question_id)
    parts = [_condition(page, condition) for condition in question.when] if question else []
    return f'<span class="gw-asked">asked where {" and ".join(parts)}</span> ' if parts else ""


def _condition(page: Page, condition: Condition) -> str:
    target = page.links.target("question", condition.question)
    asked = html_text(target.title if target else condition.question)

    def names(words: tuple[str, ...]) -> str:
        found = [(word, page.links.target("label", f"{condition.question}/{word}")) for word in words]
        return " or ".join(html_text(label.title if label else word) for word, label in found)

    said = [f"is {names(condition.is_)}"] if condition.is_ else []
    said += [f"is not {names(condition.is_not)}"] if condition.is_not else []
    return f"“{asked}” {' and '.join(said) or 'is answered'}"


def answer_html(page: Page, question_id: str, raw: Any, beside: Beside = ALONE) -> str:
    """One answer. What is not legal has been found long before; here it is shown as it was written.

    Args:
        page: The page that shows it.
        question_id: The question.
        raw: The answer.
        beside: What it is shown beside, by which spans and boxes have their numbers.
    """
    question = page.edition.index.questions.get(question_id)
    if question_id == SKIP:
        return label_html(page, f"{SKIP}/{written(raw)}")
    if question is None:
        return html_text(written(raw))
    if question.cannot_tell and _is_way_out(question, raw):
        return label_html(page, f"{question_id}/{question.cannot_tell.id}")
    return KINDS[type(question)](page, question, raw, beside)


def _label(page: Page, question: Question, raw: Any, _: Beside) -> str:
    return label_html(page, f"{question.id}/{written(raw)}")


def _labels(page: Page, question: Question, raw: Any, beside: Beside) -> str:
    return (
        " ".join(_label(page, question, each, beside) for each in entries(raw)) or '<span class="gw-none">none</span>'
    )


def grade_chips(page: Page, question: Question, raw: Any) -> list[str]:
    """For each grade its chips; several where any of them is accepted."""
    chips = []
    for each in entries(raw):
        choices = entries(each["any_of"]) if isinstance(each, dict) and "any_of" in each else (each,)
        chips.append(OR.join(_label(page, question, choice, ALONE) for choice in choices))
    return chips


def chips_by_part(page: Page, question: Grades, raw: Any, item: Mapping[str, FieldValue]) -> list[str]:
    """For each step or turn of the item its chips, empty where it has no grade."""
    if not isinstance(raw, (list, tuple)):
        return []  # the way out holds for the item as a whole
    chips = grade_chips(page, question, raw)
    by_number = dict(zip(_numbers(question, len(chips), item), chips, strict=True))
    return [by_number.get(number, "") for number in range(1, max(by_number, default=0) + 1)]


def _numbers(question: Grades, given: int, item: Mapping[str, FieldValue]) -> Sequence[int]:
    """The number of the step or turn that each grade is for, as the item numbers them."""
    parts = item.get(question.of)
    places = graded(question, parts) if isinstance(parts, tuple) else ()
    return [place + 1 for place in places[:given]] if given <= len(places) else range(1, given + 1)


def _grades(page: Page, question: Grades, raw: Any, beside: Beside) -> str:
    chips = grade_chips(page, question, raw)
    lines = [
        f'<span class="gw-row" role="listitem"><span class="gw-rank">{number}.</span> {chip}</span>'
        for number, chip in zip(_numbers(question, len(chips), beside.item), chips, strict=True)
    ]
    return f'<span class="gw-rows gw-grades" role="list">{"".join(lines)}</span>'


def _written(_: Page, __: Question, raw: Any, ___: Beside) -> str:
    # In quotation marks: it stands inside a sentence of the page.
    return f'“<span class="gw-text" dir="auto">{html_text(written(raw))}</span>”'


KINDS: dict[type, Callable[[Page, Any, Any, Beside], str]] = {
    Choice: _label,
    Multiple: _labels,
    Rating: rating_html,
    Pairwise: pairwise_html,
    Ranking: ranking_html,
    Spans: spans_html,
    Errors: errors_html,
    Relations: relations_html,
    Boxes: boxes_html,
    Grades: _grades,
    NumberQuestion: number_html,
    TextQuestion: _written,
}
