"""A quiz as a printable list. Practice shows its key at the end; the key of an exam is nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from builder.model import Project, Quiz, QuizItem
from builder.render.answers_shown import answer_html
from builder.render.drawing import Beside
from builder.render.escape import html_text
from builder.render.items import text_html
from builder.render.mathml import math_text
from builder.render.page import Page
from builder.scalars import as_written

HOW = {
    "single": "Choose one.",
    "multiple": "Choose all that apply.",
    "label": "Answer as you would in the labeling tool.",
    "ordering": "Put these in order.",
    "short-text": "Answer in a few words.",
    "number": "Answer with a number.",
    "open": "Answer in your own words.",
}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class AskedView:
    """What a taker sees of an item; nothing here tells the key.

    Attributes:
        id: The item's id.
        number: Its place, from 1.
        ask: What is asked, as Markdown.
        how: How to answer.
        item: The item to look at; empty where there is none.
        options: Letters and options, as HTML.
        question: The question of the answer schema, for `label`.
        sensitive: What in it may distress.
    """

    id: str
    number: int
    ask: str
    how: str
    item: Markup
    options: tuple[tuple[str, Markup], ...]
    question: str | None
    sensitive: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyView:
    """The key of a practice item: answers, and why."""

    number: int
    answers: tuple[tuple[Markup, str, str], ...]
    reasons: tuple[tuple[str, str], ...]
    reason: str
    rules: tuple[str, ...]


def quiz_context(page: Page, quiz: Quiz) -> Mapping[str, Any]:
    """Questions for all; keys for practice alone."""
    asked = [_asked(page, item, number) for number, item in enumerate(quiz.items, 1)]
    keys = [] if quiz.use == "exam" else [_key(page, item, number) for number, item in enumerate(quiz.items, 1)]
    return {"quiz": quiz, "asked": asked, "keys": keys}


def letter_of(place: int) -> str:
    """The letter of an option, counted from 0: A to Z, then AA and so on."""
    before, last = divmod(place, len(LETTERS))
    return (letter_of(before - 1) if before else "") + LETTERS[last]


def _formulas(project: Project) -> bool:
    """Whether `$` begins a formula in this project's texts; elsewhere it is a dollar."""
    return any({field.kind, field.format} & {"math", "latex"} for field in project.item.fields)


def _asked(page: Page, item: QuizItem, number: int) -> AskedView:
    form = "math" if _formulas(page.edition.project) else "text"
    options = tuple((letter_of(n), Markup(text_html(option.text, form, None))) for n, option in enumerate(item.options))
    shown = page.item(item.item) if item.item else Markup("")
    return AskedView(item.id, number, item.ask, HOW[item.kind], shown, options, item.question, item.sensitive)


def _key(page: Page, item: QuizItem, number: int) -> KeyView:
    letters = {option.id: letter_of(place) for place, option in enumerate(item.options)}
    answers = tuple(
        (
            _answer(page, item, row.answer, letters),
            "" if row.credit == 1 else f"{row.credit:.0%} of the points",
            row.why or "",
        )
        for row in item.answers
    )
    reasons = tuple((letters[option.id], option.reason) for option in item.options if option.reason)
    return KeyView(number, answers, reasons, item.reason, item.rules)


def _answer(page: Page, item: QuizItem, raw: Any, letters: Mapping[str, str]) -> Markup:
    if item.kind == "label" and item.question:
        return Markup(answer_html(page, item.question, raw, Beside(item.item)))
    if item.kind in {"single", "multiple", "ordering"}:
        chosen = raw if isinstance(raw, (list, tuple)) else (raw,)
        joined = (" → " if item.kind == "ordering" else ", ").join(letters.get(str(each), str(each)) for each in chosen)
        return Markup(f'<span class="gw-label">{html_text(joined)}</span>')
    written = as_written(raw)
    shown = (math_text if _formulas(page.edition.project) else html_text)(str(raw) if written is None else written)
    return Markup(f'<span class="gw-text" dir="auto">{shown}</span>')
