"""The examples page: each example laid out as the trainer will meet it, and found by label, rule and kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from builder.answers import labels_accepted
from builder.model.examples import Example
from builder.model.index import SKIP
from builder.model.questions import Grades
from builder.render.answers_shown import accepted_html, answer_html, asked_html, grade_chips
from builder.render.drawing import Drawing
from builder.render.items import Marking
from builder.render.links import label_anchor
from builder.render.page import Page


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


def examples_context(page: Page) -> Mapping[str, Any]:
    """Views of all examples, and the choices of the filter."""
    views = [example_view(page, example) for example in page.edition.project.examples]
    used = {token for view in views for token in view.labels.split()}
    groups = []
    for question in page.edition.project.questions:
        entries = [entry for entry in page.edition.index.labels_of(question.id) if label_anchor(entry.ref) in used]
        if entries:
            groups.append((question.title, [(label_anchor(entry.ref), entry.title) for entry in entries]))
    skips = [entry for entry in page.edition.index.labels_of(SKIP) if label_anchor(entry.ref) in used]
    if skips:
        groups.append(("Leave the item", [(label_anchor(entry.ref), entry.title) for entry in skips]))
    cited = {rule for example in page.edition.project.examples for rule in example.rules}
    rules = [(rule.id, rule.title) for rule in page.edition.project.rules if rule.id in cited]
    return {"views": views, "label_groups": groups, "cited_rules": rules}


def example_view(page: Page, example: Example) -> ExampleView:
    """Lays out one example."""
    index = page.edition.index
    answers, tokens = [], dict[str, None]()
    drawing = Drawing(page, example.item, example.accept, example.reject)
    grades: dict[str, list[str]] = {}
    order = [SKIP, *index.questions]
    for question_id in sorted(example.accept, key=lambda each: order.index(each) if each in order else len(order)):
        accepted = example.accept[question_id]
        question = index.questions.get(question_id)
        if question is None and question_id != SKIP:
            continue  # the audience can't see the question
        title = question.title if question else "Leave the item"
        shown = f"{asked_html(page, question_id)}{accepted_html(page, question_id, accepted, drawing)}"
        answers.append(Answered(title, Markup(shown)))
        refs = [f"{SKIP}/{each}" for each in accepted.any_of or ()]
        if question:
            refs = list(labels_accepted(question, accepted, page.edition.index))
        tokens.update(dict.fromkeys(label_anchor(ref) for ref in refs))
        if accepted.any_of and isinstance(question, Grades) and question.of not in grades and len(accepted.any_of) == 1:
            grades[question.of] = grade_chips(page, question, accepted.any_of[0])
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
        page.item(example.item, Marking(drawing.spans, grades, drawing.boxes)),
        tuple(answers),
        tuple(rejected),
        " ".join(tokens),
        tuple(_path(page, example)),
    )


def _path(page: Page, example: Example) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    found = []
    for flow_id, taken in example.path.items():
        flow = page.edition.index.flows.get(flow_id)
        if flow:
            asks = {ask.id: ask.ask for ask in flow.asks}
            found.append((flow_id, tuple((asks[ask], answer) for ask, answer in taken.items() if ask in asks)))
    return found
