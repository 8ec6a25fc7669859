"""Which rule and which label has examples and questions: what specialists look at before a release."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.answers import labels_accepted, labels_in
from builder.model import Project, QuizItem
from builder.model.examples import Example
from builder.model.index import SKIP, Index

KINDS = ("positive", "negative", "contrast", "borderline")


@dataclass(slots=True)
class Counts:
    """How often a rule or label is shown and asked.

    Attributes:
        examples: Ids of examples by kind.
        rejected: Ids of examples in which the label is named as a tempting mistake.
        practice: Number of practice items.
        exam: Number of exam items; for rules only.
    """

    examples: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    rejected: list[str] = field(default_factory=list)
    practice: int = 0
    exam: int = 0

    def asked(self, use: str) -> None:
        """Counts a quiz item."""
        if use == "exam":
            self.exam += 1
        else:
            self.practice += 1

    @property
    def shown(self) -> bool:
        """Whether an example shows it at work."""
        return bool(self.examples["positive"] or self.examples["borderline"])

    @property
    def bounded(self) -> bool:
        """Whether an example shows where it ends."""
        return any(self.examples[kind] for kind in KINDS if kind != "positive")

    @property
    def all_examples(self) -> list[str]:
        """Ids of all its examples, by kind."""
        return [example for kind in KINDS for example in self.examples[kind]]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts by rule id and by label reference."""

    rules: Mapping[str, Counts]
    labels: Mapping[str, Counts]


def coverage(project: Project, index: Index) -> Coverage:
    """Counts the examples and quiz items of every rule and label."""
    rules = {rule.id: Counts() for rule in project.rules}
    labels = {ref: Counts() for ref in index.labels}
    for example in project.examples:
        for rule in rules.keys() & set(example.rules):
            rules[rule].examples[example.kind].append(example.id)
        for ref in labels.keys() & _accepted_labels(index, example):
            labels[ref].examples[example.kind].append(example.id)
        for ref in labels.keys() & _rejected_labels(index, example):
            labels[ref].rejected.append(example.id)
    for quiz in project.quizzes:
        for item in quiz.items:
            for rule in rules.keys() & set(item.rules):
                rules[rule].asked(quiz.use)
            # A count of exam answers by label would publish the key.
            for ref in labels.keys() & (_key_labels(index, item) if quiz.use == "practice" else set()):
                labels[ref].asked(quiz.use)
    return Coverage(rules, labels)


def _accepted_labels(index: Index, example: Example) -> set[str]:
    found: set[str] = set()
    for question_id, accepted in example.accept.items():
        if question_id == SKIP:
            found |= {f"{SKIP}/{answer}" for answer in accepted.any_of or ()}
        elif question_id in index.questions:
            found |= set(labels_accepted(index.questions[question_id], accepted, index))
    return found


def _rejected_labels(index: Index, example: Example) -> set[str]:
    found: set[str] = set()
    for wrong in example.reject:
        if wrong.question == SKIP:
            found.add(f"{SKIP}/{wrong.answer}")
        elif wrong.question in index.questions:
            found |= set(labels_in(index.questions[wrong.question], wrong.answer))
    return found


def _key_labels(index: Index, item: QuizItem) -> set[str]:
    question = index.questions.get(item.question or "")
    return {ref for row in item.answers for ref in labels_in(question, row.answer)} if question else set()
