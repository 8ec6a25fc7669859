"""Gold answers: for each question the known answers in quizzes and examples, by the label that they give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from builder.answers import labels_in
from builder.lint.base import Subject
from builder.model import Question, QuizItem
from builder.model.examples import Example
from builder.model.index import level
from builder.model.items import FieldValue, Raw
from builder.model.labels import CannotTell, Severity, Strength
from builder.model.scales import Anchor
from builder.scalars import as_written
from builder.source import KeyPath

ONE_OF_FEW = frozenset({"choice", "rating", "multiple", "grades", "pairwise"})
"""Kinds of question to which one answer could be given again and again."""
PLACES = frozenset({"spans", "boxes", "errors", "relations"})
"""Kinds whose answers are places, each with a label that could be the same again and again."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One known answer.

    Attributes:
        name: What it is called, the same for the same answer; of two responses the place of the better one.
        labels: The labels in it.
        path: Where it stands.
    """

    name: str
    labels: frozenset[str]
    path: KeyPath


def in_quizzes(subject: Subject, use: str | None = None) -> dict[str, list[Gold]]:
    """The fully right answers of the quiz items, by question.

    Args:
        subject: The project.
        use: `practice` or `exam`; both where left out.
    """
    found: dict[str, list[Gold]] = {}
    for number, quiz in enumerate(subject.project.quizzes):
        for place, item in enumerate(quiz.items if use in {None, quiz.use} else ()):
            question = subject.index.questions.get(item.question or "")
            if item.kind != "label" or question is None or item.id in subject.dropped:
                continue
            path: KeyPath = ("quizzes", number, "items", place, "answers")
            row = next((row for row in item.answers if row.credit == 1), None)
            if row is not None:
                found.setdefault(question.id, []).extend(_golds(question, row.answer, item, path))
    return found


def in_examples(subject: Subject) -> dict[str, list[Gold]]:
    """The first accepted answer of each example, by question."""
    found: dict[str, list[Gold]] = {}
    for number, example in enumerate(subject.project.examples):
        for name, accepted in example.accept.items():
            question = subject.index.questions.get(name)
            answers = accepted.any_of or (() if accepted.from_ is None else (accepted.from_,))
            if question is not None and answers and example.id not in subject.dropped:
                path: KeyPath = ("examples", number, "accept", name)
                found.setdefault(name, []).extend(_golds(question, answers[0], example, path))
    return found


def labels_of(subject: Subject, question: str) -> list[str]:
    """The labels of a question that a key could hold: no broader ones, strengths, severities or ways out."""
    return [
        entry.id
        for entry in subject.labels_by_question.get(question, ())
        if entry.leaf and not isinstance(entry.label, (Strength, Severity, CannotTell))
    ]


def answers_to(subject: Subject, question: Question) -> int:
    """How many answers there are among which a taker could choose one to give always."""
    if question.kind == "pairwise":
        return 3 if getattr(question, "tie", False) else 2
    if question.kind in PLACES:
        return len(labels_of(subject, question.id))
    levels = [entry for entry in subject.labels_by_question.get(question.id, ()) if isinstance(entry.label, Anchor)]
    return max(2, len(levels) or len(labels_of(subject, question.id)))


def _golds(question: Question, raw: Raw, owner: QuizItem | Example, path: KeyPath) -> Iterator[Gold]:
    match question.kind:
        case "grades":
            for step in raw if isinstance(raw, (list, tuple)) else ():
                first = next(iter(step.get("any_of") or ()), None) if isinstance(step, Mapping) else step
                yield from _one(question, first, path)
        case "multiple" if isinstance(raw, (list, tuple)):
            names = frozenset(name for each in raw if (name := as_written(each)) is not None)
            yield Gold(", ".join(sorted(names)) or "none of them", names, path)
        case "spans" | "boxes" | "errors" | "relations" if isinstance(raw, (list, tuple)):
            names = frozenset(ref.partition("/")[2] for ref in labels_in(question, raw))
            if names:
                yield Gold(", ".join(sorted(names)), names, path)
        case "pairwise":
            yield Gold(_side(question, raw, owner.item), frozenset(), path)
        case _:
            yield from _one(question, raw, path)


def _one(question: Question, raw: Raw, path: KeyPath) -> Iterator[Gold]:
    written = as_written(raw)
    if written is None:
        return
    if question.kind == "rating":
        with suppress(ValueError, OverflowError):
            written = level(float(written))
    yield Gold(written, frozenset({written}), path)


def _side(question: Question, raw: Raw, item: Mapping[str, FieldValue]) -> str:
    parts = item.get(getattr(question, "of", ""))
    better = as_written(raw.get("better")) if isinstance(raw, Mapping) else None
    ids = [part.id for part in parts] if isinstance(parts, tuple) else []
    if better is None or better not in ids:
        return as_written(raw) or "tie"
    return "the first response" if ids.index(better) == 0 else "the second response"
