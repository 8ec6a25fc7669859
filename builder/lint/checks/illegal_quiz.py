"""A quiz can be taken, and an exam can be passed or failed.

An exam says what it takes to pass. A draw can't take more items from a pool than it holds, and what counts is what
each audience sees: an item `for: internal` is drawn for no trainer. A pool to which no item belongs is an unknown
reference.

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
from builder.model import INTERNAL, TRAINERS, Quiz
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
