"""A quiz can be taken, and an exam can be passed or failed.

An exam says what it takes to pass. An item of which every option or every label is fully right asks for nothing. A
draw can't take more items from a pool than it holds, and what counts is what each audience sees: an item
`for: internal` is drawn for no trainer. A pool to which no item belongs is an unknown reference.

PASS
    quizzes:
      - format: 1
        id: exam
        use: exam
        title: Exam
        pass_mark: {overall: 0.8}
        draw: [{pool: easy, items: 1}]
        items:
          - {id: first, kind: open, ask: Why?, pool: easy, answers: [{answer: Because.}], rules: [insults], reason: So.}

FAIL
    quizzes:
      - format: 1
        id: exam
        use: exam
        title: Exam
        items:
          - {id: first, kind: open, ask: Why?, answers: [{answer: Because.}], rules: [insults], reason: So.}

FAIL
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        draw: [{pool: easy, items: 2}]
        items:
          - {id: first, kind: open, ask: Why?, pool: easy, answers: [{answer: Because.}], rules: [insults], reason: So.}

FAIL
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        items:
          - {id: first, kind: single, ask: Which?, options: [{id: a, text: Red}, {id: b, text: Two}],
             answers: [{answer: a}, {answer: b}], rules: [insults], reason: So.}

FAIL
    quizzes:
      - format: 1
        id: practice
        use: practice
        title: Practice
        draw: [{pool: easy, items: 2}]
        items:
          - {id: first, kind: open, ask: Why?, pool: easy, answers: [{answer: Because.}], rules: [insults], reason: So.}
          - {id: other, kind: open, ask: How?, pool: easy, answers: [{answer: Rudely.}], rules: [insults], reason: So.,
             for: internal}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from builder.lint.base import Fault, Subject
from builder.model import INTERNAL, TRAINERS, Quiz, QuizItem
from builder.scalars import as_written
from builder.source import KeyPath


def run(subject: Subject) -> Iterator[Fault]:
    """Quiz by quiz."""
    for number, quiz in enumerate(subject.project.quizzes):
        path: KeyPath = ("quizzes", number)
        if quiz.use == "exam" and quiz.pass_mark is None and quiz.id not in subject.dropped:
            yield Fault((*path, "use"), f"the exam '{quiz.id}' has no pass mark",
                        "Write 'pass_mark: {overall: 0.8}', or whatever share it takes.")  # fmt: skip
        if subject.whole:
            yield from _draws(quiz, path, _readers(subject, quiz))
        for place, item in enumerate(quiz.items):
            if item.id not in subject.dropped and _all_right(subject, item):
                what = "label" if item.kind == "label" else "option"
                yield Fault((*path, "items", place, "answers"), f"every {what} is fully right in '{item.id}'",
                            "Leave only the right one, or give the others less 'credit'.")  # fmt: skip


def _all_right(subject: Subject, item: QuizItem) -> bool:
    """Whether no answer is wrong. In a `multiple` item all options together may well be the answer."""
    right = {as_written(row.answer) for row in item.answers if row.credit == 1}
    if item.kind == "single":
        return len(item.options) > 1 and {option.id for option in item.options} <= right
    question = subject.index.questions.get(item.question or "")
    if item.kind != "label" or question is None or question.kind != "choice" or question.id in subject.dropped:
        return False
    labels = {entry.id for entry in subject.labels_by_question.get(question.id, ()) if entry.leaf}
    return len(labels) > 1 and labels <= right


def _readers(subject: Subject, quiz: Quiz) -> list[str]:
    """The audiences that may see the quiz, besides those who see everything."""
    audiences = dict.fromkeys([TRAINERS, *(audience.id for audience in subject.project.audiences)])
    return [audience for audience in audiences if audience != INTERNAL and quiz.visible_to(audience)]


def _draws(quiz: Quiz, path: KeyPath, readers: Sequence[str]) -> Iterator[Fault]:
    held = Counter(item.pool for item in quiz.items)
    shown = {reader: Counter(item.pool for item in quiz.items if item.visible_to(reader)) for reader in readers}
    seen: set[str] = set()
    for place, draw in enumerate(quiz.draw):
        where: KeyPath = (*path, "draw", place)
        if draw.pool in held and draw.items > held[draw.pool]:
            message = f"{draw.items} items are drawn from the pool '{draw.pool}', which has {held[draw.pool]}"
            yield Fault((*where, "items"), message, "Draw fewer, or add items to the pool.")
        elif draw.pool in held:
            short = [reader for reader in readers if draw.items > shown[reader][draw.pool]]
            if short:
                who = "trainers" if short[0] == TRAINERS else f"'{short[0]}'"
                message = (
                    f"{draw.items} items are drawn from the pool '{draw.pool}', of which {who} may see "
                    f"{shown[short[0]][draw.pool]}"
                )
                yield Fault((*where, "items"), message, "Draw fewer, or show them more items of the pool.")
        if draw.pool in seen:
            yield Fault((*where, "pool"), f"the pool '{draw.pool}' is drawn from twice", "Draw once, with the sum.")
        seen.add(draw.pool)
