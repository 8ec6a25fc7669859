"""The label reference: every question of the answer schema with its labels, and what shows and decides them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from builder.model import Index, LabelEntry, Question
from builder.model.index import SKIP
from builder.model.labels import Label, Severity
from builder.model.questions import Errors, Rating
from builder.model.scales import Refinement
from builder.render.answers_scaled import levels_of
from builder.render.cards import first_sentence
from builder.render.coverage import Counts
from builder.render.environment import number
from builder.render.limits import limits_of
from builder.render.page import Page
from builder.render.prose import plain_text
from builder.render.variants import control, only
from builder.render.weights import WeightRow, weights_of


@dataclass(frozen=True, slots=True)
class LabelView:
    """A label with what shows and decides it.

    Attributes:
        entry: The label.
        heading: What its heading says: for a level the number too.
        depth: 0 for the broadest labels.
        rules: Ids of the rules that lead to it or bear on it.
        counts: Its examples.
        refinement: What it means for this question alone, where its scale is shared.
        by_exception: Exceptions of rules that lead to it, as `rule/exception`.
        severity: Whether it is no category but says how bad an error is.
    """

    entry: LabelEntry
    heading: str
    depth: int
    rules: tuple[str, ...]
    counts: Counts
    refinement: Refinement | None = None
    by_exception: tuple[str, ...] = ()
    severity: bool = False


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its labels.

    Attributes:
        question: The question.
        labels: Its labels; empty for a rating on a shared scale, whose levels stand in `levels`.
        levels: The levels of a shared scale.
        scale: The id of that scale, or None.
        limits: What an answer must keep to, in words.
        when: For each condition the question, the labels that bring it up and those that do not, as `question/label`.
        tree: Where labels have narrower ones, all of them with a short definition.
        drawn: The levels of a scale, each with its name, which may be empty.
        weights: For errors what each category costs.
    """

    question: Question
    labels: tuple[LabelView, ...]
    levels: tuple[LabelView, ...]
    scale: str | None
    limits: tuple[str, ...]
    when: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    tree: tuple[tuple[LabelView, str], ...] = ()
    drawn: tuple[tuple[str, str], ...] = ()
    weights: tuple[WeightRow, ...] = ()


def labels_context(page: Page) -> Mapping[str, Any]:
    """Views of all questions and of the ways to leave an item."""
    project, index = page.edition.project, page.edition.index
    counts = page.edition.coverage.labels
    rules: dict[str, dict[str, None]] = {}
    exceptions: dict[str, list[str]] = {}
    for rule in project.rules:
        for ref in (*rule.gives, *rule.bears_on):
            rules.setdefault(ref, {})[rule.id] = None
        for exception in rule.exceptions:
            for ref in exception.gives:
                exceptions.setdefault(ref, []).append(f"{rule.id}/{exception.id}")

    def view(entry: LabelEntry) -> LabelView:
        anchor_value = getattr(entry.label, "value", None)
        heading = entry.title if anchor_value is None else f"{number(anchor_value)} – {entry.title}"
        refined = getattr(index.questions.get(entry.question), "refine", ())
        refinement = next((each for each in refined if each.value == anchor_value), None)
        cited, by_exception = tuple(rules.get(entry.ref, ())), tuple(exceptions.get(entry.ref, ()))
        depth, severe = len(entry.parents), isinstance(entry.label, Severity)
        return LabelView(entry, heading, depth, cited, counts[entry.ref], refinement, by_exception, severe)

    questions = []
    for question in project.questions:
        views = tuple(view(entry) for entry in index.labels_of(question.id))
        shared = question.scale if isinstance(question, Rating) and isinstance(question.scale, str) else None
        when = tuple(
            (each.question, _refs(each.question, each.is_), _refs(each.question, each.is_not)) for each in question.when
        )
        questions.append(
            QuestionView(
                question,
                () if shared else views,
                views if shared else (),
                shared,
                limits_of(question, index),
                when,
                _tree(views),
                _drawn(index, question) if isinstance(question, Rating) else (),
                weights_of(page, question) if isinstance(question, Errors) else (),
            )
        )
    skips = tuple(view(entry) for entry in index.labels_of(SKIP))
    return {
        "questions": questions,
        "skips": skips,
        "rules_of_question": rules,
        "control": control(page) if any(question.only for question in project.questions) else "",
        "only": partial(only, page),
    }


def _refs(question: str, labels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{question}/{label}" for label in labels)


def _tree(views: tuple[LabelView, ...]) -> tuple[tuple[LabelView, str], ...]:
    """Every label with the first sentence of its definition; nothing where all of them stand on one level."""
    if not any(view.depth for view in views):
        return ()
    labels = (view for view in views if isinstance(view.entry.label, Label))
    return tuple(
        (view, plain_text(first_sentence(view.entry.label.definition or ""), lambda *_: None)) for view in labels
    )


def _drawn(index: Index, question: Rating) -> tuple[tuple[str, str], ...]:
    scale = index.scale_of(question)
    if scale is None:
        return ()
    names = {anchor.value: anchor.title for anchor in scale.anchors}
    return tuple((number(value), names.get(value, "")) for value in levels_of(scale))
