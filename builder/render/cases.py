"""The pages of examples: each laid out as the trainer will meet it, and found by label, rule and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from builder.answers import labels_accepted
from builder.model.examples import Accepted, Example
from builder.model.index import SKIP
from builder.model.questions import Grades
from builder.render.answers_shown import accepted_html, answer_html, asked_html, chips_by_part
from builder.render.drawing import Drawing
from builder.render.example_pages import around
from builder.render.items import Marking
from builder.render.links import label_anchor
from builder.render.page import Page
from builder.render.variants import control, only

SHOWN = 3
"""Labels of an example in a list."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its accepted answers, or with a wrong one."""

    question: str
    shown: Markup
    why: str = ""


@dataclass(frozen=True, slots=True)
class ExampleView:
    """An example as its template needs it.

    Attributes:
        example: The example itself.
        item: The item as HTML.
        answers: Accepted answers, in the order of the answer schema.
        rejected: Tempting mistakes.
        labels: Tokens of the labels that are accepted, by which the page's filter finds it.
        path: Questions and answers of the decision flows.
    """

    example: Example
    item: Markup
    answers: tuple[Answered, ...]
    rejected: tuple[Answered, ...]
    labels: str
    path: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An example in a list.

    Attributes:
        example: The example.
        labels: Labels that are accepted, as `question/label`.
        tokens: The same as the filter finds them.
    """

    example: Example
    labels: tuple[str, ...]
    tokens: str


def examples_context(page: Page) -> Mapping[str, Any]:
    """Views of the examples on a page, or the list of those below it; the choices of the filter; the way on."""
    root = page.links.examples
    here = next(each for each in root.pages() if each.path == page.path)
    rows = [row(page, example) for example in here.examples]
    used = {token for each in rows for token in each.tokens.split()}
    groups = []
    for question in page.edition.project.questions:
        entries = [entry for entry in page.edition.index.labels_of(question.id) if label_anchor(entry.ref) in used]
        if entries:
            groups.append((question.title, [(label_anchor(entry.ref), entry.title) for entry in entries]))
    skips = [entry for entry in page.edition.index.labels_of(SKIP) if label_anchor(entry.ref) in used]
    if skips:
        groups.append(("Leave the item", [(label_anchor(entry.ref), entry.title) for entry in skips]))
    cited = {rule for example in here.examples for rule in example.rules}
    common = Counter(ref for each in rows for ref in each.labels)
    by_id = {each.example.id: (each, _telling(page, each, common)) for each in rows}
    return {
        "here": here,
        "views": [] if here.parts else [example_view(page, each) for each in rows],
        "lists": [(part, [by_id[example.id] for example in part.examples]) for part in here.parts],
        "label_groups": groups,
        "cited_rules": [(rule.id, rule.title) for rule in page.edition.project.rules if rule.id in cited],
        "control": control(page) if any(example.only for example in page.edition.project.examples) else "",
        "only": partial(only, page),
        **around(root, page.path),
    }


def _telling(page: Page, listed: Row, common: Mapping[str, int]) -> list[str]:
    """The labels that tell an example from the others most: those that the fewest have."""
    found = sorted(listed.labels, key=lambda ref: common[ref])[:SHOWN]
    entries = [entry for ref in found if (entry := page.edition.index.labels.get(ref))]
    titles = {question.id: f"{question.title}: " for question in page.edition.project.questions}
    alone = len(titles) == 1
    return [("" if alone else titles.get(entry.question, "")) + entry.title for entry in entries]


def row(page: Page, example: Example) -> Row:
    """What a list says of an example."""
    found: dict[str, None] = {}
    for question_id, accepted in _answered(page, example):
        question = page.edition.index.questions.get(question_id)
        refs = [f"{SKIP}/{each}" for each in accepted.any_of or ()]
        if question:
            refs = list(labels_accepted(question, accepted, page.edition.index))
        found.update(dict.fromkeys(refs))
    return Row(example, tuple(found), " ".join(dict.fromkeys(map(label_anchor, found))))


def _answered(page: Page, example: Example) -> Iterator[tuple[str, Accepted]]:
    """The accepted answers to what the audience can see, in the order of the answer schema."""
    questions = page.edition.index.questions
    order = {name: place for place, name in enumerate([SKIP, *questions])}
    for question_id in sorted(example.accept, key=lambda each: order.get(each, len(order))):
        if question_id in order:
            yield question_id, example.accept[question_id]


def example_view(page: Page, listed: Row) -> ExampleView:
    """Lays out one example."""
    index, example = page.edition.index, listed.example
    answers = []
    drawing = Drawing(page, example.item, example.accept, example.reject)
    for question_id, accepted in _answered(page, example):
        question = index.questions.get(question_id)
        title = question.title if question else "Leave the item"
        shown = f"{asked_html(page, question_id)}{accepted_html(page, question_id, accepted, drawing)}"
        answers.append(Answered(title, Markup(shown)))
    rejected = []
    for place, wrong in enumerate(example.reject):
        question = index.questions.get(wrong.question)
        if question is None and wrong.question != SKIP:
            continue
        title = question.title if question else "Leave the item"
        shown = Markup(answer_html(page, wrong.question, wrong.answer, drawing.rejected(place)))
        rejected.append(Answered(title, shown, wrong.why))
    return ExampleView(
        example,
        page.item(example.item, Marking(drawing.spans, grades_of(page, example), drawing.boxes)),
        tuple(answers),
        tuple(rejected),
        listed.tokens,
        tuple(_path(page, example)),
    )


def grades_of(page: Page, example: Example) -> dict[str, list[str]]:
    """The grades to draw beside the parts of each field: those of the first question that has one accepted answer."""
    grades: dict[str, list[str]] = {}
    for question_id, accepted in _answered(page, example):
        question = page.edition.index.questions.get(question_id)
        if accepted.any_of and isinstance(question, Grades) and question.of not in grades and len(accepted.any_of) == 1:
            grades[question.of] = chips_by_part(page, question, accepted.any_of[0], example.item)
    return grades


def _path(page: Page, example: Example) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    found = []
    for flow_id, taken in example.path.items():
        flow = page.edition.index.flows.get(flow_id)
        if flow:
            asks = {ask.id: ask.ask for ask in flow.asks}
            found.append((flow_id, tuple((asks[ask], answer) for ask, answer in taken.items() if ask in asks)))
    return found
